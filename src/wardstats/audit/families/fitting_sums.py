"""Sums that no word announces: figures nearby that make a total to its last digit, by no chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate

from wardstats.audit.claims import Claim
from wardstats.audit.families.items import is_change, names_another
from wardstats.audit.families.sums import Sum, sum_of_terms, write_sum
from wardstats.audit.judging import close
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.language import translate as _

_FEWEST_PARTS, _MOST_PARTS = 2, 10
_REACH = 12  # figures, of whatever is counted, among which the parts stand
_WORDS_OF_NAME = 8  # between "tổng số" and its figure
_CHANCE = Fraction(1, 20)  # of a run of figures that makes the total although nobody meant it


def find_fitting_sums(passage: Passage, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield a claim for each total that the figures behind or before it make exactly.

    Parameters
    ----------
    claims
        What was found in the passage: a figure that has its place in a sum, a balance or a
        difference is left alone.
    """
    settled = {
        operand.start
        for claim in claims
        if claim.kind == "sum_of_parts" or claim.meaning in {"difference", "points"}
        for operand in claim.operands
    } | {claim.reported_start for claim in claims}
    figures = [
        term
        for term in passage.terms
        if term.is_amount and not term.is_range and not is_change(passage, term)
    ]
    for place, total in enumerate(figures):
        is_bare = total.figure.unit is None and len(passage.columns) == 1
        if passage.tokens[total.first].start in settled or is_bare:
            continue
        behind = figures[place + 1 : place + 1 + _REACH]
        before = figures[max(place - _REACH, 0) : place]
        for run in (behind, before[::-1]):
            parts = _parts_of(passage, total, run)
            if parts:
                one = sum_of_terms(passage, total, parts)
                settled |= {spot.start for spot in one.parts}
                yield _write(passage, one)
                break


def _write(passage: Passage, one: Sum) -> Claim:
    claim = write_sum(passage.paragraph.text, one)
    note = _("The text calls it no total; the figures add up to it.")
    return replace(claim, explanation=close([claim.explanation, note]))


def _parts_of(passage: Passage, total: Term, run: Sequence[Term]) -> list[Term]:
    """Return the nearest figures of a run that make the total; none where chance could."""
    most = _CHANCE * 10 ** (total.figure.told_digits - 1)  # figures to look at
    if most < _FEWEST_PARTS:
        return []
    is_called = _is_called_total(passage, total)
    alike = [term for term in run if _may_be_like(passage, term, total, of_unlike=is_called)]
    near = list(_without_break(passage, total, alike))[:_MOST_PARTS]
    value = Fraction(total.figure.quantity.value)
    parts = (term.figure.in_unit_of(total.figure) for term in near)
    sums = accumulate(Fraction(part.quantity.value) for part in parts)
    counts = [count for count, reached in enumerate(sums, start=1) if reached == value]
    if not counts or counts[0] < _FEWEST_PARTS or len(near) > most:
        return []
    return near[: counts[0]]


def _without_break(passage: Passage, total: Term, run: Sequence[Term]) -> Iterator[Term]:
    """Yield figures as long as no sentence without one stands between."""
    former = passage.sentences[total.first]
    for term in run:
        sentence = passage.sentences[term.first]
        if abs(sentence - former) > 1:
            return
        yield term
        former = sentence


def _is_called_total(passage: Passage, term: Term) -> bool:
    """Whether a figure is called a total: it may be of unlike things, "20 đảng bộ, 40 chi bộ"."""
    words = [token.text for token in passage.before(term, _WORDS_OF_NAME)]
    return bool({"tổng", "toàn"} & set(" ".join(words).split()))


def _may_be_like(passage: Passage, term: Term, total: Term, *, of_unlike: bool) -> bool:
    """Whether a figure counts what a total does, or is bare and counts nothing else."""
    if of_unlike and term.figure.is_count and total.figure.is_count:
        return True
    if term.figure.unit is None:
        return not names_another(passage, term)
    return term.figure.base == total.figure.base
