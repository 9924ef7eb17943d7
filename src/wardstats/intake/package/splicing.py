"""Edits XML by its bytes: what is not replaced stays as it stands, to the last byte.

A parser that writes a whole document anew renames prefixes, drops what it does not know and moves
declarations. Here a parser only says where elements stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.parsers import expat

_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_DECLARED = re.compile(r"""(<\?xml[^>]*encoding\s*=\s*)(["'])[^"']*\2""")
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)""")
_TWO_BYTES = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # how UTF-16 begins
_SAME_AS_UTF8 = ("", "utf-8", "us-ascii")
# Controls that XML 1.0 cannot hold, and halves of characters.
_NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


@dataclass(frozen=True, slots=True)
class Element:
    """Where an element stands, in bytes."""

    path: tuple[str, ...]  # names from the root to it, without prefixes
    attributes: dict[str, str]  # by their names as written
    prefix: str  # "x:", or empty
    start: int
    inside: int  # after its start tag
    close: int  # before its end tag; as `inside` where it holds nothing
    end: int

    @property
    def name(self) -> str:
        """Its name without prefix."""
        return self.path[-1]

    @property
    def is_closed_at_once(self) -> bool:
        """Whether it is written <a/>, with no end tag."""
        return self.close == self.end


@dataclass(frozen=True, slots=True)
class Edit:
    """Bytes to stand in place of those from `start` to `end`."""

    start: int
    end: int
    text: bytes


def apply_edits(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Make all edits; what is inserted at one place keeps its order, before what is replaced."""
    pieces, position = [], 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        pieces += [content[position : edit.start], edit.text]
        position = max(position, edit.end)
    return b"".join([*pieces, content[position:]])


def as_utf8(content: bytes) -> bytes:
    """Return a part in UTF-8, so that its bytes can be edited; nearly all are already."""
    is_utf16 = content[:2] in _TWO_BYTES
    declared = _ENCODING.search(content[:200])
    encoding = "utf-16" if is_utf16 else declared[1].decode().casefold() if declared else ""
    if encoding in _SAME_AS_UTF8:
        return content
    return _DECLARED.sub(r"\1\2UTF-8\2", content.decode(encoding), count=1).encode()


def find_elements(content: bytes, wants: Callable[[tuple[str, ...]], bool]) -> list[Element]:
    """Find the elements whose path of names is wanted, in the order of their start tags.

    Examples
    --------
    >>> content = b'<a xmlns:x="u"><x:b c="1"/></a>'
    >>> (found,) = find_elements(content, lambda path: path == ("a", "b"))
    >>> found.prefix, found.attributes, content[found.start : found.end]
    ('x:', {'c': '1'}, b'<x:b c="1"/>')
    """
    path: list[str] = []
    opened: list[tuple[int, str, dict[str, str]] | None] = []
    found: list[Element] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        prefix, colon, local = name.rpartition(":")
        path.append(local)
        is_wanted = wants(tuple(path))
        opened.append((parser.CurrentByteIndex, prefix + colon, attributes) if is_wanted else None)

    def end(_name: str) -> None:
        place = opened.pop()
        if place is not None:
            begin, prefix, attributes = place
            ending = parser.CurrentByteIndex
            found.append(element_between(content, tuple(path), attributes, prefix, begin, ending))
        path.pop()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(content, True)
    return sorted(found, key=lambda one: one.start)


def element_between(
    content: bytes,
    path: tuple[str, ...],
    attributes: dict[str, str],
    prefix: str,
    start: int,
    ending: int,
) -> Element:
    """Return an element by where its start tag and its end tag begin."""
    inside = start + len(tag_at(content, start))
    if content[inside - 2 : inside] == b"/>":
        return Element(path, attributes, prefix, start, inside, inside, inside)
    end = content.index(b">", ending) + 1
    return Element(path, attributes, prefix, start, inside, ending, end)


def tag_at(content: bytes, start: int) -> bytes:
    """Return the whole start tag that begins there."""
    match = _TAG.match(content, start)
    if match is None:
        problem = f"no start tag at byte {start}"
        raise ValueError(problem)
    return match[0]


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """Return a start tag with an attribute set; its other bytes stay.

    Examples
    --------
    >>> with_attribute(b'<c r="A1" s="3"/>', "s", "7"), with_attribute(b"<c>", "s", "7")
    (b'<c r="A1" s="7"/>', b'<c s="7">')
    """
    written = f' {name}="{escape(value)}"'.encode()
    pattern = re.compile(rb"\s" + re.escape(name.encode()) + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')")
    if pattern.search(tag):
        return pattern.sub(lambda _match: written, tag, count=1)
    head = re.match(rb"<[^\s/>]+", tag)
    assert head is not None
    return head[0] + written + tag[head.end() :]


def insert_last(content: bytes, element: Element, text: bytes) -> Edit:
    """Insert as the last content of an element."""
    if not element.is_closed_at_once:
        return Edit(element.close, element.close, text)
    opened = content[element.start : element.inside].removesuffix(b"/>").rstrip()
    name = f"{element.prefix}{element.name}".encode()
    return Edit(element.start, element.end, opened + b">" + text + b"</" + name + b">")


def escape(text: str) -> str:
    """Return a text as it may stand in XML; what XML cannot hold is left out.

    Examples
    --------
    >>> escape('a < "b"' + chr(7))
    'a &lt; &quot;b&quot;'
    """
    return _NOT_IN_XML.sub("", text).translate(_ESCAPES)
