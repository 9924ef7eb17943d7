"""LibreOffice opens marked workbooks, and finds in them what it finds in the unmarked ones."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from wardstats.intake.marking.marking import mark_workbook
from wardstats.intake.marking.marks import COLOURS, Mark
from wardstats.intake.marking.notes import HEAD
from wardstats.intake.marking.returned import compare_workbooks

pytestmark = pytest.mark.office

REAL = Path(__file__).parents[2] / "data" / "raw" / "kenh-duong" / "2020-9M.xlsx"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Sheet and cells to be marked: full ones, empty ones, one below all rows.
MARKED = {
    "real": ("Thu ngân sách", ("H4", "F5", "J4", "B30")),
    "rich": ("S", ("B2", "D3", "A6", "F9")),
    "resaved": ("S", ("B2", "D3", "A6", "F9")),
    "rough": ("S", ("A1", "B3", "C1", "D9")),
}
NAMES = list(MARKED)


def write_rich(path: Path) -> Path:
    """Write a workbook with most of what an officer may have in one."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "S"
    rows = (
        ("Chỉ tiêu", "KH", "TH", "%"),
        ("Thuế", 70, 61, "=C2/B2*100"),
        ("Phí", 90, 69.5, "=C3/B3*100"),
        ("Cộng", "=SUM(B2:B3)", "=SUM(C2:C3)", "=C4/B4*100"),
    )
    for row in rows:
        sheet.append(row)
    for cell in sheet["B"]:
        cell.font, cell.number_format = Font(name="Arial", bold=True), '#,##0.0" tỷ"'
        cell.border, cell.protection = Border(top=Side("thin")), Protection(locked=False)
    sheet["C2"].fill = PatternFill("solid", fgColor="FFFFFF00")
    sheet["A3"].comment = Comment("Xem phụ lục", "Lan")
    sheet["A6"] = "Ghi chú dài"
    sheet.merge_cells("A6:D7")
    sheet.conditional_formatting.add(
        "C2:C3", CellIsRule("greaterThan", ["65"], font=Font(bold=True))
    )
    sheet.add_data_validation(DataValidation(type="decimal", sqref="B2:C3"))
    sheet.protection.sheet = True
    workbook.defined_names["KH"] = DefinedName("KH", attr_text="S!$B$2:$B$3")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=2, max_row=3))
    sheet.add_chart(chart, "F2")
    workbook.create_sheet("T")["A1"] = "=SUM(KH)"
    workbook.save(path)
    return path


def write_rough(path: Path) -> Path:
    """Write a workbook as few programs do: prefixes, texts in place, rows out of order."""
    write_rich(path)
    rows = (
        '<x:row r="3"><x:c r="A3"><x:f t="shared" ref="A3:A4" si="0">B3*2</x:f><x:v>4</x:v></x:c>'
        '<x:c r="B3"><x:v>2</x:v></x:c></x:row>'
        '<x:row r="4"><x:c r="A4"><x:f t="shared" si="0"/><x:v>0</x:v></x:c></x:row>'
        '<x:row r="1"><x:c t="inlineStr" r="A1"><x:is><x:t>Thuế</x:t></x:is></x:c></x:row>'
    )
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    del parts["xl/worksheets/_rels/sheet1.xml.rels"]
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.fixture(scope="module")
def sent(tmp_path_factory, convert) -> dict[str, Path]:
    """Workbooks of every making, one of them by LibreOffice."""
    folder = tmp_path_factory.mktemp("sent")
    rich, rough = write_rich(folder / "rich.xlsx"), write_rough(folder / "rough.xlsx")
    resaved = folder / "resaved.xlsx"
    convert([rich])["rich.xlsx"].rename(resaved)
    real = folder / "real.xlsx"
    real.write_bytes(REAL.read_bytes())
    return {path.stem: path for path in (real, rich, resaved, rough)}


@pytest.fixture(scope="module")
def marked(sent) -> dict[str, Path]:
    made = {}
    for name, (sheet, cells) in MARKED.items():
        marks = [Mark(sheet, cell, "warning", f"Sai ở {cell}.") for cell in cells]
        out = sent[name].with_name(f"{name}-marked.xlsx")
        made[name] = mark_workbook(sent[name], marks, out).path
    return made


@pytest.fixture(scope="module")
def opened(sent, marked, convert) -> dict[str, tuple[Path, Path]]:
    """Both, opened and saved by LibreOffice: the unmarked one, the marked one."""
    made = convert([*sent.values(), *marked.values()])
    return {name: (made[sent[name].name], made[marked[name].name]) for name in NAMES}


def looks(path: Path, *, data_only: bool = False) -> dict[tuple[str, str], tuple[str, ...]]:
    """Value and style of every cell, and of the marked ones all but the fill."""
    found = {}
    for sheet in load_workbook(path, data_only=data_only):
        for row in sheet.iter_rows():
            for cell in row:
                style = (cell.font, cell.border, cell.alignment, cell.protection)
                look = (repr(cell.value), cell.number_format, *map(repr, style))
                is_marked = sheet.title == "S" and cell.fill.fgColor.rgb in COLOURS.values()
                fill = "" if is_marked else repr(cell.fill)
                found[sheet.title, cell.coordinate] = (*look, fill)
    return found


def unmarked(path: Path, name: str, *, data_only: bool = False):
    sheet, cells = MARKED[name]
    shown = {place: look for place, look in looks(path, data_only=data_only).items()
             if place not in {(sheet, cell) for cell in cells}}  # fmt: skip
    return {place: look for place, look in shown.items() if look[0] != "None"}


@pytest.mark.parametrize("data_only", [False, True], ids=["formulas", "results"])
@pytest.mark.parametrize("name", NAMES)
def test_unmarked_cells_are_as_they_were(sent, marked, name, data_only):
    before, after = (unmarked(one[name], name, data_only=data_only) for one in (sent, marked))
    assert after == before


@pytest.mark.parametrize("data_only", [False, True], ids=["formulas", "results"])
@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_finds_unmarked_cells_as_they_were(opened, name, data_only):
    before, after = (unmarked(path, name, data_only=data_only) for path in opened[name])
    assert after == before


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_shows_the_marks(opened, name):
    sheet = load_workbook(opened[name][1])[MARKED[name][0]]
    shown = {
        cell: (sheet[cell].fill.fgColor.rgb, sheet[cell].comment.text) for cell in MARKED[name][1]
    }
    assert shown == {
        cell: (COLOURS["warning"], f"{HEAD}\nĐề nghị xem lại: Sai ở {cell}.") for cell in shown
    }


@pytest.mark.parametrize("name", NAMES)
def test_saving_in_libreoffice_is_no_edit(sent, opened, name):
    comparison = compare_workbooks(sent[name], opened[name][1])
    assert (comparison.edits, comparison.sheets_added, comparison.sheets_removed) == ((), (), ())


@pytest.mark.parametrize("name", NAMES)
def test_marks_that_libreoffice_saved_are_taken_off(opened, name, tmp_path):
    clean = mark_workbook(opened[name][1], [], tmp_path / "clean.xlsx").path
    sheet = load_workbook(clean)[MARKED[name][0]]
    left = [cell for cell in MARKED[name][1]
            if sheet[cell].comment or sheet[cell].fill.fill_type]  # fmt: skip
    assert left == []


def test_an_officers_comment_outlives_two_rounds(opened, tmp_path):
    clean = mark_workbook(opened["rich"][1], [], tmp_path / "clean.xlsx").path
    assert load_workbook(clean)["S"]["A3"].comment.text == "Xem phụ lục"


@pytest.mark.parametrize("part", ["xl/charts/chart1.xml", "xl/drawings/drawing1.xml"])
def test_a_drawing_is_kept(sent, marked, part):
    contents = []
    for path in (sent["rich"], marked["rich"]):
        with zipfile.ZipFile(path) as archive:
            contents.append(archive.read(part))
    assert contents[0] == contents[1]
