"""Figures whose label is no indicator's: kept, and shown with their cells."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from wardstats.analysis.ward_period import WardPeriod
from wardstats.language import translate as _
from wardstats.model.findings import CELLS_SEPARATOR, shorten_cells
from wardstats.model.observations import ROLES, Observation, iterate_observations
from wardstats.model.periods import Period
from wardstats.model.quantities import print_quantity
from wardstats.report.blocks import Cell, Group, Row, Table, figure_cell

_Column = tuple[str, str, str]  # role, period, who set the plan


def unmatched(data: WardPeriod) -> Group:
    """Compose the table of figures without an indicator; nothing where there is none."""
    table = unmatched_table(data.observations)
    return Group((table,) if table.rows else ())


def unmatched_table(observations: pd.DataFrame) -> Table:
    """Arrange the figures without an indicator, a row for each label, as they stand."""
    figures = [one for one in iterate_observations(observations) if not one.indicator]
    columns = sorted(
        {_column(one) for one in figures}, key=lambda one: (ROLES.index(one[0]), one[1:])
    )
    rows: dict[tuple[str, str, str], list[Observation]] = {}
    for one in figures:
        rows.setdefault((one.workbook, one.sheet, one.label), []).append(one)
    return Table(
        caption=_("Figures of labels that are no indicator's"),
        columns=(_("Label"), *map(_header, columns), _("Cells")),
        rows=tuple(_row(label, its, columns) for (*_place, label), its in rows.items()),
        numeric=(False, *(True for _one in columns), False),
        notes=(_("They are kept as they were read; no total and no percentage is made of them."),)
        if rows
        else (_("None."),),
    )


def _column(figure: Observation) -> _Column:
    return figure.role, figure.period, figure.assigned_by


def _header(column: _Column) -> str:
    role, period, assigned_by = column
    names = {
        "plan": _("Plan"),
        "actual": _("Actual"),
        "prior": _("Same period last year"),
        "plan_percent": _("% of plan"),
        "growth_percent": _("Change"),
        "index_percent": _("% of the same period"),
    }
    return " · ".join(filter(None, (names[role], Period.parse(period).name(), assigned_by)))


def _row(label: str, figures: Iterable[Observation], columns: list[_Column]) -> Row:
    """Arrange the figures of a label; where it stands in several rows, a cell has them all."""
    found: dict[_Column, list[Observation]] = {}
    for one in figures:
        found.setdefault(_column(one), []).append(one)
    sources = [one.source for its in found.values() for one in its]
    return Row(
        (
            Cell(label),
            *(_cell(found.get(column, [])) for column in columns),
            Cell(shorten_cells(CELLS_SEPARATOR.join(sources)), sources=tuple(sources)),
        )
    )


def _cell(figures: list[Observation]) -> Cell:
    if len(figures) == 1:
        return figure_cell(figures[0], print_quantity(figures[0].quantity))
    texts = "; ".join(print_quantity(one.quantity) for one in figures)
    return Cell(texts, sources=tuple(one.source for one in figures))
