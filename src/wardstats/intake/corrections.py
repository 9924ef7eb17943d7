"""Declared corrections of a ward's cells, in `corrections.toml`: nothing is corrected silently.

Each holds for one cell of one workbook, as long as the cell says what it said when the correction
was declared, and until it expires. The observation then has the corrected value; its text stays
what the cell says, its status is `corrected`, and a note gives reason and office. A cell that would
be refused is read from its correction at once (`tables/declared`).
"""

from __future__ import annotations

import calendar
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from wardstats.errors import CatalogueError, PeriodError
from wardstats.language import translate as _
from wardstats.model.entries import Entry, read_entries
from wardstats.model.findings import Finding
from wardstats.model.names import closest_names
from wardstats.model.observations import ROLES, Observation
from wardstats.model.periods import Period
from wardstats.model.qualifiers import strip_qualifiers
from wardstats.model.quantities import Quantity, parse_figure, print_quantity

CORRECTIONS_FILE = "corrections.toml"
_REQUIRED = ("period", "sheet", "cell", "from", "to", "reason", "by")
_KEYS = (*_REQUIRED, "expires", "role")


@dataclass(frozen=True)
class Correction:
    """One correction, as it was declared."""

    entry: Entry
    period: Period  # of the workbook
    expires: date  # the last day it holds

    def __getitem__(self, key: str) -> str:
        """Return what the entry says; empty where it says nothing."""
        return str(self.entry.values.get(key, ""))

    @property
    def source(self) -> str:
        """Sheet and cell, "Thu ngân sách!F5"."""
        return f"{self['sheet']}!{self['cell']}"

    def require_unchanged(self, text: str) -> None:
        """Stop where the cell no longer says what it said when this was declared."""
        if _as_typed(text) != _as_typed(self["from"]):
            raise self.entry.refuse(
                _("{cell} says '{text}', no longer '{former}'.").format(
                    cell=self.source, text=text, former=self["from"]
                ),
                remedy=_("Take the correction out where the workbook was corrected, or renew it."),
            )

    def refuse_value(self) -> CatalogueError:
        """Make the error that says that its value is no figure of the cell."""
        return self.entry.refuse(
            _("'{text}' cannot be read as a figure in place of '{former}'.").format(
                text=self["to"], former=self["from"]
            ),
            remedy=_("Write it as it should stand in the cell, with its unit."),
        )


def read_corrections(folder: Path) -> list[Correction]:
    """Read a ward's `corrections.toml`; empty where there is none.

    Raises
    ------
    CatalogueError
        Naming file and line: not TOML, a key that is missing or unknown, a period or date that
        cannot be read, a correction that expires before the period it is for has ended.
    """
    path = folder / CORRECTIONS_FILE
    if not path.is_file():
        return []
    return [_read_correction(entry) for _table, entry in read_entries(path, ("correction",))]


def require_current(folder: Path, period: Period, today: date) -> None:
    """Stop where a correction of a period's workbook has expired.

    Raises
    ------
    CatalogueError
        Naming file and line of the first that has.
    """
    for correction in read_corrections(folder):
        if correction.period == period and correction.expires < today:
            raise _refuse_expired(correction)


def apply_corrections(
    corrections: Iterable[Correction],
    period: Period,
    figures: list[Observation],
    refused: Collection[str] = (),
) -> tuple[list[Observation], list[Finding]]:
    """Correct the figures of a period's workbook; return all of them, and a note a correction.

    Parameters
    ----------
    refused
        Cells that are refused all the same, "Thu ngân sách!F5": their refusal says what to do.

    Raises
    ------
    CatalogueError
        Naming file and line: a cell that holds no figure, or says something else by now.
    """
    corrected = list(figures)
    notes: list[Finding] = []
    changed: set[int] = set()
    for correction in (one for one in corrections if one.period == period):
        if correction.source in refused:
            continue
        place = _find_figure(correction, figures)
        if place in changed:
            raise correction.entry.refuse(
                _("{cell} is corrected twice.").format(cell=correction.source),
                remedy=_("Keep one of the two."),
            )
        changed.add(place)
        figure = _correct(correction, figures[place])
        corrected[place] = figure
        notes.append(_note(correction, figure))
    return corrected, notes


def _read_correction(entry: Entry) -> Correction:
    for key in entry.values:
        if key not in _KEYS:
            raise entry.refuse(
                _("unknown key '{key}'.").format(key=key),
                _("Expected one of: {known}.").format(known=", ".join(_KEYS)),
                _("Closest: {near}.").format(near=closest_names(key, _KEYS, 1)[0]),
            )
    texts = {key: entry.require_text(key) for key in _REQUIRED}
    if entry.values.get("role", ROLES[0]) not in ROLES:
        raise entry.refuse(
            _("'{key}' is {value!r}.").format(key="role", value=entry.values["role"]),
            _("Expected one of: {known}.").format(known=", ".join(ROLES)),
        )
    try:
        period = Period.parse(texts["period"])
    except PeriodError as error:
        raise entry.refuse(error.problem, error.expected) from error
    correction = Correction(entry, period, _expiry(entry))
    if correction.expires < _last_day(period):
        raise _refuse_expired(correction)
    return correction


def _expiry(entry: Entry) -> date:
    """Read until when a correction holds: a date, or the end of a period."""
    given: Any = entry.values.get("expires")
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given)) if len(str(given)) > 8 else _period_end(str(given))
    except (ValueError, PeriodError) as error:
        raise entry.refuse(
            _("'{key}' is {value!r}.").format(key="expires", value=given),
            _("Expected a date such as 2020-12-31, or a period such as '2020'."),
        ) from error


def _period_end(text: str) -> date:
    return _last_day(Period.parse(text))


def _last_day(period: Period) -> date:
    days = calendar.monthrange(period.year, period.last_month)[1]
    return date(period.year, period.last_month, days)


def _refuse_expired(correction: Correction) -> CatalogueError:
    return correction.entry.refuse(
        _("the correction of {cell} expired on {day}.").format(
            cell=correction.source, day=correction.expires.isoformat()
        ),
        remedy=_("Correct the workbook and take the correction out, or give it more time."),
    )


def _find_figure(correction: Correction, figures: list[Observation]) -> int:
    """Return the place of the figure that a correction is for."""
    in_cell = [number for number, one in enumerate(figures) if one.source == correction.source]
    wanted = [one for one in in_cell if correction["role"] in ("", figures[one].role)]
    if not wanted:
        raise correction.entry.refuse(
            _("{cell} of {period} holds no such figure.").format(
                cell=correction.source, period=correction.period
            ),
            remedy=_("Correct sheet, cell and role, or take the correction out."),
        )
    if len(wanted) > 1:
        raise correction.entry.refuse(
            _("{cell} holds several figures.").format(cell=correction.source),
            _("Expected 'role', one of: {known}.").format(
                known=", ".join(figures[one].role for one in wanted)
            ),
        )
    correction.require_unchanged(figures[wanted[0]].text)
    return wanted[0]


def _correct(correction: Correction, figure: Observation) -> Observation:
    if figure.status == "corrected":
        return figure  # the cell could not be read otherwise
    quantity = _parse_as(figure, correction["to"])
    if quantity is None:
        raise correction.refuse_value()
    return figure._replace(
        value=float(quantity.value),
        precision=quantity.precision,
        qualifier=quantity.qualifier,
        status="corrected",
    )


def _parse_as(figure: Observation, text: str) -> Quantity | None:
    """Read a text as the cell of a figure would be read: in its column's unit, if it names none."""
    printed = parse_figure(text, figure.unit)
    if printed is None or printed.quantity.unit != figure.unit:
        return None
    if not _is_bare(text):
        return printed.quantity
    former = parse_figure(figure.text, figure.unit)
    if former is None or not _is_bare(figure.text):
        return None
    # A column in millions moves the digits of all its figures alike.
    places = figure.precision - former.quantity.precision
    if former.quantity.value.scaleb(places) != figure.quantity.value:
        return None
    quantity = printed.quantity
    return replace(
        quantity, value=quantity.value.scaleb(places), precision=quantity.precision + places
    )


def _is_bare(text: str) -> bool:
    """Whether a figure names no unit of its own."""
    return strip_qualifiers(_as_typed(text))[0][-1:].isdigit()


def _as_typed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _note(correction: Correction, figure: Observation) -> Finding:
    value = print_quantity(figure.quantity)
    return Finding(
        "corrected", "note", figure.ward, str(correction.period), figure.indicator,
        (figure.source,),
        _("{label}: corrected from '{former}' to {figure} by {office}: {reason}").format(
            label=figure.label, former=figure.text, figure=value, office=correction["by"],
            reason=correction["reason"]),
        reported=figure.text, computed=value,
        suggestion=_("Correct the cell, then take the correction out of {file}.").format(
            file=f"{CORRECTIONS_FILE}:{correction.entry.line}"),
    )  # fmt: skip
