"""Audit: the text of a written report to claims, each with its verdict.

The room is callable: `wardstats.audit(text)` is `wardstats.audit.audit(text)`, whichever of its
modules was imported first.
"""

from __future__ import annotations

import sys
import unicodedata
from types import ModuleType

import pandas as pd

from wardstats.audit.against import compare_claims
from wardstats.audit.claims import Claim, build_claims
from wardstats.audit.finding import find_claims_in

__all__ = ["Claim", "audit", "find_claims"]


def find_claims(text: str) -> list[Claim]:
    """Find every claim of a text and judge it exactly, in the order of the text.

    Plain figures, which claim nothing but themselves, come as `count_only`.

    Examples
    --------
    >>> [claim] = find_claims("Đã thu 61 triệu/70 triệu = 88% KH")
    >>> str(claim.verdict), claim.computed
    ('consistent_within_rounding', '87,14 %')
    """
    return find_claims_in(unicodedata.normalize("NFC", text))


def audit(text: str, observations: pd.DataFrame | None = None) -> pd.DataFrame:
    """Find every claim of a Vietnamese text and judge it.

    Parameters
    ----------
    text
        The text of a report, in whatever Unicode form; offsets count its NFC characters.
    observations
        Figures of a workbook (`wardstats.model.observations`) to compare the claims with.

    Returns
    -------
    One row per claim, columns `wardstats.audit.claims.CLAIM_COLUMNS`; with observations also
    those of `wardstats.audit.against.AGAINST_COLUMNS`.

    Raises
    ------
    TableError
        The table is not one of observations.

    Examples
    --------
    >>> audit("Có 9/11 vụ, đạt tỷ lệ 83%")[["computed", "verdict"]].values.tolist()
    [['81,82 %', 'inconsistent']]
    """
    claims = find_claims(text)
    table = build_claims(claims)
    if observations is None:
        return table
    composed = unicodedata.normalize("NFC", text)
    return table.join(compare_claims(composed, claims, observations))


class _CallableRoom(ModuleType):
    """The package as the function of the same name."""

    def __call__(self, text: str, observations: pd.DataFrame | None = None) -> pd.DataFrame:
        return audit(text, observations)


sys.modules[__name__].__class__ = _CallableRoom
