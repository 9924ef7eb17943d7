"""A sector's sheet of the standard form: header, rows, figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from wardstats.errors import NameUnknownError, SourceError
from wardstats.intake.cells.figures import Place, ReadCell, missing_mark, read_figure
from wardstats.intake.form.layout import CODE, LABEL, PERCENT_ROLES, UNIT, FormColumn
from wardstats.intake.tables.headers import Header, find_header, header_problems, require_extent
from wardstats.language import translate as _
from wardstats.model.catalogue import Catalogue, Indicator
from wardstats.model.findings import Finding
from wardstats.model.numerals import print_numeral
from wardstats.model.observations import Observation
from wardstats.model.periods import Period
from wardstats.model.quantities import print_quantity
from wardstats.model.units import find_unit


@dataclass(frozen=True)
class Source:
    """What the cells of a workbook have in common."""

    workbook: str
    ward: str
    period: Period
    catalogue: Catalogue


@dataclass
class SheetContent:
    """What was found on a sheet, gathered while it is read."""

    figures: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    coverage: list[tuple[str, ...]] = field(default_factory=list)
    problems: list[SourceError] = field(default_factory=list)


@dataclass(frozen=True)
class _Row:
    """A row of the form that names an indicator."""

    number: int
    indicator: Indicator
    label: str
    unit: str


def read_sheet(source: Source, sheet: Worksheet, formulas: Worksheet | None) -> SheetContent:
    """Read every figure of a sector's sheet; problems are gathered, not raised.

    Parameters
    ----------
    sheet
        The sheet with the values Excel saved.
    formulas
        The same sheet with formulas in place of their values; None when it has none.
    """
    content = SheetContent()
    try:
        require_extent(source.workbook, sheet)
    except SourceError as problem:
        content.problems.append(problem)
        return content
    header = find_header(sheet)
    content.problems += header_problems(source.workbook, sheet, header)
    if header is None or content.problems:
        return content
    for number in range(header.row + 1, sheet.max_row + 1):
        try:
            row = _read_row(source, sheet, number, header)
        except SourceError as problem:
            content.problems.append(problem)
            continue
        if row is not None:
            _read_figures(source, sheet, formulas, row, header, content)
    content.findings += _hidden_parts(source, sheet, content.figures)
    return content


def _text_at(sheet: Worksheet, row: int, column: int) -> str:
    value = sheet.cell(row, column).value
    return "" if value is None else str(value).strip()


def _read_row(source: Source, sheet: Worksheet, number: int, header: Header) -> _Row | None:
    """Read what a row speaks of; None for a row without code and figures."""
    columns = header.columns
    code, label = (_text_at(sheet, number, columns[column]) for column in (CODE, LABEL))
    if not code:
        filled = [
            place
            for _column, place in header.figure_columns()
            if sheet.cell(number, place).value is not None
        ]
        if not filled:
            return None
        place = Place(source.workbook, sheet.title, f"{get_column_letter(columns[CODE])}{number}")
        raise place.refuse(
            "label_missing",
            _("the row '{label}' has figures, but no code.").format(label=label),
            _("Expected a code of the catalogue."),
            _("Copy the code from the form, or empty the row."),
        )
    indicator = _find_indicator(source, sheet, f"{get_column_letter(columns[CODE])}{number}", code)
    unit_cell = f"{get_column_letter(columns[UNIT])}{number}"
    unit = _read_unit(
        Place(source.workbook, sheet.title, unit_cell),
        _text_at(sheet, number, columns[UNIT]),
        indicator,
    )
    return _Row(number, indicator, label or indicator.name_vi, unit)


def _find_indicator(source: Source, sheet: Worksheet, cell: str, code: str) -> Indicator:
    try:
        return source.catalogue[code]
    except NameUnknownError as error:
        raise Place(source.workbook, sheet.title, cell).refuse(
            "indicator_unknown", error.problem, error.expected, error.remedy
        ) from error


def _read_unit(place: Place, text: str, indicator: Indicator) -> str:
    """Return the row's unit; an empty cell means the catalogue's."""
    if not text:
        return indicator.unit
    try:
        unit = find_unit(text)
    except NameUnknownError as error:
        raise place.refuse(
            "unit_unknown",
            error.problem,
            error.expected,
            _("Write the unit as in the form, or leave the cell empty."),
        ) from error
    if unit.base != indicator.base_unit.symbol:
        raise place.refuse(
            "unit_conflict",
            _("'{code}' is given in '{unit}'.").format(code=indicator.code, unit=text),
            _("Expected '{unit}', as the catalogue says.").format(unit=indicator.unit),
            _("Convert the figures, or correct the unit."),
        )
    return unit.symbol


def _read_figures(
    source: Source,
    sheet: Worksheet,
    formulas: Worksheet | None,
    row: _Row,
    header: Header,
    content: SheetContent,
) -> None:
    for column, place in header.figure_columns():
        cell = sheet.cell(row.number, place)
        formula = formulas.cell(row.number, place).value if formulas is not None else None
        where = Place(source.workbook, sheet.title, cell.coordinate)
        unit = "%" if column.role in PERCENT_ROLES else row.unit
        try:
            read = _read_cell(where, cell, formula, unit)
        except SourceError as problem:
            content.problems.append(problem)
            continue
        mark = missing_mark(cell.value, cell.number_format) or ""
        outcome = ("missing", mark) if read is None else ("read", "")
        content.coverage.append(
            (source.ward, source.workbook, sheet.title, cell.coordinate,
             row.indicator.code, column.role, *outcome)
        )  # fmt: skip
        if read is not None:
            _keep_figure(source, row, column, where, read, content)


def _read_cell(where: Place, cell: Any, formula: Any, unit: str) -> ReadCell | None:
    if isinstance(cell, Cell) and cell.data_type == "e":
        return read_figure(where, str(cell.value), cell.number_format, unit)
    # A formula whose saved result is an empty text, =IF(A1="";"";A1), has this type.
    if cell.value is None and formula is not None and cell.data_type != "str":
        raise where.refuse(
            "formula_no_value",
            _("the formula '{formula}' has no result yet.").format(
                formula=getattr(formula, "text", formula)  # an array formula is an object
            ),
            _("Expected a number."),
            _("Open the workbook in Excel, save it, and load it again."),
        )
    return read_figure(where, cell.value, cell.number_format, unit)


def _keep_figure(
    source: Source,
    row: _Row,
    column: FormColumn,
    where: Place,
    read: ReadCell,
    content: SheetContent,
) -> None:
    period = {
        "year": source.period.whole_year,
        "month": source.period.closing_month,
        "cumulative": source.period.cumulative,
        "prior": source.period.cumulative.prior,
    }[column.span]
    quantity = read.figure.quantity
    content.figures.append(
        Observation(
            ward=source.ward, indicator=row.indicator.code, label=row.label, role=column.role,
            period=str(period), assigned_by="", status=read.figure.status,
            value=float(quantity.value), unit=quantity.unit, precision=quantity.precision,
            qualifier=quantity.qualifier, text=read.text, workbook=where.workbook,
            sheet=where.sheet, cell=where.cell,
        )
    )  # fmt: skip
    if read.has_hidden_digits:
        content.findings.append(_hidden_digits(source, row, column, where, read))
    if read.figure.has_decimal_dot:
        content.findings.append(_decimal_dot(source, row, where, read))


def _hidden_digits(
    source: Source, row: _Row, column: FormColumn, where: Place, read: ReadCell
) -> Finding:
    unit = find_unit("%" if column.role in PERCENT_ROLES else row.unit)
    stored = (read.figure.quantity.value / unit.factor).normalize()
    decimals = max(-int(stored.as_tuple().exponent), 0)
    exact = f"{print_numeral(stored, decimals)} {unit.name(stored)}"
    return Finding(
        "hidden_digits", "note", source.ward, str(source.period), row.indicator.code,
        (f"{where.sheet}!{where.cell}",),
        _("{label}: the cell shows '{text}' but stores {stored}.").format(
            label=row.label, text=read.text, stored=exact),
        reported=read.text, computed=exact,
        suggestion=_("Show all digits, or round the figure in the cell."),
    )  # fmt: skip


def _decimal_dot(source: Source, row: _Row, where: Place, read: ReadCell) -> Finding:
    meaning = print_quantity(read.figure.quantity, unit=row.unit)
    return Finding(
        "decimal_dot", "note", source.ward, str(source.period), row.indicator.code,
        (f"{where.sheet}!{where.cell}",),
        _("{label}: the dot in '{text}' was read as a decimal comma: {figure}.").format(
            label=row.label, text=read.text, figure=meaning),
        reported=read.text, computed=meaning,
        suggestion=_("Write a comma before decimals."),
    )  # fmt: skip


def _hidden_parts(source: Source, sheet: Worksheet, figures: list[Observation]) -> list[Finding]:
    """Note that figures were read from a sheet, rows or columns that a person does not see."""
    places = {figure.cell: coordinate_to_tuple(figure.cell) for figure in figures}
    rows = {number for number, one in sheet.row_dimensions.items() if one.hidden}
    columns = {
        number
        for one in sheet.column_dimensions.values()
        if one.hidden
        for number in range(one.min or 0, (one.max or 0) + 1)
    }
    hidden_rows = [cell for cell, (row, _column) in places.items() if row in rows]
    hidden_columns = [cell for cell, (_row, column) in places.items() if column in columns]
    found: list[tuple[str, list[str], str]] = []
    if places and sheet.sheet_state != "visible":
        message = _("the sheet '{sheet}' is hidden; its figures were read.")
        found.append(("hidden_sheet", [*places][:1], message.format(sheet=sheet.title)))
    if hidden_rows:
        message = _("figures were read from hidden rows of '{sheet}': {names}.")
        names = ", ".join(str(row) for row in sorted({places[cell][0] for cell in hidden_rows}))
        found.append(("hidden_row", hidden_rows, message.format(sheet=sheet.title, names=names)))
    if hidden_columns:
        message = _("figures were read from hidden columns of '{sheet}': {names}.")
        numbers = sorted({places[cell][1] for cell in hidden_columns})
        text = message.format(
            sheet=sheet.title, names=", ".join(get_column_letter(number) for number in numbers)
        )
        found.append(("hidden_column", hidden_columns, text))
    return [
        Finding(
            code, "note", source.ward, str(source.period), "",
            tuple(f"{sheet.title}!{cell}" for cell in cells), message,
            suggestion=_("Show what is hidden, or delete what should not be read."),
        )
        for code, cells, message in found
    ]  # fmt: skip
