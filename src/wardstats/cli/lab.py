"""`wardstats lab`: the notebooks in JupyterLab."""

from __future__ import annotations

import subprocess
import sys

import typer

from wardstats.cli.options import Language
from wardstats.cli.stopping import stopping_well
from wardstats.errors import WardstatsError
from wardstats.language import translate as _


def lab(context: typer.Context, language: Language = "vi") -> None:
    """Open the notebooks in JupyterLab; what else is said is handed to it."""
    with stopping_well(language):
        from importlib.util import find_spec

        from wardstats.intake.sources import find_folder

        if find_spec("jupyterlab") is None:
            raise WardstatsError(
                "wardstats lab",
                _("JupyterLab is not installed."),
                remedy=_("Install it: pip install 'wardstats[lab]'."),
            )
        words = [sys.executable, "-m", "jupyterlab", str(find_folder("notebooks")), *context.args]
        raise typer.Exit(subprocess.run(words, check=False).returncode)
