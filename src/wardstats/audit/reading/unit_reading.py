"""Units: what a figure is printed in, from the words and signs behind it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, takewhile

from wardstats.audit.reading.pieces import Pieces
from wardstats.audit.reading.tokens import TURNS
from wardstats.audit.reading.words import AVERAGES, fold_word
from wardstats.errors import NameUnknownError
from wardstats.model.units import Unit, find_scale, find_unit, read_unit

# Words that begin as a unit and are none.
_NO_UNITS = frozenset({"xuất sắc", "xuất khẩu", "xã hội", "tổ trưởng", "tổ phó", "thôn trưởng",
                       "tin học", "dân tộc", "dân cư", "dân sự", "đoàn kết",
                       "điểm nóng"})  # fmt: skip
_VERBS_BEHIND = (["sinh", "sống"], ["sinh", "hoạt"])  # "2.579 hộ sinh sống": no "hộ sinh"
_WORDS_BEFORE = 16  # pieces before a figure in which its population is named
# Words between "dân số" and its figure: "dân số cả nước năm nay ước đạt 101,3 triệu".
_OF_POPULATION = frozenset({"cả", "nước", "toàn", "tỉnh", "thành", "phố", "huyện", "quận", "xã",
                            "phường", "trung", "bình", "năm", "nay", "hiện", "có", "là", "đạt",
                            "ước", "khoảng", "trên", "hơn", "gần", "của"})  # fmt: skip
_WORDS_BEFORE_AVERAGE = 12  # pieces before a rate in which it is called an average
_NOUGHTS = ("0", "o")  # "19,2%o", where no key has the sign ‰
_PER = frozenset({"người", "hộ", "năm", "tháng", "ngày", "ha", "khẩu", "suất", "km²", "km2",
                  "lần", "đơn vị", "xã", "con", "trẻ", "em"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class UnitReader:
    """Reads units out of the pieces of a paragraph."""

    pieces: Pieces
    nouns: frozenset[str]  # words without an entry among the units, that are counted

    def read(self, at: int) -> tuple[Unit | None, int]:
        """Find the unit that follows a numeral, and the place behind it."""
        sign = self.pieces.skip_space(at)
        if sign < len(self.pieces.items) and self.pieces.items[sign].text in {"%", "‰"}:
            return self._rate(sign)
        if self._closes_with_sign(sign):
            return find_unit("%"), sign + 3
        words = self.pieces.words_from(at)
        if " ".join(words[:2]) in _NO_UNITS:
            return None, at
        if words[1:3] in _VERBS_BEHIND:
            words = words[:1]
        skipped = int(words[:1] == ["số"])  # "giảm 125 số vụ"
        found = read_unit(words[skipped:]) or self._scaled(words, self._counted_before(at))
        if found is None:
            return self._noun_behind(at, words)
        unit, taken = found
        if unit.symbol == TURNS:
            counted = read_unit(words[skipped + taken :])  # "240 lượt hộ"
            taken += counted[1] if counted and counted[0].is_count else 0
        behind = self.pieces.behind_words(at, taken + skipped)
        if unit.symbol == "điểm" and self.pieces.next_is(behind, "%"):
            return find_unit("điểm %"), self.pieces.skip_space(behind) + 1
        return self._per(unit, behind)

    def _closes_with_sign(self, at: int) -> bool:
        """Whether "(%)" ends a cell, so that it is of the number before: "| 85,9 (%)"."""
        if "".join(piece.text for piece in self.pieces.items[at : at + 3]) != "(%)":
            return False
        behind = self.pieces.skip_space(at + 3)
        ends = behind >= len(self.pieces.items) or self.pieces.items[behind].text == "|"
        return ends or "\t" in self.pieces.items[behind].text

    def _noun_behind(self, at: int, words: list[str]) -> tuple[Unit | None, int]:
        """Take a counted noun as the unit that it is."""
        for taken in (2, 1):
            noun = " ".join(words[:taken])
            if len(words) >= taken and noun in self.nouns:
                unit = Unit(noun, "", Decimal(1), "count", "", "")
                return unit, self.pieces.behind_words(at, taken)
        return None, at

    def _rate(self, sign: int) -> tuple[Unit, int]:
        is_percent = self.pieces.items[sign].text == "%"
        if is_percent and any(self.pieces.next_is(sign + 1, o, glued=True) for o in _NOUGHTS):
            return find_unit("‰"), sign + 2
        return find_unit(self.pieces.items[sign].text), sign + 1

    def _counted_before(self, at: int) -> Unit:
        """Return what a scale without a unit is of: money, unless a population is told."""
        pieces = self.pieces.items[max(at - _WORDS_BEFORE, 0) : at]
        words = [piece.text.casefold() for piece in pieces if piece.sort == "word"]
        while words and words[-1] in _OF_POPULATION:
            words.pop()
        is_population = words[-2:] == ["dân", "số"] and words[-3:-2] != ["tác"]  # công tác dân số
        return find_unit("người" if is_population else "đồng")

    def _scaled(self, words: list[str], counted: Unit) -> tuple[Unit, int] | None:
        """Read a scale word alone, or before a unit: "341 tỷ", "1,17 triệu con"."""
        for taken in (2, 1):
            scale = find_scale(" ".join(words[:taken])) if len(words) >= taken else None
            if scale is None:
                continue
            if scale == 3 and len(words) > taken and read_unit(words[taken:]) is None:
                return Unit(words[0], "", Decimal(1000), "count", "", ""), taken
            own, further = read_unit(words[taken:]) or (counted, 0)
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
        while behind + 1 < len(self.pieces.items) and self.pieces.items[behind].text == "/":
            word, end = self._word_per(unit, self.pieces.skip_space(behind + 1))
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
        if at >= len(self.pieces.items):
            return "", at
        word = self.pieces.items[at].text
        if fold_word(word) in _PER or word in _PER:
            return word, at + 1
        is_free = unit.kind != "count" or self._is_average(at)  # "12 thôn/bản"
        found = read_unit(self.pieces.words_from(at)) if is_free else None
        is_price = found is not None and unit.kind == "money" and found[0].kind == "measure"
        if found is None or not (found[0].is_count or is_price):
            return "", at
        return found[0].symbol, self.pieces.behind_words(at, found[1])

    def _is_average(self, at: int) -> bool:
        pieces = self.pieces.items[max(at - _WORDS_BEFORE_AVERAGE, 0) : at]
        clause = takewhile(lambda piece: piece.text != ",", reversed(pieces))
        words = [piece.text.casefold() for piece in clause if piece.sort == "word"][::-1]
        return any(pair in AVERAGES for pair in pairwise(words))

    def find_stated(self) -> Unit | None:
        """Find the measure that stands in brackets for the figures behind it: "(triệu đồng)"."""
        brackets = [at for at, piece in enumerate(self.pieces.items) if piece.text == "("]
        if not brackets or any(
            "\t" in piece.text or piece.text == "|" for piece in self.pieces.items
        ):
            return None  # in a row, a column of percentages stands behind it
        for at in brackets:
            words = self.pieces.words_from(at + 1)
            opened = at + 1
            if words[:1] == ["đvt"]:
                opened = self.pieces.behind_words(opened, 1)
                opened += self.pieces.next_is(opened, ":", glued=True)
                words = self.pieces.words_from(opened)
            found = read_unit(words) if words else None
            end = self.pieces.behind_words(opened, len(words)) if words else at
            closes = end < len(self.pieces.items) and self.pieces.items[end].text == ")"
            if (
                found
                and found[1] == len(words)
                and closes
                and found[0].kind in {"money", "measure"}
            ):
                return found[0]
        return None
