"""`wardstats check`: read a workbook and check its figures."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from wardstats.cli.options import AsJson, Language
from wardstats.cli.printing import print_findings, print_json, terminal
from wardstats.cli.stopping import FOUND, stopping_well
from wardstats.language import translate as _

if TYPE_CHECKING:
    import pandas as pd

    from wardstats.analysis.source_review import SourceReview
    from wardstats.intake.reading import Reading


def check(
    workbook: Annotated[Path, typer.Argument(help="The workbook to read and check.")],
    mark: Annotated[
        Path | None,
        typer.Option("--mark", help="Write a copy with the faulty cells filled and commented."),
    ] = None,
    returned_for: Annotated[
        Path | None,
        typer.Option(
            "--returned-for", help="The workbook that was sent: list edits not asked for."
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what each header and label was taken for.")
    ] = False,
    language: Language = "vi",
    as_json: AsJson = False,
) -> None:
    """Read a workbook in any layout and check its figures; without --mark, write nothing."""
    with stopping_well(language):
        from wardstats.analysis.source_review import review_workbook
        from wardstats.intake.corrections import require_current

        review = review_workbook(workbook)
        reading = review.reading
        require_current(workbook.absolute().parent, reading.period, datetime.now(UTC).date())
        table = _with_edits(review, returned_for) if returned_for else review.findings
        found = table.to_dict("records")
        if as_json:
            _answer(reading, found, explain=explain)
        else:
            _print_reading(workbook, reading, len(found), explain=explain)
            print_findings(found)
        if mark is not None:
            _write_marked(workbook, table, mark, silent=as_json)
        if any(finding["severity"] != "note" for finding in found):
            raise typer.Exit(FOUND)


def _with_edits(review: SourceReview, sent: Path) -> pd.DataFrame:
    """Add what was edited since the workbook was sent, without having been asked for."""
    from wardstats.intake.marking.returned import compare_workbooks
    from wardstats.model.findings import build_findings, join_findings

    reading = review.reading
    edits = compare_workbooks(sent, review.path).findings(reading.ward.code, str(reading.period))
    return join_findings(review.findings, build_findings(edits))


def _write_marked(workbook: Path, found: pd.DataFrame, out: Path, *, silent: bool) -> None:
    from wardstats.intake.marking.marking import mark_workbook
    from wardstats.intake.marking.marks import marks_from_findings

    written = mark_workbook(workbook, marks_from_findings(found), out)
    if not silent:
        terminal().print(_("Marked copy: {path}").format(path=escape(written.path.as_posix())))


def _answer(reading: Reading, found: list[dict[Hashable, Any]], *, explain: bool) -> None:
    answer = {
        "figures": len(reading.observations),
        "cells": reading.counts(),
        "findings": found,
    }
    if explain:
        answer["explanation"] = reading.explanation.to_dict("records")
    print_json(answer)


def _print_reading(workbook: Path, reading: Reading, found: int, *, explain: bool) -> None:
    console = terminal()
    console.print(
        _("{workbook}: {count} figures read, {found} findings.").format(
            workbook=escape(workbook.name), count=len(reading.observations), found=found
        )
    )
    console.print(reading.sum_of_cells())
    if explain:
        console.print(_explanation(reading))


def _explanation(reading: Reading) -> Table:
    table = Table(title=_("What was taken for what"), title_justify="left", box=None)
    for heading in (_("sheet and cell"), _("says"), _("taken as"), _("sure"), _("why")):
        table.add_column(heading, overflow="fold")
    for one in reading.explanation.itertuples(index=False):
        cells = (
            f"{one.sheet}!{one.cell}",
            one.text,
            one.taken_as,
            f"{one.confidence:.0%}",
            one.reason,
        )
        table.add_row(*(escape(str(cell)) for cell in cells))
    return table
