"""Marks: what is said of which cell. A mark is a value, made of findings and of errors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl.utils.cell import coordinate_to_tuple

from wardstats.errors import SourceError
from wardstats.language import translate as _
from wardstats.model.findings import CELLS_SEPARATOR, SEVERITIES

if TYPE_CHECKING:
    import pandas as pd

# Colours of the fill, unlike those that are offered for choice: by them marks are known again.
COLOURS = {"blocker": "FFFFB3A8", "warning": "FFFFE29A", "note": "FFD2E5F9"}
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_ADDRESS = re.compile("[A-Z]{1,3}[1-9][0-9]{0,6}")
_CELL = re.compile(
    rf"(?P<sheet>.+?)!(?P<cell>{_ADDRESS.pattern})(?:{CELLS_SEPARATOR}|$)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of one cell."""

    sheet: str
    cell: str  # "H5"
    severity: str  # "blocker", "warning" or "note"
    text: str  # what is wrong, what was expected, what to do

    @property
    def place(self) -> tuple[int, int] | None:
        """Row and column, from 1; None when it is about no cell."""
        if not _ADDRESS.fullmatch(self.cell):
            return None
        row, column = coordinate_to_tuple(self.cell)
        return (row, column) if row <= _LAST_ROW and column <= _LAST_COLUMN else None


def marks_from_findings(findings: pd.DataFrame) -> list[Mark]:
    """Make the marks of a findings table.

    The first cell of a finding is the accused one; the others get a note that refers to it, since
    the slip may be theirs.
    """
    return [mark for row in findings.to_dict("records") for mark in _marks_of_finding(row)]


def _marks_of_finding(finding: Mapping[Any, str]) -> Iterator[Mark]:
    text = " ".join(filter(None, (_sentence(finding["message"]), finding["suggestion"])))
    cells = [(one["sheet"], one["cell"]) for one in _CELL.finditer(finding["cells"])]
    for sheet, cell in cells[:1]:
        yield Mark(sheet, cell, finding["severity"], text)
    for sheet, cell in cells[1:]:
        related = _("Concerns {cell} too: {text}").format(cell="!".join(cells[0]), text=text)
        yield Mark(sheet, cell, "note", related)


def marks_from_problems(error: SourceError) -> list[Mark]:
    """Make the marks of what could not be read."""
    return [
        Mark(
            problem.sheet, problem.cell, "blocker",
            " ".join(filter(None, (_sentence(problem.problem), problem.expected, problem.remedy))),
        )
        for problem in error.problems
    ]  # fmt: skip


def gravest(marks: Iterable[Mark]) -> str:
    """Return the severity that a cell with these marks is coloured by."""
    return min((mark.severity for mark in marks), key=SEVERITIES.index)


def _sentence(text: str) -> str:
    """Begin with a capital letter: in a message a place stands before it."""
    return text[:1].upper() + text[1:]
