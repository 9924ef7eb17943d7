"""Tokens and paragraphs: what the recognisers of claims walk over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from wardstats.model.numerals import Numeral
from wardstats.model.quantities import Quantity, measure
from wardstats.model.units import Unit

CELL = "|"  # the mark between the cells of a row
_SCALES = {"%": 100, "‰": 1000}
RATES = frozenset(_SCALES)
# Units of their own that count people all the same: "412 học sinh, có 197 em giỏi".
_PERSONS = frozenset({"học sinh", "trẻ", "bệnh nhân", "thành viên", "liệt sĩ"})

TURNS = "lượt"  # of whatever comes: "240 lượt hộ"


def base_of(unit: Unit) -> str:
    """Return what a unit counts: its base, one for all persons.

    Examples
    --------
    >>> from wardstats.model.units import find_unit
    >>> base_of(find_unit("học sinh")), base_of(find_unit("triệu đồng"))
    ('người', 'đồng')
    """
    base = unit.base or unit.symbol
    return "người" if base in _PERSONS else base


@dataclass(frozen=True)
class Figure:
    """A number in a text with the unit it is printed in."""

    numeral: Numeral
    printed: str  # the digits alone, "61"
    unit: Unit | None = None  # None where the text names none
    noun: str = ""  # the unit as printed, "đối tượng"
    qualifier: str = ""
    compound: Quantity | None = None  # "634 tỷ 620 triệu", read as one

    @cached_property
    def quantity(self) -> Quantity:
        """The figure in its base unit; the unit is empty for a bare number."""
        if self.compound is not None:
            return replace(self.compound, qualifier=self.qualifier)
        if self.unit is None:
            return Quantity(self.numeral.value, "", self.numeral.precision, self.qualifier)
        return measure(self.numeral, self.unit, self.qualifier)

    def __str__(self) -> str:
        return f"{self.printed} {self.noun}".strip()

    @cached_property
    def base(self) -> str:
        """What is counted: the base unit, one for all persons; empty for a bare number."""
        return base_of(self.unit) if self.unit else ""

    def counts(self, base: str) -> bool:
        """Whether it counts a thing, or turns of it: "240 lượt hộ"."""
        return self.base == base or self.noun == f"lượt {base}"

    @property
    def is_count(self) -> bool:
        """Whether it counts whole things, or nothing that is named."""
        return self.unit is None or self.unit.is_count

    @property
    def is_rate(self) -> bool:
        """Whether it is printed in % or ‰."""
        return self.base in RATES

    @property
    def digits(self) -> str:
        """The digits as printed, without the signs between them."""
        return self.printed.replace(".", "").replace(",", "")

    @property
    def told_digits(self) -> int:
        """How many digits say something: noughts at either end only give the place."""
        return len(self.digits.strip("0"))

    @property
    def scale(self) -> int:
        """How many of a rate make one: 100 or 1000."""
        return _SCALES[self.base]

    def in_unit_of(self, other: Figure) -> Figure:
        """Return the figure in the unit of another one, unless it has its own."""
        return self if self.unit else replace(self, unit=other.unit, noun=other.noun)


class Token(NamedTuple):
    """A word, a figure, a mark, or something that only looks like a figure."""

    kind: str  # "word", "figure", "mark", "stop" (end of a sentence), "opaque"
    text: str  # folded for words, as printed for all else
    start: int
    end: int
    role: str = ""  # of a phrase, from words.toml
    figure: Figure | None = None

    @property
    def is_total(self) -> bool:
        """Whether it is a word of totals: "tổng", "tổng số"."""
        return self.role == "whole" and self.text.startswith("tổng")

    @property
    def is_percent(self) -> bool:
        """Whether it is a figure in % or ‰."""
        return self.figure is not None and self.figure.is_rate

    @property
    def is_amount(self) -> bool:
        """Whether it is a figure of anything but a rate, points or multiples."""
        return self.figure is not None and self.figure.base not in {*RATES, "điểm %", "lần"}

    def is_mark(self, marks: str) -> bool:
        """Whether it is one of these punctuation marks."""
        return self.kind == "mark" and self.text in marks


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text that claims do not leave: a paragraph, a list item or a row."""

    text: str  # the whole text, NFC
    tokens: tuple[Token, ...]
    marker: str = ""  # "-", "+", "1." that opens a list item

    def slice(self, first: int, last: int) -> str:
        """Return the text from one token to another, both in."""
        return self.text[self.tokens[first].start : self.tokens[last].end]
