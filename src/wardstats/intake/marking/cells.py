"""Cells of a sheet's part: another style for some, a new empty cell where one is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

from wardstats.intake.marking.styles import Styles
from wardstats.intake.package.splicing import (
    Edit,
    Element,
    apply_edits,
    element_between,
    insert_last,
    tag_at,
    with_attribute,
)

Place = tuple[int, int]  # row and column, from 1
_CELL_PATH = ("worksheet", "sheetData", "row", "c")


def restyle_cells(content: bytes, wanted: Mapping[Place, str], styles: Styles) -> bytes:
    """Give cells the style of their mark, and others that had one their own again.

    Parameters
    ----------
    wanted
        Severity of the mark by place of the cell.
    """
    scan = _Scan(content, wanted, styles)
    edits = [
        Edit(one.start, one.start + len(tag), with_attribute(tag, "s", str(style)))
        for one in scan.cells
        if (style := _new_style(one.style, wanted.get(one.place), styles)) != one.style
        for tag in [tag_at(content, one.start)]
    ]
    missing = sorted(wanted.keys() - {one.place for one in scan.cells})
    new = {
        (row, column): _written_cell(scan, row, column, wanted, styles) for row, column in missing
    }
    edits += [*_fill_rows(content, scan, new), *_add_rows(content, scan, new)]
    return apply_edits(content, edits)


def _new_style(style: int, severity: str | None, styles: Styles) -> int:
    plain = styles.plain(style)
    return plain if severity is None else styles.marked(plain, severity)


def _written_cell(
    scan: _Scan, row: int, column: int, wanted: Mapping[Place, str], styles: Styles
) -> bytes:
    """Write an empty cell with a mark; it looks as the empty place looked."""
    style = _new_style(scan.empty_style(row, column), wanted[row, column], styles)
    return f'<{scan.data.prefix}c r="{get_column_letter(column)}{row}" s="{style}"/>'.encode()


def _fill_rows(content: bytes, scan: _Scan, new: Mapping[Place, bytes]) -> Iterator[Edit]:
    """Put new cells into rows that are there, each before the cells right of it."""
    last: defaultdict[int, bytes] = defaultdict(bytes)
    for (row, column), text in new.items():
        right = [start for number, start in scan.present[row] if number > column]
        if right:
            yield Edit(min(right), min(right), text)
        elif row in scan.rows:
            last[row] += text
    for row, text in last.items():
        yield insert_last(content, scan.rows[row], text)


def _add_rows(content: bytes, scan: _Scan, new: Mapping[Place, bytes]) -> Iterator[Edit]:
    """Add the rows that new cells need, each before the rows below it."""
    prefix, last = scan.data.prefix, b""
    for row in dict.fromkeys(row for row, _column in new if row not in scan.rows):
        cells = b"".join(text for (number, _column), text in new.items() if number == row)
        written = f'<{prefix}row r="{row}">'.encode() + cells + f"</{prefix}row>".encode()
        below = [start for number, start in scan.row_starts if number > row]
        if below:
            yield Edit(min(below), min(below), written)
        else:
            last += written
    if last:
        yield insert_last(content, scan.data, last)


@dataclass(frozen=True, slots=True)
class _Cell:
    place: Place
    style: int
    start: int


class _Scan:
    """One pass over a sheet: where the cells are that are marked, and the gaps between others."""

    def __init__(self, content: bytes, wanted: Mapping[Place, str], styles: Styles) -> None:
        self.cells: list[_Cell] = []  # those to look at: wanted, or with a mark
        self.rows: dict[int, Element] = {}  # those with wanted cells
        self.row_starts: list[Place] = []  # number of each row, and where it begins
        self.present: dict[int, list[Place]] = {row: [] for row, _column in wanted}
        self._content, self._wanted, self._styles = content, wanted, styles
        self._path: list[str] = []
        self._row = self._column = 0
        self._open: list[tuple[int, int, int, str, dict[str, str]]] = []
        self._columns: list[tuple[int, int, int]] = []
        parser = self._parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.Parse(content, True)

    def empty_style(self, row: int, column: int) -> int:
        """Return the style in which an empty cell is seen: that of its row, or its column."""
        element = self.rows.get(row)
        if element is not None and element.attributes.get("customFormat") in ("1", "true"):
            return int(element.attributes.get("s", 0))
        return next((style for first, last, style in self._columns if first <= column <= last), 0)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        prefix, colon, local = name.rpartition(":")
        self._path.append(local)
        depth = len(self._path)
        if depth == 4 and local == "c" and tuple(self._path) == _CELL_PATH:
            self._cell(attributes)
        elif depth == 3 and local == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
            self.row_starts.append((self._row, self._parser.CurrentByteIndex))
        elif depth == 3 and local == "col":
            first, last = (int(attributes.get(key, 0)) for key in ("min", "max"))
            self._columns.append((first, last, int(attributes.get("style", 0))))
        is_row = depth == 3 and local == "row" and self._row in self.present
        if is_row or (depth == 2 and local == "sheetData"):
            place = (depth, self._row, self._parser.CurrentByteIndex)
            self._open.append((*place, prefix + colon, attributes))

    def _cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        if address is None:
            self._column += 1
        else:
            self._row, self._column = coordinate_to_tuple(address)
        start, place = self._parser.CurrentByteIndex, (self._row, self._column)
        style = int(attributes.get("s", 0))
        if self._row in self.present:
            self.present[self._row].append((self._column, start))
        if place in self._wanted or self._styles.is_marked(style):
            self.cells.append(_Cell(place, style, start))

    def _end(self, _name: str) -> None:
        depth = len(self._path)
        if self._open and self._open[-1][0] == depth:
            _depth, row, start, prefix, attributes = self._open.pop()
            ending = self._parser.CurrentByteIndex
            element = element_between(
                self._content, tuple(self._path), attributes, prefix, start, ending
            )
            if depth == 2:
                self.data = element
            else:
                self.rows[row] = element
        self._path.pop()
