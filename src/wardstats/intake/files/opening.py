"""Opens a checked workbook: the saved values and, where there are any, the formulas behind them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from wardstats.intake.files.preflight import CheckedFile
from wardstats.intake.files.refusals import corrupt_file
from wardstats.intake.form.percentage import is_percentage_formula


def open_workbook(path: Path, checked: CheckedFile) -> tuple[Workbook, Workbook | None]:
    """Open a workbook's values and, only where it has any, its formulas.

    Macros are not kept, and other workbooks it refers to are not looked at.

    Raises
    ------
    SourceError
        `corrupt_file`: openpyxl cannot read it.
    """
    values = _open(path, checked, data_only=True)
    formulas = open_formulas(path, checked)
    if formulas is not None:
        _forget_unanswered_percentages(values, formulas)
    return values, formulas


def open_formulas(path: Path, checked: CheckedFile) -> Workbook | None:
    """Open a workbook with its formulas in place of their results; None when it has none.

    Raises
    ------
    SourceError
        `corrupt_file`: openpyxl cannot read it.
    """
    return _open(path, checked, data_only=False) if checked.has_formulas else None


def _forget_unanswered_percentages(values: Workbook, formulas: Workbook) -> None:
    """Forget the form's own percentages that nobody computed: such a cell is just empty.

    A program that fills in a form writes no results. Any other formula without one stays, to be
    refused: it may stand for a figure.
    """
    for sheet in formulas.worksheets:
        for place, cell in sheet._cells.items():
            if is_percentage_formula(cell.value) and values[sheet.title].cell(*place).value is None:
                cell.value = None


def _open(path: Path, checked: CheckedFile, *, data_only: bool) -> Workbook:
    try:
        return _load(checked.content, data_only=data_only)
    except MemoryError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise
        if "out of memory" in str(error):  # as expat calls it
            raise MemoryError from error
        raise corrupt_file(path, f"{type(error).__name__}: {error}") from error


def _load(content: bytes, *, data_only: bool) -> Workbook:
    workbook = load_workbook(
        io.BytesIO(content), data_only=data_only, keep_links=False, rich_text=data_only
    )
    for sheet in workbook.worksheets:
        _drop_blank_end(sheet)
    return workbook


def _drop_blank_end(sheet: Any) -> None:
    """Forget the cells below and right of all content: a border alone can reach the last row."""
    cells = sheet._cells
    filled = [place for place, cell in cells.items() if cell.value is not None]
    last_row = max((row for row, _column in filled), default=0)
    last_column = max((column for _row, column in filled), default=0)
    for row, column in [*cells]:
        if row > last_row or column > last_column:
            del cells[row, column]
