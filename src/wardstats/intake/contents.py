"""What the reading process makes of a workbook: it opens it, reads every sheet, accounts for it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import Any

from openpyxl.workbook.workbook import Workbook

from wardstats.errors import PeriodError, SourceError
from wardstats.intake.aliases import read_aliases
from wardstats.intake.corrections import Correction
from wardstats.intake.files.opening import open_workbook
from wardstats.intake.files.preflight import CheckedFile
from wardstats.intake.form.information import Information, read_information, read_texts
from wardstats.intake.form.layout import INFORMATION_SHEET, TEXT_SHEET
from wardstats.intake.repeats import settle_repeats
from wardstats.intake.sources import ward_catalogue
from wardstats.intake.tables.labels import LabelIndex
from wardstats.intake.tables.sheets import read_sheet
from wardstats.intake.tables.source import Explained, SheetContent, Source
from wardstats.intake.tables.title_findings import name_findings, title_findings
from wardstats.intake.tables.titles import find_period, find_ward_name
from wardstats.intake.tables.view import SheetView
from wardstats.language import translate as _
from wardstats.model.catalogue import Catalogue, Indicator, Sector
from wardstats.model.findings import Finding
from wardstats.model.names import closest_names
from wardstats.model.periods import Period
from wardstats.model.wards import Document, TextItem, Ward

_EXPLAINED = attrgetter(*(field.name for field in fields(Explained)))

CatalogueEntries = tuple[tuple[Sector, ...], tuple[Indicator, ...]]


@dataclass(frozen=True)
class Job:
    """What the reading process is given: the bytes that were checked, not the file again."""

    path: Path
    ward: str
    folder: Path  # where the ward's own files may lie
    checked: CheckedFile
    catalogue: CatalogueEntries | None
    corrections: list[Correction]


@dataclass(frozen=True)
class WorkbookContent:
    """What the reading process gives back; the tables are made of these rows on the other side."""

    information: Information
    texts: tuple[TextItem, ...]
    observations: list[tuple[Any, ...]]  # plain ones, which go over quickly
    findings: list[Finding]
    coverage: list[tuple[str, ...]]
    explained: list[tuple[Any, ...]]
    problems: list[SourceError]


def read_contents(job: Job) -> WorkbookContent:
    """Read a workbook; this happens in the reading process."""
    name = job.path.name
    values, formulas = open_workbook(job.path, job.checked)
    views = [
        SheetView(name, sheet, formulas[sheet.title])
        for sheet in values.worksheets
        if sheet.title not in (INFORMATION_SHEET, TEXT_SHEET)
    ]
    is_form = _is_form(name, values)
    if is_form:
        information = read_information(name, values[INFORMATION_SHEET], job.ward)
    else:
        information = _free_information(job, views)
    source = _source(job, information, is_form=is_form)
    contents = [read_sheet(source, view) for view in views]
    repeats = settle_repeats(source, contents)
    if not repeats.problems and not repeats.figures:
        raise _no_figures(name)
    return WorkbookContent(
        information,
        read_texts(name, values[TEXT_SHEET]) if is_form else (),
        [tuple(figure) for figure in repeats.figures],
        [
            *title_findings(source, views),
            *(name_findings(source, information.period_cell) if is_form else ()),
            *_file_notes(source, job.checked),
            *repeats.findings,
        ],
        repeats.coverage,
        _explained(views, contents),
        repeats.problems,
    )


def _is_form(workbook: str, values: Workbook) -> bool:
    """Whether it is the standard form; one of its two sheets alone has lost the other."""
    missing = [name for name in (INFORMATION_SHEET, TEXT_SHEET) if name not in values.sheetnames]
    if len(missing) == 1:
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
    return not missing


def _source(job: Job, information: Information, *, is_form: bool) -> Source:
    catalogue = Catalogue(*job.catalogue) if job.catalogue else ward_catalogue(job.folder)
    aliases = read_aliases(job.folder, catalogue)
    labels = LabelIndex(catalogue, aliases.labels)
    period = information.period
    corrections = {one.source: one for one in job.corrections if one.period == period}
    return Source(
        job.path.name, job.ward, period, catalogue, labels, aliases.columns, is_form, corrections
    )


def _free_information(job: Job, views: list[SheetView]) -> Information:
    """Say of whom and of which period a free layout speaks: by its name, else by its titles."""
    titled = find_period(views)
    try:
        named: Period | None = Period.parse(job.path.stem)
    except PeriodError:
        named = None
    period = named or (titled.period if titled else None)
    if period is None:
        raise SourceError(
            "period_unknown",
            job.path.name,
            _("neither the file's name nor a title says which period it speaks of."),
            _("Expected a name such as 2020-9M.xlsx, or a title such as '9 tháng đầu năm 2020'."),
            _("Rename the file, or write the period into a title."),
            file=job.path.name,
        )
    kind, name = find_ward_name(views)
    return Information(
        Ward(job.ward, name or job.ward, kind or "phường", "", ""),
        period,
        titled.cell if titled and not named else "",
        Document("", "BC-UBND", name, None, (), "", ""),
    )


def _file_notes(source: Source, checked: CheckedFile) -> list[Finding]:
    """Note what was left alone: macros, and links to other workbooks."""
    notes = []
    if checked.has_macros:
        notes.append(
            source.note(
                "macros_ignored", "", (), _("the workbook holds macros; they were not run."),
                _("Send it without macros, as .xlsx."),
            )
        )  # fmt: skip
    if checked.has_external_links:
        notes.append(
            source.note(
                "external_link", "", (),
                _("the workbook refers to other workbooks; the saved results were read."),
                _("Replace formulas that refer to other files by their values."),
            )
        )  # fmt: skip
    return notes


def _explained(views: list[SheetView], contents: list[SheetContent]) -> list[tuple[Any, ...]]:
    return [
        (view.title, *_EXPLAINED(one))
        for view, content in zip(views, contents, strict=True)
        for one in content.explained
    ]


def _no_figures(workbook: str) -> SourceError:
    return SourceError(
        "no_table",
        workbook,
        _("no sheet holds a figure."),
        _("Expected sheets with columns such as Chỉ tiêu, ĐVT, Kế hoạch năm, Lũy kế."),
        _("Fill a form made by 'wardstats form'."),
        file=workbook,
    )
