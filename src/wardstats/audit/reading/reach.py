"""Reach: which terms a percentage may be said of, and whether they speak of one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from wardstats.audit.reading.cues import MOVES, goes_on, names_a_thing
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure, Token
from wardstats.audit.reading.words import fold_word

_FARTHEST = 12  # terms between a percentage and what it may be said of
_MOST_STOPS = 2  # "Kế hoạch: 100 hộ. Thực hiện: 88 hộ. Đạt 88 %"
_GOING_ON = frozenset({"reach", "share", "actual", "partly"})
RATE = fold_word("tỷ") + " " + fold_word("lệ")
_IN_NAMES = frozenset({"inflow", "outflow", "average"})
_LEAST_NAME = 2  # words that name a rate: "giải ngân"


@dataclass(frozen=True, slots=True)
class Quotient:
    """Two figures, one over the other, and how sure the text makes it."""

    above: Figure
    below: Figure
    places: tuple[int, ...]  # the term of the pair, or the terms of the one and the other
    is_certain: bool = True  # the wording ties them together; otherwise only a fit counts
    is_share_of_count: bool = False  # two counts named apart: "89 xã; có 15 xã …, chiếm 16,9 %"

    def distance(self, percent: Term) -> Decimal:
        """Return how far it is from a percentage, to choose by; the verdict is exact."""
        if not self.below.quantity.value:
            return Decimal("Infinity")
        share = self.above.quantity.value / self.below.quantity.value
        return abs(share * percent.figure.scale - percent.figure.quantity.value)

    def gives(self, percent: Term) -> bool:
        """Whether it is a percentage as near as that is printed."""
        return self.distance(percent) <= percent.figure.quantity.half_digit


def of_two(passage: Passage, above: int, below: int) -> Quotient:
    """Return one term over another, a bare whole in the unit of its part."""
    part, whole = passage.terms[above].figure, passage.terms[below].figure
    return Quotient(part, whole.in_unit_of(part), (above, below))


def is_same_subject(passage: Passage, term: Term, percent: Term) -> bool:
    """Whether no other thing is named between a figure and its percentage.

    "90 người, tiêm chủng đạt 71 %" speaks of two things, "90 người, đạt 71 %" of one.
    """
    gap = passage.gap(term, percent)
    is_opening = False  # between a comma and the next figure
    if not goes_on(gap):
        return False
    for token in gap:
        if token.is_mark("|"):
            return False
        if token.is_mark(",;:") or token.kind == "stop":
            is_opening = True
        elif token.figure:
            is_opening = False
        elif is_opening and names_a_thing(token):
            return False
    return True


def speaks_of_another(gap: tuple[Token, ...]) -> bool:
    """Whether a clause begins with a thing of its own: "5/8 công trình, giải ngân đạt 42 %".

    A new sentence, and a clause behind another percentage, also do where they name one later:
    "197 em. Tỷ lệ trẻ được tiêm đạt 98 %".
    """
    ends = [at for at, token in enumerate(gap) if token.is_mark(",;") or token.kind == "stop"]
    stops = [at for at in ends if gap[at].kind == "stop"]
    if stops and any(names_a_thing(token) for token in gap[stops[-1] + 1 :]):
        return True
    while ends and ends[-1] == len(gap) - 1:  # "…, đạt 95 % so với lệnh, 56 % đủ sức khỏe"
        gap = gap[: ends.pop()]
    clause = gap[ends[-1] + 1 :] if ends else ()
    is_bracketed = any(token.is_mark("(") for token in clause)
    if not clause or is_bracketed:
        return False
    is_new = gap[ends[-1]].text == ";" or any(token.is_percent for token in gap)
    if is_new or clause[0].role in MOVES:
        return any(names_a_thing(token) for token in clause)
    return names_a_thing(clause[0]) or clause[0].role in {"inflow", "outflow", "whole"}


def names_another_rate(passage: Passage, term: Term, percent: Term) -> bool:
    """Whether a rate has a name that is not of a figure: "37/63 xã có tỷ lệ giải ngân là 0 %"."""
    gap = passage.gap(term, percent)
    rates = [at for at, token in enumerate(gap) if token.text == RATE]
    if not rates:
        return False
    own = {token.text for token in (*passage.before(term), *gap[: rates[-1]])}
    words = [
        token for token in gap[rates[-1] + 1 :] if names_a_thing(token) or token.role in _IN_NAMES
    ]
    is_long = sum(len(token.text.split()) for token in words) >= _LEAST_NAME
    return is_long and not any(token.text in own for token in words)


def is_called_by(passage: Passage, term: Term, percent: Term) -> bool:
    """Whether a rate has the name of a figure: "hộ nghèo: 391 hộ; tỷ lệ hộ nghèo: 59,6 %"."""
    gap = passage.gap(term, percent)
    rates = [at for at, token in enumerate(gap) if token.text == RATE]
    if not rates or not (rates[-1] == 0 or gap[rates[-1] - 1].kind in {"mark", "stop"}):
        return False  # "mục tiêu tỷ lệ hộ nghèo"
    own = [token.text for token in passage.before(term)]
    own += [token.text for token in takewhile(lambda token: token.kind == "word", gap)]
    own += map(fold_word, term.figure.noun.split())
    name = [token.text for token in gap[rates[-1] + 1 :] if names_a_thing(token)]
    return len(name) >= _LEAST_NAME and all(word in own for word in name)


def is_within_reach(passage: Passage, term: Term, percent: Term) -> bool:
    """Whether a term stands in the sentence of a percentage, or in one that it goes on."""
    gap = passage.gap(term, percent)
    if not goes_on(gap):
        return False
    stops = [at for at, token in enumerate(gap) if token.kind == "stop"]
    following = [token.role for at in stops for token in gap[at + 1 : at + 2]]
    return len(following) == len(stops) <= _MOST_STOPS and set(following) <= _GOING_ON


def leftwards(passage: Passage, place: int) -> Iterator[int]:
    """Yield the numbers of the figures and pairs before, nearest first, in one sentence or row."""
    percent = passage.terms[place]
    before = passage.counted_before[place]
    while before > place - _FARTHEST and before >= 0:
        term = passage.terms[before]
        if not passage.same_sentence(term, percent) and not is_within_reach(passage, term, percent):
            return
        yield before
        before = passage.counted_before[before]


def is_set_aside(passage: Passage, term: Term, later: Term) -> bool:
    """Whether a figure stands in brackets that close before a later one."""
    gap = passage.gap(term, later)
    return sum(token.is_mark(")") - token.is_mark("(") for token in gap) > 0


def is_threshold(term: Term) -> bool:
    """Whether a figure only bounds something: "dưới 10 tiêu chí", "15-18 tiêu chí"."""
    return term.is_range or term.figure.qualifier in {"under", "at_most"}


def may_be_whole(whole: Term, part: Term) -> bool:
    """Whether a figure may count the same as another, and is no smaller; a part may be none.

    None of nothing is no share: "khiếu nại 0 đơn, tố cáo 0 đơn (0 %)".
    """
    if whole.figure.is_rate or not whole.may_be_like(part):  # "mời 40 hộ, dự 38"
        return False
    if not whole.whole.quantity.value:
        return False
    return whole.whole.quantity.value >= part.figure.quantity.value
