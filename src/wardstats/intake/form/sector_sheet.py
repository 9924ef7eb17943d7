"""A sector's sheet of the form: a row an indicator, what is known filled in, the rest open."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from wardstats.intake.form import looks
from wardstats.intake.form.cell_texts import cell_at, put_text
from wardstats.intake.form.entry_numbers import entry_number
from wardstats.intake.form.layout import (
    CODE,
    CUMULATIVE,
    FORM_COLUMNS,
    LABEL,
    PERCENT_ROLES,
    PLAN,
    PLAN_PERCENT,
    UNIT,
    FormColumn,
)
from wardstats.intake.form.percentage import PERCENT_FORMAT, percentage_formula, plan_percentage
from wardstats.model.catalogue import Catalogue, Indicator, Sector
from wardstats.model.periods import Period
from wardstats.model.quantities import PrintedFigure
from wardstats.model.units import find_unit

HEADER_ROW = 3
KnownFigures = Mapping[tuple[str, FormColumn], PrintedFigure]  # by code and column
_HOW_TO = (
    "Chỉ nhập vào ô trắng. Ô trống: chưa có số liệu; số 0: bằng không; dấu - hoặc x: không áp dụng."
    " Số liệu ước: gõ “ước 2,679 tỷ”. Nhập theo đúng ĐVT của dòng; lời giải thích ghi ở cột"
    " Ghi chú. Không sửa cột Mã."
)
_FIXED_COLUMNS = (CODE, LABEL, UNIT)
_NUMBERS_ONLY = "Nhập số, ví dụ 1350 hoặc 80,7. Ô trống: chưa có số liệu; - hoặc x: không áp dụng."
_WHOLE_ONLY = "Đơn vị tính này đếm được: nhập số nguyên, ví dụ 12 hoặc 1350."
_MOST = "1E+15"
_LETTERS_A_LINE = 40  # of a label


def write_sector(
    sheet: Worksheet,
    sector: Sector,
    indicators: list[Indicator],
    catalogue: Catalogue,
    period: Period,
    known: KnownFigures,
) -> dict[str, str]:
    """Write a sector's sheet.

    Returns
    -------
    The results of its formulas by cell, as text; empty for an empty text.
    """
    _write_head(sheet, sector, period)
    depths = _depths(catalogue)
    checks = {whole: _number_check(whole=whole) for whole in (True, False)}
    results: dict[str, str] = {}
    for row, indicator in enumerate(indicators, start=HEADER_ROW + 1):
        _write_fixed(sheet, row, indicator, depths.get(indicator.code, 0))
        for number, column in enumerate(FORM_COLUMNS, start=1):
            if column not in _FIXED_COLUMNS:
                cell = cell_at(sheet, row, number)
                _write_entry(cell, column, indicator, known.get((indicator.code, column)))
                if column.role and not cell.protection.locked:
                    checks[_is_whole(indicator, column)].add(cell.coordinate)
        formula = cell_at(sheet, row, FORM_COLUMNS.index(PLAN_PERCENT) + 1)
        if formula.data_type == "f":
            results[formula.coordinate] = _result(sheet, row)
    for check in checks.values():
        if check.sqref:
            sheet.add_data_validation(check)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatCells = False
    sheet.protection.formatRows = False
    looks.set_up_printing(sheet, HEADER_ROW)
    return results


def _write_head(sheet: Worksheet, sector: Sector, period: Period) -> None:
    put_text(sheet["A1"], f"{sector.name_vi} – {period.name('vi')}")
    sheet["A1"].font = looks.TITLE
    last = get_column_letter(len(FORM_COLUMNS))
    sheet.merge_cells(f"A2:{last}2")
    sheet["A2"] = _HOW_TO
    sheet["A2"].font = looks.HINT
    sheet["A2"].alignment = Alignment("left", "center", wrap_text=True)
    for number, column in enumerate(FORM_COLUMNS, start=1):
        header = cell_at(sheet, HEADER_ROW, number)
        put_text(header, column.header)
        looks.dress_header(header)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    for row, height in ((1, 24), (2, 32), (HEADER_ROW, 48)):
        sheet.row_dimensions[row].height = height
    sheet.freeze_panes = cell_at(sheet, HEADER_ROW + 1, len(_FIXED_COLUMNS) + 1).coordinate
    sheet.sheet_view.showGridLines = False


def _write_fixed(sheet: Worksheet, row: int, indicator: Indicator, depth: int) -> None:
    """Write code, label and unit; parts of a total are set in below it."""
    texts = (indicator.code, indicator.name_vi, indicator.unit)
    for number, text in enumerate(texts, start=1):
        cell = cell_at(sheet, row, number)
        put_text(cell, text)
        cell.font, cell.fill, cell.border = looks.BODY, looks.FIXED, looks.BORDER
        cell.alignment = looks.WRAPPED
    code, label, unit = (cell_at(sheet, row, number) for number in (1, 2, 3))
    code.font, code.alignment = looks.SMALL, looks.MIDDLE
    label.font = looks.TOTAL if indicator.total_of else looks.BODY
    label.alignment = Alignment("left", "center", wrap_text=True, indent=1 + 2 * depth)
    unit.alignment = looks.CENTRED
    is_long = len(indicator.name_vi) + 3 * depth > _LETTERS_A_LINE
    sheet.row_dimensions[row].height = 34 if is_long else 20


def _write_entry(
    cell: Cell, column: FormColumn, indicator: Indicator, figure: PrintedFigure | None
) -> None:
    cell.font, cell.border = looks.BODY, looks.BORDER
    cell.alignment = looks.NUMBER if column.role else looks.WRAPPED
    if figure is not None:
        unit = "%" if column.role in PERCENT_ROLES else indicator.unit
        entry = entry_number(figure, unit)
        cell.value, cell.number_format = entry.value, entry.number_format
    elif column is PLAN_PERCENT and indicator.direction != "down":  # a ceiling has none
        cell.value = percentage_formula(cell.row)
        cell.font, cell.fill, cell.number_format = looks.COMPUTED, looks.TINTED, PERCENT_FORMAT
        return
    elif _is_whole(indicator, column):
        cell.number_format = "#,##0"
    cell.protection = Protection(locked=False)


def _is_whole(indicator: Indicator, column: FormColumn) -> bool:
    """Whether a column holds whole things of this indicator."""
    is_figure = bool(column.role) and column.role not in PERCENT_ROLES
    return is_figure and find_unit(indicator.unit).is_count


def _number_check(*, whole: bool) -> DataValidation:
    """Make the check of entries; words such as "trên 500" are asked about, not refused."""
    hint = _WHOLE_ONLY if whole else _NUMBERS_ONLY
    return DataValidation(
        type="whole" if whole else "decimal", operator="between", formula1=f"-{_MOST}",
        formula2=_MOST, errorStyle="warning", errorTitle="Không phải số", error=hint,
        allow_blank=True,
    )  # fmt: skip


def _result(sheet: Worksheet, row: int) -> str:
    """Compute a row's plan percentage from what is filled in."""
    plan, actual = (
        cell_at(sheet, row, FORM_COLUMNS.index(column) + 1).value for column in (PLAN, CUMULATIVE)
    )
    if not isinstance(plan, int | float) or not isinstance(actual, int | float):
        return ""
    percent = plan_percentage(plan, actual)
    return "" if percent is None else f"{percent.normalize():f}"


def _depths(catalogue: Catalogue) -> dict[str, int]:
    """Return how deep each indicator stands below a total."""
    parents = {part: one.code for one in catalogue.indicators.values() for part in one.total_of}

    def depth(code: str) -> int:
        return 1 + depth(parents[code]) if code in parents else 0

    return {code: depth(code) for code in catalogue.indicators}
