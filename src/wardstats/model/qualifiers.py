"""Words that qualify a figure: trên, gần, khoảng; ước, which says that it is an estimate."""

from __future__ import annotations

QUALIFIERS = ("", "over", "at_least", "about", "under", "at_most")
STATUSES = ("final", "estimate", "implied")

_WORDS = (  # the word, its qualifier, its status
    ("ước đạt", "", "estimate"), ("ước", "", "estimate"), ("(ước)", "", "estimate"),
    ("trên", "over", ""), ("hơn", "over", ""), ("từ", "at_least", ""), ("trở lên", "at_least", ""),
    ("khoảng", "about", ""), ("xấp xỉ", "about", ""), ("gần", "about", ""),
    ("dưới", "under", ""), ("không quá", "at_most", ""), ("trở xuống", "at_most", ""),
    ("(suy ra)", "", "implied"),
)  # fmt: skip
_QUALIFIER_OF = {word: qualifier for word, qualifier, _status in _WORDS if qualifier}
_CLOSING_WORDS = frozenset({"trở lên", "trở xuống", "(ước)", "(suy ra)"})


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
    while True:
        for word, its_qualifier, its_status in _WORDS:
            shorter = _without_word(text, word)
            if shorter != text:
                text = shorter
                qualifier, status = its_qualifier or qualifier, its_status or status
                break
        else:
            return text, qualifier, status


def _without_word(text: str, word: str) -> str:
    """Cut a word off the front, or off the end where the word belongs there."""
    if word in _CLOSING_WORDS:
        return text[: -len(word)].strip() if text.casefold().endswith(word) else text
    return text[len(word) :].strip() if text.casefold().startswith(word + " ") else text
