"""Figures for which no table has a place: they are left out, and that is said."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator

from wardstats.intake.cells.figures import holds_figure
from wardstats.intake.tables.accounting import IGNORED, Accounting
from wardstats.intake.tables.source import Source
from wardstats.intake.tables.vocabulary import REMARK
from wardstats.language import translate as _
from wardstats.model.findings import Finding

BELOW, OUTSIDE = "below the table", "text"  # why a cell is ignored
_YEARS = range(1900, 2100)  # "Năm | 2020" in a title

_Block = tuple[str, int]  # why, and the column of notes or how many headers stand above


def left_out(source: Source, accounting: Accounting, header_rows: list[int]) -> Iterator[Finding]:
    """Yield a finding for each block of figures that no table has taken.

    Parameters
    ----------
    header_rows
        The first row of each header of the sheet, from the top.
    """
    blocks: dict[_Block, list[str]] = {}
    for (row, column), one in sorted(accounting.outcomes.items()):
        value = accounting.view.value(row, column)
        if one.outcome != IGNORED or not holds_figure(value):
            continue
        if one.reason == REMARK:
            block = (REMARK, column)
        elif one.reason in (BELOW, OUTSIDE) and value not in _YEARS:
            block = (one.reason, bisect(header_rows, row))
        else:
            continue
        blocks.setdefault(block, []).append(accounting.view.address(row, column))
    for (reason, _place), cells in blocks.items():
        yield _told(source, accounting.view.title, reason, cells)


def _told(source: Source, sheet: str, reason: str, cells: list[str]) -> Finding:
    messages = {
        REMARK: _("{count} figures in a column of notes of '{sheet}' were not read: {cells}."),
        BELOW: _("{count} figures below the end of a table of '{sheet}' were not read: {cells}."),
        OUTSIDE: _("{count} figures outside every table of '{sheet}' were not read: {cells}."),
    }
    suggestions = {
        REMARK: _("Look whether they belong into a column of figures."),
        BELOW: _("Move them above the signatures and notes if they belong to the table."),
        OUTSIDE: _("Move them below the header if they belong to the table."),
    }
    is_slight = reason == REMARK or len(cells) == 1
    return source.note(
        "figures_ignored", "", tuple(f"{sheet}!{cell}" for cell in cells),
        messages[reason].format(count=len(cells), sheet=sheet, cells=_some(cells)),
        suggestions[reason], severity="note" if is_slight else "warning",
    )  # fmt: skip


def _some(cells: list[str]) -> str:
    """Name the first few cells."""
    return ", ".join(cells[:5]) + (", …" if len(cells) > 5 else "")
