"""Building a document: what readers find, in the order of the source, to one text with places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from wardstats.audit.documents.document import Document, Place
from wardstats.files.refusals import refuse_file
from wardstats.language import translate as _
from wardstats.model.legacy_encodings import convert_legacy

LONGEST_TEXT = 5_000_000  # characters; some 1 500 pages
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# They show a text in another order than it is read in; the byte order mark shows nothing.
_UNSEEN = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean_text(text: str) -> str:
    r"""Bring a text into NFC, with \n for every line end and without control characters.

    Examples
    --------
    >>> clean_text("a\u0302\r\nb\x00c\u202e")
    'â\nb c'
    """
    text = _CONTROLS.sub(" ", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


class DocumentBuilder:
    """Puts paragraphs, rows and notes together; stops when the text grows too long."""

    def __init__(self, path: Path, format_name: str) -> None:
        self._path, self._format = path, format_name
        self._pieces: list[str] = []
        self._places: list[Place] = []
        self._length = self._page = self._number = self._table = self._row = self._notes = 0
        self._turned = False
        self._converted: dict[str, int] = {}  # old encodings met, with the first place
        self.remarks: list[str] = []

    def turn_page(self) -> None:
        """Begin the next page; its paragraphs are counted anew."""
        self._page, self._number, self._turned = self._page + 1, 0, True

    def add_paragraph(self, text: str, level: int = 0) -> None:
        """Add a paragraph, or a heading where it has a level; blank ones count for nothing."""
        text = self.read(text).strip()
        if text:
            self._number += 1
            # A sentence may go on over the page: there a single line end parts.
            kind = "heading" if level else "paragraph"
            self._append(text, "\n" if self._turned else "\n\n", kind, self._number, level=level)

    def add_note(self, text: str) -> None:
        """Add a footnote."""
        text = self.read(text).strip()
        if text:
            self._notes += 1
            self._append(text, "\n\n", "note", self._notes)

    def begin_table(self) -> None:
        """Begin the next table."""
        self._table, self._row = self._table + 1, 0

    def add_row(self, cells: Sequence[str]) -> None:
        """Add a row of a table; blank ones are counted, but have no place."""
        self._row += 1
        texts = [" ".join(self.read(cell).split()) for cell in cells]
        if any(texts):
            separator = "\n" if self._row > 1 else "\n\n"
            self._append("\t".join(texts), separator, "row", self._row, table=self._table)

    @property
    def has_rows(self) -> bool:
        """Whether a row of a table was added."""
        return any(place.kind == "row" for place in self._places)

    def read(self, text: str, font: str = "") -> str:
        """Return a text cleaned and, where it is in an old encoding, converted."""
        legacy = convert_legacy(text, font)
        if legacy is not None:
            self._converted.setdefault(legacy.encoding, len(self._places))
            text = legacy.after
        return clean_text(text)

    def _append(
        self, text: str, separator: str, kind: str, number: int, *, table: int = 0, level: int = 0
    ) -> None:
        if self._pieces:
            self._pieces.append(separator)
            self._length += len(separator)
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            raise text_too_long(self._path)
        self._turned = False
        self._places.append(
            Place(kind, number, start, self._length, page=self._page, table=table, level=level)
        )

    def finish(self) -> Document:
        """Return the document; stop when it has no text.

        Raises
        ------
        SourceError
            `no_text`.
        """
        if not self._places:
            raise refuse_file(
                self._path, "no_text", _("the file holds no text."), _("Send the file again.")
            )
        remarks = [*map(conversion_remark, self._converted), *self.remarks]
        text = "".join(self._pieces)
        return Document(self._path.name, self._format, text, tuple(self._places), tuple(remarks))


def conversion_remark(encoding: str) -> str:
    """Say that the text was in an old encoding."""
    return _("The text was in the old encoding {encoding} and was converted.").format(
        encoding=encoding
    )


def text_too_long(path: Path) -> Exception:
    """Make the error for more text than is audited in one go."""
    return refuse_file(
        path,
        "too_large",
        _("the text is longer than {count} million characters.").format(
            count=LONGEST_TEXT // 1_000_000
        ),
        _("Divide the report into several files."),
    )
