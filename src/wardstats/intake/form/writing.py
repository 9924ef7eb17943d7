"""Writes the entry form: a workbook in the standard form, made from the catalogue.

Only the cells to be filled in can be edited (there is no password), and they take numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from wardstats.intake.form.entry_numbers import entry_number
from wardstats.intake.form.layout import (
    CODE,
    FORM_COLUMNS,
    INFORMATION,
    INFORMATION_SHEET,
    LABEL,
    PERCENT_ROLES,
    TEXT_COLUMNS,
    TEXT_SHEET,
    UNIT,
)
from wardstats.model.catalogue import Catalogue, Indicator, Sector
from wardstats.model.periods import Period
from wardstats.model.quantities import PrintedFigure
from wardstats.model.wards import SECTIONS

HEADER_ROW = 3
_TITLE = Font(name="Times New Roman", size=14, bold=True)
_HEADER = Font(name="Times New Roman", size=11, bold=True, color="FFFFFF")
_BODY = Font(name="Times New Roman", size=12)
_HINT = Font(name="Times New Roman", size=11, italic=True, color="555555")
_FILL = PatternFill("solid", fgColor="1F4E5F")
_FIXED = PatternFill("solid", fgColor="EEF2F4")
_LINE = Side(style="thin", color="B8C4CA")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HINT_TEXT = (
    "Nhập số vào các cột Kế hoạch năm đến % so cùng kỳ. Ô trống: chưa có số liệu; "
    "số 0: bằng không. Không sửa cột Mã."
)
_ENTRY_HINT = "Nhập số, ví dụ 1350 hoặc 80,7. Ô trống: chưa có số liệu; - hoặc x: không áp dụng."
_FIXED_COLUMNS = (CODE, LABEL, UNIT)


def write_form(
    path: str | Path,
    period: Period,
    information: dict[str, str | list[str]],
    catalogue: Catalogue | None = None,
    codes: Collection[str] | None = None,
    known: Mapping[tuple[str, str], PrintedFigure] | None = None,
) -> Path:
    """Write a workbook in the standard form, to be filled in.

    Parameters
    ----------
    information
        What is known for the sheet of information: keys of `layout.INFORMATION`.
    codes
        Only these indicators; None for all of the catalogue.
    known
        Figures that are known before entry, by indicator and role.

    Returns
    -------
    The path written. An existing file is replaced; guarding it is the caller's part.
    """
    catalogue = catalogue or Catalogue.packaged()
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = INFORMATION_SHEET
    _write_information(sheet, {**information, "period": str(period)})
    for sector in catalogue.sectors.values():
        indicators = [
            one for one in catalogue.of_sector(sector.code) if codes is None or one.code in codes
        ]
        if indicators:
            sheet = workbook.create_sheet(sector.name_vi)
            _write_header(sheet, sector, period)
            _write_rows(sheet, indicators, known or {})
    _write_texts(workbook.create_sheet(TEXT_SHEET))
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    return path


def _write_information(sheet: Worksheet, information: dict[str, str | list[str]]) -> None:
    sheet.append(["Thông tin chung"])
    sheet["A1"].font = _TITLE
    for key, label in INFORMATION.items():
        given = information.get(key, "")
        for value in given if isinstance(given, list) else [given]:
            sheet.append([label, value or None])
            sheet.cell(sheet.max_row, 1).font = _BODY
            sheet.cell(sheet.max_row, 2).font = _BODY
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 46


def _write_header(sheet: Worksheet, sector: Sector, period: Period) -> None:
    sheet["A1"] = f"{sector.name_vi} – {period.name('vi')}"
    sheet["A1"].font = _TITLE
    sheet["A2"] = _HINT_TEXT
    sheet["A2"].font = _HINT
    for number, column in enumerate(FORM_COLUMNS, start=1):
        header = sheet.cell(HEADER_ROW, number, column.header)
        header.font, header.fill, header.border = _HEADER, _FILL, _BORDER
        header.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.row_dimensions[HEADER_ROW].height = 34
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, len(_FIXED_COLUMNS) + 1).coordinate


def _write_rows(
    sheet: Worksheet,
    indicators: list[Indicator],
    known: Mapping[tuple[str, str], PrintedFigure],
) -> None:
    figures = DataValidation(
        type="decimal", operator="between", formula1="-1E+15", formula2="1E+15",
        errorStyle="warning", errorTitle="Không phải số", error=_ENTRY_HINT, allow_blank=True,
    )  # fmt: skip
    sheet.add_data_validation(figures)
    for row, indicator in enumerate(indicators, start=HEADER_ROW + 1):
        fixed = (indicator.code, indicator.name_vi, indicator.unit)
        for number, column in enumerate(FORM_COLUMNS, start=1):
            cell = sheet.cell(row, number)
            cell.font, cell.border = _BODY, _BORDER
            if column in _FIXED_COLUMNS:
                cell.value, cell.fill = fixed[number - 1], _FIXED
                continue
            cell.protection = Protection(locked=False)
            figure = known.get((indicator.code, column.role)) if column.role else None
            if figure is not None:
                unit = "%" if column.role in PERCENT_ROLES else indicator.unit
                entry = entry_number(figure, unit)
                cell.value, cell.number_format = entry.value, entry.number_format
            if column.role:
                figures.add(cell.coordinate)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatCells = False


def _write_texts(sheet: Worksheet) -> None:
    sheet.append(TEXT_COLUMNS)
    for header in sheet[1]:
        header.font, header.fill = _HEADER, _FILL
    for section in SECTIONS:
        sheet.append([section])
        sheet.cell(sheet.max_row, 1).font = _BODY
    sheet.column_dimensions["A"].width = 10
    sheet.column_dimensions["B"].width = 110
