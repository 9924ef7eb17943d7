"""An audited document in a notebook: the counts, and a table for each outcome."""

from __future__ import annotations

from wardstats.audit.documents.auditing import AuditedClaim, AuditedDocument
from wardstats.audit.documents.wording import MARKS, against_name, kind_name, outcome_name
from wardstats.language import translate as _
from wardstats.report.blocks import Cell, Group, Row, Score, Scorecard, Table, Text

_TONES = {  # of the report's pages
    "inconsistent": "exceeded",
    "different": "exceeded",
    "ambiguous": "behind",
    "consistent_within_rounding": "on_track",
    "not_checkable": "note",
    "consistent": "achieved",
}


def audit_scorecard(audited: AuditedDocument) -> Group:
    """Compose what a reviewer looks at first: how many claims came to what."""
    counts = audited.counts()
    scores = tuple(
        Score(str(counts[outcome]), f"{MARKS[outcome]} {outcome_name(outcome)}", _TONES[outcome])
        for outcome in audited.outcomes
    )
    title = _("Audit of {name}").format(name=audited.document.name)
    plain = _("{count} figures without a claim are not underlined.").format(
        count=counts["plain_figures"]
    )
    opening = Text((*audited.document.remarks, plain), heading=title, level=1, style="aside")
    return Group((opening, Scorecard(_("Result"), scores)))


def audit_findings(audited: AuditedDocument, *outcomes: str) -> Group:
    """Arrange the claims of these outcomes, a table each; without any: of all that there are."""
    wanted = outcomes or audited.outcomes
    tables = [_table(audited, outcome) for outcome in wanted if audited.with_outcome(outcome)]
    return Group(tuple(tables) or (Text((_("There is nothing here that could be checked."),)),))


def _table(audited: AuditedDocument, outcome: str) -> Table:
    items = audited.with_outcome(outcome)
    columns = [_("Number"), _("Place"), _("Sentence"), _("Arithmetic")]
    if audited.is_compared:
        columns.append(_("Workbook"))
    return Table(
        caption=f"{MARKS[outcome]} {outcome_name(outcome)} · {len(items)}",
        columns=tuple(columns),
        rows=tuple(Row(_cells(audited, item)) for item in items),
        numeric=tuple(number == 0 for number in range(len(columns))),
    )


def _cells(audited: AuditedDocument, item: AuditedClaim) -> tuple[Cell, ...]:
    claim = item.claim
    quotation = audited.document.quote(claim.start, claim.end)
    cells = (
        Cell(str(item.number)),
        Cell(item.place.name(), remark=kind_name(claim.kind)),
        Cell(f"{quotation.before}{quotation.quoted}{quotation.after}"),
        Cell(" ".join(filter(None, (claim.explanation, claim.question)))),
    )
    if not audited.is_compared:
        return cells
    shown = f"{item.workbook_value} · {item.cell}" if item.workbook_value else ""
    return (*cells, Cell(against_name(item.against), remark=shown))
