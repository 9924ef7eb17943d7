"""Excel number formats: what a person sees of a stored number.

A format may scale (`#,##0,,` shows millions), turn into percent, and carry words
(`"ước "0.000" tỷ"`); all of that is part of the printed figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from wardstats.model.numerals import print_numeral, round_half_up

# A quoted literal, an escaped character, a colour or condition, padding, a run of placeholders.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|_.|\*.'
    r"|(?P<digits>[#0?][#0?,]*(?:\.[#0?]*)?(?P<scale>,*))|(?P<percent>%)|(?P<other>.)"
)

_GENERAL_DIGITS = 10  # General shows no more digits of a number with decimals


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a number format does to a number."""

    before: str  # words before the digits
    after: str  # words after them, "%" included
    decimals: int | None  # None: as many as are stored (General)
    scale: int  # power of ten the stored number is divided by; −2 for a percent format
    fewest: int = 0  # decimals shown even when they are 0; "0.0#" has one of two
    has_digits: bool = True  # False for ";;;" and pure text formats: nothing is shown

    def shown(self, stored: Decimal) -> Decimal:
        """Return the number behind the shown digits, not rounded."""
        return stored.scaleb(-self.scale)

    def shown_decimals(self, stored: Decimal) -> int:
        """Return how many decimals a person sees of this stored number."""
        shown = self.shown(stored)
        if self.decimals is None:
            whole_digits = max(shown.adjusted() + 1, 1) if shown else 1
            most = max(_GENERAL_DIGITS - whole_digits, 0)
        else:
            most = self.decimals
        exponent = round_half_up(shown, -most).normalize().as_tuple().exponent
        return max(-int(exponent), self.fewest)

    def text(self, stored: Decimal) -> str:
        """Return the cell as a person sees it, in Vietnamese digits.

        Examples
        --------
        >>> parse_number_format('"ước "0.000" tỷ"').text(Decimal("2.679"))
        'ước 2,679 tỷ'
        >>> parse_number_format("#,##0.0,,").text(Decimal(158_500_000))
        '158,5'
        """
        if not self.has_digits:
            return f"{self.before}{self.after}".strip()
        shown, decimals = self.shown(stored), self.shown_decimals(stored)
        rounded = round_half_up(shown, -decimals)
        return f"{self.before}{print_numeral(rounded, decimals, 'vi')}{self.after}".strip()


@lru_cache(maxsize=1024)
def parse_number_format(code: str) -> NumberFormat:
    """Read the section of a number format that positive numbers take."""
    section = _first_section(code)
    if section.strip().casefold() in ("general", "@") or not code.strip():
        return NumberFormat("", "", None, 0)
    before, after, decimals, fewest, scale, seen = "", "", 0, 0, 0, False
    for token in _TOKEN.finditer(section):
        words = token["quoted"] or token["escaped"] or token["percent"] or token["other"] or ""
        if token["digits"]:
            seen = True
            body = token["digits"].rstrip(",")
            places = body.partition(".")[2]
            decimals, fewest = len(places), places.rfind("0") + 1
            scale += 3 * (len(token["digits"]) - len(body))
        elif seen:
            after += words
        else:
            before += words
        scale -= 2 if token["percent"] else 0
    return NumberFormat(before, after, decimals, scale, fewest, has_digits=seen)


def _first_section(code: str) -> str:
    """Cut at the first ';' that is not inside quotes."""
    match = re.match(r'(?:"[^"]*"|\\.|[^;"\\])*', code)
    return match[0] if match else code
