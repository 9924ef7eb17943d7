"""Excel number formats: what a person sees of a stored number.

A format may scale (`#,##0,,` shows millions), turn into percent, and carry words
(`"ước "0.000" tỷ"`); all of that is part of the printed figure. It has up to four sections,
parted by `;`: for positive numbers, negative ones, zero, and text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from wardstats.model.numerals import print_numeral, round_half_up

# A quoted literal, an escaped character, a colour or condition, padding, a run of placeholders.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|_.|\*.|(?P<general>General)'
    r"|(?P<digits>[#0?][#0?,]*(?:\.[#0?]*)?(?P<scale>,*))|(?P<percent>%)|(?P<other>.)",
    re.IGNORECASE,
)
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[]|["\\\[])*')
_COLOUR = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d+)", re.IGNORECASE
)

_GENERAL_DIGITS = 10  # General shows no more digits of a number with decimals


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What the section of a number format that a number takes does to it."""

    before: str = ""  # words before the digits
    after: str = ""  # words after them, "%" included
    decimals: int | None = None  # None: as many as are stored (General)
    percent: int = 0  # how many "%" stand in it
    thousands: int = 0  # how many times a comma divides by a thousand
    fewest: int = 0  # decimals shown even when they are 0; "0.0#" has one of two
    has_digits: bool = True  # False for ";;;" and pure text formats: nothing is shown
    has_zero: bool = True  # False for "#" and "?", which leave a zero out
    has_sign: bool = True  # False for a section of its own for negative numbers
    has_condition: bool = False  # "[>100]": who knows which section is taken

    def show(self, stored: Decimal) -> Shown:
        """Return what a person sees of a stored number, in Vietnamese digits.

        Examples
        --------
        >>> stored = Decimal("2.679")
        >>> parse_number_format('"ước "0.000" tỷ"', stored).show(stored).text
        'ước 2,679 tỷ'
        >>> parse_number_format("0;(0)", Decimal(-5)).show(Decimal(-5)).text
        '(5)'
        """
        scale = 2 * self.percent - 3 * self.thousands
        number = stored.scaleb(scale) if scale else stored
        number = number if self.has_sign else abs(number)
        rounded, decimals = self._round(number)
        if not self.has_digits or not (rounded or self.has_zero):
            return Shown(number, rounded, decimals, f"{self.before}{self.after}".strip())
        digits = print_numeral(rounded, decimals, "vi")
        return Shown(number, rounded, decimals, f"{self.before}{digits}{self.after}".strip())

    def _round(self, number: Decimal) -> tuple[Decimal, int]:
        """Round to the decimals that are seen of a number; trailing zeros are left out."""
        if self.decimals is None:
            whole_digits = max(number.adjusted() + 1, 1) if number else 1
            most = max(_GENERAL_DIGITS - whole_digits, 0)
        else:
            most = self.decimals
        rounded = round_half_up(number, -most)
        if self.fewest < most:
            seen = -int(rounded.normalize().as_tuple().exponent)
            most = max(seen, self.fewest)
            rounded = round_half_up(rounded, -most)
        return rounded, most


@dataclass(frozen=True, slots=True)
class Shown:
    """What is seen of a stored number."""

    number: Decimal  # behind the digits, not rounded; without its sign where that is not shown
    rounded: Decimal  # the digits
    decimals: int
    text: str


def parse_number_format(code: str, stored: Decimal) -> NumberFormat:
    """Read the section of a number format that this number takes."""
    positive, negative, zero = _parse_format(code)
    if stored < 0:
        return negative
    return positive if stored else zero


@lru_cache(maxsize=1024)
def _parse_format(code: str) -> tuple[NumberFormat, NumberFormat, NumberFormat]:
    """Read the sections for positive numbers, negative ones and zero."""
    sections = _sections(code)
    if any(_has_condition(section) for section in sections):
        return (NumberFormat(has_digits=False, has_condition=True),) * 3
    numbers = sections[:3]
    if len(sections) > 1 and len(numbers) == 2 and "@" in sections[1]:
        numbers = sections[:1]  # "0;@": the last section is for text
    positive = _parse_section(numbers[0], has_sign=True)
    negative = _parse_section(numbers[1], has_sign=False) if len(numbers) > 1 else positive
    zero = _parse_section(numbers[2], has_sign=True) if len(numbers) > 2 else positive
    return positive, negative, zero


def shown_text(code: str, text: str) -> str:
    """Return a text as a person sees it: the last section of a format may add words or hide it.

    Examples
    --------
    >>> shown_text('@" tỷ"', "2,679"), shown_text(";;;", "2,679")
    ('2,679 tỷ', '')
    """
    sections = _sections(code)
    if len(sections) < 4 and not any(token["other"] == "@" for token in _tokens(sections[-1])):
        return text
    words = (text if token["other"] == "@" else _words(token) for token in _tokens(sections[-1]))
    return "".join(words).strip()


def _parse_section(section: str, *, has_sign: bool) -> NumberFormat:
    if section.strip() == "@":
        return NumberFormat(has_sign=has_sign)
    before, after, seen, has_zero = "", "", False, False
    decimals: int | None = 0
    fewest = thousands = percent = 0
    for token in _tokens(section):
        words = _words(token)
        if token["general"]:
            seen, has_zero, decimals = True, True, None
        elif token["digits"]:
            body = token["digits"].rstrip(",")
            places = body.partition(".")[2]
            seen, has_zero = True, has_zero or "0" in body
            decimals, fewest = len(places), places.rfind("0") + 1
            thousands += len(token["digits"]) - len(body)
        elif seen:
            after += words
        else:
            before += words
        percent += 1 if token["percent"] else 0
    return NumberFormat(
        before, after, decimals, percent, thousands, fewest, seen, has_zero, has_sign
    )


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[str, ...]:
    """Part a format at each ';' that is not inside quotes or brackets."""
    if not code.strip():
        return ("General",)
    sections, start = [], 0
    while True:
        match = _SECTION.match(code, start)
        end = match.end() if match else len(code)
        sections.append(code[start:end])
        if end >= len(code):
            return tuple(sections)
        start = end + 1


def _tokens(section: str) -> list[re.Match[str]]:
    return list(_TOKEN.finditer(section))


def _words(token: re.Match[str]) -> str:
    """Return what a token shows as it stands; "[$₫-42A]" shows a sign of money."""
    money = (token["bracket"] or "").removeprefix("$").partition("-")[0]
    if (token["bracket"] or "").startswith("$"):
        return money
    return token["quoted"] or token["escaped"] or token["percent"] or token["other"] or ""


def _has_condition(section: str) -> bool:
    """Whether brackets hold anything but a colour, a language or a sign of money."""
    brackets = (token["bracket"] for token in _tokens(section))
    return any(
        bracket is not None and not bracket.startswith("$") and not _COLOUR.fullmatch(bracket)
        for bracket in brackets
    )
