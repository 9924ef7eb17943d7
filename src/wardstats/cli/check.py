"""`wardstats check`: read a workbook and check its figures."""

from __future__ import annotations

from collections.abc import Hashable
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
    from wardstats.intake.reading import Reading


def check(
    workbook: Annotated[Path, typer.Argument(help="The workbook to read and check.")],
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what each header and label was taken for.")
    ] = False,
    language: Language = "vi",
    as_json: AsJson = False,
) -> None:
    """Read a workbook in any layout and check its figures; write nothing."""
    with stopping_well(language):
        from wardstats.checks import check as check_observations
        from wardstats.intake.sources import ward_catalogue
        from wardstats.intake.workbook import examine_workbook
        from wardstats.model.findings import join_findings

        reading = examine_workbook(workbook)
        catalogue = ward_catalogue(workbook.absolute().parent)
        found = join_findings(
            reading.refusals(),
            reading.findings,
            check_observations(reading.observations, catalogue),
        ).to_dict("records")
        if as_json:
            _answer(reading, found, explain=explain)
        else:
            _print_reading(workbook, reading, len(found), explain=explain)
            print_findings(found)
        if any(finding["severity"] != "note" for finding in found):
            raise typer.Exit(FOUND)


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
    console.print(
        _(
            "{seen} cells = {read} read + {missing} missing + {ignored} ignored"
            " + {refused} refused."
        ).format(**reading.counts())
    )
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
