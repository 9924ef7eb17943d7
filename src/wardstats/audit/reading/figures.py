"""Figures of a text: the numeral, the unit that follows it, the qualifier before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from wardstats.audit.reading.counting import find_counted_nouns
from wardstats.audit.reading.lookalikes import is_one_of_a_row, match_lookalike
from wardstats.audit.reading.number_words import NUMBER_WORDS, is_out_of_another, read_number
from wardstats.audit.reading.scanning import Piece
from wardstats.audit.reading.tokens import Figure, Token
from wardstats.audit.reading.words import fold_word, placed_words
from wardstats.errors import NameUnknownError
from wardstats.model.numerals import Numeral, parse_numeral
from wardstats.model.qualifiers import find_qualifier
from wardstats.model.quantities import parse_figure
from wardstats.model.units import Unit, find_scale, find_unit, read_unit

_WORDS_OF_UNIT = 8
_LONGEST_NUMERAL = 24
# Words that begin as a unit and are none.
_NO_UNITS = frozenset({"xuất sắc", "xuất khẩu", "xã hội", "tổ trưởng", "tổ phó", "thôn trưởng",
                       "tin học", "dân tộc", "dân cư", "dân sự", "đoàn kết",
                       "điểm nóng"})  # fmt: skip
_BEFORE_FIVE = frozenset({"có", "gồm", "số", "giảm", "tăng", "còn", "lên", "xuống", "từ", "được"})
_EACH = frozenset({"mỗi", "từng", "quân", "bình", "đầu"})  # "bình quân một hộ"
_TIMES = {"đôi": 2, "hai": 2, "ba": 3, "bốn": 4, "năm": 5}  # behind "gấp"
_PER = frozenset({"người", "hộ", "năm", "tháng", "ngày", "ha", "khẩu", "suất", "km²", "km2",
                  "lần", "đơn vị", "xã", "con", "trẻ", "em"})  # fmt: skip


@dataclass(slots=True)
class FigureReader:
    """Reads figures out of the pieces of a paragraph."""

    text: str
    pieces: list[Piece]
    nouns: frozenset[str] = frozenset()  # words without an entry among the units, that are counted
    stated: Unit | None = None  # "(triệu đồng)", for bare figures

    def __post_init__(self) -> None:
        self.nouns = find_counted_nouns(self.pieces)
        self.stated = self._find_stated_unit()

    def read(self, at: int, tokens: list[Token]) -> int:
        """Append the figure at a numeral to the tokens; return the place behind it."""
        piece = self.pieces[at]
        lookalike = match_lookalike(self.text, piece.start)
        if lookalike:
            name, end = lookalike
            tokens.append(Token("opaque", self.text[piece.start : end], piece.start, end, name))
            return self._behind(at, end)
        numeral = None
        if len(piece.text) <= _LONGEST_NUMERAL:
            numeral = parse_numeral(piece.text.replace(". ", "."))
        unit, behind = self._unit_behind(at + 1)
        if numeral is None or self._is_no_count(at, tokens, unit):
            tokens.append(Token("opaque", piece.text, piece.start, piece.end))
            return at + 1
        if unit is None and tokens and tokens[-1].is_mark("%"):
            unit = find_unit("%")  # "Tỷ lệ % 104": the sign stands before
        elif unit is None and self.stated and not self._words_from(at + 1):
            unit = self.stated
        end = self.pieces[behind - 1].end
        noun = " ".join(self.text[piece.end : end].split())
        self._append(Figure(numeral, piece.text, unit, noun), piece.start, end, tokens)
        return behind

    def _find_stated_unit(self) -> Unit | None:
        """Find the measure that stands in brackets for the figures behind it: "(triệu đồng)"."""
        if any("\t" in piece.text or piece.text == "|" for piece in self.pieces):
            return None  # in a row, a column of percentages stands behind it
        for at, piece in enumerate(self.pieces):
            if piece.text != "(":
                continue
            words = self._words_from(at + 1)
            opened = at + 1
            if words[:1] == ["đvt"]:
                opened = self._nth_word(opened, 1)
                opened += self._next_is(opened, ":", glued=True)
                words = self._words_from(opened)
            found = read_unit(words) if words else None
            end = self._nth_word(opened, len(words)) if words else at
            closes = end < len(self.pieces) and self.pieces[end].text == ")"
            if (
                found
                and found[1] == len(words)
                and closes
                and found[0].kind in {"money", "measure"}
            ):
                return found[0]
        return None

    def read_word(self, at: int, tokens: list[Token]) -> int:
        """Append "hai" of "hai y sĩ" as a figure; return the place behind it, or where it was."""
        piece = self.pieces[at]
        word = piece.text.casefold()
        if word not in NUMBER_WORDS:
            return at
        if tokens and tokens[-1].text == "gấp" and word in _TIMES:
            times = Figure(Numeral(Decimal(_TIMES[word]), 0), word, find_unit("lần"))
            self._append(times, piece.start, piece.end, tokens)
            return at + 1
        words = self._words_from(at)
        number = read_number(words)
        if number is None or (bool(tokens) and tokens[-1].text in _EACH):
            return at
        value, taken = number
        if words[0] == "năm" and taken == 1 and not _may_be_five(tokens):
            return at
        found = read_unit(words[taken:])
        is_count = found is not None and found[0].is_count
        if not is_count and not is_out_of_another(words[taken:]):
            return at
        unit, more = found if found is not None and is_count else (None, 0)
        behind = self._nth_word(at, taken + more)
        noun_at = self._nth_word(at, taken)
        end = self.pieces[behind - 1].end
        noun = " ".join(self.text[self.pieces[noun_at - 1].end : end].split())
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
        if not (greater.unit and lesser.unit and greater.unit.factor > lesser.unit.factor):
            return None
        whole = parse_figure(self.text[former.start : end], "đồng")
        printed = self.text[former.start : end]
        return (
            replace(greater, compound=whole.quantity, printed=printed, noun="") if whole else None
        )

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
        piece = self.pieces[at]
        following = self._words_from(at + 1)
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
        if self._is_after_code(at):
            return True
        slash = at + 1 < len(self.pieces) and self.pieces[at + 1].text == "/"
        return is_one_of_a_row(before, piece.text, has_unit=unit is not None, slash=slash)

    def _is_after_code(self, at: int) -> bool:
        """Whether letters and a hyphen stand before: Covid-19, PM-10."""
        back = [piece for piece in self.pieces[max(at - 4, 0) : at] if piece.sort != "space"]
        if len(back) < 2 or back[-1].text not in "-–":
            return False
        glued = self.pieces[at - 1].text in "-–" and self.pieces[at - 2].sort == "word"
        return glued or back[-2].text.casefold() in {"covid", "iso"}

    def _unit_behind(self, at: int) -> tuple[Unit | None, int]:
        """Find the unit that follows a numeral, and the place behind it."""
        sign = self._skip_space(at)
        if sign < len(self.pieces) and self.pieces[sign].text in {"%", "‰"}:
            return self._rate(sign)
        words = self._words_from(at)
        if " ".join(words[:2]) in _NO_UNITS:
            return None, at
        skipped = int(words[:1] == ["số"])  # "giảm 125 số vụ"
        found = read_unit(words[skipped:]) or self._scaled(words)
        if found is None:
            return self._noun_behind(at, words)
        unit, taken = found
        behind = self._nth_word(at, taken + skipped)
        if unit.symbol == "điểm" and self._next_is(behind, "%"):
            return find_unit("điểm %"), self._skip_space(behind) + 1
        return self._per(unit, behind)

    def _noun_behind(self, at: int, words: list[str]) -> tuple[Unit | None, int]:
        """Take a counted noun as the unit that it is."""
        for taken in (2, 1):
            noun = " ".join(words[:taken])
            if len(words) >= taken and noun in self.nouns:
                return Unit(noun, "", Decimal(1), "count", "", ""), self._nth_word(at, taken)
        return None, at

    def _rate(self, sign: int) -> tuple[Unit, int]:
        if self.pieces[sign].text == "%" and self._next_is(sign + 1, "0", glued=True):
            return find_unit("‰"), sign + 2
        return find_unit(self.pieces[sign].text), sign + 1

    def _scaled(self, words: list[str]) -> tuple[Unit, int] | None:
        """Read a scale word alone, or before a unit: "341 tỷ", "1,17 triệu con"."""
        for taken in (2, 1):
            scale = find_scale(" ".join(words[:taken])) if len(words) >= taken else None
            if scale is None:
                continue
            if scale == 3 and len(words) > taken and read_unit(words[taken:]) is None:
                return Unit(words[0], "", Decimal(1000), "count", "", ""), taken
            own, further = read_unit(words[taken:]) or (find_unit("đồng"), 0)
            money = own.base == "đồng" or own.kind == "rate"
            base = find_unit("đồng") if money else own
            name = " ".join(words[:taken])
            factor = base.factor.scaleb(scale)
            used = taken + (further if not money or own.base == "đồng" else 0)
            return Unit(f"{name} {base.symbol}", base.base, factor, base.kind, "", ""), used
        return None

    def _per(self, unit: Unit, at: int) -> tuple[Unit, int]:
        """Take "/hộ" and "/người/năm" with the unit before it."""
        symbol, behind = unit.symbol, at
        while behind + 1 < len(self.pieces) and self.pieces[behind].text == "/":
            word, end = self._word_per(unit, behind + 1)
            if not word:
                break
            symbol, behind = f"{symbol}/{word}", end
        try:
            return (find_unit(symbol), behind) if behind > at else (unit, at)
        except NameUnknownError:
            return unit, at

    def _word_per(self, unit: Unit, at: int) -> tuple[str, int]:
        """Return what a figure is per, and the place behind it; money may be per anything.

        Between counts a slash may mean "or": "12 thôn/bản".
        """
        word = self.pieces[at].text
        if fold_word(word) in _PER or word in _PER:
            return word, at + 1
        is_free = unit.kind != "count" or self._is_average(at)  # "12 thôn/bản"
        found = read_unit(self._words_from(at)) if is_free else None
        if found is None or not found[0].is_count:
            return "", at
        return found[0].symbol, self._nth_word(at, found[1])

    def _is_average(self, at: int) -> bool:
        words = [piece.text.casefold() for piece in self.pieces[max(at - 12, 0) : at]]
        return "bình" in words

    def _words_from(self, at: int) -> list[str]:
        words: list[str] = []
        for piece in self.pieces[at : at + 2 * _WORDS_OF_UNIT]:
            if piece.sort == "word":
                words.append(piece.text.casefold())
            elif piece.sort != "space" or "\t" in piece.text:
                break
        return words

    def _nth_word(self, at: int, count: int) -> int:
        """Return the place behind this many words."""
        while count:
            count -= self.pieces[at].sort == "word"
            at += 1
        return at

    def _skip_space(self, at: int) -> int:
        is_space = at < len(self.pieces) and self.pieces[at].sort == "space"
        return at + 1 if is_space and "\t" not in self.pieces[at].text else at

    def _next_is(self, at: int, text: str, *, glued: bool = False) -> bool:
        at = at if glued else self._skip_space(at)
        return at < len(self.pieces) and self.pieces[at].text == text

    def _behind(self, at: int, end: int) -> int:
        while at < len(self.pieces) and self.pieces[at].start < end:
            at += 1
        return at


def _may_be_five(tokens: list[Token]) -> bool:
    """Whether what stands before "năm" asks for a number, not for a year."""
    return bool(tokens) and (tokens[-1].text in _BEFORE_FIVE or tokens[-1].is_mark("(/"))
