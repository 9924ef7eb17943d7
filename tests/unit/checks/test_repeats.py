"""Figures that stand twice: one fact in two cells, copied columns, copied rows."""

from __future__ import annotations

import pytest
from printed_rows import CASES, FEE, check, found

from wardstats.checks import locate
from wardstats.model.catalogue import Catalogue

pytestmark = pytest.mark.usefixtures("english")

MANY = [one.code for one in Catalogue.packaged().of_sector("revenue")][:12]
TAXES = MANY[1:6]


@pytest.mark.parametrize(
    ("texts", "findings"),
    [
        (("61", "61"), []),
        (("61", "0,061 tỷ"), []),
        (("61", "61,4"), []),  # rounded, it is the same
        (("61,4", "61"), []),
        (("61,5", "61"), [("figures_differ", "note")]),  # it may have been 61,46
        (("61", "62"), [("figures_differ", "warning")]),  # of the same digits none is rounded
        (("61", "63"), [("figures_differ", "warning")]),
        (("61", "63", "61"), [("figures_differ", "warning")]),
    ],
)
def test_a_figure_in_two_places_is_one_figure(observe, texts, findings):
    assert found(observe(*((FEE, "actual", "2020-9M", text) for text in texts))) == findings


def test_both_places_of_a_figure_are_named(observe):
    findings = check(observe(*((CASES, "actual", "2020-9M", text) for text in ("11", "12"))))
    assert findings["cells"].tolist() == ["S!A2; S!A1"]
    assert "12 cases stands here, but 11 cases in S!A1" in findings["message"][0]


def test_a_figure_that_stands_twice_is_located(observe):
    observations = observe(*((CASES, "actual", "2020-9M", text) for text in ("11", "12")))
    assert set(locate(observations, check(observations))["cell"]) == {"A1", "A2"}


@pytest.mark.parametrize("other", [("plan", "2020"), ("actual", "2020-09"), ("prior", "2020-9M")])
def test_another_role_or_period_is_another_figure(observe, other):
    rows = (CASES, "actual", "2020-9M", "61"), (CASES, *other, "63")
    assert "figures_differ" not in dict(found(observe(*rows)))


def test_the_plans_of_two_bodies_are_two_figures(observe):
    rows = ((FEE, "plan", "2020", text, body) for text, body in (("70", "quận"), ("80", "HĐND")))
    assert found(observe(*rows)) == []


def test_two_percentages_beside_two_plans_are_each_of_one(observe):
    plans = ((FEE, "plan", "2020", text, body) for text, body in (("70", "quận"), ("80", "HĐND")))
    percents = ((FEE, "plan_percent", "2020-9M", text) for text in ("90,0", "78,8"))
    rows = (*plans, (FEE, "actual", "2020-9M", "63,0"), *percents)
    assert found(observe(*rows)) == []


def columns(codes, one, other):
    told = (("actual", "2020-9M"), one, other)
    return [
        (code, *column, f"1{number}3")
        for number, code in enumerate(codes)
        for column in told
        if column
    ]


@pytest.mark.parametrize(
    ("other", "name"),
    [
        (("plan", "2020"), "plan, 2020"),
        (("prior", "2019-9M"), "last year, first nine months of 2019"),
        (("actual", "2020-09"), "result, September 2020"),
    ],
)
def test_a_column_of_results_that_repeats_another_is_noted(observe, other, name):
    table = observe(*columns(MANY, other, None))
    findings = check(table)
    copied = findings[findings["code"] == "column_copied"]
    assert copied["severity"].tolist() == ["note"]
    assert name in copied["message"].iloc[0]


ONE_APART = (MANY[0], "actual", "2020-9M", "103"), (MANY[0], "plan", "2020", "9")


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (columns(MANY[:7], ("plan", "2020"), None), "a few may be equal"),
        ([*columns(MANY, ("plan", "2020"), None)[2:], *ONE_APART], "one is not"),
        (columns(MANY, ("actual", "2020-Q3"), None), None),
    ],
)  # fmt: skip
def test_columns_that_may_be_equal_are_left_alone(observe, table, reason):
    copied = "column_copied" in dict(found(observe(*table)))
    assert copied is (reason is None)


def test_a_first_month_is_all_of_its_months(observe):
    rows = [
        (code, "actual", period, f"1{number}3")
        for number, code in enumerate(MANY)
        for period in ("2020-01", "2020-1M")
    ]
    assert "column_copied" not in dict(found(observe(*rows)))


def test_two_plans_may_be_the_same(observe):
    rows = [
        (code, "plan", "2020", f"1{number}3", body)
        for number, code in enumerate(MANY)
        for body in ("quận", "HĐND")
    ]
    assert "column_copied" not in dict(found(observe(*rows)))


def table_rows(code, *texts):
    told = ("plan", "2020"), ("actual", "2020-9M"), ("prior", "2019-9M")
    return [(code, *place, text) for place, text in zip(told, texts, strict=True)]


@pytest.mark.parametrize(
    ("codes", "texts", "findings"),
    [
        (TAXES[:2], ("158", "123", "131"), [("row_copied", "note")]),
        (TAXES[:2], ("15", "12", "13"), []),  # few digits
        (TAXES[:2], ("158", "158", "131"), []),  # few figures
        # All of them were reached: the part is its whole.
        (("health.vitamin_a.reached", "health.vitamin_a.due"), ("634", "621", "602"), []),
    ],
)
def test_a_row_that_repeats_another_is_noted(observe, codes, texts, findings):
    rows = [row for code in codes for row in table_rows(code, *texts)]
    assert found(observe(*rows)) == findings


def test_a_row_of_one_other_figure_is_no_copy(observe):
    rows = *table_rows(TAXES[0], "158", "123", "131"), *table_rows(TAXES[1], "158", "123", "132")
    assert found(observe(*rows)) == []
