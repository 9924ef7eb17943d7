"""The registry of rules: each has a stable code, a title, a why, and yields findings.

A rule either says itself what it finds (`rule`), or declares relations between figures and how to
word one that does not hold (`relation_rule`); those are judged here and solved in `localisation`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wardstats.checks.mismatch import Wording, mismatch
from wardstats.checks.relations import Relation
from wardstats.model.catalogue import Catalogue, Indicator
from wardstats.model.findings import Finding
from wardstats.model.observations import Observation
from wardstats.model.verdicts import Verdict

_SILENT = (Verdict.CONSISTENT, Verdict.NOT_CHECKABLE)


@dataclass(frozen=True)
class Confronted:
    """The figures of one ward, confronted with the rules."""

    ward: str
    figures: tuple[Observation, ...]
    catalogue: Catalogue

    @cached_property
    def by_indicator(self) -> Mapping[str, Mapping[Place, Mapping[str, Observation]]]:
        """Figures by indicator, role and period, and who set them; of two the first cell."""
        found: dict[str, dict[Place, dict[str, Observation]]] = defaultdict(dict)
        for figure in (one for one in self.figures if one.indicator):
            setters = found[figure.indicator].setdefault((figure.role, figure.period), {})
            other = setters.get(figure.assigned_by)
            if other is None or address(figure) < address(other):
                setters[figure.assigned_by] = figure
        return dict(found)

    @cached_property
    def relations(self) -> Mapping[str, list[Relation]]:
        """What each rule that declares relations declares for these figures."""
        return {one.code: [*one.relate(self)] for one in RULES.values() if one.relate is not None}

    def of_role(self, role: str) -> Iterator[tuple[Indicator, Observation]]:
        """Yield the figures of a role with their indicators, where these are known."""
        for figure in self.figures:
            if figure.role == role and figure.indicator in self.catalogue:
                yield self.catalogue[figure.indicator], figure

    def find(
        self, indicator: str, role: str, period: str, assigned_by: str = ""
    ) -> Observation | None:
        """Return one figure, or None; of several plans that of the body that set it."""
        setters = self.set_by(indicator, role, period)
        if len(setters) == 1 and (not assigned_by or "" in setters):
            return next(iter(setters.values()))
        return setters.get(assigned_by)

    def set_by(self, indicator: str, role: str, period: str) -> Mapping[str, Observation]:
        """Return the figures of one role and period by who set them; most have one, of nobody."""
        return self.by_indicator.get(indicator, {}).get((role, period), {})


Place = tuple[str, str]  # role and period
Confront = Callable[[Confronted], Iterator[Finding]]
Relate = Callable[[Confronted], Iterator[Any]]  # a family's own shape of relation
Word = Callable[[Any, Verdict], Wording]


@dataclass(frozen=True)
class Rule:
    """A rule that figures must satisfy."""

    code: str  # stable, never renamed
    title: str  # English; translated where it is shown
    why: str  # one sentence for the page of checks
    confront: Confront
    relate: Relate | None = None  # the relations it declares, where it declares any


RULES: dict[str, Rule] = {}


def rule(code: str, title: str, why: str) -> Callable[[Confront], Confront]:
    """Register a function that yields findings as the rule of this code."""

    def register(confront: Confront) -> Confront:
        RULES[code] = Rule(code, title, why, confront)
        return confront

    return register


def relation_rule(code: str, title: str, why: str, word: Word) -> Callable[[Relate], Relate]:
    """Register a function that yields relations as the rule of this code.

    Parameters
    ----------
    word
        Takes a relation that is not consistent and its verdict; what the finding says.
    """

    def register(relate: Relate) -> Relate:
        def confront(confronted: Confronted) -> Iterator[Finding]:
            for relation in confronted.relations[code]:
                verdict = relation.verdict
                if verdict not in _SILENT:
                    yield mismatch(code, verdict, relation, word(relation, verdict))

        RULES[code] = Rule(code, title, why, confront, relate)
        return relate

    return register


def declared_relations(confronted: Confronted) -> Iterator[tuple[str, Relation]]:
    """Yield every relation that a rule declares for these figures, with the rule's code."""
    for code, relations in confronted.relations.items():
        yield from ((code, relation) for relation in relations)


def confront_wards(figures: Iterable[Observation], catalogue: Catalogue) -> Iterator[Confronted]:
    """Part figures by ward."""
    wards: dict[str, list[Observation]] = defaultdict(list)
    for figure in figures:
        wards[figure.ward].append(figure)
    for ward, its_figures in wards.items():
        yield Confronted(ward, tuple(its_figures), catalogue)


def run_rules(
    figures: Iterable[Observation], catalogue: Catalogue, rules: Iterable[Rule] | None = None
) -> Iterator[Finding]:
    """Yield what the rules find, ward by ward."""
    chosen = list(rules if rules is not None else RULES.values())
    for confronted in confront_wards(figures, catalogue):
        for one in chosen:
            yield from one.confront(confronted)


def address(figure: Observation) -> tuple[str, str, int, str]:
    """Return where a figure stands, in the order of reading."""
    return figure.workbook, figure.sheet, len(figure.cell), figure.cell
