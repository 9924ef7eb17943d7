"""Bases called by their name: "96 % so với số hộ đã đăng ký", "24,6 % tổng số hội viên"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import dropwhile, takewhile

from wardstats.audit.reading.cues import Cue
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import Quotient, leftwards, may_be_whole, of_two
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Token
from wardstats.audit.reading.words import fold_word

_NAME = 10  # tokens of what a base is called
_IS = frozenset({"level", "reach", "remain"})
_MOST_BEFORE = 8  # terms before a part, among which its whole stands


def find_base_by_name(passage: Passage, place: int, cue: Cue) -> Quotient | None:
    """Read "3.999 hộ đăng ký; 3.853 hộ đạt, đạt 96 % so với số hộ đã đăng ký"."""
    places = list(leftwards(passage, place))
    if not places or not passage.terms[places[0]].is_amount:
        return None
    part = places[0]
    name = _name_of_base(passage, passage.terms[place])
    for whole in [*places[1:], *_of_sentence_before(passage, part)] if len(name) > 1 else []:
        is_named = _name_before(passage, passage.terms[whole])[-len(name) :] == name
        if is_named and may_be_whole(passage.terms[whole], passage.terms[part]):
            return of_two(passage, part, whole)
    total = _total_by_name(passage, part, name)
    if total is not None:
        return of_two(passage, part, total)
    called = _called_behind(passage, place, part)
    if called is not None:
        return replace(of_two(passage, part, called), is_certain=False)
    for whole in places[1:] if cue.named else []:
        term = passage.terms[whole]
        behind = [token.text for token in passage.after(term, 3) if token.kind == "word"]
        if may_be_whole(term, passage.terms[part]) and behind and set(behind[:2]) <= cue.named:
            return of_two(passage, part, whole)
    return None


def _of_sentence_before(passage: Passage, part: int) -> Iterator[int]:
    """Yield the terms of the sentence before a part's, nearest first."""
    sentence = passage.sentences[passage.terms[part].first]
    for whole in range(part - 1, max(part - _MOST_BEFORE, -1), -1):
        if passage.sentences[passage.terms[whole].first] == sentence - 1:
            yield whole


def _total_by_name(passage: Passage, part: int, name: list[str]) -> int | None:
    """Return the total that is called as the base is, also in the sentence before.

    "Tổng số hội viên toàn tỉnh 206.391 người. …, đạt 24,6 % so với tổng số hội viên".
    """
    sentence = passage.sentences[passage.terms[part].first]
    for whole in range(part - 1, max(part - _MOST_BEFORE, -1), -1):
        term = passage.terms[whole]
        words = " ".join(_name_before(passage, term))
        called = words.rpartition("tổng số ")[2] if "tổng số " in words else ""
        is_near = sentence - passage.sentences[term.first] <= 1
        is_named = len(name) > 1 and f"{called} ".startswith(f"{' '.join(name)} ")
        if is_near and is_named and may_be_whole(term, passage.terms[part]):
            return whole
    return None


def _called_behind(passage: Passage, place: int, part: int) -> int | None:
    """Return the whole that the words behind call: "669 hộ nghèo …, 97 % số hộ nghèo"."""
    name = " ".join(_name_of_base(passage, passage.terms[place]))
    name = name.removeprefix("tổng ").removeprefix("số ")
    for whole in range(part - 1, max(part - _MOST_BEFORE, -1), -1):
        term = passage.terms[whole]
        noun = " ".join(fold_word(word) for word in term.figure.noun.split())
        if " " in noun and f"{name} ".startswith(f"{noun} "):
            of_votes = term.is_amount and term.figure.is_count and passage.terms[part].is_amount
            is_whole = may_be_whole(term, passage.terms[part]) or of_votes
            return whole if is_whole else None  # "58 đại biểu … 49 phiếu (84 % số đại biểu)"
    return None


def _name_of_base(passage: Passage, percent: Term) -> list[str]:
    """Return the words directly behind a percentage: "(0,5 % tổng dư nợ)"."""
    behind = list(passage.after(percent, _NAME))
    if len(behind) > 1 and behind[0].is_mark("(") and behind[1].role == "compare":
        behind = behind[1:]  # "98,7 % (so với tổng số cử tri)"
    words = list(takewhile(_is_of_name, behind))
    if words and words[0].role == "compare":  # "so với tổng số hộ cận nghèo"
        words = list(dropwhile(lambda token: token.role in {"compare", "whole"}, words))
    return [token.text for token in words]


def _name_before(passage: Passage, whole: Term) -> list[str]:
    """Return the words before a figure, but for those of "is": "hộ cận nghèo hiện còn"."""
    before = dropwhile(lambda token: token.role in _IS, passage.before(whole, _NAME))
    return [token.text for token in before if _is_of_name(token)][::-1]


def _is_of_name(token: Token) -> bool:
    """Whether a word, or a year, may be of a name: "tổng nguồn vốn năm 2020"."""
    return token.kind in {"word", "opaque"}
