"""Unnamed bases: what a percentage is said of, where the text does not name it.

The base that it implies is told. Of whole things a percentage can be no more than some: 3 of no
number of wards are 100,12 %, and 1.764 of no number of pupils 90,52 %.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from wardstats.audit.claims import Claim
from wardstats.audit.families.percent_claims import PercentClaim
from wardstats.audit.families.writing import unchecked, write_claim
from wardstats.audit.intervals import Reading
from wardstats.audit.judging import show_number
from wardstats.audit.reading.cues import names_a_thing
from wardstats.audit.reading.operands import find_actual
from wardstats.audit.reading.reach import Quotient, of_two
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.times import read_time_of
from wardstats.audit.reading.tokens import Figure
from wardstats.language import translate as _

_BEFORE = 4  # figures before a part, among which its whole may stand
_NEAR = Fraction(1, 20)  # of a percentage, or of what lacks to 100, that such a whole misses


def write_without_base(claim: PercentClaim) -> Claim:
    """Write a percentage whose base the text does not name, with the base that it implies."""
    actual = find_actual(claim.passage, claim.place, claim.cue)
    parts = []
    sentences, question = [], ""
    reported = claim.term.figure
    if actual is not None and _is_possible(claim, claim.passage.terms[actual].figure):
        term = claim.passage.terms[actual]
        parts = [("actual", term, term.figure)]
        sentences = _implied(claim, term, reported)
    if claim.meaning == "over_plan" and reported.numeral.value >= 100 and claim.cue.sign > 0:
        question = _("Is {reported} what was reached, or what exceeds the plan?").format(
            reported=reported
        )
    meaning = claim.meaning
    kind = "rate" if meaning == "share" else "percent_of_plan_only"
    kind = "yoy_change" if meaning == "index" else kind
    outcome = unchecked(*sentences, _("The text does not name the base."), question=question)
    return write_claim(
        claim.passage, kind, meaning, parts, claim.term, outcome, through=claim.cue.through
    )


def _is_possible(claim: PercentClaim, actual: Figure) -> bool:
    """Whether a whole number of things gives the percentage: none does for 3 wards and 100,12 %."""
    printed = claim.term.figure.quantity
    least, most = sorted(_reached(claim, Fraction(edge)) for edge in (printed.low, printed.high))
    number = Reading.of(actual.quantity)
    return not actual.is_count or least <= 0 or ceil(number.low / most) <= number.high / least


def _reached(claim: PercentClaim, percent: Fraction) -> Fraction:
    """Return how much of the base was reached: 1,1 for "vượt 10 %"."""
    share = percent / claim.term.figure.scale
    return 1 + claim.cue.sign * share if claim.is_excess else share


def _implied(claim: PercentClaim, term: Term, reported: Figure) -> list[str]:
    """Tell the base that an actual figure and its percentage imply."""
    share = _reached(claim, Fraction(reported.numeral.value))
    if share <= 0:
        return []
    base = Fraction(term.figure.quantity.value) / share
    percentage = show_number(share * reported.scale, reported)  # 110 for "vượt 10 %"
    return [
        _("{actual} at {reported} implies a base of {base}").format(
            actual=term.figure,
            reported=percentage,
            base=show_number(base, term.figure),
        )
    ]


def find_missed_whole(claim: PercentClaim) -> Quotient | None:
    """Return the whole that an impossible percentage of a part is nearest to.

    "Có 1.950 học sinh. Đã có 1.764 học sinh …, chiếm 90,52 %": no number of pupils gives that.
    """
    passage, reported = claim.passage, claim.term.figure
    place = find_actual(passage, claim.place, claim.cue)
    if place is None or claim.is_excess or claim.cue.against:
        return None
    if any(names_a_thing(token) for token in passage.after(claim.term, 2)):
        return None  # "chiếm 90,52 % vốn đầu tư"
    part = passage.terms[place]
    is_one_count = part.figure.unit is not None and not part.is_pair
    if not is_one_count or reported.base != "%" or _is_possible(claim, part.figure):
        return None
    printed = Fraction(reported.quantity.value)
    most = _NEAR * min(printed, 100 - printed)
    found = [
        whole
        for at in range(max(place - _BEFORE, 0), place)
        if (whole := of_two(passage, place, at)).distance(claim.term) <= most
        and _may_be_whole_of(claim, part, passage.terms[at])
    ]
    return min(found, key=lambda whole: whole.distance(claim.term), default=None)


def _may_be_whole_of(claim: PercentClaim, part: Term, whole: Term) -> bool:
    """Whether a figure counts what a part does, in its sentence or the one before."""
    sentences = claim.passage.sentences
    is_beside = sentences[part.first] - sentences[whole.first] <= 1
    times = {read_time_of(claim.passage, term) for term in (part, whole)} - {None}
    return whole.is_amount and whole.is_like(part) and is_beside and len(times) < 2
