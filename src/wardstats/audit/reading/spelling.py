"""Spelling of numerals: what people type for thousands and decimals, in one form to be parsed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wardstats.audit.reading.scanning import Piece

_COMMA_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,6}")
_COMMA_GROUP = re.compile(r"[0-9]{1,3},[0-9]{3}")
_LOST_DOT = re.compile(r"[0-9]{1,3}(?:[.][0-9]{3})*[.][0-9]{6}(?:[.][0-9]{3})*")
_SHORT_GROUP = re.compile(r"[0-9]{1,3}(?:[.][0-9]{3})+[.][0-9]{1,2}")
_OF_COMMA_GROUPS = re.compile(rf"[0-9]+[.][0-9]{{1,2}}|{_COMMA_GROUPS.pattern}")


def spell_numeral(printed: str, *, commas_group: bool) -> str:
    """Take out stray spaces; two commas and more part thousands: "18,111,079".

    Where dots part all groups and the last is short, it is a decimal sign; where one is as long as
    two, a dot was lost.

    Parameters
    ----------
    commas_group
        Whether one comma does so as well (`has_comma_groups`).

    Examples
    --------
    >>> [spell_numeral(one, commas_group=False) for one in ("5.654.95", "1.021205.000", "2, 5")]
    ['5.654,95', '1021205000', '2,5']
    """
    is_grouped = commas_group and _COMMA_GROUP.fullmatch(printed)
    if is_grouped or _COMMA_GROUPS.fullmatch(printed):
        return printed.replace(",", ".")
    if _LOST_DOT.fullmatch(printed):
        return printed.replace(".", "")
    if _SHORT_GROUP.fullmatch(printed):
        whole, _sign, decimals = printed.rpartition(".")
        return f"{whole},{decimals}"
    return printed.replace(". ", ".").replace(", ", ",")


def has_comma_groups(row: Sequence[Piece]) -> bool:
    """Whether a row parts thousands with commas: "61.3 | 143,105", "2,795,767 | 941,550"."""
    return any(piece.sort == "numeral" and _OF_COMMA_GROUPS.fullmatch(piece.text) for piece in row)
