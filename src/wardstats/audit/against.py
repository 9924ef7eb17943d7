"""Against the workbook: each claim beside the figure that the workbook has for it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from wardstats.audit.claims import Claim

AGAINST_COLUMNS = ("against", "workbook_value", "cell")


def compare_claims(text: str, claims: Sequence[Claim], observations: pd.DataFrame) -> pd.DataFrame:
    """Stub."""
    return pd.DataFrame(columns=list(AGAINST_COLUMNS))
