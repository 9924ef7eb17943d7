"""Pieces of a paragraph, and steps through them."""

from __future__ import annotations

from dataclasses import dataclass

from wardstats.audit.reading.scanning import Piece

_LONGEST_ROW = 8  # words


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a paragraph in their order; places count them."""

    items: list[Piece]

    def words_from(self, at: int) -> list[str]:
        """Return the next words, up to a mark or a figure."""
        words: list[str] = []
        for piece in self.items[at : at + 2 * _LONGEST_ROW]:
            if piece.sort == "word":
                words.append(piece.text.casefold())
            elif piece.sort != "space" or "\t" in piece.text:
                break
        return words

    def behind_words(self, at: int, count: int) -> int:
        """Return the place behind this many words."""
        while count:
            count -= self.items[at].sort == "word"
            at += 1
        return at

    def skip_space(self, at: int) -> int:
        """Return the place behind a space, which no tab is."""
        is_space = at < len(self.items) and self.items[at].sort == "space"
        return at + 1 if is_space and "\t" not in self.items[at].text else at

    def next_is(self, at: int, text: str, *, glued: bool = False) -> bool:
        """Whether a piece follows, behind a space or, glued, without one."""
        at = at if glued else self.skip_space(at)
        return at < len(self.items) and self.items[at].text == text

    def behind(self, at: int, end: int) -> int:
        """Return the first place at or behind an offset of the text."""
        while at < len(self.items) and self.items[at].start < end:
            at += 1
        return at
