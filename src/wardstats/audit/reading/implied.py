"""Wholes that no figure gives, but all of their parts do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from wardstats.audit.reading.opposites import are_opposites
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import Quotient
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure
from wardstats.model.numerals import Numeral

_MOST_PARTS = 8  # on one side of a percentage
_NEAR = 6  # tokens between a part and its share


def find_implied_wholes(passage: Passage, place: int, before: list[int]) -> Iterator[Quotient]:
    """Yield the shares of a sum: of two opposites, or of all parts that have their shares.

    "hòa giải thành 19 vụ, không thành 6 vụ, tỷ lệ hòa giải thành 76 %"; "giỏi 12 em (50 %), khá
    9 em (37,5 %), trung bình 3 em (12,5 %)". Only a fit counts.
    """
    yield from _of_opposites(passage, before)
    yield from _of_all_parts(passage, place)


def _of_opposites(passage: Passage, before: list[int]) -> Iterator[Quotient]:
    if len(before) < 2:
        return
    later, former = before[:2]
    parts = [passage.terms[former], passage.terms[later]]
    alike = all(part.is_amount for part in parts) and parts[0].is_like(parts[1])
    if alike and are_opposites(passage, parts):
        both = _sum_of(parts)
        for part in parts:
            yield Quotient(part.figure, both, (former, later), is_certain=False)


def _of_all_parts(passage: Passage, place: int) -> Iterator[Quotient]:
    if not _has_part(passage, place, place):
        return
    first = last = place
    while first > place - 2 * _MOST_PARTS and _has_part(passage, first - 2, place):
        first -= 2
    while last < place + 2 * _MOST_PARTS and _has_part(passage, last + 2, place):
        last += 2
    shares = passage.terms[first : last + 1 : 2]
    printed = [share.figure.quantity for share in shares]
    missing = 100 - sum((one.value for one in printed), Decimal(0))
    slack = sum((one.half_digit for one in printed), Decimal(0))
    if len(shares) > 1 and abs(missing) <= slack:
        parts = passage.terms[first - 1 : last : 2]
        part = passage.terms[place - 1]
        yield Quotient(part.figure, _sum_of(parts), (place - 1, last - 1), is_certain=False)


def _has_part(passage: Passage, place: int, of: int) -> bool:
    """Whether a percentage stands behind a part of the same whole as another one does."""
    if not 0 < place < len(passage.terms):
        return False
    part, share = passage.terms[place - 1 : place + 1]
    is_near = len(passage.gap(part, share)) <= _NEAR
    alike = part.is_amount and part.is_like(passage.terms[of - 1])
    return share.figure.base == "%" and not share.is_pair and alike and is_near


def _sum_of(parts: Sequence[Term]) -> Figure:
    """Return the sum of figures as one, in the unit of the first."""
    figures = [part.figure for part in parts]
    factor = figures[0].unit.factor if figures[0].unit else Decimal(1)
    value = sum((figure.quantity.value for figure in figures), Decimal(0)) / factor
    precision = max(figure.numeral.precision for figure in figures)
    printed = " + ".join(figure.printed for figure in figures)
    return replace(figures[0], numeral=Numeral(value, precision), printed=f"({printed})")
