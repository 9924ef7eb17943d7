"""Judging a total against its parts: exact, or within the rounding of all printed digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wardstats.audit.claims import Claim
from wardstats.audit.families.writing import Spot, show_alike, write_spots
from wardstats.audit.judging import Outcome, close, settle, show_number
from wardstats.language import translate as _
from wardstats.model.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Sum:
    """A total, the parts that a text gives for it, and whether they are said to be all."""

    total: Spot
    parts: tuple[Spot, ...]
    is_complete: bool  # "gồm", "chia ra"; not "trong đó"

    @property
    def outcome(self) -> Outcome:
        """The verdict on the total.

        Parts that are too few may be a list that is not complete; parts that are too many may
        overlap, unless leaving one out would make them fit.
        """
        value = self.parts[0].reading
        for part in self.parts[1:]:
            value = value + part.reading
        reported = self.total.figure.quantity
        outcome = settle(
            " + ".join(show_alike(part.figure for part in self.parts)), value, reported
        )
        if outcome.fits:
            return outcome
        excess = value.point - self.total.reading.point
        shown = show_number(abs(excess), reported)
        told = close([outcome.explanation, _("The total is {total}.").format(total=reported)])
        if excess < 0 and not self.is_complete:
            note = _("The list need not be complete: {rest} are not named.").format(rest=shown)
            return Outcome(Verdict.NOT_CHECKABLE, outcome.computed, close([told, note]))
        least = min(part.reading.point for part in self.parts)
        if excess > least and not self.is_complete:
            question = _("Do the parts overlap, or is one of the figures wrong?")
            return Outcome(Verdict.AMBIGUOUS, outcome.computed, told, question)
        return Outcome(Verdict.INCONSISTENT, outcome.computed, told)

    @property
    def is_plausible(self) -> bool:
        """Whether no part is greater than the total."""
        return all(part.reading.point <= self.total.reading.high for part in self.parts)


def write_sum(text: str, one: Sum) -> Claim:
    """Write the claim of a total and its parts."""
    spots = [("part", part) for part in one.parts]
    return write_spots(text, "sum_of_parts", "total", spots, one.total, one.outcome)


def choose_sum(candidates: Sequence[Sum]) -> Sum | None:
    """Choose the reading that fits, else the first plausible one."""
    plausible = [one for one in candidates if one.is_plausible]
    fitting = [one for one in plausible if one.outcome.fits]
    return next(iter(fitting or plausible), None)
