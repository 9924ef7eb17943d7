"""Absolute differences: what is more or less than a plan, a pair, an earlier figure."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wardstats.audit.claims import Claim
from wardstats.audit.families.writing import Part, show_alike, unchecked, write_claim
from wardstats.audit.intervals import Reading
from wardstats.audit.judging import FITTING, settle, show_number
from wardstats.audit.reading.changes import DIRECTIONS, find_delta, find_present
from wardstats.audit.reading.cues import DIFFERENCES, Cue, goes_on, read_cue
from wardstats.audit.reading.earlier import find_earlier, is_move
from wardstats.audit.reading.operands import find_planned
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import is_same_subject, is_set_aside
from wardstats.audit.reading.sentence_before import find_subjects_before
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.times import is_of_each_period
from wardstats.language import translate as _

_MOST_ASIDE = 4  # figures in brackets between a figure and its difference


def find_differences(passage: Passage) -> Iterator[Claim]:
    """Yield a claim for each absolute difference.

    "638/644 đại biểu (thiếu 6)", "vượt 20 ha so với kế hoạch 100 ha", "từ 120 xuống 85, giảm 35".
    """
    in_time = {
        sentence
        for token, sentence in zip(passage.tokens, passage.sentences, strict=True)
        if token.role == "prior"
    }
    for place, excess in enumerate(passage.terms):
        if not excess.is_amount or is_of_each_period(passage, excess):
            continue
        cue = read_cue(passage, place)
        if cue.verb not in DIFFERENCES:
            continue
        claim = _judge(passage, place, cue)
        is_in_time = passage.sentences[excess.first] in in_time or cue.against == "prior"
        if claim is None and is_in_time:
            claim = _without_earlier(passage, place, cue)
        if claim is not None:
            yield claim


def _judge(passage: Passage, place: int, cue: Cue) -> Claim | None:
    return (
        _of_compared(passage, place, cue)
        or _of_pair(passage, place, cue)
        or _from_to(passage, place, cue)
        or _against_plan(passage, place, cue)
        or _against_earlier(passage, place, cue)
    )


def _without_earlier(passage: Passage, place: int, cue: Cue) -> Claim | None:
    """Tell the earlier figure that a change implies, unless its percentage tells it."""
    beside = [at for at in (place - 1, place + 1) if 0 <= at < len(passage.terms)]
    told = [find_delta(passage, at, read_cue(passage, at)) for at in beside
            if passage.terms[at].is_percent]  # fmt: skip
    if cue.verb not in DIRECTIONS or any(delta and delta[0] == place for delta in told):
        return None
    excess = passage.terms[place]
    found = set(find_present(passage, place, excess.figure.base, delta=excess))
    parts: list[Part] = []
    sentences = []
    if len(found) == 1:
        present = found.pop()
        parts = [("actual", present, present.figure)]
        change = Fraction(excess.figure.quantity.value) * DIRECTIONS[cue.verb]
        base = show_number(Fraction(present.figure.quantity.value) - change, present.figure)
        sentences = [_("The implied earlier figure is {base}.").format(base=base)]
    outcome = unchecked(*sentences, _("The text does not name the earlier figure."))
    return write_claim(
        passage, "yoy_change", "difference", parts, excess, outcome, through=cue.through
    )


def _compared_pair(passage: Passage, place: int) -> list[Part] | None:
    """Find the pair that a difference is said of: directly before it, or in brackets behind."""
    excess = passage.terms[place]
    former = place - 1
    if former > 0 and passage.terms[former].is_percent:
        former -= 1  # "18.000/20.000 cây, đạt 90 %, còn thiếu 2.000 cây"
    for at in (place + 1, former):
        if not 0 <= at < len(passage.terms):
            continue
        pair = passage.terms[at]
        gap = passage.gap(*sorted((pair, excess), key=lambda term: term.first))
        bracketed = at < place or (bool(gap) and gap[-1].is_mark("("))
        like = not excess.figure.unit or pair.figure.base in {"", excess.figure.base}
        if (
            pair.below
            and like
            and bracketed
            and len(gap) <= 8
            and passage.same_sentence(pair, excess)
        ):
            return [("actual", pair, pair.figure), ("plan", pair, pair.below)]
    return None


def _of_pair(passage: Passage, place: int, cue: Cue) -> Claim | None:
    """Judge a difference of a pair; a change in time may be of another one."""
    found = _compared_pair(passage, place)
    if found is None:
        return None
    excess = passage.terms[place]
    claim = _write(passage, found, excess, cue)
    if claim.verdict not in FITTING and cue.against == "prior":
        claim = _write(passage, found[::-1], excess, cue)  # "tăng 67 cơ sở … (133/200)"
    is_of_plan = cue.verb not in DIRECTIONS or cue.against == "plan"
    below = found[0][1].whole.quantity.value
    is_of_plan = is_of_plan and (found[0][2].quantity.value - below) * cue.sign >= 0
    is_sure = is_of_plan or (found[0][1].first > excess.first and cue.against != "prior")
    is_sure = is_sure and not _is_one_of_several(passage, place)
    return claim if is_sure or claim.verdict in FITTING else None


def _is_one_of_several(passage: Passage, place: int) -> bool:
    """Whether another figure goes on with it: "thiếu 1 đại biểu ở huyện A và 1 đại biểu ở B"."""
    if place + 1 == len(passage.terms):
        return False
    excess, behind = passage.terms[place : place + 2]
    gap = passage.gap(excess, behind)
    is_joined = bool(gap) and gap[-1].text == "và" and not any(token.is_mark(";") for token in gap)
    return is_joined and _is_like(excess, behind)


def _of_compared(passage: Passage, place: int, cue: Cue) -> Claim | None:
    """Judge a difference from a figure that stands behind: "tăng 113 đơn so với 1.405 đơn"."""
    if cue.base_follows is None:
        return None
    excess, base = passage.terms[place], passage.terms[cue.base_follows]
    before = [passage.terms[at] for at in range(place - 1, max(place - 1 - _MOST_ASIDE, -1), -1)]
    actual = next((term for term in before if not is_set_aside(passage, term, excess)), None)
    if actual is None or not passage.same_sentence(actual, base):
        return _raised_to(passage, place, cue)
    if not _is_like(actual, excess) or not _may_be_like(base, actual):
        return None
    parts: list[Part] = [("actual", actual, actual.figure), ("base", base, base.figure)]
    return _write(passage, parts, excess, cue)


def _raised_to(passage: Passage, place: int, cue: Cue) -> Claim | None:
    """Judge "tăng 150 hộ so với năm 2021 (1.000 hộ), nâng tổng số lên 1.150 hộ", where it fits."""
    base = cue.base_follows
    if base is None or base + 1 >= len(passage.terms):
        return None
    earlier, actual = passage.terms[base : base + 2]
    excess = passage.terms[place]
    raised = any(token.role == "level" for token in passage.gap(earlier, actual))
    if not raised or not _is_like(actual, excess) or not passage.same_sentence(actual, excess):
        return None
    parts: list[Part] = [("actual", actual, actual.figure), ("base", earlier, earlier.figure)]
    claim = _write(passage, parts, excess, cue, is_in_time=True)
    return claim if claim.verdict in FITTING else None


def _from_to(passage: Passage, place: int, cue: Cue) -> Claim | None:
    """Judge "từ A xuống B, giảm C" and "giảm C (từ A xuống B)"."""
    if cue.verb not in DIRECTIONS:
        return None
    excess = passage.terms[place]
    for first in (place - 2, place + 1):
        if first < 0 or first + 1 >= len(passage.terms):
            continue
        start, end = passage.terms[first], passage.terms[first + 1]
        alike = _may_be_like(start, excess) and _may_be_like(end, excess)
        if alike and is_move(passage, start, end) and passage.same_sentence(start, excess):
            parts: list[Part] = [("actual", end, end.figure), ("base", start, start.figure)]
            return _write(passage, parts, excess, cue, is_in_time=True)
    return None


def _against_plan(passage: Passage, place: int, cue: Cue) -> Claim | None:
    """Judge "kế hoạch 40 ha, thực hiện 44 ha, vượt 4 ha"."""
    planned = find_planned(passage, place) if cue.against != "prior" else None
    if planned is None or len(planned.places) < 2:
        return None
    excess = passage.terms[place]
    actual, plan = (passage.terms[at] for at in planned.places)
    if not (_is_like(actual, excess) and _is_like(plan, excess)):
        return None
    parts: list[Part] = [("actual", actual, actual.figure), ("plan", plan, plan.figure)]
    claim = _write(passage, parts, excess, cue)
    later = max(actual, plan, key=_place)
    is_clear = is_same_subject(passage, later, excess)
    is_clear = is_clear and not any(token.role == "prior" for token in passage.gap(later, excess))
    is_clear = is_clear and goes_on(passage.gap(*sorted((actual, plan), key=_place)))
    return claim if is_clear or claim.verdict in FITTING else None


def _place(term: Term) -> int:
    return term.first


def _against_earlier(passage: Passage, place: int, cue: Cue) -> Claim | None:
    """Judge "còn 62 hộ; so với đầu năm (70 hộ) giảm 8 hộ": what it is said of must be clear."""
    if cue.verb not in DIRECTIONS:
        return None
    excess = passage.terms[place]
    earlier = find_earlier(passage, place, cue)
    if earlier is None or not _is_like(earlier, excess):
        return None
    found = find_present(passage, place, excess.figure.base, delta=excess, earlier=earlier)
    before = [one for one in find_subjects_before(passage, excess) if one != earlier]
    is_told = bool(found)  # else by the sentence before, where only a fit counts
    claims = [
        _write(
            passage,
            [("actual", present, present.figure), ("base", earlier, earlier.figure)],
            excess,
            cue,
            is_in_time=True,
        )
        for present in found or before
    ]
    fitting = [claim for claim in claims if claim.verdict in FITTING]
    is_clear = is_told and len(set(found)) == 1 and is_same_subject(passage, earlier, excess)
    return next(iter(fitting or (claims if is_clear else [])), None)


def _may_be_like(one: Term, other: Term) -> bool:
    """Whether two figures may count one thing: "từ 12 lên 15 sản phẩm"."""
    return one.is_amount and (not one.figure.base or not other.figure.base or _is_like(one, other))


def _is_like(one: Term, other: Term) -> bool:
    """Whether two figures count one thing: "60 triệu đồng/người, tăng 5 triệu đồng"."""
    bases = [term.figure.base.partition("/")[0] for term in (one, other)]
    return one.is_amount and bases[0] == bases[1]


def _write(
    passage: Passage, parts: list[Part], excess: Term, cue: Cue, *, is_in_time: bool = False
) -> Claim:
    parts = [(role, term, figure.in_unit_of(excess.figure)) for role, term, figure in parts]
    greater, lesser = parts[0][2], parts[1][2]
    if cue.sign < 0:
        greater, lesser = lesser, greater
    value = Reading.of(greater.quantity) - Reading.of(lesser.quantity)
    reported = excess.figure.in_unit_of(greater)
    outcome = settle(" − ".join(show_alike([greater, lesser])), value, reported)
    kind = "yoy_change" if is_in_time or cue.against == "prior" else "sum_of_parts"
    return write_claim(passage, kind, "difference", parts, excess, outcome, through=cue.through)
