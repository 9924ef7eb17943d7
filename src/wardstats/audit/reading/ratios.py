"""Ratios: a percentage beside what is written as one: A/B, A out of B."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import dropwhile, pairwise, takewhile

from wardstats.audit.reading.cues import DIFFERENCES, MOVES, Cue, names_a_thing
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import (
    RATE,
    Quotient,
    is_set_aside,
    is_threshold,
    is_within_reach,
    names_another_rate,
    speaks_of_another,
)
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Token, base_of
from wardstats.model.units import read_unit

_SHORTEST_NAME = 3  # words before a pair that only a mark sets off: "đạt 120 % KH: 24/20 buổi"
_LONGEST_NAME = 20  # words of what a percentage is said of, before its pair in brackets
_IN_TURN = frozenset({("lần", "lượt"), ("theo", "thứ"), ("thứ", "tự")})
_MOST_IN_TURN = 8
_PLACING = frozenset({"tại", "ở", "từ", "cho"})
_LINKS = frozenset({"với", "tương đương"})
_MOST_IN_BRACKETS = 6
_FAR_OFF = Decimal("0.2")  # of a percentage: what a pair with words of its own may miss it by
_JOINTS = frozenset({"trên", "trong"})
_NAMING = frozenset({"là", "gồm", "như", ":"})


def find_ratios(passage: Passage, place: int, cue: Cue, taken: set[int]) -> Iterator[Quotient]:
    """Yield the ratios that a percentage may be of, likeliest first."""
    before = partial(_pair_before, cue=cue, taken=taken)
    written = (_pair_in_turn, _pair_behind, before, _pair_told_after)
    yield from filter(None, (find(passage, place) for find in written))
    unlike = partial(_unlike_before, cue=cue)
    loose = (_over_brackets, unlike, _rates_before)
    yield from filter(None, (find(passage, place) for find in loose))


def _pair_in_turn(passage: Passage, place: int) -> Quotient | None:
    """Read "36/36 hộ nghèo và 58/61 hộ cận nghèo, đạt lần lượt 100 % và 95,08 %"."""
    terms = passage.terms

    def is_one(at: int) -> bool:  # of the percentages that are told in turn
        return terms[at].is_percent and passage.same_sentence(terms[at], terms[place])

    first = place
    while first > 0 and is_one(first - 1) and place - first < _MOST_IN_TURN:
        first -= 1
    if first == 0 or not terms[first - 1].is_pair:
        return None
    last = place
    while last + 1 < len(terms) and is_one(last + 1) and last - first < _MOST_IN_TURN:
        last += 1
    count = last - first + 1
    pairs = terms[max(first - count, 0) : first]
    if count < 2 or len(pairs) != count or not all(term.is_pair for term in pairs):
        return None
    words = [token.text for token in passage.gap(pairs[-1], terms[first])]
    if not any(pair in _IN_TURN for pair in pairwise(words)):
        return None
    return _of_pair(terms[place - count], place - count, is_certain=True)


def _pair_behind(passage: Passage, place: int) -> Quotient | None:
    """Read "98,4 % (624/634 trẻ)"."""
    behind = place + 1
    if behind >= len(passage.terms) or passage.terms[behind].below is None:
        return None
    gap = passage.gap(passage.terms[place], passage.terms[behind])
    opened = next((at for at, token in enumerate(gap) if token.is_mark("(")), None)
    if opened is None or len(gap) > _LONGEST_NAME or any(token.is_mark(";|,") for token in gap):
        return None
    if len(gap) - opened > 4 or any(token.kind == "stop" for token in gap):
        return None
    pair = _of_pair(passage.terms[behind], behind, is_certain=True)
    percent = passage.terms[place]
    words = [token for token in passage.after(passage.terms[behind], 1) if token.kind == "word"]
    is_far = pair.distance(percent) > _FAR_OFF * percent.figure.quantity.value
    return replace(pair, is_certain=not (words and is_far))  # "(29/32 đại biểu bỏ phiếu)"


def _pair_told_after(passage: Passage, place: int) -> Quotient | None:
    """Read "đạt 98,5 % với 394/400 hồ sơ", "…, tương ứng 394/400 hồ sơ"."""
    behind = place + 1
    if behind >= len(passage.terms) or passage.terms[behind].below is None:
        return None
    gap = passage.gap(passage.terms[place], passage.terms[behind])
    links = [
        token for token in gap[-4:] if token.text in _LINKS or token.role in {"relative", "wholly"}
    ]
    if any(token.kind == "stop" for token in gap):
        return None
    has_own = behind + 1 < len(passage.terms) and passage.terms[behind + 1].is_percent
    if gap and gap[-1].is_mark(":,-–") and len(gap) <= _SHORTEST_NAME and not has_own:
        links = [gap[-1]]
    if not links or len(gap) > _LONGEST_NAME or any(token.is_mark(";|") for token in gap):
        return None
    return _of_pair(passage.terms[behind], behind, is_certain=True)


def _pair_before(passage: Passage, place: int, cue: Cue, taken: set[int]) -> Quotient | None:
    """Read "A/B … = C %", also over one percentage, figure or full stop between."""
    percent = passage.terms[place]
    if is_threshold(percent):
        return None  # "5/9 huyện đạt dưới 3 %"
    is_direct = cue.against != "prior"  # of an earlier period only when it fits
    is_rate = cue.verb == "share" or any(
        token.text.endswith(RATE) for token in passage.before(percent, 2)
    )
    is_direct = is_direct and (percent.figure.qualifier != "over" or is_rate)
    found: list[Quotient] = []
    for before in range(place - 1, max(place - 4, -1), -1):
        term = passage.terms[before]
        if term.below is not None:
            if not is_within_reach(passage, term, percent):
                break
            if before in taken and not _is_of_plan(cue):
                break
            between = passage.terms[before + 1 : place]
            is_again = before in taken and cue.against == "plan"  # "đạt 130 %, vượt 30 %"
            is_direct = is_direct or (is_again and all(one.is_percent for one in between))
            gap = passage.gap(term, percent)
            is_certain = is_direct and not (
                speaks_of_another(gap) or names_another_rate(passage, term, percent)
            )
            is_certain = is_certain and not (_is_a_place(passage, term) or _is_divided(gap))
            is_certain = is_certain and not (_names_each(passage, place, gap) or _has_its_own(gap))
            is_certain = is_certain and not _counts_another(passage, term, percent)
            is_certain = is_certain and not (cue.verb in MOVES and _moves_another(passage, percent))
            is_certain = is_certain and not (before in taken and _is_denied(term, cue))
            is_certain = is_certain and cue.against != "whole"  # "45/45 đơn, chiếm 30 % tổng số"
            found.append(_of_pair(term, before, is_certain=is_certain))
        is_direct = is_direct and cue.verb == "over" and term.is_percent  # "đạt 116 %, vượt 16 %"
    fitting = (pair for pair in found if pair.gives(percent))  # "8/10 xã đạt 19/19 tiêu chí (80 %)"
    return next(fitting, next(iter(found), None))


def _is_of_plan(cue: Cue) -> bool:
    """Whether a percentage tells a second time what a pair is: "đạt 130 %, vượt 30 %"."""
    return cue.verb == "over" or (cue.verb in DIFFERENCES and cue.against == "plan")


def _is_divided(gap: Sequence[Token]) -> bool:
    """Whether a part of a pair is told behind it: "190/195 cử tri, trong đó 180 …, đạt 92 %"."""
    divided = dropwhile(lambda token: token.role != "partly", gap)
    return any(token.is_amount for token in divided)


def _has_its_own(gap: Sequence[Token]) -> bool:
    """Whether a rate is of what each of a pair has: "70/76 tổ có số cử tri đi bầu đạt 100 %"."""
    clause = list(takewhile(lambda token: not token.is_mark(",;("), reversed(gap)))
    has = [at for at, token in enumerate(clause) if token.text == "có"]
    return bool(has) and any(map(names_a_thing, clause[: has[0]])) and clause[0].role == "reach"


def _names_each(passage: Passage, place: int, gap: Sequence[Token]) -> bool:
    """Whether a pair is of things that are named, each with its rate: "là phí (109 %), …"."""
    named = list(dropwhile(lambda token: token.text not in _NAMING, gap))[1:]
    is_named = bool(named) and named[-1].is_mark("(") and any(map(names_a_thing, named))
    following = passage.terms[place + 1 : place + 2]
    return is_named and bool(following) and following[0].is_percent


def _is_a_place(passage: Passage, term: Term) -> bool:
    """Whether a pair says where something was done, of what, or for what money was spent.

    "Trong số 130/220 vụ đã rõ nguyên nhân, do điện chiếm 73 %" is of the pair, not its share.
    """
    words = list(passage.before(term))
    if words and words[0].role == "of":
        return True
    if not words or words[0].text not in _PLACING:
        return False
    place = passage.term_at(term.first - len(words) - 1)  # "12 tỷ đồng cho 5/8 dự án"
    is_paid = place is not None and passage.terms[place].figure.base == "đồng"
    return words[0].text != "cho" or is_paid


def _counts_another(passage: Passage, pair: Term, percent: Term) -> bool:
    """Whether a percentage is of a thing behind it: "22/38 khu vực có 100 % cử tri đi bầu"."""
    words = [token.text for token in takewhile(names_a_thing, passage.after(percent, 3))]
    found = read_unit(words) if words else None
    if found is None or not found[0].is_count:
        return False
    own = pair.figure.base or any(names_a_thing(token) for token in passage.after(pair, 1))
    return bool(own) and base_of(found[0]) != own


def _moves_another(passage: Passage, percent: Term) -> bool:
    """Whether it is money that rose, not what was counted: "40/32 vụ, tăng 25,3 % số tiền"."""
    words = [token.text for token in passage.after(percent, 2)]
    return (words[:1] == ["số"] and words[1:] == ["tiền"]) or words[:1] == ["giá"]


def _is_denied(pair: Term, cue: Cue) -> bool:
    """Whether a pair is less than its plan that is said to be exceeded: "19/20, vượt 5 %"."""
    more = pair.figure.quantity.value - pair.whole.quantity.value
    return cue.verb in DIFFERENCES and more * cue.sign < 0


def _over_brackets(passage: Passage, place: int) -> Quotient | None:
    """Read "176 đơn (160 khiếu nại, 16 tố cáo)/221 đơn, đạt 79,6 %"."""
    if place < 2:
        return None
    below = passage.terms[place - 1]
    sign = below.first - 1
    tokens = passage.tokens
    closes = sign > 0 and tokens[sign].is_mark("/") and tokens[sign - 1].is_mark(")")
    if not closes or not is_within_reach(passage, below, passage.terms[place]):
        return None
    for before in range(place - 2, max(place - 2 - _MOST_IN_BRACKETS, -1), -1):
        term = passage.terms[before]
        if is_set_aside(passage, term, below):
            continue
        is_like_one = term.is_amount and term.is_like(below)
        is_ratio = is_like_one and tokens[term.last + 1].is_mark("(")
        return Quotient(term.figure, below.figure, (before, place - 1)) if is_ratio else None
    return None


def _unlike_before(passage: Passage, place: int, cue: Cue) -> Quotient | None:
    """Read "118 giấy/135 hồ sơ, đạt 87,4 %": what was done for each of what was asked.

    Only a fit counts, unless the second is called a total, or is more of the same.
    """
    if place < 2:
        return None
    one, other = passage.terms[place - 2 : place]
    gap = passage.gap(one, other)
    joints = [
        at
        for at, token in enumerate(gap)
        if token.is_mark("/") or token.role == "of" or token.text in _JOINTS
    ]
    is_ratio = one.is_amount and other.is_amount and joints == [len(gap) - 1]
    is_ratio = is_ratio and one.figure.is_count and other.figure.is_count
    is_ratio = is_ratio and all(token.kind == "word" for token in gap[:-1])
    if not is_ratio or not is_within_reach(passage, other, passage.terms[place]):
        return None
    below = replace(other.figure, qualifier="")
    is_part = bool(one.figure.base) and one.is_like(other)
    is_part = is_part and one.figure.quantity.value <= below.quantity.value
    is_certain = (is_part or "tổng" in gap[-1].text) and cue.verb in {"reach", "share"}
    is_certain = is_certain and not speaks_of_another(passage.gap(other, passage.terms[place]))
    return Quotient(one.figure, below, (place - 2, place - 1), is_certain)


def _rates_before(passage: Passage, place: int) -> Quotient | None:
    """Read "98,5 %/98 %, đạt 100,5 % kế hoạch" and "98,5 % (KH 98 %), đạt …": only a fit counts."""
    if place < 2 or not passage.terms[place - 1].is_percent:
        return None
    one, plan = passage.terms[place - 2 : place]
    gap = passage.gap(one, plan)
    is_written = [token.text for token in gap] == ["/"] and one.figure.base in {"", "%"}
    is_planned = one.is_percent and any(token.role == "plan" for token in gap)
    is_near = is_within_reach(passage, plan, passage.terms[place])
    if not (is_written or is_planned) or not is_near or plan.figure.numeral.value <= 0:
        return None
    above = one.figure.in_unit_of(plan.figure)
    return Quotient(above, plan.figure, (place - 2, place - 1), is_certain=False)


def _of_pair(term: Term, place: int, *, is_certain: bool) -> Quotient:
    below = term.below or term.figure
    return Quotient(term.figure, below, (place,), is_certain)
