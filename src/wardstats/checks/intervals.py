"""Intervals: the numbers that a printed figure, or several together, may stand for. Exact."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from wardstats.model.observations import Observation
from wardstats.model.quantities import Quantity

Bound = Fraction | float  # a float only where it is infinite


class Interval(NamedTuple):
    """Numbers from low to high, both included; an open side is infinite.

    Examples
    --------
    >>> Interval(Fraction(1), Fraction(3)).meet(Interval(Fraction(2), math.inf))
    Interval(low=Fraction(2, 1), high=Fraction(3, 1))
    """

    low: Bound
    high: Bound

    def meet(self, other: Interval) -> Interval | None:
        """Return what both hold, or None."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None

    def holds(self, number: Fraction) -> bool:
        """Whether a number lies within."""
        return self.low <= number <= self.high

    def shift(self, by: Fraction | int) -> Interval:
        """Return the interval moved by a number."""
        return Interval(self.low + by, self.high + by)

    def times(self, factor: Fraction | int) -> Interval:
        """Return the interval multiplied by a number other than zero."""
        if factor in (1, -1):  # as in most sums
            return self if factor == 1 else Interval(-self.high, -self.low)
        one, other = self.low * factor, self.high * factor
        return Interval(min(one, other), max(one, other))


EVERYTHING = Interval(-math.inf, math.inf)
_POSITIVE = Interval(Fraction(0), math.inf)
_OPEN_SIDES = {  # below, above
    "over": (False, True),
    "at_least": (False, True),
    "under": (True, False),
    "at_most": (True, False),
    "about": (True, True),
}


def exact_value(figure: Observation) -> Fraction:
    """Return the value of a figure as an exact number."""
    return _exact(float(figure.value))


def spread(figure: Observation) -> Interval:
    """Return the numbers that are printed like this figure; open where it says "over", "about"."""
    return _spread(float(figure.value), figure.unit, figure.precision, figure.qualifier)


@lru_cache(maxsize=1 << 16)  # each relation asks for the same few figures
def _exact(value: float) -> Fraction:
    return Fraction(int(value)) if value.is_integer() else Fraction(repr(value))


@lru_cache(maxsize=1 << 16)
def _spread(value: float, unit: str, precision: int, qualifier: str) -> Interval:
    half = half_digit(unit, precision)
    open_below, open_above = _OPEN_SIDES.get(qualifier, (False, False))
    return Interval(
        -math.inf if open_below else _exact(value) - half,
        math.inf if open_above else _exact(value) + half,
    )


@lru_cache(maxsize=1 << 10)
def half_digit(unit: str, precision: int) -> Fraction:
    """Return half of the last digit of figures in a unit; 0 for exact counts."""
    return Fraction(Quantity(Decimal(0), unit, precision).half_digit)


def add(intervals: Iterable[Interval]) -> Interval:
    """Return the least and greatest sum.

    Examples
    --------
    >>> add([Interval(Fraction(1), Fraction(2)), Interval(Fraction(3), Fraction(5))])
    Interval(low=Fraction(4, 1), high=Fraction(7, 1))
    """
    low: Bound = Fraction(0)
    high: Bound = Fraction(0)
    for one in intervals:
        low, high = low + one.low, high + one.high
    return Interval(low, high)


def multiply(one: Interval, other: Interval) -> Interval:
    """Return the least and greatest product."""
    ends = [x * y if x and y else Fraction(0) for x, y in product(one, other)]
    return Interval(min(ends), max(ends))


def divide(above: Interval, below: Interval) -> Interval | None:
    """Return the least and greatest quotient that is above 0; None where there is none.

    Examples
    --------
    >>> divide(Interval(Fraction(60), Fraction(62)), Interval(Fraction(0), Fraction(2)))
    Interval(low=Fraction(30, 1), high=inf)
    """
    if above.meet(Interval(Fraction(0), Fraction(0))) and below.low <= 0 <= below.high:
        return _POSITIVE
    pairs = [(above, below), (above.times(-1), below.times(-1))]
    found = [part for pair in pairs if (part := _divide_positive(*pair))]
    return (
        Interval(min(one.low for one in found), max(one.high for one in found)) if found else None
    )


def _divide_positive(above: Interval, below: Interval) -> Interval | None:
    """Divide only what lies above 0 on both sides."""
    if above.high <= 0 or below.high <= 0:
        return None
    low = max(above.low, Fraction(0)) / below.high
    return Interval(low, above.high / below.low if below.low > 0 else math.inf)
