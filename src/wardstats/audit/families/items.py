"""Items: a list divided at its separators, and the part of a total in each item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wardstats.audit.families.openers import Opener
from wardstats.audit.families.writing import Spot, find_spot
from wardstats.audit.reading.cues import DIFFERENCES, read_cue_left
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Token

_EXTREMES = frozenset((word, "nhất") for word in ("thấp", "cao", "ít", "nhiều", "lớn", "nhỏ"))
_COMPARED = frozenset({"plan", "prior"})


def split_items(tokens: Sequence[Token], opener: Opener, separators: str) -> list[tuple[int, int]]:
    """Divide a list at semicolons and full stops, or at commas and "và"; brackets stay whole."""
    items, start, depth = [], opener.at + 1, 0
    for at in range(opener.at + 1, opener.end):
        token = tokens[at]
        depth += token.is_mark("(") - token.is_mark(")")
        parts = token.is_mark(";") or token.kind == "stop"
        if separators == ",":
            parts = parts or token.is_mark(",+") or token.text in {"và", "còn lại"}
        if parts and depth == 0:
            items.append((start, at))
            start = at + 1
    items.append((start, opener.end))
    return [
        item
        for item in items
        if any(token.kind in {"word", "figure"} for token in tokens[slice(*item)])
    ]


def begins_bare(passage: Passage, item: tuple[int, int]) -> bool:
    """Whether an item begins with a bare number: "4 xuất sắc, 15 tốt, 3 hoàn thành"."""
    words = [at for at in range(*item) if passage.tokens[at].kind in {"word", "figure"}]
    first = passage.tokens[words[0]] if words else None
    return first is not None and first.figure is not None and first.figure.unit is None


def find_part(
    passage: Passage, item: tuple[int, int], unit: str, total: Term, *, parallel: bool
) -> Spot | None:
    """Return the first figure of an item in the unit; else a bare one, which takes the total's.

    A bare number before a word counts another thing, unless all items are so.
    """
    bare = None
    terms = list(_terms_of_item(passage, item)) or list(_excesses_of_item(passage, item))
    for term in terms:
        spot = find_spot(passage, term)
        if term.figure.base == unit:
            return Spot(term.figure, spot.start, spot.end)
        is_free = term.figure.unit is None and (parallel or not names_another(passage, term))
        if bare is None and is_free:
            figure = term.figure.in_unit_of(total.figure)
            bare = Spot(figure, spot.start, spot.end) if figure.base == unit else None
    return bare


def _terms_of_item(passage: Passage, item: tuple[int, int]) -> Iterator[Term]:
    """Yield the figures of an item outside brackets that may be its part of a total."""
    for term in _outside_brackets(passage, item):
        if is_number_of_name(passage, term):
            continue
        is_other = term.is_percent or term.is_range or is_change(passage, term)
        is_other = is_other or _is_extreme(passage, term)
        if not is_other and not is_compared(passage, term):
            yield term


def _excesses_of_item(passage: Passage, item: tuple[int, int]) -> Iterator[Term]:
    """Yield "vượt 12 chỉ tiêu", which counts where an item has nothing else."""
    for term in _outside_brackets(passage, item):
        place = passage.term_at(term.first)
        if term.is_amount and place is not None and read_cue_left(passage, place) == "over":
            yield term


def _outside_brackets(passage: Passage, item: tuple[int, int]) -> Iterator[Term]:
    depth = 0
    for at in range(*item):
        token = passage.tokens[at]
        depth += token.is_mark("(") - token.is_mark(")")
        place = passage.term_at(at)
        if not depth and place is not None and passage.terms[place].first == at:
            yield passage.terms[place]


def is_compared(passage: Passage, term: Term) -> bool:
    """Whether a figure is what another is set against: "460 triệu (KH 400, CK 440)"."""
    roles = [token.role for token in passage.before(term, 4) if token.role]
    return bool(roles) and roles[0] in _COMPARED and "over" not in roles


def names_another(passage: Passage, term: Term) -> bool:
    """Whether a bare number counts a thing of its own: "572 băng nhóm"."""
    behind = passage.tokens[term.last + 1 : term.last + 2]
    is_name = bool(behind) and behind[0].kind == "word" and not behind[0].role
    return is_name and behind[0].text != "và"


def _is_extreme(passage: Passage, term: Term) -> bool:
    """Whether a figure is the least or the greatest of many: "điểm thấp nhất là 8,5"."""
    words = [token.text for token in passage.before(term, 4)][::-1]
    return any(pair in _EXTREMES for pair in pairwise(words))


def is_number_of_name(passage: Passage, term: Term) -> bool:
    """Whether a number belongs to a name with a figure of its own: "chi hội 2: 92"."""
    behind = passage.tokens[term.last + 1 : term.last + 3]
    before = passage.tokens[max(term.first - 1, 0)]
    is_told = len(behind) == 2 and behind[0].is_mark(":") and behind[1].figure is not None
    return is_told and term.figure.unit is None and term.is_amount and before.kind == "word"


def is_change(passage: Passage, term: Term) -> bool:
    """Whether a figure is how much something rose, fell or exceeds, not how much there is."""
    if term.is_pair:
        return False
    place = passage.term_at(term.first)
    return place is not None and read_cue_left(passage, place) in DIFFERENCES
