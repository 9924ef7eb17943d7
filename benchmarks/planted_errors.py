"""Plants errors in correct synthetic tables and counts what `check` and `locate` make of them.

Tables are trees of totals, one to four deep, in đồng (or in whole counts). Every figure is drawn
first and printed afterwards, each cell rounded to a precision of its own; so a correct table never
holds more than rounding explains. Then one slip is made, its kind drawn evenly, in a cell drawn
evenly. Slips are made here from the printed digits, without a look at how `locate` undoes them.

A value that was typed over cannot always be told to its last digit: the others are rounded too. So
values are counted twice: true to the digit, and true as far as the rounding of the others tells.

    python benchmarks/planted_errors.py [--correct 10000] [--planted 2000] [--pairs 500] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import pandas as pd

from wardstats import Catalogue, check, locate

PERIODS = {"plan": "2020", "prior": "2019-9M"}
LAYOUTS = {  # the columns of each kind of table
    "plan": ("plan", "actual", "plan_percent"),
    "growth": ("plan", "actual", "prior", "plan_percent", "growth_percent"),
    "totals": ("actual",),
}


@dataclass(frozen=True)
class Figure:
    """One printed cell: so many of its last digit."""

    node: str
    role: str
    digits: int
    precision: int
    row: int
    column: int

    @property
    def value(self) -> Fraction:
        return self.digits * Fraction(10) ** self.precision


@dataclass(frozen=True)
class Table:
    """A synthetic table: its tree, its unit, its cells."""

    parts: dict[str, list[str]]
    unit: str
    scale: int  # power of ten of the unit it is printed in
    figures: dict[tuple[str, str], Figure]


def print_number(value: Fraction, precision: int) -> int:
    """Round half-up to so many of the last digit."""
    scaled = abs(value) / Fraction(10) ** precision
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return -whole if value < 0 else whole


def grow_tree(draw: random.Random, depth: int) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {"t": []}
    level = ["t"]
    for floor in range(depth):
        grown = []
        for node in level:
            if floor == 0 or draw.random() < 0.6:
                parts[node] = [f"{node}.n{number}" for number in range(draw.randint(2, 5))]
                grown += parts[node]
        parts |= {node: [] for node in grown}
        level = grown
    return parts


def add_up(parts: dict[str, list[str]], truth: dict[str, int], node: str = "t") -> int:
    if parts[node]:
        truth[node] = sum(add_up(parts, truth, part) for part in parts[node])
    return truth[node]


def draw_table(draw: random.Random, layout: str) -> Table:
    parts = grow_tree(draw, draw.randint(1, 4))
    leaves = [node for node, its in parts.items() if not its]
    is_money = draw.random() < 0.8
    size = draw.uniform(6, 13) if is_money else draw.uniform(1.5, 4)
    truths: dict[str, dict[str, int]] = {"plan": {}, "actual": {}, "prior": {}}
    for leaf in leaves:
        actual = int(10 ** (size + draw.uniform(-1, 1))) + 1
        truths["actual"][leaf] = actual
        truths["plan"][leaf] = int(actual / draw.uniform(0.4, 1.3)) + 1
        truths["prior"][leaf] = int(actual / draw.uniform(0.6, 1.6)) + 1
    for truth in truths.values():
        add_up(parts, truth)
    scale = draw.choice([0, 3, 6]) if is_money else 0
    decimals = draw.choice([0, 1, 2])
    figures = {}
    for row, node in enumerate(parts, start=4):
        now, plan, then = (truths[role][node] for role in ("actual", "plan", "prior"))
        exact = {
            "plan": Fraction(plan), "actual": Fraction(now), "prior": Fraction(then),
            "plan_percent": Fraction(now, plan) * 100,
            "growth_percent": Fraction(now - then, then) * 100,
        }  # fmt: skip
        for column, role in enumerate(LAYOUTS[layout], start=3):
            is_percent = role.endswith("percent")
            precision = -draw.choice([decimals, decimals, 1]) if is_percent else 0
            if is_money and not is_percent:
                most = len(str(int(exact[role]))) - draw.randint(3, 6)
                precision = max(0, min(most, scale + 3))
            digits = print_number(exact[role], precision)
            figures[node, role] = Figure(node, role, digits, precision, row, column)
    return Table(parts, "đồng" if is_money else "người", scale, figures)


def write_catalogue(table: Table, folder: Path) -> Catalogue:
    entries = []
    for node, parts in table.parts.items():
        total = f"total_of = {[f'x.{part}' for part in parts]}\n" if parts else ""
        entries.append(
            f'[[indicator]]\ncode = "x.{node}"\nname_vi = "{node}"\nname_en = "{node}"\n'
            f'sector = "x"\nunit = "{table.unit}"\ndirection = "up"\nplanned = true\n{total}'
        )
    path = folder / "synthetic.toml"
    path.write_text("\n".join(entries), encoding="utf-8")
    return Catalogue.from_toml(path)


def observations_of(table: Table) -> pd.DataFrame:
    rows = [
        {
            "ward": "synthetic", "indicator": f"x.{one.node}", "label": one.node, "role": one.role,
            "period": PERIODS.get(one.role, "2020-9M"), "assigned_by": "", "status": "final",
            "value": float(one.value), "precision": one.precision, "qualifier": "",
            "unit": "%" if one.role.endswith("percent") else table.unit, "text": "",
            "workbook": "synthetic.xlsx", "sheet": "S", "cell": f"{chr(64 + one.column)}{one.row}",
        }
        for one in table.figures.values()
    ]  # fmt: skip
    return pd.DataFrame(rows)


# Slips: from a table and one of its figures to that figure gone wrong, or None.

Slip = Callable[[random.Random, Table, Figure], Figure | None]


def slip_unit(draw: random.Random, _table: Table, one: Figure) -> Figure | None:
    if one.role.endswith("percent"):
        return None
    return replace(one, precision=one.precision + draw.choice([-6, -3, 3, 6]))


def slip_swap(draw: random.Random, _table: Table, one: Figure) -> Figure | None:
    text = str(abs(one.digits))
    places = [place for place in range(len(text) - 1) if text[place] != text[place + 1]]
    if not places:
        return None
    place = draw.choice(places)
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return replace(one, digits=int(swapped) * (-1 if one.digits < 0 else 1))


def slip_lost_digit(draw: random.Random, _table: Table, one: Figure) -> Figure | None:
    text = str(abs(one.digits))
    if len(text) < 2:
        return None
    place = draw.randrange(len(text))
    return replace(
        one, digits=int(text[:place] + text[place + 1 :]) * (-1 if one.digits < 0 else 1)
    )


def slip_doubled_digit(draw: random.Random, _table: Table, one: Figure) -> Figure | None:
    text = str(abs(one.digits))
    place = draw.randrange(len(text))
    return replace(
        one, digits=int(text[: place + 1] + text[place:]) * (-1 if one.digits < 0 else 1)
    )


def slip_sign(_draw: random.Random, _table: Table, one: Figure) -> Figure | None:
    return replace(one, digits=-one.digits)


def slip_row(draw: random.Random, table: Table, one: Figure) -> Figure | None:
    others = [
        other
        for other in table.figures.values()
        if other.role == one.role and abs(other.row - one.row) == 1
    ]
    return _take(draw, one, others)


def slip_column(draw: random.Random, table: Table, one: Figure) -> Figure | None:
    is_percent = one.role.endswith("percent")
    others = [
        other
        for other in table.figures.values()
        if other.node == one.node
        and abs(other.column - one.column) == 1
        and other.role.endswith("percent") == is_percent
    ]
    return _take(draw, one, others)


def _take(draw: random.Random, one: Figure, others: list[Figure]) -> Figure | None:
    if not others:
        return None
    other = draw.choice(others)
    return replace(one, digits=other.digits, precision=other.precision)


def slip_percent_typed(_draw: random.Random, table: Table, one: Figure) -> Figure | None:
    percent = table.figures.get((one.node, "plan_percent"))
    if one.role != "actual" or percent is None:
        return None
    return replace(one, digits=percent.digits, precision=percent.precision + table.scale)


def slip_decimal_comma(_draw: random.Random, table: Table, one: Figure) -> Figure | None:
    scale = 0 if one.role.endswith("percent") else table.scale
    return replace(one, precision=scale) if one.precision < scale else None


def slip_wrong_base(_draw: random.Random, table: Table, one: Figure) -> Figure | None:
    if one.role != "growth_percent":
        return None
    now, then = (table.figures[one.node, role].value for role in ("actual", "prior"))
    return replace(one, digits=print_number((now - then) / now * 100, one.precision))


def slip_truncation(_draw: random.Random, table: Table, one: Figure) -> Figure | None:
    if one.role != "plan_percent":
        return None
    now, plan = (table.figures[one.node, role].value for role in ("actual", "plan"))
    return replace(one, digits=int(now / plan * 100 / Fraction(10) ** one.precision))


SLIPS: dict[str, Slip] = {
    "unit": slip_unit, "digits swapped": slip_swap, "digit lost": slip_lost_digit,
    "digit doubled": slip_doubled_digit, "sign": slip_sign, "neighbour's row": slip_row,
    "neighbour's column": slip_column, "percentage typed": slip_percent_typed,
    "decimal comma lost": slip_decimal_comma, "wrong base": slip_wrong_base,
    "truncation": slip_truncation,
}  # fmt: skip


def plant(draw: random.Random, table: Table, count: int) -> tuple[Table, list[tuple[str, Figure]]]:
    """Make slips in so many cells of a correct table; the table, and the figures as they were."""
    planted: dict[tuple[str, str], tuple[str, Figure]] = {}
    wrong_table = table
    while len(planted) < count:
        kind = draw.choice(sorted(SLIPS))
        possible = [
            (place, wrong)
            for place, one in table.figures.items()
            if place not in planted
            and (wrong := SLIPS[kind](draw, table, one)) is not None
            and wrong.value != one.value
        ]
        if possible:
            place, wrong = draw.choice(possible)
            planted[place] = kind, table.figures[place]
            wrong_table = replace(wrong_table, figures=wrong_table.figures | {place: wrong})
    return wrong_table, list(planted.values())


def hides_one(table: Table, planted: list[tuple[str, Figure]]) -> bool:
    """Whether rounding, or another slip, explains what one of the slips did."""
    restored = {(one.node, one.role): one for _kind, one in planted}
    for place in restored:
        others = {other: one for other, one in restored.items() if other != place}
        if is_explained(replace(table, figures=table.figures | others)):
            return True
    return is_explained(table)


def half(table: Table, one: Figure) -> Fraction:
    if table.unit == "người" and one.precision == 0 and not one.role.endswith("percent"):
        return Fraction(0)
    return Fraction(10) ** one.precision / 2


def is_explained(table: Table) -> bool:
    """Whether rounding explains the whole table, so that nobody can see a slip in it."""
    return all(_kept(table))


def _kept(table: Table) -> Iterator[bool]:
    figures = table.figures
    for (node, role), one in figures.items():
        yield one.value >= 0 or role == "growth_percent"
        if table.parts[node] and not role.endswith("percent"):
            parts = [figures[part, role] for part in table.parts[node]]
            room = half(table, one) + sum(half(table, part) for part in parts)
            yield abs(one.value - sum(part.value for part in parts)) <= room
        if role.endswith("percent"):
            above = figures[node, "actual"]
            below = figures[node, "plan" if role == "plan_percent" else "prior"]
            base = 100 if role == "growth_percent" else 0
            if below.value > half(table, below):
                ends = [
                    (above.value + x * half(table, above)) / (below.value + y * half(table, below))
                    for x in (-1, 1) for y in (-1, 1)
                ]  # fmt: skip
                room = half(table, one)
                yield min(ends) * 100 - base - room <= one.value <= max(ends) * 100 - base + room


def alarms(findings: pd.DataFrame) -> int:
    return int((findings["severity"] != "note").sum())


def share(count: int, of: int) -> str:
    return f"{count}/{of} = {100 * count / of:.2f} %" if of else "none"


def count_false_alarms(draw: random.Random, tables: int, folder: Path) -> None:
    false, notes = 0, 0
    for number in range(tables):
        table = draw_table(draw, list(LAYOUTS)[number % len(LAYOUTS)])
        findings = check(observations_of(table), write_catalogue(table, folder))
        false += alarms(findings) > 0
        notes += len(findings) - alarms(findings)
    print(f"correct tables: {tables}, with a false alarm: {false}; notes in all: {notes}")


def count_located(
    draw: random.Random, layout: str, tables: int, errors: int, folder: Path
) -> Iterator[str]:
    tally: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    reach = {1: (1, 3), 2: (4,)}[errors]
    for _number in range(tables):
        table, planted = plant(draw, draw_table(draw, layout), errors)
        if hides_one(table, planted):
            tally["undetectable"] += 1
            continue
        catalogue, observations = write_catalogue(table, folder), observations_of(table)
        findings = check(observations, catalogue)
        tally["visible"] += 1
        if not alarms(findings):
            missed[f"undetected: {planted[0][0]}"] += 1
            continue
        tally["detected"] += 1
        suggested = locate(observations, findings, catalogue)
        cells = [f"{chr(64 + one.column)}{one.row}" for _kind, one in planted]
        for first in reach:
            tally[f"first {first}"] += set(cells) <= set(suggested["cell"][:first])
        if cells[0] not in set(suggested["cell"][: reach[0]]):
            missed[planted[0][0]] += 1
        for cell, (_kind, one) in zip(cells, planted, strict=True):
            for value in suggested.loc[suggested["cell"] == cell, "suggested"]:
                tally["located"] += 1
                if pd.isna(value):
                    continue
                exact = Fraction(repr(float(value)))
                tally["to the digit"] += abs(exact - one.value) <= half(table, one)
                mended = table.figures | {(each.node, each.role): each for _kind, each in planted}
                digits = print_number(exact, one.precision)
                mended[one.node, one.role] = replace(one, digits=digits)
                tally["within rounding"] += is_explained(replace(table, figures=mended))
    yield f"{layout}, {errors} planted: {tables} tables; rounding hides {tally['undetectable']}"
    yield f"  detected {share(tally['detected'], tally['visible'])}"
    for first in reach:
        yield f"  true cells in first {first}: {share(tally[f'first {first}'], tally['detected'])}"
    for measure in ("to the digit", "within rounding"):
        yield f"  value suggested is true {measure}: {share(tally[measure], tally['located'])}"
    yield f"  missed by kind: {dict(missed.most_common())}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--correct", type=int, default=10_000)
    parser.add_argument("--planted", type=int, default=2_000)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    words = parser.parse_args()
    print(f"seed {words.seed}")
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count_false_alarms(random.Random(words.seed), words.correct, folder)
        for errors, tables in ((1, words.planted), (2, words.pairs)):
            for layout in LAYOUTS:
                draw = random.Random(f"{words.seed} {layout} {errors}")
                print(*count_located(draw, layout, tables, errors, folder), sep="\n", flush=True)
    print(f"{time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
