"""Changes against the same period last year."""

from __future__ import annotations

import pytest
from printed_rows import CASES, FEE, check, found, growth_rows

pytestmark = pytest.mark.usefixtures("english")


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


def test_a_change_whose_digits_were_cut_off_is_told(observe):
    (message,) = check(observe(*growth_rows("23", "12", "91,6")))["message"]
    assert "cut off, not rounded" in message


def test_a_decrease_is_cut_off_towards_nothing(observe):
    (message,) = check(observe(*growth_rows("11", "17", "-35,2")))["message"]
    assert "cut off, not rounded" in message


@pytest.mark.parametrize(
    ("role", "reported", "remark"),
    [
        ("growth_percent", "116,67", "116.67 % is this year's figure in percent of last year's"),
        ("index_percent", "16,67", "16.67 % is the change"),
    ],
)
def test_change_and_index_are_told_apart(observe, role, reported, remark):
    _growth, *years = growth_rows("14", "12", "0")
    (message,) = check(observe((CASES, role, "2020-9M", reported), *years))["message"]
    assert remark in message


@pytest.mark.parametrize(
    ("reported", "findings"),
    [("116,67", []), ("116,7", []), ("115", [("index_mismatch", "warning")])],
)
def test_an_index_must_follow_from_both_years(observe, reported, findings):
    _growth, *years = growth_rows("14", "12", "0")
    assert found(observe((CASES, "index_percent", "2020-9M", reported), *years)) == findings


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
