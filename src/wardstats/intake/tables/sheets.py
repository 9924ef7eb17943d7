"""A sheet of figures: its tables, one after the other, every cell accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from wardstats.errors import SourceError
from wardstats.intake.cells.figures import holds_figure, quoted
from wardstats.intake.form.layout import PERCENT_ROLES, REQUIRED_COLUMNS
from wardstats.intake.tables.accounting import IGNORED, REFUSED, Accounting, Outcome
from wardstats.intake.tables.columns import Columns
from wardstats.intake.tables.headers import (
    Header,
    find_headers,
    require_extent,
    without_header,
)
from wardstats.intake.tables.left_out import BELOW, OUTSIDE, left_out
from wardstats.intake.tables.notes import near_label, sheet_notes, struck_label, unknown_label
from wardstats.intake.tables.resolving import resolve_columns
from wardstats.intake.tables.row_figures import Table, read_figures
from wardstats.intake.tables.rows import (
    Context,
    Row,
    has_figures,
    is_sign_off,
    label_of,
    read_row,
    read_title,
)
from wardstats.intake.tables.source import Explained, SheetContent, Source
from wardstats.intake.tables.view import SheetView
from wardstats.intake.tables.vocabulary import (
    CODE,
    FIGURE,
    LABEL,
    NUMBER,
    UNIT,
    named_unit,
)
from wardstats.language import translate as _
from wardstats.model.labels import fold_label
from wardstats.model.numerals import parse_numeral
from wardstats.model.observations import Observation

_THREE_DIGITS = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def read_sheet(source: Source, view: SheetView) -> SheetContent:
    """Read every figure of a sheet; problems are gathered, not raised."""
    content, accounting = SheetContent(), Accounting(view)
    try:
        require_extent(view)
    except SourceError as problem:
        content.problems.append(problem)
        accounting.refuse_all(problem.code)
        accounting.ignore_rest(OUTSIDE)
        content.coverage += accounting.rows(source.ward)
        return content
    headers = find_headers(view, source.period)
    if not headers:
        _read_without_header(view, content, accounting)
    if source.is_form and (missing := list(_missing_columns(view, headers))):
        content.problems += missing
        accounting.refuse_all("no_table")
        headers = []
    units: list[str] = []
    for header in headers:
        above = [*zip(headers, units, strict=False)]
        units.append(_unit_of_table(view, above, header, content))
        below = (one.first_row - 1 for one in headers if one.first_row > header.last_row)
        last, part = next(below, view.last_row), view.part(header.columns)
        _read_table(source, part, header, last, units[-1], content, accounting)
    accounting.ignore_rest(OUTSIDE)
    content.findings += sheet_notes(source, view, content.figures)
    content.findings += left_out(source, accounting, [header.first_row for header in headers])
    content.coverage += accounting.rows(source.ward)
    return content


def _read_without_header(view: SheetView, content: SheetContent, accounting: Accounting) -> None:
    """Refuse figures over which no header stands; a sheet of texts is left alone."""
    refused = accounting.refuse_all("no_table")
    if refused:
        content.problems.append(without_header(view, view.address(*refused[0])))


def _read_table(
    source: Source,
    view: SheetView,
    header: Header,
    last: int,
    unit: str,
    content: SheetContent,
    accounting: Accounting,
) -> None:
    columns = resolve_columns(view, header, last, source.period, source.column_names)
    content.problems += columns.problems
    content.explained += _explain_columns(header, columns)
    _account_for_header(accounting, header)
    rows = range(header.last_row + 1, last + 1)
    table = Table(
        source, view, columns, unit, _mixed(view, rows, columns), _pointed(view, rows, columns),
        content, accounting,
    )  # fmt: skip
    _read_rows(table, rows)
    _account_for_columns(accounting, view, columns, rows)


def _missing_columns(view: SheetView, headers: list[Header]) -> Iterator[SourceError]:
    """Refuse a sheet of the form that lacks a column it cannot do without."""
    for header, column in product(headers, REQUIRED_COLUMNS):
        if all(fold_label(path[-1]) != fold_label(column.header) for path in header.paths.values()):
            yield view.place(header.first_row, 1).refuse(
                "no_table",
                _("the header has no column '{column}'.").format(column=column.header),
                _("Expected: {columns}.").format(
                    columns=", ".join(required.header for required in REQUIRED_COLUMNS)
                ),
                _("Write the column's name into the header row."),
            )


def _unit_of_table(
    view: SheetView, former: list[tuple[Header, str]], header: Header, content: SheetContent
) -> str:
    """Return the unit of a table; one whose header is repeated keeps the unit it had."""
    above = [(one, unit) for one, unit in former if one.last_row < header.first_row]
    last, its_unit = above[-1] if above else (None, "")
    unit = _unit_above(view, last.last_row + 1 if last else 1, header, content)
    return unit or (its_unit if last and last.paths == header.paths else "")


def _unit_above(view: SheetView, start: int, header: Header, content: SheetContent) -> str:
    """Return the unit of the line above a table, "ĐVT: triệu đồng"; the nearest one counts."""
    for row in range(header.first_row - 1, start - 1, -1):
        if start > 1 and any(
            holds_figure(view.value(row, column)) for column in view.columns_of_row.get(row, ())
        ):
            return ""  # a row of the table before
        for column, text in view.texts_of_row(row):
            unit = named_unit(text)
            if unit:
                cell = view.address(row, column)
                content.explained.append(
                    Explained(cell, "unit", text, unit, 1.0, _("the line above the table"))
                )
                return unit
    return ""


def _explain_columns(header: Header, columns: Columns) -> Iterator[Explained]:
    for place in sorted(header.paths):
        column = columns.settled.get(place)
        if column is None:
            continue
        meaning = column.meaning
        if meaning.kind == LABEL and place != columns.place_of(LABEL):
            continue
        words = [meaning.role or meaning.kind, meaning.period, meaning.assigned_by, meaning.unit]
        yield Explained(
            header.address(place), "column", header.text(place), " · ".join(filter(None, words)),
            column.confidence, column.why,
        )  # fmt: skip


def _account_for_header(accounting: Accounting, header: Header) -> None:
    for row in range(header.first_row, header.last_row + 1):
        for column in accounting.view.columns_of_row.get(row, ()):
            accounting.put(row, column, Outcome(IGNORED, "header"))


def _account_for_columns(
    accounting: Accounting, view: SheetView, columns: Columns, rows: range
) -> None:
    """Say of what is no figure why it was not read."""
    for row in rows:
        for column in view.columns_of_row.get(row, ()):
            meaning = columns.meaning(column)
            if meaning is None or meaning.kind == FIGURE:
                continue
            refused = meaning.reason in ("header_unknown", "header_ambiguous")
            is_figure = holds_figure(view.value(row, column))
            outcome = REFUSED if refused and is_figure else IGNORED
            accounting.put(row, column, Outcome(outcome, meaning.reason or meaning.kind))


def _read_rows(table: Table, rows: range) -> None:
    view, columns, source = table.view, table.columns, table.source
    context = Context(sector=source.labels.sector_of(view.title))
    for number in rows:
        if all(view.is_blank(number, column) for column in view.columns_of_row.get(number, ())):
            continue
        if is_sign_off(view, number, columns):
            _ignore_below(table, number, rows)
            return
        if not _is_row_of_figures(table, number):
            place, title = read_title(source, view, number, columns, context)
            cell = view.address(number, place)
            table.content.explained.append(
                Explained(cell, "title", quoted(title), "title", 1.0, "")
            )
            continue
        try:
            row = read_row(source, view, number, columns, context)
        except SourceError as problem:
            table.content.problems.append(problem)
            roles = {place: meaning.role for place, meaning in columns.figures()}
            table.accounting.refuse_row(number, roles, problem.code, "")
            continue
        _keep(table, row, read_figures(table, row))


def _is_row_of_figures(table: Table, number: int) -> bool:
    """Whether a row is read: it has figures or marks, a code, or the name of an indicator."""
    view, columns = table.view, table.columns
    if has_figures(view, number, columns):
        return True
    places = [place for place, _meaning in columns.figures() if (number, place) in view.filled]
    if places:
        label = label_of(view, number, columns)[1]
        return bool(label) or not all(view.is_blank(number, place) for place in places)
    code = columns.place_of(CODE)
    if code:
        return bool(view.text(number, code))
    unit = columns.place_of(UNIT)
    return bool(unit and view.text(number, unit) and label_of(view, number, columns)[1])


def _keep(table: Table, row: Row, figures: list[Observation]) -> None:
    """Keep a row's figures, and say what its label was taken for."""
    table.content.figures += figures
    match, cell = row.match, f"{table.view.title}!{row.label_cell}"
    taken_as = row.code or "label_unknown"
    table.content.explained.append(
        Explained(
            row.label_cell,
            "label",
            row.quoted,
            taken_as,
            match.confidence,
            "; ".join(match.candidates),
        )
    )
    if not figures:
        return
    table.content.findings += struck_label(table.source, table.view, row)
    if match.indicator is None:
        table.content.findings.append(
            unknown_label(table.source, cell, row.quoted, match.candidates, len(figures))
        )
    elif match.confidence < 1:
        table.content.findings.append(
            near_label(table.source, cell, row.quoted, row.code, match.indicator.name_vi)
        )


def _ignore_below(table: Table, first: int, rows: range) -> None:
    number = table.columns.place_of(NUMBER)
    for row in range(first, rows.stop):
        for column in table.view.columns_of_row.get(row, ()):
            table.accounting.put(
                row, column, Outcome(IGNORED, NUMBER if column == number else BELOW)
            )


def _mixed(view: SheetView, rows: range, columns: Columns) -> frozenset[tuple[int, int]]:
    """Find the texts like "1.905" of a table that writes decimal dots elsewhere."""
    doubtful: set[tuple[int, int]] = set()
    has_decimal_dot = False
    for place, _meaning in columns.figures():
        for row in rows:
            value = view.value(row, place)
            if not isinstance(value, str):
                continue
            digits = value.strip(" %'")
            if _THREE_DIGITS.fullmatch(digits):
                doubtful.add((row, place))
            numeral = parse_numeral(digits)
            has_decimal_dot = has_decimal_dot or bool(numeral and numeral.has_decimal_dot)
    return frozenset(doubtful) if has_decimal_dot else frozenset()


def _pointed(view: SheetView, rows: range, columns: Columns) -> frozenset[int]:
    """Find the percent columns with numbers that can only be percentages."""
    return frozenset(
        place
        for place, meaning in columns.figures()
        if meaning.role in PERCENT_ROLES and any(_is_points(view.value(row, place)) for row in rows)
    )


def _is_points(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) > 10
