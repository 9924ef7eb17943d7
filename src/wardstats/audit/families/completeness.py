"""Completeness: whether the words say that the parts of a list are all of its total."""

from __future__ import annotations

from collections.abc import Sequence

from wardstats.audit.families.items import split_items
from wardstats.audit.families.openers import Opener
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Token
from wardstats.model.units import read_unit

_OPEN_ENDED = frozenset({"v", "vv"})


def is_complete(passage: Passage, opener: Opener, total: Term) -> bool:
    """Whether the words say that the parts are all of the total."""
    return opener.sort == "wholly" or _names_its_parts(passage, opener, total)


def ends_in_rest(passage: Passage, opener: Opener, items: Sequence[tuple[int, int]]) -> bool:
    """Whether the last parts are what is left: "193 người, trong đó 168 …, còn lại 25 …"."""
    leads = [passage.tokens[max(start - 1, opener.at) : start + 2] for start, _end in items[1:]]
    return opener.sort == "partly" and any(
        token.text == "còn lại" for lead in leads for token in lead
    )


def is_division(passage: Passage, opener: Opener, total: Term) -> bool:
    """Whether a list in brackets or behind a colon divides the total that stands before it."""
    if opener.sort == "colon":
        is_named = "whole" in passage.roles_before(total, 8)
        name = passage.tokens[total.last + 1 : opener.at]
        is_direct = all(token.kind == "word" and not token.role for token in name)
        return is_named or is_direct  # "Hè thu 607,5 ha: lúa …", "133 hồ sơ chính sách: …"
    if opener.sort == "partly":
        in_bracket = opener.at > 0 and passage.tokens[opener.at - 1].is_mark("(")
        return names_sorts(passage, opener, total, fewest=3 - in_bracket)
    return opener.sort == "bracket"


def has_colon(passage: Passage, opener: Opener) -> bool:
    """Whether a full list is announced: "trong đó: …"."""
    return any(token.is_mark(":") for token in passage.tokens[opener.at + 1 : opener.at + 2])


def names_sorts(passage: Passage, opener: Opener, total: Term, fewest: int) -> bool:
    """Whether parts are called as sorts of one thing: by two words, or by a thing that is counted.

    "nghĩa vụ quân sự 260 người, nghĩa vụ công an 40 người", "vụ đông …, vụ xuân …, vụ mùa …".
    """
    texts = [
        " ".join(token.text for token in passage.tokens[slice(*item)] if token.kind == "word")
        for item in split_items(passage.tokens, opener, ",")
    ]
    names = [text.split()[:2] for text in texts]
    first = names[0]
    if not first or len(names) < fewest or first[0] in total.figure.noun.casefold().split():
        return False
    is_called = len(first) == 2 and all(name == first for name in names)
    is_counted = read_unit(first[:1]) is not None
    return is_called or (is_counted and all(name[:1] == first[:1] for name in names))


def _names_its_parts(passage: Passage, opener: Opener, total: Term) -> bool:
    """Whether the total is called by its parts: "công nghiệp – xây dựng"."""
    marks = [token.text for token in passage.before(total, 8) if token.kind != "word"]
    if not any(mark in {"-", "–", ","} for mark in marks):
        return False
    words = {token.text for token in passage.before(total, 8) if token.kind == "word"}
    items = split_items(passage.tokens, opener, ",")
    leads = [passage.tokens[start].text for start, _end in items]
    return len(leads) > 1 and all(lead in words for lead in leads)


def is_open_ended(tokens: Sequence[Token], opener: Opener) -> bool:
    """Whether a list ends in "…" or "v.v"."""
    tail = tokens[max(opener.end - 4, opener.at) : opener.end + 1]
    return any(token.text in {"…", *_OPEN_ENDED} for token in tail)
