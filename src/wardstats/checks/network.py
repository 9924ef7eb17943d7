"""The network of a ward's figures: which relations each is in, and which of those are broken."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from wardstats.checks.intervals import EVERYTHING, Interval, spread
from wardstats.checks.registry import Confronted, address, declared_relations
from wardstats.checks.relations import Relation, figures_of
from wardstats.model.observations import Observation
from wardstats.model.verdicts import Verdict

_NOT_NEGATIVE = Interval(Fraction(0), math.inf)
_ROUNDS = 8  # of narrowing; ties of up to three figures settle in fewer


@dataclass(frozen=True, eq=False)
class Tie:
    """A relation with the numbers of its figures; those of earlier reports are taken as given."""

    code: str
    relation: Relation
    places: tuple[int | None, ...]  # in the ward's figures, the reported one first; None: earlier

    @cached_property
    def members(self) -> tuple[int, ...]:
        """The figures that may be wrong: those of the workbook."""
        return tuple(place for place in self.places if place is not None)

    @cached_property
    def is_broken(self) -> bool:
        """Whether no rounding explains it."""
        return self.relation.verdict is Verdict.INCONSISTENT

    def implied(self, figure: int, spreads: Mapping[int, Interval]) -> Interval | None:
        """Return where a figure must lie, the others lying in their spreads."""
        ends = [
            spread(one) if place is None else spreads[place]
            for one, place in zip(figures_of(self.relation), self.places, strict=True)
        ]
        return self.relation.implied(self.places.index(figure), ends)


class Network:
    """The ties between the figures of one ward."""

    def __init__(self, confronted: Confronted) -> None:
        # By their cells, so that the order of rows decides nothing, not even where a search ends.
        self.figures = sorted(confronted.figures, key=address)
        self.history = confronted.history
        places = {id(figure): number for number, figure in enumerate(self.figures)}
        self.ties = [
            Tie(code, relation, tuple(places.get(id(figure)) for figure in figures_of(relation)))
            for code, relation in declared_relations(confronted)
        ]
        self.ties.sort(key=lambda tie: (tie.code, tie.members))
        self.of_figure: dict[int, list[Tie]] = defaultdict(list)
        for tie in self.ties:
            for member in set(tie.members):
                self.of_figure[member].append(tie)

    def neighbours(self, chosen: Iterable[int]) -> list[int]:
        """Return the figures that share a tie with one of these, in the order of the figures."""
        own = set(chosen)
        tied = {member for one in own for tie in self.of_figure[one] for member in tie.members}
        return sorted(tied - own)

    def beside(self, figure: int) -> list[int]:
        """Return the other figures of an indicator that are not the same, in its unit."""
        own = self.figures[figure]
        return [
            place
            for place in self._of_indicator.get((own.indicator, own.unit), ())
            if place != figure and self.figures[place].value != own.value
        ]

    @cached_property
    def _of_indicator(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, one in enumerate(self.figures):
            if one.indicator and one.unit != "%":
                found[one.indicator, one.unit].append(place)
        return found

    def clusters(self) -> list[list[Tie]]:
        """Group broken ties that share figures; what mends one group leaves the others."""
        clusters: list[tuple[set[int], list[Tie]]] = []
        for tie in self.ties:
            if not tie.is_broken:
                continue
            joined = [one for one in clusters if not one[0].isdisjoint(tie.members)]
            clusters = [one for one in clusters if one[0].isdisjoint(tie.members)]
            members = set(tie.members).union(*(one[0] for one in joined))
            clusters.append((members, [*(old for one in joined for old in one[1]), tie]))
        return [ties for _members, ties in clusters]

    def narrow(
        self, chosen: Iterable[int], fixed: Mapping[int, Interval]
    ) -> dict[int, Interval] | None:
        """Return where chosen figures must lie so that all their ties hold; None for nowhere.

        Parameters
        ----------
        fixed
            Where some of them are taken to lie.
        """
        found: dict[int, Interval] = {}
        for one in chosen:
            room = domain(self.figures[one])
            taken = room.meet(fixed[one]) if one in fixed else room
            if taken is None:
                return None
            found[one] = taken
        touched = {id(tie): tie for one in found for tie in self.of_figure[one]}.values()
        spreads = {
            member: found.get(member, spread(self.figures[member]))
            for tie in touched
            for member in tie.members
        }
        for _round in range(_ROUNDS):
            before = dict(found)
            for tie in touched:
                for one in found.keys() & set(tie.members):
                    implied = tie.implied(one, spreads)
                    narrowed = implied.meet(found[one]) if implied else None
                    if narrowed is None:
                        return None
                    found[one] = spreads[one] = narrowed
            if found == before:
                break
        return found

    def holds_with(self, tie: Tie, figure: int, changed: Observation) -> bool:
        """Whether a tie holds once a figure is changed and the others are not."""
        spreads = {member: spread(self.figures[member]) for member in tie.members}
        implied = tie.implied(figure, spreads)
        return implied is not None and implied.meet(spread(changed)) is not None


def domain(figure: Observation) -> Interval:
    """Return what a figure of its kind may be at all: only changes are below 0."""
    return EVERYTHING if figure.role == "growth_percent" else _NOT_NEGATIVE
