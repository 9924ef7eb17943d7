"""Writing claims: from terms of a passage and an outcome to a `Claim`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wardstats.audit.claims import Claim, Operand
from wardstats.audit.intervals import Reading
from wardstats.audit.judging import Outcome, close
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure
from wardstats.language import translate as _
from wardstats.model.verdicts import Verdict

Part = tuple[str, Term, Figure]  # its role, where it stands, the figure (of a pair: one of two)


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure with the place it stands in."""

    figure: Figure
    start: int
    end: int

    @property
    def reading(self) -> Reading:
        """What the figure may stand for."""
        return Reading.of(self.figure.quantity)


def find_spot(passage: Passage, term: Term, figure: Figure | None = None) -> Spot:
    """Return a term's figure (of a pair: the one above, unless told) with its place."""
    figure = figure or term.figure
    token = passage.tokens[term.last if figure is term.below else term.first]
    return Spot(figure, token.start, token.end)


def write_claim(
    passage: Passage,
    kind: str,
    meaning: str,
    parts: Iterable[Part],
    reported: Term | None,
    outcome: Outcome,
    *,
    through: int = 0,
) -> Claim:
    """Write a claim that spans its parts, its reported figure and the words up to `through`."""
    spots = [(role, find_spot(passage, term, figure)) for role, term, figure in parts]
    own = find_spot(passage, reported) if reported else None
    end = passage.tokens[through].end if through else 0
    return write_spots(passage.paragraph.text, kind, meaning, spots, own, outcome, end=end)


def write_spots(
    text: str,
    kind: str,
    meaning: str,
    spots: Iterable[tuple[str, Spot]],
    reported: Spot | None,
    outcome: Outcome,
    *,
    end: int = 0,
) -> Claim:
    """Write a claim whose figures may stand in several paragraphs."""
    spots = tuple(spots)
    places = [spot for _role, spot in spots] + ([reported] if reported else [])
    start = min(spot.start for spot in places)
    end = max([end, *(spot.end for spot in places)])
    return Claim(
        kind=kind,
        text=text[start:end],
        start=start,
        end=end,
        operands=tuple(
            Operand(role, spot.figure.quantity, spot.start, spot.end) for role, spot in spots
        ),
        reported=reported.figure.quantity if reported else None,
        meaning=meaning,
        computed=outcome.computed,
        verdict=outcome.verdict,
        explanation=outcome.explanation,
        question=outcome.question,
        reported_start=reported.start if reported else -1,
    )


def unchecked(*sentences: str, computed: str = "", question: str = "") -> Outcome:
    """Return the outcome of a claim that lacks an operand."""
    return Outcome(Verdict.NOT_CHECKABLE, computed, close(sentences), question)


def leave_open(claim: Claim, explanation: str) -> Claim:
    """Take a verdict back: the figures of a claim turn out to be of others."""
    return replace(claim, verdict=Verdict.NOT_CHECKABLE, explanation=explanation)


def confirmed_outcome(outcome: Outcome) -> Outcome:
    """Say of an outcome that the figures were found by what they give, not by the wording."""
    note = _("The text does not tie these figures to it; they give it.")
    if outcome.verdict is Verdict.WITHIN_ROUNDING:
        note = _("The text does not tie these figures to it; they come near it.")
    elif not outcome.fits:
        note = _("The text does not tie these figures to it; they give all but its last digit.")
    return replace(outcome, explanation=close([outcome.explanation, note]))


def show_pair(above: Figure, below: Figure) -> str:
    """Write a fraction as printed; units only where they differ.

    Examples
    --------
    >>> from wardstats.model.numerals import parse_numeral
    >>> show_pair(Figure(parse_numeral("61"), "61"), Figure(parse_numeral("70"), "70"))
    '61/70'
    """
    return "/".join(show_alike([above, below]))


def show_alike(figures: Iterable[Figure]) -> list[str]:
    """Write figures as printed; without their units where all have the same."""
    figures = list(figures)
    if len({figure.noun for figure in figures}) == 1:
        return [figure.printed for figure in figures]
    return [str(figure) for figure in figures]
