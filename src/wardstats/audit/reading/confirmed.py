"""Confirmed quotients: two figures nearby that give a percentage so exactly that it is no chance.

Where no wording ties a percentage to its operands, a reader looks for the figures that give it.
So does this: a fit only counts if, among all pairs that were looked at, one that fits by chance is
unlikely. The finer a percentage is printed, the farther it may look.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from wardstats.audit.intervals import Reading
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import Quotient, is_threshold
from wardstats.audit.reading.tokens import Figure

_BEFORE = 8  # figures before a percentage that are looked at
_BEHIND = 4
_SENTENCES = 1  # how many before or behind its own
_CHANCE = Fraction(1, 20)  # of a pair that fits although nobody meant it
_CHANCE_OF_NEAR = Fraction(1, 100)  # of one that fits but for the last digit
_CHANCE_OF_MEETING = Fraction(1, 50)  # of one that fits only within its rounding
_FEWEST_DIGITS = 2  # of each figure, noughts at its end apart
_MANY_DIGITS = 4  # "2.000"


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A figure that may be meant: its term, and of a pair one of its two."""

    place: int
    figure: Figure

    def in_unit_of(self, other: _Candidate) -> _Candidate:
        """Return it in the unit of another one, where it has none."""
        return _Candidate(self.place, self.figure.in_unit_of(other.figure))

    @property
    def value(self) -> Fraction:
        """Its value in the base unit."""
        return Fraction(self.figure.quantity.value)

    @property
    def reading(self) -> Reading:
        """What it may stand for."""
        return Reading.of(self.figure.quantity)


_Pair = tuple[_Candidate, _Candidate]


def find_confirmed(passage: Passage, place: int, *, sign: int = 0) -> Quotient | None:
    """Return the nearest two figures whose quotient is a percentage, where it is no chance.

    Parameters
    ----------
    sign
        0: A/B is the percentage; 1: it is what A exceeds B by; -1: what A falls short of B by.
    """
    percent = passage.terms[place]
    candidates = list(_pairs(passage, place, sign))
    step = 2 * Fraction(percent.figure.quantity.half_digit)
    reported = Fraction(percent.figure.quantity.value)
    scale = percent.figure.scale
    off = {pair: scale * _share(*pair, sign) - reported for pair in candidates}
    found = [pair for pair, by in off.items() if abs(by) <= step / 2]
    is_rare = step * len(candidates) <= scale * _CHANCE
    spread = min(reported, abs(scale - reported))  # many percentages are nearly all, or nothing
    if not found and 2 * step * len(candidates) <= spread * _CHANCE_OF_NEAR:
        found = [pair for pair, by in off.items() if abs(by) < step and _are_like(*pair)]
    if not found and not sign:
        found, is_rare = _meeting(percent.figure, candidates), True
    if not found or not is_rare:
        return None
    one, other = min(found, key=lambda pair: sum(abs(each.place - place) for each in pair))
    return Quotient(one.figure, other.figure, (one.place, other.place), is_certain=False)


def _meeting(percent: Figure, pairs: list[_Pair]) -> list[_Pair]:
    """Return the pairs that give a percentage within their rounding, where few would by chance."""
    told = Reading.of(percent.quantity)
    is_part = percent.quantity.value < percent.scale
    alike = [
        (one, other)
        for one, other in pairs
        if _are_like(one, other) and (one.value < other.value) == is_part and other.reading.low > 0
    ]
    shares = {pair: (pair[0].reading / pair[1].reading).times(percent.scale) for pair in alike}
    widths = sum(share.high - share.low + told.high - told.low for share in shares.values())
    if widths > percent.scale * _CHANCE_OF_MEETING:
        return []
    return [pair for pair, share in shares.items() if share.meets(told)]


def _are_like(one: _Candidate, other: _Candidate) -> bool:
    return one.figure.base == other.figure.base


def _share(above: _Candidate, below: _Candidate, sign: int) -> Fraction:
    share = above.value / below.value
    return sign * (share - 1) if sign else share


def _pairs(passage: Passage, place: int, sign: int) -> Iterator[_Pair]:
    """Yield what may be meant: alike or bare, or two counts, in the order that the sign tells."""
    for first, second in permutations(_candidates(passage, place), 2):
        one, other = first.in_unit_of(second), second.in_unit_of(first)
        bases = {one.figure.base, other.figure.base}
        are_counts = one.figure.is_count and other.figure.is_count
        if len(bases) > 1 and "" not in bases and not are_counts:
            continue
        difference = one.value - other.value
        if difference * sign > 0 or (not sign and difference):
            yield one, other


def _candidates(passage: Passage, place: int) -> Iterator[_Candidate]:
    sentence = passage.sentences[passage.terms[place].first]
    for at in range(max(place - _BEFORE, 0), min(place + _BEHIND + 1, len(passage.terms))):
        term = passage.terms[at]
        is_near = abs(sentence - passage.sentences[term.first]) <= _SENTENCES
        if not is_near or is_threshold(term) or not (term.is_amount or term.is_pair):
            continue
        for figure in filter(None, (term.figure, term.below)):
            is_told = figure.told_digits >= _FEWEST_DIGITS or len(figure.digits) >= _MANY_DIGITS
            if is_told and figure.quantity.value > 0:
                yield _Candidate(at, figure)
