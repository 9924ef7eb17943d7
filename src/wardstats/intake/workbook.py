"""Reads a workbook in the standard form: all figures with their cells, or all wrong cells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd
from openpyxl.workbook.workbook import Workbook

from wardstats.errors import SourceError
from wardstats.intake.cells.figures import Place
from wardstats.intake.files.opening import open_workbook
from wardstats.intake.files.preflight import CheckedFile, require_workbook
from wardstats.intake.files.reading_process import run_apart
from wardstats.intake.form.information import Information, read_information, read_texts
from wardstats.intake.form.layout import INFORMATION_SHEET, TEXT_SHEET
from wardstats.intake.reading import COVERAGE_COLUMNS, Reading
from wardstats.intake.sources import WARD_CATALOGUE
from wardstats.intake.tables.sheets import SheetContent, Source, read_sheet
from wardstats.language import translate as _
from wardstats.model.catalogue import Catalogue, Indicator, Sector
from wardstats.model.findings import Finding, build_findings
from wardstats.model.names import closest_names
from wardstats.model.observations import Observation, build_observations
from wardstats.model.wards import TextItem


def read_workbook(path: str | Path, catalogue: Catalogue | None = None) -> Reading:
    """Read a workbook in the standard form.

    Parameters
    ----------
    path
        The workbook; the folder it lies in names the ward.
    catalogue
        None: the packaged one with the ward's own `indicators.toml`, when one lies beside it.

    Returns
    -------
    The reading: ward, period, document, texts, and the tables `observations`, `findings`,
    `coverage`.

    Raises
    ------
    SourceError
        The file, a sheet or cells cannot be used; `problems` names every one of them.
    """
    path = Path(path)
    job = _Job(
        path,
        path.resolve().parent.name,
        path.absolute().parent,
        require_workbook(path),
        _catalogue_entries(catalogue),
    )
    content = run_apart(partial(_read_form, job), path)
    information = content.information
    return Reading(
        workbook=path.name,
        ward=information.ward,
        period=information.period,
        period_cell=information.period_cell,
        document=information.document,
        texts=content.texts,
        observations=build_observations(content.figures),
        findings=build_findings(content.findings),
        coverage=pd.DataFrame(content.coverage, columns=list(COVERAGE_COLUMNS)).astype("str"),
    )


def _catalogue_entries(
    catalogue: Catalogue | None,
) -> tuple[tuple[Sector, ...], tuple[Indicator, ...]] | None:
    """Return a catalogue in a form that goes to the reading process."""
    if catalogue is None:
        return None
    return tuple(catalogue.sectors.values()), tuple(catalogue.indicators.values())


@dataclass(frozen=True)
class _Job:
    """What the reading process is given: the bytes that were checked, not the file again."""

    path: Path
    ward: str
    folder: Path  # where the ward's own catalogue may lie
    checked: CheckedFile
    catalogue: tuple[tuple[Sector, ...], tuple[Indicator, ...]] | None


@dataclass(frozen=True)
class _FormContent:
    """What the reading process gives back; the tables are made of it here."""

    information: Information
    texts: tuple[TextItem, ...]
    figures: list[Observation]
    findings: list[Finding]
    coverage: list[tuple[str, ...]]


def _read_form(job: _Job) -> _FormContent:
    """Read the standard form; this happens in the reading process."""
    path = job.path
    values, formulas = open_workbook(path, job.checked)
    _require_sheets(path.name, values)
    information = read_information(path.name, values[INFORMATION_SHEET], job.ward)
    catalogue = Catalogue(*job.catalogue) if job.catalogue else ward_catalogue(job.folder)
    source = Source(path.name, job.ward, information.period, catalogue)
    contents = [
        read_sheet(source, sheet, formulas[sheet.title] if formulas else None)
        for sheet in values.worksheets
        if sheet.title not in (INFORMATION_SHEET, TEXT_SHEET)
    ]
    figures = [figure for content in contents for figure in content.figures]
    _raise_problems(source, contents, figures)
    return _FormContent(
        information,
        read_texts(path.name, values[TEXT_SHEET]),
        figures,
        [finding for content in contents for finding in content.findings],
        [row for content in contents for row in content.coverage],
    )


def ward_catalogue(folder: Path) -> Catalogue:
    """Return the packaged catalogue with the ward's own file, when there is one."""
    own = folder / WARD_CATALOGUE
    return Catalogue.packaged(own) if own.is_file() else Catalogue.packaged()


def _require_sheets(workbook: str, values: Workbook) -> None:
    missing = [name for name in (INFORMATION_SHEET, TEXT_SHEET) if name not in values.sheetnames]
    if missing:
        present = "; ".join(values.sheetnames)
        raise SourceError(
            "missing_sheet",
            workbook,
            _("the sheet '{sheet}' is missing; there are: {present}.").format(
                sheet=missing[0], present=present
            ),
            _("Closest: {near}.").format(near=closest_names(missing[0], values.sheetnames, 1)[0]),
            _("Rename the sheet, or start from a form made by 'wardstats form'."),
            file=workbook,
            sheet=missing[0],
        )


def _raise_problems(
    source: Source, contents: list[SheetContent], figures: list[Observation]
) -> None:
    problems = [problem for content in contents for problem in content.problems]
    problems += _duplicates(figures)
    if problems:
        raise SourceError.gather(problems)
    if not figures:
        raise SourceError(
            "no_table",
            source.workbook,
            _("no sheet holds a figure."),
            _("Expected sheets with the columns Mã, Chỉ tiêu, ĐVT, Lũy kế."),
            _("Fill a form made by 'wardstats form'."),
            file=source.workbook,
        )


def _duplicates(figures: list[Observation]) -> list[SourceError]:
    """Refuse rows that claim to be figures another row has given; each row once."""
    claims: dict[tuple[str, str, str], Observation] = {}
    refused: dict[tuple[str, str], SourceError] = {}
    for figure in figures:
        key = (figure.indicator, figure.role, figure.period)
        first = claims.setdefault(key, figure)
        if first is not figure and (figure.sheet, figure.indicator) not in refused:
            refused[figure.sheet, figure.indicator] = Place(
                figure.workbook, figure.sheet, figure.cell
            ).refuse(
                "duplicate_indicator",
                _("'{code}' stands in {first} already.").format(
                    code=figure.indicator, first=first.source
                ),
                _("Expected each figure once."),
                _("Keep one of the two rows."),
            )
    return list(refused.values())
