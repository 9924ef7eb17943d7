"""Scanning: characters to words, numerals, marks and breaks; one pass, nothing read twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_PIECE = re.compile(
    r"""
    (?P<space>\s++)
  | (?P<word>(?:tr\.đ|đ/c|h[eé]c-ta|ki-lô-(?:mét|gam))(?!\w)
           |[^\W\d_][\w\u00ad\u200b]*+)
  | (?P<numeral>
        [0-9]{1,3}\.\ [0-9]{3}(?=\ [^\W\d_])(?!\ [A-ZĐÂĂÊÔƠƯ])   # 1. 357 thẻ: a stray space
      | (?:(?<=lệ\ )|(?<=đạt\ )|(?<=chiếm\ ))[0-9]{1,2},\ [0-9]{1,2}(?=\ ?%)  # đạt 99, 69 %
      | (?<![Ll]ớp\ )(?<![Mm]ũi\ )(?<![Qq]uý\ )(?<![Tt]háng\ )(?<![Kk]hối\ )  # mũi 2 250 người
        (?<!độ\ )(?<![Ll]oại\ )(?<![Tt]ổ\ )(?<![Ll]ần\ )(?<![Đđ]ợt\ )
        [0-9]{1,3}(?:[\ \u00a0][0-9]{3}(?![0-9])){1,4}(?:,[0-9]{1,6})?
        (?=[\ \u00a0]?(?:%|[^\W\d_])|/[0-9])
      | [0-9]++(?:[.,][0-9]++)*+
    )
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
MARKER = re.compile(  # of a list item or a heading
    r"[-+*•–]\s|(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[IVX]{1,5}|[A-Da-zđ])\s?[.)]\s"
)
_ABBREVIATION = re.compile(r"[A-ZĐ]{2,5}(?!\w)")
_HANGING = frozenset("=/(,+-–")
_CLOSED = frozenset(".;:!?…")


class Piece(NamedTuple):
    """A stretch of characters of one sort."""

    sort: str  # "word", "numeral", "mark", "space", "break" (end of a paragraph), "marker"
    text: str
    start: int

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return self.start + len(self.text)


def scan(text: str) -> Iterator[Piece]:
    r"""Yield the pieces of a text; a line break inside a sentence is only a space.

    Examples
    --------
    >>> [piece.sort for piece in scan("đạt 9/9")]
    ['word', 'space', 'numeral', 'mark', 'numeral']
    >>> [piece.sort for piece in scan("giảm 1 vụ =\n\n9,09%")].count("break")
    0
    """
    at = 0
    marker = MARKER.match(text)
    if marker:
        yield Piece("marker", marker[0], 0)
        at = marker.end()
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None:  # cannot be: the last alternative takes any character
            return
        sort, at = str(match.lastgroup), match.end()
        if sort != "space" or "\n" not in match[0]:
            yield Piece(sort, match[0], match.start())
            continue
        marker = MARKER.match(text, at)
        is_break = ends_paragraph(text, match.start(), at)
        yield Piece("break" if is_break else "space", match[0], match.start())
        if marker:
            yield Piece("marker", marker[0], at)
            at = marker.end()


def ends_paragraph(text: str, start: int, end: int) -> bool:
    r"""Say whether white space with a line break ends a paragraph, or only a line.

    Examples
    --------
    >>> ends_paragraph("đạt\n85 %", 3, 4), ends_paragraph("1. Kinh tế\nThu ngân sách", 10, 11)
    (False, True)
    """
    if start == 0 or end == len(text) or MARKER.match(text, end):
        return True
    before, after = text[start - 1], text[end]
    if before in _HANGING and not _is_row(text, start - 1):
        return False
    if before in _CLOSED or _is_row(text, start - 1) or _is_row(text, end):
        return True
    if text.count("\n", start, end) > 1:
        return not after.islower()
    return after.isupper() and not _is_abbreviation(text, end)


def _is_abbreviation(text: str, at: int) -> bool:
    """Whether a word of a few capitals stands here: KH, UBND, NSNN."""
    return _ABBREVIATION.match(text, at) is not None


def _is_row(text: str, at: int) -> bool:
    """Whether the line at this place is a row of cells."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = slice(start, end if end >= 0 else len(text))
    return "\t" in text[line] or "|" in text[line]
