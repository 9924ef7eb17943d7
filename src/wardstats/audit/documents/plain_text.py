"""Plain text and Markdown: the text as it stands, its lines grouped to paragraphs and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wardstats.audit.documents.building import LONGEST_TEXT, clean_text, text_too_long
from wardstats.audit.documents.document import Document, Place
from wardstats.audit.reading.scanning import MARKER, ends_paragraph
from wardstats.files.refusals import refuse_file
from wardstats.language import translate as _
from wardstats.model.legacy_encodings import convert_legacy

_HEADING = re.compile(r"(#{1,6})\s")


@dataclass(frozen=True, slots=True)
class Lines:
    """Neighbouring lines that belong together."""

    kind: str  # "paragraph", "heading" or "row"
    start: int
    end: int
    line: int  # number of the first line
    level: int = 0


def read_plain_text(path: Path, decoded: str, remarks: tuple[str, ...] = ()) -> Document:
    """Make a document of a decoded text; hard line breaks stay, so that offsets are its own.

    Raises
    ------
    SourceError
        `too_large`, `no_text`.
    """
    if len(decoded) > LONGEST_TEXT:
        raise text_too_long(path)
    text = "\n".join(map(_converted, clean_text(decoded).split("\n")))
    places = tuple(_places(text))
    if not places:
        raise refuse_file(path, "no_text", _("the file holds no text."), _("Send the file again."))
    return Document(path.name, "text", text, places, remarks)


def _converted(line: str) -> str:
    """Return a line in Unicode: a line copied from an old document may be in an old encoding."""
    legacy = convert_legacy(line) if not line.isascii() else None
    return legacy.after if legacy else line


def _places(text: str) -> Iterator[Place]:
    paragraphs = tables = rows = last_line = 0
    for lines in group_lines(text):
        if lines.kind == "row":
            is_next = rows > 0 and last_line == lines.line - 1
            tables, rows = (tables, rows + 1) if is_next else (tables + 1, 1)
            last_line = lines.line
            yield Place("row", rows, lines.start, lines.end, table=tables, line=lines.line)
        else:
            paragraphs += 1
            yield Place(
                lines.kind, paragraphs, lines.start, lines.end, line=lines.line, level=lines.level
            )


def group_lines(text: str) -> Iterator[Lines]:
    r"""Yield the paragraphs, headings and rows of a text of lines.

    A paragraph ends at a blank line, a row of cells or a heading, and where its sentence does.

    Examples
    --------
    >>> [(one.kind, one.line) for one in group_lines("# A\nmột\nhai\n- ba\n\nx\ty\nbốn")]
    [('heading', 1), ('paragraph', 2), ('paragraph', 4), ('row', 6), ('paragraph', 7)]
    """
    open_lines: Lines | None = None
    start = former = 0  # where this line begins, and where the words of the former one end
    for number, line in enumerate(text.split("\n"), start=1):
        end = start + len(line)
        kind, level = _kind(line)
        first_word = end - len(line.lstrip())
        goes_on = kind == "paragraph" and not ends_paragraph(text, former, first_word)
        if open_lines is not None and not goes_on:
            yield open_lines
            open_lines = None
        if kind == "paragraph":
            first = open_lines or Lines(kind, start, end, number)
            open_lines = Lines(kind, first.start, end, first.line)
        elif kind:
            yield Lines(kind, start, end, number, level)
        former, start = start + len(line.rstrip()), end + 1
    if open_lines is not None:
        yield open_lines


def _kind(line: str) -> tuple[str, int]:
    if not line.strip():
        return "", 0
    heading = _HEADING.match(line)
    if heading:
        return "heading", len(heading[1])
    shown = line.lstrip()
    marker = MARKER.match(shown)
    is_row = shown.startswith("|") or "\t" in shown[marker.end() if marker else 0 :]
    return ("row" if is_row else "paragraph"), 0
