"""Columns of a table: the row of totals against the rows that it adds up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wardstats.audit.claims import Claim
from wardstats.audit.families.sums import Scope, Sum, write_sum
from wardstats.audit.families.tables.reading import Table, only_term
from wardstats.audit.families.writing import find_spot
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term

_SUMMED = frozenset({"plan", "actual", "prior"})
_FEWEST_ROWS = 3  # a total and what it adds up
_UNSUMMED = ("percent", "change")
_MOST_ROWS = 200
_LABEL_COLUMNS = 3  # the first ones may be empty, or number the rows


def find_column_totals(tables: Sequence[Table]) -> Iterator[Claim]:
    """Yield a claim for each column that a table's last or first row adds up."""
    for table in tables:
        has_sections = len(table.sections) > 1
        found = list(_judge_rows(table, table.rows, is_all=not has_sections))
        yield from found
        for rows in table.sections if has_sections and not found else ():
            yield from _judge_rows(table, rows, is_all=False)


def _judge_rows(table: Table, rows: Sequence[Passage], *, is_all: bool) -> Iterator[Claim]:
    if not _FEWEST_ROWS <= len(rows) <= _MOST_ROWS:
        return
    totals = [at for at, row in enumerate(rows) if _is_total(row)]
    if len(totals) != 1 or totals[0] not in {0, len(rows) - 1}:
        return
    total = rows[totals[0]]
    parts = [row for row in rows if row is not total]
    for column, name in enumerate(table.header.columns):
        if not name.startswith(_UNSUMMED):
            yield from _judge(total, parts, column, is_sure=is_all and name in _SUMMED)


def _is_total(row: Passage) -> bool:
    """Whether the label of a row is a word of totals, and nothing else is named."""
    named = (
        [token for token in cell if token.kind == "word"] for cell in row.columns[:_LABEL_COLUMNS]
    )
    label = next(filter(None, named), [])
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
    one = Sum(find_spot(total, term), tuple(parts), Scope.ALL if is_flat else Scope.OPEN)
    if one.is_all_but_a_digit or (is_sure and is_flat and one.is_plausible):
        yield write_sum(total.paragraph.text, one)


def _term_of(row: Passage, column: int) -> Term | None:
    return only_term(row.cells[column]) if column < len(row.cells) else None
