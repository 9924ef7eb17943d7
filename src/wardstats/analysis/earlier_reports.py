"""A ward's earlier workbooks: the history that its figures are compared with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from wardstats.errors import WardstatsError
from wardstats.intake.reading import Reading
from wardstats.intake.sources import earlier_workbooks
from wardstats.intake.workbook import examine_workbook
from wardstats.language import translate as _
from wardstats.model.catalogue import Catalogue
from wardstats.model.findings import Finding, build_findings
from wardstats.model.observations import build_observations
from wardstats.model.periods import Period


@dataclass(frozen=True)
class EarlierReports:
    """What a ward's earlier workbooks say."""

    figures: pd.DataFrame  # observations
    notes: pd.DataFrame  # a finding for each workbook that could not be read whole


def read_earlier(reading: Reading, folder: Path, catalogue: Catalogue) -> EarlierReports:
    """Read the workbooks in the ward's folder that what was read is to be compared with."""
    tables: list[pd.DataFrame] = []
    notes: list[Finding] = []
    for path in earlier_workbooks(folder, reading.period):
        try:
            earlier = examine_workbook(path, catalogue)
        except WardstatsError as error:
            notes.append(_note(reading, path, error))
            continue
        notes += _problems(reading, path, earlier)
        if earlier.period.cumulative == Period.parse(path.stem).cumulative:
            tables.append(earlier.observations)
    figures = pd.concat(tables, ignore_index=True) if tables else build_observations(())
    return EarlierReports(figures, build_findings(notes))


def _problems(reading: Reading, path: Path, earlier: Reading) -> Iterator[Finding]:
    """Note what of an earlier workbook has no part in the comparison."""
    if earlier.period.cumulative != Period.parse(path.stem).cumulative:
        problem = _("the workbook says '{period}'.").format(period=earlier.period)
        yield _note(reading, path, WardstatsError(path.name, problem))
    elif earlier.problems:
        yield _note(reading, path, earlier.problems[0])


def _note(reading: Reading, path: Path, problem: WardstatsError) -> Finding:
    return Finding(
        "earlier_unreadable", "note", reading.ward.code, str(reading.period), "", (),
        _("{workbook} was not compared, or not with all its figures: {problem}").format(
            workbook=path.name, problem=str(problem).splitlines()[0]),
        suggestion=_("Correct the earlier workbook, so that figures can be compared with it."),
    )  # fmt: skip
