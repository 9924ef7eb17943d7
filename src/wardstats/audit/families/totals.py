"""Totals with their parts in one paragraph: after "trong đó", "gồm", a colon, or in brackets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wardstats.audit.claims import Claim
from wardstats.audit.families.sums import Sum, choose_sum, write_sum
from wardstats.audit.families.writing import Spot, find_spot
from wardstats.audit.reading.cues import read_cue_left
from wardstats.audit.reading.passages import Passage, Term
from wardstats.audit.reading.tokens import Token
from wardstats.model.verdicts import Verdict

_CLOSING_WORDS = frozenset({"cả năm", "cả vụ", "tổng", "tổng số", "tổng cộng", "cộng"})
_OPEN_ENDED = frozenset({"v", "vv"})
_COMPARED = frozenset({"plan", "prior"})
_SILENT = frozenset({Verdict.NOT_CHECKABLE})
_SILENT_LOOSE = _SILENT | {Verdict.AMBIGUOUS}
_FARTHEST = 400  # tokens that a list may take
_MOST_WORDS_OF_OPENER = 4  # before "gồm" or "trong đó" at the start of a sentence
_WORDS_OF_NAME = 8  # between "tổng" and its figure
_MOST_PARTS = 40  # before a total that stands last
_MOST_LISTS = 12  # lists that one sentence may open


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
            chosen = _choose(passage, opener, unit)
            if chosen is None or chosen.outcome.verdict in _says_nothing(opener):
                continue
            found = True
            yield write_sum(passage.paragraph.text, chosen)
        if found and opener.sort in {"partly", "wholly"}:
            done = opener.at + 2  # the colon behind "gồm" is no second opener


def _choose(passage: Passage, opener: Opener, unit: str) -> Sum | None:
    """Choose the reading of a list: of its sentence, or of all to the paragraph's end.

    What stands behind the sentence belongs to the list only where it makes the total, or would
    without one part.
    """
    sentence = passage.sentences[opener.at]
    stop = bisect_right(passage.sentences, sentence)
    near = list(_sums(passage, replace(opener, end=min(opener.end, stop)), unit))
    chosen = choose_sum(near)
    if opener.end <= stop:
        return chosen
    subject = [find_spot(passage, term) for term in _possible_totals(passage, opener, unit)[:1]]
    if chosen is not None and chosen.outcome.fits and chosen.total in subject:
        return chosen
    far = choose_sum(list(_sums(passage, opener, unit)))
    return far if far is not None and far.is_nearly_right else chosen


def find_closing_totals(passage: Passage) -> Iterator[Claim]:
    """Yield a claim for each total that stands behind its parts: "A và B, tổng cộng C"."""
    for at, token in enumerate(passage.tokens):
        if token.text not in _CLOSING_WORDS:
            continue
        place = _term_named(passage, at)
        if place is None or not passage.terms[place].is_amount:
            continue
        one = _closing_sum(passage, place, is_sure=_is_grand_total(passage, at))
        if one is not None and one.is_plausible and (one.is_all_but_a_digit or one.is_complete):
            yield write_sum(passage.paragraph.text, one)


def _is_grand_total(passage: Passage, at: int) -> bool:
    """Whether a word of totals can only mean all before it: "tổng cộng", "; cộng 900 triệu"."""
    if passage.tokens[at].text == "tổng cộng":
        return True
    opens = at > 0 and passage.tokens[at - 1].is_mark(";,")
    following = passage.tokens[at + 1 : at + 3]
    named = [token for token in following if not (token.is_mark(":") or token.text == "là")]
    is_direct = passage.tokens[at].text == "cộng" or bool(named and named[0].figure)
    return opens and is_direct


def _term_named(passage: Passage, at: int) -> int | None:
    """Return the term that follows a word with only the name of what is counted between."""
    for later in range(at + 1, min(at + 1 + _WORDS_OF_NAME, len(passage.tokens))):
        token = passage.tokens[later]
        if token.figure:
            return passage.term_at(later)
        if token.kind == "stop" or token.is_mark(";,()|"):
            return None
    return None


def _closing_sum(passage: Passage, place: int, *, is_sure: bool) -> Sum | None:
    total = passage.terms[place]
    parts = []
    is_complete = is_sure
    for term in passage.terms[max(place - _MOST_PARTS, 0) : place]:
        if not passage.same_sentence(term, total) or term.is_percent or _is_change(passage, term):
            continue
        figure = term.figure.in_unit_of(total.figure)
        if figure.base != total.figure.base:
            is_complete = False
            continue
        if any(token.role == "whole" for token in passage.before(term, 6)):
            return None
        is_complete = is_complete and not _names_another(passage, term)
        spot = find_spot(passage, term)
        parts.append(Spot(figure, spot.start, spot.end))
    return Sum(find_spot(passage, total), tuple(parts), is_complete) if len(parts) > 1 else None


def _says_nothing(opener: Opener) -> frozenset[Verdict]:
    """Return the verdicts that claim nothing: parts that are fewer are some of the total only."""
    return _SILENT_LOOSE if opener.sort in {"bracket", "colon"} else _SILENT


def _find_openers(passage: Passage) -> Iterator[Opener]:
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
    near = any(passage.term_at(back) is not None for back in range(max(at - 8, 0), at))
    if follows in {"partly", "wholly"} or not near:
        return ""
    return "bracket" if token.text == "(" else "colon"


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
            parallel = all(_begins_bare(passage, item) for item in items)
            parts = [_part_of(passage, item, unit, total, parallel=parallel) for item in items]
            named = [part for part in parts if part is not None]
            if len(named) < 2:
                continue
            is_whole = len(named) == len(items) and not _is_open_ended(passage.tokens, opener)
            complete = is_whole and _is_complete(passage, opener, total)
            division = is_whole and _is_division(passage, opener, total)
            yield Sum(find_spot(passage, total), tuple(named), complete, division)


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
    starts_sentence = _opens_sentence(tokens, opener.at)
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


def _opens_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether only words without a figure stand before an opener: "… 90 ha. Cơ cấu gồm: …"."""
    for back in range(at - 1, max(at - 1 - _MOST_WORDS_OF_OPENER, -1), -1):
        if tokens[back].kind == "stop":
            return True
        if tokens[back].kind != "word":
            return False
    return False


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


def _begins_bare(passage: Passage, item: tuple[int, int]) -> bool:
    """Whether an item begins with a bare number: "4 xuất sắc, 15 tốt, 3 hoàn thành"."""
    words = [at for at in range(*item) if passage.tokens[at].kind in {"word", "figure"}]
    first = passage.tokens[words[0]] if words else None
    return first is not None and first.figure is not None and first.figure.unit is None


def _part_of(
    passage: Passage, item: tuple[int, int], unit: str, total: Term, *, parallel: bool
) -> Spot | None:
    """Return the first figure of an item in the unit; else a bare one, which takes the total's.

    A bare number before a word counts another thing, unless all items are so.
    """
    bare = None
    for term in _terms_of_item(passage, item):
        spot = find_spot(passage, term)
        if term.figure.base == unit:
            return Spot(term.figure, spot.start, spot.end)
        is_free = term.figure.unit is None and (parallel or not _names_another(passage, term))
        if bare is None and is_free:
            figure = term.figure.in_unit_of(total.figure)
            bare = Spot(figure, spot.start, spot.end) if figure.base == unit else None
    return bare


def _terms_of_item(passage: Passage, item: tuple[int, int]) -> Iterator[Term]:
    """Yield the figures of an item outside brackets that may be its part of a total."""
    depth = 0
    for at in range(*item):
        token = passage.tokens[at]
        depth += token.is_mark("(") - token.is_mark(")")
        place = passage.term_at(at)
        if depth or place is None or passage.terms[place].first != at:
            continue
        term = passage.terms[place]
        is_other = term.is_percent or term.is_range or _is_change(passage, term)
        if not is_other and not _is_compared(passage, term):
            yield term


def _is_compared(passage: Passage, term: Term) -> bool:
    """Whether a figure is what another is set against: "460 triệu (KH 400, CK 440)"."""
    roles = [token.role for token in passage.before(term, 4) if token.role]
    return bool(roles) and roles[0] in _COMPARED and "over" not in roles


def _names_another(passage: Passage, term: Term) -> bool:
    """Whether a bare number counts a thing of its own: "572 băng nhóm"."""
    behind = passage.tokens[term.last + 1 : term.last + 2]
    return bool(behind) and behind[0].kind == "word" and not behind[0].role


def _is_complete(passage: Passage, opener: Opener, total: Term) -> bool:
    """Whether the words say that the parts are all of the total."""
    return opener.sort == "wholly" or _names_its_parts(passage, opener, total)


def _is_division(passage: Passage, opener: Opener, total: Term) -> bool:
    """Whether a list in brackets or behind a colon divides the total that stands before it."""
    if opener.sort == "colon":
        is_named = any(token.role == "whole" for token in passage.before(total, 8))
        return is_named or total.last == opener.at - 1  # "Hè thu 607,5 ha: lúa …"
    return opener.sort == "bracket"


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
