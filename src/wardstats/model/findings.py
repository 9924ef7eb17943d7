"""Findings: what a rule has to say about figures. A finding is a value; it stops nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from wardstats.language import translate as _

SEVERITIES = ("blocker", "warning", "note")
GRAVE = SEVERITIES[:2]  # what does not add up, or cannot be read; a note may well be right
CELLS_SEPARATOR = "; "  # names of sheets may hold commas

FINDING_COLUMNS = (
    "code", "severity", "ward", "period", "indicator", "cells", "message",
    "reported", "computed", "suggestion",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found."""

    code: str  # stable name of the rule, "percent_mismatch"
    severity: str  # "blocker": no report; "warning": listed in it; "note"
    ward: str
    period: str
    indicator: str
    cells: tuple[str, ...]  # "Thu ngân sách!H5", the accused cell first
    message: str  # where: what is wrong, the value quoted, the arithmetic
    reported: str = ""  # as printed
    computed: str = ""  # what the arithmetic gives
    suggestion: str = ""  # what to do


def build_findings(findings: Iterable[Finding]) -> pd.DataFrame:
    """Build the findings table, gravest first, then by place; two runs give one order.

    Returns
    -------
    One row per finding; `cells` is a text, cells parted by `CELLS_SEPARATOR`.
    """
    ordered = sorted(
        findings,
        key=lambda one: (SEVERITIES.index(one.severity), one.ward, one.period, one.code,
                         one.cells, one.message),
    )  # fmt: skip
    rows = [
        {column: getattr(one, column) for column in FINDING_COLUMNS}
        | {"cells": CELLS_SEPARATOR.join(one.cells)}
        for one in ordered
    ]
    return pd.DataFrame(rows, columns=list(FINDING_COLUMNS)).astype("str")


def join_findings(*tables: pd.DataFrame) -> pd.DataFrame:
    """Join findings tables into one in the order of `build_findings`."""
    joined = pd.concat(tables, ignore_index=True)
    rank = joined["severity"].map(SEVERITIES.index)
    # A separator before all letters: "A1; B1" comes before "A10", as it does cell by cell.
    cells = joined["cells"].str.replace(CELLS_SEPARATOR, "\0", regex=False)
    keys = ["_rank", "ward", "period", "code", "_cells", "message"]
    keyed = joined.assign(_rank=rank.astype("int8"), _cells=cells)
    ordered = keyed.sort_values(keys, kind="stable")
    return ordered.drop(columns=["_rank", "_cells"]).reset_index(drop=True)


def severity_name(severity: str) -> str:
    """Name a severity as a reader is told of it.

    Examples
    --------
    >>> severity_name("note")
    'Lưu ý'
    """
    names = {"blocker": _("blocker"), "warning": _("does not add up"), "note": _("note")}
    return names[severity]


def shorten_cells(cells: str) -> str:
    """Name a sheet once for the cells that follow on it.

    Examples
    --------
    >>> shorten_cells("Thu ngân sách!H5; Thu ngân sách!F5")
    'Thu ngân sách!H5, F5'
    """
    shown: list[str] = []
    former = ""
    for cell in cells.split(CELLS_SEPARATOR):
        sheet, mark, address = cell.rpartition("!")
        shown.append(address if sheet == former else f"{sheet}{mark}{address}")
        former = sheet
    return ", ".join(shown)
