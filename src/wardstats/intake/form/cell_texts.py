"""Texts for cells and names for sheets: any text may come, none becomes a formula."""

from __future__ import annotations

import re
from collections.abc import Collection

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.worksheet.worksheet import Worksheet

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]+")
_LONGEST_NAME = 31  # in units of UTF-16, as Excel counts
_RESERVED = ("history",)
_HALVES = re.compile("[\ud800-\udfff\ufffe\uffff]")


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return a cell that no merged area covers."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell), cell.coordinate
    return cell


def put_text(cell: Cell, text: str) -> None:
    """Write a text into a cell as text, whatever it looks like.

    Excel makes a formula of some texts when the cell is edited; the mark of a quoted text keeps
    it from that.
    """
    shown = _HALVES.sub("", ILLEGAL_CHARACTERS_RE.sub("", text))
    if not shown:
        return
    cell.value = shown
    cell.data_type = "s"  # openpyxl takes "=" for a formula, "#N/A" for an error
    if shown.startswith(_STARTS_FORMULA):
        cell.quotePrefix = True


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name that a sheet can have and none of these has.

    Examples
    --------
    >>> sheet_name("Thu/chi", []), sheet_name("Thu", ["THU"])
    ('Thu chi', 'Thu (2)')
    """
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", wanted).split()).strip("' ")
    if not plain or plain.casefold() in _RESERVED:
        plain = f"Trang {plain}".strip()
    present = {name.casefold() for name in taken}
    number, name = 1, _shorten(plain, _LONGEST_NAME)
    while name.casefold() in present:
        number += 1
        suffix = f" ({number})"
        name = _shorten(plain, _LONGEST_NAME - len(suffix)) + suffix
    return name


def _shorten(name: str, length: int) -> str:
    while len(name.encode("utf-16-le")) // 2 > length:
        name = name[:-1]
    return name.rstrip("' ")
