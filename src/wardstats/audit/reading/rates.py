"""Rates: figures per something, as a text writes them: đồng/hộ, "bình quân mỗi lớp", tạ/ha."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from wardstats.audit.reading.cues import DIFFERENCES, read_cue_left
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.tokens import Token
from wardstats.model.units import Unit, find_unit, read_unit

_TIMES = frozenset({"năm", "tháng", "ngày", "quý", "vụ"})
_PER_ONE = frozenset({"mỗi", "một", "đầu", "trên", "của", "cho", "từng"})


@dataclass(frozen=True, slots=True)
class Rate:
    """A figure per something: its place, and the units above and below the line."""

    place: int
    above: Unit
    below: Unit
    is_average: bool  # "bình quân", "mật độ": it is what is computed


def read_rates(passage: Passage) -> Iterator[Rate]:
    """Yield every figure of a passage that is per something."""
    for place, term in enumerate(passage.terms):
        unit = term.figure.unit
        if term.is_pair or unit is None or read_cue_left(passage, place) in DIFFERENCES:
            continue
        before = list(passage.before(term, 8))
        if _is_compared_with(before):
            continue
        average = any(token.role == "average" for token in before)
        above, _slash, below = without_time(unit.symbol).partition("/")
        if below and "/" not in below:
            yield Rate(place, find_unit(above), find_unit(below), average)
        elif average and (
            thing := _thing_behind_average(before) or _thing_behind_figure(passage, place)
        ):
            yield Rate(place, find_unit(above), thing, is_average=True)
        elif is_yield(before) and unit.base == "kg":
            yield Rate(place, unit, find_unit("ha"), average)
        elif unit.kind in {"money", "measure"}:
            thing = _thing_behind_each(before)
            if thing is not None:
                yield Rate(place, unit, thing, average)


def _is_compared_with(before: list[Token]) -> bool:
    """Whether a rate is what another is set against: "so với bình quân cả nước (11,6 …/xã)"."""
    clause = takewhile(lambda token: not token.is_mark(",;"), before)
    return any(token.role == "compare" for token in clause)


def without_time(symbol: str) -> str:
    """Leave out the time of a rate, which is that of its sum too: đồng/người/năm."""
    above, _slash, last = symbol.rpartition("/")
    return above if above and last in _TIMES else symbol


def _thing_behind_average(before: list[Token]) -> Unit | None:
    """Return the unit that an average is said of: "bình quân đầu người", "bình quân mỗi hộ"."""
    words = [token.text for token in reversed(before)]
    at = max(
        (at for at, token in enumerate(reversed(before)) if token.role == "average"), default=0
    )
    following = [word for word in words[at + 1 :] if word not in _PER_ONE]
    found = read_unit(following) if following else None
    return found[0] if found else None


def _thing_behind_figure(passage: Passage, place: int) -> Unit | None:
    """Return the unit of "30 em một lớp", "4 khẩu mỗi hộ"."""
    term = passage.terms[place]
    words = [token for token in passage.after(term, 4) if token.kind == "word"]
    if words and words[0].role == "each":
        found = read_unit([token.text for token in words[1:]])
        return found[0] if found else None
    if place + 1 == len(passage.terms) or words:
        return None
    one = passage.terms[place + 1].figure
    return one.unit if one.numeral.value == 1 and not passage.terms[place + 1].is_pair else None


def is_yield(before: list[Token]) -> bool:
    """Whether "năng suất" stands before: tạ alone is tạ/ha then."""
    words = " ".join(token.text for token in reversed(before))
    return "năng suất" in words


def _thing_behind_each(before: list[Token]) -> Unit | None:
    """Return the unit that "mỗi" names: "mỗi suất 500.000 đồng"."""
    for at, token in enumerate(before):
        if token.is_mark(",()"):
            return None
        if token.role == "each":
            found = read_unit([later.text for later in reversed(before[:at])])
            return found[0] if found else None
    return None
