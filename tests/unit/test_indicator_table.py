"""The indicator table: its columns, its rows, missing where nothing can be said."""

from __future__ import annotations

import pandas as pd
import pytest

from wardstats.analysis.indicator_table import INDICATOR_COLUMNS, build_indicator_table
from wardstats.errors import TableError

FEE = ("revenue.tax.licence_fee", "plan", "2020", "70"), (
    "revenue.tax.licence_fee", "actual", "2020-9M", "61",
)  # fmt: skip


def test_the_columns_of_the_indicator_table_are_stable():
    assert INDICATOR_COLUMNS == (
        "ward", "period", "indicator", "label", "sector", "unit",
        "plan", "actual", "actual_month", "prior",
        "plan_percent", "plan_percent_low", "plan_percent_high", "reported_percent",
        "plan_implied", "plan_implied_low", "plan_implied_high", "plan_points",
        "growth_percent", "reported_growth", "change_points", "expected_percent", "pace",
        "status", "doubts",
    )  # fmt: skip


def test_a_table_without_figures_has_all_columns(observe):
    assert tuple(build_indicator_table(observe()).columns) == INDICATOR_COLUMNS


def test_an_indicator_has_one_row(observe):
    table = build_indicator_table(observe(*FEE))
    assert table[
        ["ward", "period", "indicator", "sector", "unit", "status"]
    ].to_numpy().tolist() == [
        ["synthetic-ward", "2020-9M", "revenue.tax.licence_fee", "revenue", "đồng", "on_track"]
    ]


def test_figures_are_in_the_base_unit(observe):
    table = build_indicator_table(observe(*FEE))
    assert table[["plan", "actual"]].to_numpy().tolist() == [[70e6, 61e6]]


def test_a_plan_percentage_has_its_bounds(observe):
    table = build_indicator_table(observe(*FEE))
    columns = ["plan_percent", "plan_percent_low", "plan_percent_high"]
    assert table[columns].round(2).to_numpy().tolist() == [[87.14, 85.82, 88.49]]


@pytest.mark.parametrize(
    "column",
    ["actual_month", "prior", "reported_percent", "plan_implied", "plan_points", "growth_percent",
     "change_points"],
)  # fmt: skip
def test_what_cannot_be_said_is_missing(observe, column):
    assert build_indicator_table(observe(*FEE))[column].isna().tolist() == [True]


@pytest.mark.parametrize("plan", ["0", "-5"])
def test_a_plan_that_is_zero_or_negative_has_no_percentage(observe, plan):
    rows = ("revenue.tax.licence_fee", "plan", "2020", plan), FEE[1]
    assert build_indicator_table(observe(*rows))["plan_percent"].isna().tolist() == [True]


def test_an_implied_plan_has_its_bounds(observe):
    code = "culture.families.households"
    table = build_indicator_table(
        observe((code, "actual", "2020-9M", "78"), (code, "plan_percent", "2020-9M", "60"))
    )
    columns = ["plan_implied", "plan_implied_low", "plan_implied_high", "reported_percent"]
    assert table[columns].to_numpy().tolist() == [[130, 129, 131, 60]]


def test_wards_are_kept_apart(observe):
    both = pd.concat([observe(*FEE, ward="synthetic-b"), observe(*FEE, ward="synthetic-a")])
    assert build_indicator_table(both)["ward"].tolist() == ["synthetic-a", "synthetic-b"]


def test_the_observations_are_not_changed(observe):
    observations = observe(*FEE)
    before = observations.copy(deep=True)
    build_indicator_table(observations)
    pd.testing.assert_frame_equal(observations, before)


def test_another_table_is_refused(observe):
    with pytest.raises(TableError):
        build_indicator_table(observe(*FEE).drop(columns="role"))
