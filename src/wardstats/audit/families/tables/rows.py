"""Rows of a table, judged by what its header names and by what its other rows show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardstats.audit.claims import Claim
from wardstats.audit.families.quotients import judge_quotient
from wardstats.audit.families.tables.headers import Header
from wardstats.audit.families.tables.reading import Table, only_term
from wardstats.audit.families.tables.relations import (
    Relation,
    as_percent,
    judge_relation,
    named_relations,
)
from wardstats.audit.families.tables.shown import find_shown_relations
from wardstats.audit.families.writing import Part, write_claim
from wardstats.audit.judging import is_usable
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import Quotient
from wardstats.audit.reading.terms import Term


def find_rows(tables: Sequence[Table]) -> tuple[list[Claim], set[int]]:
    """Judge the rows of each table; return the claims and the numbers of those passages."""
    claims: list[Claim] = []
    rows: set[int] = set()
    for table in tables:
        relations = list(named_relations(table.header))
        relations += find_shown_relations(table, relations)
        for number, row in zip(table.numbers, table.rows, strict=True):
            found = list(_judge_row(table, row, relations))
            claims += found
            if found:
                rows.add(number)
    return claims, rows


def _judge_row(table: Table, row: Passage, relations: Sequence[Relation]) -> Iterator[Claim]:
    judged = (judge_relation(table, row, relation) for relation in relations)
    found = [claim for claim in judged if claim is not None]
    yield from found or _judge_loosely(row, table.header)


def _judge_loosely(row: Passage, header: Header) -> Iterator[Claim]:
    """Judge a percentage against the two columns before it, where no header names them."""
    cells = [only_term(cell) for cell in row.cells]
    for at in range(2, len(cells)):
        one, other, percent = cells[at - 2 : at + 1]
        if one is None or other is None or percent is None:
            continue
        is_headed = header.columns[at].startswith("percent")
        reported = as_percent(percent.figure) if is_headed or percent.is_percent else None
        one, other = _in_one_unit(one, other), _in_one_unit(other, one)
        if reported is None or one.figure.base != other.figure.base:
            continue
        for base, actual in ((one, other), (other, one)):
            if not is_usable(base.figure.quantity):
                continue
            outcome = judge_quotient(Quotient(actual.figure, base.figure, ()), reported)
            is_whole = _is_whole_of(header, at) or _is_called_total(row, at - 2)
            if outcome.fits or (base is one and is_whole):
                parts: list[Part] = [("actual", actual, actual.figure), ("base", base, base.figure)]
                shown = Term(percent.first, percent.last, reported)
                yield write_claim(row, "ratio_with_operands", "share", parts, shown, outcome)
                break


def _in_one_unit(term: Term, other: Term) -> Term:
    return replace(term, figure=term.figure.in_unit_of(other.figure))


def _is_called_total(row: Passage, column: int) -> bool:
    """Whether a cell holds its own heading, of a total: "Tổng diện tích 14.518 ha"."""
    first = next(iter(row.columns[column]), None)
    return first is not None and first.is_total


def _is_whole_of(header: Header, at: int) -> bool:
    """Whether the header says that two columns make a share: "Tổng số | Đi bầu | Tỷ lệ (%)"."""
    is_percent = header.columns[at].startswith("percent")
    return is_percent and header.columns[at - 2 : at] == ("whole", "")
