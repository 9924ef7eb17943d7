"""The command line: each command parses words, calls one function, prints, sets the exit status.

Exit status: 0 done; 1 done, and something was found that forbids use; 2 the input or the words
are wrong; 3 a run failed. Commands import what they need, so that help is quick.
"""

from __future__ import annotations

import typer

from wardstats.cli.audit import audit
from wardstats.cli.check import check
from wardstats.cli.form import form
from wardstats.cli.lab import lab
from wardstats.cli.run import run

app = typer.Typer(
    name="wardstats",
    no_args_is_help=True,
    add_completion=False,
    help="From a ward's Excel workbook to its plan report.",
)
for command in (run, check, audit, form):
    app.command()(command)
app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(lab)


def main() -> None:
    """Run the command line."""
    app()
