"""Columns of a table: the row of totals against the rows that it adds up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wardstats.audit.claims import Claim
from wardstats.audit.families.sums import Sum, write_sum
from wardstats.audit.families.tables import Header, only_term, read_header
from wardstats.audit.families.writing import find_spot
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Token

_SUMMED = frozenset({"plan", "actual", "prior"})
_FEWEST_ROWS = 2  # more than that: a total and what it adds up
_UNSUMMED = ("percent", "change")
_MOST_ROWS = 200


@dataclass(slots=True)
class Table:
    """The rows under one header."""

    header: Header
    rows: list[Passage] = field(default_factory=list)


def find_column_totals(passages: Sequence[Passage]) -> Iterator[Claim]:
    """Yield a claim for each column that a table's last or first row adds up."""
    for table in _find_tables(passages):
        totals = [at for at, row in enumerate(table.rows) if _is_total(row)]
        if len(totals) != 1 or totals[0] not in {0, len(table.rows) - 1}:
            continue
        total = table.rows[totals[0]]
        parts = [row for row in table.rows if row is not total]
        for column, name in enumerate(table.header.columns):
            if not name.startswith(_UNSUMMED):
                yield from _judge(total, parts, column, is_sure=name in _SUMMED)


def _find_tables(passages: Sequence[Passage]) -> Iterator[Table]:
    table: Table | None = None
    for passage in passages:
        cells = passage.columns
        header = _header_of(cells) if len(cells) > 2 else None
        width = len(table.header.columns) if table else 0
        if header is None and table and len(cells) == width and len(table.rows) < _MOST_ROWS:
            table.rows.append(passage)
            continue
        if table and len(table.rows) > _FEWEST_ROWS:
            yield table
        table = Table(header) if header else None
    if table and len(table.rows) > _FEWEST_ROWS:
        yield table


def _header_of(cells: Sequence[Sequence[Token]]) -> Header | None:
    """Return the header of a row without figures, also of one that names no known column."""
    is_data = any(token.figure for cell in cells for token in cell)
    return read_header(cells) or (None if is_data else Header(("",) * len(cells)))


def _is_total(row: Passage) -> bool:
    """Whether the label of a row is a word of totals, and nothing else is named."""
    label = [token for token in row.columns[0] if token.kind == "word"]
    return (
        bool(label)
        and label[0].role == "whole"
        and not any(token.role == "partly" for token in label)
    )


def _judge(
    total: Passage, rows: Sequence[Passage], column: int, *, is_sure: bool
) -> Iterator[Claim]:
    """Judge a column; rows of several levels, or of no known sort, only where they fit."""
    term = _term_of(total, column)
    found = [(row, _term_of(row, column)) for row in rows]
    parts = [find_spot(row, part) for row, part in found if part is not None]
    if term is None or len(parts) < 2:
        return
    is_flat = len(parts) == len(rows) and len({row.paragraph.marker for row in rows}) == 1
    one = Sum(find_spot(total, term), tuple(parts), is_complete=is_flat)
    if one.is_all_but_a_digit or (is_sure and is_flat and one.is_plausible):
        yield write_sum(total.paragraph.text, one)


def _term_of(row: Passage, column: int) -> Term | None:
    return only_term(row.cells[column]) if column < len(row.cells) else None
