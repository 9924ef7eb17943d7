"""Rows of a table: the header says which column is the plan, the actual, the percentage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wardstats.audit.claims import Claim
from wardstats.audit.families.quotients import judge_quotient
from wardstats.audit.families.writing import Part, write_claim
from wardstats.audit.judging import is_usable
from wardstats.audit.reading.operands import Quotient
from wardstats.audit.reading.passages import Passage, Term
from wardstats.audit.reading.tokens import Figure, Token
from wardstats.model.units import find_unit

_COLUMN_WORDS = {"plan": "plan", "actual": "actual", "prior": "prior", "share": "percent"}


@dataclass(frozen=True, slots=True)
class Header:
    """Which column holds what."""

    columns: tuple[str, ...]  # "plan", "actual", "prior", "percent" or empty
    percent_of: str  # the column below the line of the percentage

    @property
    def is_usable(self) -> bool:
        """Whether a percentage of the row can be computed."""
        needed = {"actual", "percent", self.percent_of}
        return all(self.columns.count(name) == 1 for name in needed)


def find_rows(passages: Sequence[Passage]) -> tuple[list[Claim], set[int]]:
    """Judge the rows under each header; return the claims and the numbers of those passages."""
    claims: list[Claim] = []
    rows: set[int] = set()
    header: Header | None = None
    for number, passage in enumerate(passages):
        cells = _split_cells(passage.tokens)
        if len(cells) < 3:
            header = None
            continue
        header = _read_header(cells) or header
        if header is None or not passage.terms or len(cells) != len(header.columns):
            continue
        found = list(_judge_row(passage, header))
        claims += found
        if found:
            rows.add(number)
    return claims, rows


def _split_cells(tokens: Sequence[Token]) -> list[list[Token]]:
    """Divide the tokens of a row at its cells."""
    cells: list[list[Token]] = [[]]
    for token in tokens:
        if token.is_mark("|"):
            cells.append([])
        else:
            cells[-1].append(token)
    return cells


def _read_header(cells: Sequence[Sequence[Token]]) -> Header | None:
    if any(token.figure for cell in cells for token in cell):
        return None
    columns = tuple(_column(cell) for cell in cells)
    sign = next((cell for cell, name in zip(cells, columns, strict=True) if name == "percent"), [])
    of_prior = any(token.role == "prior" for token in sign) or "plan" not in columns
    header = Header(columns, "prior" if of_prior else "plan")
    return header if header.is_usable else None


def _column(cell: Sequence[Token]) -> str:
    """Name a column by its words; a sign of percent decides, "chỉ tiêu" alone is the label's."""
    if [token.text for token in cell] == ["chỉ tiêu"]:
        return ""
    if any(token.text == "th" for token in cell) and not any(token.is_mark("%") for token in cell):
        return "actual"
    if any(token.is_mark("%") for token in cell):
        return "percent"
    return next((_COLUMN_WORDS[token.role] for token in cell if token.role in _COLUMN_WORDS), "")


def _judge_row(passage: Passage, header: Header) -> Iterator[Claim]:
    named = dict(zip(header.columns, passage.cells, strict=True))
    terms = {name: _only_term(cell) for name, cell in named.items() if name}
    actual, base, percent = terms["actual"], terms[header.percent_of], terms["percent"]
    if actual is None or base is None or percent is None or not is_usable(base.figure.quantity):
        return
    reported = _as_percent(percent.figure)
    if reported is None or actual.figure.base != base.figure.base:
        return
    outcome = judge_quotient(Quotient(actual.figure, base.figure, ()), reported)
    role, meaning = ("plan", "of_plan") if header.percent_of == "plan" else ("base", "index")
    parts: list[Part] = [("actual", actual, actual.figure), (role, base, base.figure)]
    shown = Term(percent.first, percent.last, reported)
    kind = "ratio_with_operands" if meaning == "of_plan" else "yoy_change"
    yield write_claim(passage, kind, meaning, parts, shown, outcome)


def _only_term(terms: Sequence[Term]) -> Term | None:
    """Return the one figure of a cell."""
    return terms[0] if len(terms) == 1 and not terms[0].is_pair else None


def _as_percent(figure: Figure) -> Figure | None:
    """Return a figure of the percentage column in %, bare or not."""
    if figure.unit is None:
        return figure.in_unit_of(Figure(figure.numeral, "", find_unit("%"), "%"))
    return figure if figure.base == "%" else None
