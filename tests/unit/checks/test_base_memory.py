"""Figures of earlier periods, and plans, against the reports that gave them first."""

from __future__ import annotations

import pytest
from printed_rows import CASES, FEE, check, found

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("prior", "reported", "findings"),
    [
        ("12", "12", []),
        ("12", "11", [("base_memory", "warning")]),
        ("12", "trên 11", []),
        ("12", "ước 11", [("base_memory", "note")]),
    ],
)
def test_last_years_figure_is_the_one_that_was_reported(observe, prior, reported, findings):
    now = observe((CASES, "prior", "2019-9M", prior))
    assert found(now, observe((CASES, "actual", "2019-9M", reported))) == findings


@pytest.mark.parametrize(
    ("now", "then", "findings"),
    [
        ("2.679", "2,68 tỷ", []),  # more digits of the same figure
        ("2,68 tỷ", "2.679", []),  # fewer
        ("2.674", "2,68 tỷ", [("base_memory", "warning")]),
        ("2.675", "2,67 tỷ", [("base_memory", "note")]),  # only where it was cut off
    ],
)
def test_a_figure_given_again_may_have_other_digits(observe, now, then, findings):
    now = observe((FEE, "prior", "2019-9M", now))
    assert found(now, observe((FEE, "actual", "2019-9M", then))) == findings


def test_a_figure_of_an_earlier_period_of_the_year_stays_as_it_was(observe):
    now = observe((CASES, "actual", "2020-8M", "9"), (CASES, "actual", "2020-9M", "11"))
    history = observe((CASES, "actual", "2020-8M", "8"))
    assert found(now, history) == [("base_memory", "warning")]


def test_the_earlier_report_is_named_with_its_cell(observe):
    now = observe((CASES, "prior", "2019-9M", "12"))
    history = observe((CASES, "actual", "2019-9M", "11")).assign(workbook="2019-9M.xlsx", cell="F4")
    (finding,) = check(now, history=history).query("code == 'base_memory'").to_dict("records")
    assert (finding["cells"], finding["reported"], finding["computed"]) == (
        "S!A1", "12 cases", "11 cases",
    )  # fmt: skip
    assert "11 cases was reported then (2019-9M.xlsx › S!F4)" in finding["message"]


@pytest.mark.parametrize(
    ("plan", "former", "findings"),
    [
        ("70", "70", []),
        ("75", "70", [("plan_changed", "warning")]),
        ("75 (điều chỉnh)", "70", [("plan_changed", "note")]),
        ("75", "trên 70", []),
    ],
)
def test_a_plan_stays_or_says_that_it_was_adjusted(observe, plan, former, findings):
    now = observe((FEE, "plan", "2020", plan), (FEE, "actual", "2020-9M", "61"))
    history = observe((FEE, "plan", "2020", former), (FEE, "actual", "2020-6M", "40"))
    assert found(now, history) == findings


def test_a_plan_of_another_year_is_another_plan(observe):
    now = observe((FEE, "plan", "2020", "75"))
    assert found(now, observe((FEE, "plan", "2019", "70"))) == []


def test_two_plans_are_told_by_who_set_them(observe):
    now = observe((FEE, "plan", "2020", "75")).assign(assigned_by="HĐND phường")
    history = observe((FEE, "plan", "2020", "70")).assign(assigned_by="quận")
    assert found(now, history) == []
