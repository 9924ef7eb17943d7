"""Structures: shares that are said to be all of a whole make one hundred."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from wardstats.audit.claims import Claim
from wardstats.audit.families.sums import Sum
from wardstats.audit.families.writing import Spot, find_spot, write_spots
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.tokens import Figure
from wardstats.model.numerals import Numeral
from wardstats.model.units import find_unit


def find_structures(passage: Passage) -> Iterator[Claim]:
    """Yield a claim for each "cơ cấu" with three shares or more in its sentence."""
    for at, token in enumerate(passage.tokens):
        if token.role != "structure":
            continue
        sentence = passage.sentences[at]
        shares = [
            find_spot(passage, term)
            for term in passage.terms
            if term.first > at and term.is_percent and passage.sentences[term.first] == sentence
        ]
        if len(shares) < 3 or not _is_near_whole(shares):
            continue
        whole = Figure(Numeral(Decimal(100), 0), "100", find_unit("%"), "%")
        total = Spot(whole, shares[0].start, shares[-1].end)
        outcome = Sum(total, tuple(shares), is_complete=True).outcome
        spots = [("part", share) for share in shares]
        text = passage.paragraph.text
        yield write_spots(text, "sum_of_parts", "total", spots, total, outcome)


def _is_near_whole(shares: list[Spot]) -> bool:
    """Whether the shares may be meant as all: without any one of them, 100 is not reached."""
    points = [share.reading.point for share in shares]
    return sum(points) - max(points) < 100 and sum(points) > 100 - min(points)
