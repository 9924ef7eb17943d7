"""The page for whoever filled the workbook: every cell counted, every fault with its cell."""

import pytest

from wardstats import report, review_source

pytestmark = pytest.mark.usefixtures("english")
TAX = "Thu ngân sách"


@pytest.fixture
def review(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!F5": "sáu mốt", f"{TAX}!H7": 88})
    return review_source("synthetic-ward", "2020-9M", ward_workbook.parents[1])


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_a_workbook_with_refused_cells_is_reviewed_all_the_same(review):
    assert [(one.code, one.cell) for one in review.reading.problems] == [("not_a_number", "F5")]


def test_the_cells_of_each_sheet_are_counted(review):
    _head, table = report.reading_summary(review).blocks
    assert texts(table)[0] == [TAX, "11", "12", "24", "1"]


def test_refused_cells_stand_before_figures_that_do_not_add_up(review):
    rows = texts(report.reading_findings(review))
    assert [row[:2] for row in rows] == [
        [f"{TAX}!F5", "blocker"],
        [f"{TAX}!H7, F7, D7", "does not add up"],
    ]


def test_a_finding_links_to_its_first_cell(review):
    links = [row.cells[0].link for row in report.reading_findings(review).rows]
    assert [link.partition("#")[2] for link in links] == [
        "%27Thu%20ng%C3%A2n%20s%C3%A1ch%27%21F5",
        "%27Thu%20ng%C3%A2n%20s%C3%A1ch%27%21H7",
    ]


def test_columns_say_what_they_were_taken_for(review):
    rows = texts(report.reading_columns(review))
    assert [f"{TAX}!F3", "Lũy kế", "actual · 2020-9M", "100%", "by its header"] in rows


def test_labels_that_are_sure_need_no_confirmation(review):
    assert report.reading_labels(review).notes == ("None.",)
