"""What must come of a workbook, written so that it can be read beside the workbook's grid.

A figure is one line: `revenue.tax actual 2020-9M 2679e6 đồng`. Its number is that of a Decimal:
the value is in the base unit and the exponent is the last printed digit, so `2679e6` is 2,679 tỷ
and `80.70` has two decimals. Between period and number may stand a status and a qualifier; after
the role, in brackets, who set the plan: `plan[quận]`. `?` is a figure whose label is not known.
`80.693@-1` is a stored 80,693 that shows as 80,7. Figures of one cell are parted by ` + `.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

SHEET = "Biểu 1"  # where nothing else is said
STATUSES = ("final", "estimate", "implied")
QUALIFIERS = ("over", "at_least", "about", "under", "at_most")

_FIGURE = re.compile(
    r"(?P<indicator>\S+) (?P<role>[a-z_]+)(?:\[(?P<assigned_by>[^]]+)\])? (?P<period>\S+)"
    r"(?: (?P<status>estimate|implied))?(?: (?P<qualifier>over|at_least|about|under|at_most))?"
    r" (?P<value>[-0-9.e]+)(?:@(?P<precision>-?[0-9]+))?(?: (?P<unit>.+))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """One figure of a cell, as it must be read."""

    indicator: str
    role: str
    assigned_by: str
    period: str
    status: str
    qualifier: str
    value: Decimal
    precision: int
    unit: str


@dataclass(frozen=True)
class Expected:
    """What must come of a workbook: these figures, findings and refusals, and no others."""

    reads: Mapping[str, str] = field(default_factory=dict)  # cell to figures
    finds: Iterable[str] = ()  # "label_unknown B7"; "" for a cell: of the whole workbook
    refuses: Iterable[str] | Mapping[str, str] = ()  # "header_unknown D1": the cells it takes out
    missing: Mapping[str, str] = field(default_factory=dict)  # cell to the mark in it
    ignores: str = ""  # cells that must be ignored, and said so
    labels: Mapping[str, str] = field(default_factory=dict)  # cell of a figure to its label
    texts: Mapping[str, str] = field(default_factory=dict)  # cell of a figure to its text
    period: str = "2020-9M"
    stops: str = ""  # code of the error that keeps the whole file from being read
    at: str = ""  # where that error is

    def figures(self) -> dict[str, list[Figure]]:
        """The figures by sheet and cell."""
        return {place(cell): figures_of(text) for cell, text in self.reads.items()}

    def findings(self) -> list[tuple[str, str]]:
        """Code and first cell of each finding."""
        return sorted(_code_and_place(text) for text in self.finds)

    def refusals(self) -> list[tuple[str, str]]:
        """Code and cell of each problem."""
        return sorted(_code_and_place(text) for text in self.refuses)

    def refused_cells(self) -> dict[str, str]:
        """The cells that are refused, with the code of the reason."""
        taken_out = self.refuses if isinstance(self.refuses, Mapping) else {}
        cells: dict[str, str] = {}
        for text in self.refuses:
            code, own = _code_and_place(text)
            others = taken_out.get(text, "").split()
            cells |= {place(cell): code for cell in others or [own]}
        return cells


def figures_of(text: str) -> list[Figure]:
    """Read the notation of the figures of one cell."""
    return sorted(_figure(part) for part in text.split(" + "))


def _figure(text: str) -> Figure:
    match = _FIGURE.fullmatch(" ".join(text.split()))
    if match is None:
        raise ValueError(f"not the notation of a figure: {text}")
    value = Decimal(match["value"])
    indicator = "" if match["indicator"] == "?" else match["indicator"]
    return Figure(
        indicator, match["role"], match["assigned_by"] or "", match["period"],
        match["status"] or "final", match["qualifier"] or "", value,
        int(match["precision"] or value.as_tuple().exponent), match["unit"] or "",
    )  # fmt: skip


def place(cell: str) -> str:
    """Name a cell with its sheet."""
    return cell if "!" in cell or not cell else f"{SHEET}!{cell}"


def _code_and_place(text: str) -> tuple[str, str]:
    code, _space, cell = text.partition(" ")
    return code, place(cell)
