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

_COLUMN_WORDS = {"plan": "plan", "actual": "actual", "prior": "prior"}
_PERCENT_OF = {"percent of plan": "plan", "percent of prior": "prior"}
_YEAR = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Header:
    """Which column holds what: "plan", "actual", "prior", "percent of plan", or nothing."""

    columns: tuple[str, ...]

    def has_one(self, name: str) -> bool:
        """Whether exactly one column is of a sort."""
        return self.columns.count(name) == 1

    @property
    def percents(self) -> Iterator[tuple[str, str]]:
        """The columns of percentages that can be computed, each with the one below its line."""
        for percent, base in _PERCENT_OF.items():
            if all(map(self.has_one, (percent, base, "actual"))):
                yield percent, base


def find_rows(passages: Sequence[Passage]) -> tuple[list[Claim], set[int]]:
    """Judge the rows under each header; return the claims and the numbers of those passages."""
    claims: list[Claim] = []
    rows: set[int] = set()
    header: Header | None = None
    for number, passage in enumerate(passages):
        cells = split_cells(passage.tokens)
        if len(cells) < 3:
            header = None
            continue
        header = read_header(cells) or header
        if header is None or not passage.terms or len(cells) != len(header.columns):
            continue
        found = list(_judge_row(passage, header))
        claims += found
        if found:
            rows.add(number)
    return claims, rows


def split_cells(tokens: Sequence[Token]) -> list[list[Token]]:
    """Divide the tokens of a row at its cells."""
    cells: list[list[Token]] = [[]]
    for token in tokens:
        if token.is_mark("|"):
            cells.append([])
        else:
            cells[-1].append(token)
    return cells


def read_header(cells: Sequence[Sequence[Token]]) -> Header | None:
    """Read a row of cells as a header; None where it holds data, or names nothing."""
    if any(token.figure and not _is_year(token) for cell in cells for token in cell):
        return None
    columns = [_column(cell) for cell in cells]
    if "actual" not in columns:
        _name_period(columns, cells)
    if "plan" not in columns:  # "cùng kỳ | thực hiện | tỷ lệ %"
        columns = ["percent of prior" if name == "percent of plan" else name for name in columns]
    header = Header(tuple(columns))
    return header if any(columns) else None


def _is_year(token: Token) -> bool:
    return token.figure is not None and token.figure.numeral.value in _YEAR


def _name_period(columns: list[str], cells: Sequence[Sequence[Token]]) -> None:
    """Take the one column that is headed by nothing but a time for what was done in it."""
    dated = [
        at
        for at, cell in enumerate(cells)
        if at and not columns[at] and any(token.kind == "opaque" for token in cell)
    ]
    if len(dated) == 1:
        columns[dated[0]] = "actual"


def _column(cell: Sequence[Token]) -> str:
    """Name a column by its words; a sign of percent decides, "chỉ tiêu" alone is the label's."""
    roles = [token.role for token in cell]
    if [token.text for token in cell] == ["chỉ tiêu"] or {"up", "down", "average"} & set(roles):
        return ""
    if any(token.is_mark("%") for token in cell) or "share" in roles:
        return "percent of prior" if "prior" in roles else "percent of plan"
    if any(token.text == "th" for token in cell):  # thực hiện
        return "actual"
    return next((_COLUMN_WORDS[role] for role in roles if role in _COLUMN_WORDS), "")


def _judge_row(passage: Passage, header: Header) -> Iterator[Claim]:
    named = dict(zip(header.columns, passage.cells, strict=True))
    terms = {name: only_term(cell) for name, cell in named.items() if name}
    for column, base_column in header.percents:
        actual, base, percent = terms["actual"], terms[base_column], terms[column]
        if actual is None or base is None or percent is None:
            continue
        reported = _as_percent(percent.figure)
        alike = actual.figure.base == base.figure.base and is_usable(base.figure.quantity)
        if reported is None or not alike:
            continue
        outcome = judge_quotient(Quotient(actual.figure, base.figure, ()), reported)
        role, meaning = ("plan", "of_plan") if base_column == "plan" else ("base", "index")
        parts: list[Part] = [("actual", actual, actual.figure), (role, base, base.figure)]
        shown = Term(percent.first, percent.last, reported)
        kind = "ratio_with_operands" if meaning == "of_plan" else "yoy_change"
        yield write_claim(passage, kind, meaning, parts, shown, outcome)


def only_term(terms: Sequence[Term]) -> Term | None:
    """Return the one figure of a cell."""
    return terms[0] if len(terms) == 1 and not terms[0].is_pair else None


def _as_percent(figure: Figure) -> Figure | None:
    """Return a figure of the percentage column in %, bare or not."""
    if figure.unit is None:
        return figure.in_unit_of(Figure(figure.numeral, "", find_unit("%"), "%"))
    return figure if figure.base == "%" else None
