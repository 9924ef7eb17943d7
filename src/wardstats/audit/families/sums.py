"""Judging a total against its parts: exact, or within the rounding of all printed digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from wardstats.audit.claims import Claim
from wardstats.audit.families.writing import Spot, find_spot, show_alike, write_spots
from wardstats.audit.judging import Outcome, close, settle, show_number
from wardstats.audit.misprints import is_misprint, is_slip_beyond_chance
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.language import translate as _
from wardstats.model.verdicts import Verdict

_FORGOTTEN_SCALES = (1000, 1_000_000)
_FEWEST_DIGITS = 4  # of a total that its parts miss by one wrong digit
_FEWEST_OF_CUT = 3  # of a total that some of the figures behind it make by no chance


class Scope(Enum):
    """What the words say of the parts of a total."""

    ALL = "all"  # "gồm", "chia ra"
    DIVISION = "division"  # in brackets or behind a colon: all, unless much is missing
    OPEN = "open"  # nothing
    SOME = "some"  # "trong đó": they need not be all


@dataclass(frozen=True)
class Sum:
    """A total, the parts that a text gives for it, and what it says of them."""

    total: Spot
    parts: tuple[Spot, ...]
    scope: Scope

    @property
    def addition(self) -> str:
        """The parts as an addition: "61 triệu + 1,188 tỷ"."""
        return " + ".join(show_alike(part.figure for part in self.parts))

    @cached_property
    def outcome(self) -> Outcome:
        """The verdict on the total.

        Parts that are too few may be a list that is not complete; parts that are too many may
        overlap, unless leaving one out would make them fit.
        """
        value = self.parts[0].reading
        for part in self.parts[1:]:
            value = value + part.reading
        reported = self.total.figure
        outcome = settle(self.addition, value, reported)
        if outcome.fits:
            return outcome
        excess = value.point - self.total.reading.point
        shown = show_number(abs(excess), reported)
        told = close([outcome.explanation, _("The total is {total}.").format(total=reported)])
        if excess < 0 and not self._is_all(excess):
            return self._judge_too_few(outcome, value.point, told, shown)
        if excess > 0 and self._may_overlap(excess):
            question = _("Do the parts overlap, or is one of the figures wrong?")
            return Outcome(Verdict.AMBIGUOUS, outcome.computed, told, question)
        return Outcome(Verdict.INCONSISTENT, outcome.computed, told)

    def _judge_too_few(self, outcome: Outcome, value: Fraction, told: str, rest: str) -> Outcome:
        """Judge parts of which some may not be named; one slip in a long figure explains it too."""
        is_slip = len(self.parts) > 2 and is_misprint(self.total.figure, value, _FEWEST_DIGITS)
        if self._is_surely_slip or (is_slip and self.scope is not Scope.SOME):
            return Outcome(Verdict.INCONSISTENT, outcome.computed, told)
        if is_slip:
            question = _("Is {rest} not named, or is one of the figures wrong?").format(rest=rest)
            return Outcome(Verdict.AMBIGUOUS, outcome.computed, told, question)
        note = _("The list need not be complete: {rest} are not named.").format(rest=rest)
        return Outcome(Verdict.NOT_CHECKABLE, outcome.computed, close([told, note]))

    def _is_all(self, excess: Fraction) -> bool:
        """Whether parts that are too few are said to be all; of a division little is missing."""
        least = min(part.reading.point for part in self.parts)
        is_near = len(self.parts) > 1 and -excess < least
        return self.scope is Scope.ALL or (self.scope is Scope.DIVISION and is_near)

    def _may_overlap(self, excess: Fraction) -> bool:
        """Whether parts that are too many may be sorts that are not apart: 45 phụ nữ, 40 đảng viên.

        Parts that are called alike, and would fit without one of them, are counted wrong.
        """
        if self.scope is Scope.ALL or any(
            part.reading.low > self.total.reading.high for part in self.parts
        ):
            return False
        value = self.total.reading.point + excess
        if self.total.figure.is_count and not self._is_slip(value, excess):
            return True
        nouns = {part.figure.noun for part in self.parts}
        is_digit = is_misprint(self.total.figure, value, _FEWEST_OF_CUT)
        if nouns == {self.total.figure.noun} and is_digit and len(self.parts) > 2:
            return False  # "185 trường: mầm non 73 trường, tiểu học 37 trường, …" make 195
        least = min(part.reading.point for part in self.parts)
        is_apart = len(nouns) < len(self.parts) or self.total.figure.noun in nouns
        return excess > least or not is_apart

    def _is_slip(self, value: Fraction, excess: Fraction) -> bool:
        """Whether one part too many, or one wrong digit, makes the difference."""
        is_extra = any(part.reading.point == excess for part in self.parts)
        return is_extra or is_misprint(self.total.figure, value, 1) or self._is_surely_slip

    @property
    def _is_surely_slip(self) -> bool:
        """Whether one slip in the total or a part makes the difference, by no chance."""
        return is_slip_beyond_chance(self.total.figure, [part.figure for part in self.parts])

    @property
    def is_nearly_right(self) -> bool:
        """Whether the parts fit, or would without one of them."""
        excess = sum(part.reading.point for part in self.parts) - self.total.reading.point
        return self.outcome.fits or any(part.reading.point == excess for part in self.parts)

    @property
    def is_all_but_a_digit(self) -> bool:
        """Whether the parts make the total, or would but for one slip in it."""
        value = sum((part.reading.point for part in self.parts), start=Fraction(0))
        return self.outcome.fits or is_misprint(self.total.figure, value, 3)

    @property
    def is_long(self) -> bool:
        """Whether the total has so many digits that parts make it by no chance."""
        return self.total.figure.told_digits >= _FEWEST_OF_CUT

    @property
    def is_plausible(self) -> bool:
        """Whether no part is greater than the total, or all in a scale that the total lacks."""
        fits = all(part.reading.point <= self.total.reading.high for part in self.parts)
        return fits or self._lacks_scale

    @property
    def _lacks_scale(self) -> bool:
        """Whether the parts are the total's digits in thousands: "3.785 lượt: 2.281 nghìn lượt"."""
        value = sum((part.reading.point for part in self.parts), start=Fraction(0))
        return any(value == self.total.reading.point * scale for scale in _FORGOTTEN_SCALES)


def sum_of_terms(passage: Passage, total: Term, parts: Sequence[Term]) -> Sum:
    """Set terms, bare ones in the unit of a total, as all of its parts."""
    spots = (find_spot(passage, part, part.figure.in_unit_of(total.figure)) for part in parts)
    return Sum(find_spot(passage, total), tuple(spots), Scope.ALL)


def cut_where_it_fits(one: Sum) -> Sum:
    """Leave out what stands behind the parts that make a total: "30 %, 50 %, 20 %; thu 7 %"."""
    reached = list(accumulate(part.reading for part in one.parts))
    total = one.total.reading
    exact = [count for count, value in enumerate(reached, 1) if value.point == total.point]
    rounded = [count for count, value in enumerate(reached, 1) if value.meets(total)]
    count = next(iter(exact or rounded), 0)
    return replace(one, parts=one.parts[:count]) if count > 1 else one


def write_sum(text: str, one: Sum) -> Claim:
    """Write the claim of a total and its parts."""
    spots = [("part", part) for part in one.parts]
    return write_spots(text, "sum_of_parts", "total", spots, one.total, one.outcome)


def choose_sum(candidates: Sequence[Sum]) -> Sum | None:
    """Choose the reading that fits, else the first plausible one."""
    plausible = [one for one in candidates if one.is_plausible]
    fitting = [one for one in plausible if one.outcome.fits]
    return next(iter(fitting or plausible), None)
