"""The reviewer's page: what is met, what is behind, what does not add up."""

from __future__ import annotations

from math import ceil

import pandas as pd

from wardstats.analysis.ward_period import WardPeriod
from wardstats.language import translate as _
from wardstats.model.findings import severity_name, shorten_cells
from wardstats.report.blocks import FindingItem, FindingsList, Group, Score, Scorecard, Text
from wardstats.report.charts import MOST_ROWS, draw_plan_chart
from wardstats.report.sections import planned_results
from wardstats.report.suggestions import suggested_for
from wardstats.report.tables import attention_table
from wardstats.report.wording import place_name


def scorecard(data: WardPeriod) -> Group:
    """Compose the head of the reviewer's page: the few numbers that matter."""
    statuses = [one.status for one in planned_results(data)]
    severities = data.findings["severity"].tolist()
    scores = (
        Score(str(statuses.count("achieved")), _("met"), "achieved"),
        Score(str(statuses.count("on_track")), _("on pace"), "on_track"),
        Score(
            str(sum(statuses.count(status) for status in ("behind", "not_met", "exceeded"))),
            _("behind or not met"),
            "behind",
        ),
        Score(
            str(sum(severities.count(name) for name in ("blocker", "warning"))),
            _("do not add up"),
            "exceeded",
        ),
        Score(str(severities.count("note")), _("add up only within rounding, or to note"), "note"),
    )
    title = _("For the reviewer: {ward}, {period}").format(
        ward=place_name(data.ward.full_name), period=data.period.name()
    )
    sheets = data.observations["sheet"].nunique()
    read = _(
        "{count} figures were read from {sheets} sheets of {workbook}; each keeps the cell it"
        " came from. {planned} indicators have a plan."
    ).format(
        count=len(data.observations),
        sheets=sheets,
        workbook=data.reading.workbook,
        planned=len(statuses),
    )
    blocks = (
        Text(heading=title, level=1, paragraphs=(*_synthetic(data), read), style="aside"),
        Scorecard(_("Planned indicators and findings"), scores),
    )
    return Group(blocks)


def plan_chart(data: WardPeriod) -> Group:
    """Draw all planned indicators against their plans, as many charts as fill pages."""
    planned = [one for one in planned_results(data) if one.percent is not None]
    count = ceil(len(planned) / MOST_ROWS)
    size = ceil(len(planned) / count) if count else 1
    return Group(
        tuple(
            draw_plan_chart(planned[first : first + size]) for first in range(0, len(planned), size)
        )
    )


def attention(data: WardPeriod) -> Group:
    """Compose what a reviewer must see: indicators behind, and figures that do not add up."""
    behind = [
        one for one in planned_results(data) if one.status in ("behind", "not_met", "exceeded")
    ]
    blocks = [attention_table(_("Behind or not met"), behind)] if behind else []
    return Group(
        (*blocks, _findings_list(data, _("What does not add up"), 2, ("blocker", "warning")))
    )


def findings(data: WardPeriod) -> Group:
    """Compose the list of all findings, with cells, arithmetic and the likeliest corrections."""
    shown = ("blocker", "warning", "note")
    return Group((_findings_list(data, _("Findings"), 3, shown, data.suggestions),))


def _findings_list(
    data: WardPeriod,
    heading: str,
    level: int,
    shown: tuple[str, ...],
    suggestions: pd.DataFrame | None = None,
) -> FindingsList:
    table = data.findings[data.findings["severity"].isin(shown)]
    return FindingsList(
        heading=heading,
        level=level,
        empty=_("Everything that could be checked adds up."),
        items=tuple(
            FindingItem(
                one["severity"],
                severity_name(one["severity"]),
                shorten_cells(one["cells"]),
                one["message"],
                one["suggestion"],
                ()
                if suggestions is None
                else suggested_for(one["cells"], one["severity"], suggestions),
            )
            for one in table.to_dict("records")
        ),
        cells_label=_("Cells"),
        suggestion_label=_("To do"),
        corrections_label=_("Cells that may be wrong"),
    )


def _synthetic(data: WardPeriod) -> tuple[str, ...]:
    """Say on the page when the figures are made up; their folder says so too."""
    if "synthetic" not in data.ward.code:
        return ()
    return (_("SYNTHETIC DATA: made up for testing, not the figures of a real ward."),)
