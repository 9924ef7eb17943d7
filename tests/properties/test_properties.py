"""What must hold for every period, every figure and every table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from wardstats.analysis.indicator_table import build_indicator_table
from wardstats.analysis.percentages import plan_percentage
from wardstats.checks import check
from wardstats.intake.form.writing import write_form
from wardstats.intake.workbook import read_workbook
from wardstats.model.catalogue import Catalogue
from wardstats.model.numerals import parse_numeral, print_numeral, round_half_up
from wardstats.model.observations import (
    Observation,
    build_observations,
    iterate_observations,
)
from wardstats.model.periods import Period
from wardstats.model.qualifiers import QUALIFIERS
from wardstats.model.quantities import Quantity, parse_figure, print_quantity
from wardstats.model.verdicts import Verdict, judge

# Periods.

NUMBERS = {"month": 12, "quarter": 4, "half": 2, "cumulative": 11, "year": 1}


def of_kind(kind: str) -> st.SearchStrategy[Period]:
    return st.builds(Period, st.integers(1, 9998), st.just(kind), st.integers(1, NUMBERS[kind]))


kinds = st.sampled_from(sorted(NUMBERS))
periods = kinds.flatmap(of_kind)
three_of_a_kind = kinds.flatmap(lambda kind: st.tuples(*[of_kind(kind)] * 3))


@given(periods)
def test_a_printed_period_is_read_as_the_same_period(period):
    assert Period.parse(str(period)) == period


@given(three_of_a_kind)
def test_of_two_periods_one_is_earlier_or_they_are_equal(three):
    one, other, _third = three
    assert (one < other) + (one == other) + (one > other) == 1


@given(three_of_a_kind)
def test_the_order_of_periods_has_no_circle(three):
    first, second, third = sorted(three)
    assert first <= third
    assert first <= second <= third


@given(three_of_a_kind)
def test_an_earlier_period_does_not_end_later(three):
    first, second, _third = sorted(three)
    assert first.closing_month <= second.closing_month


@given(periods)
def test_a_period_ends_with_its_closing_month(period):
    assert period.months[-1] == period.closing_month


# Quantities.

DIGITS = st.integers(1, 10**9)
UNITS = st.sampled_from(["người", "vụ", "tờ", "%", "kg", "m²", "gram", "lít", "hồ sơ"])
plain = st.builds(
    lambda digits, unit, decimals, sign: Quantity(
        sign * Decimal(digits).scaleb(-decimals), unit, -decimals
    ),
    DIGITS, UNITS, st.integers(0, 4), st.sampled_from([1, -1]),
)  # fmt: skip
# Money that is printed with the scale word it is rounded in: at most three decimals of it.
money = st.builds(
    lambda digits, precision: Quantity(Decimal(digits).scaleb(precision), "đồng", precision),
    st.integers(1_000, 999_999), st.integers(0, 6),
).filter(lambda one: one.precision in (0, 3, 4, 5, 6))  # fmt: skip
qualified = st.builds(replace, plain, qualifier=st.sampled_from(QUALIFIERS))
quantities = st.one_of(qualified, money)


@given(quantities)
def test_a_printed_quantity_is_read_as_the_same_quantity(quantity):
    assert parse_figure(print_quantity(quantity), quantity.unit).quantity == quantity


@given(quantities)
def test_the_interval_of_a_quantity_contains_its_value(quantity):
    assert quantity.low <= quantity.value <= quantity.high


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 4))
def test_the_interval_of_a_printed_number_contains_the_number(value, decimals):
    printed = parse_figure(print_numeral(value, decimals), "%").quantity
    assert printed.low <= value <= printed.high


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_a_printed_numeral_keeps_value_and_last_digit(digits, decimals):
    value = Decimal(digits).scaleb(-decimals)
    numeral = parse_numeral(print_numeral(value, decimals))
    assert (numeral.value, numeral.precision) == (value, -decimals)


@given(st.fractions(-1000, 1000), st.integers(-4, 2))
def test_a_rounded_number_is_at_most_half_a_digit_away(value, precision):
    distance = abs(Fraction(round_half_up(value, precision)) - value)
    assert 2 * distance <= Fraction(10) ** precision


# Percentages.

whole = st.builds(lambda number: Quantity(Decimal(number), "người"), st.integers(1, 10**6))
rounded = st.builds(
    lambda digits, precision: Quantity(Decimal(digits).scaleb(precision), "đồng", precision),
    st.integers(1, 10**6), st.integers(0, 9),
)  # fmt: skip
pairs = st.one_of(st.tuples(whole, whole), st.tuples(rounded, rounded))


@given(pairs)
def test_plan_times_percentage_falls_in_the_interval_of_the_actual_figure(pair):
    actual, plan = pair
    product = Fraction(plan.value) * plan_percentage(actual, plan).point / 100
    assert Fraction(actual.low) <= product <= Fraction(actual.high)


@given(pairs, st.fractions(0, 1), st.fractions(0, 1))
def test_the_bounds_hold_for_all_that_the_printed_figures_may_stand_for(pair, one, other):
    actual, plan = pair
    percent = plan_percentage(actual, plan)
    true_actual = Fraction(actual.low) + one * Fraction(actual.high - actual.low)
    true_plan = Fraction(plan.low) + other * Fraction(plan.high - plan.low)
    assert percent.low <= true_actual / true_plan * 100 <= percent.high


@given(pairs, st.integers(-2, 1))
def test_a_percentage_rounded_half_up_is_always_consistent(pair, precision):
    actual, plan = pair
    percent = plan_percentage(actual, plan)
    reported = Quantity(round_half_up(percent.point, precision), "%", precision)
    verdict = judge(percent.point, (percent.low, percent.high), reported)
    assert verdict is Verdict.CONSISTENT


# Tables.

TAXES = ("revenue.tax", *Catalogue.packaged()["revenue.tax"].total_of)
TOLD = (
    ("plan", "2020"), ("actual", "2020-9M"), ("actual", "2020-09"), ("prior", "2019-9M"),
    ("plan_percent", "2020-9M"), ("growth_percent", "2020-9M"),
)  # fmt: skip


def observation(code: str, role: str, period: str, digits: int) -> Observation:
    """Make a figure of money in tenths of a million, or a percentage in tenths."""
    is_percent = role.endswith("percent")
    unit, precision = ("%", -1) if is_percent else ("đồng", 5)
    value = float(Decimal(digits).scaleb(precision))
    return Observation(
        "synthetic-ward", code, code, role, period, "", "final", value, unit, precision, "", "",
        "2020-9M.xlsx", "S", f"{role}-{period}-{code}",
    )  # fmt: skip


# Each figure stands in the table once, with few digits, so that rules fire and rules are silent.
figures = st.lists(
    st.tuples(st.sampled_from(TAXES), st.sampled_from(TOLD), st.integers(0, 40)),
    unique_by=lambda figure: figure[:2],
    max_size=30,
).map(lambda found: [observation(code, *told, digits) for code, told, digits in found])


@settings(max_examples=25)
@given(figures, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_finding(rows, random):
    shuffled = random.sample(rows, len(rows))
    before, after = check(build_observations(rows)), check(build_observations(shuffled))
    pd.testing.assert_frame_equal(before, after)


@settings(max_examples=25)
@given(figures, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_result(rows, random):
    shuffled = random.sample(rows, len(rows))
    pd.testing.assert_frame_equal(
        build_indicator_table(build_observations(rows)),
        build_indicator_table(build_observations(shuffled)),
    )


@settings(max_examples=25)
@given(figures)
def test_checks_change_no_observation(rows):
    observations = build_observations(rows)
    before = observations.copy(deep=True)
    check(observations)
    pd.testing.assert_frame_equal(observations, before)


@settings(max_examples=25)
@given(figures)
def test_analysis_changes_no_observation(rows):
    observations = build_observations(rows)
    before = observations.copy(deep=True)
    build_indicator_table(observations)
    pd.testing.assert_frame_equal(observations, before)


@settings(max_examples=25)
@given(figures, st.sampled_from([-3, -1, 1, 3]))
def test_money_in_another_scale_has_the_same_findings(rows, exponent):
    scaled = [
        one if one.unit == "%" else one._replace(
            value=float(one.quantity.value.scaleb(exponent)),
            precision=one.precision + exponent,
        )
        for one in rows
    ]  # fmt: skip
    columns = ["code", "severity", "indicator", "period", "cells"]
    before, after = check(build_observations(rows)), check(build_observations(scaled))
    assert before[columns].sort_values(columns).to_numpy().tolist() == (
        after[columns].sort_values(columns).to_numpy().tolist()
    )


@settings(max_examples=25)
@given(figures)
def test_observations_become_a_table_and_values_again(rows):
    assert list(iterate_observations(build_observations(rows))) == rows


# The way of a figure: form, cell, quantity.

FORM = {"revenue.tax.fees": 4, "revenue.tax.non_state": 5}  # code and row
COLUMNS = {"plan": "D", "actual": "F", "prior": "G", "plan_percent": "H"}
SCALES = {"revenue.tax.fees": 6, "revenue.tax.non_state": 9}
filled = st.dictionaries(
    st.tuples(st.sampled_from(sorted(FORM)), st.sampled_from(sorted(COLUMNS))),
    st.tuples(st.integers(-(10**6) + 1, 10**6 - 1), st.integers(0, 3), st.booleans()),
    min_size=1,
)


@pytest.fixture(scope="module")
def form(tmp_path_factory):
    path = tmp_path_factory.mktemp("synthetic-ward") / "2020-9M.xlsx"
    information = {"kind": "phường", "name": "Synthetic", "city": "Synthetic"}
    return write_form(path, Period.parse("2020-9M"), information, codes=FORM)


@settings(max_examples=40)
@given(filled)
def test_a_figure_typed_into_the_form_is_read_as_the_same_quantity(form, cells):
    workbook, path, expected = load_workbook(form), form.with_name("filled.xlsx"), {}
    for (code, role), (digits, decimals, as_text) in cells.items():
        value = Decimal(digits).scaleb(-decimals)
        cell = workbook["Thu ngân sách"][f"{COLUMNS[role]}{FORM[code]}"]
        cell.value = print_numeral(value, decimals, "vi") if as_text else float(value)
        cell.number_format = "@" if as_text else "#,##0" + "." * bool(decimals) + "0" * decimals
        scale, unit = (0, "%") if role == "plan_percent" else (SCALES[code], "đồng")
        expected[code, role] = Quantity(value.scaleb(scale), unit, scale - decimals)
    workbook.save(path)
    observations = iterate_observations(read_workbook(path).observations)
    assert {(one.indicator, one.role): one.quantity for one in observations} == expected
