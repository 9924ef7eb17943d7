"""Mutations of what an officer can change: cells, formats, rows, sheets."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from random import Random

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from fuzzing.seeds import save
from fuzzing.values import CELLS, FONTS, NUMBER_FORMATS


def mutate_cells(content: bytes, random: Random, times: int) -> tuple[bytes, list[str]]:
    """Change a workbook as one can in Excel; returns it, and what was done."""
    while True:
        with suppress(Exception):  # openpyxl cannot write everything; then something else
            return _mutate(content, random, times)


def _mutate(content: bytes, random: Random, times: int) -> tuple[bytes, list[str]]:
    workbook = load_workbook(io.BytesIO(content), rich_text=True)
    done = []
    for _time in range(times):
        change = random.choice(_CHANGES)
        sheet = random.choice(workbook.worksheets)
        done.append(f"{change.__name__}: {change(workbook, sheet, random)}")
    return save(workbook), done


def _pick(sheet: Worksheet, random: Random) -> Cell:
    """Take a cell of the table, or a little beside it."""
    while True:
        row = random.randint(1, sheet.max_row + 2)
        cell = sheet.cell(row, random.randint(1, sheet.max_column + 1))
        if isinstance(cell, Cell):
            return cell
        assert isinstance(cell, MergedCell)


def set_value(_workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    cell, value = _pick(sheet, random), random.choice(CELLS)
    cell.value = value
    return f"{cell.coordinate} = {value!r:.60}"


def set_column(_workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    """Write one kind of value down a column."""
    first, value = _pick(sheet, random), random.choice(CELLS)
    for row in range(first.row, sheet.max_row + 1):
        cell = sheet.cell(row, first.column)
        if isinstance(cell, Cell):
            cell.value = value
    return f"{first.coordinate} and below = {value!r:.60}"


def copy_cell(_workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    source, target = _pick(sheet, random), _pick(sheet, random)
    target.value = source.value
    return f"{source.coordinate} to {target.coordinate}"


def set_format(_workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    cell, number_format = _pick(sheet, random), random.choice(NUMBER_FORMATS)
    cell.number_format = number_format
    return f"{cell.coordinate} {number_format!r:.60}"


def set_font(_workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    cell = _pick(sheet, random)
    raised = random.choice((None, "superscript", "subscript"))
    cell.font = Font(random.choice(FONTS), strike=random.random() < 0.5, vertAlign=raised)
    return f"{cell.coordinate} {cell.font.name!r:.20} {cell.font.strike} {raised}"


def set_runs(_workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    cell, texts = _pick(sheet, random), [one for one in CELLS if isinstance(one, str) and one]
    runs = [
        TextBlock(
            InlineFont(
                rFont=random.choice(FONTS) or None,
                strike=random.random() < 0.3,
                vertAlign=random.choice((None, "superscript")),
            ),
            random.choice(texts),
        )
        for _run in range(random.randint(1, 3))
    ]
    cell.value = CellRichText(*runs)
    return f"{cell.coordinate} {[run.text[:20] for run in runs]}"


def merge(_workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    first = _pick(sheet, random)
    column = get_column_letter(first.column + random.randint(0, 4))
    last = f"{column}{first.row + random.randint(0, 4)}"
    sheet.merge_cells(f"{first.coordinate}:{last}")
    return f"{first.coordinate}:{last}"


def unmerge(_workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    areas = sorted(str(area) for area in sheet.merged_cells.ranges)
    if not areas:
        return "nothing"
    area = random.choice(areas)
    sheet.unmerge_cells(area)
    return area


def move_rows(_workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    change = random.choice(
        (sheet.insert_rows, sheet.delete_rows, sheet.insert_cols, sheet.delete_cols)
    )
    place, count = random.randint(1, 8), random.randint(1, 3)
    change(place, count)
    return f"{change.__name__} {place} {count}"


def swap_columns(_workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    left, right = (random.randint(1, sheet.max_column) for _side in "ab")
    for row in range(1, sheet.max_row + 1):
        one, other = sheet.cell(row, left), sheet.cell(row, right)
        if isinstance(one, Cell) and isinstance(other, Cell):
            one.value, other.value = other.value, one.value
    return f"{left} {right}"


def repeat_row(_workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    row, target = random.randint(1, sheet.max_row), sheet.max_row + random.randint(1, 3)
    for column in range(1, sheet.max_column + 1):
        cell = sheet.cell(target, column)
        if isinstance(cell, Cell):
            cell.value = sheet.cell(row, column).value
    return f"{row} to {target}"


def hide(_workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    row, column = random.randint(1, 9), random.choice("ABCDEFG")
    sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions[column].hidden = True
    return f"{row} {column}"


def hide_sheet(_workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    sheet.sheet_state = random.choice(("hidden", "veryHidden"))
    return sheet.title


def name_sheet(workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    names = ("Thông tin", "Nội dung", " ", "'", "a'b", "=1", "x" * 31, "Biểu\u00a01", "<b>", "😀")
    free = [name for name in names if name not in workbook.sheetnames]
    sheet.title = random.choice(free)
    return sheet.title


def copy_sheet(workbook: Workbook, sheet: Worksheet, _random: Random) -> str:
    return workbook.copy_worksheet(sheet).title


def drop_sheet(workbook: Workbook, sheet: Worksheet, _random: Random) -> str:
    if len(workbook.worksheets) > 1:
        workbook.remove(sheet)
    return sheet.title


def comment(_workbook: Workbook, sheet: Worksheet, random: Random) -> str:
    cell = _pick(sheet, random)
    cell.comment = Comment(str(random.choice(CELLS))[:99] or "x", "x")
    return cell.coordinate


_CHANGES: tuple[Callable[[Workbook, Worksheet, Random], str], ...] = (
    *[set_value] * 8, *[set_column] * 2, copy_cell, set_format, set_format, set_font, set_runs,
    merge, merge, unmerge, move_rows, swap_columns, repeat_row, hide, hide_sheet, name_sheet,
    copy_sheet, drop_sheet, comment,
)  # fmt: skip
