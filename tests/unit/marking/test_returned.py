"""What came back is compared with what was sent: every edit, and whether it was asked for."""

import pytest
from openpyxl import Workbook, load_workbook

from wardstats.intake.marking.returned import CellEdit, compare_workbooks


@pytest.fixture
def sent(save):
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "S"
    for row in (("Thuế", 70, 61, "=C1 / B1*100"), ("Phí", 90.5, None, True)):
        sheet.append(row)
    sheet["B2"].number_format = "0.00"
    return save(workbook)


@pytest.fixture
def send_back(tmp_path):
    """Give a function that edits cells of a workbook as an officer would."""

    def call(path, change):
        workbook = load_workbook(path)
        change(workbook["S"])
        workbook.save(tmp_path / "returned.xlsx")
        return tmp_path / "returned.xlsx"

    return call


def put(cell, value):
    return lambda sheet: sheet[cell].__setattr__("value", value)


def form(cell, number_format):
    return lambda sheet: sheet[cell].__setattr__("number_format", number_format)


def edited(sent, returned):
    return [(one.cell, one.before, one.after) for one in compare_workbooks(sent, returned).edits]


@pytest.mark.parametrize(
    ("change", "edit"),
    [
        (put("B1", 71), ("B1", "70", "71")),
        (put("B1", "70"), ("B1", "70", "70")),
        (put("B1", None), ("B1", "70", "")),
        (put("C2", 5), ("C2", "", "5")),
        (put("F9", "x"), ("F9", "", "x")),
        (put("A1", "Thuế "), ("A1", "Thuế", "Thuế ")),
        (put("D1", "=C1/B1"), ("D1", "=C1 / B1*100", "=C1/B1")),
        (put("D1", 87.1), ("D1", "=C1 / B1*100", "87,1")),
        (put("D2", 1), ("D2", "TRUE", "1")),
        (form("B2", '0.0" tỷ"'), ("B2", "90,50", "90,5 tỷ")),
    ],
)
def test_an_edited_cell_is_told_with_before_and_after(sent, send_back, change, edit):
    assert edited(sent, send_back(sent, change)) == [edit]


@pytest.mark.parametrize(
    "change",
    [
        put("D1", "=C1/B1*100"),
        form("B1", "0"),
        form("C2", "0.000"),
        lambda sheet: sheet.column_dimensions.__getitem__("A").__setattr__("width", 40),
    ],
    ids=["blanks in a formula", "shown the same", "empty cell", "width of a column"],
)
def test_what_changes_no_figure_is_no_edit(sent, send_back, change):
    assert edited(sent, send_back(sent, change)) == []


def test_marking_is_no_edit(sent, mark):
    assert edited(sent, mark(sent, ("B1", "warning", "?"), ("F9", "note", "?"))) == []


@pytest.mark.parametrize(("cell", "is_marked"), [("B1", True), ("C1", False)])
def test_an_edit_of_a_marked_cell_is_known_as_such(sent, mark, send_back, cell, is_marked):
    marked = mark(sent, ("B1", "warning", "?"))
    (edit,) = compare_workbooks(sent, send_back(marked, put(cell, 5))).edits
    assert edit.is_marked is is_marked


@pytest.mark.parametrize("given", ["sent", "marked"])
def test_a_mark_that_was_wiped_off_is_known_from_the_marked_workbook(sent, mark, send_back, given):
    def wipe(sheet):
        sheet["B1"].value, sheet["B1"].comment, sheet["B1"].style = 71, None, "Normal"

    marked = mark(sent, ("B1", "warning", "?"))
    returned = send_back(marked, wipe)
    (edit,) = compare_workbooks({"sent": sent, "marked": marked}[given], returned).edits
    assert edit.is_marked is (given == "marked")


def test_edits_outside_marked_cells_are_findings(sent, mark, send_back):
    def change(sheet):
        sheet["B1"], sheet["C1"] = 71, 62

    returned = send_back(mark(sent, ("B1", "warning", "?")), change)
    findings = compare_workbooks(sent, returned).findings("w", "2020-9M")
    assert [(one.code, one.cells, one.severity, one.reported) for one in findings] == [
        ("edited_unasked", ("S!C1",), "warning", "62")
    ]


def test_sheets_that_came_or_went_are_findings(sent, send_back):
    def rename(sheet):
        sheet.title = "T"

    comparison = compare_workbooks(sent, send_back(sent, rename))
    assert (comparison.sheets_removed, comparison.sheets_added) == (("S",), ("T",))
    assert [one.code for one in comparison.findings("w", "2020-9M")] == [
        "sheet_removed", "sheet_added",
    ]  # fmt: skip


def test_a_workbook_that_was_not_touched_has_no_edits(sent):
    assert compare_workbooks(sent, sent).edits == ()


def test_an_edit_names_its_sheet(sent, send_back):
    (edit,) = compare_workbooks(sent, send_back(sent, put("C2", 5))).edits
    assert edit == CellEdit("S", "C2", "", "5", is_marked=False)
