"""Hypotheses: the smallest sets of figures whose change satisfies every relation.

What is possible is exact: a figure may take only values that all its relations allow. What is
likely only orders it: how the slip is usually made, and how well all figures fit then.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wardstats.checks.intervals import EVERYTHING, Interval
from wardstats.checks.likelihood import Point
from wardstats.checks.network import Network, Tie
from wardstats.checks.readings import Reading, Readings
from wardstats.checks.slips import Former

LARGEST_SET = 3  # figures that one group of broken relations is explained by
LARGEST_SEARCH = 1000  # sets looked at for one group
_WRONG_COST = 5.0  # of one more wrong figure: about one in 150
_UNLIKELY = 7.0  # what costs so much more than the likeliest is left out: one in 1 000
_MOST_READINGS = 6  # of one figure, where several are wrong
_MOST_PAIRS = 40  # of readings of two figures


@dataclass(frozen=True)
class Hypothesis:
    """Figures that may be wrong together, with what they were, and how unlikely that is."""

    formers: Mapping[int, Former]
    rooms: Mapping[int, Interval]  # where each may lie, the others being as they are
    cost: float


def explain(readings: Readings, broken: list[Tie]) -> list[Hypothesis]:
    """Return the explanations of a group of broken relations, likeliest first.

    They are the smallest sets that satisfy all relations, and where one figure would do, also two
    that usual slips explain. Empty where no set of `LARGEST_SET` figures satisfies all relations.
    """
    search = _Search(readings, broken)
    for size in range(1, LARGEST_SET + 1):
        found = [one for chosen in search.sets(size) for one in search.suppose(chosen)]
        if size == 1:
            found += search.exchanges()
        if found and size == 1:
            dearest = min(one.cost for one in found) + _UNLIKELY
            found += [
                one
                for chosen in search.pairs()
                for one in search.undo_both(chosen, dearest)
                if one.cost < dearest
            ]
        if found:
            return sorted(found, key=lambda one: (one.cost, sorted(one.formers)))
    return []


class _Search:
    """The search for what explains one group of broken relations."""

    def __init__(self, readings: Readings, broken: list[Tie]) -> None:
        self.readings = readings
        self.network = readings.network
        self.likelihood = readings.likelihood
        self.broken = broken

    def sets(self, size: int) -> Iterator[tuple[int, ...]]:
        """Yield sets of so many figures, as many of them as are looked at."""
        return itertools.islice(_candidate_sets(self.network, self.broken, size), LARGEST_SEARCH)

    def pairs(self) -> Iterator[tuple[int, ...]]:
        """Yield pairs of figures of the broken relations, one at least of each."""
        members = dict.fromkeys(member for tie in self.broken for member in tie.members)
        for pair in itertools.islice(itertools.combinations(members, 2), LARGEST_SEARCH):
            if all(set(pair) & set(tie.members) for tie in self.broken):
                yield pair

    def suppose(self, chosen: tuple[int, ...]) -> Iterator[Hypothesis]:
        """Yield what chosen figures may have been so that all their relations hold."""
        room = self.network.narrow(chosen, {})
        if room is None:
            return
        if len(chosen) == 2:
            yield from self.undo_both(chosen, math.inf)
        yield from self._fill(chosen, room, {})

    def _fill(
        self, chosen: tuple[int, ...], room: Mapping[int, Interval], made: Mapping[int, Reading]
    ) -> Iterator[Hypothesis]:
        """Choose what the figure with the least room was, then the next."""
        left = [one for one in chosen if one not in made]
        if not left:
            yield self._weigh(made)
            return
        figure = min(left, key=lambda one: (float(room[one].high - room[one].low), one))
        readings = self.readings.of(figure, room)
        if len(chosen) > 1:
            usual = [one for one in readings if one.former.is_exact]
            readings = [one for one in readings if not one.former.is_exact]
            if len(usual) <= _MOST_READINGS:
                readings = usual + readings
        for reading in readings:
            filled = {**made, figure: reading}
            fixed = {one: each.spread for one, each in filled.items()}
            narrowed = self.network.narrow(chosen, fixed)
            if narrowed is not None:
                yield from self._fill(chosen, narrowed, filled)

    def undo_both(self, chosen: tuple[int, ...], dearest: float) -> Iterator[Hypothesis]:
        """Yield what two figures were, if a usual slip was made in each of them."""
        left = dearest - len(chosen) * _WRONG_COST
        ways = [
            (one.former.cost + other.former.cost, one, other)
            for one, other in self._matching(chosen, left)
        ]
        ways.sort(key=lambda way: (way[0], way[1].former.value, way[2].former.value))
        for _cost, one, other in ways[:_MOST_PAIRS]:
            made = dict(zip(chosen, (one, other), strict=True))
            if self.network.narrow(chosen, {figure: each.spread for figure, each in made.items()}):
                yield self._weigh(made)

    def exchanges(self) -> Iterator[Hypothesis]:
        """Yield two figures of a row that stand in each other's cell; that is one slip."""
        members = dict.fromkeys(member for tie in self.broken for member in tie.members)
        for one in members:
            for other in self.network.beside(one):
                if other in members and other < one:
                    continue
                made = self.readings.exchanged(one, other)
                fixed = {figure: each.spread for figure, each in made.items()}
                if self.network.narrow((one, other), fixed):
                    yield self._weigh(made, slips=1 - self._mends_others(one, other))

    def _mends_others(self, one: int, other: int) -> bool:
        """Whether two figures are in broken relations of other groups: one slip less there."""
        ties = [*self.network.of_figure[one], *self.network.of_figure[other]]
        return any(tie.is_broken and tie not in self.broken for tie in ties)

    def _matching(self, chosen: tuple[int, ...], left: float) -> Iterator[tuple[Reading, Reading]]:
        """Yield readings of two figures that fit, as far as floats tell, at less than a cost."""
        first, second = chosen
        ones = self.readings.cheapest(first, left, besides=second)
        others = self.readings.cheapest(second, left, besides=first)
        if not ones or not others or ones[0].former.cost + others[0].former.cost > left:
            return
        shared = [tie for tie in self.network.of_figure[first] if second in tie.members]
        least, groups = others[0].former.cost, _group_by_half(others)
        for one in itertools.takewhile(lambda each: each.former.cost + least <= left, ones):
            window: Interval | None = EVERYTHING
            for tie in shared:
                implied = self.likelihood.implied(tie, second, {first: one.point})
                window = window and implied and implied.meet(window)
            if window is None:
                continue
            for half, places, group in groups:
                start = bisect_left(places, window.low - half)
                for other in group[start : bisect_right(places, window.high + half)]:
                    if one.former.cost + other.former.cost <= left:
                        yield one, other

    def _weigh(self, made: Mapping[int, Reading], slips: int | None = None) -> Hypothesis:
        """Reckon how unlikely readings are together: so many slips, or one for each figure."""
        points: dict[int, Point] = {figure: one.point for figure, one in made.items()}
        cost = math.fsum(one.former.cost for one in made.values())
        cost += (len(made) if slips is None else slips) * _WRONG_COST
        return Hypothesis(
            {figure: one.former for figure, one in made.items()},
            {figure: one.room for figure, one in made.items()},
            cost + self.likelihood.gain(points),
        )


def _group_by_half(readings: list[Reading]) -> list[tuple[float, list[float], list[Reading]]]:
    """Group readings by half their last digit, each group by value, with the values."""
    groups: dict[float, list[Reading]] = {}
    for reading in sorted(readings, key=lambda one: one.point.value):
        groups.setdefault(reading.point.half, []).append(reading)
    return [(half, [one.point.value for one in its], its) for half, its in groups.items()]


def _candidate_sets(network: Network, broken: list[Tie], size: int) -> Iterator[tuple[int, ...]]:
    """Yield sets of so many figures, one at least of every broken relation.

    A set is filled up with what its figures are tied to: a wrong figure can hide another.
    """
    seen: set[frozenset[int]] = set()

    def extend(chosen: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if frozenset(chosen) in seen:
            return
        seen.add(frozenset(chosen))
        unmet = [tie for tie in broken if not set(chosen) & set(tie.members)]
        if len(chosen) == size:
            if not unmet:
                yield chosen
            return
        if unmet:
            tried = min(unmet, key=lambda tie: len(tie.members)).members
        else:
            tried = tuple(network.neighbours(chosen))
        for member in tried:
            yield from extend((*chosen, member))

    yield from extend(())
