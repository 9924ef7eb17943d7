"""Rates that change: the present and the earlier one that points, or a change, are said of."""

from __future__ import annotations

from wardstats.audit.reading.cues import goes_on, read_cue_left
from wardstats.audit.reading.earlier import is_move, starts_change
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.times import (
    find_earlier_of_two,
    is_aside,
    is_of_each_period,
    is_of_earlier,
)

_FAR, _NEAR = 5, 3  # terms before and behind a change, among which its two rates stand


def find_rates_of_change(passage: Passage, place: int) -> tuple[Term | None, Term | None]:
    """Find the present and the earlier rate that a change in points is said of.

    "từ 5,8 % xuống 4,3 %, giảm 1,5 điểm %"; "đạt 92 %, tăng 2 điểm % so với cùng kỳ (90 %)".
    """
    term = passage.terms[place]
    if is_of_each_period(passage, term):
        return None, None
    around = range(max(place - _FAR, 0), min(place + _NEAR, len(passage.terms)))
    rates = [
        passage.terms[at]
        for at in around
        if at != place
        and passage.terms[at].is_percent
        and passage.same_sentence(passage.terms[at], term)
        and _is_near(passage, at, place)
        and not _is_of_plan(passage, passage.terms[at])
        and (
            starts_change(passage, passage.terms[at])
            or read_cue_left(passage, at) not in {"up", "down", "over"}
        )
    ]
    starts = [rate for rate in rates if starts_change(passage, rate)]
    references = [rate for rate in rates if _is_reference(passage, rate)]
    own = [rate for rate in references if rate in passage.terms[place + 1 : place + 2]]
    earlier = next(iter([*starts, *own, *references]), None) or find_earlier_of_two(passage, rates)
    left = [rate for rate in rates if rate is not earlier and rate.first < term.first]
    left = [rate for rate in left if rate not in references] or left
    if earlier is not None and earlier.first > term.first:
        moved = [rate for rate in rates if is_move(passage, earlier, rate)]  # "(từ A xuống B)"
        left = moved or left
    return (left[-1] if left else None), earlier


def _is_of_plan(passage: Passage, rate: Term) -> bool:
    """Whether a percentage is how far a plan is reached, which is no rate that moves."""
    following = next(passage.after(rate, 1), None)
    return following is not None and following.role == "plan"


def _is_near(passage: Passage, at: int, place: int) -> bool:
    """Whether a rate stands in the clause of a change; farther ones are set beside a figure."""
    rate, term = passage.terms[at], passage.terms[place]
    if at > place:
        return not any(token.is_mark(";") for token in passage.gap(term, rate))
    is_beside = at >= place - _NEAR or _figure_beside(passage, rate) is not None
    return is_beside and goes_on(passage.gap(rate, term))


def _is_reference(passage: Passage, rate: Term) -> bool:
    """Whether a rate is what another is set against: of an earlier time, or of the plan."""
    figure = _figure_beside(passage, rate)
    if figure is not None:
        return is_of_earlier(passage, figure)
    if is_of_earlier(passage, rate) or is_aside(passage, rate):
        return True
    for token in passage.before(rate, 4):
        if token.role == "plan":
            return True
        if token.role not in {"", "compare", "reach"} or token.is_mark(","):
            return False
    return False


def _figure_beside(passage: Passage, rate: Term) -> Term | None:
    """Return the figure that a share in brackets is said of: "đầu năm 45 hộ (3,61 %)"."""
    place = passage.term_at(rate.first - 2)
    opened = place is not None and passage.tokens[rate.first - 1].is_mark("(")
    return passage.terms[place] if opened and place is not None else None
