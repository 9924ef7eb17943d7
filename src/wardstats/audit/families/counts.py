"""Plain figures: they claim nothing but themselves, and can be looked up in the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wardstats.audit.claims import Claim
from wardstats.audit.families.writing import unchecked, write_claim
from wardstats.audit.reading.passages import Passage


def find_counts(passages: Sequence[Passage], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield each figure with a unit that no other claim uses."""
    used = {operand.start for claim in claims for operand in claim.operands}
    spans = [(claim.start, claim.end) for claim in claims if claim.reported is not None]
    ends = {end for _start, end in spans}
    for passage in passages:
        for term in passage.terms:
            token = passage.tokens[term.first]
            if not term.is_amount or term.figure.unit is None:
                continue
            if token.start in used or token.end in ends:
                continue
            parts = [("count", term, term.figure)]
            yield write_claim(passage, "count_only", "count", parts, None, unchecked())
