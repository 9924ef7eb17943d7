"""The page for whoever filled the workbook: what was read, as what, and every faulty cell."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from wardstats.analysis.source_review import SourceReview
from wardstats.language import translate as _
from wardstats.model.findings import severity_name, shorten_cells
from wardstats.report.blocks import Cell, Group, Row, Table, Text
from wardstats.report.stories import Finding, Story, accused, tell_stories
from wardstats.report.suggestions import suggested_cells, unexplained_cells
from wardstats.report.unmatched import unmatched_table

_TONES = {"blocker": "exceeded", "warning": "behind", "note": "note"}


def reading_summary(review: SourceReview) -> Group:
    """Compose the head: the workbook, its sum of cells, and what became of each sheet's."""
    reading = review.reading
    head = Text(
        heading=_("How {workbook} was read").format(workbook=reading.workbook),
        level=1,
        paragraphs=(f"{reading.ward.full_name} · {reading.period.name()}", reading.sum_of_cells()),
    )
    outcomes = (
        reading.coverage.groupby(["sheet", "outcome"], sort=False).size().unstack(fill_value=0)
    )
    names = {
        "read": _("read"),
        "missing": _("missing"),
        "ignored": _("ignored"),
        "refused": _("refused"),
    }
    rows = [
        Row((_link(review, str(sheet), "A1", str(sheet)),
             *(Cell(str(counted.get(one, 0))) for one in names)))
        for sheet, counted in outcomes.iterrows()
    ]  # fmt: skip
    table = _table(_("Cells of each sheet"), (_("Sheet"), *names.values()), rows, figures_from=1)
    return Group((head, table))


def reading_columns(review: SourceReview) -> Table:
    """Compose the table of headers: what each column was taken for, how sure, and why.

    Headers that say the same on several sheets are told once.
    """
    told = review.reading.explanation
    headers = told[told["what"].isin(("column", "unit"))]
    alike = headers.groupby(
        ["what", "text", "taken_as", "confidence", "reason"], sort=False, dropna=False
    )
    rows = [_told_of_headers(review, group.to_dict("records")) for _key, group in alike]
    columns = (_("Cell"), _("Header"), _("Taken as"), _("Sure"), _("Why"))
    return _table(_("What each column was taken for"), columns, rows)


def reading_labels(review: SourceReview) -> Table:
    """Compose the table of labels that are not plainly an indicator's."""
    told = review.reading.explanation
    doubtful = told[(told["what"] == "label") & (told["confidence"] < 1)]
    rows = [_told(review, one) for one in doubtful.to_dict("records")]
    columns = (_("Cell"), _("Label"), _("Taken as"), _("Sure"), _("Closest"))
    return _table(_("Labels to be confirmed"), columns, rows)


def reading_unmatched(review: SourceReview) -> Table:
    """Compose the table of figures that no indicator is known for."""
    return unmatched_table(review.reading.observations)


def _told_of_headers(review: SourceReview, alike: list[dict[Hashable, Any]]) -> Row:
    """Make one row of headers that say the same: the first of them, and how many more there are."""
    place, header, taken_as, *others = _told(review, alike[0]).cells
    if len(alike) > 1:
        more = _("the same in {count} other places").format(count=len(alike) - 1)
        place = replace(place, remark=more)
    return Row((place, header, replace(taken_as, text=_in_words(taken_as.text)), *others))


def _in_words(taken_as: str) -> str:
    """Say what a column was taken for in words that whoever filled the workbook knows.

    Examples
    --------
    >>> _in_words("actual · 2020-9M")
    'thực hiện · 2020-9M'
    """
    names = {
        "plan": _("plan"), "actual": _("actual"), "prior": _("same period last year"),
        "plan_percent": _("% of plan"), "growth_percent": _("% of change"),
        "code": _("code"), "number": _("number in order"), "label": _("indicator"),
        "unit": _("unit"), "remark": _("remark"), "ignored": _("not read"),
    }  # fmt: skip
    kind, mark, rest = taken_as.partition(" · ")
    return f"{names.get(kind, kind)}{mark}{rest}"


def _told(review: SourceReview, one: Mapping[Any, Any]) -> Row:
    """Make one row of the explanation."""
    sure = Cell(f"{one['confidence'] * 100:.0f} %")
    place = _link(review, one["sheet"], one["cell"])
    return Row((place, Cell(one["text"]), Cell(one["taken_as"]), sure, Cell(one["reason"])))


def reading_findings(review: SourceReview) -> Group:
    """Compose the findings, a table a sheet, each with a link to its first cell.

    The sheet of the gravest finding comes first, and on each sheet the gravest finding; findings
    that name the same cell stand together. Those that name none come last.
    """
    sheets: dict[str, list[Row]] = {}
    for story in tell_stories(review.findings):
        sheet = _accused(story[0])[0]
        sheets.setdefault(sheet, []).extend(_tell(review, story))
    of_no_cell = sheets.pop("", [])
    columns = (_("Cell"), _("How grave"), _("What is wrong"))
    tables = [
        _table(_("Cells to look at: {sheet}").format(sheet=sheet), columns, rows)
        for sheet, rows in sheets.items()
    ]
    if of_no_cell:
        tables.append(_table(_("The report as a whole, no single cell"), columns[1:], of_no_cell))
    return Group(tuple(tables) or (_table(_("Cells to look at"), columns, ()),))


def _accused(finding: Finding) -> tuple[str, str]:
    """Return sheet and address of a finding's first cell; empty where it names none."""
    sheet, _mark, cell = accused(finding).rpartition("!")
    return sheet, cell


def _tell(review: SourceReview, story: Story) -> Iterator[Row]:
    """Make the rows of a story; those that follow the first are set in."""
    caption = _accused(story[0])[0]  # names the sheet of the first
    for one in story:
        sheet, cell = _accused(one)
        told = (
            Cell(severity_name(one["severity"]), tone=_TONES[one["severity"]]),
            Cell(one["message"], remark=one["suggestion"]),
        )
        cells = shorten_cells(one["cells"]).removeprefix(f"{caption}!")
        place = (_link(review, sheet, cell, cells),) if cell else ()
        yield Row((*place, *told), level=0 if one is story[0] else 1)


def reading_suggestions(review: SourceReview) -> Table:
    """Compose the table of single changes that would clear checks; none is ever applied."""
    rows = [
        Row((_link(review, sheet, cell), Cell(change, remark=slip)))
        for sheet, cell, change, slip in suggested_cells(review.suggestions)
    ]
    columns = (_("Cell"), _("Change that would help"))
    table = _table(_("Cells that are probably wrong, the likeliest first"), columns, rows)
    others = unexplained_cells(review.suggestions)
    if not others:
        return table
    note = _("In checks that fail, which no few changes explain: {cells}.").format(cells=others)
    return replace(table, notes=(*table.notes, note))


def _table(
    caption: str,
    columns: tuple[str, ...],
    rows: Iterable[Row],
    figures_from: int | None = None,
) -> Table:
    numeric = tuple(
        figures_from is not None and place >= figures_from for place in range(len(columns))
    )
    filled = tuple(rows)
    notes = () if filled else (_("None."),)
    if any(row.level for row in filled):
        notes = (_("A line that is set in speaks of a cell of the line above it."),)
    return Table(caption, columns, filled, numeric, notes)


def _link(review: SourceReview, sheet: str, cell: str, text: str = "") -> Cell:
    """Point to a cell of the workbook; programs that know the form open it there."""
    place = "'{}'!{}".format(sheet.replace("'", "''"), cell)
    path = Path(os.path.relpath(review.path)).as_posix()
    return Cell(text or f"{sheet}!{cell}", link=f"{quote(path)}#{quote(place)}")
