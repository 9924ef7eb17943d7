"""One cell to one figure, or to the reason why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from wardstats.errors import SourceError
from wardstats.intake.cells.combined import parse_combined
from wardstats.intake.cells.number_formats import (
    NumberFormat,
    Shown,
    parse_number_format,
    shown_text,
)
from wardstats.language import translate as _
from wardstats.model.numerals import print_numeral
from wardstats.model.quantities import PrintedFigure, Quantity, looks_like_figure, parse_figure
from wardstats.model.units import find_unit

_ONE = Decimal(1)
_MOST_DECIMALS = 20  # beyond the 15 digits of a stored number there are only zeros
_DIGIT_OF_ITS_OWN = re.compile(r"(?<![^\W\d_])\d")  # the 2 of "m2" belongs to its word
_IN_BRACKETS = re.compile(r"\((.+)\)")  # how bookkeepers write a negative number
_TOO_LARGE = Decimal(10) ** 15  # tables hold 15 digits
_LONGEST_QUOTE = 80
MISSING_MARKS = frozenset({"", "-", "–", "—", "x", "X", "…", "..."})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands, for messages."""

    workbook: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.workbook} › {self.sheet} › {self.cell}"

    def refuse(self, code: str, problem: str, expected: str = "", remedy: str = "") -> SourceError:
        """Make the error that names this cell."""
        return SourceError(
            code, str(self), problem, expected, remedy,
            file=self.workbook, sheet=self.sheet, cell=self.cell,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell's figure with the text a person sees, and whether it stores more than it shows."""

    figure: PrintedFigure
    text: str
    has_hidden_digits: bool = False


def missing_mark(value: Any, number_format: str) -> str | None:
    """Return the mark that a person sees in place of a figure; None when there is a figure.

    A zero that its format shows as a dash is such a mark; a zero shown as nothing is not: nobody
    sees that it is there.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip() if value.strip() in MISSING_MARKS else None
    if value == 0 and isinstance(value, int | float) and not isinstance(value, bool):
        zero = Decimal(0)
        text = parse_number_format(number_format, zero).show(zero).text
        return text if text and text in MISSING_MARKS else None
    return None


def holds_figure(value: object) -> bool:
    """Whether a cell holds a figure: a number, or a text that reads as one or several."""
    if isinstance(value, str):
        return looks_like_figure(value) or bool(parse_combined(value, ""))
    return isinstance(value, int | float) and not isinstance(value, bool)


def read_figure(place: Place, value: Any, number_format: str, unit: str) -> ReadCell | None:
    """Read the figure of a cell; None when the cell is empty or marked as missing.

    Parameters
    ----------
    value
        What the workbook stores: a number, text, None, a date, a boolean, an error value.
    unit
        Unit of the row; words in the cell or its format take its place.

    Raises
    ------
    SourceError
        With code `error_value`, `boolean_in_number`, `date_in_number`, `not_a_number`,
        `hidden_by_format`, `scaled_format` or `too_long`.
    """
    if missing_mark(value, number_format) is not None:
        return None
    if isinstance(value, bool):
        raise place.refuse(
            "boolean_in_number",
            _("'{value}' is a truth value.").format(value=str(value).upper()),
            _("Expected a number."),
            _("Type the figure."),
        )
    if isinstance(value, date | datetime | time | timedelta):
        raise place.refuse(
            "date_in_number",
            _("'{value}' is a date; Excel may have made it of a figure.").format(
                value=value.strftime("%d/%m/%Y") if isinstance(value, date) else value
            ),
            _("Expected a number."),
            _("Format the cell as text and type the figure again."),
        )
    if isinstance(value, str):
        read = _read_text(place, value.strip().removeprefix("'"), number_format, unit)
    else:
        if not abs(value) < _TOO_LARGE:  # infinite ones too
            raise _too_long(place, f"{value:.15g}", unit)
        # Excel keeps 15 digits; what a float holds beyond them nobody typed or sees.
        read = _read_number(place, Decimal(f"{value:.15g}"), number_format, unit)
    _require_digits(place, read)
    return read


def _require_digits(place: Place, read: ReadCell) -> None:
    """Refuse a figure that a table cannot hold to its last digit."""
    value = read.figure.quantity.value
    if abs(value) < _TOO_LARGE and Decimal(repr(float(value))) == value:
        return
    raise _too_long(place, read.text, read.figure.quantity.unit)


def _too_long(place: Place, text: str, unit: str) -> SourceError:
    return place.refuse(
        "too_long",
        _("'{value}' has more digits than can be kept.").format(value=quoted(text)),
        _("Expected at most 15 digits in {unit}.").format(unit=unit),
        _("Round the figure, or correct it."),
    )


def quoted(text: str) -> str:
    """Shorten a text for a message that a person reads."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def _parse_shown(text: str, unit: str) -> PrintedFigure | None:
    """Read a figure as it is shown; the sign of đồng is its unit."""
    return parse_figure(text.replace("₫", "đ"), unit)


def _read_text(place: Place, stored: str, number_format: str, unit: str) -> ReadCell:
    text = shown_text(number_format, stored)
    if not text:
        raise place.refuse(
            "hidden_by_format",
            _("the text '{value}' is not shown.").format(value=stored),
            _("Expected a format that shows the figure in {unit}.").format(unit=unit),
            _("Give the cell the format 'Number'."),
        )
    if text.startswith("#"):
        raise place.refuse(
            "error_value",
            _("the cell is '{value}'.").format(value=text),
            _("Expected a number."),
            _("Correct the formula, or leave the cell empty."),
        )
    figure = _parse_shown(text, unit)
    if figure is None:
        raise place.refuse(
            "not_a_number",
            _("'{value}' is not a figure in {unit}.").format(value=quoted(text), unit=unit),
            _("Expected a number such as 1.350 or 80,7."),
            _("Type the number alone; put words into the column 'Ghi chú'."),
        )
    return ReadCell(figure, text)


def _read_number(place: Place, stored: Decimal, number_format: str, unit: str) -> ReadCell:
    form = parse_number_format(number_format, stored)
    shown = form.show(stored)
    one = _read_one(form.before, form.after, unit, in_brackets=not form.has_sign)
    if one is None or not _is_number_shown(form, shown, stored, one):
        raise _hidden(place, form, stored, number_format, unit)
    # The stored number may have more digits than are shown; the value keeps them all.
    factor, precision = one.quantity.value, one.quantity.precision
    exact = shown.number * factor
    exact = exact.quantize(_ONE) if exact == exact.to_integral_value() else exact
    # Commas divide by thousands: what is seen must still be what is stored, in the base unit or,
    # where a scale word makes up for them, in the unit of the row.
    if form.thousands and exact not in (stored, stored * _factor(unit)):
        raise place.refuse(
            "scaled_format",
            _("the number {value} is shown as '{text}', divided by thousands.").format(
                value=_all_digits(stored), text=shown.text
            ),
            _("Expected the figure as it is shown, in {unit}.").format(unit=unit),
            _("Give the cell the format 'Number' and type the figure in the unit of its row."),
        )
    quantity = Quantity(
        exact, one.quantity.unit, precision - shown.decimals, one.quantity.qualifier
    )
    return ReadCell(
        PrintedFigure(quantity, one.status), shown.text, exact != shown.rounded * factor
    )


def _factor(unit: str) -> Decimal:
    return find_unit(unit).factor if unit else _ONE


@lru_cache(maxsize=4096)
def _read_one(before: str, after: str, unit: str, *, in_brackets: bool) -> PrintedFigure | None:
    """Read what a format's words make of a one: they say the same of every other number.

    None where they make no figure, or bring digits of their own.
    """
    if _DIGIT_OF_ITS_OWN.search(before) or _DIGIT_OF_ITS_OWN.search(after):
        return None
    text = f"{before}1{after}".strip()
    negative = _IN_BRACKETS.fullmatch(text) if in_brackets else None
    return _parse_shown(f"-{negative[1].strip()}" if negative else text, unit)


def _is_number_shown(form: NumberFormat, shown: Shown, stored: Decimal, one: PrintedFigure) -> bool:
    """Whether a person sees the number: its digits, and a negative one as such.

    A negative number in red, without a minus, is seen as a positive one.
    """
    has_digits = form.has_digits and (form.has_zero or bool(stored))
    is_negative = shown.rounded * one.quantity.value < 0
    same_sign = not shown.rounded or is_negative == (stored < 0)
    return has_digits and same_sign and shown.decimals <= _MOST_DECIMALS


def _hidden(
    place: Place, form: NumberFormat, stored: Decimal, number_format: str, unit: str
) -> SourceError:
    if form.has_condition:
        problem = _("the format '{format}' shows numbers by conditions.").format(
            format=number_format
        )
    else:
        problem = _("the number {value} is shown as '{text}'.").format(
            value=_all_digits(stored), text=form.show(stored).text
        )
    return place.refuse(
        "hidden_by_format",
        problem,
        _("Expected a format that shows the figure in {unit}.").format(unit=unit),
        _("Give the cell the format 'Number'."),
    )


def _all_digits(stored: Decimal) -> str:
    return print_numeral(stored, max(0, -int(stored.as_tuple().exponent)))
