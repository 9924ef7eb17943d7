"""A percentage with what the words around it say, and what ties two figures to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from wardstats.audit.judging import APART
from wardstats.audit.misprints import is_misprint
from wardstats.audit.reading.cues import DIFFERENCES, Cue, goes_on
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import Quotient, names_another_rate
from wardstats.audit.reading.terms import Term
from wardstats.model.verdicts import is_truncated

_FEWEST_DIGITS = 3  # of a percentage that one wrong digit ties to its whole
_NEAR = Decimal("0.02")  # of a percentage that its share misses
_SHIFTS = (10, 100, 1000)  # a decimal sign set wrong
_MOST_PERCENT = 1000
_MEANINGS = {"plan": "of_plan", "prior": "index"}


@dataclass(frozen=True, slots=True)
class PercentClaim:
    """A percentage with what the words around it say."""

    passage: Passage
    place: int
    cue: Cue

    @property
    def term(self) -> Term:
        """The percentage."""
        return self.passage.terms[self.place]

    @property
    def is_excess(self) -> bool:
        """Whether it says by how much a plan is exceeded or missed."""
        return self.cue.verb in DIFFERENCES

    @property
    def meaning(self) -> str:
        """What the percentage is of."""
        if self.is_excess:
            return "over_plan"
        return _MEANINGS.get(self.cue.against, "share")


def is_tied(quotient: Quotient, claim: PercentClaim) -> bool:
    """Whether a misfit of two figures counts because the wording ties them."""
    return quotient.is_certain and not (
        _is_absurd(quotient, claim) or _is_of_others(quotient, claim)
    )


def _is_absurd(quotient: Quotient, claim: PercentClaim) -> bool:
    """Whether bare figures are no ratio: "7.582/1 tử vong"."""
    is_bare = quotient.above.unit is None and quotient.below.unit is None
    return is_bare and quotient.distance(claim.term) > _MOST_PERCENT


def _is_of_others(quotient: Quotient, claim: PercentClaim) -> bool:
    """Whether two figures named apart give so much else that the percentage is of others."""
    if len(quotient.places) < 2 or claim.is_excess or claim.cue.base_follows is not None:
        return False
    reported = claim.term.figure
    share = quotient.above.quantity.value / quotient.below.quantity.value * reported.scale
    least, most = sorted((share, reported.quantity.value))
    is_shifted = any(abs(most - least * scale) < most * _NEAR for scale in _SHIFTS)
    return most > APART * least and not is_shifted


def is_misprinted_share(quotient: Quotient, claim: PercentClaim) -> bool:
    """Whether a share of what was named before is that share but for one slip, or cut off."""
    if not _is_one_statement(quotient, claim):
        return False
    is_pair = len(quotient.places) == 1  # "200/264 xã (chiếm 75,75 % tổng số xã)"
    if claim.cue.against not in ({"", "plan", "whole"} if is_pair else {"", "plan"}):
        return False
    if claim.is_excess or quotient.above.is_rate:
        return False
    share = Fraction(quotient.above.quantity.value) / Fraction(quotient.below.quantity.value)
    reported = claim.term.figure
    value = share * reported.scale
    is_cut = is_truncated(value, reported.quantity) and not reported.qualifier
    alike = len({quotient.above.base, quotient.below.base} - {""}) <= 1
    is_slip = is_cut or (alike and is_misprint(reported, value, _FEWEST_DIGITS))
    return is_slip or (not claim.cue.against and _is_near(quotient, claim))


def _is_near(quotient: Quotient, claim: PercentClaim) -> bool:
    """Whether a fine percentage misses the share of one sentence by so little that it is meant."""
    alike = quotient.above.base == quotient.below.base and not quotient.above.is_rate
    reported = claim.term.figure
    is_fine = sum(sign.isdigit() for sign in reported.printed) >= _FEWEST_DIGITS
    # A birth rate is of the mean population, which is seldom the one that is told.
    is_fine = is_fine and reported.base == "%"
    near = quotient.distance(claim.term) <= _NEAR * reported.quantity.value
    return alike and is_fine and near


def _is_one_statement(quotient: Quotient, claim: PercentClaim) -> bool:
    """Whether a percentage stands in the sentence of its part, and no other subject between.

    "391 hộ nghèo; tỷ lệ hộ nghèo 60,9 %" goes on, although it names the rate.
    """
    passage = claim.passage
    part = passage.terms[quotient.places[0]]
    first, last = sorted((part, claim.term), key=lambda term: term.first)
    gap = passage.gap(first, last)
    is_named_rate = any(token.role == "share" for token in gap)
    is_one = goes_on(gap) or (is_named_rate and not names_another_rate(passage, first, last))
    return is_one and passage.same_sentence(part, claim.term)
