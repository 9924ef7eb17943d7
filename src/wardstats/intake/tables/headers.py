"""Finds the headers of a sheet: which rows they take, and what stands over each column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from openpyxl.utils import get_column_letter

from wardstats.errors import SourceError
from wardstats.intake.cells.figures import holds_figure
from wardstats.intake.tables.view import SheetView
from wardstats.intake.tables.vocabulary import (
    CODE,
    FIGURE,
    LABEL,
    NUMBER,
    OPEN_PERCENT,
    Meaning,
    understand_header,
)
from wardstats.language import translate as _
from wardstats.model.periods import Period

T = TypeVar("T")
LAST_ROW, LAST_COLUMN = 10_000, 256  # a table of figures is far smaller
_DEEPEST = 3  # rows of a header
_LONGEST = 120  # letters of a header; a paragraph is none
_SPAN = re.compile(r"^(?:199|20\d)\d$|\b\d{1,2} tháng\b")  # figures by their form only
_YEAR = re.compile(r"(?:199|20\d)\d")
_COLUMN_NUMBER = re.compile(r"\(?([0-9]{1,2}|[A-ZĐ])\)?")
_COLUMN_FORMULA = re.compile(
    r"\(?([0-9]{1,2})\)?\s*=\s*\(?([0-9]{1,2})\)?\s*[/:]\s*\(?([0-9]{1,2})\)?.*"
)


@dataclass(frozen=True)
class Header:
    """The rows of a header, and the texts over each column, top down."""

    first_row: int
    last_row: int  # the row of column numbers, where there is one
    paths: dict[int, tuple[str, ...]]
    meanings: dict[int, Meaning]
    formulas: dict[int, tuple[int, int]]  # column of a quotient to the columns it is made of
    lowest: dict[int, int]  # the row of the lowest text over each column
    columns: range  # of its table: others may stand beside it

    def text(self, column: int) -> str:
        """Return the header of a column in one line."""
        return " › ".join(self.paths.get(column, ()))

    def address(self, column: int) -> str:
        """Return the address of the lowest text over a column."""
        return f"{get_column_letter(column)}{self.lowest.get(column, self.first_row)}"


def require_extent(view: SheetView) -> None:
    """Refuse a sheet with something far outside any table: looking there would take minutes."""
    row, column = view.last_row, view.last_column
    if row <= LAST_ROW and column <= LAST_COLUMN:
        return
    raise view.place(row, column).refuse(
        "sheet_too_large",
        _("the sheet reaches to {rows} rows and {columns} columns.").format(
            rows=row, columns=column
        ),
        _("Expected at most {rows} rows and {columns} columns.").format(
            rows=LAST_ROW, columns=LAST_COLUMN
        ),
        _("Delete the rows below and the columns right of the table; a space may stand there."),
    )


def find_headers(view: SheetView, period: Period) -> list[Header]:
    """Find every header of a sheet, from the top.

    A header has a word that only headers have (STT, Chỉ tiêu, Mã), or two columns of known
    meaning, and at least one column of figures; it has no figures itself. Below a first table
    only such a word begins another one.
    """
    headers: list[Header] = []
    row = 1
    while row <= view.last_row:
        header = None
        if row in view.columns_of_row:
            header = _header_at(view, row, period, needs_word=bool(headers))
        if header is not None:
            headers += _side_by_side(header)
            row = header.last_row
        row += 1
    return headers


def without_header(view: SheetView, cell: str) -> SourceError:
    """Make the error for a sheet with figures and no header over them."""
    return SourceError(
        "no_table",
        f"{view.workbook} › {view.title} › {cell}",
        _("the sheet holds figures, but no header was found over them."),
        _("Expected a row with headers such as Chỉ tiêu, ĐVT, Kế hoạch năm, Lũy kế."),
        _("Write the header row, or move the sheet to another workbook."),
        file=view.workbook,
        sheet=view.title,
        cell=cell,
    )


def _header_at(view: SheetView, row: int, period: Period, *, needs_word: bool) -> Header | None:
    if not _may_be_header(view, row, period, needs_word=needs_word):
        return None
    last = _last_header_row(view, row)
    columns = sorted(
        {
            column
            for (top, column) in [*view.filled, *view.merged]
            if row <= top <= last and view.header_text(top, column)
        }
    )
    paths = {column: _path(view, row, last, column) for column in columns}
    meanings = {
        column: meaning
        for column, path in paths.items()
        if (meaning := understand_header(path, period)) is not None
    }
    if not any(one.kind in (FIGURE, OPEN_PERCENT) for one in meanings.values()):
        return None
    numbers = _column_numbers(view, last + 1)
    formulas = dict(_quotients(view, last + 1, numbers)) if numbers else {}
    lowest = {
        column: max(
            view.merged.get((top, column), (top, column))[0]
            for top in range(row, last + 1)
            if view.header_text(top, column)
        )
        for column in columns
    }
    bottom = last + 1 if numbers else last
    return Header(row, bottom, paths, meanings, formulas, lowest, range(1, LAST_COLUMN + 1))


def _side_by_side(header: Header) -> Iterator[Header]:
    """Part a header over several tables: each has labels of its own, and figures behind them."""
    kinds = {column: header.meanings[column].kind for column in sorted(header.meanings)}
    labels = [column for column, kind in kinds.items() if kind == LABEL]
    figures = [column for column, kind in kinds.items() if kind in (FIGURE, OPEN_PERCENT)]
    starts = [1]
    for label, following in pairwise([*labels[1:], LAST_COLUMN + 1]):
        if any(starts[-1] <= one < label for one in figures) and any(
            label < one < following for one in figures
        ):
            starts.append(_first_column(header, label))
    for start, end in zip(starts, [*starts[1:], LAST_COLUMN + 1], strict=True):
        yield _part(header, range(start, end))


def _first_column(header: Header, label: int) -> int:
    """Return where the table of a label column begins: with the numbers or codes before it."""
    first = label
    while first - 1 in header.meanings and header.meanings[first - 1].kind in (NUMBER, CODE):
        first -= 1
    return first


def _part(header: Header, columns: range) -> Header:
    def within(found: Mapping[int, T]) -> dict[int, T]:
        return {column: one for column, one in found.items() if column in columns}

    return replace(
        header,
        paths=within(header.paths),
        meanings=within(header.meanings),
        formulas=within(header.formulas),
        lowest=within(header.lowest),
        columns=columns,
    )


def _may_be_header(view: SheetView, row: int, period: Period, *, needs_word: bool) -> bool:
    """Whether a row can be the first of a header: known words side by side, no figures."""
    texts = [text for _column, text in view.texts_of_row(row)]
    if len(texts) < 2 or any(len(text) > _LONGEST for text in texts):
        return False
    if not all(_is_header_value(view.value(row, column)) for column in view.columns_of_row[row]):
        return False
    found = [one for text in texts if (one := understand_header((text,), period)) is not None]
    if needs_word or any(one.kind in (LABEL, NUMBER, CODE) for one in found):
        return any(one.kind in (LABEL, NUMBER, CODE) for one in found)
    return len([one for one in found if one.kind in (FIGURE, OPEN_PERCENT)]) >= 2


def _is_header_value(value: object) -> bool:
    """Text that is no figure, or a year."""
    if isinstance(value, str):
        return not holds_figure(value) or _SPAN.search(value.strip().casefold()) is not None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return _YEAR.fullmatch(f"{value:g}") is not None


def _last_header_row(view: SheetView, row: int) -> int:
    """Return where the header ends: with its tallest merged cell, or texts that refine it."""
    tallest = max(
        (
            area.max_row
            for area in view.sheet.merged_cells.ranges
            if area.min_row == row and view.header_text(row, area.min_col)
        ),
        default=row,
    )
    last = min(max(tallest, row), row + _DEEPEST - 1)
    while last < row + _DEEPEST - 1 and _refines(view, row, last + 1):
        last += 1
    return last


def _refines(view: SheetView, first: int, row: int) -> bool:
    """Whether a row continues a header: short texts below a header that is merged over them."""
    wide = {
        column
        for (top, column), home in view.merged.items()
        if first <= top < row and home[0] >= first and home[1] != column
    }
    columns = view.columns_of_row.get(row, [])
    beneath = [column for column in columns if column in wide or column + 1 in wide]
    return bool(beneath) and all(
        _is_header_value(view.value(row, column)) and len(view.text(row, column)) <= _LONGEST
        for column in columns
    ) and not _column_numbers(view, row)  # fmt: skip


def _path(view: SheetView, first: int, last: int, column: int) -> tuple[str, ...]:
    texts = (" ".join(view.header_text(row, column).split()) for row in range(first, last + 1))
    return tuple(dict.fromkeys(filter(None, texts)))


def _column_numbers(view: SheetView, row: int) -> dict[int, str]:
    """Return the numbers of a row that numbers the columns; empty when the row does not."""
    texts = {
        column: text.replace("\n", " ")
        for column, text in view.texts_of_row(row)
    }  # fmt: skip
    if len(texts) < 3:
        return {}
    plain = {column: match[1] for column, text in texts.items()
             if (match := _COLUMN_NUMBER.fullmatch(text))}  # fmt: skip
    formulas = {column: match[1] for column, text in texts.items()
                if (match := _COLUMN_FORMULA.fullmatch(text))}  # fmt: skip
    numbers = plain | formulas
    digits = [int(numbers[column]) for column in sorted(numbers) if numbers[column].isdigit()]
    in_order = digits == list(range(digits[0], digits[0] + len(digits))) if digits else False
    return numbers if len(numbers) == len(texts) and len(digits) >= 2 and in_order else {}


def _quotients(
    view: SheetView, row: int, numbers: dict[int, str]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Read "6=4/5": which columns a percentage is made of."""
    places = {number: column for column, number in numbers.items()}
    for column, text in view.texts_of_row(row):
        match = _COLUMN_FORMULA.fullmatch(text)
        if match and match[2] in places and match[3] in places:
            yield column, (places[match[2]], places[match[3]])
