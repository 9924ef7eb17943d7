"""Document: the text of a written report, and where in the source each stretch of it stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from wardstats.language import translate as _

PLACE_KINDS = ("paragraph", "heading", "row", "note")
_SENTENCE_END = re.compile(r"[.!?…;]\s|\n(?=\s*[-+*•–\n])")
_END_OF_ROW = re.compile(r"\t*\n")
_CELLS = re.compile(r"\t+")  # an empty one says nothing
_BLANKS = re.compile(r"\s+")
_LONGEST_SIDE = 160  # characters of a sentence shown on either side of a claim


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the text stands in its source."""

    kind: str  # one of PLACE_KINDS
    number: int  # of the paragraph (on its page, where there are pages), or of the row
    start: int  # its stretch of the text
    end: int
    page: int = 0  # 0: the source has none
    table: int = 0  # number of the table a row belongs to
    line: int = 0  # in a source of lines: the first one
    level: int = 0  # of a heading

    def name(self) -> str:
        """Name the place in the language in use.

        Examples
        --------
        >>> Place("paragraph", 2, 0, 9, page=3).name(), Place("row", 4, 0, 9, table=2).name()
        ('trang 3, đoạn 2', 'bảng 2, dòng 4')
        """
        parts = [_("page {number}").format(number=self.page)] if self.page else []
        if self.kind == "row":
            parts.append(_("table {number}").format(number=self.table))
            parts.append(_("row {number}").format(number=self.number))
        elif self.kind == "note":
            parts.append(_("footnote {number}").format(number=self.number))
        else:
            parts.append(_("paragraph {number}").format(number=self.number))
        if self.line and self.kind != "row":
            parts.append(_("line {number} of the file").format(number=self.line))
        return ", ".join(parts)

    def as_json(self) -> dict[str, int | str]:
        """Return kind and name, and the numbers that the place has."""
        numbers = {
            "page": self.page, "table": self.table, "number": self.number, "line": self.line,
        }  # fmt: skip
        named = {name: number for name, number in numbers.items() if number}
        return {"kind": self.kind, "name": self.name(), **named}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of the text in its sentence, on one line."""

    before: str
    quoted: str
    after: str


@dataclass(frozen=True)
class Document:
    """A written report: its text in NFC, and the places that the text is made of."""

    name: str  # of the file
    format: str  # "text", "word", "pdf" or "html"
    text: str
    places: tuple[Place, ...]  # in the order of the text, none upon another
    remarks: tuple[str, ...] = ()  # what was converted, or could not be read

    @cached_property
    def _starts(self) -> list[int]:
        return [place.start for place in self.places]

    @cached_property
    def _breaks(self) -> list[int]:
        return [at for at, letter in enumerate(self.text) if letter == "\n"]

    def text_of(self, place: Place) -> str:
        """Return the stretch of the text that a place is."""
        return self.text[place.start : place.end]

    def place_at(self, offset: int) -> Place:
        """Return the place that holds a character, or the last one before it; with its own line."""
        place = self.places[max(bisect_right(self._starts, offset) - 1, 0)]
        return replace(place, line=bisect_left(self._breaks, offset) + 1) if place.line else place

    def places_between(self, start: int, end: int) -> tuple[Place, ...]:
        """Return the places that hold a stretch of the text."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        return self.places[first : max(bisect_right(self._starts, end - 1), first + 1)]

    def quote(self, start: int, end: int) -> Quotation:
        """Return a stretch with the rest of its sentence, shortened where it is long.

        Examples
        --------
        >>> text = "Đã giao quân. Đã thu 61 triệu/70 triệu trong kỳ. Hết."
        >>> Document("a.txt", "text", text, (Place("paragraph", 1, 0, 52),)).quote(21, 38)
        Quotation(before='Đã thu ', quoted='61 triệu/70 triệu', after=' trong kỳ.')
        """
        places = self.places_between(start, end)
        low = max(places[0].start, start - 2 * _LONGEST_SIDE)
        high = min(places[-1].end, end + 2 * _LONGEST_SIDE)
        before = _SENTENCE_END.split(self.text[low:start])[-1]
        after = self.text[end:high]
        stop = _SENTENCE_END.search(f"{after} ")
        if stop:
            after = after[: stop.start() + 1]
        return Quotation(
            _shorten(_on_one_line(before).lstrip(), from_end=True),
            _fold(_on_one_line(self.text[start:end])),
            _shorten(_on_one_line(after).rstrip(), from_end=False),
        )


def _on_one_line(text: str) -> str:
    """Write a stretch without line breaks; the cells of a row, and rows, stay apart."""
    if "\t" in text:
        text = _END_OF_ROW.sub("; ", text)
    return _BLANKS.sub(" ", _CELLS.sub(" | ", text))


def _shorten(text: str, *, from_end: bool) -> str:
    """Keep the words nearest to the quotation."""
    if len(text) <= _LONGEST_SIDE:
        return text
    if from_end:
        return "… " + text[-_LONGEST_SIDE:].partition(" ")[2]
    return text[:_LONGEST_SIDE].rpartition(" ")[0] + " …"


def _fold(text: str) -> str:
    """Show a long stretch by its beginning and its end."""
    if len(text) <= 2 * _LONGEST_SIDE:
        return text
    return f"{_shorten(text, from_end=False)} {_shorten(text, from_end=True)[2:]}"
