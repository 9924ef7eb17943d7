"""Changes: what a text gives for one: the absolute part, the present and the earlier figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from wardstats.audit.reading.cues import Cue, goes_on, is_linked, names_a_thing, read_cue_left
from wardstats.audit.reading.earlier import (
    are_in_brackets,
    find_earlier,
    find_move_behind,
)
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import is_same_subject, is_set_aside
from wardstats.audit.reading.sentence_before import find_subjects_before, only_compares
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.times import (
    read_time_of,
)
from wardstats.audit.reading.tokens import Token
from wardstats.model.units import read_unit

DIRECTIONS = {"up": 1, "down": -1}
_LONGEST_ASIDE = 4  # tokens between a percentage and its absolute part behind
_LONGEST_LINK = 6  # tokens between a change and its percentage
_OF_ALL = ("chiếm", "đạt")
_DELTAS = DIRECTIONS | {"over": 1, "lacking": -1}
_CASES = "trường hợp"  # of whatever was counted: "119 doanh nghiệp, tăng 37 trường hợp"
_LEAST_NAME = 2  # words: "bị thương 75 người. …, số người bị thương giảm 18 người"


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
    if former > 0 and pair.is_pair and are_in_brackets(passage, pair, pair):
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
    if direction not in _DELTAS or any(token.text.startswith(_OF_ALL) for token in rest):
        return None  # "tăng 36 đơn vị so với năm trước, chiếm 38,7 %" is a share of all
    return former, _DELTAS[direction]


def _delta_behind(passage: Passage, place: int, cue: Cue) -> tuple[int, int] | None:
    if cue.verb not in _DELTAS or place + 1 == len(passage.terms):
        return None
    if cue.base_follows == place + 1:  # "giảm 12 % so với năm trước (20 vụ)"
        return None
    behind = passage.terms[place + 1]
    if not passage.same_sentence(passage.terms[place], behind):
        return None
    near = _without_comparison(passage.gap(passage.terms[place], behind))
    words = [token for token in near if not (token.is_mark("(") or token.role in _DELTAS)]
    is_bracket = cue.verb in DIRECTIONS  # behind "vượt 10 %" brackets hold the plan
    opened = any(token.role == "relative" or (is_bracket and token.is_mark("(")) for token in near)
    opened = opened or _is_told_in_number(passage, near, behind)
    is_delta = behind.is_amount and opened and len(near) <= _LONGEST_ASIDE
    return (place + 1, _DELTAS[cue.verb]) if is_delta and is_linked(words) else None


def _is_told_in_number(passage: Passage, near: Sequence[Token], behind: Term) -> bool:
    """Whether a change is told again in number: "tăng 1,68 %, bằng 2.217 tấn so với cùng kỳ"."""
    following = next(passage.after(behind, 1), None)
    is_compared = following is not None and following.role == "compare"
    return is_compared and [token.text for token in near] == [",", "bằng"]


def _without_comparison(gap: Sequence[Token]) -> list[Token]:
    """Leave out "so với cùng kỳ năm 2019" between a change and its percentage."""
    kept = []
    compared = False
    for token in gap:
        compared = (compared or token.role == "compare") and not token.is_mark("(),;")
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
    if delta and earlier and _is_of_clause_before(passage, earlier, delta):
        earlier = None
    if earlier is not None and like is None:
        like = earlier.figure.base or None  # "(cùng kỳ 300)" takes the unit of the present
    present = find_present(passage, place, like, delta=delta, earlier=earlier)
    if delta is not None and earlier is None and present and _is_before(passage, present[0]):
        return Change(sign, delta, (), present[0])
    if delta is not None and earlier is None and not present:
        subjects = find_subjects_before(passage, delta)
        called = tuple(one for one in subjects if _are_called_alike(passage, one, delta))
        if any(names_a_thing(token) for token in passage.after(delta, 1)):
            subjects = called  # "giảm 4 người chết" is of no other people
        is_certain = len(subjects) == 1 and only_compares(passage, delta)
        return Change(sign, delta, called or subjects, None, is_certain or len(called) == 1)
    is_certain = not _may_be_points(passage, delta, present)
    if earlier is not None:
        is_certain = goes_on(passage.gap(earlier, passage.terms[place]))
    return Change(sign, delta, present, earlier, is_certain)


def _is_before(passage: Passage, term: Term) -> bool:
    """Whether a figure is of before what is told: "Trước khi sắp xếp có 106 đơn vị"."""
    words = [token.text for token in passage.before(term)][::-1]
    return ("trước", "khi") in pairwise(words)


def _is_of_clause_before(passage: Passage, earlier: Term, delta: Term) -> bool:
    """Whether a figure belongs to a clause before the one that has its own and a change of it.

    "Tháng 8: 31 ca (tháng trước 43 ca); lũy kế 187 ca, tăng 52 ca (38,5 %)".
    """
    gap = passage.gap(earlier, delta) if earlier.first < delta.first else ()
    ends = [at for at, token in enumerate(gap) if token.is_mark(";")]
    return bool(ends) and any(token.is_amount for token in gap[ends[-1] :])


def _may_be_points(passage: Passage, delta: Term | None, present: Sequence[Term]) -> bool:
    """Whether a share stands between, which may be what changed: "41 hộ, chiếm 8 %, tăng 5 hộ"."""
    if delta is None or not present:
        return False
    between = range(*(passage.count_before(term.first) for term in (present[0], delta)))
    return any(
        passage.terms[at].is_percent and read_cue_left(passage, at) == "share" for at in between
    )


def _thing_behind(passage: Passage, place: int) -> str | None:
    """Return the base unit of what a percentage is said of: "giảm 23,64 % số vụ"."""
    words = [token.text for token in passage.after(passage.terms[place], 4)]
    if not words or words[0] != "số":
        return None
    found = read_unit(words[1:])
    return found[0].base if found else ""


def find_present(
    passage: Passage,
    place: int,
    like: str | None,
    *,
    delta: Term | None = None,
    earlier: Term | None = None,
) -> tuple[Term, ...]:
    """Find what the present figure may be: the sentence's subject first, earlier the nearest."""
    beside = _figure_of_bracket(passage, delta)
    if beside is not None:
        return (beside,)
    term = passage.terms[place]
    found = []
    for at in range(place - 1, max(place - 12, -1), -1):
        candidate = passage.terms[at]
        if not passage.same_sentence(candidate, term):
            break
        if candidate in (delta, earlier) or not _may_be_like(candidate, like):
            continue
        is_dated = (delta or earlier) is not None and read_time_of(passage, candidate) is not None
        if not is_dated and not goes_on(passage.gap(candidate, term)):
            break
        if read_cue_left(passage, at) in DIRECTIONS:
            continue
        if candidate.is_percent and not _is_level(passage, candidate):
            continue
        is_loose = like is None or (like == _CASES and candidate.figure.base != like)
        if is_loose and not is_same_subject(passage, candidate, delta or term):
            break
        found.append(candidate)
    found = [one for one in found if not is_set_aside(passage, one, term)] or found
    found = [one for one in found if one.figure.base == like] or found
    found = [one for one in found if _are_called_alike(passage, one, delta)] or found
    if not found:
        return ()
    return (found[-1], found[0]) if like is not None and len(found) > 1 else (found[0],)


def _figure_of_bracket(passage: Passage, delta: Term | None) -> Term | None:
    """Return the figure that a bracket with its change stands beside: "chết 2 người (tăng 1)"."""
    place = -1 if delta is None else passage.count_before(delta.first) - 1
    if delta is None or place < 0 or not passage.terms[place].is_amount:
        return None
    gap = passage.gap(passage.terms[place], delta)
    is_opened = len(gap) == 2 and gap[0].is_mark("(") and gap[1].role in DIRECTIONS
    return passage.terms[place] if is_opened else None


def _are_called_alike(passage: Passage, one: Term, delta: Term | None) -> bool:
    """Whether a change is called as a figure is: "bị thương 2 người; giảm 2 người bị thương"."""
    if delta is None:
        return False
    behind = {token.text for token in takewhile(names_a_thing, passage.after(delta, 3))}
    before = {token.text for token in passage.before(delta, 6) if names_a_thing(token)}
    own = (*passage.before(one, 3), *takewhile(names_a_thing, passage.after(one, 3)))
    names = {token.text for token in own if names_a_thing(token)}
    return bool(names & behind) or len(names & before) >= _LEAST_NAME


def _may_be_like(term: Term, like: str | None) -> bool:
    """Whether a figure may change by one in a unit; income per head does so in đồng, too."""
    if like == _CASES and term.figure.is_count:
        return True
    return like is None or like in {term.figure.base, term.figure.base.partition("/")[0]}


def _is_level(passage: Passage, term: Term) -> bool:
    """Whether a percentage is what a rate stands at, so that it changes in points."""
    return bool({"share", "level"} & passage.roles_before(term))
