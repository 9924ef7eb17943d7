"""The registry of rules: each has a stable code, a title, a why, and yields findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from wardstats.model.catalogue import Catalogue, Indicator
from wardstats.model.findings import Finding
from wardstats.model.observations import Observation


@dataclass(frozen=True)
class Confronted:
    """The figures of one ward, confronted with the rules."""

    ward: str
    figures: tuple[Observation, ...]
    catalogue: Catalogue

    @cached_property
    def by_indicator(self) -> Mapping[str, Mapping[tuple[str, str], Observation]]:
        """Figures by indicator, then by role and period."""
        found: dict[str, dict[tuple[str, str], Observation]] = defaultdict(dict)
        for figure in self.figures:
            found[figure.indicator][figure.role, figure.period] = figure
        return dict(found)

    def of_role(self, role: str) -> Iterator[tuple[Indicator, Observation]]:
        """Yield the figures of a role with their indicators, where these are known."""
        for figure in self.figures:
            if figure.role == role and figure.indicator in self.catalogue:
                yield self.catalogue[figure.indicator], figure

    def find(self, indicator: str, role: str, period: str) -> Observation | None:
        """Return one figure, or None."""
        return self.by_indicator.get(indicator, {}).get((role, period))


Confront = Callable[[Confronted], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule that figures must satisfy."""

    code: str  # stable, never renamed
    title: str  # English; translated where it is shown
    why: str  # one sentence for the page of checks
    confront: Confront


RULES: dict[str, Rule] = {}


def rule(code: str, title: str, why: str) -> Callable[[Confront], Confront]:
    """Register a function as the rule of this code."""

    def register(confront: Confront) -> Confront:
        RULES[code] = Rule(code, title, why, confront)
        return confront

    return register


def run_rules(
    figures: Iterable[Observation], catalogue: Catalogue, rules: Iterable[Rule] | None = None
) -> Iterator[Finding]:
    """Yield what the rules find, ward by ward."""
    wards: dict[str, list[Observation]] = defaultdict(list)
    for figure in figures:
        wards[figure.ward].append(figure)
    for ward, its_figures in wards.items():
        confronted = Confronted(ward, tuple(its_figures), catalogue)
        for one in rules if rules is not None else RULES.values():
            yield from one.confront(confronted)
