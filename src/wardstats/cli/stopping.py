"""Errors to one message and the right exit status."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from rich.markup import escape

from wardstats.cli.printing import shown_path, terminal
from wardstats.errors import NotebookFailedError, RunError, WardstatsError
from wardstats.language import LANGUAGES, set_language
from wardstats.language import translate as _

DONE, FOUND, WRONG_INPUT, FAILED = 0, 1, 2, 3


@contextmanager
def stopping_well(language: str) -> Iterator[None]:
    """Turn errors into one message and the right exit status."""
    set_language(language if language in LANGUAGES else "vi")
    try:
        if language not in LANGUAGES:
            raise WardstatsError(
                _("parameter '{name}'").format(name="language"),
                _("'{language}' is not a language of the report.").format(language=language),
                _("Expected one of: {known}.").format(known=", ".join(LANGUAGES)),
            )
        yield
    except (typer.Exit, typer.Abort, BrokenPipeError):
        raise
    except Exception as error:
        raise typer.Exit(report_error(error)) from error


def report_error(error: Exception) -> int:
    """Print what stopped us, and return its exit status."""
    console = terminal(stderr=True)
    if os.environ.get("WARDSTATS_TRACEBACK"):
        traceback.print_exception(error)
    if not isinstance(error, WardstatsError):
        error = RunError(
            type(error).__name__,
            f"{str(error).rstrip('.')}.",
            remedy=_("This is a fault of wardstats; WARDSTATS_TRACEBACK=1 shows where."),
        )
    console.print(f"[bold red]✕[/] {escape(str(error))}")
    if isinstance(error, NotebookFailedError):
        kept = _("Half-run notebook: {path}").format(path=shown_path(error.notebook))
        console.print(escape(kept))
    return FAILED if isinstance(error, RunError) else WRONG_INPUT


def error_facts(ward: str, error: Exception) -> dict[str, Any]:
    """Return what a program is told of an error."""
    facts = {"ward": ward, "error": str(error), "code": getattr(error, "code", "unexpected")}
    places = {name: getattr(error, name, "") for name in ("file", "sheet", "cell")}
    return facts | {name: place for name, place in places.items() if place}
