"""`wardstats form`: the entry form of a period."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from wardstats.cli.options import Language, Raw, Ward
from wardstats.cli.printing import terminal
from wardstats.cli.stopping import stopping_well
from wardstats.language import translate as _


def form(
    period: Annotated[str, typer.Argument(help="The period the form is for.")],
    ward: Ward,
    raw: Raw = Path("data/raw"),
    language: Language = "vi",
) -> None:
    """Write an empty entry form for a ward, from the catalogue and its last workbook."""
    with stopping_well(language):
        from wardstats.intake.form.next_form import write_next_form

        path = write_next_form(period, ward, raw)
        terminal().print(_("Form written: {path}").format(path=escape(path.as_posix())))
