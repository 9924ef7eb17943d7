"""Changes: what a text gives for one: the absolute part, the present and the earlier figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wardstats.audit.reading.cues import Cue, goes_on, is_linked, read_cue_left
from wardstats.audit.reading.passages import Passage, Term
from wardstats.audit.reading.reach import is_same_subject, is_set_aside
from wardstats.audit.reading.times import (
    find_earlier_of_two,
    find_earlier_time,
    find_named_time,
    is_aside,
    is_of_earlier,
    read_time_of,
)
from wardstats.audit.reading.tokens import Token
from wardstats.model.units import read_unit

DIRECTIONS = {"up": 1, "down": -1}
_WORDS_BEFORE_MOVE = 4
_LONGEST_ASIDE = 12
_LONGEST_LINK = 6  # tokens between a change and its percentage
_DELTAS = DIRECTIONS | {"over": 1, "lacking": -1}
_FARTHEST = 12  # figures between a change and what it is said of


@dataclass(frozen=True, slots=True)
class Change:
    """A relative change with the figures that the text gives for it."""

    sign: int
    delta: Term | None  # "giảm 1 vụ"
    present: tuple[Term, ...]  # what the present figure may be, likeliest first
    earlier: Term | None  # "cùng kỳ 12 vụ"
    is_certain: bool = True  # named in the same sentence; else only a fit counts


def find_delta(passage: Passage, place: int, cue: Cue) -> tuple[int, int] | None:
    """Find the absolute part of a relative change: its term and its sign.

    "giảm 115 vụ (9,68 %)", "giảm 1 vụ = 9,09 %", "tăng 59,5 % (56 vụ)".
    """
    return _delta_before(passage, place) or _delta_behind(passage, place, cue)


def _delta_before(passage: Passage, place: int) -> tuple[int, int] | None:
    former = place - 1
    pair = passage.terms[former]
    if former > 0 and pair.is_pair and _are_in_brackets(passage, pair, pair):
        former -= 1  # "giảm 3 vụ (12/15), tương đương 20 %"
    if former < 0 or not passage.terms[former].is_amount:
        return None
    direction = read_cue_left(passage, former)
    gap = passage.gap(passage.terms[place - 1], passage.terms[place])
    gap = gap[former < place - 1 :]
    rest = _without_comparison(gap)
    repeats = [token for token in rest if token.role == direction]
    rest = [token for token in rest if token.role != direction]
    if any(token.is_mark("(+-–") for token in gap[-3:]):  # "tăng 42 người chết (6,42 %)"
        rest = [token for token in rest if token.kind != "word" or token.role]
    if len(rest) > _LONGEST_LINK or not is_linked(rest) or len(repeats) > 1:
        return None
    if direction not in _DELTAS or any(token.text.startswith("chiếm") for token in rest):
        return None  # "tăng 36 đơn vị so với năm trước, chiếm 38,7 %" is a share of all
    return former, _DELTAS[direction]


def _delta_behind(passage: Passage, place: int, cue: Cue) -> tuple[int, int] | None:
    if cue.verb not in DIRECTIONS or place + 1 == len(passage.terms):
        return None
    behind = passage.terms[place + 1]
    near = _without_comparison(passage.gap(passage.terms[place], behind))
    words = [token for token in near if not (token.is_mark("(") or token.role in DIRECTIONS)]
    opened = any(token.is_mark("(") or token.role == "relative" for token in near)
    is_delta = behind.is_amount and opened and len(near) <= _WORDS_BEFORE_MOVE
    return (place + 1, DIRECTIONS[cue.verb]) if is_delta and is_linked(words) else None


def _without_comparison(gap: Sequence[Token]) -> list[Token]:
    """Leave out "so với cùng kỳ năm 2019" between a change and its percentage."""
    kept = []
    compared = False
    for token in gap:
        compared = (compared or token.role == "compare") and not token.is_mark("(,;")
        if not compared:
            kept.append(token)
    return kept


def read_change(passage: Passage, place: int, cue: Cue) -> Change:
    """Read what the text gives for a relative change."""
    found = find_delta(passage, place, cue)
    moved = None if found else find_move_behind(passage, place)
    if moved is not None:
        return Change(DIRECTIONS.get(cue.verb, 1), None, (moved[1],), moved[0])
    delta = passage.terms[found[0]] if found else None
    sign = found[1] if found else DIRECTIONS.get(cue.verb, 1)
    like = delta.figure.base if delta else _thing_behind(passage, place)
    earlier = find_earlier(passage, place, cue)
    if earlier is not None and like is None:
        like = earlier.figure.base or None  # "(cùng kỳ 300)" takes the unit of the present
    present = find_present(passage, place, (delta, earlier), like)
    if delta is not None and earlier is None and not present:
        return Change(sign, delta, _find_before(passage, delta), None, is_certain=False)
    return Change(sign, delta, present, earlier)


def find_move_behind(passage: Passage, place: int) -> tuple[Term, Term] | None:
    """Find A and B of "giảm 10 % (từ A xuống B)"."""
    if place + 2 >= len(passage.terms):
        return None
    term, start, end = passage.terms[place : place + 3]
    is_near = len(passage.gap(term, start)) <= _WORDS_BEFORE_MOVE
    alike = start.is_amount and end.is_amount and start.figure.base == end.figure.base
    if not (is_near and alike and passage.same_sentence(term, end)):
        return None
    if [token.role for token in passage.gap(start, end)] == ["compare"]:
        return end, start  # "(18 vụ so với 20 vụ)"
    if is_move(passage, start, end) or _is_bracketed_move(passage, start, end):
        return start, end
    return None


def _is_bracketed_move(passage: Passage, start: Term, end: Term) -> bool:
    """Whether two figures alone stand in brackets: "(30 vụ còn 20 vụ)"."""
    moves = [token.role for token in passage.gap(start, end)] == ["level"]
    return moves and _are_in_brackets(passage, start, end)


def _are_in_brackets(passage: Passage, start: Term, end: Term) -> bool:
    opens = start.first > 0 and passage.tokens[start.first - 1].is_mark("(")
    return opens and any(
        token.is_mark(")") for token in passage.tokens[end.last + 1 : end.last + 2]
    )


def _find_before(passage: Passage, delta: Term) -> tuple[Term, ...]:
    """Find the subjects of a sentence before: "Xảy ra 75 vụ. So với tháng trước, tăng 9 vụ"."""
    sentence = passage.sentences[delta.first]
    number = passage.count_before(delta.first)
    return tuple(
        term
        for term in passage.terms[max(number - _FARTHEST, 0) : number]
        if term.is_amount
        and term.figure.base == delta.figure.base
        and sentence - passage.sentences[term.first] <= 1
    )


def _thing_behind(passage: Passage, place: int) -> str | None:
    """Return the base unit of what a percentage is said of: "giảm 23,64 % số vụ"."""
    words = [token.text for token in passage.after(passage.terms[place], 4)]
    if not words or words[0] != "số":
        return None
    found = read_unit(words[1:])
    return found[0].base if found else ""


def find_earlier(passage: Passage, place: int, cue: Cue) -> Term | None:
    """Find the earlier figure: "(cùng kỳ 12 vụ)", "so với 12 vụ cùng kỳ", "từ 120 lên …"."""
    if cue.base_follows is not None:
        return passage.terms[cue.base_follows]
    term = passage.terms[place]
    behind = passage.terms[place + 1] if place + 1 < len(passage.terms) else None
    if behind is not None and _is_dated_in_brackets(passage, term, behind):
        return behind
    for at in (place - 2, place - 1, place - 3):
        if at < 0 or not passage.terms[at].is_amount:
            continue
        if not passage.same_sentence(passage.terms[at], term):
            continue
        if is_of_earlier(passage, passage.terms[at]):
            return passage.terms[at]
    if behind is not None and behind.is_amount and is_aside(passage, behind):
        is_dated = read_time_of(passage, behind) is not None
        return behind if is_dated and passage.tokens[term.last + 1].is_mark("(") else None
    return (
        find_start(passage, place)
        or find_earlier_time(passage, place)
        or find_named_time(passage, place)
    )


def _is_dated_in_brackets(passage: Passage, term: Term, behind: Term) -> bool:
    """Whether a figure is alone in brackets with its time: "(9 tháng năm 2019 có 419 đơn)"."""
    gap = passage.gap(term, behind)
    opened = [at for at, token in enumerate(gap) if token.is_mark("(")]
    if len(opened) != 1 or not behind.is_amount or len(gap) > _LONGEST_ASIDE:
        return False
    inside = gap[opened[0] + 1 :]
    is_said = any(token.kind == "opaque" or token.role == "prior" for token in inside)
    return is_said and not any(token.is_mark(",;") or token.kind == "stop" for token in gap)


def find_rates_of_change(passage: Passage, place: int) -> tuple[Term | None, Term | None]:
    """Find the present and the earlier rate that a change in points is said of.

    "từ 5,8 % xuống 4,3 %, giảm 1,5 điểm %"; "đạt 92 %, tăng 2 điểm % so với cùng kỳ (90 %)".
    """
    term = passage.terms[place]
    around = range(max(place - 3, 0), min(place + 3, len(passage.terms)))
    rates = [
        passage.terms[at]
        for at in around
        if at != place
        and passage.terms[at].is_percent
        and passage.same_sentence(passage.terms[at], term)
        and (
            _starts_change(passage, passage.terms[at])
            or read_cue_left(passage, at) not in {"up", "down", "over"}
        )
    ]
    earlier = next((rate for rate in rates if _starts_change(passage, rate)), None)
    earlier = earlier or next((rate for rate in rates if _is_reference(passage, rate)), None)
    earlier = earlier or find_earlier_of_two(passage, rates)
    left = [rate for rate in rates if rate is not earlier and rate.first < term.first]
    if not left and earlier is not None and earlier.first > term.first:
        left = [rate for rate in rates if is_move(passage, earlier, rate)]  # "(từ A xuống B)"
    return (left[-1] if left else None), earlier


def _is_reference(passage: Passage, rate: Term) -> bool:
    """Whether a rate is what another is set against: of an earlier time, or of the plan."""
    if is_of_earlier(passage, rate) or is_aside(passage, rate):
        return True
    for token in passage.before(rate, 4):
        if token.role == "plan":
            return True
        if token.role not in {"", "compare", "reach"} or token.is_mark(","):
            return False
    return False


def _starts_change(passage: Passage, term: Term) -> bool:
    words = [token.text for token in passage.before(term, 2)]
    return words[:1] == ["từ"] or (words[1:] == ["từ"] and words[0] in {"mức", "chỗ"})


def find_start(passage: Passage, place: int) -> Term | None:
    """Find A of "từ A lên B, tăng X %"."""
    for first in (place - 2, place - 3):  # "từ A lên B (tăng C, tương đương X %)"
        if first >= 0 and is_move(passage, passage.terms[first], passage.terms[first + 1]):
            return passage.terms[first]
    return None


def is_move(passage: Passage, start: Term, end: Term) -> bool:
    """Whether two figures are said as "từ A lên B"."""
    moves = any(
        token.role == "level" or token.text in {"lên", "xuống", "còn"}
        for token in passage.gap(start, end)
    )
    return moves and _starts_change(passage, start)


def find_present(
    passage: Passage, place: int, others: tuple[Term | None, ...], like: str | None
) -> tuple[Term, ...]:
    """Find what the present figure may be: the sentence's subject first, earlier the nearest."""
    term = passage.terms[place]
    found = []
    for at in range(place - 1, max(place - 12, -1), -1):
        candidate = passage.terms[at]
        if not passage.same_sentence(candidate, term):
            break
        if candidate in others or not _may_be_like(candidate, like):
            continue
        if not goes_on(passage.gap(candidate, term)):
            break
        if read_cue_left(passage, at) in DIRECTIONS:
            continue
        if candidate.is_percent and not _is_level(passage, candidate):
            continue
        if like is None and not is_same_subject(passage, candidate, term):
            break
        found.append(candidate)
    found = [one for one in found if not is_set_aside(passage, one, term)] or found
    found = [one for one in found if one.figure.base == like] or found
    if not found:
        return ()
    return (found[-1], found[0]) if like is not None and len(found) > 1 else (found[0],)


def _may_be_like(term: Term, like: str | None) -> bool:
    """Whether a figure may change by one in a unit; income per head does so in đồng, too."""
    return like is None or like in {term.figure.base, term.figure.base.partition("/")[0]}


def _is_level(passage: Passage, term: Term) -> bool:
    """Whether a percentage is what a rate stands at, so that it changes in points."""
    return any(token.role in {"share", "level"} for token in passage.before(term))
