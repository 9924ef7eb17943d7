"""Audit: the text of a written report to claims, each with its verdict.

The room is callable: `wardstats.audit(text)` is `wardstats.audit.audit(text)`, whichever of its
modules was imported first.
"""

from __future__ import annotations

import sys
from types import ModuleType

import pandas as pd

from wardstats.audit.claims import Claim, build_claims

__all__ = ["Claim", "audit", "find_claims"]


def find_claims(text: str) -> list[Claim]:
    """Find every arithmetic claim of a text and judge it exactly, in the order of the text."""
    return []


def audit(text: str, observations: pd.DataFrame | None = None) -> pd.DataFrame:
    """Find every arithmetic claim of a Vietnamese text and judge it.

    Parameters
    ----------
    text
        The text of a report, in whatever Unicode form; offsets count its NFC characters.
    observations
        Figures of a workbook (`wardstats.model.observations`) to compare the claims with.
    """
    return build_claims(find_claims(text))


class _CallableRoom(ModuleType):
    """The package as the function of the same name."""

    def __call__(self, text: str, observations: pd.DataFrame | None = None) -> pd.DataFrame:
        return audit(text, observations)


sys.modules[__name__].__class__ = _CallableRoom
