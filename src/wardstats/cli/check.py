"""`wardstats check`: read a workbook and check its figures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from wardstats.cli.options import AsJson, Language
from wardstats.cli.printing import print_findings, print_json, terminal
from wardstats.cli.stopping import FOUND, stopping_well
from wardstats.language import translate as _


def check(
    workbook: Annotated[Path, typer.Argument(help="The workbook to read and check.")],
    language: Language = "vi",
    as_json: AsJson = False,
) -> None:
    """Read a workbook and check its figures; write nothing."""
    with stopping_well(language):
        from wardstats.checks import check as check_observations
        from wardstats.intake.sources import ward_catalogue
        from wardstats.intake.workbook import read_workbook
        from wardstats.model.findings import join_findings

        reading = read_workbook(workbook)
        catalogue = ward_catalogue(workbook.parent)
        found = join_findings(
            reading.findings, check_observations(reading.observations, catalogue)
        ).to_dict("records")
        if as_json:
            print_json({"figures": len(reading.observations), "findings": found})
        else:
            terminal().print(
                _("{workbook}: {count} figures read, {found} findings.").format(
                    workbook=escape(workbook.name),
                    count=len(reading.observations),
                    found=len(found),
                )
            )
            print_findings(found)
        if any(finding["severity"] != "note" for finding in found):
            raise typer.Exit(FOUND)
