"""`wardstats run`: the reports of a period."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from wardstats.cli.options import AsJson, Language, Raw
from wardstats.cli.printing import print_findings, print_json, shown_path, terminal
from wardstats.cli.stopping import DONE, FOUND, error_facts, report_error, stopping_well
from wardstats.errors import ParameterError, PeriodError, WardstatsError
from wardstats.language import translate as _

if TYPE_CHECKING:
    from wardstats.running.run import RunSummary

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
    with stopping_well(language):
        from wardstats.intake.sources import wards_with_workbook
        from wardstats.running.run import run as run_one

        extra, wanted = _pairs(parameter or []), [one for one in formats.split(",") if one.strip()]
        make = partial(run_one, period, raw=raw, out=out, language=language, notebook=notebook,
                       formats=wanted, parameters=extra)  # fmt: skip
        raise typer.Exit(_run_each(ward or wards_with_workbook(period, raw), make, as_json))


def _run_each(wards: list[str], make: Callable[[str], RunSummary], as_json: bool) -> int:
    """Make and print one report after the other; return the gravest exit status."""
    status, answers = DONE, []
    for ward in wards:
        try:
            summary = make(ward)
        except Exception as error:  # the other wards are not to wait for this one
            status = max(status, report_error(error))
            answers.append(error_facts(ward, error))
            if isinstance(error, ParameterError | PeriodError):
                break  # the same words would be wrong for every ward
        else:
            status = max(status, FOUND if summary.has_blockers else DONE)
            answers.append(_summary_facts(summary))
            if not as_json:
                _print_summary(summary)
    if as_json:
        print_json(answers)
    return status


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
    from wardstats.analysis.results import BEHIND

    console = terminal()
    counts = summary.manifest["counts"]
    console.print(f"[bold]{escape(summary.ward)} · {summary.period.name()}[/]")
    console.print(
        _("{count} figures, each with its cell · met {met} · on pace {pace} · behind {behind}")
        .format(
            count=counts["coverage"].get("read", 0),
            met=_count(counts, "achieved"),
            pace=_count(counts, "on_track"),
            behind=_count(counts, *BEHIND),
        )
    )  # fmt: skip
    print_findings(summary.findings)
    console.print(f"→ {escape(shown_path(summary.folder) + os.sep)}")
    console.print("  " + "  ".join(_file_names(summary)))


def _count(counts: Mapping[str, Mapping[str, int]], *statuses: str) -> str:
    """Say how many indicators have one of these statuses, and how many of them are in doubt."""
    number, doubtful = (
        sum(counts[table].get(status, 0) for status in statuses)
        for table in ("indicators", "indicators_in_doubt")
    )
    if not doubtful:
        return str(number)
    return _("{count} ({doubtful} of them in doubt)").format(count=number, doubtful=doubtful)


def _file_names(summary: RunSummary) -> list[str]:
    names = sorted(summary.manifest["outputs"], key=lambda name: not name.startswith("report."))
    return [*names, "manifest.json"]
