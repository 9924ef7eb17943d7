"""Percentages: of a plan and of a whole."""

from __future__ import annotations

import pytest
from printed_rows import FEE, check, found, growth_rows, plan_rows, rate_rows, tax_rows

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("reported", "findings"),
    [
        ("87,1", []),
        ("87,14", []),
        ("87", []),
        ("88", [("percent_mismatch", "note")]),
        ("86", [("percent_mismatch", "note")]),
        ("89", [("percent_mismatch", "warning")]),
        ("85", [("percent_mismatch", "warning")]),
    ],
)
def test_a_plan_percentage_must_follow_from_plan_and_actual(observe, reported, findings):
    assert found(observe(*plan_rows("61", "70", reported))) == findings


def test_a_wrong_percentage_names_its_three_cells(observe):
    assert check(observe(*plan_rows("61", "70", "89")))["cells"].tolist() == ["S!A1; S!A2; S!A3"]


def test_a_wrong_percentage_is_shown_with_its_arithmetic(observe):
    (message,) = check(observe(*plan_rows("61", "70", "89")))["message"]
    assert "89 % is reported, but 61 million đồng / 70 million đồng = 87.1 %" in message


def test_a_wrong_percentage_says_what_was_reported_and_what_is_computed(observe):
    findings = check(observe(*plan_rows("61", "70", "89")))
    assert findings[["reported", "computed"]].to_numpy().tolist() == [["89 %", "87.1 %"]]


def test_a_suggestion_has_the_decimals_of_the_report(observe):
    (suggestion,) = check(observe(*plan_rows("61", "70", "89")))["suggestion"]
    assert suggestion.startswith("Write 87 %")


@pytest.mark.parametrize(
    "rows",
    [plan_rows("61", "70", "88"), growth_rows("61", "70", "-12", FEE), tax_rows("2,679")],
    ids=["percent", "growth", "total"],
)
def test_a_fit_within_rounding_suggests_no_other_figure(observe, rows):
    (suggestion,) = check(observe(*rows))["suggestion"]
    assert "it may stay" in suggestion


def test_a_fit_within_rounding_is_shown_with_its_bounds(observe):
    (message,) = check(observe(*plan_rows("61", "70", "88")))["message"]
    assert "(85.8 to 88.5 %)" in message


def test_digits_cut_off_are_told(observe):
    rows = plan_rows("9", "11", "81,81", code="culture.families.households")
    (message,) = check(observe(*rows))["message"]
    assert "cut off, not rounded" in message


@pytest.mark.parametrize("left_out", [0, 1, 2])
def test_a_percentage_is_not_judged_without_all_its_figures(observe, left_out):
    rows = [row for number, row in enumerate(plan_rows("61", "70", "89")) if number != left_out]
    assert found(observe(*rows)) == []


@pytest.mark.parametrize(
    ("reached", "rate", "findings"),
    [
        ("624", "98,4", []),
        ("624", "98,42", []),
        ("624", "98,5", [("rate_mismatch", "warning")]),
        ("624", "98", []),
        ("trên 624", "98,5", []),  # "over" is no figure to divide
    ],
)
def test_a_rate_must_follow_from_numerator_and_denominator(observe, reached, rate, findings):
    assert found(observe(*rate_rows(reached, "634", rate))) == findings


@pytest.mark.parametrize(
    ("density", "findings"),
    [
        ("4.002", []),
        ("4.000", [("rate_mismatch", "warning")]),
        ("5.000", [("rate_mismatch", "warning")]),
    ],
)
def test_an_average_must_follow_from_numerator_and_denominator(observe, density, findings):
    rows = (
        ("population.density", "actual", "2020-9M", density),
        ("population.persons", "actual", "2020-9M", "10.004"),
        ("population.area", "actual", "2020-9M", "2,500"),
    )
    assert found(observe(*rows)) == findings


def test_a_wrong_average_is_shown_in_its_unit(observe):
    rows = (
        ("population.density", "actual", "2020-9M", "5.000"),
        ("population.persons", "actual", "2020-9M", "10.000"),
        ("population.area", "actual", "2020-9M", "2,5"),
    )
    (message,) = check(observe(*rows))["message"]
    assert "5,000 persons per km² is reported" in message
    assert "= 4,000.0 persons per km²" in message


def test_a_wrong_rate_names_its_three_cells(observe):
    findings = check(observe(*rate_rows("624", "634", "98,5")))
    assert findings["cells"].tolist() == ["S!A1; S!A2; S!A3"]


def test_a_rate_is_not_judged_without_its_denominator(observe):
    assert found(observe(*rate_rows("624", "634", "98,5")[:2])) == []


# Two plans for one figure.

TWO_PLANS = (
    (FEE, "plan", "2020", "70", "quận"),
    (FEE, "plan", "2020", "80", "HĐND phường"),
    (FEE, "actual", "2020-9M", "61"),
)


@pytest.mark.parametrize(
    ("reported", "body", "findings"),
    [
        ("87,1", "quận", []),
        ("76,3", "HĐND phường", []),
        ("87,1", "HĐND phường", [("percent_mismatch", "warning")]),
        ("76,3", "quận", [("percent_mismatch", "warning")]),
        ("87,1", "", []),
        ("76,3", "", []),
        ("81", "", [("percent_mismatch", "warning")]),
    ],
)
def test_of_two_plans_the_one_is_taken_that_the_percentage_names_or_fits(
    observe, reported, body, findings
):
    rows = *TWO_PLANS, (FEE, "plan_percent", "2020-9M", reported, body)
    assert found(observe(*rows)) == findings


def test_a_percentage_of_neither_plan_is_shown_beside_both(observe):
    rows = *TWO_PLANS, (FEE, "plan_percent", "2020-9M", "81", "")
    (message,) = check(observe(*rows))["message"]
    assert "61 million đồng / 80 million đồng = 76.3 %" in message
    assert "Of the plan set by quận, 70 million đồng, it would be 87.1 %." in message


def test_the_only_plan_is_taken_whoever_set_it(observe):
    plan, _other, actual = TWO_PLANS
    rows = plan, actual, (FEE, "plan_percent", "2020-9M", "90", "")
    assert found(observe(*rows)) == [("percent_mismatch", "warning")]


def test_what_exceeds_the_plan_is_not_the_percentage_of_it(observe):
    (message,) = check(observe(*plan_rows("77", "70", "10")))["message"]
    assert "10 % is what exceeds the plan" in message


# All of them.


@pytest.mark.parametrize(
    ("reached", "due", "rate", "findings"),
    [
        ("634", "634", "100", []),
        ("634", "634", "99,9", [("rate_mismatch", "warning")]),
        ("9.996", "10.000", "100", [("coverage_not_full", "note")]),
        ("9.996", "10.000", "99,96", []),
        ("9.990", "10.000", "100", [("coverage_not_full", "note")]),
        ("9.940", "10.000", "100", [("rate_mismatch", "warning")]),
    ],
)
def test_a_hundred_percent_is_all_of_them(observe, reached, due, rate, findings):
    assert found(observe(*rate_rows(reached, due, rate))) == findings


def test_a_hundred_percent_that_is_not_all_is_shown_with_the_digit_that_tells(observe):
    (message,) = check(observe(*rate_rows("9.996", "10.000", "100")))["message"]
    assert "9,996 children / 10,000 children = 99.96 %: not all" in message
