"""The rows of a table: which carry figures, what each speaks of, in which unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from wardstats.errors import NameUnknownError, SourceError
from wardstats.intake.cells.figures import holds_figure, missing_mark, quoted
from wardstats.intake.tables.columns import Columns
from wardstats.intake.tables.labels import Match, is_mark, strip_label
from wardstats.intake.tables.source import Source
from wardstats.intake.tables.view import SheetView
from wardstats.intake.tables.vocabulary import CODE, LABEL, NUMBER, UNIT
from wardstats.language import translate as _
from wardstats.model.catalogue import Indicator
from wardstats.model.labels import fold_label
from wardstats.model.units import find_unit

_SIGN_OFF = re.compile(
    r"(?:người lập(?: biểu)?|kế toán(?: trưởng)?|tm\.? ?(?:ủy ban nhân dân|ubnd)"
    r"|k?t?\.? ?chủ tịch|phó chủ tịch|thủ trưởng đơn vị|nơi nhận|người tổng hợp"
    r"|cán bộ thống kê|ghi chú ?:.*|\(?\*\)? .*"
    r"|(?:.{1,40}, ?)?ngày ?[\d.… ]* ?tháng ?[\d.… ]* ?năm ?[\d.… ]*)\W*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 60  # letters; a sentence completes no label
_CODE = re.compile(r"[a-z][a-z0-9_]{2,}(?:\.[a-z0-9_]+)*")  # as the catalogue's are
_DITTO = frozenset({'"', "”", "''", "nt", "-nt-", "〃"})
_AMONG_THEM = frozenset(map(fold_label, ("Trong đó", "Trong đó:", "Tr.đó", "Gồm", "Bao gồm")))


@dataclass(frozen=True)
class Row:
    """A row that carries figures."""

    number: int
    label_cell: str
    label: str  # as printed, without marks of level and unit
    match: Match
    unit: str  # of its unit column or label; empty where neither gives one

    @property
    def indicator(self) -> Indicator | None:
        """The indicator it speaks of, where that is known."""
        return self.match.indicator

    @property
    def quoted(self) -> str:
        """The label, short enough for a message."""
        return quoted(self.label)

    @property
    def code(self) -> str:
        """The indicator's code, or nothing."""
        return self.match.indicator.code if self.match.indicator else ""


@dataclass
class Context:
    """What stands above a row."""

    sector: str = ""
    title: str = ""  # that is no sector's name
    parent: str = ""  # code of the total whose parts follow
    unit: str = ""  # of the row before, for ditto marks


def is_sign_off(view: SheetView, row: int, columns: Columns) -> bool:
    """Whether a row ends the table: who made it, when, a note; and no figures."""
    places = [place for place, _meaning in columns.figures()]
    if any(holds_figure(view.value(row, place)) for place in places):
        return False
    return any(
        _SIGN_OFF.fullmatch(" ".join(text.split())) for _column, text in view.texts_of_row(row)
    )


def has_figures(view: SheetView, row: int, columns: Columns) -> bool:
    """Whether anything but marks of absence stands in a column of figures."""
    return any(
        (row, place) in view.filled
        and missing_mark(view.value(row, place), view.seen(row, place).number_format) is None
        for place, _meaning in columns.figures()
    )


def label_of(view: SheetView, row: int, columns: Columns) -> tuple[int, str]:
    """Return place and text of a row's label: its column, else the first text before figures.

    Of several columns of labels the nearest to the figures says the most; a mark of level alone
    says nothing.
    """
    places = columns.labels()
    texts = [(place, view.header_text(row, place)) for place in places]
    found = [(place, text) for place, text in texts if text]
    if found:
        return next((one for one in found if not is_mark(one[1])), found[0])
    first = min((one for one, _meaning in columns.figures()), default=0)
    others = (columns.place_of(NUMBER), columns.place_of(UNIT), columns.place_of(CODE))
    for column, text in view.texts_of_row(row):
        if column < first and column not in others and not holds_figure(view.value(row, column)):
            return column, text
    return places[-1] if places else 1, ""


def read_title(
    source: Source, view: SheetView, row: int, columns: Columns, context: Context
) -> tuple[int, str]:
    """Take a row without figures as a title over those that follow; return its place and text."""
    place, text = label_of(view, row, columns)
    if not text:
        place, text = next((one for one in view.texts_of_row(row) if one[1]), (place, ""))
    if fold_label(text) in _AMONG_THEM:
        return place, "Trong đó"
    context.parent = ""
    sector = source.labels.sector_of(text)
    context.sector = sector or context.sector
    title = strip_label(text)[0]
    context.title = "" if sector or len(title) > _LONGEST_TITLE else title
    return place, text


def read_row(
    source: Source, view: SheetView, number: int, columns: Columns, context: Context
) -> Row:
    """Read what a row of figures speaks of.

    Raises
    ------
    SourceError
        `label_missing`, `indicator_unknown` or `unit_unknown`, naming the cell.
    """
    place, text = label_of(view, number, columns)
    for field in (one for one in columns.labels() if one < place):
        context.sector = source.labels.sector_of(view.text(number, field)) or context.sector
    code_place = columns.place_of(CODE)
    code = view.text(number, code_place) if code_place else ""
    if text and not source.is_form and not _CODE.fullmatch(code):
        code = ""  # of the form's own: 01, 02
    label, label_unit = strip_label(text)
    if source.is_form and not code:
        raise view.place(number, code_place).refuse(
            "label_missing",
            _("the row '{label}' has figures, but no code.").format(label=quoted(text)),
            _("Expected a code of the catalogue."),
            _("Copy the code from the form, or empty the row."),
        )
    if not text and not code:
        raise view.place(number, place).refuse(
            "label_missing",
            _("the row has figures, but no label."),
            _("Expected the indicator's name in this row."),
            _("Write the label, or empty the row."),
        )
    unit = _unit_beside(view, number, columns, context) or label_unit
    if code:
        match = Match(_by_code(source, view, number, code_place, code), 1.0)
    else:
        match, label = _match(source, context, label, unit)
    if match.indicator is not None and match.indicator.total_of:
        context.parent = match.indicator.code
    shown = text if source.is_form else label
    name = shown or (match.indicator.name_vi if match.indicator else text)
    return Row(number, view.address(number, place), name or text, match, unit)


def _match(source: Source, context: Context, label: str, unit: str) -> tuple[Match, str]:
    """Find a row's indicator; where its label alone is none, the title above completes it."""
    completed = f"{context.title} › {label}" if context.title else label
    look = partial(source.labels.match, sector=context.sector, parent=context.parent, unit=unit)
    if source.labels.is_name(completed):
        return look(completed), completed
    alone = look(label)
    if alone.indicator is not None or not context.title:
        return alone, label
    match = look(completed)
    return (match if match.indicator is not None else alone), completed


def _by_code(source: Source, view: SheetView, row: int, column: int, code: str) -> Indicator:
    try:
        return source.catalogue[code]
    except NameUnknownError as error:
        raise view.place(row, column).refuse(
            "indicator_unknown", error.problem, error.expected, error.remedy
        ) from error


def _unit_beside(view: SheetView, row: int, columns: Columns, context: Context) -> str:
    """Return the unit of the row's unit column; a ditto mark repeats the row above."""
    place = columns.place_of(UNIT)
    text = view.header_text(row, place).strip(" .") if place else ""
    if not text:
        return ""
    if text.casefold() in _DITTO:
        return context.unit
    try:
        context.unit = find_unit(text).symbol
    except NameUnknownError as error:
        raise view.place(row, place).refuse(
            "unit_unknown",
            error.problem,
            error.expected,
            _("Write the unit as in the form, or leave the cell empty."),
        ) from error
    return context.unit


def settle_unit(
    source: Source, view: SheetView, row: Row, column_unit: str, columns: Columns, table_unit: str
) -> str | SourceError:
    """Choose the unit of a row's figures in a column; the error where it cannot be chosen.

    The row's own goes before the header's, this before the line above the table, and the
    catalogue's comes last: only where its kind of figure is printed in one scale.
    """
    unit = row.unit or column_unit or table_unit
    indicator = row.indicator
    place = columns.place_of(UNIT) or columns.place_of(LABEL) or 1
    if indicator is None:
        return unit
    if not unit:
        own = find_unit(indicator.unit)
        if source.is_form or (own.symbol == own.base and own.kind != "money"):
            return indicator.unit
        return view.place(row.number, place).refuse(
            "unit_unknown",
            _("'{label}' has no unit: neither in its row nor over the table.").format(
                label=row.quoted),
            _("Expected a unit such as '{unit}'.").format(unit=indicator.unit),
            _("Write it beside the label, or 'ĐVT: …' above the table."),
        )  # fmt: skip
    if find_unit(unit).base != indicator.base_unit.symbol:
        return view.place(row.number, place).refuse(
            "unit_conflict",
            _("'{code}' is given in '{unit}'.").format(code=indicator.code, unit=unit),
            _("Expected '{unit}', as the catalogue says.").format(unit=indicator.unit),
            _("Convert the figures, or correct the unit."),
        )
    return unit
