"""Ratios with their operands, percent of plan, shares: A/B = C %, in all its orders.

What is judged is the quotient A/B; where the text names only A, the B that it implies is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import ceil, floor

from wardstats.audit.claims import Claim
from wardstats.audit.families.percent_claims import (
    PercentClaim,
    is_misprinted_share,
    is_tied,
)
from wardstats.audit.families.unnamed_bases import find_missed_whole, write_without_base
from wardstats.audit.families.writing import confirmed_outcome, show_pair, unchecked, write_claim
from wardstats.audit.intervals import Reading
from wardstats.audit.judging import Outcome, close, is_usable, settle, show_bound, show_number
from wardstats.audit.reading.confirmed import find_confirmed
from wardstats.audit.reading.cues import Cue
from wardstats.audit.reading.operands import find_planned, find_quotients
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import Quotient
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure
from wardstats.language import translate as _
from wardstats.model.numerals import Numeral, parse_numeral
from wardstats.model.units import find_unit
from wardstats.model.verdicts import Verdict

_PERCENT = Figure(Numeral(Decimal(0), 0), "", find_unit("%"), "%")
_LEAST_SHARE = 10_000
_ONE_DOT = re.compile(r"[0-9]{1,3}[.][0-9]{3}")


def judge_percent(passage: Passage, place: int, cue: Cue, taken: set[int]) -> Claim:
    """Judge a percentage that is no change in time; note the pairs it takes."""
    claim = PercentClaim(passage, place, cue)
    judged = [
        (quotient, _judge(quotient, claim))
        for quotient in find_quotients(passage, place, cue, taken)
        if is_usable(quotient.below.quantity)
    ]
    chosen = _choose(judged, claim)
    if chosen is None:
        confirmed = _confirmed(claim, taken)
        if confirmed is not None:
            return confirmed
        chosen = next((one for one in judged if is_misprinted_share(one[0], claim)), None)
    if chosen is None:
        return _missed(claim, taken) or write_without_base(claim)
    taken.update(chosen[0].places)
    return _write(claim, *chosen)


def _choose(
    judged: Sequence[tuple[Quotient, Outcome]], claim: PercentClaim
) -> tuple[Quotient, Outcome] | None:
    """Return the first reading that fits, or that the wording ties unless a later tied one fits."""
    for quotient, outcome in judged:
        if outcome.fits or outcome.verdict is Verdict.AMBIGUOUS:
            return quotient, outcome
        if is_tied(quotient, claim):
            later = (one for one in judged if one[1].fits and is_tied(one[0], claim))
            return next(later, (quotient, outcome))
    return None


def _confirmed(claim: PercentClaim, taken: set[int]) -> Claim | None:
    """Judge a percentage with two figures nearby that give it, where that is no chance."""
    sign = claim.cue.sign if claim.is_excess else 0
    found = find_confirmed(claim.passage, claim.place, sign=sign)
    if found is None or not is_usable(found.below.quantity):
        return None
    outcome = _judge(found, claim)
    taken.update(found.places)
    of_all = claim.cue.verb == "share" and claim.cue.against == "whole"
    found = replace(found, is_share_of_count=of_all)
    return _write(claim, found, confirmed_outcome(outcome))


def _missed(claim: PercentClaim, taken: set[int]) -> Claim | None:
    """Judge a percentage that no whole number of things has by the whole that comes near."""
    found = find_missed_whole(claim)
    if found is None or not is_usable(found.below.quantity):
        return None
    outcome = _judge(found, claim)
    note = _("No whole base gives {reported}; this is the one that comes near.").format(
        reported=claim.term.figure
    )
    taken.update(found.places)
    told = close([f"{show_pair(found.above, found.below)} = {outcome.computed}", note])
    return _write(claim, found, replace(outcome, explanation=told))


def judge_bare_pairs(passage: Passage, taken: set[int]) -> Iterator[Claim]:
    """Tell the quotient of each pair that no percentage was reported for."""
    for place, term in enumerate(passage.terms):
        if place in taken or term.below is None or term.is_range or _is_reading(term):
            continue
        if not is_usable(term.below.quantity):
            continue
        value = Reading.of(term.figure.quantity) / Reading.of(term.below.quantity)
        computed = show_number(value.point * 100, _PERCENT)
        formula = show_pair(term.figure, term.below)
        outcome = unchecked(
            f"{formula} = {computed}",
            _("No percentage is reported."),
            computed=computed,
        )
        parts = [("actual", term, term.figure), ("base", term, term.below)]
        yield write_claim(passage, "ratio_with_operands", "share", parts, None, outcome)


def _is_reading(term: Term) -> bool:
    """Whether a/b with nothing counted is no part of a whole: a blood pressure of 130/80, 1/1,7."""
    above, below = term.figure, term.below or term.figure
    is_part = above.numeral.value <= below.numeral.value and below.numeral.precision >= 0
    is_none = _LEAST_SHARE * above.numeral.value < below.numeral.value  # "1/72020" is a date
    return above.unit is None and (is_none or not is_part)


def _judge(quotient: Quotient, claim: PercentClaim) -> Outcome:
    """Judge the literal reading; where it fails and the other one fits, ask."""
    reported = claim.term.figure
    if not claim.is_excess:
        outcome = _judge_dots(quotient, reported)
        rest = None if claim.cue.verb != "level" else judge_excess(quotient, reported, -1)
        return rest if rest and rest.fits and not outcome.fits else outcome  # "còn 7,5 % chưa thu"
    literal = judge_excess(quotient, reported, claim.cue.sign)
    if literal.fits:
        return literal
    other = judge_quotient(quotient, reported)
    if not other.fits:
        return literal
    if claim.passage.tokens[claim.term.first - 1].is_mark("("):
        return other  # "12 chỉ tiêu vượt kế hoạch (42,9 %)"
    question = _("Is {reported} what was reached, or what exceeds the plan?")
    return literal.or_else(other, question.format(reported=reported))


def _judge_dots(quotient: Quotient, reported: Figure) -> Outcome:
    """Judge A/B; where it fails and a dot read as a decimal sign makes it fit, ask."""
    literal = judge_quotient(quotient, reported)
    if literal.fits:
        return literal
    for figure, other in _decimal_readings(quotient):
        outcome = judge_quotient(other, reported)
        if outcome.fits:
            question = _("Is the dot in {figure} a decimal sign?").format(figure=figure)
            return literal.or_else(outcome, question)
    return literal


def _decimal_readings(quotient: Quotient) -> Iterator[tuple[Figure, Quotient]]:
    """Yield a quotient with "1.840 tỷ" read as 1,84 tỷ, for each such figure."""
    above, below = quotient.above, quotient.below
    for figure in (above, below):
        if figure.unit is None or figure.unit.is_count or not _ONE_DOT.fullmatch(figure.printed):
            continue
        numeral = parse_numeral(figure.printed.replace(".", ","))
        if numeral is not None:
            other = replace(figure, numeral=numeral)
            is_above = figure is above
            yield (
                figure,
                (replace(quotient, above=other) if is_above else replace(quotient, below=other)),
            )


def judge_quotient(quotient: Quotient, reported: Figure) -> Outcome:
    """Judge A/B against a percentage."""
    scale = reported.scale
    above, below = Reading.of(quotient.above.quantity), Reading.of(quotient.below.quantity)
    need = partial(_need, quotient, reported, Fraction(0), 1)
    return settle(
        show_pair(quotient.above, quotient.below), (above / below).times(scale), reported, need
    )


def judge_excess(quotient: Quotient, reported: Figure, sign: int) -> Outcome:
    """Judge A/B − 1 against a percentage (1 − A/B for one that is missing)."""
    scale = reported.scale
    above, below = Reading.of(quotient.above.quantity), Reading.of(quotient.below.quantity)
    value = (above / below).plus(-1).times(scale * sign)
    pair = show_pair(quotient.above, quotient.below)
    formula = f"{pair} − 1" if sign > 0 else f"1 − {pair}"
    need = partial(_need, quotient, reported, Fraction(1), sign)
    return settle(formula, value, reported, need)


def judge_over_plan(passage: Passage, place: int, cue: Cue) -> Outcome | None:
    """Judge a change as one against the plan, where the sentence names it."""
    quotient = find_planned(passage, place)
    if quotient is None or not is_usable(quotient.below.quantity):
        return None
    return judge_excess(quotient, passage.terms[place].figure, cue.sign)


def _need(quotient: Quotient, reported: Figure, offset: Fraction, sign: int) -> str:
    """Say how much A would have to be to print the reported percentage."""
    scale = reported.scale
    base = Fraction(quotient.below.quantity.value)
    actual = Fraction(quotient.above.quantity.value)
    bounds = [
        (offset + sign * Fraction(edge) / scale) * base
        for edge in (reported.quantity.low, reported.quantity.high)
    ]
    least, most = min(bounds), max(bounds)
    unit = quotient.above.unit
    if unit is not None and unit.is_count:
        least, most = Fraction(ceil(least)), Fraction(floor(most))  # households are whole
        if least > most:
            return _("no whole number gives {reported}").format(reported=reported)
    alike = quotient.above.noun == quotient.below.noun
    plain = replace(quotient.above, noun="") if alike else quotient.above
    if actual < least:
        figure = show_bound(least, plain, is_least=True)
        return _("{reported} needs {figure} or more").format(reported=reported, figure=figure)
    figure = show_bound(most, plain, is_least=False)
    return _("{reported} needs {figure} or less").format(reported=reported, figure=figure)


def _write(claim: PercentClaim, quotient: Quotient, outcome: Outcome) -> Claim:
    below_role = "plan" if claim.meaning in {"of_plan", "over_plan"} else "base"
    terms = claim.passage.terms
    parts = [
        ("actual", terms[quotient.places[0]], quotient.above),
        (below_role, terms[quotient.places[-1]], quotient.below),
    ]
    kind = "rate" if quotient.is_share_of_count else "ratio_with_operands"
    kind = "yoy_change" if claim.meaning == "index" else kind
    return write_claim(
        claim.passage, kind, claim.meaning, parts, claim.term, outcome, through=claim.cue.through
    )
