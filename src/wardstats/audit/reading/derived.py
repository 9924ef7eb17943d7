"""Derived bases: a figure with what lacks to it, or with how far it rose or fell.

"28.588 cử tri đi bầu, đạt 99,90 %, còn lại 29 cử tri" is of both together; "62,71 tạ/ha, bằng
99,5 % (giảm 0,31 tạ/ha) so với năm trước" is of what was there before it fell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from wardstats.audit.reading.cues import DIFFERENCES, MOVES, Cue, read_cue_left
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import Quotient, leftwards
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure
from wardstats.model.numerals import Numeral

_SIGNS = {"up": -1, "down": 1}
_RESTS = frozenset({"remain", "lacking", "level"})
_NEGATIONS = frozenset({"chưa", "không"})


def find_derived(passage: Passage, place: int, cue: Cue) -> Iterator[Quotient]:
    """Yield the figure before a percentage over the base that it makes with the figure behind."""
    behind = place + 1
    if behind == len(passage.terms) or not passage.terms[behind].is_amount:
        return
    other = passage.terms[behind]
    actual = _nearest(passage, place, other)
    if actual is None or cue.verb in DIFFERENCES or cue.against == "plan":
        return
    sign = _SIGNS.get(read_cue_left(passage, behind), 0)
    if sign and _is_beside(passage, place):
        yield _over(passage, actual, behind, sign, is_certain=_is_compared(passage, other))
    elif _is_rest(passage, other):
        both = _over(passage, actual, behind, 1, is_certain=False)
        yield replace(both, is_share_of_count=cue.verb == "share")


def _is_beside(passage: Passage, place: int) -> bool:
    """Whether a change follows a percentage in brackets, or directly: "bằng 99,5 % giảm 3 ha"."""
    following = passage.tokens[passage.terms[place].last + 1 : passage.terms[place].last + 3]
    return following[0].is_mark("(") or any(
        token.role in MOVES for token in following if not token.is_mark(",")
    )


def sum_of(one: Figure, other: Figure, sign: int = 1) -> Figure:
    """Return a figure of two, written out: "(19 + 6)"."""
    precision = max(one.numeral.precision, other.numeral.precision)
    total = Numeral(one.numeral.value + sign * other.numeral.value, precision)
    mark = "+" if sign > 0 else "−"
    return replace(one, numeral=total, printed=f"({one.printed} {mark} {other.printed})")


def _over(passage: Passage, actual: int, behind: int, sign: int, *, is_certain: bool) -> Quotient:
    above = passage.terms[actual].figure
    base = sum_of(above, passage.terms[behind].figure, sign)
    return Quotient(above, base, (actual, behind), is_certain)


def _nearest(passage: Passage, place: int, other: Term) -> int | None:
    for before in leftwards(passage, place):
        term = passage.terms[before]
        same_scale = term.figure.unit == other.figure.unit or other.figure.is_count
        return before if term.is_amount and term.is_like(other) and same_scale else None
    return None


def _is_compared(passage: Passage, change: Term) -> bool:
    """Whether what is compared with stands behind a change in brackets: "(…) so với năm 2018"."""
    behind = [token for token in passage.after(change, 2) if not token.is_mark(")")]
    return bool(behind) and behind[0].role == "compare"


def _is_rest(passage: Passage, term: Term) -> bool:
    words = [*passage.before(term, 4), *passage.after(term, 2)]
    return any(token.role in _RESTS or token.text in _NEGATIONS for token in words)
