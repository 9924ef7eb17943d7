"""Figures of a text: the numeral, the unit that follows it, the qualifier before it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import takewhile

from wardstats.audit.reading.counting import find_counted_nouns
from wardstats.audit.reading.lookalikes import is_one_of_a_row, match_lookalike
from wardstats.audit.reading.number_words import is_out_of_another, read_number
from wardstats.audit.reading.percent_signs import is_percentage_without_sign
from wardstats.audit.reading.pieces import Pieces
from wardstats.audit.reading.scanning import Piece
from wardstats.audit.reading.spelling import has_comma_groups, spell_numeral
from wardstats.audit.reading.tokens import CELL, Figure, Token
from wardstats.audit.reading.unit_reading import UnitReader
from wardstats.audit.reading.words import AVERAGES, placed_words
from wardstats.model.numerals import Numeral, parse_numeral
from wardstats.model.qualifiers import find_qualifier
from wardstats.model.quantities import measure, parse_figure
from wardstats.model.units import Unit, find_unit, read_unit

_LONGEST_NUMERAL = 24
_THOUSAND = 1000
_THOUSANDS = frozenset({"ngàn", "nghìn"})
_BEFORE_FIVE = frozenset({"có", "gồm", "số", "giảm", "tăng", "còn", "lên", "xuống", "từ", "được"})
_EACH = frozenset({"mỗi", "từng", "đầu"})
_OF_ONE = frozenset({"trên", "của", "cho"})  # "bình quân trên một hộ"
_TIMES = {"đôi": 2, "hai": 2, "ba": 3, "bốn": 4, "năm": 5}  # behind "gấp"


class FigureReader:
    """Reads figures out of the pieces of a paragraph."""

    def __init__(self, text: str, pieces: list[Piece]) -> None:
        self.text = text
        self.pieces = Pieces(pieces)
        self.units = UnitReader(self.pieces, find_counted_nouns(pieces))
        self.stated = self.units.find_stated()  # "(triệu đồng)", for bare figures

    @cached_property
    def _is_row(self) -> bool:
        """Whether the paragraph is a row of cells."""
        return any("\t" in piece.text or piece.text == "|" for piece in self.pieces.items)

    @cached_property
    def _has_comma_groups(self) -> bool:
        return self._is_row and has_comma_groups(self.pieces.items)

    def read(self, at: int, tokens: list[Token]) -> int:
        """Append the figure at a numeral to the tokens; return the place behind it."""
        piece = self.pieces.items[at]
        lookalike = match_lookalike(self.text, piece.start)
        if lookalike:
            name, end = lookalike
            tokens.append(Token("opaque", self.text[piece.start : end], piece.start, end, name))
            return self.pieces.behind(at, end)
        numeral = None
        if len(piece.text) <= _LONGEST_NUMERAL:
            spelt = spell_numeral(piece.text, commas_group=self._has_comma_groups)
            numeral = parse_numeral(spelt)
        unit, behind = self.units.read(at + 1)
        if numeral is None or self._is_no_count(at, tokens, unit):
            tokens.append(Token("opaque", piece.text, piece.start, piece.end))
            return at + 1
        is_percentage = unit is None and is_percentage_without_sign(
            numeral, self._label_of(tokens), self.pieces, at + 1, in_row=self._is_row
        )
        if is_percentage:
            unit = find_unit("%")
        elif unit is None and self.stated and not self.pieces.words_from(at + 1):
            unit = self.stated
        end = self.pieces.items[behind - 1].end
        noun = "%" if is_percentage else " ".join(self.text[piece.end : end].strip("() ").split())
        figure = _as_part_of_former(Figure(numeral, piece.text, unit, noun), tokens)
        self._append(figure, piece.start, end, tokens)
        return behind

    def _label_of(self, tokens: list[Token]) -> list[Token]:
        """Return the words before a numeral, nearest first, back to a figure or the cell's end."""
        ends = takewhile(lambda token: token.text != CELL and not token.figure, reversed(tokens))
        return list(ends)

    def read_word(self, at: int, tokens: list[Token]) -> int:
        """Append "hai" of "hai y sĩ" as a figure; return the place behind it, or where it was."""
        piece = self.pieces.items[at]
        word = piece.text.casefold()
        if tokens and tokens[-1].text == "gấp" and word in _TIMES:
            times = Figure(Numeral(Decimal(_TIMES[word]), 0), word, find_unit("lần"))
            self._append(times, piece.start, piece.end, tokens)
            return at + 1
        words = self.pieces.words_from(at)
        number = read_number(words)
        if number is None or words[:2] == ["một", "phần"]:  # "hồ sơ một phần": not all of it
            return at
        before = tuple(token.text for token in tokens[-3:])
        if before[-1:] and before[-1] in _OF_ONE:
            before = before[:-1]
        if before[-2:] in AVERAGES or (before[-1:] and before[-1] in _EACH):
            return at
        value, taken = number
        if words[0] == "năm" and taken == 1 and not _may_be_five(tokens):
            return at
        found = read_unit(words[taken:])
        is_count = found is not None and found[0].is_count
        if not is_count and not is_out_of_another(words[taken:]):
            return at
        unit, more = found if found is not None and is_count else (None, 0)
        behind = self.pieces.behind_words(at, taken + more)
        noun_at = self.pieces.behind_words(at, taken)
        end = self.pieces.items[behind - 1].end
        noun = " ".join(self.text[self.pieces.items[noun_at - 1].end : end].split())
        figure = Figure(Numeral(Decimal(value), 0), str(value), unit, noun)
        self._append(figure, piece.start, end, tokens)
        return behind

    def _append(self, figure: Figure, start: int, end: int, tokens: list[Token]) -> None:
        former = tokens[-1] if tokens else None
        compound = self._compound(former, figure, end)
        if former and compound:
            tokens[-1] = former._replace(
                text=self.text[former.start : end], end=end, figure=compound
            )
            return
        qualifier = self._qualifier(tokens)
        figure = replace(figure, qualifier=qualifier)
        tokens.append(Token("figure", self.text[start:end], start, end, "", figure))

    def _compound(self, former: Token | None, figure: Figure, end: int) -> Figure | None:
        """Read "634 tỷ 620 triệu" as one figure."""
        if not (former and former.figure and former.figure.base == figure.base == "đồng"):
            return None
        greater, lesser = former.figure, figure
        thousands = self._thousands(greater, lesser)
        if thousands is not None:
            return replace(thousands, printed=self.text[former.start : end], noun="")
        if not (greater.unit and lesser.unit and greater.unit.factor > lesser.unit.factor):
            return None
        whole = parse_figure(self.text[former.start : end], "đồng")
        printed = self.text[former.start : end]
        return (
            replace(greater, compound=whole.quantity, printed=printed, noun="") if whole else None
        )

    def _thousands(self, greater: Figure, lesser: Figure) -> Figure | None:
        """Read "30 ngàn 309 tỷ" as 30.309 tỷ."""
        is_thousand = greater.noun.casefold() in _THOUSANDS and greater.numeral.precision == 0
        if not is_thousand or lesser.numeral.value >= _THOUSAND or lesser.unit is None:
            return None
        if lesser.unit.factor <= _THOUSAND:
            return None
        value = greater.numeral.value * _THOUSAND + lesser.numeral.value
        numeral = Numeral(value, lesser.numeral.precision)
        return replace(lesser, numeral=numeral, compound=measure(numeral, lesser.unit))

    def _qualifier(self, tokens: list[Token]) -> str:
        """Take the qualifier from the words before; "9 trên 11" is a ratio."""
        words = [token for token in tokens[-3:] if token.kind == "word"]
        if not tokens or not words or tokens[-1] is not words[-1]:
            return ""
        word = words[-1].text
        if word == "trên" and len(tokens) > 1 and tokens[-2].kind == "figure":
            return ""
        if word == "từ" or (word == "trên" and words[-2:-1] and words[-2].text == "cấp"):
            return ""
        two = " ".join(token.text for token in words[-2:])
        return find_qualifier(word) or find_qualifier(two)

    def _is_no_count(self, at: int, tokens: list[Token], unit: Unit | None) -> bool:
        """Whether the number is a day, an age, an ordinal, a time or glued to letters."""
        piece = self.pieces.items[at]
        following = self.pieces.words_from(at + 1)
        calendar = placed_words("calendar")
        if any(tuple(following[:length]) in calendar for length in (1, 2)):
            is_rate = unit is not None and unit.symbol not in {"năm", "tháng", "ngày"}
            if not is_rate:
                return True
        before: list[str] = []
        for token in reversed(tokens[-3:]):
            if token.kind != "word":
                break
            before.insert(0, token.text)
        if self._is_after_code(at) or _is_end_of_date(tokens):
            return True
        slash = at + 1 < len(self.pieces.items) and self.pieces.items[at + 1].text == "/"
        return is_one_of_a_row(before, piece.text, has_unit=unit is not None, slash=slash)

    def _is_after_code(self, at: int) -> bool:
        """Whether letters and a hyphen stand before: Covid-19, PM-10."""
        back = [piece for piece in self.pieces.items[max(at - 4, 0) : at] if piece.sort != "space"]
        if len(back) < 2 or back[-1].text not in "-–":
            return False
        glued = self.pieces.items[at - 1].text in "-–" and self.pieces.items[at - 2].sort == "word"
        return glued or back[-2].text.casefold() in {"covid", "iso"}


def _as_part_of_former(figure: Figure, tokens: list[Token]) -> Figure:
    """Let a scale alone count what stands before it, not đồng: "132 ngàn hồ sơ, … 130 ngàn"."""
    if figure.base != "đồng":
        return figure
    sentence = takewhile(lambda token: token.kind != "stop", reversed(tokens))
    counted = (token.figure for token in sentence if token.figure and not token.is_percent)
    former = next(counted, None)
    if former is None or not former.is_count or not former.noun.startswith(f"{figure.noun} "):
        return figure
    is_part = figure.numeral.value <= former.numeral.value
    return replace(figure, unit=former.unit) if is_part else figure


def _is_end_of_date(tokens: list[Token]) -> bool:
    """Whether a day stands before and a slash: "ngày 20/11"."""
    return len(tokens) > 1 and tokens[-1].is_mark("/") and tokens[-2].kind == "opaque"


def _may_be_five(tokens: list[Token]) -> bool:
    """Whether what stands before "năm" asks for a number, not for a year."""
    return bool(tokens) and (tokens[-1].text in _BEFORE_FIVE or tokens[-1].is_mark("(/"))
