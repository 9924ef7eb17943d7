"""A marked workbook is the officer's own: cells filled and commented, all else as it was."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation

from wardstats.errors import SourceError
from wardstats.intake.marking.marking import mark_workbook
from wardstats.intake.marking.marks import COLOURS, Mark
from wardstats.intake.marking.notes import HEAD

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
YELLOW = PatternFill("solid", fgColor="FFFFFF00")


@pytest.fixture
def parts_of() -> Callable[[Path], dict[str, bytes]]:
    """Give a function that reads all parts of a workbook."""

    def read(path: Path) -> dict[str, bytes]:
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    return read


@pytest.fixture
def by_hand(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that writes a workbook of one sheet "S" from its XML, and its styles."""

    def write(sheet: str | bytes, styles: str = "") -> Path:
        path = tmp_path / "by_hand.xlsx"
        relations = f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="sheets/s.xml"/>'
        types = _typed("w.xml", "sheet.main") + _typed("sheets/s.xml", "worksheet")
        parts = {
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
            f' Type="{OFFICE}/officeDocument" Target="xl/w.xml"/></Relationships>',
            "xl/w.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/sheets/s.xml": sheet,
        }
        if styles:
            parts["xl/styles.xml"] = styles
            relations += f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
            types += _typed("styles.xml", "styles")
        parts["[Content_Types].xml"] = (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
        )
        parts["xl/_rels/w.xml.rels"] = (
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
        )
        with zipfile.ZipFile(path, "w") as archive:
            for part, text in parts.items():
                archive.writestr(part, text)
        return path

    return write


def _typed(part: str, kind: str) -> str:
    return f'<Override PartName="/xl/{part}" ContentType="{SHEET_TYPE.format(kind)}"/>'


@pytest.fixture
def workbook() -> Workbook:
    """A sheet with most of what an officer may have put there."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "S"
    for row in (("Chỉ tiêu", "KH", "TH", "%"), ("Thuế", 70, 61, "=C2/B2*100"), ("Phí", 90, 69.5)):
        sheet.append(row)
    cell = sheet["C2"]
    cell.font, cell.number_format = Font(name="Times New Roman", bold=True), '0.0" tỷ"'
    cell.border = Border(left=Side("thin"), bottom=Side("double"))
    cell.alignment, cell.protection = Alignment(wrap_text=True), Protection(locked=False)
    sheet["B2"].fill = YELLOW
    sheet["A3"].comment = Comment("Xem phụ lục", "Lan")
    sheet.merge_cells("A5:D6")
    sheet["A5"] = "Ghi chú"
    sheet.add_data_validation(DataValidation(type="decimal", sqref="B2:C3"))
    sheet.protection.sheet = True
    return workbook


def sheet_of(path: Path):
    with warnings.catch_warnings():  # openpyxl says so where a workbook has no styles
        warnings.filterwarnings("ignore", "Workbook contains no")
        return load_workbook(path)["S"]


def colour(cell) -> str:
    return cell.fill.fgColor.rgb if cell.fill.fill_type else ""


def look(cell, aspect: str) -> str:
    return repr(getattr(cell, aspect))


@pytest.mark.parametrize("severity", COLOURS)
def test_a_marked_cell_has_the_colour_of_its_severity(workbook, save, mark, severity):
    sheet = sheet_of(mark(save(workbook), ("C2", severity, "?")))
    assert colour(sheet["C2"]) == COLOURS[severity]


def test_a_marked_cell_has_a_comment_that_says_why(workbook, save, mark):
    sheet = sheet_of(mark(save(workbook), ("C2", "warning", "Cần một số.")))
    assert sheet["C2"].comment.text == f"{HEAD}\nĐề nghị xem lại: Cần một số."


@pytest.mark.usefixtures("english")
def test_the_comment_is_in_the_language_in_use(workbook, save, mark):
    sheet = sheet_of(mark(save(workbook), ("C2", "blocker", "Expected a number.")))
    assert sheet["C2"].comment.text.endswith("Must be mended: Expected a number.")


@pytest.mark.parametrize("aspect", ["value", "font", "number_format", "border", "alignment",
                                    "protection"])  # fmt: skip
def test_a_marked_cell_keeps(workbook, save, mark, aspect):
    path = save(workbook)
    sheet = sheet_of(mark(path, ("C2", "warning", "?")))
    assert look(sheet["C2"], aspect) == look(sheet_of(path)["C2"], aspect)


@pytest.mark.parametrize("cell", ["A1", "B2", "D2", "C3", "A5"])
@pytest.mark.parametrize("aspect", ["value", "fill", "font", "number_format", "border"])
def test_an_unmarked_cell_keeps(workbook, save, mark, cell, aspect):
    path = save(workbook)
    sheet = sheet_of(mark(path, ("C2", "warning", "?")))
    assert look(sheet[cell], aspect) == look(sheet_of(path)[cell], aspect)


def test_parts_that_need_not_change_are_the_same_bytes(workbook, save, mark, parts_of):
    workbook.create_sheet("T")["A1"] = 1
    path = save(workbook)
    before, after = parts_of(path), parts_of(mark(path, ("C2", "warning", "?")))
    changed = {name for name, content in before.items() if after[name] != content}
    assert changed == {
        "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
    }  # fmt: skip


def test_of_a_sheet_only_the_style_of_the_marked_cell_changes(workbook, save, mark, parts_of):
    path = save(workbook)
    before, after = parts_of(path), parts_of(mark(path, ("C2", "warning", "?")))
    part = "xl/worksheets/sheet1.xml"
    pieces = zip(before[part].split(b'"'), after[part].split(b'"'), strict=True)
    changed = [number for number, (old, new) in enumerate(pieces) if old != new]
    marked = before[part].split(b'"').index(b"C2")
    assert changed == [marked + 2]


def test_no_mark_changes_nothing(workbook, save, mark, parts_of):
    path = save(workbook)
    assert parts_of(mark(path)) == parts_of(path)


def test_two_marks_of_a_cell_stand_in_one_comment_gravest_first(workbook, save, mark):
    sheet = sheet_of(mark(save(workbook), ("C2", "note", "nhỏ"), ("C2", "blocker", "lớn")))
    lines = sheet["C2"].comment.text.splitlines()
    assert (colour(sheet["C2"]), lines[1:]) == (
        COLOURS["blocker"], ["Phải sửa: lớn", "", "Để biết: nhỏ"],
    )  # fmt: skip


def test_an_officers_comment_is_kept_above_ours(workbook, save, mark):
    sheet = sheet_of(mark(save(workbook), ("A3", "warning", "Sai.")))
    text = sheet["A3"].comment.text
    assert text == f"Xem phụ lục\n\n{HEAD}\nĐề nghị xem lại: Sai."


def test_a_comment_on_another_cell_is_kept(workbook, save, mark):
    sheet = sheet_of(mark(save(workbook), ("C2", "warning", "Sai.")))
    assert (sheet["A3"].comment.text, sheet["A3"].comment.author) == ("Xem phụ lục", "Lan")


@pytest.mark.parametrize("cell", ["F2", "D3", "B4", "C9", "ZZ2"])
def test_a_cell_that_is_not_there_is_made(workbook, save, mark, cell):
    sheet = sheet_of(mark(save(workbook), (cell, "warning", "Thiếu.")))
    assert (sheet[cell].value, colour(sheet[cell])) == (None, COLOURS["warning"])


def test_a_made_cell_looks_as_its_column_did(workbook, save, mark):
    workbook["S"].column_dimensions["F"].number_format = "0.000"
    sheet = sheet_of(mark(save(workbook), ("F2", "warning", "Thiếu.")))
    assert sheet["F2"].number_format == "0.000"


def test_a_mark_inside_a_merged_area_stands_at_its_first_cell(workbook, save, mark):
    sheet = sheet_of(mark(save(workbook), ("C6", "warning", "?")))
    assert colour(sheet["A5"]) == COLOURS["warning"]


def test_marks_of_an_earlier_round_are_replaced(workbook, save, mark):
    first = mark(save(workbook), ("C2", "blocker", "Sai."), ("C3", "note", "?"), name="1.xlsx")
    sheet = sheet_of(mark(first, ("C3", "warning", "Vẫn sai."), name="2.xlsx"))
    assert [(colour(sheet[cell]), sheet[cell].comment and sheet[cell].comment.text)
            for cell in ("C2", "C3")] == [
        ("", None), (COLOURS["warning"], f"{HEAD}\nĐề nghị xem lại: Vẫn sai."),
    ]  # fmt: skip


def test_marking_twice_gives_the_same_as_marking_once(workbook, save, mark, parts_of):
    marks = [("C2", "blocker", "Sai."), ("A3", "note", "?")]
    once = mark(save(workbook), *marks, name="1.xlsx")
    assert parts_of(mark(once, *marks, name="2.xlsx")) == parts_of(once)


def test_when_a_mark_goes_the_colour_that_was_there_comes_back(workbook, save, mark):
    first = mark(save(workbook), ("B2", "warning", "?"), name="1.xlsx")
    assert colour(sheet_of(mark(first, name="2.xlsx"))["B2"]) == "FFFFFF00"


def test_when_a_mark_goes_the_officers_comment_is_what_it_was(workbook, save, mark):
    first = mark(save(workbook), ("A3", "warning", "?"), name="1.xlsx")
    assert sheet_of(mark(first, name="2.xlsx"))["A3"].comment.text == "Xem phụ lục"


def test_a_mark_of_a_sheet_that_is_not_there_is_given_back(workbook, save, tmp_path):
    lost = Mark("T", "A1", "warning", "?")
    assert mark_workbook(save(workbook), [lost], tmp_path / "m.xlsx").unplaced == (lost,)


@pytest.mark.parametrize("cell", ["", "A0", "AAAA1", "A9999999", "Sheet"])
def test_a_mark_of_no_cell_is_given_back(workbook, save, tmp_path, cell):
    lost = Mark("S", cell, "warning", "?")
    assert mark_workbook(save(workbook), [lost], tmp_path / "m.xlsx").unplaced == (lost,)


@pytest.mark.parametrize("text", ['<b> & "x" \' ]]>', "a\x00\x07b\ud800", "=1+1\n@x", "x" * 99_999])
def test_any_text_can_stand_in_a_comment(workbook, save, mark, text):
    shown = "".join(one for one in text if one not in "\x00\x07\ud800")
    note = sheet_of(mark(save(workbook), ("C2", "warning", text)))["C2"].comment.text
    assert f"{HEAD}\nĐề nghị xem lại: {shown}".startswith(note)


@pytest.mark.parametrize("name", ["sent.xlsx", "./x/../sent.xlsx"])
def test_the_original_is_never_written_over(workbook, save, tmp_path, name):
    path = save(workbook)
    with pytest.raises(SourceError) as stop:
        mark_workbook(path, [], tmp_path / name)
    assert stop.value.code == "mark_over_original"


def test_a_link_to_the_original_is_the_original(workbook, save, tmp_path):
    path = save(workbook)
    link = tmp_path / "link.xlsx"
    link.hardlink_to(path)
    with pytest.raises(SourceError) as stop:
        mark_workbook(path, [], link)
    assert stop.value.code == "mark_over_original"


def test_a_marked_workbook_is_no_other_kind_of_file(workbook, save, tmp_path):
    with pytest.raises(SourceError) as stop:
        mark_workbook(save(workbook), [], tmp_path / "marked.csv")
    assert stop.value.code == "not_written"


def test_where_nothing_can_be_written_nothing_is_left(workbook, save, tmp_path):
    target = tmp_path / "folder.xlsx"
    target.mkdir()
    path = save(workbook)
    with pytest.raises(SourceError):
        mark_workbook(path, [], target)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder.xlsx", "sent.xlsx"]


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_text("a,b")
    with pytest.raises(SourceError) as stop:
        mark_workbook(path, [], tmp_path / "m.xlsx")
    assert stop.value.code == "not_a_workbook"


# Workbooks that no program of ours writes.

PLAIN = f'<worksheet xmlns="{MAIN}"><sheetData>{{}}</sheetData></worksheet>'


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>',
        "<row><c><v>1</v></c><c><v>2</v></c></row>",
        '<row r="3"><c r="A3"><v>9</v></c></row><row r="1"><c r="A1"><v>1</v></c>'
        '<c r="B1"><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c t="inlineStr" r="B1"><is><t>2</t></is></c></row>',
        '<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"/>',
        "",
    ],
)
@pytest.mark.parametrize("cell", ["B1", "C1", "A2", "D4"])
def test_a_cell_is_marked_however_the_rows_stand(by_hand, mark, rows, cell):
    path = by_hand(PLAIN.format(rows))
    sheet = sheet_of(mark(path, (cell, "warning", "?")))
    values = {one.coordinate: one.value for row in sheet_of(path) for one in row if one.value}
    marked = {one.coordinate: one.value for row in sheet for one in row if one.value}
    assert (colour(sheet[cell]), marked) == (COLOURS["warning"], values)


def test_several_cells_are_made_where_there_was_none(by_hand, mark):
    cells = ("B1", "D1", "A3", "C3", "E7")
    path = by_hand(f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>')
    sheet = sheet_of(mark(path, *((cell, "note", "?") for cell in cells)))
    assert [colour(sheet[cell]) for cell in cells] == [COLOURS["note"]] * 5


def test_a_sheet_with_prefixes_keeps_them(by_hand, mark, parts_of):
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    path = mark(by_hand(sheet), ("A1", "warning", "?"), ("B2", "warning", "?"))
    part = parts_of(path)["xl/sheets/s.xml"].decode()
    assert (part.count("<x:c "), part.count("<x:legacyDrawing"), part.count("<c")) == (2, 1, 0)


def test_a_part_in_another_encoding_is_marked(by_hand, mark):
    sheet = '<?xml version="1.0" encoding="UTF-16"?>' + PLAIN.format(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Thuế</t></is></c></row>'
    )
    path = by_hand(sheet.encode("utf-16"))
    cell = sheet_of(mark(path, ("A1", "warning", "?")))["A1"]
    assert (cell.value, colour(cell)) == ("Thuế", COLOURS["warning"])


def test_the_drawing_of_comments_stands_where_the_format_wants_it(by_hand, mark, parts_of):
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData/><pageMargins left="1" right="1" top="1" bottom="1"'
        ' header="0" footer="0"/><tableParts count="0"/><extLst/></worksheet>'
    )
    part = parts_of(mark(by_hand(sheet), ("A1", "note", "?")))["xl/sheets/s.xml"]
    names = [one.split()[0].strip(b"/>") for one in part.split(b"<")[1:]]
    assert names[names.index(b"pageMargins") :][:3] == [
        b"pageMargins", b"legacyDrawing", b"tableParts",
    ]  # fmt: skip


def test_parts_that_do_not_fit_are_an_error_that_names_the_file(by_hand, mark):
    path = by_hand(PLAIN.format('<row r="1"><c r="A1" s="x"><v>1</v></c></row>'))
    with pytest.raises(SourceError) as stop:
        mark(path, ("A1", "warning", "?"))
    assert (stop.value.code, stop.value.file) == ("corrupt_file", "by_hand.xlsx")
