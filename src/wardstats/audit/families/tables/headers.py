"""Headers of tables: which column holds the plan, the actual, the percentage, the total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wardstats.audit.reading.cues import MOVES
from wardstats.audit.reading.tokens import Token
from wardstats.model.units import Unit, read_unit

_COLUMN_WORDS = {"plan": "plan", "actual": "actual", "prior": "prior", "reach": "actual"}
_PERCENT_OF = {"percent of plan": "plan", "percent of prior": "prior"}
_YEAR = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Header:
    """Which column holds what: "plan", "actual", "prior", "percent of plan", or nothing."""

    columns: tuple[str, ...]
    units: tuple[Unit | None, ...]  # of bare figures: "Dự toán (triệu đồng)"

    @classmethod
    def blank(cls, width: int) -> Header:
        """Return a header that names nothing."""
        return cls(("",) * width, (None,) * width)

    def has_one(self, name: str) -> bool:
        """Whether exactly one column is of a sort."""
        return self.columns.count(name) == 1

    def completed_by(self, below: Header) -> Header:
        """Return a header of two rows: the lower one names what it can."""
        return Header(
            tuple(own or upper for own, upper in zip(below.columns, self.columns, strict=True)),
            tuple(own or upper for own, upper in zip(below.units, self.units, strict=True)),
        )

    @property
    def percents(self) -> Iterator[tuple[str, str]]:
        """The columns of percentages that can be computed, each with the one below its line."""
        for percent, base in _PERCENT_OF.items():
            if all(map(self.has_one, (percent, base, "actual"))):
                yield percent, base


def read_header(cells: Sequence[Sequence[Token]]) -> Header | None:
    """Read a row of cells as a header; None where it holds data, or names nothing."""
    if any(token.figure and not _is_year(token) for cell in cells for token in cell):
        return None
    columns = [_column(cell) for cell in cells]
    if "actual" not in columns:
        _name_period(columns, cells)
    _name_earlier(columns, cells)
    if "plan" not in columns:  # "cùng kỳ | thực hiện | tỷ lệ %"
        columns = ["percent of prior" if name == "percent of plan" else name for name in columns]
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


def _name_earlier(columns: list[str], cells: Sequence[Sequence[Token]]) -> None:
    """Take what was done in the earlier of two years for the figure to compare with."""
    done = [at for at, name in enumerate(columns) if name == "actual"]
    years = {at: _year_of(cells[at]) for at in done}
    if len(done) == len(set(years.values())) == 2 and all(years.values()):
        columns[min(done, key=lambda at: years[at])] = "prior"


def _year_of(cell: Sequence[Token]) -> int:
    """Return the year that heads a column; 0 for none."""
    texts = [token.text for token in cell if token.kind in {"opaque", "figure"}]
    return next((int(text) for text in texts if text.isdigit() and int(text) in _YEAR), 0)


def _column(cell: Sequence[Token]) -> str:
    """Name a column by its words; a sign of percent decides, "chỉ tiêu" alone is the label's."""
    roles = [token.role for token in cell]
    if MOVES & set(roles):
        return "change" if any(token.is_mark("%") for token in cell) else "difference"
    if [token.text for token in cell] == ["chỉ tiêu"] or "average" in roles:
        return ""
    if any(token.is_mark("%") for token in cell) or "share" in roles:
        return "percent of prior" if "prior" in roles else "percent of plan"
    if any(token.text == "th" for token in cell):  # thực hiện
        return "actual"
    return next((_COLUMN_WORDS[role] for role in roles if role in _COLUMN_WORDS), "")
