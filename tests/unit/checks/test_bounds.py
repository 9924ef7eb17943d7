"""Bounds: plans above zero, counts not below it, parts within wholes."""

from __future__ import annotations

import pytest
from printed_rows import CASES, check, found, plan_rows

from wardstats.checks import locate

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize("plan", ["0", "-70"])
def test_a_plan_that_is_not_positive_is_named_in_place_of_its_percentage(observe, plan):
    assert found(observe(*plan_rows("61", plan, "89"))) == [("plan_not_positive", "warning")]


def test_solved_cases_cannot_exceed_the_cases(observe):
    catalogue_rows = (
        ("security.crime.solved", "actual", "2020-9M", "12"),
        ("security.crime.cases", "actual", "2020-9M", "11"),
    )
    assert ("part_exceeds_whole", "warning") in found(observe(*catalogue_rows))


@pytest.mark.parametrize(
    ("role", "month", "to_date", "findings"),
    [
        ("actual", ("2020-09", "61"), ("2020-9M", "61"), []),
        ("actual", ("2020-09", "63"), ("2020-9M", "61"), [("part_exceeds_whole", "warning")]),
        ("actual", ("2020-Q3", "63"), ("2020-9M", "61"), [("part_exceeds_whole", "warning")]),
        ("prior", ("2019-09", "63"), ("2019-9M", "61"), [("part_exceeds_whole", "warning")]),
        ("actual", ("2020-08", "63"), ("2020-9M", "61"), []),  # nothing says so of 8 months
    ],
)
def test_a_month_cannot_exceed_the_months_up_to_it(observe, role, month, to_date, findings):
    assert (
        found(observe(*(("revenue.tax.fees", role, *one) for one in (month, to_date)))) == findings
    )


def test_a_stock_may_be_less_than_it_was(observe):
    rows = (("labour.poverty.poor_households", "actual", period, text)
            for period, text in (("2020-09", "63"), ("2020-9M", "61")))  # fmt: skip
    assert found(observe(*rows)) == []


def test_a_month_and_its_year_to_date_are_told_apart_by_name(observe):
    rows = (("revenue.tax.fees", "actual", period, text)
            for period, text in (("2020-09", "63"), ("2020-9M", "61")))  # fmt: skip
    (message,) = check(observe(*rows))["message"]
    assert "Phí, lệ phí, September 2020 is 63 million đồng" in message


@pytest.mark.parametrize(
    ("text", "findings"), [("-1", [("figure_negative", "warning")]), ("0", []), ("1", [])]
)
def test_a_count_is_not_below_zero(observe, text, findings):
    assert found(observe((CASES, "actual", "2020-9M", text))) == findings


def test_a_change_may_be_below_zero(observe):
    assert found(observe((CASES, "growth_percent", "2020-9M", "-9"))) == []


def test_a_part_said_to_be_over_a_figure_is_judged_by_that_figure(observe):
    rows = (
        ("security.crime.solved", "actual", "2020-9M", "trên 12"),
        ("security.crime.cases", "actual", "2020-9M", "11"),
    )
    assert ("part_exceeds_whole", "warning") in found(observe(*rows))


# What the catalogue says a figure can be.

INCOME = "labour.income_per_person"
COVER = "economy.forest.cover_rate"
INSURED = "population.health_insurance.rate"


@pytest.mark.parametrize(
    ("code", "text", "findings"),
    [
        (COVER, "42,5", []),
        (COVER, "100", []),
        (COVER, "102", [("beyond_bounds", "warning")]),
        (INCOME, "50,4", []),
        (INCOME, "4,23", [("beyond_bounds", "warning")]),  # of a month
        (INCOME, "50.400", [("beyond_bounds", "warning")]),  # in thousands
        (INSURED, "100,5", [("beyond_bounds", "warning")]),  # the insured are among the persons
        ("economy.new_rural.criteria", "20", [("beyond_bounds", "warning")]),
        ("revenue.disbursement_rate", "104", []),  # what was left of last year is disbursed too
    ],
)
@pytest.mark.parametrize(
    ("role", "period"), [("actual", "2020-9M"), ("plan", "2020"), ("prior", "2019-9M")]
)
def test_a_figure_lies_within_the_bounds_of_its_indicator(
    observe, code, text, findings, role, period
):
    assert found(observe((code, role, period, text))) == findings


def test_a_share_is_not_below_zero(observe):
    assert found(observe((COVER, "actual", "2020-9M", "-1"))) == [("beyond_bounds", "warning")]


def test_a_figure_beyond_its_bounds_is_shown_beside_them(observe):
    (message,) = check(observe((COVER, "actual", "2020-9M", "102")))["message"]
    assert message == "Tỷ lệ che phủ rừng: 102 % is more than 100 %, the most it can be."


def test_a_bound_suggests_no_figure(observe):
    observations = observe((COVER, "actual", "2020-9M", "425"))
    assert locate(observations, check(observations)).empty


# Whole things.


@pytest.mark.parametrize(
    ("code", "text", "findings"),
    [
        (CASES, "12", []),
        (CASES, "12,0", []),
        (CASES, "1,2 nghìn", []),
        (CASES, "12,5", [("count_not_whole", "warning")]),
        (CASES, "khoảng 12,5", [("count_not_whole", "warning")]),
        ("security.drugs.seized", "8,89", []),
        ("revenue.tax.fees", "69,5", []),
    ],
)
def test_whole_things_are_counted_whole(observe, code, text, findings):
    assert found(observe((code, "actual", "2020-9M", text))) == findings
