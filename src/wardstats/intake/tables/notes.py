"""Findings of reading: what was read, and deserves a look all the same."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple

from wardstats.intake.cells.figures import Place, ReadCell, quoted
from wardstats.intake.tables.rows import Row
from wardstats.intake.tables.source import Source
from wardstats.intake.tables.view import SeenCell, SheetView
from wardstats.language import translate as _
from wardstats.model.findings import Finding
from wardstats.model.numerals import print_numeral
from wardstats.model.observations import Observation
from wardstats.model.quantities import print_quantity
from wardstats.model.units import find_unit


def cell_notes(
    source: Source,
    label: str,
    indicator: str,
    where: Place,
    seen: SeenCell,
    read: ReadCell,
    unit: str,
) -> Iterator[Finding]:
    """Yield what is odd about a figure that was read."""
    is_odd = read.has_hidden_digits or read.figure.has_decimal_dot or seen.struck or seen.raised
    if not is_odd:
        return
    cells = (f"{where.sheet}!{where.cell}",)
    meaning = print_quantity(read.figure.quantity, unit=unit)
    if read.has_hidden_digits:
        exact = _all_digits(read, unit)
        yield source.note(
            "hidden_digits", indicator, cells,
            _("{label}: the cell shows '{text}' but stores {stored}.").format(
                label=label, text=read.text, stored=exact),
            _("Show all digits, or round the figure in the cell."),
            reported=read.text, computed=exact,
        )  # fmt: skip
    if read.figure.has_decimal_dot:
        yield source.note(
            "decimal_dot", indicator, cells,
            _("{label}: the dot in '{text}' was read as a decimal comma: {figure}.").format(
                label=label, text=read.text, figure=meaning),
            _("Write a comma before decimals."), reported=read.text, computed=meaning,
        )  # fmt: skip
    yield from _run_notes(source, label, indicator, cells, seen, meaning)


def _run_notes(
    source: Source, label: str, indicator: str, cells: tuple[str, ...], seen: SeenCell, meaning: str
) -> Iterator[Finding]:
    """Yield what is said of letters that are struck out or raised beside a figure."""
    if seen.struck:
        yield source.note(
            "struck_text", indicator, cells,
            _("{label}: '{struck}' is struck out; {figure} was read.").format(
                label=label, struck=seen.struck.strip(), figure=meaning),
            _("Delete what is struck out."), severity="warning", computed=meaning,
        )  # fmt: skip
    if seen.raised:
        yield source.note(
            "footnote_in_number", indicator, cells,
            _("{label}: the raised '{mark}' was taken for a footnote; {figure} was read.").format(
                label=label, mark=seen.raised.strip(), figure=meaning),
            _("Put the footnote into the column 'Ghi chú'."), computed=meaning,
        )  # fmt: skip


def _all_digits(read: ReadCell, unit: str) -> str:
    """Write what a cell stores, in the unit of its row."""
    own = find_unit(unit) if unit else None
    stored = (read.figure.quantity.value / (own.factor if own else 1)).normalize()
    digits = print_numeral(stored, max(-int(stored.as_tuple().exponent), 0))
    return f"{digits} {own.name(stored)}" if own else digits


def rescaled(source: Source, label: str, indicator: str, where: Place, read: ReadCell) -> Finding:
    """Note that a share was read as a percentage."""
    meaning = print_quantity(read.figure.quantity)
    return source.note(
        "percent_rescaled", indicator, (f"{where.sheet}!{where.cell}",),
        _("{label}: the cell holds '{text}'; the other figures say that {figure} is meant.").format(
            label=label, text=read.text, figure=meaning),
        _("Give the cell the format 'Percentage'."), reported=read.text, computed=meaning,
    )  # fmt: skip


def unknown_label(
    source: Source, cell: str, label: str, candidates: tuple[str, ...], figures: int
) -> Finding:
    """Warn that a label is no indicator's; its figures are kept without one."""
    remedy = _("Say what it is in the ward's aliases.toml under [labels].")
    if candidates:
        remedy = _("Closest: {near}.").format(near="; ".join(candidates)) + f" {remedy}"
    return source.note(
        "label_unknown", "", (cell,),
        _("'{label}' is not a known indicator; {count} figures were kept without one.")
        .format(label=label, count=figures),
        remedy,
        severity="warning",
    )  # fmt: skip


def near_label(source: Source, cell: str, label: str, code: str, name: str) -> Finding:
    """Note that a label was taken for the indicator spelt nearly so."""
    return source.note(
        "label_near", code, (cell,),
        _("'{label}' was read as '{name}'.").format(label=label, name=name),
        _("Say it in the ward's aliases.toml, or correct the label."),
        reported=label, computed=name,
    )  # fmt: skip


def struck_label(source: Source, view: SheetView, row: Row) -> Iterator[Finding]:
    """Warn that a label, or words of it, are struck out."""
    seen = view.seen(*coordinate_to_tuple(row.label_cell))
    cells = (f"{view.title}!{row.label_cell}",)
    if seen.is_struck:
        yield source.note(
            "struck_text", row.code, cells,
            _("'{label}' is struck out, but its figures are not; they were read.").format(
                label=row.quoted),
            _("Empty the row, or take the line through the label away."), severity="warning",
        )  # fmt: skip
    elif seen.struck.strip():
        yield source.note(
            "struck_text", row.code, cells,
            _("'{struck}' is struck out in the label; '{label}' was read.").format(
                struck=quoted(seen.struck.strip()), label=row.quoted),
            _("Delete what is struck out."), severity="warning",
        )  # fmt: skip


def sheet_notes(source: Source, view: SheetView, figures: list[Observation]) -> Iterator[Finding]:
    """Yield what is odd about a sheet: what is hidden, merged, or in an old encoding."""
    yield from _hidden_parts(source, view, figures)
    yield from _merged_figures(source, view, figures)
    if view.cleaned:
        cells = tuple(f"{view.title}!{view.address(*place)}" for place in view.cleaned)
        yield source.note(
            "control_chars", "", cells,
            _("{count} texts held signs that nobody sees, such as a space without width; they were"
              " read without them.").format(count=len(cells)),
            _("Type the text again where it was copied from a web page or a document."),
        )  # fmt: skip
    if view.converted:
        cell, first = min(view.converted.items(), key=lambda one: coordinate_to_tuple(one[0]))
        yield source.note(
            "legacy_encoding", "", (f"{view.title}!{cell}",),
            _("{count} texts in {encoding} were converted, such as '{before}' to '{after}'.")
            .format(count=len(view.converted), encoding=first.encoding, before=first.before,
                    after=first.after),
            _("Look at the converted texts; use a Unicode font."),
            reported=first.before, computed=first.after,
        )  # fmt: skip


def _merged_figures(
    source: Source, view: SheetView, figures: list[Observation]
) -> Iterator[Finding]:
    read = {coordinate_to_tuple(figure.cell): figure for figure in figures}
    for area in view.sheet.merged_cells.ranges:
        figure = read.get((area.min_row, area.min_col))
        if figure is not None and area.max_row > area.min_row:
            yield source.note(
                "merged_figure", figure.indicator, (figure.source,),
                _("{label}: the figure's cell is merged over {count} rows; it was read for the"
                  " first of them.").format(
                    label=quoted(figure.label), count=area.max_row - area.min_row + 1),
                _("Divide the merged cell, and give each row its figure."), severity="warning",
            )  # fmt: skip


def _hidden_parts(source: Source, view: SheetView, figures: list[Observation]) -> Iterator[Finding]:
    """Note that figures were read from a sheet, rows or columns that a person does not see."""
    places = {figure.cell: coordinate_to_tuple(figure.cell) for figure in figures}
    sheet = view.sheet
    rows = {number for number, one in sheet.row_dimensions.items() if one.hidden or one.height == 0}
    columns = {
        number
        for one in sheet.column_dimensions.values()
        if one.hidden or one.width == 0
        for number in range(one.min or 0, (one.max or 0) + 1)
    }
    hidden_rows = [cell for cell, (row, _column) in places.items() if row in rows]
    hidden_columns = [cell for cell, (_row, column) in places.items() if column in columns]
    found: list[tuple[str, list[str], str]] = []
    if places and sheet.sheet_state != "visible":
        message = _("the sheet '{sheet}' is hidden; its figures were read.")
        found.append(("hidden_sheet", [*places][:1], message.format(sheet=view.title)))
    if hidden_rows:
        message = _("figures were read from hidden rows of '{sheet}': {names}.")
        names = ", ".join(str(row) for row in sorted({places[cell][0] for cell in hidden_rows}))
        found.append(("hidden_row", hidden_rows, message.format(sheet=view.title, names=names)))
    if hidden_columns:
        message = _("figures were read from hidden columns of '{sheet}': {names}.")
        numbers = sorted({places[cell][1] for cell in hidden_columns})
        letters = ", ".join(get_column_letter(number) for number in numbers)
        text = message.format(sheet=view.title, names=letters)
        found.append(("hidden_column", hidden_columns, text))
    suggestion = _("Show what is hidden, or delete what should not be read.")
    for code, cells, message in found:
        named = tuple(f"{view.title}!{cell}" for cell in dict.fromkeys(cells))
        yield source.note(code, "", named, message, suggestion)
