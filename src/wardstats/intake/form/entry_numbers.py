"""A printed figure to a cell: the number, and the number format that shows it as printed."""

from __future__ import annotations

from dataclasses import dataclass

from wardstats.model.quantities import PrintedFigure, Quantity
from wardstats.model.units import SCALE_WORDS, Unit, find_unit

_BEFORE = {"over": "trên ", "about": "khoảng ", "under": "dưới ", "at_most": "không quá "}
_AFTER = {"at_least": " trở lên"}


@dataclass(frozen=True, slots=True)
class EntryNumber:
    """What a cell stores, and how it shows it."""

    value: int | float
    number_format: str


def entry_number(figure: PrintedFigure, unit: str) -> EntryNumber:
    """Write a figure for a row of this unit; reading the cell gives the same figure.

    The cell stores the figure in the row's unit, so that formulas may use it. One that is printed
    more coarsely is shown divided by thousands, with its scale word.

    Examples
    --------
    >>> from decimal import Decimal
    >>> plan = PrintedFigure(Quantity(Decimal(1_700_000_000), "đồng", 8))
    >>> entry_number(plan, "tỷ đồng")
    EntryNumber(value=1.7, number_format='0.0')
    >>> entry_number(plan, "triệu đồng")
    EntryNumber(value=1700, number_format='0.0," tỷ"')
    """
    quantity = figure.quantity
    row_unit = find_unit(unit)
    unit_exponent = row_unit.factor.adjusted()
    exponent, scale_word = _scale(quantity, row_unit)
    decimals = max(exponent - quantity.precision, 0)
    digits = (
        ("#,##0" if abs(quantity.value.scaleb(-exponent)) >= 1000 else "0")
        + ("." + "0" * decimals if decimals else "")
        + "," * ((exponent - unit_exponent) // 3)
    )
    before = ("ước " if figure.status == "estimate" else "") + _BEFORE.get(quantity.qualifier, "")
    after = (
        (f" {scale_word}" if scale_word else "")
        + _AFTER.get(quantity.qualifier, "")
        + (" (suy ra)" if figure.status == "implied" else "")
    )
    stored = quantity.value.scaleb(-unit_exponent)
    whole = stored == stored.to_integral_value()
    return EntryNumber(
        int(stored) if whole else float(stored), _quoted(before) + digits + _quoted(after)
    )


def _scale(quantity: Quantity, unit: Unit) -> tuple[int, str]:
    """Choose the power of ten to print in: the unit's, or that of the scale word that is due.

    A scale word is one of the row's unit ("5 nghìn" in a row of tấn), unless that has one itself.
    """
    own = unit.factor.adjusted()
    if quantity.precision <= own:
        return own, ""
    has_word = any(unit.symbol.startswith(f"{word} ") for word in SCALE_WORDS)
    for word, scale in sorted(SCALE_WORDS.items(), key=lambda item: item[1]):
        exponent = scale if has_word else scale + own
        if exponent >= quantity.precision:
            return exponent, word
    return own, ""


def _quoted(words: str) -> str:
    return f'"{words}"' if words else ""
