"""Flattened tables: figures side by side without cells; what belongs together only a fit tells.

A table copied as plain text reads "Thu phí 880 835 94,9% Tổng cộng 1.740 1.655 95,1%": its words
name rows, and tie no figure to the row before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wardstats.audit.claims import Claim
from wardstats.audit.families.writing import leave_open
from wardstats.audit.reading.passages import Passage
from wardstats.language import translate as _
from wardstats.model.verdicts import Verdict


def release_flattened(passages: Sequence[Passage], claims: Sequence[Claim]) -> list[Claim]:
    """Leave misfits open whose figures stand side by side; return all claims in their order."""
    crowded = {start for passage in passages for start in _crowded(passage)}
    note = _("Figures stand side by side, a table without its cells: see the source.")
    return [leave_open(claim, note) if _is_of(claim, crowded) else claim for claim in claims]


def _crowded(passage: Passage) -> Iterator[int]:
    """Yield where bare figures stand beside another one, with no word or mark between."""
    for one, other in pairwise(passage.terms):
        if other.first != one.last + 1:
            continue
        for term in (one, other):
            if term.figure.unit is None and not term.is_pair:
                yield passage.tokens[term.first].start


def _is_of(claim: Claim, crowded: set[int]) -> bool:
    places = [*(operand.start for operand in claim.operands), claim.reported_start]
    return claim.verdict is Verdict.INCONSISTENT and any(place in crowded for place in places)
