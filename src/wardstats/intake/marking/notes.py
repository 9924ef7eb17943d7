"""The part of a sheet's comments: ours are put in, those of an earlier round taken out.

A cell has one comment. What stands in it from the line `HEAD` on is ours; what an officer wrote
above that line is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from wardstats.intake.package.splicing import (
    Edit,
    Element,
    apply_edits,
    escape,
    find_elements,
    insert_last,
)

AUTHOR = "wardstats"
HEAD = "――― wardstats ―――"
NO_NOTES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<authors/><commentList/></comments>"
)
_LONGEST = 32_000  # a cell's comment holds no more
_RUN_LOOK = '<{0}rPr><{0}sz val="9"/><{0}color indexed="81"/><{0}rFont val="Tahoma"/></{0}rPr>'


@dataclass(frozen=True)
class _Note:
    """A comment: its element, and the elements that hold its text, in their order."""

    element: Element
    text: Element | None
    pieces: tuple[Element, ...]  # <t>, and <r> with its own <t> after it
    author: str

    @property
    def address(self) -> str:
        return self.element.attributes.get("ref", "")


def noted_cells(content: bytes) -> set[str]:
    """Return the addresses of the cells that have a comment."""
    return {note.address for note in _read_notes(content)[1]}


def without_our_notes(content: bytes) -> bytes:
    """Take out what an earlier round has put in."""
    edits: list[Edit] = []
    for note in _read_notes(content)[1]:
        texts = [piece for piece in note.pieces if piece.name == "t"]
        ours = next((one for one in texts if HEAD in _text(content, one)), None)
        before = "".join(_text(content, one) for one in texts).partition(HEAD)[0]
        if note.author == AUTHOR or (ours is not None and not before.strip()):
            edits.append(Edit(note.element.start, note.element.end, b""))
        elif ours is not None:
            edits += _cut(content, note, ours)
    return apply_edits(content, edits)


def with_notes(content: bytes, texts: Mapping[str, str]) -> bytes:
    """Put in our texts by their cells' addresses, below what stands there already."""
    lists, notes = _read_notes(content)
    present = {note.address: note for note in notes}
    edits: list[Edit] = []
    for address in texts.keys() & present.keys():
        edits += _below(content, present[address], texts[address])
    added = {address: text for address, text in texts.items() if address not in present}
    if added:
        authors = [one for one in lists if one.name == "author"]
        names = [_text(content, one) for one in authors]
        home, comments = (_named(lists, name) for name in ("authors", "commentList"))
        mark = comments.prefix
        if AUTHOR not in names:
            author = f"<{mark}author>{AUTHOR}</{mark}author>".encode()
            edits.append(insert_last(content, home, author))
        number = names.index(AUTHOR) if AUTHOR in names else len(names)
        written = "".join(
            f'<{mark}comment ref="{address}" authorId="{number}"><{mark}text>{_run(mark, text)}'
            f"</{mark}text></{mark}comment>"
            for address, text in added.items()
        )
        edits.append(insert_last(content, comments, written.encode()))
    return apply_edits(content, edits)


def _cut(content: bytes, note: _Note, ours: Element) -> Iterator[Edit]:
    """Take away what stands from our line on: a part of one text, and all that follows it."""
    kept = _text(content, ours).partition(HEAD)[0].rstrip("\n")
    if kept:
        yield Edit(ours.inside, ours.close, escape(kept).encode())
    for piece in note.pieces:
        is_own = piece.path[-2] == "text"  # not the text of a run
        if is_own and (piece.start > ours.start or (not kept and piece.end >= ours.end)):
            yield Edit(piece.start, piece.end, b"")


def _below(content: bytes, note: _Note, text: str) -> list[Edit]:
    """Put our text below an officer's; plain text becomes a run, since runs may not follow it."""
    if note.text is None:
        return []
    mark = note.text.prefix
    edits = [
        edit
        for piece in note.pieces
        if piece.name == "t" and piece.path[-2] == "text"
        for edit in (
            Edit(piece.start, piece.start, f"<{mark}r>".encode()),
            Edit(piece.end, piece.end, f"</{mark}r>".encode()),
        )
    ]
    return [*edits, insert_last(content, note.text, _run(mark, text, "\n\n").encode())]


def _run(mark: str, text: str, before: str = "") -> str:
    shown = escape(f"{before}{HEAD}\n{text}"[:_LONGEST])
    look = _RUN_LOOK.format(mark)
    return f'<{mark}r>{look}<{mark}t xml:space="preserve">{shown}</{mark}t></{mark}r>'


def _read_notes(content: bytes) -> tuple[list[Element], list[_Note]]:
    """Return the elements above the comments, and the comments."""
    elements = find_elements(content, lambda path: path[1:2] in (("authors",), ("commentList",)))
    authors = [_text(content, one) for one in elements if one.name == "author"]
    starts = [n for n, one in enumerate(elements) if one.path[1:] == ("commentList", "comment")]
    notes = []
    for start, stop in pairwise([*starts, len(elements)]):
        element, inner = elements[start], elements[start + 1 : stop]
        number = int(element.attributes.get("authorId", -1))
        notes.append(
            _Note(
                element,
                next((one for one in inner if one.name == "text"), None),
                tuple(one for one in inner if one.name in ("r", "t") and "rPh" not in one.path),
                authors[number] if 0 <= number < len(authors) else "",
            )
        )
    return [one for one in elements if one.path[2:3] != ("comment",)], notes


def _named(elements: list[Element], name: str) -> Element:
    return next(one for one in elements if one.name == name)


def _text(content: bytes, element: Element) -> str:
    """Return the text of an element that holds nothing else."""
    return unescape(content[element.inside : element.close].decode())
