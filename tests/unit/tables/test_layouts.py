"""Workbooks as officers send them: each habit in a small synthetic sheet, read to its cells."""

from __future__ import annotations

from collections import Counter

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from wardstats.errors import SourceError
from wardstats.intake.workbook import examine_workbook, read_workbook
from wardstats.model.observations import iterate_observations

HEADER = ["STT", "Chỉ tiêu", "ĐVT", "KH năm 2020", "Ước 9 tháng", "% KH"]
FEES = [1, "Phí, lệ phí", "triệu đồng", 90, 69.5, 77]
TAX, FEE, STATE = "revenue.tax", "revenue.tax.fees", "revenue.tax.non_state"


@pytest.fixture
def book(tmp_path):
    """Give a function that writes rows, merged areas and more into a workbook of one sheet."""

    def write(*rows, merges=(), name="2020-9M.xlsx", aliases="", change=None):
        workbook = Workbook()
        sheet = workbook.active
        sheet.title = "Biểu 1"
        for row in rows:
            sheet.append(row)
        for area in merges:
            sheet.merge_cells(area)
        if change:
            change(sheet)
        path = tmp_path / "synthetic-ward" / name
        path.parent.mkdir(exist_ok=True)
        workbook.save(path)
        if aliases:
            path.with_name("aliases.toml").write_text(aliases, encoding="utf-8")
        return path

    return write


def figures(path):
    return [
        (one.cell, one.indicator, one.role, one.period, str(one.quantity))
        for one in iterate_observations(read_workbook(path).observations)
    ]


def codes(path):
    return read_workbook(path).findings["code"].tolist()


def problems(path):
    return [(one.code, one.cell) for one in examine_workbook(path).problems]


def test_a_plain_table_is_read_to_its_cells(book):
    assert figures(book(HEADER, FEES)) == [
        ("D2", FEE, "plan", "2020", "90 triệu đồng"),
        ("E2", FEE, "actual", "2020-9M", "69,5 triệu đồng"),
        ("F2", FEE, "plan_percent", "2020-9M", "77 %"),
    ]


def test_columns_may_stand_in_any_order(book):
    rows = [[row[place] for place in (5, 3, 1, 4, 2, 0)] for row in (HEADER, FEES)]
    assert Counter(one[1:] for one in figures(book(*rows))) == Counter(
        one[1:] for one in figures(book(HEADER, FEES, name="2020-9M.xlsx"))
    )


def test_a_header_of_two_rows_is_read_as_a_path(book):
    path = book(
        ["TT", "Nội dung", "ĐVT", "Kết quả", None, "So sánh (%)"],
        [None, None, None, "Kế hoạch", "Thực hiện", "KH năm"],
        FEES,
        merges=("A1:A2", "B1:B2", "C1:C2", "D1:E1"),
    )
    assert [one[:4] for one in figures(path)] == [
        ("D3", FEE, "plan", "2020"),
        ("E3", FEE, "actual", "2020-9M"),
        ("F3", FEE, "plan_percent", "2020-9M"),
    ]


def test_numbers_of_columns_are_no_figures_and_say_what_a_percentage_is_of(book):
    path = book(
        ["TT", "Chỉ tiêu", "ĐVT", "KH năm", "Lũy kế", "Cùng kỳ", "%", "%"],
        ["1", "2", "3", "4", "5", "6", "7=5/4", "8=5/6"],
        [1, "Phí, lệ phí", "triệu đồng", 90, 69.5, 70, 77.2, 99.3],
    )
    assert [(one[0], one[2]) for one in figures(path)][-2:] == [
        ("G3", "plan_percent"),
        ("H3", "index_percent"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (["ĐVT: triệu đồng"], ["STT", "Chỉ tiêu", "Kế hoạch"], [1, "Phí, lệ phí", 90]),
        (["x"], ["STT", "Chỉ tiêu", "Kế hoạch (triệu đồng)"], [1, "Phí, lệ phí", 90]),
        (["x"], ["STT", "Chỉ tiêu", "Kế hoạch"], [1, "Phí, lệ phí (triệu đồng)", 90]),
        (["x"], ["STT", "Chỉ tiêu", "Kế hoạch"], [1, "Phí, lệ phí", "90 triệu"]),
    ],
    ids=["line above", "header", "label", "cell"],
)
def test_a_unit_is_found_where_it_stands(book, rows):
    assert figures(book(*rows)) == [("C3", FEE, "plan", "2020", "90 triệu đồng")]


def test_money_without_a_unit_is_asked(book):
    path = book(["STT", "Chỉ tiêu", "Kế hoạch"], [1, "Phí, lệ phí", 90])
    assert problems(path) == [("unit_unknown", "B2")]


def test_a_unit_of_another_kind_is_refused(book):
    assert (
        problems(book(HEADER, [1, "Phí, lệ phí", "người", 90, 69, 77]))
        == [("unit_conflict", "C2")] * 1
    )


def test_a_combined_cell_gives_three_figures_with_one_cell(book):
    path = book(["Kết quả", "Ước 9 tháng"], ["- Tổng thu thuế", "2,679 tỷ/3,320 tỷ = 80,7% KH"],
                ["- Thu tại chỗ", "93,5 triệu/125 triệu = 75% KH"])  # fmt: skip
    path = book(["STT", "Kết quả", "Ước tháng 9", "Ước 9 tháng"],
                [1, "Tổng thu thuế", None, "2,679 tỷ/3,320 tỷ = 80,7% KH"])  # fmt: skip
    assert figures(path) == [
        ("D2", TAX, "actual", "2020-9M", "2,679 tỷ đồng"),
        ("D2", TAX, "plan", "2020", "3,320 tỷ đồng"),
        ("D2", TAX, "plan_percent", "2020-9M", "80,7 %"),
    ]


@pytest.mark.parametrize("text", ["69,5", "69,5\u00a0", "'69,5", "69,5 triệu", "69,5 triệu đồng"])
def test_a_number_typed_as_text_is_the_number(book, text):
    path = book(HEADER, [1, "Phí, lệ phí", "triệu đồng", None, text, None])
    assert figures(path)[0][4] == "69,5 triệu đồng"


@pytest.mark.parametrize("mark", ["-", "–", "x", "…", None])
def test_a_mark_of_absence_is_no_figure_and_is_kept(book, mark):
    reading = read_workbook(book(HEADER, [1, "Phí, lệ phí", "triệu đồng", mark, 69.5, None]))
    (row,) = reading.coverage[reading.coverage["cell"] == "D2"].to_dict("records")
    assert (row["outcome"], row["reason"]) == ("missing", mark or "")


@pytest.mark.parametrize(("value", "rescaled"), [(0.772, True), (77.2, False)])
def test_a_share_under_a_percent_header_is_told_by_the_other_figures(book, value, rescaled):
    path = book(HEADER, [*FEES[:5], value])
    assert (figures(path)[-1][4], "percent_rescaled" in codes(path)) == ("77,2 %", rescaled)


def test_a_share_that_nothing_bears_out_is_asked(book):
    path = book(HEADER, [1, "Phí, lệ phí", "triệu đồng", None, 69.5, 0.9])
    assert problems(path) == [("ambiguous_percent", "F2")]


def test_a_column_of_percentages_tells_of_a_small_one_that_does_not_fit(book):
    others = [2, "Lệ phí môn bài", "triệu đồng", 70, 61, 87.1]
    path = book(HEADER, [*FEES[:5], 2.77], others)
    assert figures(path)[2][4] == "2,77 %"


def test_two_ways_to_write_numbers_on_a_sheet_are_asked(book):
    path = book(HEADER, [1, "Phí, lệ phí", "triệu đồng", "1.905", "189.26", None])
    assert problems(path) == [("ambiguous_number", "D2")]


def test_rows_below_a_sign_off_are_not_read(book):
    path = book(
        HEADER, FEES, [None, "Người lập biểu", None, None, "CHỦ TỊCH"], [None, "x", None, 5]
    )
    assert len(figures(path)) == 3


def test_a_title_and_trong_do_are_no_rows_of_figures(book):
    path = book(HEADER, ["I", "Thu ngân sách"], FEES, [None, "Trong đó:"],
                [2, "- Thuế ngoài quốc doanh", "tỷ đồng", "1,7", 1.188, None])  # fmt: skip
    assert [one[:2] for one in figures(path)][-2:] == [("D5", STATE), ("E5", STATE)]


def test_a_second_table_has_its_own_header(book):
    path = book(HEADER, FEES, [], ["STT", "Chỉ tiêu", "Cùng kỳ"],
                [1, "Tổng thu thuế (tỷ đồng)", 2.5])  # fmt: skip
    assert figures(path)[-1] == ("C5", TAX, "prior", "2019-9M", "2,5 tỷ đồng")


def test_an_unknown_label_keeps_its_figures_and_is_said(book):
    path = book(HEADER, [1, "Chỉ tiêu lạ hoàn toàn", "triệu đồng", 1, 2, None])
    assert [one[1] for one in figures(path)] == ["", ""]
    assert codes(path) == ["label_unknown"]


def test_a_ward_says_its_own_words(book):
    path = book(
        ["STT", "Chỉ tiêu", "ĐVT", "Giao đầu năm nay"],
        [1, "Thu B", "triệu đồng", 90],
        aliases='[labels]\n"Thu B" = "revenue.tax.fees"\n[columns]\n"Giao đầu năm nay" = "plan"\n',
    )
    assert figures(path) == [("D2", FEE, "plan", "2020", "90 triệu đồng")]


def test_a_column_of_figures_under_an_unknown_header_is_refused(book):
    path = book([*HEADER, "Người nhập"], [*FEES, 5])
    assert problems(path) == [("header_unknown", "G1")]


def test_two_columns_of_one_meaning_are_asked(book):
    path = book([*HEADER, "Kế hoạch năm"], [*FEES, 91])
    assert problems(path) == [("header_ambiguous", "D1"), ("header_ambiguous", "G1")]


@pytest.mark.parametrize("text", ["Số dư năm 2018 chuyển sang", "Thu trong năm 2019"])
def test_a_year_alone_makes_no_result_of_a_column(book, text):
    path = book(
        ["STT", "Chỉ tiêu", "ĐVT", text, "KH năm 2020"], [1, "Phí, lệ phí", "triệu đồng", 5, 6]
    )
    assert problems(path) == [("header_unknown", "D1")]


def test_a_number_beyond_all_numbers_is_refused(book):
    assert problems(book(HEADER, [1, "Phí, lệ phí", "triệu đồng", 1e300, 69.5, None])) == [
        ("too_long", "D2")
    ]


def test_a_long_text_is_quoted_by_its_beginning(book):
    (problem,) = examine_workbook(
        book(HEADER, [1, "Phí, lệ phí", "triệu đồng", "nhiều " * 500, 69.5, None])
    ).problems
    assert len(str(problem)) < 400


def test_two_plans_are_told_apart_by_who_set_them(book):
    path = book(["STT", "Chỉ tiêu", "ĐVT", "KH quận giao", "KH HĐND phường giao"],
                [1, "Phí, lệ phí", "triệu đồng", 90, 95])  # fmt: skip
    assert read_workbook(path).observations["assigned_by"].tolist() == ["quận", "HĐND phường"]


def test_figures_without_a_label_are_refused(book):
    assert problems(book(HEADER, FEES, [2, None, None, 5, None, None])) == [("label_missing", "B3")]


@pytest.mark.parametrize(("second", "code"), [(69.5, []), (70, ["duplicate_indicator"])])
def test_a_row_that_stands_twice_is_refused_only_where_it_differs(book, second, code):
    path = book(HEADER, FEES, [2, "Phí, lệ phí", "triệu đồng", 90, second, 77])
    assert [one for one, _cell in problems(path)] == code


def test_letters_struck_out_beside_a_figure_do_not_count(book):
    struck = CellRichText(TextBlock(InlineFont(strike=True), "120"), "125")
    path = book(HEADER, [1, "Phí, lệ phí", "triệu đồng", struck, None, None])
    assert (figures(path)[0][4], codes(path)) == ("125 triệu đồng", ["struck_text"])


def test_a_raised_digit_is_a_footnote(book):
    raised = CellRichText("1905", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    path = book(HEADER, [1, "Phí, lệ phí", "triệu đồng", raised, None, None])
    assert (figures(path)[0][4], codes(path)) == ("1,905 tỷ đồng", ["footnote_in_number"])


def test_a_figure_that_is_struck_out_whole_is_asked(book):
    path = book(HEADER, FEES, change=lambda sheet: setattr(sheet["D2"], "font", Font(strike=True)))
    assert problems(path) == [("struck_text", "D2")]


def test_an_old_font_is_converted_and_said(book):
    def use_old_font(sheet):
        sheet["B2"].font = Font(name=".VnTime")

    path = book(HEADER, [1, "Tæng thu thuÕ", "tỷ đồng", 3.32, None, None], change=use_old_font)
    assert (figures(path)[0][1], codes(path)) == (TAX, ["legacy_encoding"])


@pytest.mark.parametrize(
    ("title", "period"),
    [("BÁO CÁO 9 THÁNG ĐẦU NĂM 2020", "2020-9M"), ("Biểu quý III năm 2020", "2020-Q3"),
     ("Kết quả tháng 9/2020", "2020-09"), ("Năm 2020", "2020")],
)  # fmt: skip
def test_a_title_says_the_period_where_the_name_does_not(book, title, period):
    assert str(read_workbook(book([title], HEADER, FEES, name="so-lieu.xlsx")).period) == period


def test_a_workbook_of_no_period_is_refused(book):
    with pytest.raises(SourceError) as caught:
        read_workbook(book(HEADER, FEES, name="so-lieu.xlsx"))
    assert caught.value.code == "period_unknown"


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Kết quả 9 tháng đầu năm 2020", []),
        ("Kết quả tháng 9 năm 2020", []),
        ("Kết quả thu ngân sách năm 2020", []),
        ("Kết quả thu ngân sách năm 2019", ["period_conflict"]),
        ("Kết quả 9 tháng đầu năm 2019", ["period_conflict"]),
        ("Số liệu cùng kỳ 9 tháng đầu năm 2019", []),
        ("Đảng bộ phường nhiệm kỳ 2020 - 2025", []),
        ("Đảng bộ phường nhiệm kỳ 2015-2019", ["term_conflict"]),
    ],
)
def test_the_title_of_each_sheet_must_speak_of_the_workbooks_time(book, title, found):
    path = book([title], HEADER, FEES)
    workbook = load_workbook(path)
    workbook.copy_worksheet(workbook.active).title = "Biểu 2"
    workbook["Biểu 1"]["A1"] = "Kết quả 9 tháng đầu năm 2020"
    workbook.save(path)
    assert [one for one in codes(path) if one != "duplicate_row"] == found


def test_a_sheet_of_the_form_that_speaks_of_another_period_is_said(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {"An ninh, trật tự!A1": "AN NINH 6 THÁNG ĐẦU NĂM 2020"})
    found = read_workbook(ward_workbook).findings
    told = found[found["code"] == "period_conflict"]
    assert told["cells"].tolist() == ["An ninh, trật tự!A1"]


def test_a_title_of_another_period_is_said(book):
    assert codes(book(["6 tháng đầu năm 2020"], HEADER, FEES)) == ["period_conflict"]


def test_every_cell_is_accounted_for_once(book):
    path = book(["Tiêu đề"], HEADER, FEES, [2, "Lạ", None, "nhiều", 5, "x"], ["Người lập biểu", 7])
    reading = examine_workbook(path)
    cells = Counter(reading.coverage["cell"])
    assert set(cells.values()) == {1}
    assert reading.counts()["seen"] == len(cells)
    assert {"A1", *(f"{c}{r}" for r in (2, 3, 4) for c in "ABDEF"), "A5", "B5"} <= set(cells)


def test_what_could_be_read_comes_with_the_error(book):
    with pytest.raises(SourceError) as caught:
        read_workbook(book(HEADER, [1, "Phí, lệ phí", "triệu đồng", "nhiều", 69.5, 77]))
    assert caught.value.reading.observations["cell"].tolist() == ["E2", "F2"]
