"""Tables of a text: runs of rows of one width, under the header that names their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wardstats.audit.families.tables.headers import Header, read_header
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term

_FEWEST_COLUMNS = 3
_FEWEST_NUMBERS = 3  # of columns that are numbered: "A | 1 | 2 | 3 = 2/1"


@dataclass(slots=True)
class Table:
    """Rows of one width that hold figures, and what their header names."""

    header: Header
    sections: list[list[Passage]] = field(default_factory=lambda: [[]])  # "I. Thu", "II. Chi"
    numbers: list[int] = field(default_factory=list)  # of the rows among the passages

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.header.columns)

    @property
    def rows(self) -> list[Passage]:
        """The rows of all sections."""
        return [row for section in self.sections for row in section]

    def add(self, number: int, passage: Passage) -> None:
        """Add a row: of figures, or of words alone, which opens a section."""
        if passage.terms and not numbers_columns(passage):
            self.sections[-1].append(passage)
            self.numbers.append(number)
        elif any(token.kind == "word" for token in passage.tokens) and self.sections[-1]:
            self.sections.append([])


def read_tables(passages: Sequence[Passage]) -> Iterator[Table]:
    """Yield the tables of a text; a header of several rows is one."""
    table: Table | None = None
    for number, passage in enumerate(passages):
        cells = passage.columns
        header = read_header(cells) if len(cells) >= _FEWEST_COLUMNS else None
        if table is not None and (table.width != len(cells) or (header and table.numbers)):
            yield table
            table = None
        if len(cells) < _FEWEST_COLUMNS:
            continue
        if table is None:
            table = Table(header or Header.blank(len(cells)))
        elif header:
            table.header = table.header.completed_by(header)
        if header is None:
            table.add(number, passage)
    if table is not None:
        yield table


def numbers_columns(row: Passage) -> bool:
    """Whether a row only numbers the columns: "A | B | 1 | 2 | 3"."""
    values = [term.figure.numeral.value for cell in row.cells for term in cell[:1]]
    told = [value - at for at, value in enumerate(values)]
    has_words = any(len(token.text) > 1 for token in row.tokens if token.kind == "word")
    return len(values) >= _FEWEST_NUMBERS and len(set(told)) == 1 and not has_words


def only_term(terms: Sequence[Term]) -> Term | None:
    """Return the one figure of a cell."""
    return terms[0] if len(terms) == 1 and not terms[0].is_pair else None
