"""Rows whose cells name themselves: "Tổng số chợ 77 | Hạng 1: 3 | Hạng 2: 9 | Hạng 3: 65"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from wardstats.audit.claims import Claim
from wardstats.audit.families.sums import Sum, write_sum
from wardstats.audit.families.writing import find_spot
from wardstats.audit.reading.opposites import are_opposites
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Token

_FEWEST_PARTS = 2
_TOTALS = ("tổng", "dân số")


def find_labelled_totals(passage: Passage) -> Iterator[Claim]:
    """Yield a claim where the cells behind a total make it, or would but for one slip."""
    cells = list(zip(passage.columns, passage.cells, strict=True))
    for at, (tokens, terms) in enumerate(cells[:-_FEWEST_PARTS]):
        if not terms or not _is_called_total(tokens):
            continue
        behind = takewhile(_is_labelled, cells[at + 1 :])
        parts = [own[-1] for _tokens, own in behind]
        if len(parts) < _FEWEST_PARTS:
            continue
        total = terms[-1]
        spots = [find_spot(passage, part, part.figure.in_unit_of(total.figure)) for part in parts]
        one = Sum(find_spot(passage, total), tuple(spots))
        if one.is_plausible and (one.is_all_but_a_digit or are_opposites(passage, parts)):
            yield write_sum(passage.paragraph.text, one)


def _is_called_total(tokens: Sequence[Token]) -> bool:
    return any(token.role == "whole" and token.text.startswith(_TOTALS) for token in tokens)


def _is_labelled(cell: tuple[Sequence[Token], Sequence[Term]]) -> bool:
    """Whether a cell ends in a count, and words stand before it."""
    tokens, terms = cell
    has_words = any(token.kind == "word" for token in tokens)
    return has_words and bool(terms) and terms[-1].is_amount
