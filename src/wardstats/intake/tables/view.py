"""A sheet as a person sees it: visible text, merged areas, what is hidden, formulas behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from wardstats.intake.cells.figures import Place
from wardstats.intake.tables.letters import Runs, composed, part_runs, without_unseen
from wardstats.model.legacy_encodings import LegacyText, convert_legacy


@dataclass(frozen=True, slots=True)
class SeenCell:
    """What a cell holds, and what its letters say of it."""

    value: Any  # a rich text is its visible letters: neither struck out nor raised
    number_format: str
    is_struck: bool = False  # all of it is struck out
    struck: str = ""  # letters that are struck out beside others that are not
    raised: str = ""  # letters in superscript behind the figure


@dataclass
class SheetView:
    """A worksheet with the saved values, and the formulas behind them."""

    workbook: str
    sheet: Worksheet
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)  # by row and column
    converted: dict[str, LegacyText] = field(default_factory=dict)  # by cell: what it said
    runs: dict[tuple[int, int], Runs] = field(default_factory=dict)  # of texts that have some
    cleaned: list[tuple[int, int]] = field(default_factory=list)  # texts with unseen signs
    columns: range | None = None  # of a part of the sheet; None: all of it
    _plain: dict[tuple[int, int], Any] = field(default_factory=dict)  # what counts of a cell
    _texts: dict[tuple[int, int], str] = field(default_factory=dict)
    _seen: dict[tuple[int, int], SeenCell] = field(default_factory=dict)
    _struck_fonts: dict[int, bool] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The sheet's name."""
        return str(self.sheet.title)

    def part(self, columns: range) -> SheetView:
        """Return what stands in some of the columns, where others stand beside them."""
        if all(column in columns for _row, column in self.filled):
            return self
        return replace(self, columns=columns, _texts={}, _seen={}, _struck_fonts={})

    @cached_property
    def filled(self) -> dict[tuple[int, int], Any]:
        """The cells that hold something, row by row; a formula without result is something."""
        cells = self.sheet._cells
        found = {
            place: cells[place]
            for place in sorted(cells)
            if (cells[place].value is not None or place in self.formulas)
            and (self.columns is None or place[1] in self.columns)
        }
        for place, cell in found.items():
            if place not in self._plain:  # as it is in a part of a sheet seen before
                self._plain[place] = self._what_counts(place, cell)
        return found

    def _what_counts(self, place: tuple[int, int], cell: Any) -> Any:
        """Return the letters that count of a text; what others there are is kept apart."""
        if isinstance(cell.value, CellRichText):
            parted = self.runs[place] = part_runs(cell.value, cell.font.name or "")
            if parted.converted:
                self.converted[self.address(*place)] = parted.converted
            return self._clean(place, cell, parted.kept)
        return self._clean(place, cell, cell.value) if isinstance(cell.value, str) else cell.value

    def _clean(self, place: tuple[int, int], cell: Any, text: str) -> str:
        """Bring a text to its plain form; a soft hyphen of an old encoding is a letter."""
        text = composed(text)
        seen = without_unseen(text)
        is_old = "\u00ad" in text and convert_legacy(text, cell.font.name or "") is not None
        if seen == text or is_old:
            return text
        self.cleaned.append(place)
        return seen

    @cached_property
    def last_row(self) -> int:
        """The last row of the sheet; openpyxl looks through all cells for it."""
        return int(self.sheet.max_row)

    @cached_property
    def last_column(self) -> int:
        """The last column of the sheet."""
        return int(self.sheet.max_column)

    @cached_property
    def columns_of_row(self) -> dict[int, list[int]]:
        """The filled columns of each row that has any."""
        found: dict[int, list[int]] = {}
        for row, column in self.filled:
            found.setdefault(row, []).append(column)
        return found

    @cached_property
    def merged(self) -> dict[tuple[int, int], tuple[int, int]]:
        """The cells of merged areas, each with the area's first cell."""
        return {
            (row, column): (area.min_row, area.min_col)
            for area in self.sheet.merged_cells.ranges
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        }

    def address(self, row: int, column: int) -> str:
        """Return the address of a cell, "F5"."""
        return f"{get_column_letter(column)}{row}"

    def place(self, row: int, column: int) -> Place:
        """Return where a cell stands, for messages."""
        return Place(self.workbook, self.title, self.address(row, column))

    def value(self, row: int, column: int) -> Any:
        """Return what is stored, a text as `text` gives it; None for an empty cell."""
        plain = self.plain(row, column)
        return self.text(row, column) if isinstance(plain, str) else plain

    def plain(self, row: int, column: int) -> Any:
        """Return what is stored, a text not yet in Unicode; None for an empty cell."""
        return self._plain[row, column] if (row, column) in self.filled else None

    def is_blank(self, row: int, column: int) -> bool:
        """Whether nobody sees anything: no cell, spaces, or `=IF(A1="";"";A1)` without an A1."""
        cell = self.filled.get((row, column))
        if cell is None:
            return True
        plain = self._plain[row, column]
        if isinstance(plain, str):
            return not plain.strip()
        return plain is None and cell.data_type == "str"

    def text(self, row: int, column: int) -> str:
        """Return a text in Unicode, without signs that nobody sees; empty for an empty cell."""
        place = (row, column)
        if place not in self._texts:
            self._texts[place] = self._text_of(place)
        return self._texts[place]

    def _text_of(self, place: tuple[int, int]) -> str:
        plain = self.plain(*place)
        if plain is None:
            return ""
        text = str(plain).strip()
        if text.isascii() or not isinstance(plain, str) or place in self.runs:
            return text
        old = convert_legacy(text, self.filled[place].font.name or "")
        if old is None:
            return text
        self.converted[self.address(*place)] = old
        return old.after

    def header_text(self, row: int, column: int) -> str:
        """Return the text that stands over a column: a merged cell's for all of its area."""
        return self.text(*self.merged.get((row, column), (row, column)))

    def formula(self, row: int, column: int) -> str | None:
        """Return the formula of a cell, where it has one."""
        return self.formulas.get((row, column))

    def seen(self, row: int, column: int) -> SeenCell:
        """Return what a figure's cell shows."""
        place = (row, column)
        if place not in self._seen:
            self._seen[place] = self._look(row, column)
        return self._seen[place]

    def _look(self, row: int, column: int) -> SeenCell:
        cell = self.filled.get((row, column))
        if cell is None:
            return SeenCell(None, "General")
        parted = self.runs.get((row, column))
        if parted is not None:
            return SeenCell(
                self.plain(row, column), cell.number_format,
                parted.is_struck, parted.struck, parted.raised,
            )  # fmt: skip
        return SeenCell(self.value(row, column), cell.number_format, self._is_struck(cell))

    def _is_struck(self, cell: Any) -> bool:
        """Whether a cell's font strikes it out; openpyxl makes a new font of each look at it."""
        font = cell._style.fontId
        if font not in self._struck_fonts:
            self._struck_fonts[font] = bool(cell.font.strike)
        return self._struck_fonts[font]

    def texts_of_row(self, row: int) -> Iterator[tuple[int, str]]:
        """Yield column and text of a row's filled cells."""
        return ((column, self.text(row, column)) for column in self.columns_of_row.get(row, ()))
