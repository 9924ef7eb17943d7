"""Operands: which figures of a passage a percentage is the quotient of."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from wardstats.audit.reading.cues import Cue, read_cue_left
from wardstats.audit.reading.passages import Passage, Term
from wardstats.audit.reading.reach import (
    DIFFERENCES,
    Quotient,
    is_like,
    is_same_subject,
    is_threshold,
    is_within_reach,
    leftwards,
    may_be_whole,
    names_a_thing,
)
from wardstats.audit.reading.shares import find_whole
from wardstats.audit.reading.times import is_of_earlier
from wardstats.audit.reading.tokens import Token

_SHORTEST_NAME = 3  # words before a pair that only a mark sets off: "đạt 120 % KH: 24/20 buổi"
_NEAR = 5  # tokens
_LONGEST_NAME = 20  # words of what a percentage is said of, before its pair in brackets
_IN_TURN = frozenset({("lần", "lượt"), ("theo", "thứ"), ("thứ", "tự")})
_MOST_IN_TURN = 8
_PLACING = frozenset({"tại", "ở", "từ", "cho"})
_LINKS = frozenset({"với", "tương đương"})


def find_quotient(passage: Passage, place: int, cue: Cue, taken: set[int]) -> Quotient | None:
    """Find the figures that a percentage belongs to; None when the text names no base."""
    return (
        _pair_in_turn(passage, place)
        or _pair_behind(passage, place)
        or _pair_before(passage, place, cue, taken)
        or _pair_told_after(passage, place)
        or _two_behind(passage, place)
        or _named_base(passage, place, cue)
        or _base_by_name(passage, place, cue)
        or find_whole(passage, place, cue)
    )


def find_actual(passage: Passage, place: int, cue: Cue) -> int | None:
    """Find the one figure that a percentage without a base is said of."""
    for before in leftwards(passage, place):
        term = passage.terms[before]
        if not is_same_subject(passage, term, passage.terms[place]):
            break
        if term.is_pair or (term.is_amount and not is_planned(passage, term)):
            return before
    behind = place + 1
    if behind < len(passage.terms) and cue.against and passage.terms[behind].is_amount:
        gap = passage.gap(passage.terms[place], passage.terms[behind])
        if gap and gap[-1].is_mark("("):
            return behind
    return None


def _pair_in_turn(passage: Passage, place: int) -> Quotient | None:
    """Read "36/36 hộ nghèo và 58/61 hộ cận nghèo, đạt lần lượt 100 % và 95,08 %"."""
    terms = passage.terms
    first = place
    while first > 0 and terms[first - 1].is_percent and place - first < _MOST_IN_TURN:
        first -= 1
    last = place
    while last + 1 < len(terms) and terms[last + 1].is_percent and last - first < _MOST_IN_TURN:
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
    return _of_pair(passage.terms[behind], behind, is_certain=True)


def _pair_told_after(passage: Passage, place: int) -> Quotient | None:
    """Read "đạt 98,5 % với 394/400 hồ sơ", "…, tương ứng 394/400 hồ sơ"."""
    behind = place + 1
    if behind >= len(passage.terms) or passage.terms[behind].below is None:
        return None
    gap = passage.gap(passage.terms[place], passage.terms[behind])
    links = [
        token for token in gap[-2:] if token.text in _LINKS or token.role in {"relative", "wholly"}
    ]
    has_own = behind + 1 < len(passage.terms) and passage.terms[behind + 1].is_percent
    if gap and gap[-1].is_mark(":,-–") and len(gap) <= _SHORTEST_NAME and not has_own:
        links = [gap[-1]]
    if not links or len(gap) > _LONGEST_NAME or any(token.is_mark(";|") for token in gap):
        return None
    return _of_pair(passage.terms[behind], behind, is_certain=True)


def _two_behind(passage: Passage, place: int) -> Quotient | None:
    """Read "95 % (dự toán 40 tỷ, thực hiện 38 tỷ)" and "95 % dự toán: 38 tỷ so với 40 tỷ"."""
    if place + 2 >= len(passage.terms):
        return None
    percent, one, other = passage.terms[place : place + 3]
    gap = passage.gap(percent, one)
    alike = one.is_amount and other.is_amount and is_like(one, other)
    opened = any(token.is_mark("(:") for token in gap) and len(gap) <= _NEAR
    if not alike or not opened or not passage.same_sentence(percent, other):
        return None
    between = passage.gap(one, other)
    if any(token.is_mark(")") for token in between):
        return None
    if [token.role for token in between] == ["compare"]:
        return _of_two(passage, place + 1, place + 2)
    if is_planned(passage, one) and not is_planned(passage, other):
        return _of_two(passage, place + 2, place + 1)
    if is_planned(passage, other) and len(between) <= _NEAR:
        return _of_two(passage, place + 1, place + 2)
    return None


def _pair_before(passage: Passage, place: int, cue: Cue, taken: set[int]) -> Quotient | None:
    """Read "A/B … = C %", also over one percentage, figure or full stop between."""
    percent = passage.terms[place]
    if is_threshold(percent):
        return None  # "5/9 huyện đạt dưới 3 %"
    is_direct = cue.against != "prior"  # of an earlier period only when it fits
    is_direct = is_direct and percent.figure.qualifier != "over"
    for before in range(place - 1, max(place - 4, -1), -1):
        term = passage.terms[before]
        if not is_within_reach(passage, term, percent):
            return None
        if term.below is not None:
            if before in taken and cue.verb not in {"over"}:
                return None
            if cue.verb in {"up", "down"} and before in taken:
                return None
            is_certain = is_direct and not _speaks_of_another(passage.gap(term, percent))
            is_certain = is_certain and not _is_a_place(passage, term)
            return _of_pair(term, before, is_certain=is_certain)
        is_direct = False
    return None


def _speaks_of_another(gap: tuple[Token, ...]) -> bool:
    """Whether a clause begins with a thing of its own: "5/8 công trình, giải ngân đạt 42 %"."""
    commas = [at for at, token in enumerate(gap) if token.is_mark(",;")]
    clause = gap[commas[-1] + 1 :] if commas else ()
    is_bracketed = any(token.is_mark("(") for token in clause)
    if not clause or is_bracketed:
        return False
    return names_a_thing(clause[0]) or clause[0].role in {"inflow", "outflow"}


def _is_a_place(passage: Passage, term: Term) -> bool:
    """Whether a pair says where something was done, or for what money was spent."""
    words = list(passage.before(term))
    if not words or words[0].text not in _PLACING:
        return False
    place = passage.term_at(term.first - len(words) - 1)  # "12 tỷ đồng cho 5/8 dự án"
    is_paid = place is not None and passage.terms[place].figure.base == "đồng"
    return words[0].text != "cho" or is_paid


def _of_pair(term: Term, place: int, *, is_certain: bool) -> Quotient:
    below = term.below or term.figure
    return Quotient(term.figure, below, (place,), is_certain)


def _named_base(passage: Passage, place: int, cue: Cue) -> Quotient | None:
    """Read a plan named apart: before the percentage, or behind it in its own words."""
    if cue.against == "prior" and cue.base_follows is None:
        return None
    if cue.base_follows is not None:
        actual = _actual_of(passage, place, cue.base_follows)
        if actual is None:
            return None
        two = _of_two(passage, actual, cue.base_follows)
        return replace(two, is_share_of_count=cue.verb == "share")
    return None if cue.against == "whole" else find_planned(passage, place)


def _actual_of(passage: Passage, place: int, base: int) -> int | None:
    """Return what is set against a base: the nearest figure, or the change that does give it."""
    nearest = _nearest_like(passage, place, passage.terms[base])
    percent = passage.terms[place].figure.quantity
    for before in leftwards(passage, place):
        term = passage.terms[before]
        is_change = term.is_amount and read_cue_left(passage, before) in DIFFERENCES
        if is_change and is_like(term, passage.terms[base]):
            share = 100 * term.figure.quantity.value / passage.terms[base].figure.quantity.value
            if abs(share - percent.value) <= percent.half_digit:
                return before
    return nearest


def find_planned(passage: Passage, place: int) -> Quotient | None:
    """Find a plan named before a percentage, and the figure that is set against it."""
    for before in leftwards(passage, place):
        term = passage.terms[before]
        if not term.is_amount or not is_planned(passage, term):
            continue
        actual = _nearest_like(passage, place, term, but=before)
        if actual is not None:
            return _of_two(passage, actual, before)
    return None


def _base_by_name(passage: Passage, place: int, cue: Cue) -> Quotient | None:
    """Read "3.999 hộ đăng ký; 3.853 hộ đạt, đạt 96 % so với số hộ đã đăng ký"."""
    places = list(leftwards(passage, place))
    if not places or not passage.terms[places[0]].is_amount:
        return None
    part = places[0]
    name = _name_of_base(passage, passage.terms[place])
    for whole in places[1:] if len(name) > 1 else []:
        if may_be_whole(passage.terms[whole], passage.terms[part]):
            before = [token.text for token in passage.before(passage.terms[whole], len(name))]
            if before[::-1] == name:
                return _of_two(passage, part, whole)
    if not cue.named:
        return None
    for whole in places[1:]:
        term = passage.terms[whole]
        behind = [token.text for token in passage.after(term, 3) if token.kind == "word"]
        if may_be_whole(term, passage.terms[part]) and behind and set(behind[:2]) <= cue.named:
            return _of_two(passage, part, whole)
    return None


def _name_of_base(passage: Passage, percent: Term) -> list[str]:
    """Return the words directly behind a percentage: "(0,5 % tổng dư nợ)"."""
    words = []
    for token in passage.after(percent, 6):
        if token.kind != "word":
            break
        words.append(token.text)
    return words


def is_planned(passage: Passage, term: Term) -> bool:
    """Whether the words beside a figure make it the plan: "kế hoạch năm là 70 triệu"."""
    words = list(passage.before(term, 6))
    behind = [token.role for token in passage.after(term, 3)]
    if words and words[0].role == "compare" and "plan" in behind:
        return True  # "so với 40 cuộc theo kế hoạch"
    for distance, token in enumerate(words):
        if token.role == "plan":
            return True
        if token.role in {"actual", "up", "down", "over", "share", "compare"} or distance > 4:
            return False
        if token.is_mark("(") and not distance:  # "chưa đạt kế hoạch (100 triệu đồng)"
            continue
        if token.is_mark(",()=") or token.text in {"đạt", "ước đạt", "hoàn thành", "được"}:
            return False
    return False


def _nearest_like(passage: Passage, place: int, like: Term, but: int = -1) -> int | None:
    """Return the nearest figure before a percentage in the unit of another one."""
    for before in leftwards(passage, place):
        term = passage.terms[before]
        if before == but or not term.is_amount:
            continue
        if not is_like(term, like) and like.figure.unit is not None:
            continue
        is_other = read_cue_left(passage, before) in DIFFERENCES or is_of_earlier(passage, term)
        if not is_other:
            return before
    return None


def _of_two(passage: Passage, above: int, below: int) -> Quotient:
    part, whole = passage.terms[above].figure, passage.terms[below].figure
    return Quotient(part, whole.in_unit_of(part), (above, below))
