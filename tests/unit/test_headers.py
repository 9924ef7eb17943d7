"""No column of figures is overlooked for its header."""

import pytest

from wardstats.errors import SourceError
from wardstats.intake.workbook import read_workbook

pytestmark = pytest.mark.usefixtures("english")
TAX = "Thu ngân sách"


def problems(path):
    with pytest.raises(SourceError) as caught:
        read_workbook(path)
    return [(one.code, one.sheet, one.cell) for one in caught.value.problems]


def test_figures_under_a_misspelt_header_are_refused(ward_workbook, edit_workbook):
    path = edit_workbook(ward_workbook, {f"{TAX}!D3": "Kế hoạh năm"})
    assert problems(path) == [("header_unknown", TAX, "D3")]


def test_the_nearest_header_is_offered(ward_workbook, edit_workbook):
    path = edit_workbook(ward_workbook, {f"{TAX}!D3": "Kế hoạh năm"})
    with pytest.raises(SourceError, match=r"closest: Kế hoạch năm"):
        read_workbook(path)


def test_figures_under_a_header_that_stands_twice_are_refused(ward_workbook, edit_workbook):
    path = edit_workbook(ward_workbook, {f"{TAX}!E3": "Kế hoạch năm"})
    assert problems(path) == [("header_ambiguous", TAX, cell) for cell in ("D3", "E3")]


def test_figures_without_any_header_are_refused(ward_workbook, edit_workbook):
    header = {f"{TAX}!{column}3": "?" for column in "ABCDEFGHI"}
    assert problems(edit_workbook(ward_workbook, header)) == [("no_table", TAX, "D4")]


def test_every_missing_column_of_the_form_is_named(ward_workbook, edit_workbook):
    path = edit_workbook(ward_workbook, {f"{TAX}!A3": "?", f"{TAX}!B3": "?"})
    assert problems(path) == [("no_table", TAX, "A3")] * 2


def test_a_misspelt_code_column_is_named(ward_workbook, edit_workbook):
    path = edit_workbook(ward_workbook, {f"{TAX}!A3": "Mãa"})
    assert problems(path) == [("no_table", TAX, "A3")]


def test_a_second_header_that_lacks_a_column_leaves_no_figure_half_read(
    ward_workbook, edit_workbook
):
    second = {"A30": "Mã", "B30": "Chỉ tiêu", "D30": "Lũy kế"}
    path = edit_workbook(ward_workbook, {f"{TAX}!{cell}": text for cell, text in second.items()})
    with pytest.raises(SourceError) as refused:
        read_workbook(path)
    reading = refused.value.reading
    assert TAX not in set(reading.observations["sheet"])
    assert set(reading.coverage.loc[reading.coverage["sheet"] == TAX, "outcome"]) == {
        "refused", "ignored",
    }  # fmt: skip


def test_a_column_of_words_may_be_added(ward_workbook, edit_workbook):
    path = edit_workbook(ward_workbook, {f"{TAX}!K3": "Người nhập", f"{TAX}!K4": "Kế toán"})
    assert len(read_workbook(path).observations) == 15


def test_a_column_that_numbers_the_rows_may_be_added(ward_workbook, edit_workbook):
    path = edit_workbook(ward_workbook, {f"{TAX}!K3": "STT", f"{TAX}!K4": 1})
    assert len(read_workbook(path).observations) == 15


@pytest.mark.parametrize("text", ["2,679 tỷ", "ước 1.350", "61 người", "254 triệu 700 nghìn"])
def test_texts_of_figures_under_an_unknown_header_are_refused(ward_workbook, edit_workbook, text):
    path = edit_workbook(ward_workbook, {f"{TAX}!K3": "Người nhập", f"{TAX}!K4": text})
    assert problems(path) == [("header_unknown", TAX, "K3")]


@pytest.mark.parametrize("text", ["Nguyễn Văn A", "16/9/2020", "3 tổ trưởng", "Tổ 5"])
def test_words_with_digits_under_an_unknown_header_are_no_figures(
    ward_workbook, edit_workbook, text
):
    path = edit_workbook(ward_workbook, {f"{TAX}!K3": "Người nhập", f"{TAX}!K4": text})
    assert len(read_workbook(path).observations) == 15


def test_texts_of_figures_without_any_header_are_refused(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!{cell}": None for cell in ("D4", "F4", "H4")})
    header = {f"{TAX}!{column}3": "?" for column in "ABCDEFGHI"}
    path = edit_workbook(ward_workbook, header | {f"{TAX}!D4": "3,32 tỷ"})
    assert problems(path) == [("no_table", TAX, "D4")]


@pytest.mark.parametrize("sheet", [TAX, "Thông tin", "Nội dung"])
@pytest.mark.parametrize("cell", ["K300000", "XFD5"])
def test_a_space_far_outside_the_table_is_refused(ward_workbook, edit_workbook, sheet, cell):
    path = edit_workbook(ward_workbook, {f"{sheet}!{cell}": " "})
    assert [problem[:2] for problem in problems(path)] == [("sheet_too_large", sheet)]
