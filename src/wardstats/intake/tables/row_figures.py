"""The figures of a row: cells to observations, each with the cell it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from openpyxl.cell.cell import Cell

from wardstats.errors import SourceError
from wardstats.intake.cells.combined import parse_combined
from wardstats.intake.cells.figures import (
    Place,
    ReadCell,
    holds_figure,
    missing_mark,
    read_figure,
)
from wardstats.intake.form.layout import PERCENT_ROLES
from wardstats.intake.tables.accounting import READ, REFUSED, Accounting, Outcome
from wardstats.intake.tables.columns import Columns
from wardstats.intake.tables.declared import read_declared
from wardstats.intake.tables.notes import cell_notes, rescaled
from wardstats.intake.tables.percent_scale import computed_percent, may_be_share, settle_scale
from wardstats.intake.tables.rows import Row, settle_unit
from wardstats.intake.tables.source import SheetContent, Source
from wardstats.intake.tables.view import SeenCell, SheetView
from wardstats.intake.tables.vocabulary import Meaning
from wardstats.language import translate as _
from wardstats.model.catalogue import Indicator
from wardstats.model.observations import Observation
from wardstats.model.periods import Period
from wardstats.model.quantities import PrintedFigure, parse_figure

_OF_A_PLAN = ("plan", "plan_percent")  # roles that name the body that set it


@dataclass(frozen=True)
class Table:
    """A table that is being read: its columns, the unit above it, what is gathered."""

    source: Source
    view: SheetView
    columns: Columns
    unit: str  # of the line above, "ĐVT: triệu đồng"
    ambiguous: frozenset[tuple[int, int]]  # cells written in one of two conventions
    with_points: frozenset[int]  # percent columns whose numbers can only be percentages
    content: SheetContent
    accounting: Accounting


@dataclass(frozen=True)
class _CellReading:
    """What a cell of figures says."""

    meaning: Meaning
    unit: str  # its row's
    figures: dict[str, PrintedFigure]  # by role
    cell: ReadCell | None  # None for several figures in one cell
    is_declared: bool = False  # by a correction: the cell itself would be refused


def read_figures(table: Table, row: Row) -> list[Observation]:
    """Read the figures of a row, column by column; problems are gathered, not raised."""
    refused_units: set[str] = set()
    read: dict[int, _CellReading] = {}
    for place, meaning in table.columns.figures():
        try:
            found = _read_cell(table, row, place, meaning, refused_units)
        except SourceError as problem:
            found = _read_declared(table, row, place, meaning, problem.code)
            if found is None:
                _refuse(table, row, place, meaning, problem)
        if found is not None:
            read[place] = found
    _settle_percentages(table, row, read)
    return [
        observation
        for place, found in read.items()
        for observation in _observations(table, row, place, found)
    ]


def _refuse(table: Table, row: Row, place: int, meaning: Meaning, problem: SourceError) -> None:
    table.content.problems.append(problem)
    table.accounting.put(row.number, place, Outcome(REFUSED, problem.code, row.code, meaning.role))


def _refuse_once(
    table: Table,
    row: Row,
    place: int,
    meaning: Meaning,
    problem: SourceError,
    refused: set[str],
) -> None:
    """Refuse a cell for what is wrong with its row: the row is told of once."""
    if problem.code not in refused:
        refused.add(problem.code)
        _refuse(table, row, place, meaning, problem)
    table.accounting.put(row.number, place, Outcome(REFUSED, problem.code, row.code, meaning.role))


def _read_cell(
    table: Table, row: Row, place: int, meaning: Meaning, refused_units: set[str]
) -> _CellReading | None:
    """Read one cell; None when it holds no figure, or its row's unit is refused already."""
    view = table.view
    where, seen = view.place(row.number, place), view.seen(row.number, place)
    _require_certain(table, row.number, place, where, seen)
    if (row.number, place + 1) in view.merged and holds_figure(seen.value):
        _require_one_column(table, row.number, place, where)
    if seen.value is None and view.formula(row.number, place) is None:
        table.accounting.put_missing(row.number, place, row.code, meaning.role)
        return None
    unit = _unit_of(table, row, meaning, seen)
    if isinstance(unit, SourceError):
        if missing_mark(seen.value, seen.number_format) is None:
            _refuse_once(table, row, place, meaning, unit, refused_units)
            return None
        unit = ""  # nothing stands here, or a formula without result
    if meaning.role == "actual" and isinstance(seen.value, str):
        parts = parse_combined(seen.value, unit)
        if parts:
            return _CellReading(meaning, unit, parts, None)
    read = _read_single(view, row.number, place, where, seen, unit)
    if read is None:
        table.accounting.put_missing(row.number, place, row.code, meaning.role)
        return None
    return _CellReading(meaning, unit, {meaning.role: read.figure}, read)


def _read_declared(
    table: Table, row: Row, place: int, meaning: Meaning, code: str
) -> _CellReading | None:
    """Read a refused cell from its correction, where one is declared that can mend it."""
    unit = _unit_of(table, row, meaning, table.view.seen(row.number, place))
    if isinstance(unit, SourceError):
        return None
    read = read_declared(table.source, table.view, (row.number, place), meaning.role, unit, code)
    return _CellReading(meaning, unit, {meaning.role: read.figure}, read, True) if read else None


def _unit_of(table: Table, row: Row, meaning: Meaning, seen: SeenCell) -> str | SourceError:
    """Choose the unit of a cell; the error where only the cell could say it, and does not."""
    if meaning.role in PERCENT_ROLES:
        return "%"
    unit = settle_unit(table.source, table.view, row, meaning.unit, table.columns, table.unit)
    if isinstance(unit, SourceError) and row.indicator and _says_its_unit(row.indicator, row, seen):
        return row.indicator.unit
    return unit


def _says_its_unit(indicator: Indicator, row: Row, seen: SeenCell) -> bool:
    """Whether a text is the same figure in whatever unit its row has: "8 triệu"."""
    if row.unit or not isinstance(seen.value, str):
        return False
    texts = [one.strip() for one in re.split("[/=(]", seen.value)][:2]
    is_same = all(
        parse_figure(text, indicator.base_unit.symbol) == parse_figure(text, indicator.unit)
        for text in texts
        if "%" not in text
    )
    return is_same and parse_figure(texts[0], indicator.unit) is not None


def _require_certain(table: Table, row: int, column: int, where: Place, seen: SeenCell) -> None:
    """Refuse a figure that is struck out, or written in one of two conventions."""
    if seen.is_struck and holds_figure(seen.value):
        raise where.refuse(
            "struck_text",
            _("'{value}' is struck out.").format(value=seen.value),
            _("Expected a figure that counts."),
            _("Empty the cell, or take the line through it away."),
        )
    if (row, column) in table.ambiguous:
        raise where.refuse(
            "ambiguous_number",
            _("'{value}': a dot before three digits, on a sheet that also writes decimal dots.")
            .format(value=seen.value),
            _("Expected one way to write numbers."),
            _("Type the figure as a number."),
        )  # fmt: skip


def _require_one_column(table: Table, row: int, column: int, where: Place) -> None:
    """Refuse a figure whose cell is merged over several columns of figures."""
    merged = table.view.merged
    over = [
        place
        for place, _meaning in table.columns.figures()
        if place == column or merged.get((row, place)) == (row, column)
    ]
    if len(over) > 1:
        raise where.refuse(
            "merged_figure",
            _("the figure's cell is merged over {count} columns of figures.").format(
                count=len(over)),
            _("Expected a figure for each of them."),
            _("Divide the merged cell, and type the figure where it belongs."),
        )  # fmt: skip


def _read_single(
    view: SheetView, row: int, column: int, where: Place, seen: SeenCell, unit: str
) -> ReadCell | None:
    cell: Any = view.filled.get((row, column))
    if isinstance(cell, Cell) and cell.data_type == "e":
        return read_figure(where, str(cell.value), seen.number_format, unit)
    formula = view.formula(row, column)
    if seen.value is None and formula is not None and not view.is_blank(row, column):
        raise where.refuse(
            "formula_no_value",
            _("the formula '{formula}' has no result yet.").format(formula=formula),
            _("Expected a number."),
            _("Open the workbook in Excel, save it, and load it again."),
        )
    return read_figure(where, seen.value, seen.number_format, unit)


def _settle_percentages(table: Table, row: Row, read: dict[int, _CellReading]) -> None:
    """Decide which plain numbers under percent headers are shares."""
    for place, found in list(read.items()):
        meaning, seen = found.meaning, table.view.seen(row.number, place)
        if found.cell is None or found.is_declared or meaning.role not in PERCENT_ROLES:
            continue
        if not may_be_share(seen.value, seen.number_format):
            continue
        where = table.view.place(row.number, place)
        try:
            settled, is_share = settle_scale(
                where,
                found.cell,
                computed_percent(meaning.role, *_operands(read, meaning)),
                column_has_points=place in table.with_points,
                is_declared=table.source.is_form,
            )
        except SourceError as problem:
            del read[place]
            _refuse(table, row, place, meaning, problem)
            continue
        read[place] = replace(found, figures={meaning.role: settled.figure}, cell=settled)
        if is_share:
            table.content.findings.append(
                rescaled(table.source, row.quoted, row.code, where, settled)
            )


def _operands(
    read: dict[int, _CellReading], meaning: Meaning
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Return actual, plan and prior figure that a percentage of this row is made of."""
    period = Period.parse(meaning.period)
    wanted = {
        "actual": (str(period),),
        "plan": (str(period.whole_year), str(period)),
        "prior": (str(period.prior),),
    }
    found: dict[str, Decimal] = {}
    for other in read.values():
        for role, figure in other.figures.items():
            is_beside = role == "plan" and other.meaning.role == "actual"  # in the actual's cell
            if other.meaning.period in wanted.get(role, ()) or is_beside:
                found.setdefault(role, figure.quantity.value)
    return found.get("actual"), found.get("plan"), found.get("prior")


def _observations(table: Table, row: Row, place: int, found: _CellReading) -> Iterator[Observation]:
    """Yield what a cell says, and account for it."""
    view, source, meaning, cell = table.view, table.source, found.meaning, found.cell
    where, seen = view.place(row.number, place), view.seen(row.number, place)
    roles = " + ".join(found.figures)
    table.accounting.put(row.number, place, Outcome(READ, "", row.code, roles))
    for role, figure in found.figures.items():
        is_estimate = meaning.is_estimate and role != "plan"  # "Ước" speaks of the result
        status = "estimate" if is_estimate and figure.status == "final" else figure.status
        yield Observation(
            ward=source.ward, indicator=row.code, label=row.label, role=role,
            period=_period_of(role, meaning, cell),
            assigned_by=meaning.assigned_by if role in _OF_A_PLAN else "", status=status,
            value=float(figure.quantity.value), unit=figure.quantity.unit,
            precision=figure.quantity.precision, qualifier=figure.quantity.qualifier,
            text=cell.text if cell else " ".join(str(seen.value).split()),
            workbook=where.workbook, sheet=where.sheet, cell=where.cell,
        )  # fmt: skip
    if cell is not None and not found.is_declared:
        table.content.findings += cell_notes(
            source, row.quoted, row.code, where, seen, cell, found.unit
        )


def _period_of(role: str, meaning: Meaning, cell: ReadCell | None) -> str:
    """Return the period of a figure: a plan beside its result, in one cell, is the year's."""
    if role == "plan" and cell is None:
        return str(Period.parse(meaning.period).whole_year)
    return meaning.period
