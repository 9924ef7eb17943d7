"""Reading: what one workbook says, with every cell accounted for."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from wardstats.model.periods import Period
from wardstats.model.wards import Document, TextItem, Ward

COVERAGE_COLUMNS = ("ward", "workbook", "sheet", "cell", "indicator", "role", "outcome", "reason")
OUTCOMES = ("read", "missing")


@dataclass(frozen=True)
class Reading:
    """What one workbook says.

    `observations` has one row per figure (`wardstats.model.observations`), `findings` what was
    odd in reading, `coverage` one row per cell of the data area with its outcome: `read`, or
    `missing` with the mark that stood there.
    """

    workbook: str  # file name
    ward: Ward
    period: Period
    period_cell: str  # where the period stands, "Thông tin!B6"
    document: Document
    texts: tuple[TextItem, ...]
    observations: pd.DataFrame
    findings: pd.DataFrame
    coverage: pd.DataFrame
