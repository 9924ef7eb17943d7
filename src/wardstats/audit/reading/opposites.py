"""Opposites: two counts of which one denies the other, so that they are all there is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise

from wardstats.audit.reading.cues import names_a_thing
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Token

_NEGATIONS = frozenset({"chưa", "không"})
# Sorts that are all there is, in whichever order.
_TRAITS = (("nam", "nữ"), ("trai", "gái"))
_SORTS = (*_TRAITS, ("cũ", "mới"), ("thành thị", "nông thôn"), ("trong nước", "quốc tế"),
          ("nội địa", "quốc tế"))  # fmt: skip


def are_traits(passage: Passage, parts: Sequence[Term]) -> bool:
    """Whether one part has no opposite beside it, so that others may overlap it: "nữ 35, …"."""
    words = {token.text for part in parts for token in _clause(passage, part)}
    return any((one in words) != (other in words) for one, other in _TRAITS)


def are_opposites(passage: Passage, parts: Sequence[Term]) -> bool:
    """Whether two parts are opposites: "… đạt, … không đạt", "nam …, nữ …"."""
    if len(parts) != 2:
        return False
    first, second = (_clause(passage, part) for part in parts)
    return _deny(first, second) or _deny(second, first)


def _deny(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether a clause says what another one does not."""
    words = {token.text for token in one}
    said, denied = (f" {' '.join(token.text for token in clause)} " for clause in (one, other))
    if any(f" {sort} " in said and f" {rest} " in denied for sort, rest in _SORTS):
        return True
    if any(token.role == "opening" for token in other) and "mới" in words:
        return True  # "mới tiếp nhận …, kỳ trước chuyển qua …"
    return any(
        word.text in _NEGATIONS and following.text in words
        and not _speak_of_two(one, other, following.text)
        for word, following in pairwise(other)
    )  # fmt: skip


def _speak_of_two(one: Sequence[Token], other: Sequence[Token], verb: str) -> bool:
    """Whether what stands behind a verb differs: "có bằng đại học", "chưa có bằng ngoại ngữ"."""
    told, denied = ({token.text for token in _behind(clause, verb)} for clause in (one, other))
    return bool(told - denied) and bool(denied - told)


def _behind(clause: Sequence[Token], verb: str) -> list[Token]:
    behind = list(dropwhile(lambda token: token.text != verb, clause))
    return [token for token in behind[1:] if names_a_thing(token)]


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
