"""Loading a ward's workbook: the right file, the right period, all findings together."""

from __future__ import annotations

import pytest

from wardstats.analysis.ward_period import load
from wardstats.errors import NameUnknownError, PeriodError, SourceError

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def raw(ward_workbook):
    return ward_workbook.parents[1]


def test_a_ward_is_loaded_by_its_folder_and_period(raw):
    loaded = load("synthetic-ward", "2020-9M", raw)
    assert (loaded.ward.code, str(loaded.period), len(loaded.observations)) == (
        "synthetic-ward", "2020-9M", 15,
    )  # fmt: skip


def test_an_indicator_has_a_row_of_results(raw):
    assert load("synthetic-ward", "2020-9M", raw).indicators["indicator"].tolist() == [
        "revenue.tax", "revenue.tax.licence_fee", "revenue.tax.fees", "revenue.tax.non_state",
        "security.crime.cases", "security.crime.robbery",
    ]  # fmt: skip


def test_findings_of_reading_and_of_checks_stand_together(raw, ward_workbook, edit_workbook):
    edit_workbook(
        ward_workbook,
        {"Thu ngân sách!H5": 95, "Thu ngân sách!F6": 69.54},
        {"Thu ngân sách!F6": "0.0"},
    )
    assert load("synthetic-ward", "2020-9M", raw).findings["code"].tolist() == [
        "percent_mismatch", "hidden_digits", "no_history",
    ]  # fmt: skip


def test_of_a_clean_workbook_only_the_missing_history_is_noted(raw):
    assert load("synthetic-ward", "2020-9M", raw).findings["code"].tolist() == ["no_history"]


def test_an_unknown_ward_is_refused_with_the_nearest(raw):
    with pytest.raises(NameUnknownError) as refusal:
        load("sintetic-ward", "2020-9M", raw)
    assert refusal.value.candidates == ("synthetic-ward",)


@pytest.mark.parametrize("ward", ["", "..", "../raw/synthetic-ward"])
def test_a_ward_is_the_name_of_a_folder_not_a_path(raw, ward):
    with pytest.raises(NameUnknownError):
        load(ward, "2020-9M", raw)


def test_what_is_no_period_is_refused(raw):
    with pytest.raises(PeriodError, match=r"^parameter 'period': '9M' is not a period"):
        load("synthetic-ward", "9M", raw)


def test_a_period_without_a_workbook_is_refused(raw):
    with pytest.raises(SourceError) as refusal:
        load("synthetic-ward", "2020-6M", raw)
    assert (refusal.value.code, refusal.value.file) == ("missing_file", "2020-6M.xlsx")


def test_a_workbook_of_another_period_is_refused_with_its_cell(raw, ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {"Thông tin!B6": "2020-6M"})
    with pytest.raises(SourceError) as refusal:
        load("synthetic-ward", "2020-9M", raw)
    error = refusal.value
    assert (error.code, error.file, error.sheet, error.cell, "'2020-6M'" in str(error)) == (
        "period_conflict", "2020-9M.xlsx", "Thông tin", "B6", True,
    )  # fmt: skip


def test_a_relative_folder_is_found_from_below(raw, monkeypatch):
    below = raw.parents[1] / "notebooks"
    below.mkdir()
    monkeypatch.chdir(below)
    assert load("synthetic-ward", "2020-9M", "data/raw").ward.code == "synthetic-ward"
