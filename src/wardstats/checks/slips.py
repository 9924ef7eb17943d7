"""Slips: how a figure usually goes wrong, and what it was before.

Each slip is undone: from the figure as it stands to the figures it may have been, with the chance
that the slip makes this one of that one. Chances only order suggestions; what is possible is
decided exactly, by the relations.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from wardstats.checks.intervals import exact_value
from wardstats.model.digit_slips import mistype_one, swap_neighbours
from wardstats.model.numerals import round_half_up
from wardstats.model.observations import Observation


@dataclass(frozen=True, slots=True)
class Former:
    """A figure as it may have been before a slip."""

    value: Fraction
    precision: int  # power of ten of its last printed digit
    slip: str
    cost: float  # minus the logarithm of the chance
    is_exact: bool = True  # the slip tells every digit; else the relations tell some


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as its digits."""

    digits: str  # "695" for 69,5
    sign: int
    precision: int
    decimals: int = 0  # of its digits stand behind the comma

    @classmethod
    def of(cls, figure: Observation) -> Printed:
        """Take a figure apart."""
        shown = round_half_up(exact_value(figure), figure.precision)
        number = int(Fraction(shown) / Fraction(10) ** figure.precision)
        sign = -1 if number < 0 else 1
        return cls(str(abs(number)), sign, figure.precision, _count_decimals(figure))

    def value(self, digits: str, precision: int | None = None) -> Fraction:
        """Return the number of other digits in this one's place."""
        place = self.precision if precision is None else precision
        return self.sign * int(digits) * Fraction(10) ** place


Undo = Callable[[Printed], Iterator[tuple[Fraction, int]]]


def _undo_unit(printed: Printed) -> Iterator[tuple[Fraction, int]]:
    """Take millions for thousands, or the other way; the digits are the same."""
    yield from _moved(printed, (-6, -3, 3, 6))


def _undo_decimal_mark(printed: Printed) -> Iterator[tuple[Fraction, int]]:
    """Put back a decimal comma wherever it stood, take off or add one or two noughts."""
    places = range(1, max(len(printed.digits), 3))
    yield from _moved(printed, (*(-place for place in places), 1, 2))


def _moved(printed: Printed, places: tuple[int, ...]) -> Iterator[tuple[Fraction, int]]:
    for place in places:
        precision = printed.precision + place
        yield printed.value(printed.digits, precision), precision


def _undo_swap(printed: Printed) -> Iterator[tuple[Fraction, int]]:
    for swapped in swap_neighbours(printed.digits):
        yield printed.value(swapped), printed.precision


def _undo_loss(printed: Printed) -> Iterator[tuple[Fraction, int]]:
    """Put a digit back; one behind the comma makes the figure finer, not greater.

    A first digit that is lost takes the noughts behind it along.
    """
    digits, comma = printed.digits, len(printed.digits) - printed.decimals
    found = {
        (digits[:place] + digit + digits[place:], printed.precision - (place > comma))
        for place in range(len(digits) + 1)
        for digit in "0123456789"
    } | {
        (f"{one}{noughts}{digits}", printed.precision)
        for one in "123456789"
        for noughts in ("0", "00")
    }
    if printed.decimals:
        found |= {
            (f"{digits[:comma]}{digit}{digits[comma:]}", printed.precision - 1)
            for digit in "0123456789"
        }
    yield from ((printed.value(*one), one[1]) for one in sorted(found))


def _undo_doubling(printed: Printed) -> Iterator[tuple[Fraction, int]]:
    digits, comma = printed.digits, len(printed.digits) - printed.decimals
    for place in range(len(digits) - 1):
        if digits[place] == digits[place + 1]:
            precision = printed.precision + (place + 1 >= comma and printed.decimals > 0)
            yield printed.value(digits[:place] + digits[place + 1 :], precision), precision


def _undo_sign(printed: Printed) -> Iterator[tuple[Fraction, int]]:
    yield -printed.value(printed.digits), printed.precision


def _undo_mistyping(printed: Printed) -> Iterator[tuple[Fraction, int]]:
    for mistyped in mistype_one(printed.digits):
        yield printed.value(mistyped), printed.precision


# The slip, how often it happens, in how many ways in n digits, and its undoing.
SLIPS: tuple[tuple[str, float, Callable[[int], float], Undo], ...] = (
    ("unit", 0.15, lambda _n: 4, _undo_unit),
    ("decimal_mark", 0.10, lambda n: max(n - 1, 2) + 2, _undo_decimal_mark),
    ("sign", 0.10, lambda _n: 1, _undo_sign),
    ("digits_swapped", 0.15, lambda n: max(n - 1, 1), _undo_swap),
    ("digit_lost", 0.10, lambda n: n + 1, _undo_loss),
    ("digit_doubled", 0.04, lambda n: n, _undo_doubling),
    ("digit_mistyped", 0.06, lambda n: 9 * n, _undo_mistyping),
)  # fmt: skip
COPY_CHANCES = {"neighbour": 0.025, "other_period": 0.10, "percent_typed": 0.10,
                "wrong_base": 0.10, "index_typed": 0.10, "excess_typed": 0.10,
                "truncated": 0.10, "part_left_out": 0.10, "inverted": 0.02,
                "total_not_updated": 0.15}  # fmt: skip
EXCHANGE_CHANCE = 0.05  # of two cells of a row
UNKNOWN_CHANCE = 0.02


def _count_decimals(figure: Observation) -> int:
    """Return how many digits stand behind the comma: money is printed in thousands or millions."""
    return -figure.precision % 3 if figure.unit == "đồng" else max(-figure.precision, 0)


def undo_slips(figure: Observation) -> list[Former]:
    """Return what a figure may have been before a slip of its digits, sign or unit."""
    printed = Printed.of(figure)
    return [
        Former(value, precision, slip, -math.log(chance / ways(len(printed.digits))))
        for slip, chance, ways, undo in SLIPS
        for value, precision in undo(printed)
    ]


def count_digits(figure: Observation) -> int:
    """Return how many digits a figure is printed with."""
    return len(Printed.of(figure).digits)


def unknown_cost(figure: Observation, chance: float = UNKNOWN_CHANCE) -> float:
    """Return the cost of a figure that nothing tells the digits of: any are equally likely."""
    return count_digits(figure) * math.log(10) - math.log(chance)
