"""Addresses of cells, "F5", with nothing but the standard library."""

from __future__ import annotations

import re
from functools import cache

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def read_address(address: str) -> tuple[int, int] | None:
    """Return row and column; None for what is the address of no cell.

    Examples
    --------
    >>> read_address("F5"), read_address("XFE1"), read_address("$A$1")
    ((5, 6), None, None)
    """
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return None
    row, column = int(match[2]), _column_number(match[1])
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


@cache
def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def print_address(row: int, column: int) -> str:
    """Return the address of a cell.

    Examples
    --------
    >>> print_address(5, 6), print_address(1, 16_384)
    ('F5', 'XFD1')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
