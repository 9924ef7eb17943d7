"""Checks: observations to findings, one family of rules per file."""

from __future__ import annotations

import pandas as pd

from wardstats.checks import (  # noqa: F401 - registers the rules
    base_memory,
    bounds,
    chain,
    growth,
    history_missing,
    history_scales,
    missing_figures,
    outliers,
    percentages,
    repeats,
    scales,
    totals,
)
from wardstats.checks.localisation import locate
from wardstats.checks.registry import RULES, confront_wards, run_rules
from wardstats.model.catalogue import Catalogue
from wardstats.model.findings import build_findings
from wardstats.model.observations import figures_in
from wardstats.pausing import without_cycle_search

__all__ = ["RULES", "check", "locate"]


def check(
    observations: pd.DataFrame,
    catalogue: Catalogue | None = None,
    history: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Check every figure against the others and against earlier reports, exactly.

    Parameters
    ----------
    observations
        One row per figure; columns as in `wardstats.model.observations`.
    catalogue
        None: the packaged one. It declares totals, rates and their parts.
    history
        The figures of earlier reports of the same wards, one row per figure; each report is told
        by its workbook. None: there are none, and a note says what was not compared.

    Returns
    -------
    The findings table, one row per finding, gravest first; empty when all adds up.

    Raises
    ------
    TableError
        A table is not one of observations.

    Notes
    -----
    Tolerances come from the printed digits (`wardstats.model.verdicts`), none is chosen.
    """
    with without_cycle_search():
        wards = confront_wards(
            figures_in(observations), catalogue or Catalogue.packaged(), figures_in(history)
        )
        return build_findings(run_rules(wards))
