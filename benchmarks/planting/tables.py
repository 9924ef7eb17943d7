"""Correct synthetic tables: trees of totals, drawn first and printed afterwards."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pandas as pd
from synthetic_catalogue import write_catalogue

from wardstats import Catalogue

COLUMNS = {  # role, period, and who set the plan where several did
    "plan": ("plan", "2020", ""),
    "city_plan": ("plan", "2020", "thành phố giao"),
    "ward_plan": ("plan", "2020", "phường giao"),
    "before": ("actual", "2020-8M", ""),
    "month": ("actual", "2020-09", ""),
    "actual": ("actual", "2020-9M", ""),
    "prior": ("prior", "2019-9M", ""),
    "plan_percent": ("plan_percent", "2020-9M", ""),
    "city_percent": ("plan_percent", "2020-9M", "thành phố giao"),
    "ward_percent": ("plan_percent", "2020-9M", "phường giao"),
    "growth_percent": ("growth_percent", "2020-9M", ""),
}
PERCENTS = {  # above, below, and what is taken off
    "plan_percent": ("actual", "plan", 0),
    "city_percent": ("actual", "city_plan", 0),
    "ward_percent": ("actual", "ward_plan", 0),
    "growth_percent": ("actual", "prior", 100),
}


@dataclass(frozen=True)
class Layout:
    """A kind of table."""

    columns: tuple[str, ...]
    wards: int = 1
    trees: int = 1  # in each ward, money and counts in turn where there are several
    has_mixed_scales: bool = False  # each row in đồng, thousands or millions


_PLANNED = ("plan", "actual", "plan_percent")
LAYOUTS = {
    "plan": Layout(_PLANNED),
    "growth": Layout(("plan", "actual", "prior", "plan_percent", "growth_percent")),
    "totals": Layout(("actual",)),
    "months": Layout(("plan", "before", "month", "actual", "plan_percent")),
    "setters": Layout(("city_plan", "ward_plan", "actual", "city_percent", "ward_percent")),
    "mixed": Layout(_PLANNED, trees=2, has_mixed_scales=True),
    "wards": Layout(_PLANNED, wards=3),
}


@dataclass(frozen=True)
class Figure:
    """One printed cell: so many of its last digit."""

    node: str
    column: str
    digits: int
    precision: int
    unit: str
    scale: int  # power of ten of the unit it is printed in
    ward: str
    cell: str

    @property
    def value(self) -> Fraction:
        return self.digits * Fraction(10) ** self.precision

    @property
    def place(self) -> tuple[str, str]:
        return self.node, self.column

    @property
    def source(self) -> str:
        return f"{self.ward}!{self.cell}"

    @property
    def half(self) -> Fraction:
        """Half of the last digit; whole counts are not rounded."""
        is_count = self.unit == "người" and self.precision == 0
        return Fraction(0) if is_count else Fraction(10) ** self.precision / 2


@dataclass(frozen=True)
class Table:
    """A synthetic table: its trees and its cells."""

    parts: dict[str, list[str]]
    figures: dict[tuple[str, str], Figure]


def print_number(value: Fraction, precision: int) -> int:
    """Round half-up to so many of the last digit."""
    scaled = abs(value) / Fraction(10) ** precision
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return -whole if value < 0 else whole


def draw_table(draw: random.Random, layout: Layout) -> Table:
    parts: dict[str, list[str]] = {}
    figures: dict[tuple[str, str], Figure] = {}
    for ward in range(layout.wards):
        row = 4
        for tree in range(layout.trees):
            is_money = draw.random() < 0.8 if layout.trees == 1 else tree % 2 == 0
            grown = grow_tree(draw, f"w{ward}t{tree}", draw.randint(1, 4))
            for one in _print_tree(draw, layout, grown, f"ward-{ward}", row, is_money=is_money):
                figures[one.place] = one
            parts |= grown
            row += len(grown) + 1
    return Table(parts, figures)


def grow_tree(draw: random.Random, root: str, depth: int) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {root: []}
    level = [root]
    for floor in range(depth):
        grown = []
        for node in level:
            if floor == 0 or draw.random() < 0.6:
                parts[node] = [f"{node}.n{number}" for number in range(draw.randint(2, 5))]
                grown += parts[node]
        parts |= {node: [] for node in grown}
        level = grown
    return parts


def _draw_truths(
    draw: random.Random, parts: dict[str, list[str]], size: float
) -> dict[str, dict[str, int]]:
    truths: dict[str, dict[str, int]] = {name: {} for name in COLUMNS if name not in PERCENTS}
    for leaf in (node for node, its in parts.items() if not its):
        actual = int(10 ** (size + draw.uniform(-1, 1))) + 1
        month = int(actual * draw.uniform(0.02, 0.2))
        truths["actual"][leaf] = actual
        for plan in ("plan", "city_plan", "ward_plan"):
            truths[plan][leaf] = int(actual / draw.uniform(0.4, 1.3)) + 1
        truths["prior"][leaf] = int(actual / draw.uniform(0.6, 1.6)) + 1
        truths["month"][leaf], truths["before"][leaf] = month, actual - month
    for node in reversed(parts):  # parts stand after their total
        for truth in truths.values():
            if parts[node]:
                truth[node] = sum(truth[part] for part in parts[node])
    return truths


def _print_tree(
    draw: random.Random,
    layout: Layout,
    parts: dict[str, list[str]],
    ward: str,
    first_row: int,
    *,
    is_money: bool,
) -> Iterator[Figure]:
    truths = _draw_truths(draw, parts, draw.uniform(6, 13) if is_money else draw.uniform(1.5, 4))
    scale, decimals = draw.choice([0, 3, 6]) if is_money else 0, draw.choice([0, 1, 2])
    for row, node in enumerate(parts, start=first_row):
        if layout.has_mixed_scales and is_money:
            scale = draw.choice([0, 3, 6])
        for place, column in enumerate(layout.columns, start=3):
            cell = f"{chr(64 + place)}{row}"
            if column in PERCENTS:
                above, below, base = PERCENTS[column]
                exact = Fraction(truths[above][node], truths[below][node]) * 100 - base
                precision = -draw.choice([decimals, decimals, 1])
                digits = print_number(exact, precision)
                yield Figure(node, column, digits, precision, "%", 0, ward, cell)
                continue
            exact = Fraction(truths[column][node])
            precision = 0
            if is_money:
                precision = max(0, min(len(str(int(exact))) - draw.randint(3, 6), scale + 3))
            digits = print_number(exact, precision)
            unit = "đồng" if is_money else "người"
            yield Figure(node, column, digits, precision, unit, scale, ward, cell)


def declare(table: Table, folder: Path) -> Catalogue:
    """Declare the indicators of a table."""
    units = {f"x.{one.node}": one.unit for one in table.figures.values() if one.unit != "%"}
    parts_of = {f"x.{node}": [f"x.{part}" for part in parts] for node, parts in table.parts.items()}
    return Catalogue.from_toml(write_catalogue(parts_of, folder, units))


def observations_of(table: Table) -> pd.DataFrame:
    rows = []
    for one in table.figures.values():
        role, period, setter = COLUMNS[one.column]
        rows.append({
            "ward": one.ward, "indicator": f"x.{one.node}", "label": one.node, "role": role,
            "period": period, "assigned_by": setter, "status": "final", "value": float(one.value),
            "precision": one.precision, "qualifier": "", "unit": one.unit, "text": "",
            "workbook": f"{one.ward}.xlsx", "sheet": one.ward, "cell": one.cell,
        })  # fmt: skip
    return pd.DataFrame(rows)
