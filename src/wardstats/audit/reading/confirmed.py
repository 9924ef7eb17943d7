"""Confirmed quotients: two figures nearby that give a percentage so exactly that it is no chance.

Where no wording ties a percentage to its operands, a reader looks for the figures that give it.
So does this: a fit only counts if, among all pairs that were looked at, one that fits by chance is
unlikely. The finer a percentage is printed, the farther it may look.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import Quotient, is_like, is_threshold
from wardstats.audit.reading.terms import Term

_BEFORE = 8  # figures before a percentage that are looked at
_BEHIND = 4
_SENTENCES = 1  # how many before or behind its own
_CHANCE = Fraction(1, 20)  # of a pair that fits although nobody meant it
_FEWEST_DIGITS = 2  # of each figure, noughts at its end apart


def find_confirmed(passage: Passage, place: int, *, sign: int = 0) -> Quotient | None:
    """Return the nearest pair of figures whose quotient is a percentage, where it is no chance.

    Parameters
    ----------
    sign
        0: A/B is the percentage; 1: it is what A exceeds B by; -1: what A falls short of B by.
    """
    percent = passage.terms[place]
    pairs = list(_pairs(passage, place, sign))
    half = Fraction(percent.figure.quantity.half_digit)
    if 2 * half * len(pairs) > 100 * _CHANCE:
        return None
    reported = Fraction(percent.figure.quantity.value)
    fitting = [
        (one, other)
        for one, other in pairs
        if abs(_percentage(passage.terms[one], passage.terms[other], sign) - reported) <= half
    ]
    if not fitting:
        return None
    places = min(fitting, key=lambda pair: abs(pair[0] - place) + abs(pair[1] - place))
    one, other = (passage.terms[at].figure for at in places)
    return Quotient(one.in_unit_of(other), other.in_unit_of(one), places, is_certain=False)


def _percentage(above: Term, below: Term, sign: int) -> Fraction:
    share = Fraction(above.figure.quantity.value) / Fraction(below.figure.quantity.value)
    return 100 * (sign * (share - 1) if sign else share)


def _pairs(passage: Passage, place: int, sign: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs that may be meant: alike, and in the order that the sign tells."""
    for one, other in permutations(_figures(passage, place), 2):
        above, below = passage.terms[one].figure, passage.terms[other].figure
        is_bare = "" in {above.base, below.base}  # "danh sách có 5.358 người; đi bầu 5.303"
        if not is_bare and not is_like(passage.terms[one], passage.terms[other]):
            continue
        difference = above.quantity.value - below.quantity.value
        if difference * sign > 0 or (not sign and difference):
            yield one, other


def _figures(passage: Passage, place: int) -> Iterator[int]:
    percent = passage.terms[place]
    sentence = passage.sentences[percent.first]
    for at in range(max(place - _BEFORE, 0), min(place + _BEHIND + 1, len(passage.terms))):
        term = passage.terms[at]
        distance = sentence - passage.sentences[term.first]
        if abs(distance) <= _SENTENCES and term.is_amount and not is_threshold(term):
            digits = term.figure.printed.replace(".", "").replace(",", "").strip("0")
            if len(digits) >= _FEWEST_DIGITS and term.figure.quantity.value > 0:
                yield at
