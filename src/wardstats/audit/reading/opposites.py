"""Opposites: two counts of which one denies the other, so that they are all there is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Token

_NEGATIONS = frozenset({"chưa", "không"})
# Sorts that are all there is, in whichever order.
_SORTS = (("cũ", "mới"), ("thành thị", "nông thôn"), ("trong nước", "quốc tế"),
          ("nội địa", "quốc tế"))  # fmt: skip
_OPPOSITES = (("nam", "nữ"), ("nữ", "nam"), ("trai", "gái"), ("gái", "trai"))


def are_traits(passage: Passage, parts: Sequence[Term]) -> bool:
    """Whether one part has no opposite beside it, so that others may overlap it: "nữ 35, …"."""
    words = {token.text for part in parts for token in _clause(passage, part)}
    return any(one in words and other not in words for one, other in _OPPOSITES)


def are_opposites(passage: Passage, parts: Sequence[Term]) -> bool:
    """Whether two parts are opposites: "… đạt, … không đạt", "nam …, nữ …"."""
    if len(parts) != 2:
        return False
    first = {token.text for token in _clause(passage, parts[0])}
    words = _clause(passage, parts[1])
    second = {token.text for token in words}
    if any(one in first and other in second for one, other in _OPPOSITES):
        return True
    if any(token.role == "opening" for token in words) and "mới" in first:
        return True  # "mới tiếp nhận …, kỳ trước chuyển qua …"
    said = [f" {' '.join(token.text for token in _clause(passage, part))} " for part in parts]
    for one, other in (*_SORTS, *(sorts[::-1] for sorts in _SORTS)):
        if f" {one} " in said[0] and f" {other} " in said[1]:
            return True
    return any(
        word.text in _NEGATIONS and following.text in first for word, following in pairwise(words)
    )


def _clause(passage: Passage, term: Term) -> list[Token]:
    """Return the words of the clause that a figure stands in."""
    words: list[Token] = []
    for token in passage.before(term):
        if token.is_mark(","):
            break
        words.insert(0, token)
    for token in passage.after(term):
        if token.is_mark(","):
            break
        words.append(token)
    return words
