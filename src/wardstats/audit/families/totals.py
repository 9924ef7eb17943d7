"""Totals with their parts in one paragraph: after "trong đó", "gồm", a colon, or in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wardstats.audit.claims import Claim
from wardstats.audit.families.sums import Sum, choose_sum, write_sum
from wardstats.audit.families.writing import Spot, find_spot
from wardstats.audit.reading.cues import read_cue_left
from wardstats.audit.reading.passages import Passage, Term
from wardstats.audit.reading.tokens import Token

_CLOSING_WORDS = frozenset({"tổng", "tổng số", "tổng cộng", "cộng"})
_OPEN_ENDED = frozenset({"v", "vv"})
_FARTHEST = 400  # tokens that a list may take


@dataclass(frozen=True, slots=True)
class Opener:
    """Where a list of parts begins, and where it ends."""

    at: int  # the token that opens it
    end: int  # the token behind its last one
    sort: str  # "partly", "wholly", "colon", "bracket"


def find_totals(passage: Passage) -> Iterator[Claim]:
    """Yield a claim for each total whose parts are listed behind it."""
    done = -1
    for opener in _find_openers(passage):
        if opener.at < done:
            continue
        found = False
        for unit in _units_behind(passage, opener):
            chosen = choose_sum(list(_sums(passage, opener, unit)))
            if chosen is None or _says_nothing(chosen, opener):
                continue
            found = True
            yield write_sum(passage.paragraph.text, chosen)
        if found and opener.sort in {"partly", "wholly"}:
            done = opener.at + 2  # the colon behind "gồm" is no second opener


def find_closing_totals(passage: Passage) -> Iterator[Claim]:
    """Yield a claim for each total that stands behind its parts: "A và B, tổng cộng C"."""
    for at, token in enumerate(passage.tokens):
        if token.text not in _CLOSING_WORDS:
            continue
        places = [passage.term_at(later) for later in range(at + 1, at + 5)]
        place = next((one for one in places if one is not None), None)
        if place is None or not passage.terms[place].is_amount:
            continue
        one = _closing_sum(passage, place, is_sure=token.text == "tổng cộng")
        if one is not None and one.is_plausible and (one.outcome.fits or one.is_complete):
            yield write_sum(passage.paragraph.text, one)


def _closing_sum(passage: Passage, place: int, *, is_sure: bool) -> Sum | None:
    total = passage.terms[place]
    parts = []
    for term in passage.terms[:place]:
        if not passage.same_sentence(term, total) or term.is_percent or _is_change(passage, term):
            continue
        figure = term.figure.in_unit_of(total.figure)
        if figure.base != total.figure.base:
            return None
        if any(token.role == "whole" for token in passage.before(term, 6)):
            return None
        spot = find_spot(passage, term)
        parts.append(Spot(figure, spot.start, spot.end))
    return Sum(find_spot(passage, total), tuple(parts), is_sure) if len(parts) > 1 else None


def _says_nothing(one: Sum, opener: Opener) -> bool:
    """Whether parts in brackets or behind a colon are fewer, which claims no total at all."""
    return opener.sort in {"bracket", "colon"} and one.outcome.verdict in {
        "not_checkable", "ambiguous",
    }  # fmt: skip


def _find_openers(passage: Passage) -> Iterator[Opener]:
    for at, token in enumerate(passage.tokens):
        if token.role in {"partly", "wholly"}:
            yield Opener(at, _end_of_list(passage.tokens, at), token.role)
        elif token.is_mark(":("):
            former = passage.term_at(at - 1) if at else None
            near = any(passage.term_at(back) is not None for back in range(max(at - 5, 0), at))
            follows = passage.tokens[at + 1].role if at + 1 < len(passage.tokens) else ""
            if follows in {"partly", "wholly"}:
                continue
            if token.text == "(" and (former is not None or near):
                yield Opener(at, _end_of_list(passage.tokens, at + 1), "bracket")
            elif token.text == ":" and near:
                yield Opener(at, _end_of_list(passage.tokens, at), "colon")


def _end_of_list(tokens: Sequence[Token], at: int) -> int:
    """Return the end of the bracket, sentence or paragraph that a list stands in."""
    starts_sentence = at == 0 or tokens[at - 1].kind == "stop"
    depth = 0
    for place in range(at, min(len(tokens), at + _FARTHEST)):
        token = tokens[place]
        depth += token.is_mark("(") - token.is_mark(")")
        if depth < 0:
            return place
        if token.kind == "stop" and depth == 0 and not starts_sentence:
            return place
    return min(len(tokens), at + _FARTHEST)


def _units_behind(passage: Passage, opener: Opener) -> list[str]:
    """Return the base units of the figures in a list, in order."""
    units = dict.fromkeys(
        term.figure.base
        for term in _terms_between(passage, opener.at, opener.end)
        if not term.is_percent
    )
    named = [unit for unit in units if unit]
    return named or _units_before(passage, opener)


def _units_before(passage: Passage, opener: Opener) -> list[str]:
    """Return the unit that bare parts take from their total: "45 đảng viên (nam 20, nữ 25)"."""
    first = _start_of_head(passage.tokens, opener)
    before = [term for term in _terms_between(passage, first, opener.at) if not term.is_percent]
    return [before[-1].figure.base] if before else []


def _terms_between(passage: Passage, start: int, end: int) -> Iterator[Term]:
    for at in range(start, end):
        place = passage.term_at(at)
        if place is not None and passage.terms[place].first == at:
            yield passage.terms[place]


def _sums(passage: Passage, opener: Opener, unit: str) -> Iterator[Sum]:
    """Yield the readings of a list in one unit: by its separators, by its possible totals."""
    totals = _possible_totals(passage, opener, unit)
    for separators in (";", ","):
        items = _split_items(passage.tokens, opener, separators)
        for total in totals:
            parts = [_part_of(passage, item, unit, total) for item in items]
            named = [part for part in parts if part is not None]
            if len(named) < 2:
                continue
            is_whole = len(named) == len(items) and not _is_open_ended(passage.tokens, opener)
            complete = is_whole and _is_complete(passage, opener, total)
            yield Sum(find_spot(passage, total), tuple(named), complete)


def _possible_totals(passage: Passage, opener: Opener, unit: str) -> list[Term]:
    """Return what may be the total, likeliest first."""
    first = _start_of_head(passage.tokens, opener)
    found = [
        term
        for term in _terms_between(passage, first, opener.at)
        if not term.is_percent and term.figure.base == unit
    ]
    in_bracket = opener.at > 0 and passage.tokens[opener.at - 1].is_mark("(")
    if in_bracket or opener.sort in {"bracket", "colon"}:
        return found[-1:]
    found = [term for term in found if not _is_change(passage, term)] or found
    at_start = opener.at == 0 or passage.tokens[opener.at - 1].kind == "stop"
    return found if at_start else found[::-1]


def _start_of_head(tokens: Sequence[Token], opener: Opener) -> int:
    """Return where the sentence (before brackets: the item) of the total begins."""
    stops = 0
    starts_sentence = opener.at > 0 and tokens[opener.at - 1].kind == "stop"
    for at in range(opener.at - 1, max(opener.at - _FARTHEST, -1), -1):
        token = tokens[at]
        stops += token.kind == "stop"
        if stops > starts_sentence or token.is_mark("|"):
            return at + 1
        if token.is_mark(";") and not starts_sentence and at < opener.at - 1:
            return at + 1
        if opener.sort == "bracket" and token.is_mark(",()"):
            return at + 1
    return 0


def _is_change(passage: Passage, term: Term) -> bool:
    if term.is_pair:
        return False
    place = passage.term_at(term.first)
    return place is not None and read_cue_left(passage, place) in {"up", "down", "over", "lacking"}


def _split_items(tokens: Sequence[Token], opener: Opener, separators: str) -> list[tuple[int, int]]:
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


def _part_of(passage: Passage, item: tuple[int, int], unit: str, total: Term) -> Spot | None:
    """Return the first figure of an item in the unit; a bare one takes the total's."""
    depth = 0
    for at in range(*item):
        token = passage.tokens[at]
        depth += token.is_mark("(") - token.is_mark(")")
        place = passage.term_at(at)
        if depth or place is None or passage.terms[place].first != at:
            continue
        term = passage.terms[place]
        if term.is_percent or term.is_range or _is_change(passage, term):
            continue
        figure = term.figure
        if figure.unit is None and not term.is_pair:
            figure = figure.in_unit_of(total.figure)
        if figure.base == unit:
            spot = find_spot(passage, term)
            return Spot(figure, spot.start, spot.end)
    return None


def _is_complete(passage: Passage, opener: Opener, total: Term) -> bool:
    """Whether the words say that the parts are all of the total."""
    if opener.sort == "wholly":
        return True
    if opener.sort == "colon":
        is_named = any(token.role == "whole" for token in passage.before(total, 8))
        return is_named or total.last == opener.at - 1  # "Hè thu 607,5 ha: lúa …"
    return _names_its_parts(passage, opener, total)


def _names_its_parts(passage: Passage, opener: Opener, total: Term) -> bool:
    """Whether the total is called by its parts: "công nghiệp – xây dựng"."""
    name = [token.text for token in passage.before(total, 8) if token.kind != "word"]
    if not any(mark in {"-", "–"} for mark in name):
        return False
    words = {token.text for token in passage.before(total, 8) if token.kind == "word"}
    items = _split_items(passage.tokens, opener, ",")
    leads = [passage.tokens[start].text for start, _end in items]
    return len(leads) > 1 and all(lead in words for lead in leads)


def _is_open_ended(tokens: Sequence[Token], opener: Opener) -> bool:
    """Whether a list ends in "…" or "v.v"."""
    tail = tokens[max(opener.end - 4, opener.at) : opener.end + 1]
    return any(token.text in {"…", *_OPEN_ENDED} for token in tail)
