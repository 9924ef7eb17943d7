"""The sentence before: what a change without a subject of its own is said of."""

from __future__ import annotations

from bisect import bisect_left

from wardstats.audit.reading.cues import names_a_thing
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.words import fold_words

_FARTHEST = 12  # figures between a change and what it is said of
_PERIODS = fold_words("tháng", "quý", "năm", "kỳ")
_OPENINGS = frozenset({"compare", "up", "down"})


def find_subjects_before(passage: Passage, delta: Term) -> tuple[Term, ...]:
    """Find the figures alike: "Xảy ra 75 vụ. So với tháng trước, tăng 9 vụ"."""
    sentence = passage.sentences[delta.first]
    number = passage.count_before(delta.first)
    return tuple(
        term
        for term in passage.terms[max(number - _FARTHEST, 0) : number]
        if term.is_amount
        and term.figure.base == delta.figure.base
        and sentence - passage.sentences[term.first] <= 1
    )


def only_compares(passage: Passage, delta: Term) -> bool:
    """Whether a sentence begins with a comparison and no subject: "So với cùng kỳ giảm 3 vụ"."""
    start = bisect_left(passage.sentences, passage.sentences[delta.first])
    words = passage.tokens[start : delta.first]
    opens = bool(words) and words[0].role in _OPENINGS
    return opens and not any(names_a_thing(token) and token.text not in _PERIODS for token in words)
