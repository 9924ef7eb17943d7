"""Closing totals: a total that stands behind its parts: "A và B, tổng cộng C"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from wardstats.audit.claims import Claim
from wardstats.audit.families.items import is_change, is_compared, names_another
from wardstats.audit.families.sums import Scope, Sum, write_sum
from wardstats.audit.families.writing import Spot, find_spot
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term

_CLOSING_WORDS = frozenset({"cả năm", "cả vụ", "tổng", "tổng số", "tổng cộng", "cộng",
                            "toàn"})  # fmt: skip
_TOTALS = ("tổng", "toàn", "cộng")  # what stands behind them is no part
_RAISING = frozenset({"nâng", "đưa"})  # "nâng tổng đàn trâu, bò lên 760 con"
_WORDS_OF_NAME = 8  # between "tổng" and its figure
_MOST_PARTS = 40


def find_closing_totals(passage: Passage) -> Iterator[Claim]:
    """Yield a claim for each total that stands behind its parts: "A và B, tổng cộng C"."""
    for at, token in enumerate(passage.tokens):
        if token.text not in _CLOSING_WORDS:
            continue
        place = _term_named(passage, at)
        if place is None or not passage.terms[place].is_amount:
            continue
        one = _closing_sum(passage, place, is_sure=_is_grand_total(passage, at))
        if (
            one is not None
            and one.is_plausible
            and (one.is_all_but_a_digit or one.scope is Scope.ALL)
        ):
            yield write_sum(passage.paragraph.text, one)


def _is_grand_total(passage: Passage, at: int) -> bool:
    """Whether a word of totals can only mean all before it: "tổng cộng", "; cộng 900 triệu"."""
    if passage.tokens[at].text == "tổng cộng":
        return True
    opens = at > 0 and passage.tokens[at - 1].is_mark(";,")
    following = passage.tokens[at + 1 : at + 3]
    named = [token for token in following if not (token.is_mark(":") or token.text == "là")]
    is_direct = passage.tokens[at].text == "cộng" or bool(named and named[0].figure)
    return opens and is_direct


def _announces(passage: Passage, term: Term) -> bool:
    """Whether a bare number counts the parts that a colon announces: "qua 4 hội đoàn thể: …"."""
    behind = list(takewhile(lambda token: token.kind == "word", passage.after(term)))
    follows = term.last + 1 + len(behind)
    closes = passage.tokens[follows : follows + 1]
    return term.figure.unit is None and bool(behind and closes) and closes[0].is_mark(":")


def _term_named(passage: Passage, at: int) -> int | None:
    """Return the term that follows a word with only the name of what is counted between."""
    raises = at > 0 and passage.tokens[at - 1].text in _RAISING
    ending = ";()|" if raises else ";,()|"
    for later in range(at + 1, min(at + 1 + _WORDS_OF_NAME, len(passage.tokens))):
        token = passage.tokens[later]
        if token.figure:
            return passage.term_at(later)
        if token.kind == "stop" or token.is_mark(ending):
            return None
    return None


def _closing_sum(passage: Passage, place: int, *, is_sure: bool) -> Sum | None:
    total = passage.terms[place]
    parts = []
    scope = Scope.ALL if is_sure else Scope.OPEN
    for term in passage.terms[max(place - _MOST_PARTS, 0) : place]:
        if not passage.same_sentence(term, total) or term.is_percent or is_change(passage, term):
            continue
        if is_compared(passage, term):
            scope = Scope.OPEN
            continue
        if _announces(passage, term):
            continue
        figure = term.figure.in_unit_of(total.figure)
        if figure.base != total.figure.base:
            scope = Scope.OPEN
            continue
        if any(
            token.role == "whole" and token.text.startswith(_TOTALS)
            for token in passage.before(term, 6)
        ):
            return None
        if names_another(passage, term):
            scope = Scope.OPEN
        spot = find_spot(passage, term)
        parts.append(Spot(figure, spot.start, spot.end))
    return Sum(find_spot(passage, total), tuple(parts), scope) if len(parts) > 1 else None
