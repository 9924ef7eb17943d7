"""Likelihood: how well figures fit their ties, within what rounding allows.

Only order comes from here, so it is reckoned in floats; what is possible at all is decided exactly,
in `network`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from wardstats.checks.intervals import Interval, exact_value, spread
from wardstats.checks.network import Network, Tie
from wardstats.checks.relations import Ratio, Sum, figures_of
from wardstats.model.observations import Observation

_SLACK = 1e-12  # of floats against the exact numbers


class Point(NamedTuple):
    """A figure as a float, and half of its last digit; infinite where it says "over", "about"."""

    value: float
    half: float


Points = Mapping[int, Point]  # what some figures are changed to


class Likelihood:
    """The fit of a ward's figures, as printed or as changed."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._points: dict[int, Point] = {}

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
        return self._misfits(ties, changed) - self._misfits(
            [tie for tie in ties if not tie.is_broken], {}
        )

    def _misfits(self, ties: Iterable[Tie], changed: Points) -> float:
        return sum(misfit(tie, self._points_of(tie, changed)) for tie in ties)

    def implied(self, tie: Tie, figure: int, changed: Points) -> Interval | None:
        """Return where a tie wants a figure, some more than exactly."""
        spreads = [
            Interval(one.value - one.half, one.value + one.half)
            for one in self._points_of(tie, changed)
        ]
        found = tie.relation.implied(tie.places.index(figure), spreads)
        if found is None:
            return None
        low, high = float(found.low), float(found.high)
        ends = [abs(float(end)) for one in spreads for end in one]
        size = max((end for end in ends if end < math.inf), default=0.0)
        return Interval(low - size * _SLACK, high + size * _SLACK)


def _as_printed(figure: Observation) -> Point:
    low, high = spread(figure)
    return Point(float(exact_value(figure)), float(high - low) / 2)


def misfit(tie: Tie, points: list[Point]) -> float:
    """Return minus the logarithm of how likely the rounded figures of a tie fit so well.

    What rounding cuts off is uniform; the sum of several cuts is taken for normal, so that a sum of
    many rounded figures rarely lies at the end of what rounding allows.
    """
    relation = tie.relation
    reported, *operands = points
    if isinstance(relation, Sum) and relation.sense == "equal":
        signs = relation.signs or (1,) * len(operands)
        terms = (sign * one.value for sign, one in zip(signs, operands, strict=True))
        distance = reported.value - math.fsum(terms) - float(relation.constant)
        cuts = [one.half for one in points]
    elif isinstance(relation, Ratio) and operands[0].value and operands[1].value > operands[1].half:
        above, below = operands
        quotient = above.value / below.value * relation.factor
        distance = reported.value - quotient - relation.constant
        cuts = [
            reported.half,
            quotient * above.half / above.value,
            quotient * below.half / below.value,
        ]
    else:
        return 0.0
    variance = sum(cut * cut for cut in cuts) / 3
    return distance * distance / (2 * variance) if 0 < variance < math.inf else 0.0
