"""Number words: small numbers written out, "mười hai", "hai mươi lăm"."""

from __future__ import annotations

from collections.abc import Sequence

_DIGITS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
           "chín": 9}  # fmt: skip
_BEHIND_TENS = _DIGITS | {"mốt": 1, "tư": 4, "lăm": 5}
NUMBER_WORDS = frozenset({*_DIGITS, "mười", "đôi"})  # with which a number begins
_LINKS = (("trên", "tổng", "số"), ("trong", "tổng", "số"), ("trong", "số"), ("trên",), ("trong",))


def read_number(words: Sequence[str]) -> tuple[int, int] | None:
    """Read the number that a row of words begins with, and how many words it takes.

    Examples
    --------
    >>> read_number(["hai", "mươi", "lăm", "hộ"]), read_number(["mười", "hai", "hộ"])
    ((25, 3), (12, 2))
    >>> read_number(["hộ"]) is None
    True
    """
    first, second = (*words[:2], "", "")[:2]
    if (first, second) == ("một", "phần"):
        return None  # "dịch vụ công một phần"
    if first == "mười":
        more = {**_DIGITS, "lăm": 5}.get(second, 0)
        return 10 + more, 2 if more else 1
    digit = _DIGITS.get(first)
    if digit is None or second != "mươi":
        return (digit, 1) if digit else None
    more = _BEHIND_TENS.get(words[2], 0) if len(words) > 2 else 0
    return 10 * digit + more, 3 if more else 2


def is_out_of_another(words: Sequence[str]) -> bool:
    """Whether "trong" or "trên" and another number follow: "(ba) trong bốn thôn".

    Examples
    --------
    >>> is_out_of_another(["trong", "bốn", "thôn"]), is_out_of_another(["trong", "đó"])
    (True, False)
    """
    for link in _LINKS:
        if tuple(words[: len(link)]) == link:
            return read_number(words[len(link) :]) is not None
    return False
