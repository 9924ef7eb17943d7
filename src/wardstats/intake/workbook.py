"""Reads a workbook: all figures with their cells, or all wrong cells."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pandas as pd

from wardstats.errors import SourceError
from wardstats.files.reading_process import run_apart
from wardstats.intake.contents import CatalogueEntries, Job, WorkbookContent, read_contents
from wardstats.intake.corrections import Correction, apply_corrections, read_corrections
from wardstats.intake.files.preflight import require_workbook
from wardstats.intake.reading import COVERAGE_COLUMNS, EXPLANATION_COLUMNS, Reading
from wardstats.model.catalogue import Catalogue
from wardstats.model.findings import build_findings
from wardstats.model.observations import Observation, build_observations


def read_workbook(path: str | Path, catalogue: Catalogue | None = None) -> Reading:
    """Read a workbook, in the standard form or in a layout of the ward's own.

    Parameters
    ----------
    path
        The workbook; the folder it lies in names the ward. In a free layout its name says the
        period, `2020-9M.xlsx`, or else a title does.
    catalogue
        None: the packaged one with the ward's own `indicators.toml`, when one lies beside it.

    Returns
    -------
    The reading: ward, period, document, texts, and the tables `observations`, `findings`,
    `coverage`, `explanation`.

    Raises
    ------
    SourceError
        The file, a sheet or cells cannot be used; `problems` names every one of them, and
        `reading` holds what could be read all the same.
    """
    reading = examine_workbook(path, catalogue)
    if reading.problems:
        error = SourceError.gather(list(reading.problems))
        error.reading = reading
        raise error
    return reading


def examine_workbook(path: str | Path, catalogue: Catalogue | None = None) -> Reading:
    """Read what can be read of a workbook; wrong sheets and cells stand in `problems`.

    Raises
    ------
    SourceError
        The file as a whole cannot be used, or is not known to speak of a period.
    CatalogueError
        A file of the ward's own beside it cannot be used, with its line: a correction that no
        longer matches its cell, too.
    """
    path = Path(path)
    corrections = read_corrections(path.absolute().parent)
    job = Job(
        path,
        path.resolve().parent.name,
        path.absolute().parent,
        require_workbook(path),
        _catalogue_entries(catalogue),
        corrections,
    )
    return _build_reading(path.name, run_apart(partial(read_contents, job), path), corrections)


def _build_reading(
    workbook: str, content: WorkbookContent, corrections: list[Correction]
) -> Reading:
    information = content.information
    read = [*map(Observation._make, content.observations)]
    coverage = pd.DataFrame(content.coverage, columns=list(COVERAGE_COLUMNS)).astype("str")
    refused = coverage[coverage["outcome"] == "refused"]
    figures, notes = apply_corrections(
        corrections, information.period, read, set(refused["sheet"] + "!" + refused["cell"])
    )
    return Reading(
        workbook=workbook,
        ward=information.ward,
        period=information.period,
        period_cell=information.period_cell,
        document=information.document,
        texts=content.texts,
        observations=build_observations(figures),
        findings=build_findings([*content.findings, *notes]),
        coverage=coverage,
        explanation=pd.DataFrame(content.explained, columns=list(EXPLANATION_COLUMNS)),
        problems=tuple(content.problems),
    )


def _catalogue_entries(catalogue: Catalogue | None) -> CatalogueEntries | None:
    """Return a catalogue in a form that goes to the reading process."""
    if catalogue is None:
        return None
    return tuple(catalogue.sectors.values()), tuple(catalogue.indicators.values())
