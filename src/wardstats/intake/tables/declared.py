"""A cell that is refused, read as a declared correction says it should be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from openpyxl.cell.cell import Cell

from wardstats.intake.cells.figures import ReadCell
from wardstats.intake.cells.number_formats import parse_number_format
from wardstats.intake.tables.source import Source
from wardstats.intake.tables.view import SheetView
from wardstats.model.quantities import PrintedFigure, parse_figure
from wardstats.model.units import find_unit

_TOO_LARGE = 10**15  # a number format shows no more digits
_BEYOND = frozenset({"merged_figure", "too_long"})  # no figure in this cell alone mends these


def read_declared(
    source: Source, view: SheetView, place: tuple[int, int], role: str, unit: str, code: str
) -> ReadCell | None:
    """Read a refused cell's figure from its correction; None where no correction can mend it.

    The text of what is read stays what the cell shows.

    Parameters
    ----------
    place
        Row and column.
    code
        Of the refusal.

    Raises
    ------
    CatalogueError
        The cell says something else by now, or what it should say is no figure.
    """
    where = view.place(*place)
    correction = source.corrections.get(f"{where.sheet}!{where.cell}")
    if correction is None or code in _BEYOND or correction["role"] not in ("", role):
        return None
    text = _shown(view, place)
    if not text:
        return None
    correction.require_unchanged(text)
    printed = parse_figure(correction["to"], unit)
    if printed is None or (unit and printed.quantity.unit != find_unit(unit).base):
        raise correction.refuse_value()
    return ReadCell(PrintedFigure(printed.quantity, "corrected"), text)


def _shown(view: SheetView, place: tuple[int, int]) -> str:
    """Return what a person sees in a refused cell; empty where nothing is seen."""
    cell, seen = view.filled.get(place), view.seen(*place)
    value = seen.value
    if isinstance(cell, Cell) and cell.data_type == "e":
        return str(cell.value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, int | float) and abs(value) < _TOO_LARGE:
        stored = Decimal(f"{value:.15g}")
        return parse_number_format(seen.number_format, stored).show(stored).text.strip()
    return " ".join(value.split()) if isinstance(value, str) else ""
