"""The command line: parses words, calls one function, prints, sets the exit status.

Exit status: 0 done; 1 done, and something was found that forbids use; 2 the input or the words
are wrong; 3 a run failed. Commands import what they need, so that help is quick.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from wardstats.errors import (
    NotebookFailedError,
    ParameterError,
    PeriodError,
    RunError,
    WardstatsError,
)
from wardstats.language import LANGUAGES, set_language
from wardstats.language import translate as _

if TYPE_CHECKING:
    from wardstats.running.run import RunSummary

DONE, FOUND, WRONG_INPUT, FAILED = 0, 1, 2, 3
_TONES = {"blocker": "bold red", "warning": "red", "note": "dim"}

app = typer.Typer(
    name="wardstats",
    no_args_is_help=True,
    add_completion=False,
    help="From a ward's Excel workbook to its plan report.",
)

Out = Annotated[Path, typer.Option("--out", help="Folder of what is made.")]
Notebook = Annotated[Path, typer.Option("--notebook", help="The notebook to execute.")]
Wards = Annotated[
    list[str] | None,
    typer.Option("--ward", help="A ward; may be repeated. Without it: all that have a file."),
]
Parameters = Annotated[
    list[str] | None,
    typer.Option("--parameter", "-p", help="name=value, for a notebook that declares it."),
]
Ward = Annotated[str, typer.Option("--ward", help="Name of the ward's folder in the raw folder.")]
Raw = Annotated[Path, typer.Option("--raw", help="Folder of the wards' workbooks.")]
Language = Annotated[str, typer.Option("--language", envvar="WARDSTATS_LANGUAGE", help="vi or en.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON, for programs.")]


def main() -> None:
    """Run the command line."""
    app()


@app.command()
def run(
    period: Annotated[str, typer.Argument(help="2020-9M, 2020-Q3, 2020-H1, 2020-09 or 2020.")],
    ward: Wards = None,
    raw: Raw = Path("data/raw"),
    out: Out = Path("data/processed"),
    formats: Annotated[str, typer.Option("--formats", help="Of html,pdf.")] = "html,pdf",
    language: Language = "vi",
    notebook: Notebook = Path("notebooks/ward_report.ipynb"),
    parameter: Parameters = None,
    as_json: AsJson = False,
) -> None:
    """Make the report of a period for one ward, several, or all."""
    with _stopping_well(language):
        from wardstats.intake.sources import wards_with_workbook
        from wardstats.running.run import run as run_one

        extra, wanted = _pairs(parameter or []), [one for one in formats.split(",") if one.strip()]
        make = partial(run_one, period, raw=raw, out=out, language=language, notebook=notebook,
                       formats=wanted, parameters=extra)  # fmt: skip
        raise typer.Exit(_run_each(ward or wards_with_workbook(period, raw), make, as_json))


@app.command()
def check(
    workbook: Annotated[Path, typer.Argument(help="The workbook to read and check.")],
    language: Language = "vi",
    as_json: AsJson = False,
) -> None:
    """Read a workbook and check its figures; write nothing."""
    with _stopping_well(language):
        from wardstats.checks import check as check_observations
        from wardstats.intake.workbook import read_workbook, ward_catalogue
        from wardstats.model.findings import join_findings

        reading = read_workbook(workbook)
        catalogue = ward_catalogue(workbook.parent)
        found = join_findings(
            reading.findings, check_observations(reading.observations, catalogue)
        ).to_dict("records")
        if as_json:
            _print_json({"figures": len(reading.observations), "findings": found})
        else:
            _console().print(
                _("{workbook}: {count} figures read, {found} findings.").format(
                    workbook=escape(workbook.name),
                    count=len(reading.observations),
                    found=len(found),
                )
            )
            _print_findings(found)
        if any(finding["severity"] != "note" for finding in found):
            raise typer.Exit(FOUND)


@app.command()
def form(
    period: Annotated[str, typer.Argument(help="The period the form is for.")],
    ward: Ward,
    raw: Raw = Path("data/raw"),
    language: Language = "vi",
) -> None:
    """Write an empty entry form for a ward, from the catalogue and its last workbook."""
    with _stopping_well(language):
        from wardstats.intake.next_form import write_next_form

        path = write_next_form(period, ward, raw)
        _console().print(_("Form written: {path}").format(path=escape(path.as_posix())))


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(context: typer.Context, language: Language = "vi") -> None:
    """Open the notebooks in JupyterLab; what else is said is handed to it."""
    with _stopping_well(language):
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


def _run_each(wards: list[str], make: Callable[[str], RunSummary], as_json: bool) -> int:
    """Make and print one report after the other; return the gravest exit status."""
    status, answers = DONE, []
    for ward in wards:
        try:
            summary = make(ward)
        except Exception as error:  # the other wards are not to wait for this one
            status = max(status, _report_error(error))
            answers.append(_error_facts(ward, error))
            if isinstance(error, ParameterError | PeriodError):
                break  # the same words would be wrong for every ward
        else:
            status = max(status, FOUND if summary.has_blockers else DONE)
            answers.append(_summary_facts(summary))
            if not as_json:
                _print_summary(summary)
    if as_json:
        _print_json(answers)
    return status


@contextmanager
def _stopping_well(language: str) -> Iterator[None]:
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
        raise typer.Exit(_report_error(error)) from error


def _report_error(error: Exception) -> int:
    """Print what stopped us, and return its exit status."""
    console = _console(stderr=True)
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
        kept = _("Half-run notebook: {path}").format(path=_shown_path(error.notebook))
        console.print(escape(kept))
    return FAILED if isinstance(error, RunError) else WRONG_INPUT


def _error_facts(ward: str, error: Exception) -> dict[str, Any]:
    facts = {"ward": ward, "error": str(error), "code": getattr(error, "code", "unexpected")}
    places = {name: getattr(error, name, "") for name in ("file", "sheet", "cell")}
    return facts | {name: place for name, place in places.items() if place}


def _console(*, stderr: bool = False) -> Console:
    """Make a console; redirected output is not folded at a width nobody has."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else 10_000
    return Console(stderr=stderr, width=width, highlight=False, soft_wrap=not stream.isatty())


def _pairs(words: list[str]) -> dict[str, str]:
    pairs = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name:
            raise WardstatsError(
                _("parameter '{name}'").format(name=word),
                _("'{word}' has no value.").format(word=word),
                _("Expected name=value."),
            )
        pairs[name] = value
    return pairs


def _summary_facts(summary: RunSummary) -> dict[str, Any]:
    return {
        "ward": summary.ward,
        "period": str(summary.period),
        "folder": summary.folder.as_posix(),
        "files": _file_names(summary),
        "counts": summary.manifest["counts"],
        "findings": summary.findings,
    }


def _print_summary(summary: RunSummary) -> None:
    console = _console()
    counts = summary.manifest["counts"]
    statuses = counts["indicators"]
    behind = sum(statuses.get(status, 0) for status in ("behind", "not_met", "exceeded"))
    console.print(f"[bold]{escape(summary.ward)} · {summary.period.name()}[/]")
    console.print(
        _("{count} figures, each with its cell · met {met} · on pace {pace} · behind {behind}")
        .format(
            count=counts["coverage"].get("read", 0),
            met=statuses.get("achieved", 0),
            pace=statuses.get("on_track", 0),
            behind=behind,
        )
    )  # fmt: skip
    _print_findings(summary.findings)
    console.print(f"→ {escape(_shown_path(summary.folder) + os.sep)}")
    console.print("  " + "  ".join(_file_names(summary)))


def _file_names(summary: RunSummary) -> list[str]:
    names = sorted(summary.manifest["outputs"], key=lambda name: not name.startswith("report."))
    return [*names, "manifest.json"]


def _print_findings(found: Sequence[Mapping[Any, Any]]) -> None:
    names = {"blocker": _("blocker"), "warning": _("does not add up"), "note": _("note")}
    from wardstats.model.findings import shorten_cells

    console = _console()
    for finding in found:
        severity = finding["severity"]
        console.print(
            f"[{_TONES[severity]}]{names[severity]}:[/] {escape(finding['message'])}"
            f" [dim]({escape(shorten_cells(finding['cells']))})[/]"
        )


def _shown_path(path: Path) -> str:
    """Show a path from the working folder where it lies below it."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


def _print_json(answer: Any) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
