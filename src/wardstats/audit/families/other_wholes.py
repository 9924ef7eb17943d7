"""Other wholes: several shares told beside one whole, of which none fits, are of other wholes.

"Số trường đạt chuẩn là 485: mầm non 141 (51,8 %), tiểu học 206 (75,2 %)": each of the schools of
its own sort.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wardstats.audit.claims import Claim
from wardstats.audit.judging import FITTING
from wardstats.language import translate as _
from wardstats.model.verdicts import Verdict

_SEVERAL = 2
_PART_AND_WHOLE = 2


def release_other_wholes(claims: Sequence[Claim]) -> list[Claim]:
    """Leave shares open that are all missed by one whole; return all claims in their order."""
    told: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.meaning == "share" and len(claim.operands) == _PART_AND_WHOLE:
            told.setdefault(claim.operands[1].start, []).append(claim)
    others = {
        start
        for start, shares in told.items()
        if sum(claim.verdict is Verdict.INCONSISTENT for claim in shares) >= _SEVERAL
        and not any(claim.verdict in FITTING for claim in shares)
    }
    return [_release(claim) if _is_of(claim, others) else claim for claim in claims]


def _is_of(claim: Claim, wholes: set[int]) -> bool:
    is_share = claim.meaning == "share" and len(claim.operands) == _PART_AND_WHOLE
    return is_share and claim.operands[1].start in wholes


def _release(claim: Claim) -> Claim:
    return replace(
        claim,
        verdict=Verdict.NOT_CHECKABLE,
        explanation=_("None of the shares told here is of this whole; theirs is not named."),
    )
