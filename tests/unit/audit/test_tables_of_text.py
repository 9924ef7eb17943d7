"""Tables in a text: columns that are computed, by their heading or by what the rows show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardstats.audit import find_claims

NUMBERED = """STT | Chỉ tiêu | ĐVT | Kế hoạch 2021 | TH 2021 | TH/KH (%) | TH 2020 | So cùng kỳ (%)
1 | Thu phí | Triệu đồng | 120 | 126 | 105,0 | 112 | 112,5
2 | Thu thuế | Triệu đồng | 300 | 285 | 95,0 | 250 | 114,0
3 | Thu khác | Triệu đồng | 80 | 92 | 115,0 | 80 | 115,0
 | Tổng số | Triệu đồng | 500 | 503 | 100,6 | {prior} | {index}"""
QUARTERS = """| Khoản chi | Quý I | Quý II | Quý III | Cộng |
|---|---:|---:|---:|---:|
| Chi lương | 612 | 634 | 640 | 1.886 |
| Chi hội họp | 148 | 162 | 151 | {second} |
| Chi an sinh | 95 | 40 | 38 | 173 |"""
MOVES = """Nội dung | 9 tháng 2023 | 9 tháng 2022 | Tăng, giảm
Kết hôn | 59 | 41 | {first}
Khai sinh | 80 | 92 | {second}"""


def wrong(text):
    return [(claim.meaning, claim.explanation.partition(".  ")[0])
            for claim in find_claims(text) if claim.verdict == "inconsistent"]  # fmt: skip


def meanings(text, verdict="consistent"):
    return [claim.meaning for claim in find_claims(text) if claim.verdict == verdict]


def test_total_row_is_known_behind_an_empty_number_cell():
    assert meanings(NUMBERED.format(prior=442, index="113,8")).count("total") == 3


def test_wrong_total_is_named_behind_an_empty_number_cell():
    [(meaning, told)] = wrong(NUMBERED.format(prior=452, index="111,3"))
    assert (meaning, told[:20]) == ("total", "112 + 250 + 80 = 442")


def test_earlier_of_two_years_is_the_base_of_the_second_percentage():
    [(meaning, told)] = wrong(NUMBERED.format(prior=442, index="118,3"))
    assert (meaning, told[:18]) == ("index", "503/442 = 113,80 %")


def test_sum_of_columns_is_shown_by_the_rows():
    assert meanings(QUARTERS.format(second=461)) == ["total"] * 3


def test_row_that_breaks_the_sum_of_its_columns_is_inconsistent():
    [(meaning, told)] = wrong(QUARTERS.format(second=471))
    assert (meaning, told[:21]) == ("total", "148 + 162 + 151 = 461")


@pytest.mark.parametrize(("first", "second"), [("18", "-12"), ("+18", "12")])
def test_difference_is_of_the_two_years(first, second):
    assert meanings(MOVES.format(first=first, second=second)) == ["difference"] * 2


def test_wrong_difference_of_the_two_years_is_inconsistent():
    assert [meaning for meaning, _told in wrong(MOVES.format(first=28, second=-12))] == [
        "difference"
    ]


def test_share_that_the_rows_show_is_asked_of_each():
    table = """Khu | Số hộ | Hộ nghèo | Tỷ lệ hộ nghèo (%)
A | 980 | 7 | 0,71
B | 1.015 | 9 | 0,98
C | 640 | 11 | 1,72
D | 715 | 6 | 0,84"""
    [(meaning, told)] = wrong(table)
    assert meaning == "share"
    assert told.endswith("Các dòng khác của bảng được tính như vậy.")


def test_row_that_numbers_the_columns_claims_nothing():
    table = "Nội dung | Kế hoạch | Thực hiện | Tỷ lệ (%)\n1 | 2 | 3 | 4\nThu phí | 100 | 85 | 85"
    assert meanings(table) == ["of_plan"]
    assert wrong(table) == []


def test_total_of_several_sections_is_no_total_of_the_last():
    table = """Khoản | Kế hoạch | Thực hiện
I. Thu | |
Phí | 100 | 90
Thuế | 200 | 210
II. Viện trợ | |
Tỉnh | 50 | 50
Huyện | 70 | 60
Tổng cộng | 420 | 410"""
    assert wrong(table) == []
    assert meanings(table) == ["total", "total"]


def test_header_of_two_rows_with_merged_cells_names_its_columns():
    table = """Khu\tSố hộ\tHộ nghèo\t\tHộ cận nghèo\t
\t\tSố hộ\tTỷ lệ %\tSố hộ\tTỷ lệ %
A\t842\t6\t0,71\t13\t1,54
B\t1.015\t9\t0,89\t17\t1,67
C\t768\t4\t0,52\t11\t1,43"""
    assert meanings(table) == ["share"] * 6


def test_indented_paragraph_is_no_row():
    assert meanings("\tThu phí 85/100 triệu đồng, đạt 85% KH") == ["of_plan"]


@given(st.lists(st.lists(st.integers(100, 99_999), min_size=4, max_size=4), min_size=2, max_size=8))
def test_columns_of_any_figures_show_no_relation(rows):
    head = "Tên | Cột A | Cột B | Cột C | Cột D"
    lines = [f"Khu {'ABCDEFGH'[at]} | " + " | ".join(map(str, row)) for at, row in enumerate(rows)]
    assert wrong("\n".join([head, *lines])) == []
