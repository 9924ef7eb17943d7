"""Likelihood: how well figures fit their ties, within what rounding allows.

Only order comes from here, so it is reckoned in floats; what is possible at all is decided exactly,
in `network`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from wardstats.checks.intervals import EVERYTHING, Interval, exact_value, spread
from wardstats.checks.network import Network, Tie
from wardstats.checks.relations import Ratio, Sum, figures_of
from wardstats.model.observations import Observation

_SLACK = 1e-12  # of floats against the exact numbers


class Point(NamedTuple):
    """A figure as a float, and half of its last digit; infinite where it says "over", "about"."""

    value: float
    half: float

    @property
    def spread(self) -> Interval:
        """The numbers it stands for."""
        return Interval(self.value - self.half, self.value + self.half)

    def may_meet(self, low: float, high: float) -> bool:
        """Whether it may lie between two numbers, as far as floats tell; few that do not pass."""
        slack = (abs(self.value) + self.half) * _SLACK
        return self.value + self.half >= low - slack and self.value - self.half <= high + slack


Points = Mapping[int, Point]  # what some figures are changed to


@dataclass(frozen=True)
class _Balance:
    """A sum with all on one side, so that a change of one figure needs no look at the others."""

    weights: Mapping[int, int]
    rest: float  # of the figures as printed; 0 where they balance
    squares: float  # of the halves
    reach: float  # sum of the halves
    size: float  # of the greatest figure


class Likelihood:
    """The fit of a ward's figures, as printed or as changed."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._points: dict[int, Point] = {}
        self._balances: dict[int, _Balance | None] = {}

    def point(self, figure: int) -> Point:
        """Return a figure as it stands."""
        if figure not in self._points:
            self._points[figure] = _as_printed(self.network.figures[figure])
        return self._points[figure]

    def _points_of(self, tie: Tie, changed: Points) -> list[Point]:
        """Return the figures of a tie, some changed; those of earlier reports are as printed."""
        return [
            _as_printed(figure) if place is None else changed.get(place) or self.point(place)
            for figure, place in zip(figures_of(tie.relation), tie.places, strict=True)
        ]

    def gain(self, changed: Points) -> float:
        """Return how much worse the figures fit once some are changed; ties to be mended count."""
        ties = {id(tie): tie for one in changed for tie in self.network.of_figure[one]}.values()
        before = math.fsum(self._misfit(tie, {}) for tie in ties if not tie.is_broken)
        return math.fsum(self._misfit(tie, changed) for tie in ties) - before

    def implied(self, tie: Tie, figure: int, changed: Points) -> Interval | None:
        """Return where a tie wants a figure, some more than exactly."""
        balance = self._balance(tie)
        if balance is None:
            points = self._points_of(tie, changed)
            found = tie.relation.implied(
                tie.places.index(figure), [point.spread for point in points]
            )
            ends = [abs(point.value) for point in points]
            return found and _widen(found, max(ends))
        weight = balance.weights[figure]
        if not weight:
            return EVERYTHING
        rest, _squares, reach, size = self._changed(balance, changed)
        own = changed.get(figure) or self.point(figure)
        middle, reach = own.value - rest / weight, reach - own.half
        return _widen(Interval(middle - reach, middle + reach), max(size, abs(middle)))

    def _misfit(self, tie: Tie, changed: Points) -> float:
        """Return minus the logarithm of how likely the rounded figures of a tie fit so well.

        What rounding cuts off is uniform; the sum of several cuts is taken for normal, so that a
        sum of many rounded figures rarely lies at the end of what rounding allows.
        """
        balance = self._balance(tie)
        if balance is not None:
            distance, squares, _reach, _size = self._changed(balance, changed)
        elif isinstance(tie.relation, Ratio):
            distance, squares = _quotient_rest(tie.relation, *self._points_of(tie, changed))
        else:
            return 0.0
        return distance * distance * 1.5 / squares if 0 < squares < math.inf else 0.0

    def _changed(self, balance: _Balance, changed: Points) -> tuple[float, float, float, float]:
        rest, squares, reach, size = balance.rest, balance.squares, balance.reach, balance.size
        for figure, point in changed.items():
            weight = balance.weights.get(figure)
            if weight is not None:
                old = self.point(figure)
                rest += weight * (point.value - old.value)
                squares += point.half * point.half - old.half * old.half
                reach += point.half - old.half
                size = max(size, abs(point.value))
        return rest, squares, reach, size

    def _balance(self, tie: Tie) -> _Balance | None:
        """Return a sum as a balance; None for what is none, or has a figure without an end."""
        if id(tie) not in self._balances:
            self._balances[id(tie)] = self._weigh(tie)
        return self._balances[id(tie)]

    def _weigh(self, tie: Tie) -> _Balance | None:
        relation = tie.relation
        points = self._points_of(tie, {})
        halves = [point.half for point in points]
        if not isinstance(relation, Sum) or relation.sense != "equal" or math.inf in halves:
            return None
        signs = (1, *(-sign for sign in relation.signs or (1,) * len(relation.operands)))
        weights: dict[int, int] = {}
        for place, sign in zip(tie.places, signs, strict=True):
            if place is not None:
                weights[place] = weights.get(place, 0) + sign
        terms = [sign * point.value for sign, point in zip(signs, points, strict=True)]
        return _Balance(
            weights,
            math.fsum([*terms, -float(relation.constant)]),
            math.fsum(half * half for half in halves),
            math.fsum(halves),
            max(map(abs, terms)),
        )


def _as_printed(figure: Observation) -> Point:
    low, high = spread(figure)
    return Point(float(exact_value(figure)), float(high - low) / 2)


def _quotient_rest(
    relation: Ratio, reported: Point, above: Point, below: Point
) -> tuple[float, float]:
    """Return how far a quotient is from what is reported, and the squares of what is cut off."""
    if not above.value or below.value <= below.half:
        return 0.0, 0.0
    quotient = above.value / below.value * relation.factor
    cuts = (
        reported.half,
        quotient * above.half / above.value,
        quotient * below.half / below.value,
    )
    distance = reported.value - quotient - relation.constant
    return distance, math.fsum(cut * cut for cut in cuts)


def _widen(found: Interval, size: float) -> Interval:
    slack = size * _SLACK
    return Interval(float(found.low) - slack, float(found.high) + slack)
