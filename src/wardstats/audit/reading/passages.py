"""Passages: a paragraph with its terms (figures and pairs A/B) and where sentences end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from wardstats.audit.reading.terms import Term, find_terms
from wardstats.audit.reading.tokens import CELL, Paragraph, Token


@dataclass(frozen=True)
class Passage:
    """A paragraph ready for recognisers."""

    paragraph: Paragraph
    terms: tuple[Term, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the paragraph."""
        return self.paragraph.tokens

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """The number of its sentence for each token."""
        numbers, number = [], 0
        for token in self.tokens:
            numbers.append(number)
            number += token.kind == "stop"
        return tuple(numbers)

    @cached_property
    def _term_at(self) -> dict[int, int]:
        return {
            at: place
            for place, term in enumerate(self.terms)
            for at in range(term.first, term.last + 1)
        }

    def term_at(self, at: int) -> int | None:
        """Return the number of the term that takes a token."""
        return self._term_at.get(at)

    @cached_property
    def columns(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens of each cell of a row; of prose, all in one."""
        marks = [at for at, token in enumerate(self.tokens) if token.text == CELL]
        ends = zip([-1, *marks], [*marks, len(self.tokens)], strict=True)
        return tuple(self.tokens[before + 1 : end] for before, end in ends)

    @cached_property
    def cells(self) -> tuple[tuple[Term, ...], ...]:
        """The terms of each cell of a row; of prose, all in one."""
        cells: list[list[Term]] = [[]]
        for at, token in enumerate(self.tokens):
            if token.is_mark("|"):
                cells.append([])
            place = self.term_at(at)
            if place is not None and self.terms[place].first == at:
                cells[-1].append(self.terms[place])
        return tuple(map(tuple, cells))

    @cached_property
    def counted_before(self) -> list[int]:
        """For each term the number of the nearest one before that is no rate; −1 for none."""
        numbers, latest = [], -1
        for place, term in enumerate(self.terms):
            numbers.append(latest)
            if not term.is_percent:
                latest = place
        return numbers

    @cached_property
    def _starts(self) -> list[int]:
        return [term.first for term in self.terms]

    @cached_property
    def _ends(self) -> list[int]:
        return [self.tokens[term.last].end for term in self.terms]

    def count_ended(self, end: int) -> int:
        """Return how many terms end before a place of the text."""
        return bisect_right(self._ends, end)

    def count_before(self, at: int) -> int:
        """Return how many terms begin before a token: the number of the first one after it."""
        return bisect_left(self._starts, at)

    def gap(self, left: Term, right: Term) -> tuple[Token, ...]:
        """Return the tokens between two terms."""
        return self.tokens[left.last + 1 : right.first]

    def before(self, term: Term, most: int = 10) -> Iterator[Token]:
        """Yield the tokens before a term, nearest first, back to a figure or a sentence's end."""
        for at in range(term.first - 1, max(term.first - 1 - most, -1), -1):
            token = self.tokens[at]
            if token.figure or token.kind == "stop" or token.is_mark(";|"):
                return
            yield token

    def after(self, term: Term, most: int = 8) -> Iterator[Token]:
        """Yield the tokens behind a term, up to a figure or the end of the clause."""
        for token in self.tokens[term.last + 1 : term.last + 1 + most]:
            if token.figure or token.kind == "stop" or token.is_mark(";|"):
                return
            yield token

    def roles_before(self, term: Term, most: int = 10) -> set[str]:
        """Return the parts that the words before a term play."""
        return {token.role for token in self.before(term, most)}

    def roles_after(self, term: Term, most: int = 8) -> set[str]:
        """Return the parts that the words behind a term play."""
        return {token.role for token in self.after(term, most)}

    def same_sentence(self, one: Term, other: Term) -> bool:
        """Whether two terms stand in one sentence."""
        return self.sentences[one.first] == self.sentences[other.first]


def read_passage(paragraph: Paragraph) -> Passage:
    """Find the terms of a paragraph.

    Examples
    --------
    >>> from wardstats.audit.reading.lexer import read_paragraphs
    >>> [paragraph] = read_paragraphs("đạt 9/9 thanh niên dịp 30/4")
    >>> [(term.figure.printed, term.is_pair) for term in read_passage(paragraph).terms]
    [('9', True)]
    """
    return Passage(paragraph, find_terms(paragraph.tokens))
