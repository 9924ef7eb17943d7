"""Compares a workbook that came back with the one that was sent: what was edited, and where.

A cell is edited when its formula, its value or how the value is shown is another. The saved result
of a formula is none of the officer's doing: it follows other cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.formula import Tokenizer
from openpyxl.utils.cell import get_column_letter

from wardstats.files.reading_process import run_apart
from wardstats.intake.cells.number_formats import parse_number_format
from wardstats.intake.files.opening import open_formulas
from wardstats.intake.files.preflight import CheckedFile, require_workbook
from wardstats.intake.marking.marks import COLOURS
from wardstats.intake.marking.notes import AUTHOR, HEAD
from wardstats.language import translate as _
from wardstats.model.findings import Finding
from wardstats.model.numerals import print_numeral


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell that is not what it was."""

    sheet: str
    cell: str
    before: str  # as text; empty for an empty cell
    after: str
    is_marked: bool  # whether we had asked to look at it


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was done to a workbook between sending and return."""

    edits: tuple[CellEdit, ...]
    sheets_added: tuple[str, ...]
    sheets_removed: tuple[str, ...]

    def findings(self, ward: str, period: str) -> list[Finding]:
        """Say what was edited without having been asked for."""
        unasked = [edit for edit in self.edits if not edit.is_marked]
        return [
            *(_sheet_finding("sheet_removed", ward, period, one) for one in self.sheets_removed),
            *(_sheet_finding("sheet_added", ward, period, one) for one in self.sheets_added),
            *(_edit_finding(ward, period, edit) for edit in unasked),
        ]


def compare_workbooks(sent: str | Path, returned: str | Path) -> Comparison:
    """Compare the workbook that was sent, marked or not, with the one that came back.

    A cell counts as marked when it bears a mark in either of the two.

    Raises
    ------
    SourceError
        One of the two cannot be opened.
    """
    paths = Path(sent), Path(returned)
    checked = [require_workbook(path) for path in paths]
    before, after = (
        run_apart(partial(_read_cells, path, one), path)
        for path, one in zip(paths, checked, strict=True)
    )
    return Comparison(
        tuple(_edits(before, after)),
        tuple(name for name in after if name not in before),
        tuple(name for name in before if name not in after),
    )


@dataclass(frozen=True, slots=True)
class _Content:
    """What a cell holds, and whether it bears a mark."""

    kind: str = ""  # "formula", "truth", "number", "date", "text"; empty for an empty cell
    value: Any = None
    number_format: str = ""
    is_marked: bool = field(default=False, compare=False)

    @property
    def stored(self) -> Decimal:
        return Decimal(f"{self.value:.15g}")  # Excel keeps 15 digits

    @property
    def shown(self) -> str:
        """What a person sees of a number."""
        return parse_number_format(self.number_format, self.stored).show(self.stored).text

    @property
    def key(self) -> tuple[Any, ...]:
        """What two cells have in common when neither was edited."""
        if self.kind == "number":
            return self.kind, self.stored, self.shown
        if self.kind == "formula":
            return self.kind, _folded_formula(self.value)
        return self.kind, self.value

    @property
    def text(self) -> str:
        """What is told of a cell."""
        if self.kind == "number":
            places = -int(self.stored.normalize().as_tuple().exponent)
            return self.shown or print_numeral(self.stored, max(0, places))
        return str(self.value).upper() if self.kind == "truth" else str(self.value or "")


_Sheet = dict[tuple[int, int], _Content]
_EMPTY = _Content()


def _read_cells(path: Path, checked: CheckedFile) -> dict[str, _Sheet]:
    """Read all cells of a workbook; this happens in the reading process."""
    workbook = open_formulas(path, checked)
    return {sheet.title: _read_sheet(sheet) for sheet in workbook.worksheets}


def _read_sheet(sheet: Any) -> _Sheet:
    cells = (cell for cell in sheet._cells.values() if isinstance(cell, Cell))
    read = {(cell.row, cell.column): _read_cell(cell) for cell in cells}
    return {place: one for place, one in read.items() if one.kind or one.is_marked}


def _read_cell(cell: Cell) -> _Content:
    value, is_marked = cell.value, _bears_mark(cell)
    if value is None:
        return _Content(is_marked=is_marked)
    if cell.data_type == "f":  # an array formula is an object
        return _Content("formula", str(getattr(value, "text", value) or ""), "", is_marked)
    if isinstance(value, bool):
        return _Content("truth", value, "", is_marked)
    if isinstance(value, int | float):
        return _Content("number", value, cell.number_format, is_marked)
    if isinstance(value, date | datetime | time | timedelta):
        return _Content("date", str(value), "", is_marked)
    text = str(value).replace("\r\n", "\n").replace("_x000D_\n", "\n")
    return _Content("text", text, "", is_marked)


def _folded_formula(formula: str) -> str:
    """Return a formula without the blanks that a program may add or drop."""
    if not formula.startswith("="):
        return formula
    tokens = Tokenizer(formula).items
    return "".join(token.value for token in tokens if token.type != "WHITE-SPACE")


def _bears_mark(cell: Cell) -> bool:
    note = cell.comment
    if note is not None and (note.author == AUTHOR or HEAD in (note.text or "")):
        return True
    fill: Any = cell.fill
    return fill.fill_type == "solid" and fill.fgColor.rgb in COLOURS.values()


def _edits(before: dict[str, _Sheet], after: dict[str, _Sheet]) -> Iterator[CellEdit]:
    for name, old in before.items():
        new = after.get(name, old)
        for place in sorted(old.keys() | new.keys()):
            was, now = old.get(place, _EMPTY), new.get(place, _EMPTY)
            if was != now and was.key != now.key:
                cell = f"{get_column_letter(place[1])}{place[0]}"
                yield CellEdit(name, cell, was.text, now.text, was.is_marked or now.is_marked)


def _edit_finding(ward: str, period: str, edit: CellEdit) -> Finding:
    return Finding(
        "edited_unasked", "warning", ward, period, "", (f"{edit.sheet}!{edit.cell}",),
        _("the cell was not marked, and was edited: '{before}' became '{after}'.").format(
            before=edit.before, after=edit.after),
        reported=edit.after, computed=edit.before,
        suggestion=_("Ask whether the change is meant."),
    )  # fmt: skip


def _sheet_finding(code: str, ward: str, period: str, sheet: str) -> Finding:
    messages = {
        "sheet_added": _("the sheet '{sheet}' was added."),
        "sheet_removed": _("the sheet '{sheet}' is gone, or has another name."),
    }
    return Finding(
        code, "warning", ward, period, "", (f"{sheet}!A1",),
        messages[code].format(sheet=sheet),
        suggestion=_("Ask whether the change is meant."),
    )  # fmt: skip
