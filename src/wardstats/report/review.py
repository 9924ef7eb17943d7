"""The reviewer's page: what is met, what is behind, what does not add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import pandas as pd

from wardstats.analysis.results import BEHIND, Result
from wardstats.analysis.ward_period import WardPeriod
from wardstats.language import translate as _
from wardstats.model.findings import GRAVE, SEVERITIES, severity_name, shorten_cells
from wardstats.report.blocks import FindingItem, FindingsList, Group, Score, Scorecard, Text
from wardstats.report.charts import MOST_ROWS, draw_plan_chart
from wardstats.report.sections import planned_results
from wardstats.report.stories import Story, tell_stories
from wardstats.report.suggestions import suggested_for
from wardstats.report.tables import attention_table
from wardstats.report.wording import place_name


def scorecard(data: WardPeriod) -> Group:
    """Compose the head of the reviewer's page: the few numbers that matter."""
    planned = planned_results(data)
    severities = data.findings["severity"].tolist()
    wrong = data.findings[data.findings["severity"].isin(GRAVE)]
    scores = (
        _score(planned, ("achieved",), _("met")),
        _score(planned, ("on_track",), _("on pace")),
        _score(planned, BEHIND, _("behind or not met")),
        Score(str(len(wrong)), _do_not_add_up(wrong), "exceeded"),
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
        planned=len(planned),
    )
    blocks = (
        Text(heading=title, level=1, paragraphs=(*_synthetic(data), read), style="aside"),
        Scorecard(_("Planned indicators and findings"), scores),
    )
    return Group(blocks)


def _score(planned: Sequence[Result], statuses: tuple[str, ...], label: str) -> Score:
    """Count results of these statuses; how many of them are in doubt stands in the label."""
    counted = [one for one in planned if one.status in statuses]
    doubtful = sum(bool(one.doubts) for one in counted)
    if doubtful:
        label = _("{status}, of which {count} in doubt").format(status=label, count=doubtful)
    return Score(str(len(counted)), label, statuses[0])


def _do_not_add_up(wrong: pd.DataFrame) -> str:
    """Say what the number of grave findings counts, and how many places they speak of."""
    places = len(tell_stories(wrong))
    if places == len(wrong):
        return _("do not add up")
    return _("do not add up, in {count} places").format(count=places)


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
    behind = [one for one in planned_results(data) if one.status in BEHIND]
    blocks = [attention_table(_("Behind or not met"), behind)] if behind else []
    listed = _findings_list(data, _("What does not add up"), 2, GRAVE)
    return Group((*blocks, replace(listed, items=tuple(map(_briefly, listed.items)))))


def findings(data: WardPeriod) -> Group:
    """Compose the list of all findings, with cells, arithmetic and the likeliest corrections."""
    return Group((_findings_list(data, _("Findings"), 3, SEVERITIES),))


def _findings_list(
    data: WardPeriod, heading: str, level: int, shown: tuple[str, ...]
) -> FindingsList:
    table = data.findings[data.findings["severity"].isin(shown)]
    return FindingsList(
        heading=heading,
        level=level,
        empty=_("Everything that could be checked adds up."),
        items=tuple(_tell(story, data.suggestions) for story in tell_stories(table)),
        cells_label=_("Cells"),
        suggestion_label=_("To do"),
        corrections_label=_("Cells that may be wrong"),
        also_label=_("Of the same cells, too"),
    )


def _tell(story: Story, suggestions: pd.DataFrame) -> FindingItem:
    """Make an item of a story; a correction is told once."""
    told: set[str] = set()
    items = []
    for one in story:
        found = suggested_for(one["cells"], one["severity"], suggestions)
        corrections = tuple(correction for correction in found if correction not in told)
        told.update(corrections)
        items.append(
            FindingItem(
                one["severity"],
                severity_name(one["severity"]),
                shorten_cells(one["cells"]),
                one["message"],
                one["suggestion"],
                corrections,
            )
        )
    return replace(items[0], also=tuple(items[1:]))


def _briefly(item: FindingItem) -> FindingItem:
    """Tell a correction in place of what is to be done where there is one; of several, none.

    Which of several cells is wrong, whoever knows the figures must say: naming one would mislead.
    """
    also = tuple(map(_briefly, item.also))
    if len(item.corrections) == 1:
        return replace(item, suggestion="", also=also)
    return replace(item, corrections=(), also=also)


def _synthetic(data: WardPeriod) -> tuple[str, ...]:
    """Say on the page when the figures are made up; their folder says so too."""
    if "synthetic" not in data.ward.code:
        return ()
    return (_("SYNTHETIC DATA: made up for testing, not the figures of a real ward."),)
