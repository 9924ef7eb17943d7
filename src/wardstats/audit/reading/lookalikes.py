"""What only looks like a figure or a ratio: dates, document codes, addresses, standards.

Each pattern is bounded and is tried once at each number, so that time stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wardstats.audit.reading.words import placed_words

_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_CAPITALS = r"[A-ZĐƯ]"
_PATTERNS = {
    "code": rf"[0-9]{{1,6}}\s?/\s?(?:{_YEAR}\s?/\s?)?"
    rf"{_CAPITALS}{{2,10}}\s?[-–/]\s?{_CAPITALS}[\w-]{{0,20}}"
    rf"|[0-9]{{1,6}}/{_YEAR}/{_CAPITALS}\w{{1,10}}"
    rf"|[0-9]{{1,6}}-{_CAPITALS}{{2,6}}(?:/{_CAPITALS}\w{{0,10}})?",
    "date": rf"[0-9]{{1,2}}\s?(?P<separator>[/.-])\s?[0-9]{{1,2}}\s?(?P=separator)\s?{_YEAR}"
    rf"|(?:0?[1-9]|1[0-2])\s?/\s?{_YEAR}(?![.,/][0-9])",
    "years": rf"{_YEAR}\s?[-–]\s?{_YEAR}",
    "address": r"[0-9]{1,5}\w?(?:/[0-9]{1,5}\w?){2,6}(?![0-9/])",
    "standard": r"[0-9]{3,5}:[0-9]{4}(?![0-9])",
    "scale": r"1:[0-9]{1,6}(?![0-9])",
    "district": r"(?<=\b[QP]\.)\s?[0-9]{1,2}(?![0-9.,]*[0-9])",
    "period": rf"(?:0?[1-9]|1[0-2])\s?(?:(?:th|T)[.]?\s?(?:/|đầu|cuối)?|tháng\s?/)\s?{_YEAR}",
    "time": r"[0-9]{1,2}\s?(?:giờ|h)\s?[0-9]{1,2}(?:\s?phút)?",
}
_LOOKALIKE = re.compile("|".join(f"(?P<{name}>{form})" for name, form in _PATTERNS.items()))
_DAY_AND_MONTH = re.compile(r"[0-9]{1,2}[.][0-9]{1,2}")
_MONTH_AND_YEAR = re.compile(rf"[0-9]{{1,2}}[.]{_YEAR}")
_PLAIN_YEAR = re.compile(_YEAR)
# Words before a/b that make it a day, an address, a plot of land or a place among others.
_TAKES_DATES = frozenset({"ngày", "ngõ", "ngách", "hẻm", "kiệt", "đường", "tháng", "phố",
                          "khoảnh", "thửa", "lô", "tờ", "nhà",
                          "hạng", "thứ", "xếp", "trí", "tuần"})  # fmt: skip
_BEFORE_YEARS = frozenset({"năm", "nhiệm", "kì", "kh", "hoạch", "toán"})
_LONGEST_ORDINAL = 4  # digits
_NAMES_OF_PEOPLE = frozenset({("cao", "tuổi")})  # "người cao tuổi 174": no age
_TWO_WORDED = frozenset({("tiểu", "khu"), ("phân", "khu")})


def match_lookalike(text: str, at: int) -> tuple[str, int] | None:
    """Name what stands at a number without being one, and where it ends.

    Examples
    --------
    >>> match_lookalike("21/KH-UBND", 0), match_lookalike("16/9/2020", 0)
    (('code', 10), ('date', 9))
    >>> match_lookalike("61/70", 0) is None
    True
    """
    match = _LOOKALIKE.match(text, at)
    return (str(match.lastgroup), match.end()) if match else None


def is_one_of_a_row(before: Sequence[str], printed: str, *, has_unit: bool, slash: bool) -> bool:
    """Say whether the words before a number make it a date, an ordinal or an address.

    Parameters
    ----------
    before
        The folded words directly before, nearest last.
    has_unit, slash
        Whether a unit, or a slash, follows the number.
    """
    if before and before[-1] in {"ngày", "sáng", "tối"} and _DAY_AND_MONTH.fullmatch(printed):
        return True
    if before and before[-1] in {"tháng", "quý"} and _MONTH_AND_YEAR.fullmatch(printed):
        return True
    if not before or not printed.isdigit():
        return False
    if _PLAIN_YEAR.fullmatch(printed) and (
        before[-1] in _BEFORE_YEARS or tuple(before[-2:]) == ("so", "với")
    ):
        return not has_unit or before[-1] in {"năm", "nhiệm"}
    if slash:
        return before[-1] in _TAKES_DATES or tuple(before[-2:]) in _TWO_WORDED
    if has_unit:
        return before[-1] == "thứ"
    if before[-1] == "số":
        return len(before) > 1 and before[-2] not in {"tổng", "với", "trong", "là", "con"}
    if tuple(before[-2:]) in _NAMES_OF_PEOPLE:
        return False
    if len(printed) > _LONGEST_ORDINAL:
        return False  # "nông thôn 437068"
    ordinals = placed_words("ordinal")
    return any(tuple(before[-length:]) in ordinals for length in (1, 2, 3))


def is_date_or_clock(above: int, below: int) -> bool:
    """Say whether a/b without a thing counted may be a day, a clock or a scale of a map.

    Examples
    --------
    >>> is_date_or_clock(30, 4), is_date_or_clock(24, 24), is_date_or_clock(1, 500)
    (True, True, True)
    >>> is_date_or_clock(61, 70)
    False
    """
    is_day = 1 <= above <= 31 and 1 <= below <= 12
    is_clock = (above, below) in {(24, 24), (24, 7)}
    is_scale = above == 1 and below >= 100 and below % 100 == 0
    return is_day or is_clock or is_scale
