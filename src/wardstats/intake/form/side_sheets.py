"""The sheets beside the figures, written: information with a legend, and the texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.worksheet.worksheet import Worksheet

from wardstats.intake.form import looks
from wardstats.intake.form.cell_texts import cell_at, put_text
from wardstats.intake.form.layout import INFORMATION, TEXT_COLUMNS
from wardstats.model.wards import SECTIONS

_SEVERAL = {"recipients": 6}  # rows to fill in where a label may stand in several
_FIXED = ("period",)
_ROW = 21  # height of a row, in points
_HINTS = {
    "kind": "phường, xã hoặc thị trấn",
    "period": "do biểu mẫu ấn định",
    "number": "để trống khi là dự thảo",
    "symbol": "ví dụ BC-UBND",
    "date": "ngày/tháng/năm, ví dụ 16/9/2020",
    "authority": "ví dụ TM. ỦY BAN NHÂN DÂN",
    "position": "ví dụ CHỦ TỊCH",
    "recipients": "mỗi nơi một dòng",
}
_LEGEND: tuple[tuple[PatternFill | None, Font, str, str], ...] = (
    (None, looks.BODY, "1.350", "Ô trắng: nhập số liệu vào đây."),
    (looks.FIXED, looks.BODY, "Thuế", "Ô xám: cố định, đã khóa (không có mật khẩu)."),
    (looks.TINTED, looks.COMPUTED, "80,7", "Ô xanh nhạt: bảng tính tự tính từ kế hoạch và lũy kế."),
    (None, looks.BODY, "(trống)", "Chưa có số liệu; khác với 0 là bằng không."),
    (None, looks.BODY, "- hoặc x", "Chỉ tiêu không áp dụng cho đơn vị."),
    (None, looks.BODY, "ước 2,679 tỷ", "Số liệu ước, hoặc ghi tỷ, triệu: gõ nguyên văn như vậy."),
)


def write_information(sheet: Worksheet, information: Mapping[str, str | Sequence[str]]) -> None:
    """Write the sheet of information, and below it what the colours of the form mean."""
    put_text(sheet["A1"], "Thông tin chung")
    sheet["A1"].font = looks.TITLE
    for key, label in INFORMATION.items():
        given = information.get(key, "")
        values = [given] if isinstance(given, str) else list(given)
        values += [""] * (_SEVERAL.get(key, 1) - len(values))
        for number, value in enumerate(values):
            _write_line(sheet, key, label, value, _HINTS.get(key, "") if number == 0 else "")
    _write_legend(sheet)
    for letter, width in (("A", 24), ("B", 50), ("C", 36)):
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[1].height = 26
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatCells = False
    looks.set_up_printing(sheet)


def _write_line(sheet: Worksheet, key: str, label: str, value: str, hint: str) -> None:
    row = sheet.max_row + 1
    name, entry, remark = (cell_at(sheet, row, column) for column in (1, 2, 3))
    put_text(name, label)
    put_text(entry, value)
    put_text(remark, hint)
    name.font, name.fill, name.border = looks.BODY, looks.FIXED, looks.BORDER
    name.alignment = remark.alignment = looks.WRAPPED
    sheet.row_dimensions[row].height = _ROW
    entry.font, entry.border, entry.alignment = looks.BODY, looks.BORDER, looks.WRAPPED
    remark.font = looks.HINT
    if key in _FIXED:
        entry.fill = looks.FIXED
    else:
        entry.protection = Protection(locked=False)
    if key == "date":
        entry.number_format = "dd/mm/yyyy"


def _write_legend(sheet: Worksheet) -> None:
    top = sheet.max_row + 2
    put_text(cell_at(sheet, top, 1), "Cách điền biểu mẫu")
    cell_at(sheet, top, 1).font = looks.TOTAL
    for row, (fill, font, sample, meaning) in enumerate(_LEGEND, start=top + 1):
        shown, said = cell_at(sheet, row, 1), cell_at(sheet, row, 2)
        put_text(shown, sample)
        put_text(said, meaning)
        shown.font, shown.border, shown.alignment = font, looks.BORDER, looks.CENTRED
        said.font, said.alignment = looks.BODY, looks.WRAPPED
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)
        sheet.row_dimensions[row].height = _ROW
        if fill is not None:
            shown.fill = fill


def write_texts(sheet: Worksheet) -> None:
    """Write the sheet of texts: a line for each section, more may be added."""
    for number, header in enumerate(TEXT_COLUMNS, start=1):
        put_text(cell_at(sheet, 1, number), header)
        looks.dress_header(cell_at(sheet, 1, number))
    for row, section in enumerate(SECTIONS, start=2):
        put_text(cell_at(sheet, row, 1), section)
        for cell in (cell_at(sheet, row, 1), cell_at(sheet, row, 2)):
            cell.font, cell.border, cell.alignment = looks.BODY, looks.BORDER, looks.WRAPPED
        cell_at(sheet, row, 1).fill = looks.FIXED
    sheet.column_dimensions["A"].width = 10
    sheet.column_dimensions["B"].width = 120
    sheet.row_dimensions[1].height = 24
    sheet.freeze_panes = "A2"
    sheet.sheet_view.showGridLines = False
    looks.set_up_printing(sheet, 1)
