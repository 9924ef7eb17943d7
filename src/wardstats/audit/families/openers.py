"""Openers: the words and marks that open a list of parts, and how far the list goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.tokens import Token

_FARTHEST = 400  # tokens that a list may take
_NEAR = 8  # tokens between a total and the mark that opens its parts
_MOST_WORDS_OF_OPENER = 4  # before "gồm" or "trong đó" at the start of a sentence
_MOST_LISTS = 12  # lists that one sentence may open


@dataclass(frozen=True, slots=True)
class Opener:
    """Where a list of parts begins, and where it ends."""

    at: int  # the token that opens it
    end: int  # the token behind its last one
    sort: str  # "partly", "wholly", "colon", "bracket"


def find_openers(passage: Passage) -> Iterator[Opener]:
    """Yield where lists open, at most a few in a sentence, so that time stays linear."""
    counts: dict[int, int] = {}
    for at, token in enumerate(passage.tokens):
        sort = _sort_of_opener(passage, at, token)
        if not sort:
            continue
        sentence = passage.sentences[at]
        counts[sentence] = counts.get(sentence, 0) + 1
        if counts[sentence] <= _MOST_LISTS:
            inner = at + (sort == "bracket")
            yield Opener(at, _end_of_list(passage.tokens, inner), sort)


def _sort_of_opener(passage: Passage, at: int, token: Token) -> str:
    if token.role in {"partly", "wholly"}:
        return token.role
    if not token.is_mark(":("):
        return ""
    follows = passage.tokens[at + 1].role if at + 1 < len(passage.tokens) else ""
    near = any(passage.term_at(back) is not None for back in range(max(at - _NEAR, 0), at))
    if token.text == ":" and _names_one_of_several(passage.tokens, at):
        return ""
    if follows in {"partly", "wholly"} or not near:
        return ""
    return "bracket" if token.text == "(" else "colon"


def _names_one_of_several(tokens: Sequence[Token], at: int) -> bool:
    """Whether a colon stands between a name and its figure: "giỏi: 120 em, khá: 70 em"."""
    if at + 1 == len(tokens) or tokens[at + 1].figure is None:
        return False
    before = takewhile(
        lambda token: token.figure is None, reversed(tokens[max(at - _NEAR, 0) : at])
    )
    return any(token.is_mark(",;") or token.kind == "stop" for token in before)


def _end_of_list(tokens: Sequence[Token], at: int) -> int:
    """Return the end of the bracket, sentence or paragraph that a list stands in."""
    starts_sentence = at == 0 or tokens[at - 1].kind == "stop"
    depth = 0
    for place in range(at, min(len(tokens), at + _FARTHEST)):
        token = tokens[place]
        depth += token.is_mark("(") - token.is_mark(")")
        if depth < 0:
            return place
        if token.text == "…":
            return place
        if token.kind == "stop" and depth == 0 and not starts_sentence:
            return place
    return min(len(tokens), at + _FARTHEST)


def start_of_head(tokens: Sequence[Token], opener: Opener) -> int:
    """Return where the sentence (before brackets: the item) of the total begins."""
    stops = 0
    seen = False  # whether a figure stands between, which may be the total
    starts_sentence = _opens_sentence(tokens, opener.at)
    for at in range(opener.at - 1, max(opener.at - _FARTHEST, -1), -1):
        token = tokens[at]
        stops += token.kind == "stop"
        if stops > starts_sentence or token.is_mark("|"):
            return at + 1
        if token.is_mark(";") and not starts_sentence and at < opener.at - 1:
            return at + 1
        seen = seen or token.is_amount
        if opener.sort == "bracket" and seen and token.is_mark(",()"):
            return at + 1
    return 0


def _opens_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether only words without a figure stand before an opener: "… 90 ha. Cơ cấu gồm: …"."""
    for back in range(at - 1, max(at - 2 - _MOST_WORDS_OF_OPENER, -1), -1):
        if tokens[back].kind == "stop":
            return True
        if tokens[back].kind != "word":
            return False
    return False
