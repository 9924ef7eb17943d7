"""Observations: the columns, the exact quantity behind a row, what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from wardstats.errors import TableError
from wardstats.model.observations import (
    OBSERVATION_COLUMNS,
    build_observations,
    figures_in,
    iterate_observations,
    require_observations,
)
from wardstats.model.quantities import Quantity

pytestmark = pytest.mark.usefixtures("english")


def test_the_columns_of_observations_are_stable():
    assert OBSERVATION_COLUMNS == (
        "ward", "indicator", "label", "role", "period", "assigned_by", "status", "value", "unit",
        "precision", "qualifier", "text", "workbook", "sheet", "cell",
    )  # fmt: skip


def test_the_kinds_of_the_columns_are_stable(observe):
    kinds = observe(("revenue.tax", "actual", "2020-9M", "2,679")).dtypes.astype(str)
    assert (kinds["value"], kinds["precision"], kinds["text"]) == ("float64", "int8", "str")


def test_a_table_without_figures_is_one_of_observations():
    empty = build_observations([])
    assert require_observations(empty) is empty


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("2,679", Quantity(Decimal(2_679_000_000), "đồng", 6)),
        ("0,1", Quantity(Decimal(100_000_000), "đồng", 8)),
        ("12.023.803.259,7 đồng", Quantity(Decimal("12023803259.7"), "đồng", -1)),
        ("trên 5", Quantity(Decimal(5_000_000_000), "đồng", 9, "over")),
    ],
)
def test_the_quantity_of_a_row_is_exact(observe, text, quantity):
    (row,) = iterate_observations(observe(("revenue.tax", "actual", "2020-9M", text)))
    assert row.quantity == quantity


def test_a_row_names_its_source_cell(observe):
    (row,) = iterate_observations(observe(("revenue.tax", "actual", "2020-9M", "2,679")))
    assert row.source == "S!A1"


def test_rows_become_values_and_a_table_again(observe):
    table = observe(("revenue.tax", "plan", "2020", "3,32"), ("revenue.tax", "prior", "2019", "3"))
    assert build_observations(iterate_observations(table)).equals(table)


def test_a_table_of_observations_is_returned_as_it_is(observe):
    table = observe(("revenue.tax", "plan", "2020", "3,32"))
    assert require_observations(table) is table


@pytest.mark.parametrize("column", OBSERVATION_COLUMNS)
def test_a_missing_column_is_named(observe, column):
    table = observe(("revenue.tax", "plan", "2020", "3,32")).drop(columns=column)
    with pytest.raises(TableError, match=f"'{column}'"):
        require_observations(table)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("role", "target"),
        ("status", "rumour"),
        ("qualifier", "circa"),
        ("value", float("nan")),
        ("value", "much"),
        ("value", float("inf")),
        ("indicator", None),
    ],
)
def test_a_value_that_may_not_stand_is_refused_with_its_column(observe, column, value):
    table = observe(("revenue.tax", "plan", "2020", "3,32")).astype({column: object})
    table.loc[0, column] = value
    with pytest.raises(TableError, match=f"'{column}'"):
        require_observations(table)


@pytest.mark.parametrize("kind", ["int64", object])
def test_values_held_as_whole_numbers_or_decimals_are_figures_too(observe, kind):
    table = observe(("security.crime.cases", "actual", "2020-9M", "11"))
    table["value"] = table["value"].map(int if kind == "int64" else Decimal).astype(kind)
    assert [figure.value for figure in figures_in(table)] == [11.0]
