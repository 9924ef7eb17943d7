"""The sheets beside the figures: information on ward and document, and the texts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl.worksheet.worksheet import Worksheet

from wardstats.errors import PeriodError
from wardstats.intake.cells.figures import Place
from wardstats.intake.form.layout import (
    INFORMATION,
    INFORMATION_SHEET,
    REQUIRED_INFORMATION,
    TEXT_COLUMNS,
    fold_header,
)
from wardstats.intake.tables.headers import require_extent
from wardstats.intake.tables.view import SheetView
from wardstats.language import translate as _
from wardstats.model.periods import Period
from wardstats.model.wards import SECTIONS, Document, TextItem, Ward


@dataclass(frozen=True)
class Information:
    """The sheet of information, read."""

    ward: Ward
    period: Period
    period_cell: str
    document: Document


def read_information(workbook: str, sheet: Worksheet, ward_code: str) -> Information:
    """Read the sheet of information.

    Raises
    ------
    SourceError
        `information_missing`, `period_unknown`, `date_unknown` or `sheet_too_large`, naming the
        cell.
    """
    require_extent(SheetView(workbook, sheet))
    values, cells = _read_pairs(sheet)
    for key in REQUIRED_INFORMATION:
        if not values[key]:
            raise Place(workbook, sheet.title, cells.get(key, "B1")).refuse(
                "information_missing",
                _("'{label}' is missing.").format(label=INFORMATION[key]),
                _("Expected it in column A, its value in column B."),
                _("Fill it in."),
            )
    first = {key: str(found[0]).strip() if found else "" for key, found in values.items()}
    place = Place(workbook, sheet.title, cells["period"])
    try:
        period = Period.parse(first["period"])
    except PeriodError as error:
        raise place.refuse(
            "period_unknown",
            error.problem,
            error.expected,
            error.remedy or _("Correct the period in this cell."),
        ) from error
    document = Document(
        number=first["number"],
        symbol=first["symbol"],
        place=first["place"] or first["name"],
        date=_read_date(workbook, sheet, cells.get("date", ""), values["date"]),
        recipients=tuple(str(one).strip() for one in values["recipients"]),
        authority=first["authority"],
        position=first["position"],
    )
    ward = Ward(ward_code, first["name"], first["kind"], first["superior"], first["city"])
    return Information(ward, period, f"{INFORMATION_SHEET}!{cells['period']}", document)


def _read_pairs(sheet: Worksheet) -> tuple[dict[str, list[object]], dict[str, str]]:
    """Read label and value pairs; a label may come again."""
    keys = {fold_header(label): key for key, label in INFORMATION.items()}
    values: dict[str, list[object]] = defaultdict(list, {key: [] for key in INFORMATION})
    cells: dict[str, str] = {}
    for row in sheet.iter_rows(min_col=1, max_col=2):
        key = keys.get(fold_header(row[0].value or ""))
        if key is None:
            continue
        cells.setdefault(key, f"B{row[0].row}")
        if row[1].value is not None and str(row[1].value).strip():
            values[key].append(row[1].value)
    return values, cells


def _read_date(workbook: str, sheet: Worksheet, cell: str, found: list[object]) -> date | None:
    if not found:
        return None
    value = found[0]
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.strptime(str(value).strip(), "%d/%m/%Y").date()  # noqa: DTZ007
    except ValueError as error:
        raise Place(workbook, sheet.title, cell).refuse(
            "date_unknown",
            _("'{value}' is not a date.").format(value=value),
            _("Expected day/month/year, such as 16/9/2020."),
            _("Correct the date, or leave the cell empty in a draft."),
        ) from error


def read_texts(workbook: str, sheet: Worksheet) -> tuple[TextItem, ...]:
    """Read the text items: section and text a row.

    Raises
    ------
    SourceError
        `section_unknown`: a text stands under a section that the report does not have.
    """
    require_extent(SheetView(workbook, sheet))
    header = tuple(fold_header(column) for column in TEXT_COLUMNS)
    items: list[TextItem] = []
    for row in sheet.iter_rows(min_col=1, max_col=2):
        section, text = (str(cell.value or "").strip() for cell in row)
        if not text or (fold_header(section), fold_header(text)) == header:
            continue
        if section not in SECTIONS:
            raise Place(workbook, sheet.title, row[0].coordinate).refuse(
                "section_unknown",
                _("'{section}' is not a section of the report.").format(section=section),
                _("Expected one of: {known}.").format(known=", ".join(SECTIONS)),
                _("Write one of them into column A, or delete the row."),
            )
        items.append(TextItem(section, text, f"{sheet.title}!{row[1].coordinate}"))
    return tuple(items)
