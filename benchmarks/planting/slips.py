"""Slips: from a table and one of its figures to that figure gone wrong, or None.

They are made from the printed digits, without a look at how `locate` undoes them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from planting.tables import PERCENTS, Figure, Table, print_number

Slip = Callable[[random.Random, Table, Figure], Figure | None]


def _with_digits(one: Figure, digits: str) -> Figure:
    return replace(one, digits=int(digits) * (-1 if one.digits < 0 else 1))


def slip_unit(draw: random.Random, _table: Table, one: Figure) -> Figure | None:
    if one.column in PERCENTS:
        return None
    return replace(one, precision=one.precision + draw.choice([-6, -3, 3, 6]))


def slip_swap(draw: random.Random, _table: Table, one: Figure) -> Figure | None:
    text = str(abs(one.digits))
    places = [place for place in range(len(text) - 1) if text[place] != text[place + 1]]
    if not places:
        return None
    place = draw.choice(places)
    return _with_digits(one, text[:place] + text[place + 1] + text[place] + text[place + 2 :])


def slip_lost_digit(draw: random.Random, _table: Table, one: Figure) -> Figure | None:
    text = str(abs(one.digits))
    if len(text) < 2:
        return None
    place = draw.randrange(len(text))
    return _with_digits(one, text[:place] + text[place + 1 :])


def slip_doubled_digit(draw: random.Random, _table: Table, one: Figure) -> Figure | None:
    text = str(abs(one.digits))
    place = draw.randrange(len(text))
    return _with_digits(one, text[: place + 1] + text[place:])


def slip_mistyped_digit(draw: random.Random, _table: Table, one: Figure) -> Figure | None:
    text = str(abs(one.digits))
    place = draw.randrange(len(text))
    return _with_digits(one, text[:place] + draw.choice("0123456789") + text[place + 1 :])


def slip_sign(_draw: random.Random, _table: Table, one: Figure) -> Figure | None:
    return replace(one, digits=-one.digits)


def slip_row(draw: random.Random, table: Table, one: Figure) -> Figure | None:
    return _take(draw, table, one, rows=1, columns=0)


def slip_column(draw: random.Random, table: Table, one: Figure) -> Figure | None:
    return _take(draw, table, one, rows=0, columns=1)


def _take(draw: random.Random, table: Table, one: Figure, rows: int, columns: int) -> Figure | None:
    """Take what stands in a cell beside it, a percentage for a percentage."""
    column, row = _address(one)
    others = []
    for other in table.figures.values():
        its_column, its_row = _address(other)
        is_near = abs(its_row - row) == rows and abs(its_column - column) == columns
        if is_near and other.ward == one.ward and (other.unit == "%") == (one.unit == "%"):
            others.append(other)
    if not others:
        return None
    other = draw.choice(others)
    return replace(one, digits=other.digits, precision=other.precision)


def _address(one: Figure) -> tuple[int, int]:
    match = re.fullmatch(r"([A-Z])([0-9]+)", one.cell)
    assert match
    return ord(match[1]), int(match[2])


def slip_last_month(_draw: random.Random, table: Table, one: Figure) -> Figure | None:
    before = table.figures.get((one.node, "before"))
    if one.column != "actual" or before is None:
        return None
    return replace(one, digits=before.digits, precision=before.precision)


def slip_percent_typed(_draw: random.Random, table: Table, one: Figure) -> Figure | None:
    names = ("plan_percent", "city_percent")
    percent = next((its for name in names if (its := table.figures.get((one.node, name)))), None)
    if one.column != "actual" or percent is None:
        return None
    return replace(one, digits=percent.digits, precision=percent.precision + one.scale)


def slip_decimal_comma(_draw: random.Random, _table: Table, one: Figure) -> Figure | None:
    return replace(one, precision=one.scale) if one.precision < one.scale else None


def slip_wrong_base(_draw: random.Random, table: Table, one: Figure) -> Figure | None:
    if one.column != "growth_percent":
        return None
    now, then = (table.figures[one.node, column].value for column in ("actual", "prior"))
    return replace(one, digits=print_number((now - then) / now * 100, one.precision))


def slip_truncation(_draw: random.Random, table: Table, one: Figure) -> Figure | None:
    above, below, base = PERCENTS.get(one.column, ("", "", 100))
    if base:
        return None
    now, plan = (table.figures[one.node, column].value for column in (above, below))
    return replace(one, digits=int(now / plan * 100 / Fraction(10) ** one.precision))


SLIPS: dict[str, Slip] = {
    "unit": slip_unit, "digits swapped": slip_swap, "digit lost": slip_lost_digit,
    "digit doubled": slip_doubled_digit, "digit mistyped": slip_mistyped_digit,
    "sign": slip_sign, "neighbour's row": slip_row, "neighbour's column": slip_column,
    "last month pasted": slip_last_month, "percentage typed": slip_percent_typed,
    "decimal comma lost": slip_decimal_comma, "wrong base": slip_wrong_base,
    "truncation": slip_truncation,
}  # fmt: skip


def plant(draw: random.Random, table: Table, count: int) -> tuple[Table, list[tuple[str, Figure]]]:
    """Make slips in so many cells of one ward; the table, and the figures as they were."""
    planted: dict[tuple[str, str], tuple[str, Figure]] = {}
    wrong_table = table
    ward = draw.choice(sorted({one.ward for one in table.figures.values()}))
    while len(planted) < count:
        kind = draw.choice(sorted(SLIPS))
        possible = [
            (place, wrong)
            for place, one in table.figures.items()
            if one.ward == ward
            and place not in planted
            and (wrong := SLIPS[kind](draw, table, one)) is not None
            and wrong.value != one.value
        ]
        if possible:
            place, wrong = draw.choice(possible)
            planted[place] = kind, table.figures[place]
            wrong_table = replace(wrong_table, figures=wrong_table.figures | {place: wrong})
    return wrong_table, list(planted.values())
