"""Opens a checked workbook: the saved values and the formulas behind them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from wardstats.files.refusals import corrupt_file
from wardstats.intake.files.preflight import CheckedFile
from wardstats.intake.files.readers import Formulas, read_saved
from wardstats.intake.form.percentage import is_percentage_formula

T = TypeVar("T")


def open_workbook(path: Path, checked: CheckedFile) -> tuple[Workbook, dict[str, Formulas]]:
    """Open a workbook: its saved values, and by sheet and place the formulas behind them.

    A cell is there when it has a value or a formula; a blank one with a border is not. Texts keep
    their runs. Macros, and other workbooks it refers to, are not looked at.

    Raises
    ------
    SourceError
        `corrupt_file`: openpyxl cannot read it, or one of its sheets is not there.
    """
    workbook, formulas = _guard(path, lambda: read_saved(checked.content))
    for sheet in workbook.worksheets:
        _forget_unanswered_percentages(sheet, formulas[sheet.title])
    return workbook, formulas


def open_formulas(path: Path, checked: CheckedFile) -> Workbook:
    """Open a workbook whole, with its formulas in place of their results, blank cells, comments.

    Raises
    ------
    SourceError
        `corrupt_file`: openpyxl cannot read it.
    """
    return _guard(path, lambda: load_workbook(io.BytesIO(checked.content), keep_links=False))


def _guard(path: Path, read: Callable[[], T]) -> T:
    try:
        return read()
    except MemoryError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise
        if "out of memory" in str(error):  # as expat calls it
            raise MemoryError from error
        raise corrupt_file(path, f"{type(error).__name__}: {error}") from error


def _forget_unanswered_percentages(sheet: Any, formulas: Formulas) -> None:
    """Forget the form's own percentages that nobody computed: such a cell is just empty.

    A program that fills in a form writes no results. Any other formula without one stays, to be
    refused: it may stand for a figure.
    """
    cells = sheet._cells
    for place, formula in [*formulas.items()]:
        if is_percentage_formula(formula) and cells[place].value is None:
            del formulas[place], cells[place]
