"""`wardstats audit`: check every claim of a written report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.padding import Padding

from wardstats.cli.options import AsJson, Language, Raw
from wardstats.cli.printing import print_json, shown_path, terminal
from wardstats.cli.stopping import FOUND, stopping_well
from wardstats.errors import WardstatsError
from wardstats.language import translate as _

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from wardstats.audit.documents.auditing import AuditedClaim, AuditedDocument

_TONES = {
    "inconsistent": "bold red",
    "different": "bold magenta",
    "ambiguous": "bold yellow",
    "consistent_within_rounding": "bold blue",
    "not_checkable": "bold",
    "consistent": "bold green",
}
_RIGHT = "consistent"
_INDENT = (0, 0, 0, 5)


def audit(
    file: Annotated[Path, typer.Argument(help="The report: .txt, .md, .docx, .pdf or .html.")],
    html: Annotated[
        Path | None, typer.Option("--html", help="Write the text with every claim marked.")
    ] = None,
    against: Annotated[
        str | None,
        typer.Option("--against", help="Compare with a workbook: kenh-duong/2020-9M."),
    ] = None,
    raw: Raw = Path("data/raw"),
    brief: Annotated[
        bool, typer.Option("--brief", help="Leave out claims that are right.")
    ] = False,
    language: Language = "vi",
    as_json: AsJson = False,
) -> None:
    """Check every claim of a written report: ratios, changes, totals, facts said twice, slips."""
    with stopping_well(language):
        from wardstats.audit.documents.auditing import audit_document

        observations = None if against is None else _observations(against, raw)
        audited = audit_document(file, observations)
        if html is not None:  # first: who reads the list may close it early
            from wardstats.report.audit_page import write_audit_page

            write_audit_page(audited, html, source=file)
        if as_json:
            print_json(_facts(audited))
        else:
            _print_audit(audited, brief=brief)
        if html is not None and not as_json:
            shown = escape(shown_path(html.absolute()))
            terminal().print(_("Page written: {path}").format(path=shown))
        if audited.has_errors:
            raise typer.Exit(FOUND)


def _observations(against: str, raw: Path) -> pd.DataFrame:
    """Read the figures of the workbook that a ward and a period name."""
    from wardstats.intake.sources import find_source
    from wardstats.intake.workbook import read_workbook

    ward, slash, period = against.removesuffix(".xlsx").partition("/")
    if not (ward and slash and period):
        raise WardstatsError(
            _("parameter '{name}'").format(name="against"),
            _("'{word}' names no workbook.").format(word=against),
            _("Expected a ward and a period: kenh-duong/2020-9M."),
        )
    return read_workbook(find_source(ward, period, raw)).observations


def _facts(audited: AuditedDocument) -> dict[str, Any]:
    compared = {"against": audited.comparisons()} if audited.is_compared else {}
    return {
        "file": audited.document.name,
        "format": audited.document.format,
        "remarks": list(audited.document.remarks),
        "counts": audited.counts(),
        **compared,
        "claims": [item.as_json() for item in audited.items],
    }


def _print_audit(audited: AuditedDocument, *, brief: bool) -> None:
    """Print the claims of each outcome, the gravest first, then the counts."""
    from wardstats.audit.documents.wording import MARKS, against_name, outcome_name

    console = terminal()
    for remark in audited.document.remarks:
        console.print(f"[dim]{escape(remark)}[/]")
    if not audited.items:
        console.print(_("The text holds no figure that can be checked."))
    counts = []
    for outcome in audited.outcomes:
        items = audited.with_outcome(outcome)
        title = f"[{_TONES[outcome]}]{MARKS[outcome]} {outcome_name(outcome)}[/]"
        counts.append(f"{title} {len(items)}")
        if not items or (brief and outcome == _RIGHT):
            continue
        console.print(title)
        for item in items:
            _print_claim(console, audited, item)
    plain = audited.counts()["plain_figures"]
    counts.append(_("{count} figures without a claim").format(count=plain))
    console.print(f"{escape(audited.document.name)}: " + " · ".join(counts))
    if audited.is_compared:
        found = (f"{against_name(one)} {count}" for one, count in audited.comparisons().items())
        console.print(_("Claims and figures: {counts}").format(counts=" · ".join(found)))


def _print_claim(console: Console, audited: AuditedDocument, item: AuditedClaim) -> None:
    """Print place and kind, the sentence, the arithmetic, the comparison."""
    from wardstats.audit.documents.wording import against_name, kind_name

    quotation = audited.document.quote(item.claim.start, item.claim.end)
    lines = [
        f"[dim]{escape(quotation.before)}[/][u]{escape(quotation.quoted)}[/]"
        f"[dim]{escape(quotation.after)}[/]",
        *(f"{sign} {escape(text)}" for sign, text in (
            ("→", item.claim.explanation), ("?", item.claim.question)
        ) if text),
    ]  # fmt: skip
    if item.workbook_value:
        sign = "≠" if item.against == "different" else "="
        shown = f"{against_name(item.against)}: {item.workbook_value} ({item.cell})"
        lines.append(f"{sign} {escape(shown)}")
    console.print(f" {item.number:>3} {escape(item.place.name())} · {kind_name(item.claim.kind)}")
    for line in lines:
        console.print(Padding(line, _INDENT, expand=False))
