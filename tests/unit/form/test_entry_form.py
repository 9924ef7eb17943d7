"""The entry form: what is known is filled in, what is to be entered is open, the rest locked."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from wardstats.intake.cells.figures import Place, read_figure
from wardstats.intake.form.entry_numbers import entry_number
from wardstats.intake.form.next_form import write_next_form
from wardstats.intake.workbook import read_workbook
from wardstats.model.quantities import PrintedFigure, Quantity

TAX = "Thu ngân sách"


def read_back(figure, unit):
    entry = entry_number(figure, unit)
    place = Place("w.xlsx", "s", "A1")
    return read_figure(place, entry.value, entry.number_format, unit).figure


def figure(value, unit, precision, qualifier="", status="final"):
    return PrintedFigure(Quantity(Decimal(value), unit, precision, qualifier), status)


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        (figure("2679000000", "đồng", 6, status="estimate"), "tỷ đồng"),
        (figure("1700000000", "đồng", 8), "triệu đồng"),
        (figure("158500000", "đồng", 5), "tỷ đồng"),
        (figure("10000", "tờ", 0, "over"), "tờ"),
        (figure("105", "%", 0, "at_least"), "%"),
        (figure("12", "vụ", 0, status="implied"), "vụ"),
        (figure("8.89", "gram", -2), "gram"),
        (figure("-9.09", "%", -2), "%"),
        (figure("0", "người", 0), "người"),
    ],
)
def test_a_figure_written_into_a_form_is_read_back(printed, unit):
    assert read_back(printed, unit) == printed


@given(
    digits=st.integers(min_value=0, max_value=10**6 - 1),
    precision=st.integers(min_value=0, max_value=9),
    unit=st.sampled_from(["đồng", "triệu đồng", "tỷ đồng"]),
)
def test_any_amount_of_money_is_read_back(digits, precision, unit):
    printed = figure(digits * 10**precision, "đồng", precision)
    assert read_back(printed, unit) == printed


@pytest.fixture
def raw(ward_workbook: Path) -> Path:
    return ward_workbook.parent.parent


def test_plans_of_the_year_are_filled_in(raw):
    sheet = load_workbook(write_next_form("2020", "synthetic-ward", raw))[TAX]
    assert [sheet[cell].value for cell in ("D4", "D5", "D6", "D7")] == [3.32, 70, 90, 1.7]


def test_plans_of_another_year_are_not(raw):
    sheet = load_workbook(write_next_form("2021-3M", "synthetic-ward", raw))[TAX]
    assert sheet["D4"].value is None


def test_figures_of_the_same_period_last_year_are_filled_in(raw):
    sheet = load_workbook(write_next_form("2021-9M", "synthetic-ward", raw))[TAX]
    assert [sheet[cell].value for cell in ("G4", "G5", "G6")] == [2.679, 61, 69.5]


def test_a_filled_in_form_is_read(raw, edit_workbook):
    path = write_next_form("2021-9M", "synthetic-ward", raw)
    edit_workbook(path, {f"{TAX}!F4": 2.7})
    observations = read_workbook(path).observations.set_index(["indicator", "role"])
    assert observations.loc[("revenue.tax", "prior"), "value"] == 2_679_000_000


@pytest.mark.parametrize(("cell", "locked"), [("A4", True), ("C4", True), ("D4", False)])
def test_only_cells_to_be_filled_in_are_open(raw, cell, locked):
    sheet = load_workbook(write_next_form("2021-9M", "synthetic-ward", raw))[TAX]
    assert (sheet.protection.sheet, sheet[cell].protection.locked) == (True, locked)


def test_figures_are_held_to_numbers(raw):
    sheet = load_workbook(write_next_form("2021-9M", "synthetic-ward", raw))[TAX]
    (validation,) = sheet.data_validations.dataValidation
    assert (validation.type, "F4" in validation.sqref, "A4" in validation.sqref) == (
        "decimal", True, False,
    )  # fmt: skip


def test_a_file_whose_name_is_no_period_does_not_stop_a_form(raw, ward_workbook):
    ward_workbook.with_name("2020-9M (1).xlsx").write_bytes(ward_workbook.read_bytes())
    sheet = load_workbook(write_next_form("2021-9M", "synthetic-ward", raw))[TAX]
    assert sheet["G4"].value == 2.679
