"""Misprints: whether one slip of the pen makes a printed figure of another number."""

from __future__ import annotations

from fractions import Fraction

from wardstats.audit.reading.tokens import Figure
from wardstats.model.numerals import round_half_up


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
    numeral = printed.numeral
    number = value / Fraction(printed.unit.factor if printed.unit else 1)
    scale = Fraction(10) ** -numeral.precision
    told = int(Fraction(numeral.value) * scale)
    right = int(round_half_up(number * scale, 0))
    one, other = str(told), str(right)
    if len(one) < fewest:
        return False
    if abs(told - right) <= 1:
        return True
    if len(one) != len(other):
        return False
    places = [at for at in range(len(one)) if one[at] != other[at]]
    is_swapped = len(places) == 2 and places[1] - places[0] == 1
    is_swapped = is_swapped and one[places[0]] == other[places[1]]
    is_swapped = is_swapped and one[places[1]] == other[places[0]]
    return len(places) <= 1 or is_swapped
