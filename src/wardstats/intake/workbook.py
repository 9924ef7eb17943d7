"""Reads a workbook in the standard form: all figures with their cells, or all wrong cells."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pandas as pd
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from wardstats.errors import SourceError
from wardstats.intake.cells import Place
from wardstats.intake.information import read_information, read_texts
from wardstats.intake.layout import INFORMATION_SHEET, TEXT_SHEET
from wardstats.intake.preflight import corrupt_file, require_workbook
from wardstats.intake.reading import COVERAGE_COLUMNS, Reading
from wardstats.intake.sheets import SheetContent, Source, read_sheet
from wardstats.intake.sources import WARD_CATALOGUE
from wardstats.language import translate as _
from wardstats.model.catalogue import Catalogue
from wardstats.model.findings import build_findings
from wardstats.model.names import closest_names
from wardstats.model.observations import Observation, build_observations


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
    require_workbook(path)
    values, formulas = _open(path)
    _require_sheets(path.name, values)
    ward = path.resolve().parent.name
    information = read_information(path.name, values[INFORMATION_SHEET], ward)
    source = Source(path.name, ward, information.period, catalogue or ward_catalogue(path.parent))
    contents = [
        read_sheet(source, sheet, formulas[sheet.title] if formulas else None)
        for sheet in values.worksheets
        if sheet.title not in (INFORMATION_SHEET, TEXT_SHEET)
    ]
    figures = [figure for content in contents for figure in content.figures]
    _raise_problems(source, contents, figures)
    return Reading(
        workbook=path.name,
        ward=information.ward,
        period=information.period,
        period_cell=information.period_cell,
        document=information.document,
        texts=read_texts(path.name, values[TEXT_SHEET]),
        observations=build_observations(figures),
        findings=build_findings(finding for content in contents for finding in content.findings),
        coverage=pd.DataFrame(
            [row for content in contents for row in content.coverage],
            columns=list(COVERAGE_COLUMNS),
        ).astype("str"),
    )


def ward_catalogue(folder: Path) -> Catalogue:
    """Return the packaged catalogue with the ward's own file, when there is one."""
    own = folder / WARD_CATALOGUE
    return Catalogue.packaged(own) if own.is_file() else Catalogue.packaged()


def _open(path: Path) -> tuple[Workbook, Workbook | None]:
    """Open the saved values and, only where there are any, the formulas behind them."""
    try:
        with path.open("rb") as file:  # closed whatever happens: openpyxl leaves it open
            values = load_workbook(file, data_only=True)
            formulas = load_workbook(file) if _has_formulas(path) else None
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise corrupt_file(path, f"{type(error).__name__}: {error}") from error
    return values, formulas


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f" in archive.read(name) for name in sheets if name.endswith(".xml"))


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
