"""Marks are made of findings and of problems: cell, severity, and what to do."""

import pytest

from wardstats.errors import SourceError
from wardstats.intake.marking.marks import Mark, marks_from_findings, marks_from_problems
from wardstats.model.findings import Finding, build_findings


def finding(*cells: str, severity: str = "warning"):
    return build_findings([
        Finding("total_mismatch", severity, "w", "2020-9M", "i", cells, "tổng sai.",
                suggestion="Sửa lại.")
    ])  # fmt: skip


def test_the_accused_cell_is_marked_with_the_message():
    assert marks_from_findings(finding("Thu ngân sách!H5")) == [
        Mark("Thu ngân sách", "H5", "warning", "Tổng sai. Sửa lại.")
    ]


def test_the_other_cells_of_a_finding_get_a_note_that_refers_to_it():
    assert marks_from_findings(finding("S!H5", "T!D5"))[1:] == [
        Mark("T", "D5", "note", "Liên quan đến ô S!H5: Tổng sai. Sửa lại.")
    ]


@pytest.mark.parametrize("sheet", ["A; B", "An ninh, trật tự", "Là gì!", "S!A1; T"])
def test_a_sheet_may_have_marks_of_punctuation_in_its_name(sheet):
    marks = marks_from_findings(finding(f"{sheet}!H5"))
    assert [(mark.sheet, mark.cell) for mark in marks][-1:] == [(sheet.split("!A1; ")[-1], "H5")]


def test_a_finding_without_cell_makes_no_mark():
    assert marks_from_findings(finding()) == []


def test_every_problem_makes_a_mark():
    problems = [
        SourceError("a", "w › S › F4", "là ngày.", "Cần số.", "Nhập lại.", sheet="S", cell="F4"),
        SourceError("b", "w › S › F5", "lỗi.", sheet="S", cell="F5"),
    ]
    assert marks_from_problems(SourceError.gather(problems)) == [
        Mark("S", "F4", "blocker", "Là ngày. Cần số. Nhập lại."),
        Mark("S", "F5", "blocker", "Lỗi."),
    ]
