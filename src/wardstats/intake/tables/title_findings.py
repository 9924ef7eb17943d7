"""Findings of titles and names of files: a period or a term that is not the workbook's."""

from __future__ import annotations

from collections.abc import Iterator

from wardstats.errors import PeriodError
from wardstats.intake.tables.source import Source
from wardstats.intake.tables.titles import title_periods, title_terms
from wardstats.intake.tables.view import SheetView
from wardstats.language import translate as _
from wardstats.model.findings import Finding
from wardstats.model.periods import Period


def title_findings(source: Source, views: list[SheetView]) -> Iterator[Finding]:
    """Yield what the titles of the sheets say of another time than the workbook's."""
    for titled in title_periods(views):
        if not _is_of(titled.period, source.period):
            yield source.note(
                "period_conflict", "", (titled.cell,),
                _("the title says '{title}', but the figures were read as those of '{period}'.")
                .format(title=titled.period, period=source.period),
                _("Correct the title, or the period of the workbook."), severity="warning",
                reported=str(titled.period), computed=str(source.period),
            )  # fmt: skip
    for term in title_terms(views):
        if not term.first <= source.period.year <= term.last:
            yield source.note(
                "term_conflict", "", (term.cell,),
                _("the title speaks of the term {first}–{last}, the workbook of {year}.").format(
                    first=term.first, last=term.last, year=source.period.year),
                _("Correct the term of office in the title."),
                reported=f"{term.first}–{term.last}", computed=str(source.period.year),
            )  # fmt: skip


def name_findings(source: Source, period_cell: str) -> Iterator[Finding]:
    """Yield what the name of a form says of another period than its sheet of information."""
    stem = source.workbook.rpartition(".")[0]
    try:
        named = Period.parse(stem)
    except PeriodError:
        return  # it names none
    if named != source.period:
        yield source.note(
            "period_conflict", "", (period_cell,),
            _("the form says '{period}', the file's name '{name}'; the form was followed.").format(
                period=source.period, name=stem),
            _("Correct the period in this cell, or rename the file."), severity="warning",
            reported=str(source.period), computed=str(named),
        )  # fmt: skip


def _is_of(titled: Period, period: Period) -> bool:
    """Whether a title speaks of a period; one of its year alone does."""
    if titled.kind == "year":
        return titled.year == period.year
    return titled.cumulative == period.cumulative
