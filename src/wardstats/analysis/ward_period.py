"""WardPeriod: everything a notebook works with, loaded by one call."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from wardstats.analysis.doubts import mark_doubts
from wardstats.analysis.earlier_reports import read_earlier
from wardstats.analysis.indicator_table import tabulate_results
from wardstats.analysis.results import Result, build_results
from wardstats.checks import check, locate
from wardstats.errors import SourceError
from wardstats.intake.reading import Reading
from wardstats.intake.sources import find_source, ward_catalogue
from wardstats.intake.workbook import read_workbook
from wardstats.language import translate as _
from wardstats.model.catalogue import Catalogue
from wardstats.model.findings import join_findings
from wardstats.model.observations import iterate_observations
from wardstats.model.periods import Period
from wardstats.model.wards import Document, TextItem, Ward


@dataclass(frozen=True)
class WardPeriod:
    """One ward in one period: what its workbook says, what the checks found, the results."""

    reading: Reading
    catalogue: Catalogue
    findings: pd.DataFrame  # of reading and of checks
    history: pd.DataFrame  # the figures of earlier workbooks, as observations

    @property
    def ward(self) -> Ward:
        """The ward."""
        return self.reading.ward

    @property
    def period(self) -> Period:
        """The period of the report."""
        return self.reading.period

    @property
    def document(self) -> Document:
        """Number, date, recipients and signatory's office of the report."""
        return self.reading.document

    @property
    def texts(self) -> tuple[TextItem, ...]:
        """The paragraphs that are not figures."""
        return self.reading.texts

    @property
    def observations(self) -> pd.DataFrame:
        """One row per figure, with its cell."""
        return self.reading.observations

    @property
    def coverage(self) -> pd.DataFrame:
        """One row per cell of the data area, with what became of it."""
        return self.reading.coverage

    @cached_property
    def results(self) -> list[Result]:
        """The exact results behind the indicator table, with the cells that are in doubt."""
        figures = iterate_observations(self.observations)
        results = build_results(figures, self.catalogue, self.period)
        return mark_doubts(results, self.findings, self.catalogue)

    @cached_property
    def suggestions(self) -> pd.DataFrame:
        """Cells that are probably wrong and what each should say; nothing is ever applied."""
        return locate(self.observations, self.findings, self.catalogue, self.history)

    @cached_property
    def indicators(self) -> pd.DataFrame:
        """The indicator table: one row per indicator."""
        return tabulate_results(self.results)


def load(ward: str, period: str | Period, raw: str | Path = "data/raw") -> WardPeriod:
    """Load a ward's workbook of a period, check it and compute its results.

    It is compared with the earlier workbooks that lie beside it, from the same period last year
    on; one of them that cannot be read is noted and does no harm.

    Parameters
    ----------
    ward
        Name of the ward's folder under `raw`.
    raw
        Folder of the wards. The usual one is looked for in the working folder and in the folders
        above it, so that a notebook opened in `notebooks/` finds `data/raw`.

    Raises
    ------
    PeriodError
        The period cannot be read.
    NameUnknownError
        There is no such ward; the nearest folders are offered.
    SourceError
        The workbook cannot be used, or speaks of another period.
    """
    workbook = find_source(ward, period, raw)
    wanted = Period.parse(workbook.stem)
    catalogue = ward_catalogue(workbook.parent)
    reading = read_workbook(workbook, catalogue)
    if reading.period != wanted:
        sheet, cell = reading.period_cell.split("!")
        raise SourceError(
            "period_conflict",
            f"{workbook.name} › {sheet} › {cell}",
            _("the workbook says '{period}'.").format(period=reading.period),
            _("Expected '{period}'.").format(period=wanted),
            _("Ask for the period of the workbook, or correct the cell."),
            file=workbook.name,
            sheet=sheet,
            cell=cell,
        )
    earlier = read_earlier(reading, workbook.parent, catalogue)
    checked = check(reading.observations, catalogue, earlier.figures)
    found = join_findings(reading.findings, earlier.notes, checked)
    return WardPeriod(reading, catalogue, found, earlier.figures)
