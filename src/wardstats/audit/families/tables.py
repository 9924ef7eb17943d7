"""Rows of a table: the header says which column is the plan, the actual, the percentage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wardstats.audit.claims import Claim
from wardstats.audit.families.quotients import judge_excess, judge_quotient
from wardstats.audit.families.writing import Part, write_claim
from wardstats.audit.judging import is_usable
from wardstats.audit.reading.cues import MOVES
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import Quotient
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure, Token
from wardstats.model.units import Unit, find_unit, read_unit

_COLUMN_WORDS = {"plan": "plan", "actual": "actual", "prior": "prior", "reach": "actual"}
_PERCENT_OF = {"percent of plan": "plan", "percent of prior": "prior"}
_YEAR = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Header:
    """Which column holds what: "plan", "actual", "prior", "percent of plan", or nothing."""

    columns: tuple[str, ...]
    units: tuple[Unit | None, ...] = ()  # of bare figures: "Dự toán (triệu đồng)"

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
        cells = passage.columns
        if len(cells) < 3:
            header = None
            continue
        header = read_header(cells) or header
        if not passage.terms or (header is not None and len(cells) != len(header.columns)):
            continue
        found = list(_judge_row(passage, header)) if header else []
        found = found or list(_judge_loosely(passage, header))
        claims += found
        if found:
            rows.add(number)
    return claims, rows


def read_header(cells: Sequence[Sequence[Token]]) -> Header | None:
    """Read a row of cells as a header; None where it holds data, or names nothing."""
    if any(token.figure and not _is_year(token) for cell in cells for token in cell):
        return None
    columns = [_column(cell) for cell in cells]
    if "actual" not in columns:
        _name_period(columns, cells)
    if "plan" not in columns:  # "cùng kỳ | thực hiện | tỷ lệ %"
        columns = ["percent of prior" if name == "percent of plan" else name for name in columns]
    if any(name.startswith("percent") for name in columns):
        _name_wholes(columns, cells)
    header = Header(tuple(columns), tuple(map(_stated_unit, cells)))
    return header if any(columns) else None


def _name_wholes(columns: list[str], cells: Sequence[Sequence[Token]]) -> None:
    """Name the columns of a total that are nothing else: "Tổng số | Đi bầu | Tỷ lệ (%)"."""
    for at, cell in enumerate(cells):
        if not columns[at] and any(token.role == "whole" for token in cell):
            columns[at] = "whole"


def _stated_unit(cell: Sequence[Token]) -> Unit | None:
    """Return the measure that stands in brackets in a header."""
    opened = next((at for at, token in enumerate(cell) if token.is_mark("(")), len(cell))
    words = [token.text for token in cell[opened + 1 :] if token.kind == "word"]
    found = read_unit(words) if words else None
    return found[0] if found and found[1] == len(words) and not found[0].is_count else None


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
    years = {at: _year_of(cells[at]) for at in dated}
    if len(dated) == len(set(years.values())) == 2 and all(years.values()):
        first, last = sorted(dated, key=lambda at: years[at])
        columns[first], columns[last] = "prior", "actual"


def _year_of(cell: Sequence[Token]) -> int:
    """Return the year that heads a column; 0 for none."""
    texts = [token.text for token in cell if token.kind == "opaque"]
    return next((int(text) for text in texts if text.isdigit() and int(text) in _YEAR), 0)


def _column(cell: Sequence[Token]) -> str:
    """Name a column by its words; a sign of percent decides, "chỉ tiêu" alone is the label's."""
    roles = [token.role for token in cell]
    if MOVES & set(roles):
        return "change" if any(token.is_mark("%") for token in cell) else ""
    if [token.text for token in cell] == ["chỉ tiêu"] or "average" in roles:
        return ""
    if any(token.is_mark("%") for token in cell) or "share" in roles:
        return "percent of prior" if "prior" in roles else "percent of plan"
    if any(token.text == "th" for token in cell):  # thực hiện
        return "actual"
    return next((_COLUMN_WORDS[role] for role in roles if role in _COLUMN_WORDS), "")


def _judge_row(passage: Passage, header: Header) -> Iterator[Claim]:
    named = dict(zip(header.columns, passage.cells, strict=True))
    terms = {name: only_term(cell) for name, cell in named.items() if name}
    for name, unit in zip(header.columns, header.units, strict=True):
        terms[name] = _in_stated_unit(terms.get(name), unit)
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
    if header.has_one("change"):
        yield from _judge_change(passage, terms)


def _in_stated_unit(term: Term | None, unit: Unit | None) -> Term | None:
    if term is None or unit is None or term.figure.unit is not None:
        return term
    return replace(term, figure=replace(term.figure, unit=unit))


def _judge_loosely(passage: Passage, header: Header | None) -> Iterator[Claim]:
    """Judge a percentage against the two columns before it, where no header names them."""
    cells = [only_term(cell) for cell in passage.cells]
    for at in range(2, len(cells)):
        one, other, percent = cells[at - 2 : at + 1]
        if one is None or other is None or percent is None:
            continue
        is_headed = header is not None and header.columns[at].startswith("percent")
        reported = _as_percent(percent.figure) if is_headed or percent.is_percent else None
        if reported is None or one.figure.base != other.figure.base:
            continue
        for base, actual in ((one, other), (other, one)):
            if not is_usable(base.figure.quantity):
                continue
            outcome = judge_quotient(Quotient(actual.figure, base.figure, ()), reported)
            if outcome.fits or (base is one and _is_whole_of(header, at)):
                parts: list[Part] = [("actual", actual, actual.figure), ("base", base, base.figure)]
                shown = Term(percent.first, percent.last, reported)
                yield write_claim(passage, "ratio_with_operands", "share", parts, shown, outcome)
                break


def _is_whole_of(header: Header | None, at: int) -> bool:
    """Whether the header says that two columns make a share: "Tổng số | Đi bầu | Tỷ lệ (%)"."""
    if header is None or not header.columns[at].startswith("percent"):
        return False
    return header.columns[at - 2 : at] == ("whole", "")


def _judge_change(passage: Passage, terms: Mapping[str, Term | None]) -> Iterator[Claim]:
    """Judge the column of how much a figure rose or fell, in percent."""
    actual, prior, percent = terms.get("actual"), terms.get("prior"), terms["change"]
    reported = _as_percent(percent.figure) if percent else None
    if actual is None or prior is None or percent is None or reported is None:
        return
    if actual.figure.base != prior.figure.base or not is_usable(prior.figure.quantity):
        return
    sign = -1 if passage.tokens[percent.first - 1].is_mark("-–−") else 1
    outcome = judge_excess(Quotient(actual.figure, prior.figure, ()), reported, sign)
    parts: list[Part] = [("actual", actual, actual.figure), ("base", prior, prior.figure)]
    shown = Term(percent.first, percent.last, reported)
    yield write_claim(passage, "yoy_change", "change", parts, shown, outcome)


def only_term(terms: Sequence[Term]) -> Term | None:
    """Return the one figure of a cell."""
    return terms[0] if len(terms) == 1 and not terms[0].is_pair else None


def _as_percent(figure: Figure) -> Figure | None:
    """Return a figure of the percentage column in %, bare or not."""
    if figure.unit is None:
        return figure.in_unit_of(Figure(figure.numeral, "", find_unit("%"), "%"))
    return figure if figure.base == "%" else None
