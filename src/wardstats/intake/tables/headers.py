"""The header of a sector's sheet: which column is what, and no column of figures overlooked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from wardstats.errors import SourceError
from wardstats.intake.cells.figures import Place
from wardstats.intake.form.layout import (
    CODE,
    FORM_COLUMNS,
    LABEL,
    REQUIRED_COLUMNS,
    FormColumn,
    fold_header,
)
from wardstats.language import translate as _
from wardstats.model.names import closest_names
from wardstats.model.quantities import looks_like_figure

LAST_ROW, LAST_COLUMN = 10_000, 100  # a table of figures is far smaller
_HEADER_ROWS = 10  # a header is looked for in the first rows
_COUNTING_HEADERS = frozenset({"stt", "tt", "số tt"})  # columns that number the rows


@dataclass(frozen=True)
class Header:
    """The header row, and the place of each known column."""

    row: int
    columns: dict[FormColumn, int]

    def figure_columns(self) -> Iterator[tuple[FormColumn, int]]:
        """Yield the columns that hold figures, with their places."""
        return ((column, place) for column, place in self.columns.items() if column.role)


def require_extent(workbook: str, sheet: Worksheet) -> None:
    """Refuse a sheet with something far outside any table: looking there would take minutes."""
    row, column = sheet.max_row, sheet.max_column
    if row <= LAST_ROW and column <= LAST_COLUMN:
        return
    raise Place(workbook, sheet.title, f"{get_column_letter(column)}{row}").refuse(
        "sheet_too_large",
        _("the sheet reaches to {rows} rows and {columns} columns.").format(
            rows=row, columns=column
        ),
        _("Expected at most {rows} rows and {columns} columns.").format(
            rows=LAST_ROW, columns=LAST_COLUMN
        ),
        _("Delete the rows below and the columns right of the table; a space may stand there."),
    )


def find_header(sheet: Worksheet) -> Header | None:
    """Find the header row by its columns of code and label, or of label and figures."""
    wanted = {fold_header(column.header): column for column in FORM_COLUMNS}
    for number, row in enumerate(sheet.iter_rows(max_row=_HEADER_ROWS), start=1):
        columns: dict[FormColumn, int] = {}
        for place, cell in enumerate(row, start=1):
            column = wanted.get(fold_header(cell.value)) if cell.value is not None else None
            if column is not None:
                columns.setdefault(column, place)
        if LABEL in columns and (CODE in columns or len(columns) > 2):
            return Header(number, columns)
    return None


def header_problems(workbook: str, sheet: Worksheet, header: Header | None) -> list[SourceError]:
    """Refuse a sheet whose figures would be lost: without header, or under a header not known."""
    if header is None:
        lost = _first_number(sheet, 1, range(1, sheet.max_column + 1))
        return [_figures_without_header(workbook, sheet, lost)] if lost else []
    missing = [column for column in REQUIRED_COLUMNS if column not in header.columns]
    return [
        *(_missing_column(workbook, sheet, header, column) for column in missing),
        *_unknown_columns(workbook, sheet, header),
    ]


def _missing_column(
    workbook: str, sheet: Worksheet, header: Header, column: FormColumn
) -> SourceError:
    return Place(workbook, sheet.title, f"A{header.row}").refuse(
        "no_table",
        _("the header has no column '{column}'.").format(column=column.header),
        _("Expected: {columns}.").format(
            columns=", ".join(required.header for required in REQUIRED_COLUMNS)
        ),
        _("Write the column's name into the header row."),
    )


def _unknown_columns(workbook: str, sheet: Worksheet, header: Header) -> Iterator[SourceError]:
    """Refuse columns that hold numbers under a header that is not known, or stands twice."""
    taken = set(header.columns.values())
    for place in range(1, sheet.max_column + 1):
        name = str(sheet.cell(header.row, place).value or "").strip()
        if place in taken or fold_header(name) in _COUNTING_HEADERS:
            continue
        if not _first_number(sheet, header.row + 1, [place]):
            continue
        known = [column.header for column in FORM_COLUMNS]
        yield Place(workbook, sheet.title, f"{get_column_letter(place)}{header.row}").refuse(
            "header_unknown",
            _("the column '{column}' holds figures, but is not one of the form's.").format(
                column=name
            )
            if fold_header(name) not in map(fold_header, known)
            else _("the column '{column}' stands twice.").format(column=name),
            _("Expected one of: {known}.").format(known="; ".join(known)),
            _("Correct the header (closest: {near}), or move the column out of the sheet.").format(
                near=closest_names(name, known, 1)[0]
            ),
        )


def _figures_without_header(workbook: str, sheet: Worksheet, cell: str) -> SourceError:
    return Place(workbook, sheet.title, cell).refuse(
        "no_table",
        _("the sheet holds figures, but no header was found in its first {rows} rows.").format(
            rows=_HEADER_ROWS
        ),
        _("Expected: {columns}.").format(
            columns=", ".join(required.header for required in REQUIRED_COLUMNS)
        ),
        _("Copy the header row from the form, or move the sheet to another workbook."),
    )


def _first_number(sheet: Worksheet, first_row: int, places: list[int] | range) -> str:
    """Return the address of the first figure in these columns; empty when there is none."""
    for row in range(first_row, sheet.max_row + 1):
        for place in places:
            if _is_figure(sheet.cell(row, place).value):
                return f"{get_column_letter(place)}{row}"
    return ""


def _is_figure(value: object) -> bool:
    """Whether a cell holds a figure: a number, or a text that reads as one."""
    if isinstance(value, str):
        return looks_like_figure(value)
    return isinstance(value, int | float) and not isinstance(value, bool)
