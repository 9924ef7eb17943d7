"""What an officer is given: sheets that explain themselves, compute, and print."""

from __future__ import annotations

from decimal import Decimal

import pytest
from openpyxl import load_workbook

from wardstats.intake.form.layout import CUMULATIVE, MONTH, PLAN, PLAN_PERCENT, PRIOR
from wardstats.intake.form.percentage import is_percentage_formula, percentage_formula
from wardstats.intake.form.writing import write_form
from wardstats.intake.workbook import read_workbook
from wardstats.model.periods import Period
from wardstats.model.quantities import PrintedFigure, Quantity

TAX = "Thu ngân sách"
SAFETY = "An ninh, trật tự"
CODES = ("revenue.tax", "revenue.tax.licence_fee", "security.crime.cases")


def money(value: int, precision: int = 6) -> PrintedFigure:
    return PrintedFigure(Quantity(Decimal(value), "đồng", precision))


@pytest.fixture
def form(tmp_path):
    """Give a function that writes a form with some figures known, and opens it."""

    def write(known=None, *, data_only=False, information=None):
        path = tmp_path / "2020-9M.xlsx"
        given = {"kind": "phường", "name": "Synthetic", "city": "Synthetic"} | (information or {})
        write_form(path, Period.parse("2020-9M"), given, codes=CODES, known=known)
        return load_workbook(path, data_only=data_only)

    return write


# The percentage.

PLAN_AND_ACTUAL = {
    ("revenue.tax", PLAN): money(3_320_000_000),
    ("revenue.tax", CUMULATIVE): money(2_679_000_000),
}


def test_the_plan_percentage_is_a_formula(form):
    assert form()[TAX]["H4"].value == percentage_formula(4)


def test_its_header_says_that_it_is_computed(form):
    assert form()[TAX]["H3"].value == "% KH (tự tính)"


def test_the_formula_cannot_be_written_over(form):
    assert form()[TAX]["H4"].protection.locked


def test_a_ceiling_has_no_plan_percentage(form):
    assert form()[SAFETY]["H4"].value is None


def test_where_the_figures_are_known_the_formula_has_its_result(form):
    assert form(PLAN_AND_ACTUAL, data_only=True)[TAX]["H4"].value == 80.7


def test_where_they_are_not_its_result_is_an_empty_text(form):
    cell = form(data_only=True)[TAX]["H4"]
    assert (cell.value, cell.data_type) == (None, "str")


def test_the_result_is_read_as_the_percentage(form, tmp_path):
    form(PLAN_AND_ACTUAL)
    observations = read_workbook(tmp_path / "2020-9M.xlsx").observations
    assert observations.set_index("role").loc["plan_percent", "text"] == "80,7"


def test_a_known_reported_percentage_stands_in_place_of_the_formula(form):
    percent = PrintedFigure(Quantity(Decimal("80.69"), "%", -2))
    assert form({("revenue.tax", PLAN_PERCENT): percent})[TAX]["H4"].value == 80.69


def test_a_form_filled_in_by_a_program_has_no_percentage_and_is_read(form, tmp_path):
    workbook = form()
    workbook[TAX]["D4"], workbook[TAX]["F4"] = 3.32, 2.679
    workbook.save(tmp_path / "2020-9M.xlsx")
    reading = read_workbook(tmp_path / "2020-9M.xlsx")
    outcome = reading.coverage.set_index("cell").loc["H4", "outcome"]
    assert (len(reading.observations), list(outcome)) == (2, ["missing"] * 2)


@pytest.mark.parametrize(
    "formula", ["=F4/D4*100", "=ROUND(F4/D4*100,1)", percentage_formula(4) + "+0", None, 80.7, ""]
)
def test_any_other_formula_is_not_the_forms(formula):
    assert not is_percentage_formula(formula)


# What is known.


def test_a_known_figure_stands_in_its_column(form):
    known = {("revenue.tax", column): money(n * 10**9, 9)
             for n, column in enumerate((PLAN, MONTH, CUMULATIVE, PRIOR), 1)}  # fmt: skip
    sheet = form(known)[TAX]
    assert [sheet[f"{letter}4"].value for letter in "DEFG"] == [1, 2, 3, 4]


def test_a_figure_printed_in_another_scale_is_stored_in_the_unit_of_its_row(form):
    cell = form({("revenue.tax.licence_fee", PLAN): money(1_700_000_000, 8)})[TAX]["D5"]
    assert (cell.value, cell.number_format) == (1700, '0.0," tỷ"')


# Help for who fills it in.


def test_whole_things_are_held_to_whole_numbers(form):
    checks = form()[SAFETY].data_validations.dataValidation
    assert {check.type: "F4" in check.sqref for check in checks} == {
        "whole": True, "decimal": False,
    }  # fmt: skip


def test_every_sheet_says_how_it_is_filled_in(form):
    assert form()[TAX]["A2"].value.startswith("Chỉ nhập vào ô trắng.")


def test_the_first_sheet_has_a_legend(form):
    texts = [cell.value for cell in form()["Thông tin"]["B"]]
    assert "Ô trắng: nhập số liệu vào đây." in texts


def test_parts_are_set_in_below_their_total(form):
    sheet = form()[TAX]
    assert sheet["B4"].alignment.indent < sheet["B5"].alignment.indent


@pytest.mark.parametrize(("cell", "locked"), [("B2", False), ("B6", True), ("A2", True)])
def test_of_the_information_only_what_is_to_be_given_is_open(form, cell, locked):
    sheet = form()["Thông tin"]
    assert (sheet.protection.sheet, sheet[cell].protection.locked) == (True, locked)


def test_there_is_room_for_several_recipients(form):
    labels = [cell.value for cell in form()["Thông tin"]["A"]]
    assert labels.count("Nơi nhận") == 6


def test_the_header_stays_in_sight(form):
    assert form()[TAX].freeze_panes == "D4"


@pytest.mark.parametrize("sheet", ["Thông tin", TAX, "Nội dung"])
def test_a_sheet_is_printed_across_a4_as_wide_as_the_paper(form, sheet):
    setup = form()[sheet].page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth) == ("landscape", 9, 1)


def test_the_header_is_printed_on_every_page(form):
    assert form()[TAX].print_title_rows == "$3:$3"
