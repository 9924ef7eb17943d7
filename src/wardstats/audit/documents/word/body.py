"""The body of a Word document: paragraphs, tables and text boxes in the order they stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from wardstats.audit.documents.building import DocumentBuilder
from wardstats.audit.documents.word.parts import PartListener, is_on
from wardstats.audit.documents.word.styles import NumberingListener, StyleListener, number

_MOST_SPAN = 60  # columns a cell may take
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass
class _Paragraph:
    runs: list[tuple[str, str]] = field(default_factory=list)  # font, text
    style: str = ""
    level: int = 0
    list_id: str = ""
    list_level: int | None = None
    boxes: list[str] = field(default_factory=list)  # paragraphs of text boxes it anchors


@dataclass
class _Table:
    cells: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)  # of the open cell
    span: int = 1


class BodyListener(PartListener):
    """Gives the paragraphs and rows of a part to a builder."""

    def __init__(
        self, builder: DocumentBuilder, styles: StyleListener, lists: NumberingListener
    ) -> None:
        super().__init__()
        self._builder, self._styles, self._lists = builder, styles, lists
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[_Table] = []
        self._font = ""
        self._in_run = self._is_hidden = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Open a paragraph, a table, a run; take a property or a sign."""
        if name == "p":
            self._paragraphs.append(_Paragraph())
            self._in_run = False
        elif name == "r":
            self._in_run, self._is_hidden, self._font = True, False, ""
        elif name == "tbl":
            self._tables.append(_Table())
            if len(self._tables) == 1:
                self._builder.begin_table()
        elif name == "gridSpan" and self._tables:
            self._tables[-1].span = min(number(attributes) or 1, _MOST_SPAN)
        elif self._in_run:
            self._begin_in_run(name, attributes)
        elif self._paragraphs:
            self._take_property(self._paragraphs[-1], name, attributes)

    def _begin_in_run(self, name: str, attributes: dict[str, str]) -> None:
        if name == "vanish":
            self._is_hidden = is_on(attributes)
        elif name == "rFonts":
            self._font = attributes.get("ascii", "")
        elif name in _SIGNS:
            self._add(_SIGNS[name])

    def _take_property(self, paragraph: _Paragraph, name: str, attributes: dict[str, str]) -> None:
        if name == "pStyle":
            paragraph.style = attributes.get("val", "")
        elif name == "outlineLvl":
            paragraph.level = number(attributes, most=8) + 1
        elif name == "numId":
            paragraph.list_id = attributes.get("val", "")
        elif name == "ilvl":
            paragraph.list_level = number(attributes, most=8)

    def characters(self, name: str, text: str) -> None:
        """Take the text of a run."""
        if name == "t":
            self._add(text)

    def _add(self, text: str) -> None:
        if self._paragraphs and not self._is_hidden:
            self._paragraphs[-1].runs.append((self._font, text))

    def finish(self, name: str) -> None:
        """Close a run, a paragraph, a cell, a row, a table."""
        if name == "r":
            self._in_run = self._is_hidden = False
        elif name == "p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif name == "tbl" and self._tables:
            self._tables.pop()
        elif name == "tc" and self._tables:
            table = self._tables[-1]
            table.cells += [" ".join(table.texts), *[""] * (table.span - 1)]
            table.texts, table.span = [], 1
        elif name == "tr" and self._tables:
            self._end_row()

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        text = self._text(paragraph)
        level = paragraph.level or self._styles.resolve(paragraph.style).level
        if self._paragraphs:  # in a text box, anchored in another paragraph
            self._paragraphs[-1].boxes += [text, *paragraph.boxes]
            return
        for one, its_level in ((text, level), *((box, 0) for box in paragraph.boxes)):
            if self._tables:
                self._tables[-1].texts.append(one)
            else:
                self.add(one, its_level)

    def add(self, text: str, level: int) -> None:
        """Give a paragraph outside tables to the builder."""
        self._builder.add_paragraph(text, level)

    def _end_row(self) -> None:
        table = self._tables[-1]
        if len(self._tables) > 1:  # a table in a cell is part of the cell's text
            self._tables[-2].texts.append(" ".join(table.cells))
        else:
            self._builder.add_row(table.cells)
        table.cells = []

    def _text(self, paragraph: _Paragraph) -> str:
        """Return what a paragraph shows: its number, its text in Unicode."""
        style = self._styles.resolve(paragraph.style)
        merged: list[list[str]] = []
        for font, text in paragraph.runs:
            own = font or style.font
            if merged and merged[-1][0] == own:
                merged[-1][1] += text
            else:
                merged.append([own, text])
        text = "".join(self._builder.read(text, font) for font, text in merged)
        list_id = paragraph.list_id or style.list_id
        if not list_id or not text.strip():
            return text
        own_level = paragraph.list_level
        list_level = style.list_level if own_level is None else own_level
        shown = self._lists.next_number(list_id, list_level)
        return f"{shown} {text.lstrip()}" if shown else text


class NoteListener(BodyListener):
    """Gives footnotes or endnotes to a builder; the lines that separate them are none."""

    def __init__(
        self, builder: DocumentBuilder, styles: StyleListener, lists: NumberingListener
    ) -> None:
        super().__init__(builder, styles, lists)
        self._texts: list[str] = []

    def add(self, text: str, level: int) -> None:  # noqa: ARG002 - notes have no headings
        """Keep a paragraph until the note ends."""
        self._texts.append(text)

    def finish(self, name: str) -> None:
        """Close a note, or what is in it."""
        super().finish(name)
        if name in {"footnote", "endnote"}:
            self._builder.add_note(" ".join(self._texts))
            self._texts = []
