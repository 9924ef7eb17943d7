"""One cell to one figure, or to the reason why it is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from wardstats.errors import SourceError
from wardstats.intake.number_formats import parse_number_format
from wardstats.language import translate as _
from wardstats.model.numerals import print_numeral
from wardstats.model.quantities import PrintedFigure, Quantity, parse_figure

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
        With code `error_value`, `boolean_in_number`, `date_in_number`, `not_a_number` or
        `hidden_by_format`.
    """
    if value is None or (isinstance(value, str) and value.strip() in MISSING_MARKS):
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
        return _read_text(place, value.strip(), unit)
    # Excel keeps 15 digits; what a float holds beyond them nobody typed or sees.
    return _read_number(place, Decimal(f"{value:.15g}"), number_format, unit)


def _read_text(place: Place, text: str, unit: str) -> ReadCell:
    if text.startswith("#"):
        raise place.refuse(
            "error_value",
            _("the cell is '{value}'.").format(value=text),
            _("Expected a number."),
            _("Correct the formula, or leave the cell empty."),
        )
    figure = parse_figure(text, unit)
    if figure is None:
        raise place.refuse(
            "not_a_number",
            _("'{value}' is not a figure in {unit}.").format(value=text, unit=unit),
            _("Expected a number such as 1.350 or 80,7."),
            _("Type the number alone; put words into the column 'Ghi chú'."),
        )
    return ReadCell(figure, text)


def _read_number(place: Place, stored: Decimal, number_format: str, unit: str) -> ReadCell:
    form = parse_number_format(number_format)
    text = form.text(stored)
    printed = parse_figure(text, unit) if form.has_digits else None
    if printed is None:
        raise place.refuse(
            "hidden_by_format",
            _("the number {value} is shown as '{text}'.").format(
                value=print_numeral(stored, max(0, -int(stored.as_tuple().exponent))), text=text
            ),
            _("Expected a format that shows the figure in {unit}.").format(unit=unit),
            _("Give the cell the format 'Number'."),
        )
    # The stored number may have more digits than are shown; the value keeps them all.
    decimals = form.shown_decimals(stored)
    exact = form.shown(stored).scaleb(printed.quantity.precision + decimals)
    exact = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact
    quantity = Quantity(
        exact, printed.quantity.unit, printed.quantity.precision, printed.quantity.qualifier
    )
    return ReadCell(PrintedFigure(quantity, printed.status), text, exact != printed.quantity.value)
