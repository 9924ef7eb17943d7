"""Multiples: "gấp 2,46 lần so với kế hoạch"; "tăng 1,2 lần", which has two readings."""

from __future__ import annotations

from fractions import Fraction

from wardstats.audit.claims import Claim
from wardstats.audit.families.writing import Part, show_pair, unchecked, write_claim
from wardstats.audit.judging import Outcome, Reading, is_usable, settle
from wardstats.audit.reading.changes import find_present
from wardstats.audit.reading.cues import Cue
from wardstats.audit.reading.earlier import are_in_brackets, find_earlier, find_move_behind
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.language import translate as _


def judge_multiple(passage: Passage, place: int, cue: Cue) -> Claim:
    """Judge "gấp 2,46 lần so với kế hoạch"; "tăng 1,2 lần" has two readings."""
    term = passage.terms[place]
    reported = term.figure
    earlier = find_earlier(passage, place, cue)
    present = find_present(passage, place, (earlier,), earlier.figure.base if earlier else None)
    moved = find_move_behind(passage, place)
    if moved is not None:
        earlier, present = moved[0], moved[1:]
    pair = passage.terms[place - 1] if place else None
    if earlier is None and pair is not None and pair.below and passage.same_sentence(pair, term):
        present = (pair,)
        earlier = Term(pair.first, pair.last, pair.below)
    named = _base_in_brackets(passage, place, present) if earlier is None else None
    if named is not None:
        earlier = named
    kind = "percent_of_plan_only" if cue.against == "plan" else "yoy_change"
    meaning = "of_plan" if cue.against == "plan" else "index"
    parts: list[Part] = [("actual", present[0], present[0].figure)] if present else []
    if not present or earlier is None or not is_usable(earlier.figure.quantity):
        question = ""
        if cue.verb == "up":
            question = _("Does {reported} mean that many times as much, or that much more?").format(
                reported=term.figure
            )
        outcome = unchecked(_("The text does not name the base."), question=question)
        return write_claim(passage, kind, meaning, parts, term, outcome, through=cue.through)
    value = Reading.of(present[0].figure.quantity) / Reading.of(earlier.figure.quantity)
    shown = show_pair(present[0].figure, earlier.figure)
    outcome = settle(shown, value, reported)
    if cue.verb == "up":
        more = settle(f"{shown} − 1", value.plus(-1), reported)
        outcome = _two_readings(outcome, more)
    elif cue.verb == "down" and is_usable(present[0].figure.quantity):
        turned = show_pair(earlier.figure, present[0].figure)
        fewer = settle(turned, Reading(Fraction(1), Fraction(1), Fraction(1)) / value, reported)
        less = settle(f"1 − {shown}", value.times(-1).plus(1), reported)
        outcome = _two_readings(fewer, less)
    parts.append(("base", earlier, earlier.figure))
    return write_claim(passage, kind, meaning, parts, term, outcome, through=cue.through)


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
