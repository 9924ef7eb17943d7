"""The workbooks that are mutated: small, synthetic, each with habits of its own.

The bytes are the same in every run: what a library dates by the clock is dated anew.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from wardstats.intake.form.writing import write_form
from wardstats.model.periods import Period

Parts = dict[str, bytes]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CLOCK = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_LONG_AGO = (2020, 9, 16, 8, 0, 0)
_CODES = (
    "revenue.tax", "revenue.tax.licence_fee", "revenue.tax.fees", "security.crime.cases",
    "security.crime.robbery",
)  # fmt: skip
_HEADER = ("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2020", "Thực hiện 9 tháng", "Cùng kỳ", "% KH")
_ROWS = (
    ("I", "Thu thuế", "tỷ đồng", 3.32, 2.679, 2.5, 80.7),
    ("1", "Thuế môn bài", "triệu đồng", 70, 61, 60, 87.1),
    ("2", "Phí, lệ phí", "triệu đồng", 90, 69.5, 61.2, 77.2),
    ("II", "Số vụ phạm pháp hình sự", "vụ", None, 11, 12, "-"),
)


def unpack(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: Mapping[str, bytes] | Iterable[tuple[str, bytes]], method: int = 8) -> bytes:
    """Make an archive whose bytes tell nothing of the clock; names may stand twice."""
    content = io.BytesIO()
    items = parts.items() if isinstance(parts, Mapping) else parts
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in items:
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = method
            archive.writestr(entry, data)
    return content.getvalue()


def save(workbook: Workbook) -> bytes:
    content = io.BytesIO()
    workbook.save(content)
    return undate(content.getvalue())


def undate(content: bytes) -> bytes:
    parts = unpack(content)
    if "docProps/core.xml" in parts:
        parts["docProps/core.xml"] = _CLOCK.sub(b"2020-09-16T08:00:00Z", parts["docProps/core.xml"])
    return pack(parts)


def build_seeds(real: Path, folder: Path) -> dict[str, bytes]:
    """Build every seed; `folder` is for what must pass through a file."""
    seeds = {"real": undate(real.read_bytes()), "form": _form(folder)}
    for build in _FREE:
        seeds[build.__name__.strip("_")] = build()
    for name in ("form", "merged_headers", "texts", "runs_and_formats"):
        seeds[f"{name}, shared texts"] = _share_texts(seeds[name])
    return seeds


def _share_texts(content: bytes) -> bytes:
    """Move the texts of the cells into a part of their own, as Excel does; openpyxl does not."""
    parts = unpack(content)
    texts: list[str] = []

    def share(cell: re.Match[str]) -> str:
        texts.append(f"<si>{cell[2]}</si>")
        return f'{cell[1]}t="s"><v>{len(texts) - 1}</v>'

    for name in sorted(parts):
        if name.startswith("xl/worksheets/sheet"):
            text = parts[name].decode()
            parts[name] = re.sub(r'(<c [^>]*)t="inlineStr"><is>(.*?)</is>', share, text).encode()
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{"".join(texts)}</sst>'.encode()
    kinds, links = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    parts[kinds] = parts[kinds].replace(
        b"</Types>",
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{OFFICE}.sharedStrings+xml"/>'
        "</Types>".encode(),
    )
    parts[links] = parts[links].replace(
        b"</Relationships>",
        f'<Relationship Id="texts" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>".encode(),
    )
    return pack(parts)


def _form(folder: Path) -> bytes:
    information: dict[str, str | list[str]] = {
        "kind": "phường", "name": "Synthetic", "city": "thành phố Synthetic", "number": "7",
        "date": "16/9/2020", "recipients": ["UBND quận Synthetic", "Lưu: VT"],
    }  # fmt: skip
    path = write_form(folder / "form.xlsx", Period.parse("2020-9M"), information, codes=_CODES)
    workbook = load_workbook(path)
    for cell, value in {"D4": 3.32, "F4": 2.679, "F5": 61, "H5": 87.1}.items():
        workbook.worksheets[1][cell] = value
    return save(workbook)


def _table(sheet: Worksheet, top: int, rows: Iterable[tuple[object, ...]] = _ROWS) -> int:
    for number, row in enumerate((_HEADER, *rows), start=top):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value  # type: ignore[assignment]
    return number


def _start(title: str = "Biểu 1") -> tuple[Workbook, Worksheet]:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    sheet["A1"] = "BÁO CÁO KINH TẾ – XÃ HỘI 9 THÁNG ĐẦU NĂM 2020"
    return workbook, sheet


def _plain() -> bytes:
    workbook, sheet = _start()
    _table(sheet, 3)
    return save(workbook)


def _merged_headers() -> bytes:
    """Three rows of header, a unit line, column numbers, levels, sign-off."""
    workbook, sheet = _start("Biểu 2")
    sheet["G2"] = "ĐVT: triệu đồng"
    for cell, text in {
        "A3": "TT", "B3": "Nội dung chỉ tiêu", "C3": "Kế hoạch\nnăm", "D3": "Kết quả",
        "D4": "TH tháng 9", "E4": "Lũy kế", "F3": "So sánh (%)", "F4": "KH", "G4": "Cùng kỳ",
        "A5": 1, "B5": 2, "C5": 3, "D5": 4, "E5": 5, "F5": "6=5/3", "G5": 7,
    }.items():  # fmt: skip
        sheet[cell] = text
    for area in ("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3", "A1:G1"):
        sheet.merge_cells(area)
    for row, cells in enumerate(
        [
            ("A", "Tổng thu ngân sách", 1700, 130, 1188, 69.9, 105.2),
            ("", "Trong đó:", None, None, None, None, None),
            ("-", "Thuế môn bài", "1.250", "95,5", "1.020", "81,6%", "trên 100"),
            ("+", "Phí, lệ phí", 90, 8.5, 69.5, 0.772, "x"),
            ("", "Người lập biểu", None, None, "CHỦ TỊCH", None, None),
        ],
        start=6,
    ):
        for column, value in enumerate(cells, start=1):
            sheet.cell(row, column).value = value
    return save(workbook)


def _texts() -> bytes:
    """Numbers as text, three figures in a cell, hidden parts, comments."""
    workbook, sheet = _start()
    _table(sheet, 3, [
        ("1", "Thu thuế", "", None, "2,679 tỷ/3,320 tỷ = 80,7% KH", None, None),
        ("2", "Thuế môn bài", "triệu đồng", "'70", "61\u00a0", "1\u2009060", "87,1 %"),
        ("3", "Số vụ phạm pháp hình sự (vụ)", "", "…", "trên 10.000", "1.905", "189.26"),
        ("4", "Phí, lệ phí", "triệu đồng", "634 tỷ 620 triệu", True, "#N/A", "–"),
    ])  # fmt: skip
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["F"].hidden = True
    sheet["E4"].comment = Comment("Số liệu của Chi cục thuế", "Kế toán")
    hidden = workbook.create_sheet("Ẩn")
    _table(hidden, 1)
    hidden.sheet_state = "hidden"
    return save(workbook)


def _runs_and_formats() -> bytes:
    """Struck and raised runs, scaled formats, dates, percent formats."""
    workbook, sheet = _start()
    end = _table(sheet, 3)
    struck, raised = InlineFont(strike=True), InlineFont(vertAlign="superscript")
    sheet["E4"] = CellRichText(TextBlock(struck, "2,6"), "2,679")
    sheet["E5"] = CellRichText("61", TextBlock(raised, "1"))
    sheet["D4"].font = Font(strike=True)
    sheet["G5"].value, sheet["G5"].number_format = 0.871, "0.0%"
    sheet["F4"].value, sheet["F4"].number_format = 2_500_000, "#,##0,,"
    sheet["F5"].number_format = "dd/mm/yyyy"
    sheet["F6"].number_format = ";;;"
    sheet.cell(end + 2, 1).value = "Ghi chú: (1) số ước"
    return save(workbook)


def _formulas() -> bytes:
    """Formulas: with a saved value, without, shared, of an array, in error."""
    workbook, sheet = _start()
    _table(sheet, 3)
    for row in range(4, 8):
        sheet.cell(row, 7).value = f"=E{row}/D{row}*100"
    parts = unpack(save(workbook))
    name = "xl/worksheets/sheet1.xml"
    text = re.sub(r"<v ?/>|<v></v>", "<v>80.7</v>", parts[name].decode(), count=2)
    text = text.replace("<f>E6/D6*100</f>", '<f t="shared" ref="G6:G7" si="0">E6/D6*100</f>')
    parts[name] = text.replace("<f>E7/D7*100</f>", '<f t="shared" si="0"/>').encode()
    return pack(parts)


def _old_font() -> bytes:
    workbook, sheet = _start("Bieu 1")
    sheet["A1"] = "B¸o c¸o 9 th¸ng ®Çu n¨m 2020"
    _table(sheet, 3)
    for column, text in enumerate(
        ("STT", "ChØ tiªu", "§VT", "KÕ ho¹ch n¨m", "Lòy kÕ", "Cïng kú", "% KH"), start=1
    ):
        sheet.cell(3, column).value = text
    for row, label in enumerate(("Thu thuÕ", "ThuÕ m«n bµi", "PhÝ, lÖ phÝ"), start=4):
        sheet.cell(row, 2).value = label
        sheet.cell(row, 3).value = "triÖu ®ång"
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = Font(name=".VnTime")
    return save(workbook)


def _two_tables() -> bytes:
    workbook, sheet = _start()
    end = _table(sheet, 3)
    _table(sheet, end + 3, _ROWS[2:])
    _table(workbook.create_sheet("Biểu 2"), 1, _ROWS[:2])
    return save(workbook)


def _furnished() -> bytes:
    """Everything beside the cells: chart, table, names, validation, rules, links."""
    workbook, sheet = _start()
    end = _table(sheet, 3)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=5, min_row=4, max_row=end))
    sheet.add_chart(chart, "J3")
    sheet.add_table(Table(displayName="Bieu", ref=f"A3:G{end}"))
    workbook.defined_names["Tong"] = DefinedName("Tong", attr_text="'Biểu 1'!$E$4")
    sheet.print_area = f"A1:G{end}"
    sheet.print_title_rows = "3:3"
    validation = DataValidation(type="decimal", operator="between", formula1="0", formula2="9")
    validation.add(f"D4:F{end}")
    sheet.add_data_validation(validation)
    sheet.conditional_formatting.add(
        "E4:E7", CellIsRule(operator="lessThan", formula=["0"], font=Font(bold=True))
    )
    sheet["B4"].hyperlink = "https://example.org/"
    sheet["C4"].hyperlink = "#'Biểu 1'!A1"
    workbook.create_chartsheet("Đồ thị").add_chart(BarChart())
    return save(workbook)


def _bare() -> bytes:
    """A workbook as a small program writes it: a prefix, texts in the cells, no addresses."""
    rows = "".join(
        "<x:row>" + "".join(
            f"<x:c><x:v>{value}</x:v></x:c>" if isinstance(value, int | float) else
            f'<x:c t="inlineStr"><x:is><x:t>{value or ""}</x:t></x:is></x:c>'
            for value in row
        ) + "</x:row>"
        for row in (_HEADER, *_ROWS)
    )  # fmt: skip
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{OFFICE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{OFFICE}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
        '<sheet name="Biểu" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}'
        "</x:sheetData></x:worksheet>",
    }
    return pack({name: (head + text).encode() for name, text in texts.items()})


_FREE: tuple[Callable[[], bytes], ...] = (
    _plain, _merged_headers, _texts, _runs_and_formats, _formulas, _old_font, _two_tables,
    _furnished, _bare,
)  # fmt: skip
