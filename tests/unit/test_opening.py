"""Opening: what holds figures is read as openpyxl reads it; nothing else is in the way."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, Font, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from wardstats.errors import SourceError
from wardstats.intake.files.opening import open_workbook
from wardstats.intake.files.preflight import require_workbook
from wardstats.intake.workbook import read_workbook

pytestmark = pytest.mark.usefixtures("english")

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture
def furnished(tmp_path) -> Path:
    """Write a workbook with one of everything: its figures in B2:C4, and much beside them."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Biểu 1"
    for row in (("Chỉ tiêu", "KH", "TH"), ("Thu thuế", 70, 61), ("Phí", 90, 69.5), ("Ước", 0.5, 1)):
        sheet.append(row)
    sheet["A6"] = "=B2/C2"
    sheet["B2"].number_format, sheet["B2"].font = "#,##0", Font(".VnTime", strike=True)
    sheet["C3"] = CellRichText("69", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    sheet["D9"].border = Border(left=Side("thin"))
    sheet.merge_cells("A4:A5")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["A2"].comment = Comment("xem lại", "kế toán")
    sheet["A3"].hyperlink = "https://example.org/"
    sheet.add_chart(BarChart(), "F2")
    sheet.add_table(Table(displayName="Bieu", ref="A1:C4"))
    validation = DataValidation("decimal", formula1="0")
    validation.add("B2:C4")
    sheet.add_data_validation(validation)
    sheet.conditional_formatting.add("B2:C4", CellIsRule("lessThan", ["0"]))
    sheet.print_title_rows = "1:1"
    workbook.defined_names["Tong"] = DefinedName("Tong", attr_text="'Biểu 1'!$B$2")
    workbook.create_chartsheet("Đồ thị").add_chart(BarChart())
    workbook.create_sheet("Ẩn").sheet_state = "hidden"
    path = tmp_path / "2020-9M.xlsx"
    workbook.save(path)
    return path


def change(path: Path, part: str, old: str, new: str) -> Path:
    """Exchange a piece of a part's text, given as a pattern."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = re.sub(old, lambda _match: new, parts[part].decode(), count=1)
    assert text != parts[part].decode()
    parts[part] = text.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def opened(path: Path):
    return open_workbook(path, require_workbook(path))


def look(sheet) -> dict:
    """What a sheet holds, and how it looks."""
    return {
        "cells": {
            cell.coordinate: (
                cell.value, cell.data_type, cell.number_format, cell.font.name, cell.font.strike
            )
            for row in sheet.iter_rows() for cell in row if cell.value is not None
        },
        "merged": {str(area) for area in sheet.merged_cells.ranges},
        "rows": {row for row, one in sheet.row_dimensions.items() if one.hidden},
        "columns": {name for name, one in sheet.column_dimensions.items() if one.hidden},
        "state": sheet.sheet_state,
    }  # fmt: skip


def test_values_looks_and_hidden_parts_are_what_openpyxl_reads(furnished):
    whole = load_workbook(furnished, data_only=True, rich_text=True)
    ours, _formulas = opened(furnished)
    assert [look(sheet) for sheet in ours] == [look(sheet) for sheet in whole.worksheets]


def test_a_blank_cell_with_a_border_is_not_there(furnished):
    sheet = opened(furnished)[0].worksheets[0]
    assert (sheet.max_row, sheet.max_column) == (6, 3)


@pytest.mark.parametrize(
    ("cells", "formulas"),
    [
        ('<c r="A1"><f>B1/C1</f><v>2</v></c>', {(1, 1): "=B1/C1"}),
        ('<c r="A1"><f>B1/C1</f></c>', {(1, 1): "=B1/C1"}),
        ('<c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c>', {(1, 1): "=B1:B2*2"}),
        (
            '<c r="A1"><f t="shared" ref="A1:B1" si="0">C1*2</f></c>'
            '<c r="B1"><f t="shared" si="0"/></c>',
            {(1, 1): "=C1*2", (1, 2): "=D1*2"},
        ),
        ('<c r="A1"><f t="shared" si="7"/></c>', {(1, 1): "="}),
        ('<c r="A1"><f t="shared" si="0">"</f></c>', {(1, 1): '="'}),
        ('<c><f t="dataTable" ref="A1:A2"/></c>', {(1, 1): "="}),
    ],
)
def test_every_formula_is_known_by_its_place(furnished, cells, formulas):
    part = f'<sheetData><row r="1">{cells}</row></sheetData>'
    change(furnished, SHEET, "<sheetData>.*</sheetData>", part)
    change(furnished, SHEET, "<mergeCells.*</mergeCells>", "")
    assert opened(furnished)[1]["Biểu 1"] == formulas


def test_what_stands_under_a_merged_area_is_not_seen(furnished):
    row = '<row r="5"><c r="A5"><f>1</f><v>5</v></c></row>'
    change(furnished, SHEET, '<row r="5"></row>', row)
    workbook, formulas = opened(furnished)
    assert (workbook["Biểu 1"]["A5"].value, (5, 1) in formulas["Biểu 1"]) == (None, False)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/charts/chart1.xml", "<.*", "<chart/>"),
        ("xl/tables/table1.xml", 'ref="[^"]*"', 'ref="?"'),
        ("docProps/core.xml", "<.*", "<x/>"),
        ("xl/workbook.xml", "'Biểu 1'!\\$1:\\$1", "#REF!"),
        (SHEET, "<dataValidation [^>]*>", '<dataValidation type="none at all">'),
        (SHEET, "<cfRule [^>]*>", '<cfRule type="none at all">'),
        (SHEET, 'ref="A3"', 'ref="A1:XFD1048576"'),
        (SHEET, '<dimension ref="[^"]*"', '<dimension ref="A1:A1"'),
        (SHEET, "<pageMargins [^>]*>", '<pageMargins left="wide"/>'),
    ],
)
def test_what_holds_no_figures_is_not_in_the_way(furnished, part, old, new):
    figures = look(opened(furnished)[0].worksheets[0])
    assert look(opened(change(furnished, part, old, new))[0].worksheets[0]) == figures


def test_rows_out_of_order_are_all_read(ward_workbook):
    figures = read_workbook(ward_workbook).observations
    with zipfile.ZipFile(ward_workbook) as archive:
        text = archive.read("xl/worksheets/sheet2.xml").decode()
    rows = re.findall("<row .*?</row>", text)
    turned = f"<sheetData>{''.join(rows[::-1])}</sheetData>"
    change(ward_workbook, "xl/worksheets/sheet2.xml", "<sheetData>.*</sheetData>", turned)
    assert read_workbook(ward_workbook).observations.equals(figures)


@pytest.mark.parametrize(
    ("part", "old", "new", "named"),
    [
        (SHEET, '<c r="A1".*?</c>', '<c r="A1" t="s"><v>9999</v></c>', "A1"),
        (SHEET, '<c r="A1".*?</c>', '<c r="A1" t="s"><v>-1</v></c>', "A1"),
        (SHEET, "<v>61<", "<v>6_1<", "C2"),
        (SHEET, "<v>61<", "<v>١<", "C2"),
        (SHEET, '<c r="A1".*?</c>', '<c r="A1" t="inlineStr"><x><t>a</t></x></c>', "A1"),
        (SHEET, '<c r="A1".*?</c>', '<c r="A1" t="inlineStr"><v>5</v></c>', "A1"),
        (SHEET, '<c r="A1".*?</c>', '<c r="A1" t="inlineStr"><v><t>5</t></v></c>', "A1"),
        (SHEET, '<c r="A1".*?</c>', '<c r="A1"><is><t>a</t></is></c>', "A1"),
        (SHEET, '<c r="A1".*?</c>', '<c r="A1"><v>5</v><v>6</v></c>', "A1"),
        (SHEET, '<c r="A1".*?</c>', '<c r="A1" t="x"><v>5</v></c>', "A1"),
        (SHEET, "<v>61<", "<v>sixty<", "C2"),
        (SHEET, "<v>61<", "<v>1E999x<", "C2"),
        (SHEET, "<v>61<", f"<v>{'9' * 5_000}<", "C2"),
        (SHEET, '<c r="B2" s="', '<c r="B2" s="99', "B2"),
        (SHEET, '<c r="B2" s="', '<c r="B2" s="-', "B2"),
        ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/x.xml", "Biểu 1"),
        ("xl/workbook.xml", 'name="Ẩn"', 'name="biểu 1"', "biểu 1"),
        ("xl/workbook.xml", 'name="Ẩn"', 'name="a/b"', "/"),
        ("xl/styles.xml", "<cellXfs.*</cellXfs>", "", ""),
    ],
)
def test_what_cannot_be_opened_is_damage_and_says_where(furnished, part, old, new, named):
    change(furnished, part, old, new)
    with pytest.raises(SourceError) as caught:
        opened(furnished)
    error = caught.value
    assert (error.code, error.file, named in error.problem) == (
        "corrupt_file", furnished.name, True
    )  # fmt: skip


def test_blank_cells_with_a_style_cost_no_cells(furnished):
    row = "".join(
        f'<row r="{number}"><c r="A{number}" s="1"/></row>' for number in range(9, 50_000)
    )
    change(furnished, SHEET, "</sheetData>", f"{row}</sheetData>")
    assert len(opened(furnished)[0].worksheets[0]._cells) == 13
