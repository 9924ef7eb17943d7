"""Audit: the text of a written report to claims, each with its verdict.

The room is callable: `wardstats.audit(text)` is `wardstats.audit.audit(text)`, whichever of its
modules was imported first.
"""

from __future__ import annotations

import sys
import unicodedata
from types import ModuleType

import pandas as pd

from wardstats.audit.claims import Claim, build_claims
from wardstats.audit.families.balances import find_balances
from wardstats.audit.families.percents import find_percents
from wardstats.audit.families.rates import find_rates
from wardstats.audit.families.totals import find_totals
from wardstats.audit.reading.lexer import read_paragraphs
from wardstats.audit.reading.passages import read_passage

FAMILIES = (find_percents, find_totals, find_balances, find_rates)

__all__ = ["Claim", "audit", "find_claims"]


def find_claims(text: str) -> list[Claim]:
    """Find every arithmetic claim of a text and judge it exactly, in the order of the text."""
    composed = unicodedata.normalize("NFC", text)
    passages = [read_passage(paragraph) for paragraph in read_paragraphs(composed)]
    found = [claim for passage in passages for family in FAMILIES for claim in family(passage)]
    return sorted(found, key=lambda claim: (claim.start, claim.end))


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
