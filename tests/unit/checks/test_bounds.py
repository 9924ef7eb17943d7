"""Bounds: plans above zero, counts not below it, parts within wholes."""

from __future__ import annotations

import pytest
from printed_rows import CASES, found, plan_rows

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
