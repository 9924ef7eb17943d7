"""Products written out: "40 suất x 500.000 đồng = 20.000.000 đồng"."""

from __future__ import annotations

from collections.abc import Iterator

from wardstats.audit.claims import Claim
from wardstats.audit.families.writing import Part, write_claim
from wardstats.audit.intervals import Reading
from wardstats.audit.judging import settle
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure

_TIMES = frozenset({"x", "×", "*", "nhân"})
_LONGEST_GAP = 3


def find_products(passage: Passage) -> Iterator[Claim]:
    """Yield a claim for each product of two figures whose result stands behind "="."""
    for one, other, result in zip(
        passage.terms, passage.terms[1:], passage.terms[2:], strict=False
    ):
        if not (one.is_amount and other.is_amount and result.is_amount):
            continue
        if not _is_joined(passage, one, other, _TIMES) or not _is_joined(
            passage, other, result, frozenset({"="})
        ):
            continue
        if result.figure.base not in _bases_of_product(one.figure, other.figure):
            continue
        value = Reading.of(one.figure.quantity) * Reading.of(other.figure.quantity)
        outcome = settle(f"{one.figure} × {other.figure}", value, result.figure)
        parts: list[Part] = [("factor", one, one.figure), ("factor", other, other.figure)]
        yield write_claim(passage, "rate", "product", parts, result, outcome)


def _bases_of_product(one: Figure, other: Figure) -> set[str]:
    """Return what a product may be in: of a count and money, money; of hộ and đồng/hộ, đồng."""
    bases = set()
    for figure, per in ((one, other), (other, one)):
        above, slash, below = per.base.partition("/")
        if slash and below == figure.base:
            bases.add(above)
        elif not slash and figure.is_count:
            bases.add(per.base)
    return bases


def _is_joined(passage: Passage, one: Term, other: Term, signs: frozenset[str]) -> bool:
    """Whether a sign stands between two figures, with nothing but words beside it."""
    gap = passage.gap(one, other)
    marks = [token for token in gap if token.kind != "word" or token.text in _TIMES]
    return len(gap) <= _LONGEST_GAP and len(marks) == 1 and marks[0].text in signs
