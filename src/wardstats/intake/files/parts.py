"""Looks once through a part's XML, before any reader: is it safe, and not too much.

The part is never held as a whole. Blank cells with a style do not count; every cell must stand
once, since a reader would silently take the last.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from wardstats.errors import SourceError
from wardstats.files.refusals import corrupt_file, refuse_file, unsafe_xml
from wardstats.intake.files.addresses import (
    LAST_COLUMN,
    LAST_ROW,
    print_address,
    read_address,
)
from wardstats.language import translate as _

DEEPEST = 100
LONGEST_TOKEN = 1_000_000  # bytes of one tag or comment
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OF_A_WORKBOOK = frozenset({"workbook", "worksheet", "sst", "styleSheet"})
_READ_IN_PIECES = frozenset({"worksheet", "sst"})
_DATA = _MAIN + "}sheetData"
_OF_DATA = frozenset({_MAIN + "}row", _MAIN + "}c"})
_IN_DATA = {  # by depth; what cells hold is not looked at so closely
    3: frozenset({_MAIN + "}row"}),
    4: frozenset({_MAIN + "}c"}),
}
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_TEXTS = frozenset("vtf")  # elements of a cell or a shared text that hold its text


@dataclass(frozen=True, slots=True)
class SheetLimits:
    """How much a sheet may hold; only what has content is counted."""

    rows: int = 50_000
    columns: int = 256
    cells: int = 500_000
    merges: int = 5_000
    text: int = 32_767
    sheets: int = 100
    elements: int = 5_000_000  # of XML, in all parts: a million rows with a border, and more
    elements_held: int = 300_000  # of a part that openpyxl holds as a whole: styles, names


@dataclass
class Found:
    """What the parts of a workbook have been found to be."""

    titles: dict[str, str] = field(default_factory=dict)  # relationship to sheet's name
    targets: dict[str, str] = field(default_factory=dict)  # part's file name to relationship
    elements: int = 0
    has_workbook: bool = False
    has_formulas: bool = False

    def title(self, part: str) -> str:
        """Return the name of the sheet a part holds, or the part's own."""
        return self.titles.get(self.targets.get(part.rpartition("/")[2], ""), part)


class CellsOutOfOrderError(Exception):
    """The cells of a sheet are not in order: to find repeated ones, all must be remembered."""


class PartScan:
    """Looks through the XML of one part, piece by piece.

    Parameters
    ----------
    remembers
        Whether to remember each cell; needed only where they are not in order.
    """

    def __init__(
        self, path: Path, part: str, found: Found, limits: SheetLimits, *, remembers: bool = False
    ) -> None:
        self._path, self._part, self._found, self._limits = path, part, found, limits
        self._known: set[int] | None = set() if remembers else None
        self._depth = self._held = self._fed = self._length = 0
        self._kind = ""
        self._in_data = self._in_text = self._has_content = False
        self._row = self._column = self._last = self._cells = self._merges = self._merged = 0
        self._rows: set[int] = set()
        self._columns: set[int] = set()
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, piece: bytes, *, final: bool = False) -> None:
        """Look at the next piece.

        Raises
        ------
        SourceError
            `unsafe_xml`, `strict_ooxml`, `too_large`, `address_out_of_range`, `duplicate_cell`,
            `text_too_long`; `corrupt_file` for what is no XML.
        """
        self._fed += len(piece)
        try:
            self._parser.Parse(piece, final)
        except (expat.ExpatError, ValueError, LookupError) as error:  # or an unknown encoding
            if self._part.casefold().endswith((".xml", ".rels")):
                raise corrupt_file(self._path, f"{self._part}: {error}") from error
            self.feed = self._ignore  # type: ignore[method-assign] # no reader takes it for XML
        else:
            if self._fed - max(self._parser.CurrentByteIndex, 0) > LONGEST_TOKEN and not final:
                raise self._unsafe(_("a tag in it is longer than 1 MB."))

    def _ignore(self, piece: bytes, *, final: bool = False) -> None:
        """Take no further notice of a part that is no XML."""

    def _doctype(self, *_declaration: object) -> None:
        raise self._unsafe(_("it declares a document type (DOCTYPE), as no workbook does."))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._found.elements += 1
        if self._found.elements > self._limits.elements:
            raise self._too_large(_("it has more than {most} elements."), self._limits.elements)
        self._held += self._kind not in _READ_IN_PIECES
        if self._held > self._limits.elements_held:
            raise self._too_large(_("a part of it has more than {most} elements."), self._held - 1)
        if self._depth > DEEPEST:
            raise self._unsafe(_("its elements stand in each other more than 100 deep."))
        namespace, _separator, tag = name.rpartition("}")
        if self._depth == 1:
            self._begin(namespace, tag)
        elif self._kind == "worksheet":
            self._require_place(name)
            if namespace == _MAIN:
                self._start_in_sheet(tag, attributes)
        elif self._kind == "sst":
            self._length = 0 if tag == "si" else self._length
            self._in_text = tag == "t"
        elif self._kind == "workbook" and namespace == _MAIN:
            self._list(tag, attributes)
        elif self._kind == "Relationships" and tag == "Relationship":
            target = attributes.get("Target", "").rpartition("/")[2]
            self._found.targets.setdefault(target, attributes.get("Id", ""))

    def _begin(self, namespace: str, tag: str) -> None:
        if namespace == _STRICT:
            raise refuse_file(
                self._path,
                "strict_ooxml",
                _("the workbook is in the form 'Strict Open XML', which is not read."),
                _("Open it in Excel and save it as 'Excel Workbook (*.xlsx)'."),
            )
        if tag in _OF_A_WORKBOOK and namespace != _MAIN and self._part.startswith("xl/"):
            raise self._damaged(tag)  # openpyxl would see nothing in it
        self._kind = tag
        if tag == "workbook":
            self._found.has_workbook = True

    def _list(self, tag: str, attributes: dict[str, str]) -> None:
        """List a sheet of the workbook; one that stands elsewhere openpyxl would pass over."""
        self._in_data = tag == "sheets" if self._depth == 2 else self._in_data
        if tag != "sheet":
            return
        if not self._in_data or self._depth != 3:
            raise self._damaged(tag)
        identifier = next((text for key, text in attributes.items() if key.endswith("}id")), "")
        self._found.titles[identifier] = attributes.get("name", "")
        if len(self._found.titles) > self._limits.sheets:
            raise self._too_large(_("it has more than {most} sheets."), self._limits.sheets)

    def _require_place(self, name: str) -> None:
        """Refuse cells where openpyxl passes over them, and what it would take for one."""
        if self._depth == 2:
            self._in_data = name == _DATA
        expected = _IN_DATA.get(self._depth) if self._in_data else None
        if name not in expected if expected else name in _OF_DATA:
            raise self._damaged(name.rpartition("}")[2])

    def _start_in_sheet(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._place_cell(attributes.get("r"))
            self._length, self._has_content = 0, False
        elif tag == "row":
            number = attributes.get("r", str(self._row + 1))
            if not (number.isascii() and number.isdigit() and 1 <= int(number[:8]) <= LAST_ROW):
                raise self._outside(number)
            self._row, self._column = int(number), 0
        elif tag in _TEXTS:
            self._in_text = True
            if tag == "f":
                self._found.has_formulas = self._has_content = True
            if tag != "t":
                self._length = 0
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _characters(self, text: str) -> None:
        if self._in_text:
            self._length += len(text)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._in_text:
            self._in_text = False
            self._has_content = self._has_content or self._length > 0
            if self._length > self._limits.text:
                raise self._refuse(
                    "text_too_long",
                    _("a text is longer than {most} characters.").format(most=self._limits.text),
                    _("Shorten the text, or divide it among several rows."),
                )
        elif self._has_content and self._kind == "worksheet" and name.endswith("}c"):
            self._has_content = False
            self._count_cell()

    def _place_cell(self, address: str | None) -> None:
        if address is None:
            self._column += 1
        else:
            self._row, self._column = self._read_address(address)
        if self._column > LAST_COLUMN:
            raise self._outside(address or "?")
        place = self._row * LAST_COLUMN + self._column
        if self._known is None:
            if place <= self._last:
                raise CellsOutOfOrderError
            self._last = place
            return
        if place in self._known:
            raise self._refuse(
                "duplicate_cell",
                _("the cell stands in the sheet twice."),
                _("Open it in Excel, look at this cell, and save it again."),
            )
        self._known.add(place)
        if len(self._known) > self._limits.cells:
            raise self._too_large(_("it has more than {most} cells."), self._limits.cells)

    def _read_address(self, address: str) -> tuple[int, int]:
        place = read_address(address)
        if place is None:
            raise self._outside(address)
        return place

    def _count_cell(self) -> None:
        self._cells += 1
        self._rows.add(self._row)
        self._columns.add(self._column)
        limits = self._limits
        if self._cells > limits.cells:
            raise self._too_large(_("it has more than {most} cells."), limits.cells)
        if len(self._rows) > limits.rows:
            raise self._too_large(_("it has more than {most} rows."), limits.rows)
        if len(self._columns) > limits.columns:
            raise self._too_large(_("it has more than {most} columns."), limits.columns)

    def _merge(self, area: str) -> None:
        first, _colon, last = area.partition(":")
        top, left = self._read_address(first)
        bottom, right = self._read_address(last or first)
        self._merges += 1
        self._merged += max(bottom - top + 1, 0) * max(right - left + 1, 0)
        if self._merges > self._limits.merges:
            raise self._too_large(_("it has more than {most} merged areas."), self._limits.merges)
        if self._merged > self._limits.cells:
            raise self._too_large(_("it has more than {most} merged cells."), self._limits.cells)

    def _damaged(self, tag: str) -> SourceError:
        return corrupt_file(self._path, f"{self._part}: <{tag}>")

    def _outside(self, address: str) -> SourceError:
        return self._refuse(
            "address_out_of_range",
            _("'{address}' is the address of no cell.").format(address=address[:20]),
            _("Open it in Excel, let Excel repair it, and save it as .xlsx."),
        )

    def _too_large(self, problem: str, most: int) -> SourceError:
        return self._refuse(
            "too_large",
            problem.format(most=f"{most:,}".replace(",", " ")),
            _("Keep only the rows and columns of the form."),
            cell="",
        )

    def _unsafe(self, problem: str) -> SourceError:
        return unsafe_xml(self._path, self._part, problem)

    def _refuse(self, code: str, problem: str, remedy: str, cell: str | None = None) -> SourceError:
        sheet = self._found.title(self._part) if self._kind == "worksheet" else ""
        if cell is None:
            cell = print_address(self._row, self._column) if sheet and self._column else ""
        where = " › ".join(one for one in (self._path.name, sheet, cell) if one)
        return SourceError(
            code, where, problem, remedy=remedy, file=self._path.name, sheet=sheet, cell=cell
        )
