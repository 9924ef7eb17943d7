"""Vietnamese numerals: text to an exact number with its last printed digit, and back.

Decimal comma, dot (or space) between thousands: `1.234,5`. The last printed digit is told as a
power of ten, `precision`: 80,7 has −1, 1.350 has 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache

from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

from wardstats.language import current_language

_SPACES = "\u00a0\u2007\u2009\u202f"  # no-break, figure, thin and narrow no-break space
_LONGEST = 25  # signs of a number; decimal arithmetic is exact to 28 digits
_MINUS = "\u2212\u2013"
_PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?")
_DECIMAL_DOT = re.compile(r"[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|0\.[0-9]+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed."""

    value: Decimal
    precision: int  # power of ten of the last printed digit
    has_decimal_dot: bool = False  # written against the Vietnamese habit: 189.26


def parse_numeral(text: str) -> Numeral | None:
    """Read a Vietnamese numeral; None when the text is not one.

    One dot before exactly three digits parts thousands; one dot before one, two or more than
    three digits, or after a lone 0, is read as a decimal dot and said so.

    Examples
    --------
    >>> parse_numeral("1.350")
    Numeral(value=Decimal('1350'), precision=0, has_decimal_dot=False)
    >>> parse_numeral("2,679")
    Numeral(value=Decimal('2.679'), precision=-3, has_decimal_dot=False)
    >>> parse_numeral("189.26").has_decimal_dot
    True
    >>> parse_numeral("9/9") is None
    True
    """
    cleaned = text.strip()
    for space in _SPACES:
        cleaned = cleaned.replace(space, " ")
    for minus in _MINUS:
        cleaned = cleaned.replace(minus, "-")
    sign = cleaned[:1] if cleaned[:1] in ("-", "+") else ""
    digits = cleaned[len(sign) :].strip()
    has_decimal_dot = bool(_DECIMAL_DOT.fullmatch(digits))
    if len(digits) > _LONGEST:
        return None
    if has_decimal_dot:
        plain = digits
    elif any(form.fullmatch(digits) for form in (_PLAIN, _GROUPED, _SPACED)):
        plain = digits.replace(".", "").replace(" ", "").replace(",", ".")
    else:
        return None
    value = Decimal(("-" if sign == "-" else "") + plain)
    exponent = value.as_tuple().exponent
    return Numeral(value, int(exponent), has_decimal_dot)


def print_numeral(value: Decimal | Fraction | int, decimals: int, language: str = "") -> str:
    """Write a number with this many decimals, rounded half-up, in the language in use.

    Examples
    --------
    >>> print_numeral(Decimal("2679"), 0), print_numeral(Decimal("80.65"), 1)
    ('2.679', '80,7')
    """
    rounded = round_half_up(value, -max(decimals, 0))
    return f"{rounded:,f}".translate(_signs_of(language or current_language()))


@cache
def _signs_of(language: str) -> dict[int, str]:
    """Return what stands for Python's signs of a number in a language."""
    return str.maketrans(
        {
            ",": get_group_symbol(language),
            ".": get_decimal_symbol(language),
            "-": get_minus_sign_symbol(language),
        }
    )


def round_half_up(value: Decimal | Fraction | int, precision: int) -> Decimal:
    """Round to a power of ten, halves away from zero, exactly.

    Examples
    --------
    >>> round_half_up(Fraction(1, 8), -2), round_half_up(Decimal("-2.5"), 0)
    (Decimal('0.13'), Decimal('-3'))
    """
    if isinstance(value, Fraction):
        above, below = abs(value.numerator), value.denominator
        if precision < 0:
            above *= 10**-precision
        else:
            below *= 10**precision
        whole = (2 * above + below) // (2 * below)
        magnitude = Decimal(whole).scaleb(precision)
        return -magnitude if value < 0 and whole else magnitude
    return Decimal(value).quantize(_digit(precision), rounding=ROUND_HALF_UP)


@cache
def _digit(precision: int) -> Decimal:
    return Decimal(1).scaleb(precision)
