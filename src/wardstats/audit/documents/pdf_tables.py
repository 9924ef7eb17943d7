"""Tables of a PDF, which has no cells: lines one below the other that end in as many figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, takewhile

_FIGURE = re.compile(r"[+\-–−]?[0-9][0-9.,]*%?")
_FEWEST_FIGURES = 3  # of a row
_FEWEST_ROWS = 3  # of a table
_WHOLE_ROWS = 0.8  # of a table's rows that have a figure in every column


def part_cells(lines: Sequence[str]) -> list[str]:
    r"""Return the lines with a tab before each cell of a row; other lines stay as they are.

    Examples
    --------
    >>> part_cells(["Khu 1 842 6 0,71", "Khu 2 1.015 9 0,89", "Cộng 1.857 15 0,81", "Hết."])
    ['Khu 1\t842\t6\t0,71', 'Khu 2\t1.015\t9\t0,89', 'Cộng\t1.857\t15\t0,81', 'Hết.']
    """
    parted: list[str] = []
    for is_table, group in groupby(lines, key=lambda line: _count(line) >= _FEWEST_FIGURES):
        rows = list(group)
        if is_table and len(rows) >= _FEWEST_ROWS:
            columns = _columns(sorted(map(_count, rows)))
            rows = [_part(row, columns) if _count(row) >= columns else row for row in rows]
        parted += rows
    return parted


def _count(line: str) -> int:
    """Return how many figures a line ends in, behind its words."""
    words = line.split()
    figures = list(takewhile(_FIGURE.fullmatch, reversed(words)))
    return len(figures) if len(figures) < len(words) else 0


def _columns(counts: Sequence[int]) -> int:
    """Return how many columns of figures nearly all rows fill; the label may end in a number."""
    return counts[int(len(counts) * (1 - _WHOLE_ROWS))]


def _part(row: str, columns: int) -> str:
    words = row.split()
    return "\t".join([" ".join(words[:-columns]), *words[-columns:]])
