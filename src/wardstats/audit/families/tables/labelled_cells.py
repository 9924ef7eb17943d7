"""Rows whose cells name themselves: "Tổng số chợ 77 | Hạng 1: 3 | Hạng 2: 9 | Hạng 3: 65"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from wardstats.audit.claims import Claim
from wardstats.audit.families.sums import sum_of_terms, write_sum
from wardstats.audit.reading.opposites import are_opposites
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Token

_FEWEST_PARTS, _MOST_PARTS = 2, 12
_FEWEST_SORTS = 3
_POPULATION = "dân số"


def find_labelled_totals(passage: Passage) -> Iterator[Claim]:
    """Yield a claim where the cells behind a total make it.

    Of cells that are called as sorts of one thing also where they would but for one slip.
    """
    cells = list(zip(passage.columns, passage.cells, strict=True))
    for at, (tokens, terms) in enumerate(cells[:-_FEWEST_PARTS]):
        if not terms or not _is_called_total(tokens):
            continue
        behind = list(takewhile(_is_part, cells[at + 1 : at + 1 + _MOST_PARTS]))
        if len(behind) < _FEWEST_PARTS:
            continue
        parts = [own[-1] for _tokens, own in behind]
        one = sum_of_terms(passage, terms[-1], parts)
        is_sure = are_opposites(passage, parts) or (
            _are_sorts([tokens for tokens, _own in behind]) and one.is_all_but_a_digit
        )
        if one.outcome.fits or (is_sure and one.is_plausible):
            yield write_sum(passage.paragraph.text, one)


def _is_called_total(tokens: Sequence[Token]) -> bool:
    return any(token.is_total or token.text == _POPULATION for token in tokens)


def _is_part(cell: tuple[Sequence[Token], Sequence[Term]]) -> bool:
    """Whether a cell ends in a count that words name, and is no total itself."""
    tokens, terms = cell
    has_words = any(token.kind == "word" for token in tokens)
    is_count = bool(terms) and terms[-1].is_amount
    return has_words and is_count and not _is_called_total(tokens)


def _are_sorts(cells: Sequence[Sequence[Token]]) -> bool:
    """Whether three cells or more begin with one word: "Hạng 1", "Hạng 2", "Hạng 3"."""
    return len(cells) >= _FEWEST_SORTS and len({cell[0].text for cell in cells}) == 1
