"""The words that say what a figure does, by the part they play (`words.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

from wardstats.model.labels import fold_label

AVERAGES = frozenset({("bình", "quân"), ("trung", "bình")})  # before phrases are joined
_PLACED = ("ordinal", "calendar")  # they matter only beside a figure


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """Return the key of one word; the words of a text are few, however long it is."""
    return fold_label(word)


def fold_words(*words: str) -> frozenset[str]:
    """Return the keys of several words, to look tokens up in."""
    return frozenset(map(fold_word, words))


def find_role(words: Sequence[str]) -> tuple[str, int] | None:
    """Find the longest phrase that a row of folded words begins with: its part, its length.

    Examples
    --------
    >>> find_role(["so", "với", "kế", "hoạch"])
    ('compare', 2)
    >>> find_role(["thuế"]) is None
    True
    """
    phrases, longest = _roles()
    if words[0] not in longest:
        return None
    for taken in range(min(len(words), longest[words[0]]), 0, -1):
        role = phrases.get(tuple(words[:taken]))
        if role is not None:
            return role, taken
    return None


def longest_role(word: str) -> int:
    """Return the most words of a phrase with a role that begins with a folded word; 0 for none."""
    return _roles()[1].get(word, 0)


@cache
def placed_words(part: str) -> frozenset[tuple[str, ...]]:
    """Return the folded phrases of "ordinal" or "calendar"."""
    return frozenset(_fold(phrase) for phrase in _lists()[part])


@cache
def _roles() -> tuple[dict[tuple[str, ...], str], dict[str, int]]:
    """Phrases with their role, and the length of the longest phrase by first word."""
    phrases: dict[tuple[str, ...], str] = {}
    longest: dict[str, int] = {}
    for role, texts in _lists().items():
        if role in _PLACED:
            continue
        for words in map(_fold, texts):
            phrases.setdefault(words, "" if role == "plain" else role)
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return phrases, longest


@cache
def _lists() -> dict[str, list[str]]:
    source = resources.files("wardstats.audit.reading") / "words.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _fold(phrase: str) -> tuple[str, ...]:
    return tuple(fold_word(word) for word in phrase.split())
