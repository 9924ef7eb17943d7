"""Figures whose label is no indicator's are shown, with their cells."""

import pytest
from openpyxl import Workbook

from wardstats import load, report, review_source

pytestmark = pytest.mark.usefixtures("english")
HEADER = ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế 9 tháng"]
TAX = [1, "Tổng thu thuế", "triệu đồng", 3320, 2679]
LAMPS = [2, "Đèn đường thắp sáng", "cái", 120, 95]


@pytest.fixture
def ward(tmp_path):
    def write(*rows):
        workbook = Workbook()
        workbook.active.title = "Biểu 1"
        for row in (HEADER, *rows):
            workbook.active.append(row)
        path = tmp_path / "synthetic-ward" / "2020-9M.xlsx"
        path.parent.mkdir(exist_ok=True)
        workbook.save(path)
        return "synthetic-ward", "2020-9M", tmp_path

    return write


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_report_shows_what_is_no_indicators_with_its_cells(ward):
    (table,) = report.unmatched(load(*ward(TAX, LAMPS))).blocks
    assert table.columns == (
        "Label", "Plan · 2020", "Actual · first nine months of 2020", "Cells",
    )  # fmt: skip
    assert texts(table) == [["Đèn đường thắp sáng", "120 pieces", "95 pieces", "Biểu 1!D3, E3"]]
    assert [cell.sources for cell in table.rows[0].cells[1:3]] == [("Biểu 1!D3",), ("Biểu 1!E3",)]


def test_a_label_that_stands_twice_loses_no_figure(ward):
    (table,) = report.unmatched(load(*ward(TAX, LAMPS, [3, *LAMPS[1:3], 130, 99]))).blocks
    assert texts(table)[0][1:3] == ["120 pieces; 130 pieces", "95 pieces; 99 pieces"]


def test_the_report_says_nothing_where_every_figure_has_its_indicator(ward):
    assert report.unmatched(load(*ward(TAX))).blocks == ()


def test_the_review_says_so_where_every_figure_has_its_indicator(ward):
    table = report.reading_unmatched(review_source(*ward(TAX)))
    assert (table.rows, table.notes) == ((), ("None.",))
