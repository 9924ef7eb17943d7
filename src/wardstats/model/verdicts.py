"""Verdict: whether a reported figure follows from its operands, exactly.

Operands and the reported figure each stand for the interval of numbers that are printed so; the
tolerance comes from the printed digits and is never chosen.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from wardstats.model.numerals import round_half_up
from wardstats.model.quantities import Quantity


class Verdict(StrEnum):
    """What can be said of a claim."""

    CONSISTENT = "consistent"  # the point value rounds half-up to the reported figure
    WITHIN_ROUNDING = "consistent_within_rounding"  # it does not, but the intervals meet
    INCONSISTENT = "inconsistent"  # the intervals do not meet
    AMBIGUOUS = "ambiguous"  # two readings, both shown
    NOT_CHECKABLE = "not_checkable"  # an operand is missing


def judge(
    point: Fraction, bounds: tuple[Fraction, Fraction], reported: Quantity, scale: int = 1
) -> Verdict:
    """Judge a reported figure against what its operands give.

    Parameters
    ----------
    point, bounds
        The value of the operands as printed, and the least and greatest they may stand for.
    scale
        What the point is multiplied by to be in the unit of the reported figure; 100 for percent.

    Examples
    --------
    >>> from decimal import Decimal
    >>> share = Fraction(9, 11)
    >>> str(judge(share, (share, share), Quantity(Decimal("81.82"), "%", -2), scale=100))
    'consistent'
    >>> str(judge(share, (share, share), Quantity(Decimal(83), "%", 0), scale=100))
    'inconsistent'
    """
    printed = round_half_up(reported.value, reported.precision)  # a cell may store more digits
    if round_half_up(point * scale, reported.precision) == printed:
        return Verdict.CONSISTENT
    low, high = (bound * scale for bound in bounds)
    if low <= Fraction(reported.high) and Fraction(reported.low) <= high:
        return Verdict.WITHIN_ROUNDING
    return Verdict.INCONSISTENT


def is_truncated(point: Fraction, reported: Quantity, scale: int = 1) -> bool:
    """Say whether the reported figure is the point value cut off instead of rounded.

    Examples
    --------
    >>> from decimal import Decimal
    >>> is_truncated(Fraction(966, 1000), Quantity(Decimal(96), "%", 0), scale=100)
    True
    """
    step = Fraction(10) ** reported.precision
    value = point * scale
    cut = int(value / step) * step
    return cut == Fraction(reported.value) and round_half_up(value, reported.precision) != cut
