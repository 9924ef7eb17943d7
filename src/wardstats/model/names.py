"""Names people type: the nearest known ones, for messages."""

from __future__ import annotations

from collections.abc import Iterable


def closest_names(name: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return the known names nearest to one that is not known, nearest first.

    Examples
    --------
    >>> closest_names("kenh-dong", ["an-bien", "kenh-duong"], limit=1)
    ('kenh-duong',)
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only messages need it

    found = process.extract(name, sorted(known), scorer=fuzz.WRatio, limit=limit)
    return tuple(candidate for candidate, _score, _index in found)
