"""Every percentage of a passage, each given to the family that its words name."""

from __future__ import annotations

from collections.abc import Iterator

from wardstats.audit.claims import Claim
from wardstats.audit.families.changes import judge_change, judge_points, tell_move
from wardstats.audit.families.multiples import judge_multiple
from wardstats.audit.families.quotients import judge_bare_pairs, judge_percent
from wardstats.audit.reading.changes import DIRECTIONS, find_delta
from wardstats.audit.reading.changing_rates import find_rates_of_change
from wardstats.audit.reading.cues import DIFFERENCES, MOVES, Cue, read_cue
from wardstats.audit.reading.earlier import is_move
from wardstats.audit.reading.passages import Passage


def find_percents(passage: Passage) -> Iterator[Claim]:
    """Yield a claim for each percentage and multiple, then one for each pair that is left."""
    taken: set[int] = set()
    for place, term in enumerate(passage.terms):
        if term.figure.base == "điểm %":
            cue = read_cue(passage, place)
            if cue.verb in DIFFERENCES:
                yield judge_points(passage, place, cue)
        elif term.figure.base == "lần" and not term.is_pair:
            cue = read_cue(passage, place)
            if cue.verb in {"multiple", "up", "down", "reach"}:
                yield judge_multiple(passage, place, cue)
        elif term.is_amount and _ends_move(passage, place) and not _is_told(passage, place):
            yield tell_move(passage, place)
        elif term.is_percent and not (_is_start(passage, place) or term.is_range):
            cue = read_cue(passage, place)
            if _is_interest(passage, place, cue):
                continue
            if _ends_move(passage, place):
                if not _is_told(passage, place):
                    yield tell_move(passage, place)
            elif _is_between_rates(passage, place, cue):
                yield judge_points(passage, place, cue)
            elif _is_change(passage, place, cue, taken):
                yield judge_change(passage, place, cue, taken)
            else:
                yield judge_percent(passage, place, cue, taken)
    yield from judge_bare_pairs(passage, taken)


def _is_between_rates(passage: Passage, place: int, cue: Cue) -> bool:
    """Whether a percentage is how far a rate is from its plan: "95,2 %, vượt 0,2 % (95 %)"."""
    is_of_plan = cue.verb in DIFFERENCES and cue.against != "prior"
    if not is_of_plan or (cue.verb in DIRECTIONS and cue.against != "plan"):
        return False
    return None not in find_rates_of_change(passage, place)


def _ends_move(passage: Passage, place: int) -> bool:
    """Whether a figure is what another of its sort went to: "từ 3,2 % xuống 2,5 %"."""
    if not place:
        return False
    start, end = passage.terms[place - 1 : place + 1]
    alike = start.is_percent == end.is_percent and start.figure.base in {"", end.figure.base}
    return alike and is_move(passage, start, end)


def _is_told(passage: Passage, place: int) -> bool:
    """Whether how far a move goes stands beside it: "từ 3,2 % xuống 2,5 %, giảm 0,7 %"."""
    move = passage.terms[place]
    for beside in (place - 2, place + 1):
        if 0 <= beside < len(passage.terms):
            same = passage.same_sentence(move, passage.terms[beside])
            if same and read_cue(passage, beside).verb in DIRECTIONS:
                return True
    return False


def _is_interest(passage: Passage, place: int, cue: Cue) -> bool:
    """Whether a percentage is paid per time: "lãi suất 0,66 %/tháng"."""
    behind = [token.text for token in passage.after(passage.terms[place], 2)]
    return behind[:1] == ["/"] and behind[1:] in (["năm"], ["tháng"]) and cue.verb not in MOVES


def _is_start(passage: Passage, place: int) -> bool:
    """Whether a rate is only where a change began: "từ 3,2 % xuống 2,5 %"."""
    before = next(iter(passage.before(passage.terms[place], 1)), None)
    return before is not None and before.text == "từ"


def _is_change(passage: Passage, place: int, cue: Cue, taken: set[int]) -> bool:
    """Whether a percentage says how much something grew or fell in time."""
    if find_delta(passage, place, cue) is not None:
        return True
    if cue.verb not in MOVES or cue.against == "plan":
        return False
    if cue.against == "prior":
        return True
    former = place - 1
    follows_pair = former >= 0 and passage.terms[former].is_pair and former not in taken
    return not follows_pair  # "53,5/52 ha, tăng 2,9 %" is over plan
