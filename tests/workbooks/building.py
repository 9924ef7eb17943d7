"""Builds a workbook of a literal grid, with formats, fonts and merges, and of raw parts.

A grid shows the sheet as a person would see it: `None` is an empty cell. What is more than a plain
value says so where it stands: `shown(0.807, "0.0%")`, `in_font("Tæng thu", ".VnTime")`.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from workbooks.expecting import SHEET

WARD = "synthetic-ward"
HEADER = ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế"]
_RUNS = {
    "struck": InlineFont(strike=True),
    "superscript": InlineFont(vertAlign="superscript"),
    "": InlineFont(),
}


@dataclass(frozen=True)
class Styled:
    """A value with what a person sees besides it."""

    value: Any
    format: str = "General"
    font: str = ""
    is_struck: bool = False
    is_text: bool = False  # text, whatever it looks like
    result: str | None = None  # what Excel saved beside a formula


def shown(value: Any, number_format: str) -> Styled:
    """Show a value by a number format."""
    return Styled(value, format=number_format)


def in_font(text: Any, font: str) -> Styled:
    """Write a text in a font."""
    return Styled(text, font=font)


def struck(value: Any) -> Styled:
    """Strike a value out."""
    return Styled(value, is_struck=True)


def literal(text: str) -> Styled:
    """Write a text that openpyxl would take for a formula or an error."""
    return Styled(text, is_text=True)


def formula(text: str, result: str | None = None, number_format: str = "General") -> Styled:
    """Write a formula with the result Excel saved; None when it was never calculated."""
    return Styled(f"={text}", format=number_format, result=result)


def runs(*parts: tuple[str, str]) -> CellRichText:
    """Write a text in runs, each with its kind: "", "struck", "superscript", or a font."""
    return CellRichText(
        *(TextBlock(_RUNS.get(kind) or InlineFont(rFont=kind), text) for text, kind in parts)
    )


class Book:
    """A workbook in the making."""

    def __init__(self) -> None:
        self._workbook = Workbook()
        self._workbook.remove(self._workbook.active)
        self._results: list[tuple[int, str, str]] = []
        self._changes: list[tuple[str, Callable[[bytes], bytes]]] = []
        self._beside: dict[str, str] = {}
        self._rework: Callable[[bytes], bytes] | None = None
        self.filled: list[str] = []  # every cell that is not empty, of the sheets of figures

    def sheet(
        self,
        grid: Sequence[Sequence[Any]],
        name: str = SHEET,
        *,
        merged: str = "",
        hidden_rows: str = "",
        hidden_columns: str = "",
        state: str = "visible",
        has_figures: bool = True,
    ) -> Worksheet:
        """Add a sheet; `merged`, `hidden_rows` and `hidden_columns` are parted by spaces."""
        sheet = self._workbook.create_sheet(name)
        for row, values in enumerate(grid, 1):
            for column, value in enumerate(values, 1):
                if value is not None:
                    self._write(sheet, f"{get_column_letter(column)}{row}", value)
                    self.filled += [f"{name}!{get_column_letter(column)}{row}"] * has_figures
        for area in merged.split():
            sheet.merge_cells(area)
        for row in hidden_rows.split():
            sheet.row_dimensions[int(row)].hidden = True
        for column in hidden_columns.split():
            sheet.column_dimensions[column].hidden = True
        sheet.sheet_state = state
        return sheet

    def _write(self, sheet: Worksheet, address: str, value: Any) -> None:
        styled = value if isinstance(value, Styled) else Styled(value)
        cell = sheet[address]
        cell.value = styled.value
        if styled.format != "General":  # a date has a format of its own
            cell.number_format = styled.format
        if styled.is_text:
            cell.data_type = "s"
        if styled.font or styled.is_struck:
            cell.font = Font(name=styled.font or "Times New Roman", strike=styled.is_struck)
        if styled.result is not None:
            self._results.append((len(self._workbook.sheetnames), address, styled.result))

    def beside(self, name: str, text: str) -> None:
        """Put a file of the ward beside the workbook."""
        self._beside[name] = text

    def change_part(self, name: str, old: str, new: str) -> None:
        """Change the text of a part; what is to be changed must be there."""

        def change(content: bytes) -> bytes:
            if old.encode() not in content:
                raise ValueError(f"{name} has no {old}")
            return content.replace(old.encode(), new.encode(), 1)

        self._changes.append((name, change))

    def set_part(self, name: str, content: bytes) -> None:
        """Add a part, or write another in its place."""
        self._changes.append((name, lambda _former: content))

    def rework(self, change: Callable[[bytes], bytes]) -> None:
        """Change the bytes of the finished file."""
        self._rework = change

    def write(self, path: Path) -> Path:
        """Write the workbook and what lies beside it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        content = self._content() if self._workbook.sheetnames else b""
        path.write_bytes(self._rework(content) if self._rework else content)
        for name, text in self._beside.items():
            path.with_name(name).write_text(text, encoding="utf-8")
        return path

    def _content(self) -> bytes:
        saved = io.BytesIO()
        self._workbook.save(saved)
        if not self._results and not self._changes:
            return saved.getvalue()
        with zipfile.ZipFile(saved) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for number, address, result in self._results:
            name = f"xl/worksheets/sheet{number}.xml"
            parts[name] = _with_result(parts[name], address, result)
        for name, change in self._changes:
            parts[name] = change(parts.get(name, b""))
        return archive_of(parts)


def archive_of(parts: dict[str, bytes]) -> bytes:
    """Pack parts into an archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _with_result(sheet: bytes, address: str, result: str) -> bytes:
    """Write the saved result of a formula; openpyxl leaves it out."""
    pattern = rf'(<c r="{address}"[^>]*)(>)<f>(.*?)</f><v\s*(?:/>|></v>)'
    kind = "" if re.fullmatch(r"-?[0-9.]+", result) else ' t="str"'
    changed, count = re.subn(
        pattern,
        lambda cell: f"{cell[1]}{kind}><f>{cell[3]}</f><v>{result}</v>",
        sheet.decode(),
    )
    if count != 1:
        raise ValueError(f"no formula in {address}")
    return changed.encode()


@dataclass(frozen=True)
class WorkbookCase:
    """A workbook of the tree: its name says the habit or attack."""

    name: str
    kind: str  # "habit" or "attack"
    build: Callable[[Book], Any]
    file: str = "2020-9M.xlsx"

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


CASES: list[WorkbookCase] = []


def habit(name: str, file: str = "2020-9M.xlsx") -> Callable[[Any], Any]:
    """Declare how to build the workbook of a habit; the function returns what must come of it."""
    return _declare(WorkbookCase(name, "habit", len, file))


def attack(name: str, file: str = "2020-9M.xlsx") -> Callable[[Any], Any]:
    """Declare how to build the workbook of an attack; the function returns what must come of it."""
    return _declare(WorkbookCase(name, "attack", len, file))


def _declare(case: WorkbookCase) -> Callable[[Any], Any]:
    def declare(build: Callable[[Book], Any]) -> Callable[[Book], Any]:
        CASES.append(replace(case, build=build))
        return build

    return declare
