"""Multiples: "gấp 2,46 lần so với kế hoạch"; "tăng 1,2 lần", which has two readings."""

from __future__ import annotations

from wardstats.audit.claims import Claim
from wardstats.audit.families.writing import Part, show_pair, unchecked, write_claim
from wardstats.audit.intervals import Reading
from wardstats.audit.judging import Outcome, is_usable, settle
from wardstats.audit.reading.changes import find_present
from wardstats.audit.reading.cues import Cue
from wardstats.audit.reading.earlier import are_in_brackets, find_earlier, find_move_behind
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure
from wardstats.language import translate as _


def judge_multiple(passage: Passage, place: int, cue: Cue) -> Claim:
    """Judge "gấp 2,46 lần so với kế hoạch"; "tăng 1,2 lần" has two readings."""
    term = passage.terms[place]
    earlier, present = _find_figures(passage, place, cue)
    kind = "percent_of_plan_only" if cue.against == "plan" else "yoy_change"
    meaning = "of_plan" if cue.against == "plan" else "index"
    if not present or earlier is None or not is_usable(earlier.figure.quantity):
        question = ""
        if cue.verb == "up":
            question = _("Does {reported} mean that many times as much, or that much more?").format(
                reported=term.figure
            )
        parts: list[Part] = [("actual", present[0], present[0].figure)] if present else []
        outcome = unchecked(_("The text does not name the base."), question=question)
        return write_claim(passage, kind, meaning, parts, term, outcome, through=cue.through)
    now = _choose(present, earlier, term.figure)
    outcome = _judge(now.figure, earlier.figure, term.figure, cue)
    parts = [("actual", now, now.figure), ("base", earlier, earlier.figure)]
    return write_claim(passage, kind, meaning, parts, term, outcome, through=cue.through)


def _find_figures(passage: Passage, place: int, cue: Cue) -> tuple[Term | None, tuple[Term, ...]]:
    """Return the earlier figure, and what the present one may be."""
    earlier = find_earlier(passage, place, cue)
    present = find_present(
        passage, place, earlier.figure.base if earlier else None, earlier=earlier
    )
    moved = find_move_behind(passage, place)
    if moved is not None:
        return moved[0], moved[1:]
    pair = passage.terms[place - 1] if place else None
    if (
        earlier is None
        and pair
        and pair.below
        and passage.same_sentence(pair, passage.terms[place])
        and _makes(pair, passage.terms[place].figure)
    ):
        return pair.lower, (pair.upper,)
    return earlier or _base_in_brackets(passage, place, present), present


def _makes(pair: Term, reported: Figure) -> bool:
    """Whether a pair makes a multiple, in one of its two readings; it may be of anything else."""
    below = pair.below or pair.figure
    if not is_usable(below.quantity):
        return False
    value = Reading.of(pair.figure.quantity) / Reading.of(below.quantity)
    return settle("", value, reported).fits or settle("", value.plus(-1), reported).fits


def _judge(now: Figure, earlier: Figure, reported: Figure, cue: Cue) -> Outcome:
    """Judge now/then, turned for a fall; with "tăng" and "giảm" there is a second reading."""
    value = Reading.of(now.quantity) / Reading.of(earlier.quantity)
    shown = show_pair(now, earlier)
    outcome = settle(shown, value, reported)
    if cue.verb == "up":
        return _two_readings(outcome, settle(f"{shown} − 1", value.plus(-1), reported))
    if cue.verb == "down" and is_usable(now.quantity):
        turned = Reading.of(earlier.quantity) / Reading.of(now.quantity)
        fewer = settle(show_pair(earlier, now), turned, reported)
        return _two_readings(fewer, settle(f"1 − {shown}", value.times(-1).plus(1), reported))
    return outcome


def _choose(present: tuple[Term, ...], earlier: Term, reported: Figure) -> Term:
    """Return the figure that makes the multiple, else the nearest of those it may be said of."""
    for term in present:
        value = Reading.of(term.figure.quantity) / Reading.of(earlier.figure.quantity)
        if settle("", value, reported).fits:
            return term
    return present[-1]


def _base_in_brackets(passage: Passage, place: int, present: tuple[Term, ...]) -> Term | None:
    """Return B of "600 hộ khá, gấp 3 lần số hộ nghèo (200 hộ)", where it fits."""
    if place + 1 == len(passage.terms) or not present:
        return None
    base = passage.terms[place + 1]
    alike = base.is_amount and base.figure.base == present[0].figure.base
    if not alike or not are_in_brackets(passage, base, base) or not is_usable(base.figure.quantity):
        return None
    value = Reading.of(present[0].figure.quantity) / Reading.of(base.figure.quantity)
    return base if settle("", value, passage.terms[place].figure).fits else None


def _two_readings(one: Outcome, other: Outcome) -> Outcome:
    if one.fits == other.fits is False:
        return one
    return one.or_else(other, _("Which of the two readings is meant?"))
