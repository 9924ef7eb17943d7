"""Indicators that the last report had, and the note that there is no history."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from printed_rows import CASES, FEE, found

from wardstats.checks import RULES, check

pytestmark = pytest.mark.usefixtures("english")
NOW = (FEE, "actual", "2020-9M", "61")


@pytest.mark.parametrize(
    ("reported", "findings"),
    [
        ((CASES, "actual", "2020-6M", "7"), [("missing_since", "warning")]),
        (("economy.livestock.cattle", "actual", "2020-6M", "7"), [("missing_since", "note")]),
        ((CASES, "plan", "2020", "7"), []),
        ((FEE, "actual", "2020-6M", "40"), []),
    ],
)
def test_an_indicator_of_the_last_report_is_missed(observe, reported, findings):
    history = observe((FEE, "actual", "2020-6M", "40"), reported)
    assert found(observe(NOW), history) == findings


def test_an_indicator_of_a_report_before_the_last_is_not_missed(observe):
    history = observe((FEE, "actual", "2020-6M", "40"), (CASES, "actual", "2020-3M", "7"))
    assert found(observe(NOW), history) == []


def test_a_missing_indicator_is_named_with_the_cell_of_the_last_report(observe):
    history = observe((CASES, "actual", "2020-6M", "7")).assign(workbook="2020-6M.xlsx")
    (finding,) = (
        check(observe(NOW), history=history).query("code == 'missing_since'").to_dict("records")
    )
    assert (finding["indicator"], finding["cells"]) == (CASES, "")
    assert "the last report had 7 cases (2020-6M.xlsx › S!A1)" in finding["message"]


def no_history(now, history=None):
    findings = check(now, history=history)
    return findings[findings["code"] == "no_history"]


def test_each_ward_without_history_is_told_so_once(observe):
    two = pd.concat([observe(NOW), observe(NOW, ward="synthetic-b")])
    notes = no_history(two)
    assert notes[["ward", "severity", "period"]].to_numpy().tolist() == [
        ["synthetic-b", "note", "2020-9M"], ["synthetic-ward", "note", "2020-9M"],
    ]  # fmt: skip


def test_what_was_not_compared_is_said_in_words_with_the_workbook_that_is_wanting(observe):
    (message,) = no_history(observe(NOW))["message"]
    assert "plans with those of the last report" in message
    assert "(there is no earlier one of 2020, such as 2020-6M.xlsx)" in message
    assert "last year's figures with what was reported then (there is no 2019-9M.xlsx)" in message
    assert "(those from 2019-9M.xlsx on tell of fewer than 8 periods)" in message


def test_no_rule_is_named_by_its_code(observe):
    (message,) = no_history(observe(NOW))["message"]
    assert [code for code in RULES if code in message] == []


def test_every_rule_that_needs_history_is_told_of(observe):
    (message,) = no_history(observe(NOW))["message"]
    compared = re.sub(r"\(.*?\)", "", message.partition(": ")[2])
    said = [one.strip(" .") for one in re.split("[,;]", compared)]
    assert len(set(said)) == sum(one.compares is not None for one in RULES.values())


def test_what_history_there_is_is_not_said_to_be_missing(observe):
    (message,) = no_history(observe(NOW), observe((FEE, "actual", "2020-6M", "40")))["message"]
    assert "last year's figures" in message
    assert "plans" not in message


def test_a_long_history_leaves_nothing_to_note(observe):
    months = [(FEE, "actual", f"2019-{month}M", str(month)) for month in range(2, 10)]
    history = observe(*months, (FEE, "actual", "2020-8M", "40"))
    assert no_history(observe(NOW), history).empty
