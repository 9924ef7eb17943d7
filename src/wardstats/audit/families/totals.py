"""Totals with their parts in one paragraph: after "trong đó", "gồm", a colon, or in brackets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from wardstats.audit.claims import Claim
from wardstats.audit.families.completeness import (
    ends_in_rest,
    has_colon,
    is_complete,
    is_division,
    is_open_ended,
    names_sorts,
)
from wardstats.audit.families.items import (
    begins_bare,
    find_part,
    is_change,
    split_items,
)
from wardstats.audit.families.openers import Opener, find_openers, start_of_head
from wardstats.audit.families.sums import Scope, Sum, choose_sum, cut_where_it_fits, write_sum
from wardstats.audit.families.writing import Spot, find_spot
from wardstats.audit.reading.opposites import are_opposites, are_traits
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.model.verdicts import Verdict

_LEAST_OF_UNLIKE = 20  # below it, figures make a total by chance
_SILENT = frozenset({Verdict.NOT_CHECKABLE})
_SILENT_LOOSE = _SILENT | {Verdict.AMBIGUOUS}


def find_totals(passage: Passage) -> Iterator[Claim]:
    """Yield a claim for each total whose parts are listed behind it."""
    done = -1
    for opener in find_openers(passage):
        if opener.at < done:
            continue
        found = False
        for unit in _units_behind(passage, opener):
            chosen = _choose(passage, opener, unit)
            if chosen is None or chosen.outcome.verdict in _says_nothing(opener):
                continue
            found = True
            yield write_sum(passage.paragraph.text, chosen)
        mixed = None if found else _sum_of_unlike(passage, opener)
        if mixed is not None:
            yield write_sum(passage.paragraph.text, mixed)
        if found and opener.sort in {"partly", "wholly"}:
            done = opener.at + 2  # the colon behind "gồm" is no second opener


def _choose(passage: Passage, opener: Opener, unit: str) -> Sum | None:
    """Choose the reading of a list: of its sentence, or of all to the paragraph's end.

    What stands behind the sentence belongs to the list only where it makes the total, or would
    without one part.
    """
    sentence = passage.sentences[opener.at]
    stop = bisect_right(passage.sentences, sentence)
    near = list(_sums(passage, replace(opener, end=min(opener.end, stop)), unit))
    chosen = choose_sum([*_sums_of_clause(passage, opener, unit), *near])
    chosen = chosen or next((one for one in near if _is_overrun(passage, opener, one)), None)
    if opener.end <= stop:
        return chosen
    subject = [find_spot(passage, term) for term in _possible_totals(passage, opener, unit)[:1]]
    if chosen is not None and chosen.outcome.fits and chosen.total in subject:
        return chosen
    far = choose_sum(list(_sums(passage, opener, unit)))
    return far if far is not None and far.is_nearly_right else chosen


def _sums_of_clause(passage: Passage, opener: Opener, unit: str) -> Iterator[Sum]:
    """Yield the readings of a list with commas that a semicolon ends.

    It ends there if the list fits, or if nothing behind counts the same: "; tịch thu 84,4 m3 gỗ".
    """
    ends = (at for at in range(opener.at, opener.end) if passage.tokens[at].is_mark(";"))
    end = next(ends, None)
    if end is None:
        return
    following = passage.tokens[end + 1 : end + 2]
    if following and following[0].is_total and _opens_sentence(passage, opener):
        return  # "Chia ra: nam 120, nữ 130; tổng số 250"
    behind = _terms_between(passage, end, opener.end)
    is_end = not any(term.figure.counts(unit) or not term.figure.unit for term in behind)
    short = _sums(passage, replace(opener, end=end), unit)
    yield from (one for one in short if one.outcome.fits or is_end)


def _is_overrun(passage: Passage, opener: Opener, one: Sum) -> bool:
    """Whether a part is more than what is called its total: "Tổng chi 25 tỷ, trong đó … 26 tỷ"."""
    if opener.sort == "colon" or one.total.figure.unit is None:
        return False
    [total] = _terms_at(passage, [one.total])
    if _is_difference(one):
        return False
    if opener.sort == "bracket":  # "3.321 đơn (khiếu nại 76, đề nghị 3.448 đơn)"
        return max(_terms_at(passage, one.parts), key=_value).figure.noun == total.figure.noun
    is_called = any(token.text.startswith("tổng") for token in passage.before(total, 12))
    return is_called and len(_possible_totals(passage, opener, one.total.figure.base)) == 1


def _is_difference(one: Sum) -> bool:
    """Whether two parts make a figure by what one exceeds the other: "dư 9 (thu 30, chi 21)"."""
    if len(one.parts) != 2:
        return False
    first, second = (part.reading.point for part in one.parts)
    return abs(first - second) == one.total.reading.point


def _value(term: Term) -> Decimal:
    return term.figure.quantity.value


def _says_nothing(opener: Opener) -> frozenset[Verdict]:
    """Return the verdicts that claim nothing: parts that are fewer are some of the total only."""
    return _SILENT_LOOSE if opener.sort in {"bracket", "colon"} else _SILENT


def _units_behind(passage: Passage, opener: Opener) -> list[str]:
    """Return the base units of the figures in a list, in order."""
    units = dict.fromkeys(
        term.figure.base
        for term in _terms_between(passage, opener.at, opener.end)
        if not term.is_percent
    )
    named = [unit for unit in units if unit]
    return named or _units_before(passage, opener)


def _units_before(passage: Passage, opener: Opener) -> list[str]:
    """Return the unit that bare parts take from their total: "45 đảng viên (nam 20, nữ 25)"."""
    first = start_of_head(passage.tokens, opener)
    before = [term for term in _terms_between(passage, first, opener.at) if not term.is_percent]
    return [before[-1].figure.base] if before else []


def _terms_between(passage: Passage, start: int, end: int) -> Iterator[Term]:
    for at in range(start, end):
        place = passage.term_at(at)
        if place is not None and passage.terms[place].first == at:
            yield passage.terms[place]


def _sums(passage: Passage, opener: Opener, unit: str) -> Iterator[Sum]:
    """Yield the readings of a list in one unit: by its separators, by its possible totals."""
    totals = _possible_totals(passage, opener, unit)
    for separators in (";", ","):
        items = _before_next_total(passage, opener, split_items(passage.tokens, opener, separators))
        for total in totals:
            parallel = all(begins_bare(passage, item) for item in items)
            parts = [find_part(passage, item, unit, total, parallel=parallel) for item in items]
            named = [part for part in parts if part is not None]
            if len(named) < 2:
                continue
            whole = find_spot(passage, total, total.figure.in_unit_of(named[0].figure))
            is_whole = len(named) == len(items)
            scope = _scope(passage, opener, total, named, items) if is_whole else Scope.OPEN
            if scope is Scope.OPEN and opener.sort == "partly" and not has_colon(passage, opener):
                scope = Scope.SOME
            one = Sum(whole, tuple(named), scope)
            one = cut_where_it_fits(one) if one.is_long else one
            if one.outcome.fits or not are_traits(passage, _terms_at(passage, named)):
                yield one


def _scope(
    passage: Passage,
    opener: Opener,
    total: Term,
    parts: Sequence[Spot],
    items: Sequence[tuple[int, int]],
) -> Scope:
    """Return what the words say of a list each of whose items is a part."""
    if are_opposites(passage, _terms_at(passage, parts)):
        return Scope.ALL
    if is_open_ended(passage.tokens, opener):
        return Scope.OPEN
    is_said = is_complete(passage, opener, total) or ends_in_rest(passage, opener, items)
    if is_said or (
        names_sorts(passage, opener, total, fewest=2)
        and sum(part.reading.point for part in parts) > find_spot(passage, total).reading.point
    ):
        return Scope.ALL
    return Scope.DIVISION if is_division(passage, opener, total) else Scope.OPEN


def _before_next_total(
    passage: Passage, opener: Opener, items: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the items before one that is a total of its own: "nam 120, nữ 130; tổng số 250".

    A list that opens a sentence and has its total there is of nothing before it.
    """

    def is_total(item: tuple[int, int]) -> bool:
        tokens = passage.tokens[slice(*item)]
        first = next((token for token in tokens if token.kind == "word"), None)
        return first is not None and first.is_total

    before = list(takewhile(lambda item: not is_total(item), items))
    if not before or len(before) == len(items):
        return items  # "tổng thu nội địa …; tổng thu xuất nhập khẩu …"
    return [] if _opens_sentence(passage, opener) else before


def _opens_sentence(passage: Passage, opener: Opener) -> bool:
    """Whether no figure stands before a list in its sentence: "Xếp loại: tốt 12, khá 8"."""
    start = bisect_left(passage.sentences, passage.sentences[opener.at])
    return next(_terms_between(passage, start, opener.at), None) is None


def _sum_of_unlike(passage: Passage, opener: Opener) -> Sum | None:
    """Read "78 tổ chức đảng, trong đó 26 đảng bộ, 52 chi bộ": only a fit of counts."""
    before = list(_terms_between(passage, start_of_head(passage.tokens, opener), opener.at))
    totals = [term for term in before if _is_count(term) and not is_change(passage, term)]
    items = [
        [term for term in _terms_between(passage, *item) if _is_count(term)]
        for item in split_items(passage.tokens, opener, ",")
    ]
    if not totals or len(items) < 2 or not all(items):
        return None
    is_large = totals[-1].figure.quantity.value >= _LEAST_OF_UNLIKE
    if not (is_large or opener.sort == "wholly"):
        return None
    total = find_spot(passage, totals[-1])
    for parts in ([counts[0] for counts in items], [_named_count(counts) for counts in items]):
        one = Sum(total, tuple(find_spot(passage, part) for part in parts), Scope.ALL)
        if one.outcome.fits:
            return one
    return None


def _named_count(counts: Sequence[Term]) -> Term:
    """Return the first count that has its unit: "từ 6 đến dưới 12 m: 912 chiếc"."""
    return next((term for term in counts if term.figure.unit), counts[0])


def _is_count(term: Term) -> bool:
    return term.is_amount and term.figure.is_count and not term.is_range


def _terms_at(passage: Passage, spots: Sequence[Spot]) -> list[Term]:
    return [passage.terms[passage.count_ended(spot.end) - 1] for spot in spots]


def _possible_totals(passage: Passage, opener: Opener, unit: str) -> list[Term]:
    """Return what may be the total, likeliest first."""
    first = start_of_head(passage.tokens, opener)
    found = [
        term
        for term in _terms_between(passage, first, opener.at)
        if not term.is_percent and (term.figure.counts(unit) or _is_bare_total(passage, term))
    ]
    in_bracket = opener.at > 0 and passage.tokens[opener.at - 1].is_mark("(")
    if in_bracket or opener.sort in {"bracket", "colon"}:
        return found[-1:]
    found = [term for term in found if not is_change(passage, term)] or found
    at_start = opener.at == 0 or passage.tokens[opener.at - 1].kind == "stop"
    return found if at_start else found[::-1]


def _is_bare_total(passage: Passage, term: Term) -> bool:
    """Whether a bare number is named a total, and takes the unit of its parts: "là 60 (gồm …)"."""
    is_free = term.figure.unit is None and term.is_amount
    opens = passage.tokens[term.last + 1 : term.last + 2]
    words = list(passage.before(term))
    named = any(token.role in {"whole", "remain"} or token.text == "số" for token in words)
    return is_free and named and bool(opens) and opens[0].is_mark("(:")
