"""Screening: proves in whole numbers that a relation holds; what it cannot prove is judged in full.

A figure is so many of a power of ten; with one power for all, a sum or a quotient is compared by
whole numbers alone. That is exact and says what the full judgement says (tests compare the two); it
spares most relations, which hold, their fractions.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import mul

from wardstats.model.observations import Observation
from wardstats.model.units import find_unit
from wardstats.model.verdicts import Verdict


def screen_sum(
    reported: Observation, operands: Sequence[Observation], signs: Sequence[int], sense: str
) -> Verdict | None:
    """Judge a sum of the operands, or a bound of the reported figure; None: not proven here."""
    if len(operands) == 1 and signs[0] == 1 and _is_kept(reported.value, operands[0].value, sense):
        return Verdict.CONSISTENT
    figures = (reported, *operands)
    values = [one.value for one in figures]
    if all(map(float.is_integer, values)):
        total = sum(map(mul, signs, map(int, values[1:])))
        if total == int(values[0]) and not any(one.qualifier for one in figures):
            return Verdict.CONSISTENT  # as most do
    digits = [*map(_digits, values)]
    least = min(reported.precision, *(power for _number, power in digits))
    numbers = [number * 10 ** (power - least) for number, power in digits]
    own = numbers[0]
    total = sum(sign * number for sign, number in zip(signs, numbers[1:], strict=True))
    if sense != "equal":
        is_kept = own >= total if sense == "at_least" else own <= total
        return Verdict.CONSISTENT if is_kept else None
    if any(one.qualifier for one in figures):
        return None
    step = 10 ** (reported.precision - least)
    if _round_half_up(own, step) == _round_half_up(total, step):
        return Verdict.CONSISTENT
    # Half a digit of each figure, in twentieths of the least power.
    room = sum(_half_digit(one.precision - least) for one in figures if not _is_exact(one))
    return Verdict.WITHIN_ROUNDING if 20 * abs(own - total) <= room else None


def _is_kept(value: float, other: float, sense: str) -> bool:
    """Whether a figure is another one, or within it as a bound.

    Two numbers in binary compare as the shortest decimals that stand for them do.
    """
    if sense == "at_least":
        return value >= other
    return value <= other if sense == "at_most" else value == other


def add_up(operands: Sequence[Observation], signs: Sequence[int]) -> Fraction:
    """Return the sum of figures as printed, exactly."""
    digits = [_digits(one.value) for one in operands]
    least = min([0, *(power for _number, power in digits)])
    total = sum(
        sign * number * 10 ** (power - least)
        for sign, (number, power) in zip(signs, digits, strict=True)
    )
    return Fraction(total, 10**-least)


def ratio_holds(
    reported: Observation,
    above: Observation,
    below: Observation,
    factor: Fraction | int,
    constant: int,
) -> bool:
    """Whether the quotient as printed, times a factor, plus a constant is the reported figure."""
    if reported.qualifier or above.qualifier or below.qualifier:
        return False
    divisor, its_power = _digits(below.value)
    if 2 * divisor * 10 ** max(its_power - below.precision, 0) <= 10 ** max(
        below.precision - its_power, 0
    ):
        return False  # it may stand for nothing
    number, power = _digits(above.value)
    least = min(power, its_power)
    divisor *= 10 ** (its_power - least) * factor.denominator
    number = number * 10 ** (power - least) * factor.numerator + constant * divisor
    printed, exponent = _digits(reported.value)
    precision = reported.precision
    if exponent < precision:
        printed = _round_half_up(printed, 10 ** (precision - exponent))
    else:
        printed *= 10 ** (exponent - precision)
    return (
        printed == _round_half_up(number, divisor * 10**precision)
        if precision >= 0
        else printed == _round_half_up(number * 10**-precision, divisor)
    )


def _half_digit(places: int) -> int:
    """Return half of a power of ten, in twentieths; rounded down where it is less."""
    return 10 ** (places + 1) if places >= -1 else 0


def _is_exact(figure: Observation) -> bool:
    return figure.precision == 0 and (not figure.unit or find_unit(figure.unit).is_count)


@lru_cache(maxsize=1 << 16)  # a figure is in several relations
def _digits(value: float) -> tuple[int, int]:
    """Return a number as so many of a power of ten, exactly."""
    if value.is_integer():
        return int(value), 0
    sign, digits, exponent = Decimal(repr(value)).as_tuple()
    number = int("".join(map(str, digits)))
    return (-number if sign else number), int(exponent)


def _round_half_up(number: int, step: int) -> int:
    """Return how many steps a number is, halves away from zero."""
    steps = (2 * abs(number) + step) // (2 * step)
    return -steps if number < 0 else steps
