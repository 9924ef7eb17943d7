"""Slips of the pen: which other digits a number is typed as."""

from __future__ import annotations

from collections.abc import Iterator


def swap_neighbours(digits: str) -> Iterator[str]:
    """Yield a number with two neighbouring digits exchanged.

    Examples
    --------
    >>> list(swap_neighbours("6132"))
    ['1632', '6312', '6123']
    """
    for place in range(len(digits) - 1):
        one, other = digits[place], digits[place + 1]
        if one != other:
            yield digits[:place] + other + one + digits[place + 2 :]


def mistype_one(digits: str) -> Iterator[str]:
    """Yield a number with one digit typed as another.

    Examples
    --------
    >>> "6182" in mistype_one("6132")
    True
    """
    for place, former in enumerate(digits):
        for digit in "0123456789".replace(former, ""):
            yield digits[:place] + digit + digits[place + 1 :]
