"""Other wholes: several shares told beside one whole, of which none fits, are of other wholes.

"Số trường đạt chuẩn là 485: mầm non 141 (51,8 %), tiểu học 206 (75,2 %)": each of the schools of
its own sort.
"""

from __future__ import annotations

from collections.abc import Sequence

from wardstats.audit.claims import Claim
from wardstats.audit.families.writing import leave_open
from wardstats.audit.judging import FITTING
from wardstats.language import translate as _
from wardstats.model.verdicts import Verdict

_SEVERAL = 2
_PART_AND_WHOLE = 2
_NONE = -1


def release_other_wholes(claims: Sequence[Claim]) -> list[Claim]:
    """Leave shares open that are all missed by one whole; return all claims in their order."""
    told: dict[int, list[Claim]] = {}
    for claim in claims:
        told.setdefault(_whole_of(claim), []).append(claim)
    others = {
        start
        for start, shares in told.items()
        if sum(claim.verdict is Verdict.INCONSISTENT for claim in shares) >= _SEVERAL
        and not any(claim.verdict in FITTING for claim in shares)
    } - {_NONE}
    note = _("None of the shares told here is of this whole; theirs is not named.")
    return [leave_open(claim, note) if _whole_of(claim) in others else claim for claim in claims]


def _whole_of(claim: Claim) -> int:
    """Return where the whole of a share stands."""
    is_share = claim.meaning == "share" and len(claim.operands) == _PART_AND_WHOLE
    return claim.operands[1].start if is_share else _NONE
