"""Terms: the figures of a paragraph, and pairs A/B of like figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from wardstats.audit.reading.lookalikes import is_date_or_clock
from wardstats.audit.reading.tokens import TURNS, Figure, Token

_NO_AMOUNTS = frozenset({"%", "‰", "điểm %", "lần"})
_ROUND = (100, 1000, 10_000, 100_000)
_VERBS_TOO = frozenset({"tổ chức"})  # "đến 30/6 tổ chức ra quân"
_BODIES = frozenset({"hđnd"})  # sets plans, and has members: "50 đại biểu HĐND trong tổng số 83"
_TOTALS = frozenset({"tổng", "tổng số"})
_WORDS_OF_PART = 8  # that may stand between A and "trên tổng số B"
_BEFORE_DAYS = frozenset({"đến", "từ", "hết", "trước", "sau", "vào", "dịp", "lễ", "mùng", "sáng",
                          "chiều", "tối", "đêm", "tới", "kể từ", "điểm", "hạn", "mốc", "đầu",
                          "cuối", "đợt", "lần", "kì", "vòng", "phiên", "tuần", "quý"})  # fmt: skip


@dataclass(frozen=True)
class Term:
    """A figure, or a pair A/B of like figures, and the tokens it takes."""

    first: int
    last: int
    figure: Figure  # of a pair: the one above
    below: Figure | None = None
    is_range: bool = False  # an end of "15-18"

    @property
    def is_pair(self) -> bool:
        """Whether it is A/B, or A out of B."""
        return self.below is not None

    @property
    def whole(self) -> Figure:
        """What a share may be of: of a pair, the figure below."""
        return self.below or self.figure

    @property
    def upper(self) -> Term:
        """The figure above the line of a pair, or the one there is."""
        return Term(self.first, self.first, self.figure)

    @property
    def lower(self) -> Term:
        """The figure below the line of a pair, or the one there is."""
        return Term(self.last, self.last, self.whole)

    @cached_property
    def is_percent(self) -> bool:
        """Whether it is a rate in % or ‰."""
        return self.below is None and self.figure.is_rate

    @cached_property
    def is_amount(self) -> bool:
        """Whether it is one figure of anything but a rate, points or multiples."""
        return not self.is_pair and self.figure.base not in _NO_AMOUNTS

    def is_like(self, other: Term) -> bool:
        """Whether two terms count one thing; a bare number is like another bare one."""
        return self.figure.base == other.figure.base

    def may_be_like(self, other: Term) -> bool:
        """Whether two terms may count one thing: "từ 12 lên 15 sản phẩm"."""
        return self.is_like(other) or not (self.figure.base and other.figure.base)


def find_terms(tokens: tuple[Token, ...]) -> tuple[Term, ...]:
    """Return the terms of a row of tokens, in their order."""
    terms: list[Term] = []
    at = 0
    while at < len(tokens):
        figure = tokens[at].figure
        if figure is None:
            at += 1
            continue
        last = _end_of_pair(tokens, at)
        if last is None:
            terms.append(Term(at, at, figure, None, _is_range(tokens, at)))
            at += 1
            continue
        pair = _pair(tokens, at, last)
        if pair:
            terms.append(pair)
        elif _is_unlike(tokens, at, last) or not _figure(tokens[last]).numeral.value:
            terms += [Term(at, at, figure), Term(last, last, _figure(tokens[last]))]
        at = last + 1
    return tuple(terms)


def _end_of_pair(tokens: tuple[Token, ...], at: int) -> int | None:
    """Return the place of B where A/B or "A trên (tổng số) B" begins."""
    if at + 2 >= len(tokens) or tokens[at].is_percent:
        return None
    link = _link_of_pair(tokens, at)
    if link is None:
        return None
    is_total = tokens[link].text.startswith(("trên tổng", "trong tổng"))
    is_total = is_total or tokens[link + 1].text in _TOTALS  # "1,2 tỷ đồng/tổng vốn 4 tỷ đồng"
    for last in range(link + 1, min(link + (7 if is_total else 4), len(tokens))):
        if tokens[last].figure:
            return last
        if tokens[last].role not in {"plan", "whole"} and not (
            is_total and tokens[last].kind == "word"
        ):
            return None  # "/KH 20 đảng viên", "trên tổng thu 50 tỷ đồng"
    return None


def _link_of_pair(tokens: tuple[Token, ...], at: int) -> int | None:
    """Return the place of "/", or of "trên", also behind words that say more of A.

    "đã vận động 214 người đăng ký trên tổng số 540 người"; "trên" alone is clear only where
    it stands directly behind A.
    """
    if tokens[at + 1].is_mark("/") or tokens[at + 1].role == "of" or _is_within(tokens, at + 1):
        return at + 1
    coordinated = False
    for place in range(at + 1, min(at + 1 + _WORDS_OF_PART, len(tokens) - 1)):
        token = tokens[place]
        if token.is_mark("(") and tokens[place + 1].role == "of":
            return place + 1  # "40 hộ (trong tổng số 52 hộ)"
        if token.is_mark(",") and not coordinated:  # "380 con trâu, bò trên tổng đàn 400 con"
            coordinated = True
            continue
        if coordinated and (token.is_mark("/") or token.text in {"trên", "trong"}):
            return None
        if (token.is_mark("/") and tokens[place + 1].figure) or _is_within(tokens, place):
            return place
        if token.role == "of":
            is_said = token.text != "trên" or tokens[place + 1].role in {"plan", "whole"}
            return place if is_said else None
        says = token.role == "reach" and tokens[place + 1].kind == "word"  # "đạt chuẩn"
        is_role = token.role and token.text not in _BODIES and not says
        if token.kind != "word" or is_role:
            return None
    return None


def _is_joint(token: Token) -> bool:
    return token.role == "of" or token.text == "trong"


def _is_within(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "trong" stands directly before a figure: "3 trong 4 thôn"."""
    return tokens[at].text == "trong" and at + 1 < len(tokens) and tokens[at + 1].is_amount


def _pair(tokens: tuple[Token, ...], at: int, last: int) -> Term | None:
    above, below = _figure(tokens[at]), _figure(tokens[last])
    slash = tokens[at + 1].is_mark("/")
    has_words = tokens[at + 1].kind == "word" and not _is_joint(tokens[at + 1])
    if has_words and (above.base != below.base or not below.base):
        return None  # with words between, both must count one thing
    if slash and above.unit and not below.unit and _counts_another(tokens, last):
        return None
    is_bare = above.unit is None and (below.unit is None or below.noun in _VERBS_TOO)
    if is_bare and _is_date(tokens, (at, last), above, below):
        return None
    above, below = above.in_unit_of(below), below.in_unit_of(above)
    if above.base != below.base or below.is_rate or below.numeral.value <= 0:
        return None
    if above.base == TURNS and above.noun != below.noun:
        return None  # "5 lượt đoàn/75 lượt người"
    if _is_mark_given(tokens, last, below) or _is_per(tokens, last, above, below, has_words):
        return None
    return Term(at, last, above, below, _is_range(tokens, at))


def _counts_another(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether a bare number counts a thing of its own: "1.578 vụ/2.107 bị can"."""
    behind = tokens[last + 1 : last + 2]
    return bool(behind) and behind[0].kind == "word" and not behind[0].role


def _is_mark_given(tokens: tuple[Token, ...], last: int, below: Figure) -> bool:
    """Whether A/B is a mark out of ten or a hundred: "đạt 8/10 điểm"."""
    if below.unit is None or below.unit.symbol != "điểm" or below.numeral.value not in {10, 100}:
        return False
    behind = tokens[last + 1 : last + 2]
    return not behind or behind[0].kind != "word" or bool(behind[0].role)


def _is_per(
    tokens: tuple[Token, ...], last: int, above: Figure, below: Figure, has_words: bool
) -> bool:
    """Whether it is told how many come to a round number: "9,8 bác sĩ/10.000 dân"."""
    if below.numeral.value not in _ROUND or above.unit is None or not above.unit.is_count:
        return False
    is_average = above.numeral.precision < 0
    if below.numeral.value > _ROUND[0]:
        return is_average or above.noun != below.noun
    behind = tokens[last + 1 : last + 2]
    is_named = bool(behind) and behind[0].kind == "word" and not behind[0].role
    return is_average or (has_words and is_named)  # "115 trẻ trai/100 trẻ gái"


def _is_date(
    tokens: tuple[Token, ...], span: tuple[int, int], above: Figure, below: Figure
) -> bool:
    """Whether a bare pair is a day, unless a percentage follows that it may give."""
    first, last = span
    if not (above.printed.isdigit() and below.printed.replace(".", "").isdigit()):
        return False
    if not is_date_or_clock(int(above.printed), int(below.numeral.value)):
        return False
    if first > 1 and _is_difference(tokens, first, above, below):
        return False
    if first and tokens[first - 1].text in _BEFORE_DAYS:
        return True
    if first and tokens[first - 1].text == "có":
        return False
    if first and tokens[first - 1].role == "share" and below.numeral.value >= 100:
        return True  # the scale of a map
    for token in tokens[last + 1 : last + 5]:
        if token.is_percent:
            return False
        if token.figure or token.kind == "stop":
            break
    return True


def _is_difference(tokens: tuple[Token, ...], first: int, above: Figure, below: Figure) -> bool:
    """Whether a pair in brackets explains the change before it: "giảm 02 (06/08)"."""
    change = tokens[first - 2].figure
    opens = tokens[first - 1].is_mark("(")
    difference = abs(above.numeral.value - below.numeral.value)
    return opens and change is not None and change.numeral.value == difference


def _is_unlike(tokens: tuple[Token, ...], at: int, last: int) -> bool:
    """Whether a slash joins figures of two sorts: 3,432 tỷ/138 hộ; or a rate and its plan."""
    one, other = _figure(tokens[at]), _figure(tokens[last])
    return (bool(one.unit) or other.is_rate) and one.base != other.base


def _is_range(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the figure is an end of "15-18" or "200 đến 400"."""
    for link, other in ((at + 1, at + 2), (at - 1, at - 2)):
        if not 0 <= min(link, other) <= max(link, other) < len(tokens):
            continue
        joined = tokens[link].is_mark("-–") and abs(tokens[link].start - tokens[at].end) < 1
        joined = joined or (tokens[link].is_mark("-–") and tokens[link].end == tokens[at].start)
        if tokens[other].figure and (joined or tokens[link].text == "đến"):
            return True
    return False


def _figure(token: Token) -> Figure:
    if token.figure is None:
        raise TypeError(token.text)
    return token.figure
