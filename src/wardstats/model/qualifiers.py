"""Words that qualify a figure: trên, gần, khoảng; ước, which says that it is an estimate."""

from __future__ import annotations

import re
from collections.abc import Iterable

QUALIFIERS = ("", "over", "at_least", "about", "under", "at_most")
STATUSES = ("final", "estimate", "implied", "corrected")

_WORDS = (  # the word, its qualifier, its status
    ("ước đạt", "", "estimate"), ("ước", "", "estimate"), ("(ước)", "", "estimate"),
    ("trên", "over", ""), ("hơn", "over", ""), ("từ", "at_least", ""), ("trở lên", "at_least", ""),
    ("khoảng", "about", ""), ("xấp xỉ", "about", ""), ("gần", "about", ""),
    ("dưới", "under", ""), ("không quá", "at_most", ""), ("trở xuống", "at_most", ""),
    ("(suy ra)", "", "implied"), ("(điều chỉnh)", "", ""),
)  # fmt: skip
_QUALIFIER_OF = {word: qualifier for word, qualifier, _status in _WORDS if qualifier}
_STATUS_OF = {word: status for word, _qualifier, status in _WORDS if status}
_CLOSING_WORDS = frozenset({"trở lên", "trở xuống", "(ước)", "(suy ra)", "(điều chỉnh)"})


def find_qualifier(word: str) -> str:
    """Return the qualifier that a word before a figure gives it; empty for another word.

    Examples
    --------
    >>> find_qualifier("gần"), find_qualifier("đạt")
    ('about', '')
    """
    return _QUALIFIER_OF.get(word.casefold(), "")


def strip_qualifiers(text: str) -> tuple[str, str, str]:
    """Take the words of estimate and qualifier off both ends of a figure."""
    qualifier = status = ""
    if text[:1].isdigit() and text[-1:].isdigit():
        return text, qualifier, status  # no word stands at either end
    while (match := _OPENING.match(text)) or (match := _CLOSING.search(text)):
        text = (text[: match.start()] + text[match.end() :]).strip()
        word = match[1].casefold()
        qualifier = _QUALIFIER_OF.get(word, qualifier)
        status = _STATUS_OF.get(word, status)
    return text, qualifier, status


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_OPENING = re.compile(
    rf"({_any_of(word for word, *_ in _WORDS if word not in _CLOSING_WORDS)}) ", re.IGNORECASE
)
_CLOSING = re.compile(rf"({_any_of(_CLOSING_WORDS)})\Z", re.IGNORECASE)
