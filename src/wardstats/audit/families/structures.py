"""Structures: shares of a whole make one hundred; contributions in points make a growth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, takewhile

from wardstats.audit.claims import Claim
from wardstats.audit.families.sums import Scope, Sum, cut_where_it_fits, write_sum
from wardstats.audit.families.writing import Spot, find_spot, write_spots
from wardstats.audit.judging import close
from wardstats.audit.reading.cues import DIFFERENCES, read_cue_left
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure
from wardstats.language import translate as _
from wardstats.model.numerals import Numeral
from wardstats.model.quantities import Quantity
from wardstats.model.units import find_unit
from wardstats.model.verdicts import Verdict

_FEWEST_SHARES, _MOST_SHARES = 3, 60
_MOST_CONTRIBUTIONS = 12
_LONGEST_NAME = 6  # words
_SORTS = frozenset({("dân", "tộc"), ("tôn", "giáo")})  # nobody is of two
_ALL = 100
_EXACTLY = -9  # the whole is one hundred to the last digit; nobody rounded it


def find_structures(passage: Passage) -> Iterator[Claim]:
    """Yield a claim for each sentence of three shares or more that are meant as all.

    "Cơ cấu" says so; without it, only shares that do make one hundred are read so.
    """
    by_sentence: dict[int, list[Term]] = {}
    for place, term in enumerate(passage.terms):
        if term.is_percent and _is_share(passage, place):
            by_sentence.setdefault(passage.sentences[term.first], []).append(term)
    said = {
        passage.sentences[at]
        for at, token in enumerate(passage.tokens)
        if token.role == "structure"
    }
    for sentence, terms in by_sentence.items():
        if not _are_enough(passage, terms) or len(terms) > _MOST_SHARES:
            continue
        shares = [find_spot(passage, term) for term in terms]
        whole = Figure(Numeral(Decimal(100), _EXACTLY), "100", find_unit("%"), "%")
        total = Spot(whole, shares[0].start, shares[-1].end)
        one = cut_where_it_fits(Sum(total, tuple(shares), Scope.ALL))
        shares = list(one.parts)
        is_too_much = _are_too_much(passage, terms, one)
        if len(shares) < min(len(terms), _FEWEST_SHARES) or not (
            is_too_much or _is_near_whole(shares)
        ):
            continue
        outcome = one.outcome
        is_meant = is_too_much or (sentence in said and len(shares) >= _FEWEST_SHARES)
        if not is_meant and outcome.verdict is not Verdict.CONSISTENT:
            continue
        spots = [("part", share) for share in shares]
        text = passage.paragraph.text
        if outcome.verdict is not Verdict.CONSISTENT:
            note = _("Shares of one whole make 100 %.")
            told = close([f"{one.addition} = {outcome.computed}", note])
            outcome = replace(outcome, explanation=told)
        claim = write_spots(text, "sum_of_parts", "total", spots, total, outcome)
        yield replace(claim, reported=Quantity(Decimal(100), "%"))


def find_contributions(passage: Passage) -> Iterator[Claim]:
    """Yield a claim where points make it: "tăng 7,1 %, A đóng góp 0,9 điểm %, B 6,2 điểm %"."""
    for place, term in enumerate(passage.terms):
        if not term.is_percent:
            continue
        behind = passage.terms[place + 1 : place + 1 + _MOST_CONTRIBUTIONS]
        growths = takewhile(lambda part: part.is_percent or part.figure.base == "điểm %", behind)
        spots = tuple(find_spot(passage, part) for part in growths if part.figure.base == "điểm %")
        if len(spots) < 2:
            continue
        one = Sum(find_spot(passage, term), spots, Scope.ALL)
        if one.outcome.fits:
            yield write_sum(passage.paragraph.text, one)


def _is_share(passage: Passage, place: int) -> bool:
    """Whether a percentage is no change, and not the whole itself: "cộng 100 %"."""
    words = passage.before(passage.terms[place], 3)
    is_whole = any(token.role == "whole" for token in words)
    is_all = is_whole and passage.terms[place].figure.numeral.value == _ALL
    return not is_all and read_cue_left(passage, place) not in DIFFERENCES


def _are_enough(passage: Passage, terms: list[Term]) -> bool:
    """Whether shares make one hundred by no chance: three, or two with decimals side by side."""
    if len(terms) != _FEWEST_SHARES - 1:
        return len(terms) >= _FEWEST_SHARES
    is_fine = all(term.figure.numeral.precision < 0 for term in terms)
    first, last = (passage.count_before(term.first) for term in terms)
    return is_fine and last == first + 1


def _are_too_much(passage: Passage, terms: list[Term], one: Sum) -> bool:
    """Whether shares of sorts that exclude each other make more than all: "Kinh chiếm 83 %, …"."""
    words = [token.text for token in passage.before(terms[0])][::-1]
    named = [at for at, pair in enumerate(pairwise(words)) if pair in _SORTS]
    are_sorts = bool(named) and words[named[-1] + 2 : named[-1] + 3] not in ([], ["chiếm"])
    are_named = all(_is_of_proper_name(passage, term) for term in terms[1:])
    excess = sum((part.reading.point for part in one.parts), start=Fraction(-_ALL))
    is_list = len(terms) >= _FEWEST_SHARES
    return are_sorts and are_named and is_list and excess > 0 and not one.outcome.fits


def _is_of_proper_name(passage: Passage, term: Term) -> bool:
    """Whether a share is told of what has a name: "Nùng chiếm 8,9 %", "dân tộc Kinh 83 %"."""
    clause = takewhile(lambda token: token.kind == "word", passage.before(term, _LONGEST_NAME))
    words = [token for token in clause if not token.role]
    return bool(words) and passage.paragraph.text[words[-1].start].isupper()


def _is_near_whole(shares: list[Spot]) -> bool:
    """Whether the shares may be meant as all: they miss 100 by less than the smallest of them."""
    points = [share.reading.point for share in shares]
    return abs(sum(points, start=Fraction(-100))) < min(points)
