"""Checks: each rule on figures that agree, agree within their rounding, or do not."""

from __future__ import annotations

import pandas as pd
import pytest

from wardstats.checks import RULES, check
from wardstats.errors import TableError
from wardstats.model.findings import FINDING_COLUMNS

pytestmark = pytest.mark.usefixtures("english")

FEE = "revenue.tax.licence_fee"
CASES = "security.crime.cases"
KINDS = ("robbery", "theft", "fraud", "assault")
FUNDS = ("gratitude", "poor", "disaster", "children", "study_promotion")


def found(table: pd.DataFrame) -> list[tuple[str, str]]:
    findings = check(table)
    return list(zip(findings["code"], findings["severity"], strict=True))


def plan_rows(actual: str, plan: str, reported: str, code: str = FEE):
    return (
        (code, "plan_percent", "2020-9M", reported),
        (code, "actual", "2020-9M", actual),
        (code, "plan", "2020", plan),
    )


def crime_rows(total: str, *parts: str):
    rows = [
        (f"security.crime.{kind}", "actual", "2020-9M", part)
        for kind, part in zip(KINDS, parts, strict=False)
    ]
    return (CASES, "actual", "2020-9M", total), *rows


def fund_rows(total: str, *parts: str):
    rows = [
        (f"revenue.funds.{fund}", "actual", "2020-9M", part)
        for fund, part in zip(FUNDS, parts, strict=True)
    ]
    return ("revenue.funds", "actual", "2020-9M", total), *rows


def tax_rows(total: str):
    return (
        ("revenue.tax", "actual", "2020-9M", total),
        ("revenue.tax.licence_fee", "actual", "2020-9M", "61"),
        ("revenue.tax.fees", "actual", "2020-9M", "69,5"),
        ("revenue.tax.non_state", "actual", "2020-9M", "1,188"),
        ("revenue.tax.personal_income", "actual", "2020-9M", "523"),
        ("revenue.tax.non_agricultural_land", "actual", "2020-9M", "835"),
    )


def growth_rows(now: str, then: str, reported: str, code: str = CASES):
    return (
        (code, "growth_percent", "2020-9M", reported),
        (code, "actual", "2020-9M", now),
        (code, "prior", "2019-9M", then),
    )


def test_the_codes_of_the_rules_are_stable():
    assert {"percent_mismatch", "rate_mismatch", "growth_mismatch", "total_mismatch"} <= set(RULES)


# Percentages of the plan.


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


@pytest.mark.parametrize("plan", ["0", "-70"])
def test_a_plan_that_is_not_positive_is_named_in_place_of_its_percentage(observe, plan):
    assert found(observe(*plan_rows("61", plan, "89"))) == [("plan_not_positive", "warning")]


def test_solved_cases_cannot_exceed_the_cases(observe):
    catalogue_rows = (
        ("security.crime.solved", "actual", "2020-9M", "12"),
        ("security.crime.cases", "actual", "2020-9M", "11"),
    )
    assert ("part_exceeds_whole", "warning") in found(observe(*catalogue_rows))


# Rates.


def rate_rows(reached: str, due: str, rate: str):
    return (
        ("health.vitamin_a.rate", "actual", "2020-9M", rate),
        ("health.vitamin_a.reached", "actual", "2020-9M", reached),
        ("health.vitamin_a.due", "actual", "2020-9M", due),
    )


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


def test_a_wrong_rate_names_its_three_cells(observe):
    findings = check(observe(*rate_rows("624", "634", "98,5")))
    assert findings["cells"].tolist() == ["S!A1; S!A2; S!A3"]


def test_a_rate_is_not_judged_without_its_denominator(observe):
    assert found(observe(*rate_rows("624", "634", "98,5")[:2])) == []


# Growth.


@pytest.mark.parametrize(
    ("now", "then", "reported", "code", "findings"),
    [
        ("11", "12", "-8,33", CASES, []),
        ("11", "12", "-8,3", CASES, []),
        ("12", "11", "9,09", CASES, []),
        ("11", "12", "-9,09", CASES, [("growth_mismatch", "warning")]),
        ("61", "70", "-12,9", FEE, []),
        ("61", "70", "-12", FEE, [("growth_mismatch", "note")]),
        ("61", "70", "-11", FEE, [("growth_mismatch", "warning")]),
        ("4", "0", "100", CASES, []),
    ],
)
def test_a_change_must_follow_from_both_years(observe, now, then, reported, code, findings):
    assert found(observe(*growth_rows(now, then, reported, code))) == findings


def test_a_change_divided_by_this_years_figure_is_told(observe):
    (message,) = check(observe(*growth_rows("11", "12", "-9,09")))["message"]
    assert "divided by this year's figure (11 cases)" in message


def test_another_wrong_change_is_not_called_a_wrong_base(observe):
    (message,) = check(observe(*growth_rows("11", "12", "-7,5")))["message"]
    assert "this year's figure" not in message


def test_a_wrong_change_names_its_three_cells(observe):
    findings = check(observe(*growth_rows("11", "12", "-9,09")))
    assert findings["cells"].tolist() == ["S!A1; S!A2; S!A3"]


def test_a_base_that_is_implied_is_told(observe):
    (message,) = check(observe(*growth_rows("11", "12 (suy ra)", "-9,09")))["message"]
    assert "is implied" in message


def test_a_change_is_not_judged_without_last_years_figure(observe):
    assert found(observe(*growth_rows("11", "12", "-9,09")[:2])) == []


def test_a_change_is_not_judged_against_another_period(observe):
    rows = *growth_rows("11", "12", "-9,09")[:2], (CASES, "prior", "2019", "12")
    assert found(observe(*rows)) == []


# Totals.


@pytest.mark.parametrize(
    ("rows", "findings"),
    [
        (crime_rows("12", "1", "8", "2", "1"), []),
        (crime_rows("11", "1", "8", "2", "1"), [("total_mismatch", "warning")]),
        (crime_rows("13", "1", "8", "2", "1"), [("total_mismatch", "warning")]),
        (crime_rows("trên 11", "1", "8", "2", "1"), []),
        (crime_rows("11", "1", "khoảng 8", "2", "1"), []),
        (tax_rows("2,6765"), []),
        (tax_rows("2,677"), []),
        (tax_rows("2,679"), [("total_mismatch", "note")]),
        (tax_rows("2,681"), [("total_mismatch", "warning")]),
    ],
)
def test_a_total_must_be_the_sum_of_its_parts(observe, rows, findings):
    assert found(observe(*rows)) == findings


@pytest.mark.parametrize(
    ("rows", "findings"),
    [
        (crime_rows("11", "1", "8"), []),
        (crime_rows("9", "1", "8"), []),
        (crime_rows("8", "1", "8"), [("total_mismatch", "warning")]),
        (crime_rows("8"), []),
    ],
)
def test_a_total_with_parts_missing_must_not_be_less_than_the_others(observe, rows, findings):
    assert found(observe(*rows)) == findings


@pytest.mark.parametrize(
    ("rows", "findings"),
    [
        (fund_rows("112", "20", "20", "20", "20", "20"), []),
        (fund_rows("100", "20", "20", "20", "20", "20"), []),
        (fund_rows("90", "20", "20", "20", "20", "20"), [("total_mismatch", "warning")]),
    ],
)
def test_a_total_whose_parts_need_not_be_all_must_not_be_less(observe, rows, findings):
    assert found(observe(*rows)) == findings


@pytest.mark.parametrize(
    ("role", "period"), [("plan", "2020"), ("prior", "2019-9M"), ("actual", "2020-09")]
)
def test_totals_are_judged_in_every_column_of_figures(observe, role, period):
    rows = [(code, role, period, text) for code, _role, _period, text in
            crime_rows("11", "1", "8", "2", "1")]  # fmt: skip
    assert found(observe(*rows)) == [("total_mismatch", "warning")]


def test_parts_of_another_period_are_not_added(observe):
    total, *parts = crime_rows("11", "1", "8", "2", "1")
    assert found(observe(total, *((code, role, "2020-09", text) for code, role, _, text in parts))
                 ) == []  # fmt: skip


def test_a_wrong_total_names_its_cell_first_and_then_its_parts(observe):
    findings = check(observe(*crime_rows("11", "1", "8", "2", "1")))
    assert findings["cells"].tolist() == ["S!A1; S!A2; S!A3; S!A4; S!A5"]


def test_a_wrong_total_is_shown_with_its_arithmetic(observe):
    (message,) = check(observe(*crime_rows("11", "1", "8", "2", "1")))["message"]
    assert "the total is 11 cases, but its parts give 1 + 8 + 2 + 1 = 12 cases" in message


def test_a_total_below_some_of_its_parts_says_so(observe):
    (message,) = check(observe(*crime_rows("8", "1", "8")))["message"]
    assert "less than some of its parts" in message


# All rules.


def test_figures_that_add_up_have_no_findings(observe):
    rows = *plan_rows("61", "70", "87,1"), *rate_rows("624", "634", "98,4")
    rows += *growth_rows("12", "12", "0"), *crime_rows("12", "1", "8", "2", "1")[1:]
    findings = check(observe(*rows))
    assert (len(findings), tuple(findings.columns)) == (0, FINDING_COLUMNS)


def test_no_figures_have_no_findings(observe):
    assert check(observe()).empty


def test_an_unknown_indicator_is_not_judged(observe):
    assert found(observe(("nobody.knows", "plan_percent", "2020-9M", "80"))) == []


def test_the_figures_of_two_wards_are_not_confronted(observe):
    reported, actual, plan = plan_rows("61", "70", "89")
    two = pd.concat([observe(reported, actual), observe(plan, ward="synthetic-b")])
    assert found(two) == []


def test_the_graver_finding_stands_first(observe):
    rows = *plan_rows("61", "70", "88"), *growth_rows("11", "12", "-9,09")
    assert found(observe(*rows)) == [("growth_mismatch", "warning"), ("percent_mismatch", "note")]


def test_the_observations_are_not_changed(observe):
    observations = observe(*plan_rows("61", "70", "89"), *crime_rows("11", "1", "8", "2", "1"))
    before = observations.copy(deep=True)
    check(observations)
    pd.testing.assert_frame_equal(observations, before)


def test_another_table_is_refused(observe):
    with pytest.raises(TableError):
        check(observe(*plan_rows("61", "70", "89")).drop(columns="value"))
