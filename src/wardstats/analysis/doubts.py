"""Doubts: results whose plan, actual figure or plan percentage a grave finding accuses.

A status is computed from what the ward reported, whatever the checks say of it; where they say that
it does not add up, whoever reads the status is told so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from wardstats.analysis.results import Figures, Result
from wardstats.model.catalogue import Catalogue
from wardstats.model.findings import CELLS_SEPARATOR, GRAVE
from wardstats.model.observations import Observation

_Accusation = tuple[str, list[str]]  # of an indicator: cells, the accused one first


def mark_doubts(
    results: Iterable[Result], findings: pd.DataFrame, catalogue: Catalogue
) -> list[Result]:
    """Return the results of one workbook, each with the cells that grave findings accuse.

    A total that nobody printed is in doubt where one of its parts is.

    Parameters
    ----------
    findings
        As `wardstats.model.findings.build_findings` makes them; notes cast no doubt.
    """
    grave = findings[findings["severity"].isin(GRAVE) & (findings["cells"] != "")]
    accusations = [
        (one["indicator"], one["cells"].split(CELLS_SEPARATOR)) for one in grave.to_dict("records")
    ]
    results = list(results)
    doubts = {one.indicator.code: _accused_cells(one, accusations) for one in results}
    for one in results:
        if one.is_derived:
            parts = catalogue[one.indicator.code].total_of
            cells = [cell for part in parts for cell in doubts.get(part, ())]
            doubts[one.indicator.code] = tuple(dict.fromkeys(cells))
    return [replace(one, doubts=doubts[one.indicator.code]) for one in results]


def _accused_cells(result: Result, accusations: Iterable[_Accusation]) -> tuple[str, ...]:
    """Return the cells that are accused in what concerns a result, each once."""
    found = (
        cells[0]
        for indicator, cells in accusations
        if _concerns(result.figures, cells, is_own=indicator == result.indicator.code)
    )
    return tuple(dict.fromkeys(found))


def _concerns(figures: Figures, cells: list[str], *, is_own: bool) -> bool:
    """Whether an accusation casts doubt on what a status is made of.

    One of the result's own indicator does when it names any such figure, unless it speaks of the
    change against last year; one of another indicator only when it accuses such a figure itself.
    """
    judged = _sources(figures.plan, figures.actual, figures.plan_percent)
    if cells[0] in judged:
        return True
    is_of_change = cells[0] in _sources(figures.prior, figures.growth_percent)
    return is_own and not is_of_change and not judged.isdisjoint(cells)


def _sources(*figures: Observation | None) -> set[str]:
    return {figure.source for figure in figures if figure is not None}
