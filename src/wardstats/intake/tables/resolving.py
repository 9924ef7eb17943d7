"""Deciding what each column of a table holds: by its header, else by its figures, else asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wardstats.errors import SourceError
from wardstats.intake.cells.figures import holds_figure
from wardstats.intake.form.layout import FORM_COLUMNS
from wardstats.intake.tables.columns import Column, Columns
from wardstats.intake.tables.headers import Header
from wardstats.intake.tables.open_percentages import settle_open_percentages
from wardstats.intake.tables.view import SheetView
from wardstats.intake.tables.vocabulary import (
    CODE,
    FIGURE,
    IGNORED,
    LABEL,
    NUMBER,
    REMARK,
    UNIT,
    Meaning,
)
from wardstats.language import translate as _
from wardstats.model.labels import fold_label
from wardstats.model.names import closest_names
from wardstats.model.periods import Period

# What a ward's aliases.toml may say of a column.
COLUMN_NAMES = (
    "plan", "actual", "actual_month", "prior", "prior_month", "plan_percent", "growth_percent",
    "index_percent", "ignore",
)  # fmt: skip
_KNOWN = [column.header for column in FORM_COLUMNS]
_MARK = re.compile(r"(?:[ivxlc]+|[a-zđ]|\d{1,3}(?:\.\d{1,2})*)[.)]?|[-+*•]|", re.IGNORECASE)
_BY_PLACE = 0.7


def resolve_columns(
    view: SheetView,
    header: Header,
    last_row: int,
    period: Period,
    named: Mapping[str, str],
) -> Columns:
    """Decide what each column of a table holds.

    Parameters
    ----------
    last_row
        The last row that may belong to the table.
    named
        What the ward's own file says of headers: folded header to one of `COLUMN_NAMES`.
    """
    rows = range(header.last_row + 1, last_row + 1)
    columns = Columns({place: Column(one) for place, one in header.meanings.items()})
    for place in header.paths:
        said = named.get(fold_label(header.text(place))) or named.get(
            fold_label(header.paths[place][-1])
        )
        if said:
            columns.settle(place, _named_meaning(said, period), why=_("as the ward's file says"))
    _find_labels(view, rows, columns)
    _find_marks(view, header, rows, columns)
    settle_open_percentages(view, header, rows, columns)
    columns.problems.extend(_twice(view, header, columns))
    columns.problems.extend(_unknown(view, header, rows, columns))
    return columns


def _named_meaning(name: str, period: Period) -> Meaning:
    if name == "ignore":
        return Meaning(IGNORED, reason="as the ward's file says")
    role = name.removesuffix("_month")
    now = period.closing_month if name.endswith("_month") else period.cumulative
    spans = {"plan": period.whole_year, "prior": now.prior}
    unit = "%" if role.endswith("percent") else ""
    return Meaning(FIGURE, role, str(spans.get(role, now)), unit=unit)


def _find_labels(view: SheetView, rows: range, columns: Columns) -> None:
    """Take the first column of texts for the labels where no header says which they are."""
    if columns.place_of(LABEL):
        return
    for place in range(1, view.last_column + 1):
        meaning = columns.meaning(place)
        values = [view.value(row, place) for row in rows]
        texts = [one for one in values if isinstance(one, str) and not holds_figure(one)]
        if not texts or (meaning and meaning.kind in (NUMBER, CODE, UNIT, REMARK)):
            continue
        if 2 * len(texts) >= len([one for one in values if one is not None]):
            columns.settle(place, Meaning(LABEL), _BY_PLACE, _("the first column of texts"))
            return


def _find_marks(view: SheetView, header: Header, rows: range, columns: Columns) -> None:
    """Take a column without a header, left of the labels, for their marks: I, 1, a), -."""
    for place in range(header.columns.start, columns.place_of(LABEL)):
        if place in columns.settled or header.text(place):
            continue
        values = [view.value(row, place) for row in rows]
        if all(_MARK.fullmatch(str(one)) for one in values if one is not None):
            columns.settle(place, Meaning(NUMBER), _BY_PLACE, _("marks left of the labels"))


def _twice(view: SheetView, header: Header, columns: Columns) -> Iterator[SourceError]:
    """Ask about all columns that share one meaning: nobody can tell which of them is right."""
    sharing: dict[tuple[str, str, str], list[int]] = {}
    for place, meaning in columns.figures():
        sharing.setdefault(meaning.key, []).append(place)
    for places in (several for several in sharing.values() if len(several) > 1):
        for place, other in zip(places, [places[1], *places], strict=False):
            columns.settle(place, Meaning(IGNORED, reason="header_ambiguous"))
            yield view.place(header.lowest.get(place, header.first_row), place).refuse(
                "header_ambiguous",
                _("the columns '{first}' and '{second}' ({cell}) have one meaning.").format(
                    first=header.text(place), second=header.text(other),
                    cell=header.address(other)),
                _("Expected headers that tell them apart."),
                _("Complete the headers, or say it in the ward's aliases.toml under [columns]."),
            )  # fmt: skip


def _unknown(
    view: SheetView, header: Header, rows: range, columns: Columns
) -> Iterator[SourceError]:
    """Refuse columns that hold figures under a header that is not known."""
    width = range(header.columns.start, min(header.columns.stop, view.last_column + 1))
    for place in (one for one in width if one not in columns.settled):
        figures = [row for row in rows if holds_figure(view.value(row, place))]
        if not figures:
            beside = columns.meaning(place - 1)
            is_indented = place not in header.paths and beside is not None and beside.kind == LABEL
            columns.settle(place, Meaning(LABEL if is_indented else REMARK))
            continue
        columns.settle(place, Meaning(IGNORED, reason="header_unknown"))
        yield view.place(header.lowest.get(place, header.first_row), place).refuse(
            "header_unknown",
            _("the column '{column}' holds figures, but its header is not known.").format(
                column=header.text(place)
            ),
            _("Expected a header such as Kế hoạch năm, Thực hiện tháng, Lũy kế, Cùng kỳ, % KH."),
            _(
                "Correct the header (closest: {near}), say it in the ward's aliases.toml, or move"
                " the column away."
            ).format(near=closest_names(header.text(place), _KNOWN, 1)[0]),
        )
