"""Changes against an earlier period: absolute and relative part, implied base, points.

(now − then) / then, where the text names two of the three; a rate changes in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from wardstats.audit.claims import Claim
from wardstats.audit.families.changed_pairs import (
    is_base,
    judge_pair,
    note_wrong_base,
    read_ratio,
    reading_of,
    settle_delta,
)
from wardstats.audit.families.quotients import judge_over_plan
from wardstats.audit.families.writing import (
    Part,
    confirmed_outcome,
    show_alike,
    show_pair,
    unchecked,
    write_claim,
)
from wardstats.audit.intervals import Reading
from wardstats.audit.judging import APART, FITTING, Outcome, close, settle, show_number
from wardstats.audit.reading.changes import (
    DIRECTIONS,
    Change,
    read_change,
)
from wardstats.audit.reading.changing_rates import find_rates_of_change
from wardstats.audit.reading.confirmed import find_confirmed
from wardstats.audit.reading.cues import Cue, read_cue_left
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure
from wardstats.language import translate as _
from wardstats.model.verdicts import Verdict

_FARTHEST = 6  # figures before a percentage, among which its change is told in number


def judge_change(passage: Passage, place: int, cue: Cue, taken: set[int]) -> Claim:
    """Judge "tăng/giảm X %" against an earlier period."""
    change = read_change(passage, place, cue)
    term = passage.terms[place]
    is_of_rate = cue.is_of_rate and change.delta is None  # "giảm 2 vụ, tỷ lệ giảm 10 %"
    if change.delta is None and not (change.earlier and change.present):
        is_of_rate = is_of_rate or None not in find_rates_of_change(passage, place)
    if is_of_rate or (change.present and change.present[0].figure.is_rate):
        return _judge_rate(passage, place, cue, change)
    reported = term.figure
    outcome, parts = (
        judge_pair(passage, place, change, taken)
        or _judge(change, reported)
        or _judge_confirmed(passage, place, change.sign)
        or _judge_told(passage, place, change)
        or _unchecked(change, reported)
    )
    if not outcome.fits and change.earlier and change.present and cue.verb == "up":
        outcome = _ask_for_index(outcome, _judge_index(change, reported), reported)
    if not outcome.fits and change.delta and cue.verb in {"reach", "share"}:
        outcome = _judge_reached(change, reported) or outcome
    if not outcome.fits and not cue.against:
        outcome = _ask_for_base(outcome, judge_over_plan(passage, place, cue))
    if outcome.verdict is Verdict.INCONSISTENT and _is_of_another_whole(change, reported):
        points = judge_points(passage, place, cue, sign=change.sign)
        if points.verdict in FITTING:
            return points
        outcome, parts = unchecked(_("The text does not name the base.")), parts[:1]
    kind, meaning = _sort_of(passage, cue, change)
    return write_claim(passage, kind, meaning, parts, term, outcome, through=cue.through)


def _judge_rate(passage: Passage, place: int, cue: Cue, change: Change) -> Claim:
    """Judge the change of a rate; without an earlier rate, "tỷ lệ tăng" is of a change before it.

    "81 vụ với 168 bị cáo, tăng 13 vụ, 6 bị cáo so với năm trước, tỷ lệ tăng 19,1 %".
    """
    points = judge_points(passage, place, cue)
    told = None if points.operands else _judge_told(passage, place, change)
    if told is None:
        return points
    outcome, parts = told
    return write_claim(passage, "yoy_change", "change", parts, passage.terms[place], outcome)


def _is_of_another_whole(change: Change, reported: Figure) -> bool:
    """Whether a percentage is far too small: "giảm 13 hộ (1,04 %)" is said of all households."""
    if change.delta is None or not (change.earlier or change.present):
        return False
    delta = reading_of(change.delta).point
    base = reading_of(change.earlier or change.present[0]).point
    base -= 0 if change.earlier else change.sign * delta
    return APART * Fraction(reported.quantity.value) * base < reported.scale * delta


def _sort_of(passage: Passage, cue: Cue, change: Change) -> tuple[str, str]:
    """Return kind and meaning: "vượt 4 buổi (20 %)" is said of the plan."""
    if change.delta is None:
        return "yoy_change", "change"
    verb = read_cue_left(passage, passage.count_before(change.delta.first))
    of_plan = cue.against == "plan" or verb in {"over", "lacking"}
    return ("ratio_with_operands", "over_plan") if of_plan else ("yoy_change", "change")


def _judge_index(change: Change, reported: Figure) -> Outcome | None:
    """Judge now/then."""
    present, earlier = change.present[0], change.earlier
    if earlier is None or not is_base(earlier) or present.figure.base != earlier.figure.base:
        return None
    value = (reading_of(present) / reading_of(earlier)).times(reported.scale)
    return settle(show_pair(present.figure, earlier.figure), value, reported)


def _judge_reached(change: Change, reported: Figure) -> Outcome | None:
    """Judge "tăng 6 tỷ đồng, bằng 120 %": what was reached, where it fits."""
    for present in change.present:
        base = change.delta and reading_of(present) - reading_of(change.delta).times(change.sign)
        if not base or base.low <= 0 or change.delta is None:
            continue
        sign = "−" if change.sign > 0 else "+"
        figures = show_alike([present.figure, change.delta.figure])
        formula = f"{figures[0]}/({figures[0]} {sign} {figures[1]})"
        outcome = settle(formula, (reading_of(present) / base).times(reported.scale), reported)
        if outcome.fits:
            return outcome
    return None


def _ask_for_index(outcome: Outcome, index: Outcome | None, reported: Figure) -> Outcome:
    """Ask whether "tăng 125 %" means that it rose to so much."""
    if index is None or not index.fits:
        return outcome
    question = _("Is {reported} by how much it rose, or what it rose to?")
    return outcome.or_else(index, question.format(reported=reported))


def _ask_for_base(outcome: Outcome, of_plan: Outcome | None) -> Outcome:
    """Ask what "tăng 15 %" is set against where the plan gives it and the earlier figure does not.

    "460 triệu (kế hoạch 400 triệu, cùng kỳ 440 triệu), tăng 15 %".
    """
    if of_plan is None or not of_plan.fits:
        return outcome
    question = _("Is the change against the plan or against the earlier figure?")
    return outcome.or_else(of_plan, question)


def _judge_confirmed(passage: Passage, place: int, sign: int) -> tuple[Outcome, list[Part]] | None:
    """Judge with two figures nearby that give the change beyond chance."""
    found = find_confirmed(passage, place, sign=sign)
    if found is None:
        return None
    present, earlier = (passage.terms[at] for at in found.places)
    outcome, parts = read_ratio(sign, present, earlier, passage.terms[place].figure)
    return (confirmed_outcome(outcome), parts) if outcome.fits else None


def _judge_told(passage: Passage, place: int, change: Change) -> tuple[Outcome, list[Part]] | None:
    """Judge with a change in number before: "4.690 vụ, giảm 781 vụ; như vậy giảm 14,28 %".

    Only a fit counts, of a percentage that is printed with decimals.
    """
    reported = passage.terms[place].figure
    if reported.numeral.precision >= 0:
        return None
    for present, delta in combinations(passage.terms[max(place - _FARTHEST, 0) : place], 2):
        verb = read_cue_left(passage, passage.count_before(delta.first))
        alike = present.is_amount and delta.is_amount and present.figure.base == delta.figure.base
        if not alike or DIRECTIONS.get(verb) != change.sign:
            continue
        for outcome, parts in _from_delta(change, delta, present, reported):
            if outcome.fits:
                return confirmed_outcome(outcome), parts
    return None


def _judge(change: Change, reported: Figure) -> tuple[Outcome, list[Part]] | None:
    """Judge with what is given; the first reading that fits, else the first of all."""
    readings = list(_readings(change, reported))
    fitting = [reading for reading in readings if reading[0].fits]
    return next(iter(fitting or (readings if change.is_certain else [])), None)


def _readings(change: Change, reported: Figure) -> Iterator[tuple[Outcome, list[Part]]]:
    delta, earlier = change.delta, change.earlier
    if delta and earlier and is_base(earlier) and _are_like(delta, earlier):
        value = reading_of(delta) / reading_of(earlier)
        yield settle_delta(change, value, show_pair(delta.figure, earlier.figure), reported)
    for present in change.present:
        alike = earlier and earlier.figure.base in {"", present.figure.base}
        if earlier and is_base(earlier) and alike:
            yield read_ratio(change.sign, present, earlier, reported)
        elif delta and not earlier:
            yield from _from_delta(change, delta, present, reported)


def _from_delta(
    change: Change, delta: Term, present: Term, reported: Figure
) -> Iterator[tuple[Outcome, list[Part]]]:
    """Judge a change on the base that the present figure and the change imply."""
    base = reading_of(present) - reading_of(delta).times(change.sign)
    if base.low <= 0 or delta.figure.quantity.value <= 0:
        return
    # present / delta ∓ 1 has each figure once, so that its interval is exact.
    least = (reading_of(present) / reading_of(delta)).plus(-change.sign) if is_base(delta) else base
    value = Reading(*(Fraction(1),) * 3) / least
    figures = show_alike([delta.figure, present.figure])
    implied = show_number(base.point, present.figure)
    sign = "−" if change.sign > 0 else "+"
    formula = f"{figures[0]}/({figures[1]} {sign} {figures[0]})"
    outcome, _parts = settle_delta(change, value, formula, reported)
    told = close([outcome.explanation, _("The implied base is {base}.").format(base=implied)])
    outcome = replace(outcome, explanation=told)
    parts: list[Part] = [("actual", present, present.figure), ("change", delta, delta.figure)]
    yield note_wrong_base(outcome, reading_of(delta), present, reported), parts


def _unchecked(change: Change, reported: Figure) -> tuple[Outcome, list[Part]]:
    """Tell the earlier figure that a change implies."""
    parts: list[Part] = [("change", change.delta, change.delta.figure)] if change.delta else []
    sentences = []
    if change.is_certain and change.present and not change.present[0].is_pair:
        present = change.present[0]
        parts.insert(0, ("actual", present, present.figure))
        share = 1 + change.sign * Fraction(reported.numeral.value) / reported.scale
        if share > 0:
            base = show_number(Fraction(present.figure.quantity.value) / share, present.figure)
            sentences = [_("The implied earlier figure is {base}.").format(base=base)]
    return unchecked(*sentences, _("The text does not name the earlier figure.")), parts


def judge_points(passage: Passage, place: int, cue: Cue, *, sign: int = 0) -> Claim:
    """Judge the change of a rate: a difference in points, or a relative change, as fits."""
    term = passage.terms[place]
    reported = term.figure
    sign = sign or cue.sign
    present, earlier = find_rates_of_change(passage, place)
    if present is None or earlier is None:
        parts: list[Part] = [("actual", present, present.figure)] if present else []
        outcome = unchecked(_("The text does not name the earlier rate."))
        return write_claim(passage, "yoy_change", "points", parts, term, outcome)
    difference = (reading_of(present) - reading_of(earlier)).times(sign)
    shown = show_alike([present.figure, earlier.figure])
    outcome = settle(" − ".join(shown if sign > 0 else shown[::-1]), difference, reported)
    meaning = "points"
    if not outcome.fits and is_base(earlier) and reported.is_rate:
        value = (reading_of(present) / reading_of(earlier)).plus(-1).times(reported.scale * sign)
        relative = settle(f"{show_pair(present.figure, earlier.figure)} − 1", value, reported)
        outcome, meaning = (relative, "change") if relative.fits else (outcome, meaning)
    parts = [("actual", present, present.figure), ("base", earlier, earlier.figure)]
    return write_claim(passage, "yoy_change", meaning, parts, term, outcome, through=cue.through)


def tell_move(passage: Passage, place: int) -> Claim:
    """Tell how far "giảm từ 7,19 % xuống 6,09 %" goes."""
    earlier, present = passage.terms[place - 1 : place + 1]
    one, other = show_alike([present.figure, earlier.figure])
    is_rate = present.is_percent
    printed = replace(present.figure, noun="điểm %") if is_rate else present.figure
    computed = show_number(reading_of(present).point - reading_of(earlier).point, printed)
    outcome = unchecked(
        f"{one} − {other} = {computed}", _("The text does not say by how much."), computed=computed
    )
    parts: list[Part] = [("base", earlier, earlier.figure)]
    meaning = "points" if is_rate else "difference"
    return write_claim(passage, "yoy_change", meaning, parts, present, outcome)


def _are_like(one: Term, other: Term) -> bool:
    bases = {term.figure.base.partition("/")[0] for term in (one, other)}
    return len(bases - {""}) <= 1
