"""Times: when a figure is of, and which of two is the earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product, takewhile

from wardstats.audit.reading.cues import MOVES, names_a_thing, read_cue_left
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Token
from wardstats.audit.reading.words import fold_word, fold_words

_DIGITS_OF_YEAR = 4
_LEAST_NAME = 2  # words that tell a thing of its own
_ROMAN = ("i", "ii", "iii", "iv")
_QUARTER = fold_word("quý")
_PERIODS = frozenset({"tháng", _QUARTER})
_TIME_WORDS = frozenset({"năm", "là", *_PERIODS, *_ROMAN})
_EACH = fold_words("mỗi", "hằng", "hàng", "một")
_EACH_PERIOD = frozenset(product(_EACH, fold_words("năm", "tháng", "quý")))


def find_earlier_time(passage: Passage, place: int) -> Term | None:
    """Find B of "năm 2020 A, năm 2019 B, tăng X %", and of "A (tháng 8: B), tăng X %"."""
    dated = [
        (time, passage.terms[at])
        for at in range(max(place - 2, 0), place)
        if passage.terms[at].is_amount
        and passage.same_sentence(passage.terms[at], passage.terms[place])
        and read_cue_left(passage, at) not in MOVES
        for time in [read_time_of(passage, passage.terms[at])]
        if time
    ]
    if len(dated) == 2 and dated[0][0][0] == dated[1][0][0] and dated[0] != dated[1]:
        return min(dated, key=lambda one: one[0])[1]
    return dated[0][1] if len(dated) == 1 and is_aside(passage, dated[0][1]) else None


def find_named_time(passage: Passage, place: int) -> Term | None:
    """Find B of "quý II A, quý I B, tăng X % so với quý I": the time behind names its figure."""
    behind = list(passage.after(passage.terms[place], 6))
    start = next((at for at, token in enumerate(behind) if token.role == "compare"), None)
    time = None if start is None else _read_time(behind[start + 1 : start + 3][::-1])
    if time is None:
        return None
    dated = [
        passage.terms[at]
        for at in range(max(place - 3, 0), place)
        if passage.terms[at].is_amount
        and passage.same_sentence(passage.terms[at], passage.terms[place])
        and read_time_of(passage, passage.terms[at]) == time
    ]
    return dated[0] if len(dated) == 1 else None


def read_time_of(passage: Passage, term: Term) -> tuple[str, int] | None:
    """Return the time that a figure is dated by: its sort and number; a year alone is a year."""
    before = takewhile(lambda token: not token.is_mark(")"), passage.before(term, 8))
    return _read_time(list(before)) or _read_time(list(passage.after(term, 2))[::-1])


def _read_time(tokens: Sequence[Token]) -> tuple[str, int] | None:
    """Read a time out of tokens, the last one first."""
    for at, token in enumerate(tokens):
        former = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if token.kind == "opaque" and token.text.isdigit():
            if len(token.text) == _DIGITS_OF_YEAR:
                return "năm", int(token.text)
            if former in _PERIODS:
                return former, int(token.text)
        if token.text in _ROMAN and former == _QUARTER:
            return _QUARTER, _ROMAN.index(token.text) + 1
    return None


def is_aside(passage: Passage, term: Term) -> bool:
    """Whether a figure stands in brackets with nothing but its time: "(tháng 8: 300 hồ sơ)"."""
    for token in passage.before(term, 5):
        if token.is_mark("("):
            return True
        is_time = token.kind == "opaque" or token.is_mark(":") or token.text in _TIME_WORDS
        if not is_time and token.role != "whole":
            return False
    return False


def is_of_each_period(passage: Passage, term: Term) -> bool:
    """Whether a change is one of many: "bình quân mỗi năm giảm 1,2 %, từ 8,5 % xuống 2,5 %"."""
    words = [token.text for token in passage.before(term)]
    return any(pair in _EACH_PERIOD for pair in pairwise(words[::-1]))


def is_dated_aside(passage: Passage, term: Term) -> bool:
    """Whether a figure only tells in brackets what was at another time: "(năm 2008 là 10,15 %)"."""
    return is_aside(passage, term) and read_time_of(passage, term) is not None


def find_earlier_of_two(passage: Passage, rates: Sequence[Term]) -> Term | None:
    """Find B of "năm 2023 A %, năm 2022 B %"."""
    dated = [(time, rate) for rate in rates for time in [read_time_of(passage, rate)] if time]
    is_pair = len(dated) == 2 and dated[0][0][0] == dated[1][0][0]
    return min(dated, key=lambda one: one[0])[1] if is_pair else None


def is_of_earlier(passage: Passage, term: Term) -> bool:
    """Whether the words before a figure date it back: "cùng kỳ là", "so với tháng 5 (", "CK"."""
    dated = False
    names = 0
    for token in passage.before(term):
        names += names_a_thing(token)
        if token.is_mark("(") and names >= _LEAST_NAME:
            return False  # "tăng so với cùng kỳ (khai thác 39.070 tấn, …"
        if token.role in {"prior", "opening"}:
            return True
        if token.role == "compare":
            return dated or _is_earlier_behind(passage, term)
        if token.role in {"up", "down", "plan", "over", "partly"} or token.is_mark(","):
            return False
        if token.role == "level" and token.text != "còn":  # "từ 2,46 % đầu năm xuống 1,98 %"
            return False
        if token.role == "reach" and token.text not in {"là", "đạt"}:
            return False
        dated = dated or token.kind == "opaque"
    return False


def _is_earlier_behind(passage: Passage, term: Term) -> bool:
    """Whether "cùng kỳ" stands behind a figure: "so với 20 vụ (của) cùng kỳ"."""
    return "prior" in passage.roles_after(term, 3)
