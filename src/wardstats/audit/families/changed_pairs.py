"""Pairs that say a change: "18/20 vụ, giảm 10 %", "tăng 10 % (22/20 vụ)": now over then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wardstats.audit.families.writing import Part, show_pair
from wardstats.audit.intervals import Reading
from wardstats.audit.judging import Outcome, close, settle
from wardstats.audit.misprints import is_misprint
from wardstats.audit.reading.changes import Change
from wardstats.audit.reading.cues import MOVES
from wardstats.audit.reading.earlier import are_in_brackets
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure
from wardstats.language import translate as _

_FEWEST_DIGITS = 3  # of a percentage that one slip ties to a pair


def judge_pair(
    passage: Passage, place: int, change: Change, taken: set[int]
) -> tuple[Outcome, list[Part]] | None:
    """Judge "18/20 vụ, giảm 10 %" and "tăng 10 % (22/20 vụ)": now over then.

    A misfit counts only of a pair in brackets that is said to explain the change, or of one slip.
    """
    reported = passage.terms[place].figure
    for at in (place + 1, place - 1, place - 2):
        if not 0 <= at < len(passage.terms) or at in taken:
            continue
        pair = passage.terms[at]
        if pair.below is None or not passage.same_sentence(pair, passage.terms[place]):
            continue
        readings = list(_readings(change.sign, pair, reported))
        is_tied = _explains(passage, place, at, change) or _is_slip(passage, place, at, change)
        fitting = [one for one in readings[: 1 + is_tied] if one[0].fits]
        if fitting or (is_tied and not _fits_otherwise(pair, reported)):
            taken.add(at)
            return (fitting or readings)[0]
    return None


def _readings(sign: int, pair: Term, reported: Figure) -> Iterator[tuple[Outcome, list[Part]]]:
    """Judge a pair as now over then; as the change over then: "giảm 10 % (2/20 vụ)"."""
    now, then = pair.upper, pair.lower
    yield read_ratio(sign, now, then, reported)
    shown = show_pair(pair.figure, pair.whole)
    value = reading_of(now) / reading_of(then)
    yield settle_delta(Change(sign, now, (), then), value, shown, reported)


def _explains(passage: Passage, place: int, at: int, change: Change) -> bool:
    """Whether a pair is in brackets behind a change: "tăng 10 % (22/20)", "tăng 2 vụ (22/20)"."""
    pair = passage.terms[at]
    if pair.below is None or not are_in_brackets(passage, pair, pair):
        return False
    if at > place:
        return len(passage.gap(passage.terms[place], pair)) == 1
    difference = abs(pair.figure.quantity.value - pair.below.quantity.value)
    return change.delta is not None and change.delta.figure.quantity.value == difference


def _is_slip(passage: Passage, place: int, at: int, change: Change) -> bool:
    """Whether a pair directly before a change gives it but for one slip: "24/15, tăng 61 %"."""
    pair, percent = passage.terms[at], passage.terms[place]
    gap = passage.gap(pair, percent) if at < place else ()
    is_beside = bool(gap) and all(token.is_mark(",") or token.role in MOVES for token in gap)
    if not is_beside or not is_base(pair.lower):
        return False
    share = (reading_of(pair.upper) / reading_of(pair.lower)).plus(-1).times(change.sign)
    value = share.times(percent.figure.scale).point
    return is_misprint(percent.figure, value, _FEWEST_DIGITS)


def _fits_otherwise(pair: Term, reported: Figure) -> bool:
    """Whether a percentage is what a pair makes itself, or says its figures the other way round."""
    one, other = pair.upper, pair.lower
    share = (reading_of(one) / reading_of(other)).times(reported.scale)
    quotient = settle("", share, reported)
    if quotient.fits or not is_base(one):
        return quotient.fits
    return any(read_ratio(sign, other, one, reported)[0].fits for sign in (1, -1))


def read_ratio(
    sign: int, present: Term, earlier: Term, reported: Figure
) -> tuple[Outcome, list[Part]]:
    """Judge now/then − 1."""
    value = (reading_of(present) / reading_of(earlier)).plus(-1).times(reported.scale * sign)
    pair = show_pair(present.figure, earlier.figure)
    formula = f"{pair} − 1" if sign > 0 else f"1 − {pair}"
    outcome = settle(formula, value, reported)
    moved = (reading_of(present) - reading_of(earlier)).times(sign)
    outcome = note_wrong_base(outcome, moved, present, reported)
    return outcome, [("actual", present, present.figure), ("base", earlier, earlier.figure)]


def note_wrong_base(outcome: Outcome, moved: Reading, present: Term, reported: Figure) -> Outcome:
    """Say of a change that does not fit whether it was divided by the present figure."""
    if outcome.fits or not is_base(present):
        return outcome
    wrong = settle("", (moved / reading_of(present)).times(reported.scale), reported)
    if not wrong.fits:
        return outcome
    note = _("The change was divided by the present figure, not by the earlier one.")
    return replace(outcome, explanation=close([outcome.explanation, note]))


def reading_of(term: Term) -> Reading:
    """Return what a term's figure may stand for."""
    return Reading.of(term.figure.quantity)


def is_base(term: Term) -> bool:
    """Whether a figure can stand below a fraction line."""
    return reading_of(term).low > 0


def settle_delta(
    change: Change, value: Reading, formula: str, reported: Figure
) -> tuple[Outcome, list[Part]]:
    """Judge a change over its base, with whichever of the two the text gives."""
    outcome = settle(formula, value.times(reported.scale), reported)
    terms = [("change", change.delta), ("base", change.earlier)]
    return outcome, [(role, term, term.figure) for role, term in terms if term]
