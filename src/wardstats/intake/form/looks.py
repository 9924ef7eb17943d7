"""How the form looks: what is to be filled in is white, what is fixed or computed is tinted."""

from __future__ import annotations

from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_FACE = "Times New Roman"  # the typeface of Vietnamese documents
TITLE = Font(name=_FACE, size=15, bold=True, color="1F4E5F")
HEADER = Font(name=_FACE, size=11, bold=True, color="FFFFFF")
BODY = Font(name=_FACE, size=12)
TOTAL = Font(name=_FACE, size=12, bold=True)
COMPUTED = Font(name=_FACE, size=12, italic=True, color="44546A")
SMALL = Font(name=_FACE, size=9, color="8497A0")
HINT = Font(name=_FACE, size=11, italic=True, color="555555")

DARK = PatternFill("solid", fgColor="1F4E5F")
FIXED = PatternFill("solid", fgColor="EEF2F4")
TINTED = PatternFill("solid", fgColor="E3EDE4")  # what is computed
_LINE = Side(style="thin", color="B8C4CA")
BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)

CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
WRAPPED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
NUMBER = Alignment(horizontal="right", vertical="center", indent=1)
MIDDLE = Alignment(vertical="center")
_A4 = 9  # as the file format counts sizes of paper


def dress_header(cell: Cell) -> None:
    """Give a cell of a header its look."""
    cell.font, cell.fill, cell.border, cell.alignment = HEADER, DARK, BORDER, CENTRED


def set_up_printing(sheet: Worksheet, header_row: int | None = None) -> None:
    """Print on A4 across: one page without a header row, else as many as it takes, each with it."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1 if header_row is None else 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.75, 0.3
    footer: Any = sheet.oddFooter
    footer.left.text, footer.right.text = "&A", "Trang &P/&N"
    if header_row is not None:
        sheet.print_title_rows = f"{header_row}:{header_row}"
