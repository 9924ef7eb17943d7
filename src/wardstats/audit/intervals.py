"""Intervals: the numbers that a printed figure may stand for, computed with exactly."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from wardstats.model.quantities import Quantity

# How far a qualified figure may lie below and above what is printed, in steps of its last digit.
_REACHES = {"over": (0, 1), "at_least": (0, 1), "about": (1, 1), "under": (1, 0), "at_most": (1, 0)}


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as printed, and the least and greatest it may stand for."""

    point: Fraction
    low: Fraction
    high: Fraction

    @classmethod
    @lru_cache(maxsize=4096)  # a figure is judged in several readings
    def of(cls, quantity: Quantity) -> Reading:
        """Return what a printed figure may stand for.

        Words as "hơn" and "gần" widen it by one unit of its last digit that is not nought.

        Examples
        --------
        >>> from decimal import Decimal
        >>> more_than = Reading.of(Quantity(Decimal(500), "người", 0, "over"))
        >>> int(more_than.low), int(more_than.high)
        (500, 600)
        """
        point = Fraction(quantity.value)
        if quantity.qualifier:
            step = _last_digit(quantity)
            below, above = _REACHES[quantity.qualifier]
            return cls(point, point - below * step, point + above * step)
        half = Fraction(quantity.half_digit)
        return cls(point, point - half, point + half)

    def __add__(self, other: Reading) -> Reading:
        return Reading(self.point + other.point, self.low + other.low, self.high + other.high)

    def __sub__(self, other: Reading) -> Reading:
        return Reading(self.point - other.point, self.low - other.high, self.high - other.low)

    def __mul__(self, other: Reading) -> Reading:
        corners = [one * two for one in (self.low, self.high) for two in (other.low, other.high)]
        return Reading(self.point * other.point, min(corners), max(corners))

    def __truediv__(self, other: Reading) -> Reading:
        """Divide by a reading that is above nought."""
        return self * Reading(1 / other.point, 1 / other.high, 1 / other.low)

    def times(self, factor: Fraction | int) -> Reading:
        """Return the reading in another scale, as percent."""
        ends = (self.low * factor, self.high * factor)
        return Reading(self.point * factor, min(ends), max(ends))

    def plus(self, number: Fraction | int) -> Reading:
        """Return the reading with an exact number added."""
        return Reading(self.point + number, self.low + number, self.high + number)

    def meets(self, other: Reading) -> bool:
        """Whether both may stand for one number."""
        return self.low <= other.high and other.low <= self.high


def _last_digit(quantity: Quantity) -> Fraction:
    """Return one unit of the last digit that is not nought."""
    digits = abs(quantity.value).scaleb(-quantity.precision)
    whole = int(digits)
    noughts = len(str(whole)) - len(str(whole).rstrip("0")) if whole else 0
    return Fraction(10) ** (quantity.precision + noughts)
