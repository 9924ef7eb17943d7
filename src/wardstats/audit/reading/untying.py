"""Untying: what stands between a part, its whole and a percentage, and speaks of others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import dropwhile, islice, takewhile

from wardstats.audit.reading.cues import Cue, names_a_thing
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import is_called_by, names_another_rate, speaks_of_another
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Token
from wardstats.audit.reading.words import fold_word

LONGEST_NAME = 14  # words before a whole in which it is called one
WHOLES = frozenset({"whole", "of"})


def is_untied(passage: Passage, part: int, whole: int, place: int, cue: Cue) -> bool:
    """Whether something between a part, its whole and a percentage speaks of others."""
    term, other, percent = passage.terms[whole], passage.terms[part], passage.terms[place]
    gap = passage.gap(other, percent)
    return (
        term.is_pair
        or (cue.against == "whole" and not _is_called_alike(passage, term, percent))
        or _is_share_itself(passage, whole, part, cue)
        or not _are_of_one(passage, term, other)
        or (speaks_of_another(gap) and not is_called_by(passage, other, percent))
        or names_another_rate(passage, other, percent)
        or _has_own_share(gap)
        or _names_another(passage, term, other, percent)
        or "average" in passage.roles_after(percent)
    )


def _is_called_alike(passage: Passage, whole: Term, percent: Term) -> bool:
    """Whether "… % tổng vốn" names what "tổng vốn đầu tư là …" is; "… % tổng vốn vay" does not."""
    named = _name_of_whole(passage.after(percent))
    meant = _name_of_whole(reversed([*passage.before(whole, LONGEST_NAME)]))
    return bool(named) and named <= meant


def _name_of_whole(words: Iterable[Token]) -> set[str]:
    """Return the words behind "tổng", a year among them."""
    behind = islice(dropwhile(lambda token: token.role not in WHOLES, words), 1, None)
    return {token.text for token in behind if names_a_thing(token) or token.kind == "opaque"}


def _names_another(passage: Passage, whole: Term, part: Term, percent: Term) -> bool:
    """Whether the words behind a percentage name another whole than the sentence before does."""
    if passage.same_sentence(whole, percent):
        return False
    named = [token.text for token in takewhile(names_a_thing, passage.after(percent, 2))]
    own = [token.text for term in (whole, part) for token in passage.before(term, LONGEST_NAME)]
    own += [token.text for term in (whole, part) for token in passage.after(term, LONGEST_NAME)]
    own += [fold_word(word) for term in (whole, part) for word in term.whole.noun.split()]
    return bool(named) and not set(named) & set(own)


def _are_of_one(passage: Passage, whole: Term, part: Term) -> bool:
    """Whether a whole of another sentence counts the same: 10 soldiers are not of 90 children."""
    nouns = {whole.figure.noun, part.figure.noun} - {"", "người"}
    return len(nouns) < 2 or passage.same_sentence(whole, part)


def _is_share_itself(passage: Passage, whole: int, part: int, cue: Cue) -> bool:
    """Whether a figure has a percentage of its own, and no "trong đó" behind it divides it.

    In "5.640 ha, đạt 94 % kế hoạch; trong đó lúa 4.200 ha, đạt 98 %" both are of a plan.
    """
    has_own = part > whole + 1 and passage.terms[whole + 1].is_percent
    gap = passage.gap(passage.terms[whole], passage.terms[part]) if has_own else ()
    is_divided = any(token.role == "partly" for token in gap) and cue.verb != "reach"
    return has_own and not is_divided


def _has_own_share(gap: Sequence[Token]) -> bool:
    """Whether a part has its percentage already: "9 vụ (82 %), 13 người", "91 %, trong đó 24 %"."""
    goes_on_to = any(token.is_amount or token.role == "partly" for token in gap)
    return goes_on_to and any(token.is_percent for token in gap)
