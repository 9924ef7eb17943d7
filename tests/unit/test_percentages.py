"""Percentages: exact quotients with the bounds that printed digits leave."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from wardstats.analysis.percentages import (
    Bounded,
    add_quantities,
    growth_percentage,
    implied_plan,
    plan_percentage,
    ratio_of_sums,
)
from wardstats.model.quantities import Quantity


def persons(number: int) -> Quantity:
    return Quantity(Decimal(number), "người")


def millions(number: str) -> Quantity:
    """Money printed in whole millions."""
    return Quantity(Decimal(number) * 1_000_000, "đồng", 6)


def test_a_plan_percentage_is_exact():
    assert plan_percentage(persons(9), persons(11)).point == Fraction(900, 11)


def test_whole_counts_leave_no_doubt():
    exact = Fraction(900, 11)
    assert plan_percentage(persons(9), persons(11)) == Bounded(exact, exact, exact)


def test_rounded_money_leaves_bounds():
    assert plan_percentage(millions("61"), millions("70")) == Bounded(
        Fraction(610, 7), Fraction(12100, 141), Fraction(12300, 139)
    )


def test_a_hundred_percent_is_the_plan_met():
    assert plan_percentage(persons(9), persons(9)).point == 100


@pytest.mark.parametrize("plan", [0, -5])
def test_there_is_no_percentage_of_a_plan_that_is_zero_or_negative(plan):
    assert plan_percentage(persons(9), persons(plan)) is None


def test_there_is_no_percentage_of_a_plan_that_may_be_zero():
    assert plan_percentage(millions("9"), Quantity(Decimal(5), "đồng", 1)) is None


@pytest.mark.parametrize(
    ("now", "then", "change"),
    [(11, 12, Fraction(-25, 3)), (12, 11, Fraction(100, 11)), (0, 4, Fraction(-100)),
     (4, 4, Fraction(0))],
)  # fmt: skip
def test_a_change_is_divided_by_the_figure_of_the_year_before(now, then, change):
    assert growth_percentage(persons(now), persons(then)).point == change


def test_a_change_has_the_bounds_of_its_figures():
    change = growth_percentage(millions("61"), millions("70"))
    assert (change.low, change.high) == (Fraction(12100, 141) - 100, Fraction(12300, 139) - 100)


def test_there_is_no_change_from_zero():
    assert growth_percentage(persons(4), persons(0)) is None


@pytest.mark.parametrize(
    ("actual", "percent", "precision", "plan"),
    [
        (78, "60", 0, (130, 129, 131)),
        (1, "50", 0, (2, 2, 2)),
        (210, "105", 0, (200, 200, 200)),
        (545, "101", 0, (540, 537, 542)),
        (624, "98.4", -1, (634, 634, 634)),
    ],
)
def test_the_plan_behind_a_percentage_is_whole_for_whole_counts(actual, percent, precision, plan):
    reported = Quantity(Decimal(percent), "%", precision)
    bounded = implied_plan(persons(actual), reported)
    assert (bounded.point, bounded.low, bounded.high) == plan


def test_the_plan_behind_a_percentage_of_money_is_not_whole():
    plan = implied_plan(millions("61"), Quantity(Decimal(87), "%"))
    assert plan.point == Fraction(6_100_000_000, 87)


def test_no_whole_plan_may_fit_a_percentage():
    assert implied_plan(persons(1), Quantity(Decimal(70), "%")) is None


@pytest.mark.parametrize("percent", [Quantity(Decimal(0), "%"), Quantity(Decimal("0.4"), "%", 0)])
def test_no_plan_is_behind_a_percentage_that_may_be_zero(percent):
    assert implied_plan(persons(1), percent) is None


def test_a_totals_percentage_is_the_ratio_of_the_sums():
    total = ratio_of_sums([persons(1), persons(90)], [persons(10), persons(90)])
    assert total.point == 91


def test_a_sum_keeps_the_digits_of_its_finest_part():
    fine = Quantity(Decimal(69_500_000), "đồng", 5)
    assert add_quantities([fine, millions("61")]) == Quantity(Decimal(130_500_000), "đồng", 5)


def test_the_bounds_of_a_ratio_of_sums_add_up_what_each_part_leaves_open():
    ratio = ratio_of_sums([millions("1")] * 5, [millions("10")] * 5)
    assert (ratio.low, ratio.high) == (Fraction(250, 525) * 10, Fraction(750, 475) * 10)
