"""The registry of rules: each has a stable code, a title, a why, and yields findings.

A rule either says itself what it finds (`rule`), or declares relations between figures and how to
word one that does not hold (`relation_rule`); those are judged here and solved in `localisation`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from wardstats.checks.history import Comparison, History, closing_period
from wardstats.checks.mismatch import Wording, mismatch
from wardstats.checks.relations import Relation, figures_of
from wardstats.model.catalogue import Catalogue, Indicator
from wardstats.model.findings import Finding
from wardstats.model.observations import Observation
from wardstats.model.periods import Period
from wardstats.model.verdicts import Verdict

_NOBODY: Mapping[str, Observation] = {}
_SILENT = (Verdict.CONSISTENT, Verdict.NOT_CHECKABLE)


@dataclass(frozen=True)
class Confronted:
    """The figures of one ward, confronted with the rules."""

    ward: str
    figures: tuple[Observation, ...]
    catalogue: Catalogue
    history: History = field(default_factory=History)  # of earlier reports

    @cached_property
    def period(self) -> Period | None:
        """The cumulative period that the figures close with; None where none tells it."""
        return closing_period(self.figures)

    @cached_property
    def actual_periods(self) -> frozenset[str]:
        """The periods that any result is of, in this report or an earlier one."""
        figures = (*self.figures, *self.history.figures)
        return frozenset(one.period for one in figures if one.role == "actual")

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
    def _by_place(self) -> Mapping[tuple[str, str, str], Mapping[str, Observation]]:
        return {
            (indicator, role, period): setters
            for indicator, places in self.by_indicator.items()
            for (role, period), setters in places.items()
        }

    @cached_property
    def _undisputed(self) -> Mapping[tuple[str, str, str], Observation]:
        """Figures that one body alone gives, or nobody said who; most are."""
        return {
            place: next(iter(setters.values()))
            for place, setters in self._by_place.items()
            if len(setters) == 1
        }

    @cached_property
    def relations(self) -> Mapping[str, list[Relation]]:
        """What each rule that declares relations declares for these figures."""
        return {one.code: [*one.relate(self)] for one in RULES.values() if one.relate is not None}

    @cached_property
    def failing(self) -> Mapping[str, list[tuple[Relation, Verdict]]]:
        """Those that do not simply hold, by rule, with their verdicts; each is judged once."""
        return {
            code: [(one, verdict) for one in relations if (verdict := one.verdict) not in _SILENT]
            for code, relations in self.relations.items()
        }

    def of_role(self, role: str) -> Iterator[tuple[Indicator, Observation]]:
        """Return the figures of a role with their indicators, where these are known."""
        return iter(self._by_role.get(role, ()))

    @cached_property
    def _by_role(self) -> Mapping[str, list[tuple[Indicator, Observation]]]:
        found: dict[str, list[tuple[Indicator, Observation]]] = defaultdict(list)
        indicators = self.catalogue.indicators
        for figure in self.figures:
            indicator = indicators.get(figure.indicator)
            if indicator is not None:
                found[figure.role].append((indicator, figure))
        return found

    def of_indicator(self, indicator: str) -> Iterator[Observation]:
        """Yield the figures of an indicator, of each role, period and setter one."""
        for setters in self.by_indicator.get(indicator, {}).values():
            yield from setters.values()

    def find(
        self, indicator: str, role: str, period: str, assigned_by: str = ""
    ) -> Observation | None:
        """Return one figure, or None; of several plans that of the body that set it."""
        place = indicator, role, period
        only = self._undisputed.get(place)
        if only is not None and (not assigned_by or only.assigned_by in ("", assigned_by)):
            return only
        return self._by_place.get(place, _NOBODY).get(assigned_by)

    def set_by(self, indicator: str, role: str, period: str) -> Mapping[str, Observation]:
        """Return the figures of one role and period by who set them; most have one, of nobody."""
        return self._by_place.get((indicator, role, period), _NOBODY)

    def last_closing(self, period: Period) -> Period | None:
        """Return the latest cumulative period before this one in its year that was reported."""
        for one in reversed(self.history.closings(period.year)):
            if one.last_month < period.last_month:
                return one
        return None

    def earlier(
        self, indicator: str, role: str, period: str, assigned_by: str = ""
    ) -> Observation | None:
        """Return one figure of an earlier report, as the latest of them has it, or None."""
        return self.history.find(indicator, role, period, assigned_by)


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
    compares: Comparison | None = None  # with earlier reports


RULES: dict[str, Rule] = {}


def rule(
    code: str, title: str, why: str, *, compares: Comparison | None = None
) -> Callable[[Confront], Confront]:
    """Register a function that yields findings as the rule of this code."""

    def register(confront: Confront) -> Confront:
        RULES[code] = Rule(code, title, why, confront, compares=compares)
        return confront

    return register


def relation_rule(
    code: str, title: str, why: str, word: Word, *, compares: Comparison | None = None
) -> Callable[[Relate], Relate]:
    """Register a function that yields relations as the rule of this code.

    Parameters
    ----------
    word
        Takes a relation that is not consistent and its verdict; what the finding says.
    """

    def register(relate: Relate) -> Relate:
        def confront(confronted: Confronted) -> Iterator[Finding]:
            for relation, verdict in confronted.failing[code]:
                own = [one for one in figures_of(relation) if not confronted.history.holds(one)]
                yield mismatch(code, verdict, relation, word(relation, verdict), own)

        RULES[code] = Rule(code, title, why, confront, relate, compares)
        return relate

    return register


def declared_relations(confronted: Confronted) -> Iterator[tuple[str, Relation]]:
    """Yield every relation that binds these figures, with the code of the rule that declares it."""
    for code, relations in confronted.relations.items():
        yield from ((code, relation) for relation in relations if relation.binds)


def confront_wards(
    figures: Iterable[Observation], catalogue: Catalogue, history: Iterable[Observation] = ()
) -> Iterator[Confronted]:
    """Part figures by ward, each with the figures of its earlier reports."""
    earlier = _by_ward(history)
    for ward, its_figures in _by_ward(figures).items():
        yield Confronted(ward, tuple(its_figures), catalogue, History(tuple(earlier.get(ward, ()))))


def run_rules(
    confronted: Iterable[Confronted], rules: Iterable[Rule] | None = None
) -> Iterator[Finding]:
    """Yield what the rules find, ward by ward."""
    chosen = list(rules if rules is not None else RULES.values())
    for ward in confronted:
        for one in chosen:
            yield from one.confront(ward)


def _by_ward(figures: Iterable[Observation]) -> dict[str, list[Observation]]:
    wards: dict[str, list[Observation]] = defaultdict(list)
    for figure in figures:
        wards[figure.ward].append(figure)
    return dict(wards)


def address(figure: Observation) -> tuple[str, str, int, str]:
    """Return where a figure stands, in the order of reading."""
    return figure.workbook, figure.sheet, len(figure.cell), figure.cell
