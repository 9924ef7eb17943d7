"""No text becomes a formula, and every name can be that of a sheet."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from wardstats.intake.form.cell_texts import put_text, sheet_name
from wardstats.intake.form.percentage import is_percentage_formula
from wardstats.intake.form.writing import write_form
from wardstats.intake.workbook import read_workbook
from wardstats.model.catalogue import Catalogue, Indicator, Sector
from wardstats.model.periods import Period

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "#N/A", "\t=1", "'=1"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_stored_as_text(text):
    cell = Workbook().active["A1"]
    put_text(cell, text)
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize("text", HOSTILE[:5])
def test_a_text_that_looks_like_a_formula_is_marked_as_quoted(text):
    cell = Workbook().active["A1"]
    put_text(cell, text)
    assert cell.quotePrefix


def test_what_no_cell_can_hold_is_left_out():
    cell = Workbook().active["A1"]
    put_text(cell, "a\x00b\x1bc\ud800d")
    assert cell.value == "abcd"


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        ("Thu/chi [2020]: *?", [], "Thu chi 2020"),
        ("'Thu'", [], "Thu"),
        ("", [], "Trang"),
        ("History", [], "Trang History"),
        ("THÔNG TIN", ["Thông tin"], "THÔNG TIN (2)"),
        ("a" * 40, ["A" * 31], "a" * 27 + " (2)"),
        ("😀" * 20, [], "😀" * 15),
    ],
)
def test_a_sheet_has_a_name_that_it_can_have(wanted, taken, name):
    assert sheet_name(wanted, taken) == name


@given(st.text(max_size=60), st.lists(st.text(max_size=3), max_size=5))
def test_any_name_becomes_one_that_excel_takes(wanted, taken):
    name = sheet_name(wanted, taken)
    assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
    assert not re.search(r"[\[\]:*?/\\\x00-\x1f]|^'|'$", name)
    assert name.casefold() not in {one.casefold() for one in taken}


names = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=40))


@settings(max_examples=25)
@given(names, names, names)
def test_a_form_of_hostile_names_is_read_and_holds_no_formula_but_its_own(
    tmp_path_factory, sector, label, ward
):
    path = tmp_path_factory.mktemp("synthetic-ward") / "2020-9M.xlsx"
    catalogue = Catalogue(
        [Sector("s", sector, "S"), Sector("t", sector, "T")],
        [Indicator(f"{one}.i", label, "I", one, "vụ") for one in ("s", "t")],
    )
    given_names = {"kind": "phường", "name": f"x{ward}", "city": "Synthetic"}
    write_form(path, Period.parse("2020-9M"), given_names, catalogue)
    workbook = load_workbook(path)
    formulas = [
        cell.value for sheet in workbook for row in sheet for cell in row if cell.data_type == "f"
    ]
    workbook.worksheets[1]["F4"] = 12
    workbook.save(path)
    read = read_workbook(path, catalogue).observations
    assert (list(map(is_percentage_formula, formulas)), list(read["value"])) == ([True] * 2, [12.0])
