"""SourceReview: how a ward's workbook was understood, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from wardstats.analysis.earlier_reports import read_earlier
from wardstats.checks import check, locate
from wardstats.intake.reading import Reading
from wardstats.intake.sources import find_source, ward_catalogue
from wardstats.intake.workbook import examine_workbook
from wardstats.model.findings import join_findings
from wardstats.model.periods import Period


@dataclass(frozen=True)
class SourceReview:
    """What can be said of a workbook, even one that no report can be made of."""

    path: Path
    reading: Reading
    findings: pd.DataFrame  # refused cells first, then what is odd or does not add up
    suggestions: pd.DataFrame  # cells that are probably wrong, and what each should say


def review_source(ward: str, period: str | Period, raw: str | Path = "data/raw") -> SourceReview:
    """Read a ward's workbook as far as it can be read, and check what was read.

    Raises
    ------
    PeriodError, NameUnknownError
        As `load` does.
    SourceError
        The file as a whole cannot be read.
    """
    return review_workbook(find_source(ward, period, raw))


def review_workbook(path: Path) -> SourceReview:
    """Read a workbook, wherever it lies, as far as it can be read, and check what was read."""
    catalogue = ward_catalogue(path.absolute().parent)
    reading = examine_workbook(path, catalogue)
    earlier = read_earlier(reading, path.absolute().parent, catalogue)
    checked = check(reading.observations, catalogue, earlier.figures)
    found = join_findings(reading.refusals(), reading.findings, earlier.notes, checked)
    suggestions = locate(reading.observations, found, catalogue, earlier.figures)
    return SourceReview(path, reading, found, suggestions)
