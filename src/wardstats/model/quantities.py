"""Quantity: a printed figure, exact, with its unit and its last printed digit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from wardstats.errors import NameUnknownError
from wardstats.language import translate as _
from wardstats.model.numerals import Numeral, parse_numeral, print_numeral
from wardstats.model.qualifiers import strip_qualifiers
from wardstats.model.units import SCALE_WORDS, Unit, find_scale, find_unit

_UNNAMED = Unit("", "", Decimal(1), "count", "", "")
_COMPOUND = re.compile(r"(.*?[0-9]\s*(?:nghìn tỷ|tỷ|tỉ|triệu))\s+([0-9].*)", re.IGNORECASE)
_FIGURE = re.compile(r"([-+−–]?\s*[0-9](?:[0-9.,\s]*[0-9])?)\s*(\D[^\n]*)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as printed: 2,679 tỷ đồng is 2 679 000 000 đồng, precision 6.

    Examples
    --------
    >>> tax = Quantity(Decimal(2_679_000_000), "đồng", precision=6)
    >>> tax.low, tax.high
    (Decimal('2678500000'), Decimal('2679500000'))
    >>> str(tax)
    '2,679 tỷ đồng'
    >>> Quantity(Decimal(11), "vụ").is_exact
    True
    """

    value: Decimal  # in the base unit
    unit: str  # symbol of the base unit; empty where a text names none
    precision: int = 0  # power of ten of the last printed digit
    qualifier: str = ""  # one of QUALIFIERS, mostly empty

    @property
    def is_exact(self) -> bool:
        """Whether it is a whole count, which nobody rounded; so is a whole bare number."""
        is_whole = self.precision == 0 and not self.qualifier
        return is_whole and (not self.unit or find_unit(self.unit).is_count)

    @property
    def half_digit(self) -> Decimal:
        """Half a unit of the last printed digit; 0 for an exact count."""
        return Decimal(0) if self.is_exact else Decimal(5).scaleb(self.precision - 1)

    @property
    def low(self) -> Decimal:
        """The least number that is printed so."""
        return self.value - self.half_digit

    @property
    def high(self) -> Decimal:
        """The number under which everything is printed so."""
        return self.value + self.half_digit

    def __str__(self) -> str:
        return print_quantity(self)


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """What one printed text says: the quantity, and whether it is an estimate."""

    quantity: Quantity
    status: str = "final"  # "final", "estimate" (ước) or "implied" (suy ra)
    has_decimal_dot: bool = field(default=False, compare=False)  # 189.26, against the habit


def parse_figure(text: str, unit: str) -> PrintedFigure | None:
    """Read a printed figure; None when the text is not one.

    Parameters
    ----------
    text
        The figure as a person sees it: "ước 2,679 tỷ", "trên 10.000", "80,7 %".
    unit
        The unit of the row, empty where it has none; a unit or scale word in the text takes its
        place.

    Examples
    --------
    >>> parse_figure("ước 158,5 triệu", "tỷ đồng").quantity
    Quantity(value=Decimal('158500000'), unit='đồng', precision=5, qualifier='')
    >>> parse_figure("trên 10.000", "tờ").quantity.qualifier
    'over'
    >>> str(parse_figure("254 triệu 700 nghìn", "đồng").quantity)
    '254,700 triệu đồng'
    >>> parse_figure("khá", "người") is None
    True
    """
    rest, qualifier, status = strip_qualifiers(" ".join(unicodedata.normalize("NFC", text).split()))
    quantity = _compound_quantity(rest, unit) or _simple_quantity(rest, unit)
    if quantity is None:
        return None
    return PrintedFigure(
        replace(quantity, qualifier=qualifier), status or "final", _has_decimal_dot(rest)
    )


def looks_like_figure(text: str) -> bool:
    """Whether a text is a figure in whatever unit, or in none.

    Examples
    --------
    >>> looks_like_figure("ước 2,679 tỷ"), looks_like_figure("1.350 người")
    (True, True)
    >>> looks_like_figure("16/9/2020"), looks_like_figure("3 tổ trưởng")
    (False, False)
    """
    rest = strip_qualifiers(" ".join(unicodedata.normalize("NFC", text).split()))[0]
    compound = _COMPOUND.fullmatch(rest)
    match = _FIGURE.fullmatch(compound[2] if compound else rest)
    if match is None or parse_numeral(match[1]) is None:
        return False
    words = (match[2] or "").strip()
    if not words or find_scale(words) is not None:
        return True
    try:
        find_unit(words)
    except NameUnknownError:
        return False
    return True


def _has_decimal_dot(text: str) -> bool:
    compound = _COMPOUND.fullmatch(text)
    numerals = [
        parse_numeral(match[1])
        for part in (compound.groups() if compound else (text,))
        if (match := _FIGURE.fullmatch(part))
    ]
    return any(numeral.has_decimal_dot for numeral in numerals if numeral)


def _compound_quantity(text: str, unit: str) -> Quantity | None:
    """Add up a figure printed in scales: "634 tỷ 620 triệu", "10 tỷ 440 triệu 932 nghìn"."""
    match = _COMPOUND.fullmatch(text)
    if match is None:
        return None
    greater = _simple_quantity(match[1], unit)
    lesser = _compound_quantity(match[2], unit) or _simple_quantity(match[2], unit)
    # The lesser part is less than one of the last digit before it, or it is something else.
    if greater is None or lesser is None or lesser.value >= Decimal(1).scaleb(greater.precision):
        return None
    return replace(lesser, value=greater.value + lesser.value)


def _simple_quantity(rest: str, unit: str) -> Quantity | None:
    match = _FIGURE.fullmatch(rest)
    numeral = parse_numeral(match[1]) if match else None
    if match is None or numeral is None:
        return None
    own_unit = _unit_of(match[2] or "", unit)
    if own_unit is None:
        return None
    return measure(numeral, own_unit)


def measure(numeral: Numeral, unit: Unit, qualifier: str = "") -> Quantity:
    """Turn a number printed in some unit into a quantity of its base unit.

    Examples
    --------
    >>> measure(parse_numeral("2,679"), find_unit("tỷ đồng"))
    Quantity(value=Decimal('2679000000'), unit='đồng', precision=6, qualifier='')
    """
    precision = numeral.precision + unit.factor.adjusted()
    return Quantity(_plain(numeral.value * unit.factor), unit.base, precision, qualifier)


def print_quantity(quantity: Quantity, *, unit: str = "", with_unit: bool = True) -> str:
    """Write a quantity with its printed digits in the language in use.

    Money takes the largest scale word that keeps it above one and within three decimals; all
    else is written in `unit`, or in the base unit where none is given.

    Examples
    --------
    >>> print_quantity(Quantity(Decimal(158_500_000), "đồng", 5))
    '158,5 triệu đồng'
    >>> print_quantity(Quantity(Decimal(10_000), "tờ", 0, "over"))
    'trên 10.000 tờ'
    >>> print_quantity(Quantity(Decimal("80.7"), "%", -1))
    '80,7 %'
    """
    own_unit = _display_unit(quantity, unit) if quantity.unit else _UNNAMED
    shown = quantity.value / own_unit.factor
    shift = own_unit.factor.adjusted()
    text = print_numeral(shown, max(shift - quantity.precision, 0))
    if with_unit and quantity.unit:
        text = f"{text} {own_unit.name(shown)}"
    if not quantity.qualifier:
        return text
    wording = {
        "over": _("over {figure}"),
        "about": _("about {figure}"),
        "under": _("under {figure}"),
        "at_least": _("{figure} or more"),
        "at_most": _("{figure} or less"),
    }
    return wording[quantity.qualifier].format(figure=text)


def subtract(greater: Quantity, lesser: Quantity) -> Quantity:
    """Subtract printed figures of one unit; the difference has the digits of the finer one.

    Examples
    --------
    >>> str(subtract(Quantity(Decimal(9), "gram"), Quantity(Decimal("8.89"), "gram", -2)))
    '0,11 gram'
    """
    precision = min(greater.precision, lesser.precision)
    return Quantity(greater.value - lesser.value, greater.unit, precision)


def without_noughts(quantity: Quantity) -> Quantity:
    """Return a figure without noughts at its end, which nobody measured.

    Examples
    --------
    >>> str(without_noughts(Quantity(Decimal(69_500_000_000), "đồng", 6)))
    '69,5 tỷ đồng'
    """
    last_digit = int(quantity.value.normalize().as_tuple().exponent)
    return replace(quantity, precision=max(quantity.precision, last_digit))


def ratio_bounds(above: Quantity, below: Quantity) -> tuple[Fraction, Fraction] | None:
    """Return the least and greatest quotient of two printed figures; None when below may be 0.

    Examples
    --------
    >>> low, high = ratio_bounds(Quantity(Decimal(9), "vụ"), Quantity(Decimal(11), "vụ"))
    >>> low == high == Fraction(9, 11)
    True
    """
    if below.low <= 0:
        return None
    corners = [
        Fraction(numerator) / Fraction(denominator)
        for numerator in (above.low, above.high)
        for denominator in (below.low, below.high)
    ]
    return min(corners), max(corners)


def _unit_of(words: str, row_unit: str) -> Unit | None:
    """Find the unit a figure is printed in: its own words, a scale of the row's, or the row's."""
    row = find_unit(row_unit) if row_unit else _UNNAMED
    words = words.strip()
    if not words:
        return row
    scale = find_scale(words)
    if scale is not None:
        if row.kind == "rate":
            return None  # nobody prints millions of percent
        # "158,5 triệu" in a row of tỷ đồng is money as it stands; "5 nghìn" in one of tấn is tấn.
        own_scale = any(row.symbol.startswith(f"{word} ") for word in SCALE_WORDS)
        factor = Decimal(10) ** scale * (1 if own_scale else row.factor)
        return Unit(words, row.base, factor, row.kind, row.one, row.many)
    try:
        own = find_unit(words)
    except NameUnknownError:
        return None
    return own if not row_unit or own.base == row.base else None


def _display_unit(quantity: Quantity, wanted: str) -> Unit:
    """Choose the unit to print in: money by its size and digits, all else as wanted."""
    base = find_unit(quantity.unit)
    if quantity.unit != "đồng":
        unit = find_unit(wanted) if wanted else base
        return unit if unit.base == base.symbol else base
    for word in ("tỷ", "triệu"):
        exponent = SCALE_WORDS[word]
        if exponent - quantity.precision <= 3 and abs(quantity.value) >= 10**exponent:
            return find_unit(f"{word} đồng")
    return base


def _plain(value: Decimal) -> Decimal:
    """Write 1.188E+9 as 1188000000; a value is the same number either way."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()
