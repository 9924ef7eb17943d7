"""Operands: which figures of a passage a percentage is the quotient of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from wardstats.audit.reading.cues import (
    DIFFERENCES,
    MOVES,
    Cue,
    goes_on,
    names_a_thing,
    read_cue_left,
)
from wardstats.audit.reading.derived import find_derived
from wardstats.audit.reading.earlier import find_earlier
from wardstats.audit.reading.named_bases import find_base_by_name
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.plans import coordinated_plans, is_planned
from wardstats.audit.reading.ratios import find_ratios
from wardstats.audit.reading.reach import (
    Quotient,
    is_same_subject,
    is_set_aside,
    leftwards,
    of_two,
    speaks_of_another,
)
from wardstats.audit.reading.shares import find_whole
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.times import is_dated_aside, is_of_earlier

_NEAR = 5  # tokens
_LATER = 4  # terms behind a percentage, among which its base is named
_MOST_BEFORE = 8  # terms before a plan, among which its actual stands


def find_quotients(passage: Passage, place: int, cue: Cue, taken: set[int]) -> Iterator[Quotient]:
    """Yield the figures that a percentage may belong to, likeliest first; none without a base."""
    if is_dated_aside(passage, passage.terms[place]) or _is_plan_aside(passage, place):
        return
    yield from find_ratios(passage, place, cue, taken)
    yield from filter(None, (_two_behind(passage, place), _named_base(passage, place, cue)))
    loose = (_earlier_base(passage, place, cue), _base_in_bracket(passage, place))
    yield from filter(None, (*loose, _base_later(passage, place, cue)))
    if cue.base_follows is None and cue.against in {"", "plan"}:
        yield from find_plans(passage, place)
    named = find_base_by_name(passage, place, cue)
    if named is not None:
        is_share = cue.verb == "share" and cue.against == "whole"
        yield replace(named, is_share_of_count=is_share)
    whole = find_whole(passage, place, cue)
    yield from [whole] if whole is not None else []
    yield from find_derived(passage, place, cue)


def _is_plan_aside(passage: Passage, place: int) -> bool:
    """Whether a rate is only what was planned: "đạt 85 % (chỉ tiêu Nghị quyết đạt 94 %)"."""
    words = list(
        takewhile(lambda token: token.kind == "word", passage.before(passage.terms[place]))
    )
    opens = passage.tokens[passage.terms[place].first - len(words) - 1]
    return bool(words) and words[-1].role == "plan" and opens.is_mark("(")


def find_actual(passage: Passage, place: int, cue: Cue) -> int | None:
    """Find the one figure that a percentage without a base is said of."""
    if is_dated_aside(passage, passage.terms[place]):
        return None
    for before in leftwards(passage, place):
        term = passage.terms[before]
        gap = passage.gap(term, passage.terms[place])
        is_of_part = any(token.role == "partly" for token in gap)  # "800 ha, trong đó 70 % …"
        if is_of_part or not is_same_subject(passage, term, passage.terms[place]):
            break
        is_change = term.is_amount and read_cue_left(passage, before) in MOVES
        if term.is_pair or (term.is_amount and not is_planned(passage, term) and not is_change):
            return before
    behind = place + 1
    if behind < len(passage.terms) and cue.against and passage.terms[behind].is_amount:
        gap = passage.gap(passage.terms[place], passage.terms[behind])
        if gap and gap[-1].is_mark("("):
            return behind
    return None


def _two_behind(passage: Passage, place: int) -> Quotient | None:
    """Read "95 % (dự toán 40 tỷ, thực hiện 38 tỷ)" and "95 % dự toán: 38 tỷ so với 40 tỷ"."""
    if place + 2 >= len(passage.terms):
        return None
    percent, one, other = passage.terms[place : place + 3]
    gap = passage.gap(percent, one)
    alike = one.is_amount and other.is_amount and one.is_like(other)
    opened = any(token.is_mark("(:") for token in gap) and len(gap) <= _NEAR
    if not alike or not opened or not passage.same_sentence(percent, other):
        return None
    between = passage.gap(one, other)
    if any(token.is_mark(")") for token in between) or is_of_earlier(passage, other):
        return None
    if [token.role for token in between] == ["compare"]:
        return of_two(passage, place + 1, place + 2)
    if is_planned(passage, one) and not is_planned(passage, other):
        return of_two(passage, place + 2, place + 1)
    if is_planned(passage, other) and len(between) <= _NEAR:
        return of_two(passage, place + 1, place + 2)
    return None


def _named_base(passage: Passage, place: int, cue: Cue) -> Quotient | None:
    """Read a base named behind the percentage in its own words: "95 % so với 40 tỷ dự toán"."""
    actual = None
    if cue.base_follows is not None:
        actual = _actual_of(passage, place, cue.base_follows)
    if actual is None or cue.base_follows is None:
        return None
    two = of_two(passage, actual, cue.base_follows)
    is_certain = goes_on(passage.gap(passage.terms[actual], passage.terms[place]))
    return replace(two, is_certain=is_certain, is_share_of_count=cue.verb == "share")


def _earlier_base(passage: Passage, place: int, cue: Cue) -> Quotient | None:
    """Read "75 hồ sơ (tháng trước 60 hồ sơ), bằng 125 % so với tháng trước"."""
    if cue.against != "prior" or cue.base_follows is not None:
        return None
    earlier = find_earlier(passage, place, cue)
    base = passage.term_at(earlier.first) if earlier is not None else None
    actual = None if base is None else _nearest_like(passage, place, passage.terms[base], but=base)
    if base is None or actual is None:
        return None
    two = of_two(passage, actual, base)
    return replace(two, is_certain=_is_told_of(passage, two, place))


def _base_in_bracket(passage: Passage, place: int) -> Quotient | None:
    """Read "22.000 cây, vượt kế hoạch 10 % (20.000 cây)": only a fit counts."""
    behind = place + 1
    if behind == len(passage.terms) or not passage.terms[behind].is_amount:
        return None
    base = passage.terms[behind]
    gap = passage.gap(passage.terms[place], base)
    closes = passage.tokens[base.last + 1 : base.last + 2]
    is_alone = len(gap) == 1 and gap[0].is_mark("(") and bool(closes) and closes[0].is_mark(")")
    actual = _nearest_like(passage, place, base) if is_alone else None
    return None if actual is None else replace(of_two(passage, actual, behind), is_certain=False)


def _base_later(passage: Passage, place: int, cue: Cue) -> Quotient | None:
    """Read "108 % dự toán, 120 % cùng kỳ (dự toán 2.000, cùng kỳ 1.800)": only a fit counts."""
    names = {"plan": is_planned, "prior": is_of_earlier}.get(cue.against)
    if names is None or cue.base_follows is not None:
        return None
    for base in range(place + 1, min(place + 1 + _LATER, len(passage.terms))):
        term = passage.terms[base]
        if not passage.same_sentence(term, passage.terms[place]):
            return None
        if term.is_amount and names(passage, term):
            actual = _nearest_like(passage, place, term)
            two = None if actual is None else of_two(passage, actual, base)
            return two and replace(two, is_certain=False)
    return None


def _actual_of(passage: Passage, place: int, base: int) -> int | None:
    """Return what is set against a base: the nearest figure, or the change that does give it."""
    nearest = _nearest_like(passage, place, passage.terms[base])
    for before in leftwards(passage, place):
        term = passage.terms[before]
        is_change = term.is_amount and read_cue_left(passage, before) in DIFFERENCES
        is_change = is_change and term.is_like(passage.terms[base])
        if is_change and of_two(passage, before, base).gives(passage.terms[place]):
            return before
    return nearest


def find_planned(passage: Passage, place: int) -> Quotient | None:
    """Find the plan named before a percentage, and the figure that is set against it."""
    return next(find_plans(passage, place), None)


def find_plans(passage: Passage, place: int) -> Iterator[Quotient]:
    """Yield each plan named before a percentage with what is set against it, nearest first.

    Of two plans only a fit counts: "thu 12 tỷ đồng (tỉnh giao 15 tỷ, xã giao 16 tỷ), đạt 80 %".
    """
    found = []
    for before in leftwards(passage, place):
        term = passage.terms[before]
        if not term.is_amount or not is_planned(passage, term):
            continue
        actual = _nearest_like(passage, place, term, but=before)
        if actual is not None:
            beside = coordinated_plans(passage, before, actual)
            found += [of_two(passage, actual, plan) for plan in (before, *beside)]
        elif (former := _in_sentence_before(passage, term)) is not None:
            found.append(replace(of_two(passage, former, before), is_certain=False))
    found += [] if found else _plans_before(passage, place)
    for quotient in found:
        is_sure = quotient.is_certain and len(found) == 1 and _is_told_of(passage, quotient, place)
        yield replace(quotient, is_certain=is_sure)


def _plans_before(passage: Passage, place: int) -> list[Quotient]:
    """Return the plans of the sentence before: "Chỉ tiêu là 700 triệu. Đã thu 430 triệu, đạt …"."""
    percent = passage.terms[place]
    sentence = passage.sentences[percent.first]
    actual = next(leftwards(passage, place), None)
    if any(names_a_thing(token) for token in passage.after(percent, 2)):
        return []  # "đạt 61,9 % vốn giao"
    if actual is None or passage.sentences[passage.terms[actual].first] != sentence:
        return []
    plans = (
        at
        for at in range(max(actual - _MOST_BEFORE, 0), actual)
        if sentence - passage.sentences[passage.terms[at].first] == 1
        and passage.terms[at].is_amount
        and passage.terms[at].is_like(passage.terms[actual])
        and is_planned(passage, passage.terms[at])
        and _is_plan_of(passage, passage.terms[at], percent)
    )
    return [replace(of_two(passage, actual, plan), is_certain=False) for plan in plans]


def _is_plan_of(passage: Passage, plan: Term, percent: Term) -> bool:
    """Whether a percentage names no other plan: "Kế hoạch …" and "… % dự toán" are two."""
    named = {token.text for token in passage.after(percent, 3) if token.role == "plan"}
    return named <= {token.text for token in passage.before(plan)}


def _is_told_of(passage: Passage, quotient: Quotient, place: int) -> bool:
    """Whether no clause with a subject of its own stands between two figures and a percentage."""
    first, last = (passage.terms[at] for at in sorted(quotient.places))
    percent = passage.terms[place]
    is_one = goes_on(passage.gap(first, last)) and goes_on(passage.gap(last, percent))
    between = passage.terms[max(quotient.places) + 1 : place]
    is_one = is_one and not any(term.is_amount for term in between)
    return is_one and not speaks_of_another(passage.gap(last, percent))


def _in_sentence_before(passage: Passage, plan: Term) -> int | None:
    """Return the one figure like a plan in the sentence before: "Thu 8 tỷ. So với 10 tỷ …"."""
    sentence = passage.sentences[plan.first] - 1
    number = passage.count_before(plan.first)
    like = [
        at
        for at in range(max(number - _MOST_BEFORE, 0), number)
        if passage.sentences[passage.terms[at].first] == sentence
        and passage.terms[at].is_amount
        and passage.terms[at].is_like(plan)
    ]
    return like[0] if len(like) == 1 else None


def _nearest_like(passage: Passage, place: int, like: Term, but: int = -1) -> int | None:
    """Return the nearest figure before a percentage in the unit of another one."""
    beside: int | None = None  # in brackets of its own: what another percentage is of
    for before in leftwards(passage, place):
        term = passage.terms[before]
        if before == but or not term.is_amount:
            continue
        if not term.is_like(like) and like.figure.unit is not None:
            continue
        is_other = read_cue_left(passage, before) in DIFFERENCES or is_of_earlier(passage, term)
        is_other = is_other or (is_planned(passage, like) and is_planned(passage, term))
        if not is_other and not is_set_aside(passage, term, passage.terms[place]):
            return before
        beside = before if beside is None and not is_other else beside
    return beside
