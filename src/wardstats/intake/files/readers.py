"""openpyxl's readers, kept to what holds figures or says how they look.

What else a workbook may bring along (charts, pictures, tables, names, rules, links) is not opened:
it could only be in the way. Each sheet is gone through once, for saved values and formulas.
"""

from __future__ import annotations

import io
import re
from collections.abc import Generator
from typing import Any

from openpyxl.formula.translate import Translator
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet._reader import (
    COL_TAG,
    FORMULA_TAG,
    INLINE_STRING,
    ROW_TAG,
    VALUE_TAG,
    WorkSheetParser,
    WorksheetReader,
)
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

Place = tuple[int, int]  # row and column
Formulas = dict[Place, str]  # "=E5/D5"
_MERGED_TAG = f"{{{SHEET_MAIN_NS}}}mergeCell"
_ROW_DEPTH = 2  # elements above a row, a column's widths, or a merged area
_INDEX = re.compile(r"[0-9]{1,9}")
_WRITTEN = {  # how a value of a kind is written
    "n": re.compile(r"\s*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?\s*"),
    "s": re.compile(r"\s*[0-9]{1,9}\s*"),
    "b": re.compile(r"\s*[01]\s*"),
    "inlineStr": re.compile(r""),  # its text stands elsewhere
} | dict.fromkeys(("str", "e", "d"), re.compile(r".*", re.DOTALL))
_EXTENSIONS = f"{{{SHEET_MAIN_NS}}}extLst"
_HELD = frozenset({VALUE_TAG, FORMULA_TAG, INLINE_STRING, _EXTENSIONS})
_MAY_BE_DEEP = (INLINE_STRING, _EXTENSIONS)
ParsedCell = dict[str, Any]  # as openpyxl gives one: row, column, value, data_type, style_id


def read_saved(content: bytes) -> tuple[Workbook, dict[str, Formulas]]:
    """Read a workbook's saved values, and by sheet and place the formulas behind them.

    Raises
    ------
    Exception
        Any: openpyxl raises whatever its parsers raise.
    """
    reader = _WorkbookReader(content)
    reader.read()
    return reader.wb, reader.formulas


class _WorkbookReader(ExcelReader):
    """Reads sheets, texts and styles, and nothing else."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), data_only=True, keep_links=False, rich_text=True)
        self.formulas: dict[str, Formulas] = {}

    def read(self) -> None:
        """Read what holds figures, and what says how they look."""
        with self.archive:
            self.read_manifest()
            self.read_strings()
            self.read_workbook()
            apply_stylesheet(self.archive, self.wb)
            for sheet in self.parser.sheets:
                self._read_sheet(sheet)

    def _read_sheet(self, listed: Any) -> None:
        """Read one sheet of the workbook's list; openpyxl would pass over one that is not there."""
        link = self.parser.rels.get(listed.id)
        if link is None or link.target not in self.valid_files:
            problem = f"the sheet '{listed.name}' has no part"
            raise ValueError(problem)
        if "chartsheet" in link.Type:
            return
        sheet = self.wb.create_sheet(listed.name)
        if sheet.title != listed.name:  # openpyxl gives the second of one name another
            problem = f"two sheets are named '{listed.name}'"
            raise ValueError(problem)
        sheet.sheet_state = listed.state
        with self.archive.open(link.target) as part:
            content = _SheetReader(sheet, part, self.shared_strings)
            content.bind()
        self.formulas[sheet.title] = content.parser.formulas


class _SheetReader(WorksheetReader):
    """Puts the cells of a part into their sheet."""

    def __init__(self, sheet: Any, part: Any, texts: list[Any]) -> None:
        super().__init__(sheet, part, texts, data_only=True, rich_text=True)
        book = sheet.parent
        self.parser: _SheetParser = _SheetParser(
            part, texts, data_only=True, epoch=book.epoch, date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats, rich_text=True,
            styles=len(book._cell_styles),
        )  # fmt: skip

    def bind(self) -> None:
        """Bind cells and merged areas, and what is hidden."""
        self.bind_cells()
        self._uncover()
        self.bind_col_dimensions()
        self.bind_row_dimensions()

    def _uncover(self) -> None:
        """Note the merged areas; what stands under one, nobody sees."""
        areas, formulas = self.parser.areas, self.parser.formulas
        cells = self.ws._cells
        for area in areas:
            for row in range(area.min_row, area.max_row + 1):
                for column in range(area.min_col, area.max_col + 1):
                    if (row, column) != (area.min_row, area.min_col):
                        cells.pop((row, column), None)
                        formulas.pop((row, column), None)
        self.ws.merged_cells = MultiCellRange(areas)


class _SheetParser(WorkSheetParser):
    """openpyxl's parser, which leaves out what is no cell, and keeps values and formulas.

    A cell that cannot be read is named.
    """

    def __init__(self, *source: Any, styles: int, **options: Any) -> None:
        super().__init__(*source, **options)
        self._styles = styles
        self.formulas: Formulas = {}
        self.areas: list[CellRange] = []
        self._shared: dict[str, Translator] = {}

    def parse(self) -> Generator[tuple[int, list[ParsedCell]], None, None]:
        """Yield each row with its filled cells; keep no more of the part than one row."""
        above: list[Any] = []
        for event, element in iterparse(self.source, events=("start", "end")):
            if event == "start":
                above.append(element)
                continue
            above.pop()
            if len(above) > _ROW_DEPTH:
                continue
            if element.tag == ROW_TAG:
                yield self._filled(*self.parse_row(element))
            elif element.tag == COL_TAG:
                self.parse_column_dimensions(element)
            elif element.tag == _MERGED_TAG:
                self.areas.append(CellRange(element.get("ref")))
            if above:
                above[-1].clear()

    def _filled(self, row: int, cells: list[ParsedCell]) -> tuple[int, list[ParsedCell]]:
        """Leave out blank cells, and what is noted of a row that is not hidden."""
        look = self.row_dimensions.get(str(row), {})
        if "hidden" not in look and not _is_nought(look.get("ht")):
            self.row_dimensions.pop(str(row), None)
        return row, [
            cell for cell in cells
            if cell["value"] is not None or (cell["row"], cell["column"]) in self.formulas
        ]  # fmt: skip

    def parse_cell(self, element: Any) -> ParsedCell:
        """Read a cell's value, and its formula where it has one."""
        try:
            self._require_plain(element)
            cell: ParsedCell = super().parse_cell(element)
        except Exception as error:
            problem = f"cell {element.get('r')}: {error}"
            raise ValueError(problem) from error
        if (formula := element.find(FORMULA_TAG)) is not None:
            place = cell["row"], cell["column"]
            self.formulas[place] = self._formula(formula, place)
        return cell

    def _require_plain(self, element: Any) -> None:
        """Refuse what Python takes for a number and no spreadsheet writes, and what is not read."""
        kind, held = element.get("t", "n"), [one.tag for one in element]
        is_deep = any(len(one) for one in element if one.tag not in _MAY_BE_DEEP)
        if is_deep or len(held) != len(set(held)) or not _HELD.issuperset(held):
            raise _unreadable("its elements")
        value = element.findtext(VALUE_TAG) or ""
        if kind not in _WRITTEN or (value and not _WRITTEN[kind].fullmatch(value)):
            raise _unreadable(f"'{value}' ({kind})")
        if INLINE_STRING in held and kind != "inlineStr":
            raise _unreadable(f"a text in a cell of kind '{kind}'")
        style = element.get("s", "0")
        if not (_INDEX.fullmatch(style) and int(style) < self._styles):
            raise _unreadable(f"style {style}")

    def _formula(self, formula: Any, place: Place) -> str:
        """Return the text of a formula; a shared one stands in its first cell only."""
        text = "=" + (formula.text or "")
        if formula.get("t") != "shared":
            return text
        address = f"{get_column_letter(place[1])}{place[0]}"
        group = formula.get("si")
        try:
            if formula.text:
                self._shared[group] = Translator(text, address)
            elif group in self._shared:
                return str(self._shared[group].translate_formula(address))
        except Exception:  # its grammar is openpyxl's own; the figure does not hang on it
            return text
        return text


def _is_nought(height: str | None) -> bool:
    """Whether a row has a height, and it is none."""
    return height is not None and re.fullmatch(r"0+(?:\.0*)?", height) is not None


def _unreadable(what: str) -> ValueError:
    return ValueError(what[:60])
