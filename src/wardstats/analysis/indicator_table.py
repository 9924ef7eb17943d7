"""The indicator table: one row of results per indicator."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import pandas as pd

from wardstats.analysis.results import Result, build_results
from wardstats.model.catalogue import Catalogue
from wardstats.model.findings import CELLS_SEPARATOR
from wardstats.model.observations import Observation, iterate_observations, require_observations

INDICATOR_COLUMNS = (
    "ward", "period", "indicator", "label", "sector", "unit",
    "plan", "actual", "actual_month", "prior",
    "plan_percent", "plan_percent_low", "plan_percent_high", "reported_percent",
    "plan_implied", "plan_implied_low", "plan_implied_high", "plan_points",
    "growth_percent", "reported_growth", "change_points", "expected_percent", "pace", "status",
    "doubts",
)  # fmt: skip
_TEXTS = ("ward", "period", "indicator", "label", "sector", "unit", "status", "doubts")


def build_indicator_table(
    observations: pd.DataFrame, catalogue: Catalogue | None = None
) -> pd.DataFrame:
    """Compute one row of results per ward, indicator and period.

    Parameters
    ----------
    observations
        One row per figure; columns as in `wardstats.model.observations`.
    catalogue
        None: the packaged one. Rows whose indicator it does not know are left out.

    Returns
    -------
    `plan`, `actual`, `actual_month`, `prior` and `plan_implied…` are in the base unit `unit`;
    `plan_percent` with its least and greatest value and `reported_percent` in percent,
    100 = plan met; `plan_percent` is missing when the plan is missing, zero or negative, and
    where less is better. `growth_percent` and `reported_growth` are in percent; `plan_points`,
    `change_points` and `pace` in percentage points. `status` is one of achieved, on_track,
    behind, not_met, exceeded, not_planned. `doubts` names the cells that findings accuse, parted
    by "; "; it is empty here, where no findings are known. Rows stand in the catalogue's order.

    Raises
    ------
    TableError
        The table is not one of observations.

    Notes
    -----
    plan_percent = actual ÷ plan × 100. expected_percent is the even share of the year that has
    passed, for flows. A total nobody printed is the ratio of the sums of its parts.

    Examples
    --------
    >>> from wardstats.model.observations import Observation, build_observations
    >>> def figure(role, period, value):
    ...     return Observation("w", "revenue.tax.licence_fee", "Lệ phí", role, period, "", "final",
    ...                        value, "đồng", 6, "", "", "w.xlsx", "Thu", "D5")
    >>> table = build_indicator_table(build_observations(
    ...     [figure("plan", "2020", 70e6), figure("actual", "2020-9M", 61e6)]))
    >>> table[["plan_percent", "expected_percent", "status"]].round(1).values.tolist()
    [[87.1, 75.0, 'on_track']]
    """
    require_observations(observations)
    results = build_results(iterate_observations(observations), catalogue or Catalogue.packaged())
    return tabulate_results(results)


def tabulate_results(results: Iterable[Result]) -> pd.DataFrame:
    """Write results as the indicator table; see `build_indicator_table`."""
    table = pd.DataFrame([_row(one) for one in results], columns=list(INDICATOR_COLUMNS))
    kinds = dict.fromkeys(INDICATOR_COLUMNS, "float64") | dict.fromkeys(_TEXTS, "str")
    return table.astype(kinds)


def _row(result: Result) -> tuple[object, ...]:
    figures, percent, plan = result.figures, result.plan_percent, result.implied_plan
    growth = result.growth_percent
    return (
        result.ward, str(result.period), result.indicator.code, result.label,
        result.indicator.sector, result.indicator.base_unit.symbol,
        _value(figures.plan), _value(figures.actual), _value(figures.month),
        _value(figures.prior),
        *(_number(getattr(percent, name, None)) for name in ("point", "low", "high")),
        _value(figures.plan_percent),
        *(_number(getattr(plan, name, None)) for name in ("point", "low", "high")),
        _number(result.plan_points), _number(growth.point if growth else None),
        _value(figures.growth_percent),
        _number(result.change_points), _number(result.expected_percent), _number(result.pace),
        result.status, CELLS_SEPARATOR.join(result.doubts),
    )  # fmt: skip


def _value(figure: Observation | None) -> float | None:
    return None if figure is None else figure.value


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
