"""Reads an HTML page, in a process of its own: streamed, its tables as rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from wardstats.audit.documents.building import DocumentBuilder
from wardstats.audit.documents.document import Document
from wardstats.errors import SourceError
from wardstats.files.refusals import refuse_file
from wardstats.language import translate as _

DEEPEST = 500  # elements in each other; pages of real offices have some dozens
_PIECE = 65_536
_MOST_SPAN = 60
_BLANKS = re.compile("[ \\t\\n\\r\\f]+")
_UNSHOWN = frozenset({"script", "style", "template", "head", "svg", "noscript", "select"})
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hr", "li", "main", "nav", "ol", "p",
    "pre", "section", "table", "ul", "caption", "tr", "td", "th",
})  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
})  # fmt: skip
_NOT_CLOSED = _VOID | {  # or whose end may be left out
    "p",
    "li",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "option",
}


@dataclass
class _Table:
    around: list[str] = field(default_factory=list)  # text of the cell it stands in
    cells: list[str] = field(default_factory=list)
    span: int = 1
    is_in_cell: bool = False


@dataclass(frozen=True, slots=True)
class _Hidden:
    """An element that is not shown, with what stands in it."""

    tag: str
    depth: int  # with itself, where it needs an end


class _PageParser(HTMLParser):
    """Gives the paragraphs and rows of a page to a builder."""

    def __init__(self, path: Path, builder: DocumentBuilder) -> None:
        super().__init__(convert_charrefs=True)
        self._path, self._builder = path, builder
        self._texts: list[str] = []
        self._tables: list[_Table] = []
        self._hidden: _Hidden | None = None
        self._depth = self._level = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag not in _NOT_CLOSED:
            self._depth += 1
            if self._depth > DEEPEST:
                raise _too_deep(self._path)
        if self._hidden and tag == self._hidden.tag and tag in _NOT_CLOSED:
            self._hidden = None  # <li hidden>…<li>: the next one ends it
        if self._hidden is None and (tag in _UNSHOWN or _is_hidden(tag, dict(attrs))):
            self._hidden = _Hidden(tag, self._depth)
        if self._hidden is not None:
            return
        if tag == "br":
            self._texts.append("\n")
        elif tag in _HEADINGS:
            self._end_paragraph()
            self._level = int(tag[1])
        elif tag in _BLOCKS:
            self._open_block(tag, dict(attrs))

    def _open_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "table":
            self._end_paragraph()
            self._tables.append(_Table(self._texts))
            self._texts = []
            if len(self._tables) == 1:
                self._builder.begin_table()
        elif tag in ("tr", "td", "th") and self._tables:
            self._end_cell()
            if tag == "tr":
                self._end_row()
            else:
                self._tables[-1].is_in_cell = True
                self._tables[-1].span = _span(attributes.get("colspan"))
        else:
            self._end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag not in _NOT_CLOSED:
            self._depth = max(self._depth - 1, 0)
        hidden = self._hidden
        if hidden is not None:
            is_own_end = tag == hidden.tag and tag in _NOT_CLOSED and self._depth == hidden.depth
            if is_own_end or self._depth < hidden.depth:  # its end, or that of what it stands in
                self._hidden = None
            if self._hidden is not None or tag == hidden.tag:
                return
        if tag in _HEADINGS or tag in _BLOCKS:
            self._close_block(tag)

    def _close_block(self, tag: str) -> None:
        if self._tables and tag in ("td", "th", "tr", "table"):
            self._end_cell()
            if tag in ("tr", "table"):
                self._end_row()
            if tag == "table":
                self._texts = self._tables.pop().around
        else:
            self._end_paragraph()

    def handle_data(self, data: str) -> None:
        """Take text; white space is one blank, as a browser shows it."""
        if self._hidden is None:
            self._texts.append(_BLANKS.sub(" ", data))

    def _take_text(self) -> str:
        text, self._texts = "".join(self._texts), []
        return text

    def _end_paragraph(self) -> None:
        if self._tables and self._tables[-1].is_in_cell:
            self._texts.append(" ")  # paragraphs of a cell are one text
            return
        self._builder.add_paragraph(self._take_text(), self._level)
        self._level = 0

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if table.is_in_cell:
            table.cells += [self._take_text(), *[""] * (table.span - 1)]
            table.is_in_cell = False
        else:
            self._end_paragraph()

    def _end_row(self) -> None:
        table = self._tables[-1]
        if not table.cells:
            return
        if len(self._tables) > 1:  # a table in a cell is part of the cell's text
            table.around += [" ", " ".join(table.cells), " "]
        else:
            self._builder.add_row(table.cells)
        table.cells = []

    def end(self) -> None:
        """Give what is still open to the builder."""
        self.close()
        if self._tables:
            self._close_block("table")
        self._end_paragraph()


def read_web_page(path: Path, decoded: str, remarks: tuple[str, ...] = ()) -> Document:
    """Read the text that an HTML page shows.

    Raises
    ------
    SourceError
        `too_deep`, `too_large`, `no_text`.
    """
    builder = DocumentBuilder(path, "html")
    builder.remarks += remarks
    parser = _PageParser(path, builder)
    for start in range(0, len(decoded), _PIECE):
        parser.feed(decoded[start : start + _PIECE])
    parser.end()
    return builder.finish()


def _is_hidden(tag: str, attributes: dict[str, str | None]) -> bool:
    style = (attributes.get("style") or "").replace(" ", "").casefold()
    return tag not in _VOID and ("hidden" in attributes or "display:none" in style)


def _span(text: str | None) -> int:
    return min(int(text), _MOST_SPAN) if text and text.isascii() and text.isdigit() else 1


def _too_deep(path: Path) -> SourceError:
    return refuse_file(
        path,
        "too_deep",
        _("the elements of the page stand in each other more than {most} deep.").format(
            most=DEEPEST
        ),
        _("Open the page in a browser, copy its text into Word, and save it as .docx."),
    )
