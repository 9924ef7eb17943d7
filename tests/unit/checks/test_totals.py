"""Totals against their parts."""

from __future__ import annotations

import pytest
from printed_rows import crime_rows, found, fund_rows, tax_rows

from wardstats.checks import check

pytestmark = pytest.mark.usefixtures("english")


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
