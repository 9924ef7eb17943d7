"""Tables as files: nothing a spreadsheet would run, nothing lost, the same bytes every time."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from wardstats.analysis.ward_period import load
from wardstats.running.table_files import _harmless, write_tables

NAMES = [
    "coverage.csv", "findings.csv", "indicators.csv", "indicators.parquet", "observations.parquet",
]  # fmt: skip


@pytest.fixture
def load_labelled(ward_workbook):
    """Give a function that names the first indicator anew and loads the made-up ward."""

    def load_it(label):
        workbook = load_workbook(ward_workbook)
        cell = workbook["Thu ngân sách"]["B4"]
        cell.value = label
        cell.data_type = "s"  # text, as an officer types it behind an apostrophe
        workbook.save(ward_workbook)
        return load("synthetic-ward", "2020-9M", ward_workbook.parents[1])

    return load_it


@pytest.fixture
def wrong_growth(ward_workbook, edit_workbook):
    """The made-up ward with a reported change that does not add up."""
    edit_workbook(ward_workbook, {"An ninh, trật tự!I4": -9.09})
    return load("synthetic-ward", "2020-9M", ward_workbook.parents[1])


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_all_tables_are_written(ward_data, tmp_path):
    assert sorted(write_tables(ward_data, tmp_path / "out")) == NAMES


def test_the_files_are_those_that_are_named(ward_data, tmp_path):
    named = write_tables(ward_data, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == named


def test_an_empty_folder_name_writes_nothing(ward_data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert (write_tables(ward_data, ""), sorted(tmp_path.rglob("*"))) == ([], before)


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_label_that_looks_like_a_formula_is_quoted(load_labelled, tmp_path, start):
    text = f"{start}HYPERLINK(1)"
    data = load_labelled(text)
    label = data.indicators["label"][0]
    write_tables(data, tmp_path)
    assert (label, rows(tmp_path, "indicators")[0]["label"]) == (text, f"'{text}")


def test_an_ordinary_label_is_written_as_it_is(load_labelled, tmp_path):
    write_tables(load_labelled('Thuế, "phí" và lệ phí'), tmp_path)
    assert rows(tmp_path, "indicators")[0]["label"] == 'Thuế, "phí" và lệ phí'


def test_a_negative_figure_stays_a_figure(wrong_growth, tmp_path):
    write_tables(wrong_growth, tmp_path)
    reported = [row["reported"] for row in rows(tmp_path, "findings")]
    assert [text for text in reported if "9,09" in text] == ["-9,09 %"]


def test_a_negative_number_is_written_without_a_quote(ward_data, tmp_path):
    write_tables(ward_data, tmp_path)
    growth = [row["growth_percent"] for row in rows(tmp_path, "indicators")]
    assert [text for text in growth if text] == ["-8.333333333333334"]


def test_parquet_keeps_a_formula_like_label_as_printed(load_labelled, tmp_path):
    write_tables(load_labelled("=1+1"), tmp_path)
    assert pd.read_parquet(tmp_path / "indicators.parquet")["label"][0] == "=1+1"


@pytest.mark.parametrize("name", NAMES)
def test_two_writes_give_the_same_bytes(ward_data, tmp_path, name):
    write_tables(ward_data, tmp_path / "one")
    write_tables(ward_data, tmp_path / "two")
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("table", ["observations", "indicators"])
def test_parquet_gives_the_table_back(ward_data, tmp_path, table):
    write_tables(ward_data, tmp_path)
    pd.testing.assert_frame_equal(
        pd.read_parquet(tmp_path / f"{table}.parquet"), getattr(ward_data, table)
    )


@pytest.mark.parametrize("table", ["indicators", "findings", "coverage"])
def test_csv_has_plain_line_ends(ward_data, tmp_path, table):
    write_tables(ward_data, tmp_path)
    assert b"\r" not in (tmp_path / f"{table}.csv").read_bytes()


@pytest.mark.parametrize("table", ["indicators", "findings", "coverage"])
def test_csv_has_every_row_and_column(ward_data, tmp_path, table):
    write_tables(ward_data, tmp_path)
    written = pd.read_csv(tmp_path / f"{table}.csv")
    expected = getattr(ward_data, table)
    assert (list(written.columns), len(written)) == (list(expected.columns), len(expected))


def test_writing_does_not_change_the_tables(ward_data, tmp_path):
    before = ward_data.indicators.copy(deep=True)
    write_tables(ward_data, tmp_path)
    pd.testing.assert_frame_equal(ward_data.indicators, before)


@pytest.mark.parametrize(
    "text",
    ["-1+cmd|' /C calc'!A0", "+1+1", "-9,09 % hơn", "--1", "-1\n=1", "\r=1+1", "-", "-1 %\n"],
)
def test_text_that_only_begins_like_a_figure_is_quoted(text):
    assert _harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-9,09 %", "+8", "-1.234,5", "12 vụ", "", "a=b"])
def test_figures_and_words_are_not_quoted(text):
    assert _harmless(text) == text
