"""The page for whoever filled the workbook: every cell counted, every fault with its cell."""

from dataclasses import replace

import pytest

from wardstats import report, review_source
from wardstats.language import using_language

pytestmark = pytest.mark.usefixtures("english")
TAX = "Thu ngân sách"
SAFETY = "An ninh, trật tự"


@pytest.fixture
def review(ward_workbook, edit_workbook):
    wrong = {f"{TAX}!F5": "sáu mốt", f"{TAX}!H7": 88, f"{SAFETY}!I4": -9.1}
    edit_workbook(ward_workbook, wrong)
    return reviewed(ward_workbook)


def reviewed(workbook):
    return review_source("synthetic-ward", "2020-9M", workbook.parents[1])


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_a_workbook_with_refused_cells_is_reviewed_all_the_same(review):
    assert [(one.code, one.cell) for one in review.reading.problems] == [("not_a_number", "F5")]


def test_the_cells_of_each_sheet_are_counted(review):
    _head, table = report.reading_summary(review).blocks
    assert texts(table)[0] == [TAX, "11", "12", "24", "1"]


def test_findings_stand_by_sheet_refused_cells_first(review):
    tables = report.reading_findings(review).blocks
    assert [table.caption for table in tables] == [
        f"Cells to look at: {TAX}", f"Cells to look at: {SAFETY}",
        "The report as a whole, no single cell",
    ]  # fmt: skip
    assert [row[:2] for table in tables[:2] for row in texts(table)] == [
        ["F5", "blocker"],
        ["H7, F7, D7", "does not add up"],
        ["I4, F4, G4", "does not add up"],
    ]


def test_what_concerns_no_cell_has_no_column_of_cells(review):
    *_others, table = report.reading_findings(review).blocks
    assert table.columns == ("How grave", "What is wrong")
    assert all(len(row.cells) == 2 for row in table.rows)


def test_findings_that_name_the_same_cell_stand_together_the_later_ones_set_in(
    ward_workbook, edit_workbook
):
    edit_workbook(ward_workbook, {f"{TAX}!F5": 61000, f"{TAX}!H7": 88})
    table, *_others = report.reading_findings(reviewed(ward_workbook)).blocks
    assert [(row.cells[0].text, row.level) for row in table.rows] == [
        ("H5, F5, D5", 0), ("F5, D5, H5", 1), ("H7, F7, D7", 0), ("F4, F5, F6, F7", 0),
    ]  # fmt: skip
    assert table.notes == ("A line that is set in speaks of a cell of the line above it.",)


def anchors(table):
    return [row.cells[0].link.partition("#")[2] for row in table.rows]


def test_a_finding_links_to_its_first_cell(review):
    table, *_others = report.reading_findings(review).blocks
    assert anchors(table) == [
        "%27Thu%20ng%C3%A2n%20s%C3%A1ch%27%21F5",
        "%27Thu%20ng%C3%A2n%20s%C3%A1ch%27%21H7",
    ]


def test_a_workbook_without_findings_says_so(ward_workbook):
    review = reviewed(ward_workbook)
    clean = report.reading_findings(replace(review, findings=review.findings.iloc[:0])).blocks
    assert [(table.caption, table.notes) for table in clean] == [("Cells to look at", ("None.",))]


def test_changes_that_would_clear_checks_are_listed_with_links(review):
    table = report.reading_suggestions(review)
    row = next(row for row in table.rows if row.cells[0].text == f"{SAFETY}!I4")
    assert (row.cells[1].text, row.cells[1].remark) == (
        "-9.1 % → -8.3 % would clear 1 check.", "divided by the wrong year",
    )  # fmt: skip
    assert "%27Thu%20ng%C3%A2n%20s%C3%A1ch%27%21H7" in anchors(table)


def test_nothing_suggested_is_applied(review):
    figures = review.reading.observations.set_index(["sheet", "cell"])["value"]
    assert figures[TAX, "H7"] == 88


def test_columns_say_what_they_were_taken_for(review):
    rows = texts(report.reading_columns(review))
    assert [f"{TAX}!F3", "Lũy kế", "actual · 2020-9M", "100 %", "by its header"] in rows


def test_a_header_that_says_the_same_on_several_sheets_is_told_once(review):
    rows = report.reading_columns(review).rows
    (row,) = [one for one in rows if one.cells[1].text == "Lũy kế"]
    assert row.cells[0].remark == "the same in 1 other places"


def test_what_a_column_was_taken_for_is_said_in_the_language_of_the_page(review):
    with using_language("vi"):
        rows = texts(report.reading_columns(review))
    assert "% KH · 2020-9M · %" in [row[2] for row in rows]


def test_labels_that_are_sure_need_no_confirmation(review):
    assert report.reading_labels(review).notes == ("None.",)
