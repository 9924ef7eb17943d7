"""Misprints: whether one slip of the pen makes a printed figure of another number."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from wardstats.audit.reading.tokens import Figure
from wardstats.model.digit_slips import mistype_one, swap_neighbours
from wardstats.model.numerals import round_half_up

_CHANCE = Fraction(1, 20)  # of a remainder that one slip explains although none was made


def is_misprint(printed: Figure, value: Fraction, fewest: int) -> bool:
    """Say whether a figure is a number with one digit wrong, two swapped, or the last one off.

    It tells what a figure belongs to where the wording does not; of few digits it tells nothing.

    Parameters
    ----------
    value
        The number in the figure's base unit.
    fewest
        How many digits the figure must have at least.

    Examples
    --------
    >>> from wardstats.model.numerals import parse_numeral
    >>> is_misprint(Figure(parse_numeral("1.214"), "1.214"), Fraction(1204), 4)
    True
    >>> is_misprint(Figure(parse_numeral("1.214"), "1.214"), Fraction(871), 4)
    False
    """
    told, right = _last_digits(printed, printed.quantity.value), _last_digits(printed, value)
    digits = str(told)
    if len(digits) < fewest:
        return False
    return abs(told - right) <= 1 or str(right) in _slips_of(digits)


def is_slip_beyond_chance(total: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether one slip in a total or a part makes up for all that is missing or too much.

    Of the differences half as great to twice as great, so few are made by one slip in these
    figures that a part left unnamed would hardly be such a one: less than once in twenty times.

    Examples
    --------
    >>> from wardstats.model.numerals import parse_numeral
    >>> total, one, other = (Figure(parse_numeral(n), n) for n in ("57.180", "50.868", "6.132"))
    >>> is_slip_beyond_chance(total, [one, other])  # 6.312 is typed as 6.132
    True
    """
    rest = exact(total) - sum(map(exact, parts))
    unit = min(_last_place(figure) for figure in (total, *parts))
    least, most = abs(rest) / 2, abs(rest) * 2
    sign = 1 if rest > 0 else -1
    made = {-sign * step for step in _steps_of(total)} | {
        sign * step for part in parts for step in _steps_of(part)
    }
    near = {step for step in made if least <= step <= most}
    return abs(rest) in near and len(near) < _CHANCE * (most - least) / unit


def exact(figure: Figure) -> Fraction:
    """Return what a figure says, in its base unit."""
    return Fraction(figure.quantity.value)


def _last_place(printed: Figure) -> Fraction:
    """Return what one of the last printed digit is in the base unit."""
    return Fraction(10) ** printed.quantity.precision


def _last_digits(printed: Figure, value: Fraction | Decimal) -> int:
    """Return a number in ones of the last digit that a figure is printed with."""
    return int(round_half_up(Fraction(value) / _last_place(printed), 0))


def _steps_of(printed: Figure) -> set[Fraction]:
    """Return how far one slip moves a figure from what it was, down and up."""
    told = _last_digits(printed, printed.quantity.value)
    return {(int(other) - told) * _last_place(printed) for other in _slips_of(str(told))}


def _slips_of(digits: str) -> set[str]:
    return {*mistype_one(digits), *swap_neighbours(digits)}
