"""The earlier figure that a change is set against, and moves from one figure to another."""

from __future__ import annotations

from wardstats.audit.reading.cues import Cue
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.times import (
    find_earlier_time,
    find_named_time,
    is_aside,
    is_of_earlier,
    read_time_of,
)

_WORDS_BEFORE_MOVE = 4
_LONGEST_ASIDE = 12
_FARTHEST = 6  # terms before a change, percentages among them


def find_earlier(passage: Passage, place: int, cue: Cue) -> Term | None:
    """Find the earlier figure: "(cùng kỳ 12 vụ)", "so với 12 vụ cùng kỳ", "từ 120 lên …"."""
    if cue.base_follows is not None:
        return passage.terms[cue.base_follows]
    term = passage.terms[place]
    if "average" in passage.roles_after(term):
        return None  # "so với trung bình 4 tuần trước"
    behind = passage.terms[place + 1] if place + 1 < len(passage.terms) else None
    if behind is not None and _is_dated_in_brackets(passage, term, behind):
        return behind
    named = find_named_time(passage, place)
    if named is not None:
        return named
    for former in _nearest_before(passage, place):
        if passage.same_sentence(former, term) and is_of_earlier(passage, former):
            return former
    if behind is not None and behind.is_amount and is_aside(passage, behind):
        is_dated = read_time_of(passage, behind) is not None
        return behind if is_dated and passage.tokens[term.last + 1].is_mark("(") else None
    return find_start(passage, place) or find_earlier_time(passage, place)


def _nearest_before(passage: Passage, place: int) -> list[Term]:
    """Return the three figures before a change, the likeliest to be the earlier one first."""
    before = passage.terms[max(place - _FARTHEST, 0) : place][::-1]
    counted = [term for term in before if not term.is_percent][:3]
    return [term for term in (*counted[1:2], *counted[:1], *counted[2:]) if term.is_amount]


def _is_dated_in_brackets(passage: Passage, term: Term, behind: Term) -> bool:
    """Whether a figure is alone in brackets with its time: "(9 tháng năm 2019 có 419 đơn)"."""
    gap = passage.gap(term, behind)
    opened = [at for at, token in enumerate(gap) if token.is_mark("(")]
    if len(opened) != 1 or not behind.is_amount or len(gap) > _LONGEST_ASIDE:
        return False
    inside = gap[opened[0] + 1 :]
    is_said = any(token.kind == "opaque" or token.role == "prior" for token in inside)
    closing = [token.text for token in inside[-2:] if token.role != "reach"]
    is_said = is_said or closing[-1:] == ["trước"]  # "(sản lượng vụ hè thu trước là …"
    return is_said and not any(token.is_mark(",;") or token.kind == "stop" for token in gap)


def find_start(passage: Passage, place: int) -> Term | None:
    """Find A of "từ A lên B, tăng X %"."""
    for first in (place - 2, place - 3):  # "từ A lên B (tăng C, tương đương X %)"
        if first >= 0 and is_move(passage, passage.terms[first], passage.terms[first + 1]):
            return passage.terms[first]
    return None


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
    return moves and are_in_brackets(passage, start, end)


def are_in_brackets(passage: Passage, start: Term, end: Term) -> bool:
    """Whether brackets hold nothing but what reaches from one figure to another."""
    opens = start.first > 0 and passage.tokens[start.first - 1].is_mark("(")
    return opens and any(
        token.is_mark(")") for token in passage.tokens[end.last + 1 : end.last + 2]
    )


def is_move(passage: Passage, start: Term, end: Term) -> bool:
    """Whether two figures are said as "từ A lên B"."""
    moves = any(
        token.role == "level" or token.text in {"lên", "xuống", "còn"}
        for token in passage.gap(start, end)
    )
    return moves and starts_change(passage, start)


def starts_change(passage: Passage, term: Term) -> bool:
    """Whether a change is said to begin at a figure: "từ 12 vụ"."""
    words = [token.text for token in passage.before(term, 2)]
    if any(token.is_mark("-–") for token in passage.after(term, 1)):
        return False  # "từ 17 % - 19 %"
    return words[:1] == ["từ"] or (words[1:] == ["từ"] and words[0] in {"mức", "chỗ"})
