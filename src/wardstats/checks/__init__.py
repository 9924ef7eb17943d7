"""Checks: observations to findings, one family of rules per file."""

from __future__ import annotations

import pandas as pd

from wardstats.checks import (  # noqa: F401 - registers the rules
    bounds,
    growth,
    percentages,
    repeats,
    scales,
    totals,
)
from wardstats.checks.localisation import locate
from wardstats.checks.registry import RULES, run_rules
from wardstats.model.catalogue import Catalogue
from wardstats.model.findings import build_findings
from wardstats.model.observations import iterate_observations, require_observations

__all__ = ["RULES", "check", "locate"]


def check(observations: pd.DataFrame, catalogue: Catalogue | None = None) -> pd.DataFrame:
    """Check every figure against the others, exactly.

    Parameters
    ----------
    observations
        One row per figure; columns as in `wardstats.model.observations`.
    catalogue
        None: the packaged one. It declares totals, rates and their parts.

    Returns
    -------
    The findings table, one row per finding, gravest first; empty when all adds up.

    Raises
    ------
    TableError
        The table is not one of observations.

    Notes
    -----
    Tolerances come from the printed digits (`wardstats.model.verdicts`), none is chosen.
    """
    require_observations(observations)
    figures = iterate_observations(observations)
    return build_findings(run_rules(figures, catalogue or Catalogue.packaged()))
