"""Shares: the whole that a part was counted from, named before, behind or by the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardstats.audit.reading.cues import (
    DIFFERENCES,
    SUBJECTLESS,
    Cue,
    goes_on,
    read_cue_left,
)
from wardstats.audit.reading.derived import sum_of
from wardstats.audit.reading.implied import find_implied_wholes
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import (
    Quotient,
    is_threshold,
    leftwards,
    may_be_whole,
)
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure, Token, base_of
from wardstats.audit.reading.untying import LONGEST_NAME, WHOLES, is_untied
from wardstats.model.units import read_unit

_LATER = 6  # figures behind a percentage, among which its whole may stand
_WORDS_BEFORE_PART = 4


def find_whole(passage: Passage, place: int, cue: Cue) -> Quotient | None:
    """Read "xảy ra 11 vụ, làm rõ 9 vụ, đạt tỷ lệ 82 %": the whole was named before its part."""
    if cue.against in {"plan", "prior"}:
        return None
    if cue.verb not in {"share", "reach", "relative"} and not _is_in_bracket(passage, place):
        return None
    places = list(leftwards(passage, place))
    found: list[Quotient] = []
    counted = _counted_behind(passage, passage.terms[place])
    for at, part in enumerate(places[:3]):
        if not passage.terms[part].is_amount or is_threshold(passage.terms[part]):
            continue
        if counted not in {"", passage.terms[part].figure.base}:
            continue
        if read_cue_left(passage, part) in DIFFERENCES:
            continue
        earlier = [
            _share(passage, part, whole, place, cue)
            for whole in places[at + 1 :]
            if may_be_whole(passage.terms[whole], passage.terms[part])
            or _may_be_checked(passage, whole, part)
        ]
        earlier = _only_divided(passage, earlier, cue) or earlier
        if _has_figure_of_its_own(passage, places[0], part, place):
            earlier = [replace(one, is_certain=False) for one in earlier]
        found += [*earlier, *_later_wholes(passage, part, place, cue)]
        found += [*_parts_before(passage, part, place, cue)]
        found += [] if found else [*_wholes_before(passage, part, place, cue)]
        if any(one.is_certain or one.gives(passage.terms[place]) for one in found):
            break
    if not any(one.is_certain or one.gives(passage.terms[place]) for one in found):
        found += [*_part_behind(passage, place, cue), *find_implied_wholes(passage, place, places)]
    return _best(found, passage.terms[place])


def _counted_behind(passage: Passage, percent: Term) -> str:
    """Return what "% số hộ" is of; empty where the words behind a percentage count nothing."""
    words = [token.text for token in passage.after(percent, 3)]
    found = read_unit(words[1:]) if words[:1] == ["số"] else None
    return base_of(found[0]) if found and found[0].is_count else ""


def _only_divided(passage: Passage, found: Sequence[Quotient], cue: Cue) -> list[Quotient]:
    """Keep the whole of a list of shares: in "5 tổ, trong đó 4 (80 %), 1 (20 %)" 1 is not of 4."""
    for one in found:
        part, whole = one.places
        is_listed = part > whole + 1 and _is_divided(passage, whole, part, cue)
        if is_listed and read_cue_left(passage, whole) not in DIFFERENCES:
            return [one]
    return []


def _has_figure_of_its_own(passage: Passage, nearest: int, part: int, place: int) -> bool:
    """Whether a clause with a subject and a figure stands between a part and a percentage."""
    gap = passage.gap(passage.terms[part], passage.terms[nearest]) if part < nearest else ()
    is_parted = any(token.is_mark(";") for token in gap)
    return is_parted and not goes_on(passage.gap(passage.terms[part], passage.terms[place]))


def _part_behind(passage: Passage, place: int, cue: Cue) -> Iterator[Quotient]:
    """Yield "tổng vốn 4,8 tỷ, vốn thành phố chiếm 54 %, tương đương 2,6 tỷ": only a fit counts."""
    if place + 1 == len(passage.terms):
        return
    part = passage.terms[place + 1]
    gap = passage.gap(passage.terms[place], part)
    told = any(token.role == "relative" or token.text == "tương đương" for token in gap)
    told = told or [token.text for token in gap] == ["("]
    if not told or not part.is_amount or len(gap) > _WORDS_BEFORE_PART:
        return
    for whole in leftwards(passage, place):
        if may_be_whole(passage.terms[whole], part):
            yield replace(_share(passage, place + 1, whole, place, cue), is_certain=False)


def _may_be_checked(passage: Passage, whole: int, part: int) -> bool:
    """Whether cases were found in what was checked: "kiểm tra 120 công trình, 9 trường hợp …"."""
    one, other = passage.terms[whole], passage.terms[part]
    is_count = one.is_amount and one.figure.is_count and other.figure.is_count
    is_greater = one.figure.quantity.value >= other.figure.quantity.value
    named = "whole" in passage.roles_before(one, 4)
    return is_count and is_greater and named


def _parts_before(passage: Passage, whole: int, place: int, cue: Cue) -> Iterator[Quotient]:
    """Yield the parts of a whole that is named last: "300 trẻ; tổng số trẻ là 400 trẻ (75 %)"."""
    if "whole" not in passage.roles_before(passage.terms[whole], 6):
        return
    for part in list(leftwards(passage, place))[1:3]:
        if part != whole and may_be_whole(passage.terms[whole], passage.terms[part]):
            yield replace(_share(passage, part, whole, place, cue), is_certain=False)


def _wholes_before(passage: Passage, part: int, place: int, cue: Cue) -> Iterator[Quotient]:
    """Yield the wholes that the sentence before names as such."""
    sentence = passage.sentences[passage.terms[part].first]
    for whole in range(part - 1, max(part - 4, -1), -1):
        term = passage.terms[whole]
        if sentence - passage.sentences[term.first] > 1:
            return
        one = _share(passage, part, whole, place, cue)
        if one.is_certain and may_be_whole(term, passage.terms[part]):
            yield replace(one, is_certain=False)


def _is_in_bracket(passage: Passage, place: int) -> bool:
    """Whether a percentage is set beside a figure: "192 hồ sơ (96,5 %)", "192 hồ sơ = 96,5 %"."""
    tokens = passage.tokens
    term = passage.terms[place]
    if term.first > 0 and tokens[term.first - 1].is_mark("="):
        return True
    first = term.first - 1
    if first > 0 and tokens[first].text in SUBJECTLESS:  # "(hơn 16 %)"
        first -= 1
    opened = first >= 0 and tokens[first].is_mark("(")
    return opened and term.last + 1 < len(tokens) and tokens[term.last + 1].is_mark("),;")


def _later_wholes(passage: Passage, part: int, place: int, cue: Cue) -> Iterator[Quotient]:
    """Yield the wholes behind a percentage that give it: "… (96,5 %), đến hạn 199 hồ sơ"."""
    percent = passage.terms[place]
    for whole in range(place + 1, min(place + _LATER, len(passage.terms))):
        term = passage.terms[whole]
        if not passage.same_sentence(term, percent):
            return
        if may_be_whole(term, passage.terms[part]):
            one = _share(passage, part, whole, place, cue)
            if one.gives(percent):
                yield replace(one, is_certain=False)


def _share(passage: Passage, part: int, whole: int, place: int, cue: Cue) -> Quotient:
    """Set a part over a whole, and say whether the wording ties both to a percentage."""
    is_tied = _is_called_whole(passage, part, whole, place, cue)
    is_tied = is_tied and not is_untied(passage, part, whole, place, cue)
    above, below = passage.terms[part].figure, _whole_at(passage, whole)
    return Quotient(above, below, (part, whole), is_tied, cue.verb == "share")


def _is_called_whole(passage: Passage, part: int, whole: int, place: int, cue: Cue) -> bool:
    """Whether words say that a figure is a whole, and of the same things."""
    term, other = passage.terms[whole], passage.terms[part]
    words = list(passage.before(term, LONGEST_NAME))
    roles = {token.role for token in words}
    is_within = "of" in roles or (bool(words) and words[0].text == "trong")  # "Trong 640 hộ, có …"
    is_bare = None in {term.figure.unit, other.figure.unit}
    alike = term.is_like(other) or (is_within and is_bare)
    is_told = _is_said_to_be(words) or _holds_part(passage, whole, part, place)
    is_named = is_within or is_told or bool(WHOLES & roles)
    return (is_named and alike) or _is_divided(passage, whole, part, cue)


def _whole_at(passage: Passage, place: int) -> Figure:
    """Return a whole; where it is written as a sum, that: "624 vụ mới + 89 vụ cũ"."""
    term = passage.terms[place]
    if place + 1 == len(passage.terms) or term.is_pair:
        return term.whole
    other = passage.terms[place + 1]
    is_sum = any(token.is_mark("+") for token in passage.gap(term, other))
    return sum_of(term.figure, other.figure) if is_sum and term.is_like(other) else term.whole


def _is_divided(passage: Passage, whole: int, part: int, cue: Cue) -> bool:
    """Whether a part is of a list behind "trong đó", each with its share: "12 tổ, trong đó 9 …"."""
    between = passage.terms[whole + 1 : part]
    alternate = all(term.is_percent == bool(at % 2) for at, term in enumerate(between))
    if whole > part or cue.verb not in {"share", ""} or len(between) % 2 or not alternate:
        return False
    gap = passage.gap(passage.terms[whole], passage.terms[whole + 1])
    return any(token.role == "partly" for token in gap)


def _is_said_to_be(words: Sequence[Token]) -> bool:
    """Whether a figure is told as a number: "Số trẻ trong độ tuổi là 186 trẻ"."""
    texts = [token.text for token in words]
    return texts[:1] == ["là"] and "số" in texts


def _holds_part(passage: Passage, whole: int, part: int, place: int) -> bool:
    """Whether a part makes up some of a whole: "450 hồ sơ; trong đó tháng này 50, chiếm 11 %"."""
    percent = passage.terms[place]
    says = any(token.text.startswith("chiếm") for token in passage.before(percent, 3))
    gap = passage.gap(passage.terms[whole], passage.terms[part])
    gap = gap[_end_of_brackets(gap) :]
    return says and any(token.role == "partly" for token in gap)


def _end_of_brackets(gap: Sequence[Token]) -> int:
    """Return where the last brackets close, which divide no more than stands before them."""
    return max((at for at, token in enumerate(gap) if token.is_mark(")")), default=0)


def _best(candidates: list[Quotient], percent: Term) -> Quotient | None:
    """Return the candidate nearest to the percentage; where none gives it, a certain one."""
    giving = [one for one in candidates if one.gives(percent)]
    likeliest = giving or [one for one in candidates if one.is_certain] or candidates
    return min(likeliest, key=lambda one: (one.distance(percent), not one.is_certain), default=None)
