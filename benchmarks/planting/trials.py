"""Trials: one table with planted errors, and what `check` and `locate` make of it."""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import pandas as pd

from planting.judging import is_explained, is_hidden, would_one_do
from planting.slips import plant
from planting.tables import (
    LAYOUTS,
    Figure,
    Table,
    declare,
    draw_table,
    observations_of,
    print_number,
)
from wardstats import check, locate

NOWHERE = 10**6  # the rank of a cell that is not named


@dataclass(frozen=True)
class Value:
    """What was suggested for a cell that was wrong."""

    is_true_as_stated: bool  # the true figure lies between two values less than a tenth apart
    is_true_to_the_digit: bool
    is_single: bool  # one value is stated
    breadth: float  # between the two, against the true figure
    agrees: bool  # every tie is satisfied with it


@dataclass(frozen=True)
class Trial:
    """One table: what was planted and what was found."""

    kinds: tuple[str, ...]
    is_hidden: bool = False  # rounding or another slip explains one of them
    would_one_do: bool = False  # a change of one figure satisfies everything
    is_detected: bool = False
    ranks: tuple[int, ...] = ()
    counted_ranks: tuple[int, ...] = ()  # by counting the failed rules that touch a cell
    values: tuple[Value | None, ...] = ()
    seconds: float = 0.0  # of `locate`


def warnings_of(findings: pd.DataFrame) -> pd.DataFrame:
    return findings[findings["severity"] != "note"]


def raises_false_alarm(seed: int, number: int) -> tuple[bool, int]:
    """Check one correct table: whether something is warned of, and how many notes there are."""
    layout = list(LAYOUTS.values())[number % len(LAYOUTS)]
    table = draw_table(random.Random(f"{seed} correct {number}"), layout)
    with tempfile.TemporaryDirectory() as folder:
        findings = check(observations_of(table), declare(table, Path(folder)))
    alarms = len(warnings_of(findings))
    return alarms > 0, len(findings) - alarms


def try_one(seed: int, name: str, errors: int, number: int) -> Trial:
    """Plant errors in one table and look for them."""
    draw = random.Random(f"{seed} {name} {errors} {number}")
    table, planted = plant(draw, draw_table(draw, LAYOUTS[name]), errors)
    kinds = tuple(kind for kind, _one in planted)
    if is_hidden(table, planted):
        return Trial(kinds, is_hidden=True)
    with tempfile.TemporaryDirectory() as folder:
        catalogue = declare(table, Path(folder))
    observations = observations_of(table)
    findings = check(observations, catalogue)
    begun = time.perf_counter()
    suggested = locate(observations, findings, catalogue)
    seconds = time.perf_counter() - begun
    named = list(suggested["sheet"] + "!" + suggested["cell"])
    counted = count_rules(draw, findings)
    return Trial(
        kinds,
        would_one_do=would_one_do(table),
        is_detected=len(warnings_of(findings)) > 0,
        ranks=tuple(_rank(named, one) for _kind, one in planted),
        counted_ranks=tuple(_rank(counted, one) for _kind, one in planted),
        values=tuple(_judge(table, planted, suggested, one) for _kind, one in planted),
        seconds=seconds,
    )


def count_rules(draw: random.Random, findings: pd.DataFrame) -> list[str]:
    """Rank cells by how many failed rules touch them, in any order where these are as many."""
    touched = Counter(
        cell for cells in warnings_of(findings)["cells"] for cell in cells.split("; ")
    )
    cells = sorted(touched)
    draw.shuffle(cells)
    return sorted(cells, key=lambda cell: -touched[cell])


def _rank(named: list[str], one: Figure) -> int:
    return named.index(one.source) + 1 if one.source in named else NOWHERE


def _judge(
    table: Table, planted: list[tuple[str, Figure]], suggested: pd.DataFrame, one: Figure
) -> Value | None:
    """Judge the value suggested for a figure against what it was; None where there is none."""
    its = suggested[(suggested["sheet"] == one.ward) & (suggested["cell"] == one.cell)]
    if its.empty or its["suggested"].isna().any():
        return None
    suggestion = its.iloc[0]
    value = Fraction(repr(float(suggestion["suggested"])))
    low, high = float(suggestion["lowest"]), float(suggestion["highest"])
    breadth = (high - low) / abs(float(one.value)) if one.value else 0.0
    mended = table.figures | {each.place: each for _kind, each in planted}
    mended[one.place] = replace(one, digits=print_number(value, one.precision))
    return Value(
        is_true_as_stated=breadth <= 0.1 and _lies_between(one, low, high),
        is_true_to_the_digit=abs(value - one.value) <= one.half,
        is_single=low == high,
        breadth=breadth,
        agrees=is_explained(replace(table, figures=mended)),
    )


def _lies_between(one: Figure, low: float, high: float) -> bool:
    """Whether a figure, as it is rounded, may lie between two values."""
    ends = Fraction(repr(low)) - one.half, Fraction(repr(high)) + one.half
    return ends[0] <= one.value <= ends[1]
