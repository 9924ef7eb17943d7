"""Findings told together: those of one indicator that name the same cell may have one cause."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from wardstats.model.findings import CELLS_SEPARATOR, SEVERITIES

Finding = Mapping[Hashable, Any]  # a row of a findings table
Story = list[Finding]  # findings, the one to begin with first


def tell_stories(findings: pd.DataFrame) -> list[Story]:
    """Part findings into stories, each where its first finding stands in the table.

    A story begins with the gravest finding, and of these with the one of the fewest cells: it
    says most of the cell that all of them name. Of equals, those that accuse the same cell as the
    first go before. No finding is left out.

    Parameters
    ----------
    findings
        As `wardstats.model.findings.build_findings` makes them.
    """
    stories: list[Story] = []
    for finding in findings.to_dict("records"):
        same = [story for story in stories if any(_share_a_cell(one, finding) for one in story)]
        stories = [story for story in stories if story not in same[1:]]
        if same:
            same[0] += [one for story in same[1:] for one in story] + [finding]
        else:
            stories.append([finding])
    return [_in_order(story) for story in stories]


def _share_a_cell(one: Finding, other: Finding) -> bool:
    return (
        bool(one["indicator"])
        and one["indicator"] == other["indicator"]
        and bool(_cells(one) & _cells(other))
    )


def _in_order(story: Story) -> Story:
    first = accused(min(story, key=_place))
    return sorted(story, key=lambda one: (*_place(one), accused(one) != first))


def accused(finding: Finding) -> str:
    """Return the cell that a finding names first, "Thu ngân sách!F7"; empty where it names none."""
    return str(finding["cells"]).split(CELLS_SEPARATOR, maxsplit=1)[0]


def _place(finding: Finding) -> tuple[int, int]:
    return SEVERITIES.index(finding["severity"]), len(_cells(finding))


def _cells(finding: Finding) -> set[str]:
    return set(finding["cells"].split(CELLS_SEPARATOR)) - {""}
