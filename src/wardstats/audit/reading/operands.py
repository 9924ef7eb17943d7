"""Operands: which figures of a passage a percentage is the quotient of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from wardstats.audit.reading.cues import SUBJECTLESS, Cue, goes_on, read_cue_left
from wardstats.audit.reading.passages import Passage, Term
from wardstats.audit.reading.tokens import Figure, Token

_SHORTEST_NAME = 3  # words before a pair that only a mark sets off: "đạt 120 % KH: 24/20 buổi"
_LONGEST_NAME = 20  # words of what a percentage is said of, before its pair in brackets
_LINKS = frozenset({"với", "tương đương"})
_DIFFERENCES = frozenset({"lacking", "over", "up", "down"})
_WHOLES = frozenset({"whole", "of"})


@dataclass(frozen=True, slots=True)
class Quotient:
    """Two figures, one over the other, and how sure the text makes it."""

    above: Figure
    below: Figure
    places: tuple[int, ...]  # the term of the pair, or the terms of the one and the other
    is_certain: bool = True  # the wording ties them together; otherwise only a fit counts
    is_share_of_count: bool = False  # two counts named apart: "89 xã; có 15 xã …, chiếm 16,9 %"


def find_quotient(passage: Passage, place: int, cue: Cue, taken: set[int]) -> Quotient | None:
    """Find the figures that a percentage belongs to; None when the text names no base."""
    return (
        _pair_behind(passage, place)
        or _pair_before(passage, place, cue, taken)
        or _pair_told_after(passage, place)
        or _named_base(passage, place, cue)
        or _base_by_name(passage, place, cue)
        or _earlier_whole(passage, place, cue)
    )


def find_actual(passage: Passage, place: int, cue: Cue) -> int | None:
    """Find the one figure that a percentage without a base is said of."""
    for before in _leftwards(passage, place):
        term = passage.terms[before]
        if not is_same_subject(passage, term, passage.terms[place]):
            break
        if term.is_pair or (term.is_amount and not _is_planned(passage, term)):
            return before
    behind = place + 1
    if behind < len(passage.terms) and cue.against and passage.terms[behind].is_amount:
        gap = passage.gap(passage.terms[place], passage.terms[behind])
        if gap and gap[-1].is_mark("("):
            return behind
    return None


def is_same_subject(passage: Passage, term: Term, percent: Term) -> bool:
    """Whether no other thing is named between a figure and its percentage.

    "90 người, tiêm chủng đạt 71 %" speaks of two things, "90 người, đạt 71 %" of one.
    """
    gap = passage.gap(term, percent)
    is_opening = False  # between a comma and the next figure
    if not goes_on(gap):
        return False
    for token in gap:
        if token.is_mark("|"):
            return False
        if token.is_mark(",;:") or token.kind == "stop":
            is_opening = True
        elif token.figure:
            is_opening = False
        elif is_opening and _names_a_thing(token):
            return False
    return True


def _names_a_thing(token: Token) -> bool:
    return token.kind == "word" and not token.role and token.text not in SUBJECTLESS


def _pair_behind(passage: Passage, place: int) -> Quotient | None:
    """Read "98,4 % (624/634 trẻ)"."""
    behind = place + 1
    if behind >= len(passage.terms) or passage.terms[behind].below is None:
        return None
    gap = passage.gap(passage.terms[place], passage.terms[behind])
    opened = next((at for at, token in enumerate(gap) if token.is_mark("(")), None)
    if opened is None or len(gap) > _LONGEST_NAME or any(token.is_mark(";|,") for token in gap):
        return None
    if len(gap) - opened > 4 or any(token.kind == "stop" for token in gap):
        return None
    return _of_pair(passage.terms[behind], behind, is_certain=True)


def _pair_told_after(passage: Passage, place: int) -> Quotient | None:
    """Read "đạt 98,5 % với 394/400 hồ sơ", "…, tương ứng 394/400 hồ sơ"."""
    behind = place + 1
    if behind >= len(passage.terms) or passage.terms[behind].below is None:
        return None
    gap = passage.gap(passage.terms[place], passage.terms[behind])
    links = [token for token in gap[-2:] if token.text in _LINKS or token.role == "relative"]
    has_own = behind + 1 < len(passage.terms) and passage.terms[behind + 1].is_percent
    if gap and gap[-1].is_mark(":,-–") and len(gap) <= _SHORTEST_NAME and not has_own:
        links = [gap[-1]]
    if not links or len(gap) > _LONGEST_NAME or any(token.is_mark(";|") for token in gap):
        return None
    return _of_pair(passage.terms[behind], behind, is_certain=True)


def _pair_before(passage: Passage, place: int, cue: Cue, taken: set[int]) -> Quotient | None:
    """Read "A/B … = C %", also over one percentage, figure or full stop between."""
    percent = passage.terms[place]
    if _is_threshold(percent):
        return None  # "5/9 huyện đạt dưới 3 %"
    is_direct = cue.against != "prior"  # of an earlier period only when it fits
    is_direct = is_direct and percent.figure.qualifier != "over"
    for before in range(place - 1, max(place - 4, -1), -1):
        term = passage.terms[before]
        if not _is_within_reach(passage, term, percent):
            return None
        if term.below is not None:
            if before in taken and cue.verb not in {"over"}:
                return None
            if cue.verb in {"up", "down"} and before in taken:
                return None
            is_certain = is_direct and not _speaks_of_another(passage.gap(term, percent))
            return _of_pair(term, before, is_certain=is_certain)
        is_direct = False
    return None


def _speaks_of_another(gap: tuple[Token, ...]) -> bool:
    """Whether a clause begins with a thing of its own: "5/8 công trình, giải ngân đạt 42 %"."""
    commas = [at for at, token in enumerate(gap) if token.is_mark(",;")]
    clause = gap[commas[-1] + 1 :] if commas else ()
    is_bracketed = any(token.is_mark("(") for token in clause)
    return bool(clause) and not is_bracketed and _names_a_thing(clause[0])


def _is_within_reach(passage: Passage, term: Term, percent: Term) -> bool:
    """Whether a term stands in the sentence of a percentage, or in the one that it goes on."""
    gap = passage.gap(term, percent)
    if not goes_on(gap):
        return False
    stops = [at for at, token in enumerate(gap) if token.kind == "stop"]
    if not stops:
        return True
    following = gap[stops[0] + 1 :]
    return len(stops) == 1 and bool(following) and following[0].role in {"reach", "share"}


def _of_pair(term: Term, place: int, *, is_certain: bool) -> Quotient:
    below = term.below or term.figure
    return Quotient(term.figure, below, (place,), is_certain)


def _named_base(passage: Passage, place: int, cue: Cue) -> Quotient | None:
    """Read a plan named apart: before the percentage, or behind it in its own words."""
    if cue.against == "prior" and cue.base_follows is None:
        return None
    if cue.base_follows is not None:
        actual = _nearest_like(passage, place, passage.terms[cue.base_follows])
        if actual is None:
            return None
        two = _of_two(passage, actual, cue.base_follows)
        return replace(two, is_share_of_count=cue.verb == "share")
    return None if cue.against == "whole" else find_planned(passage, place)


def find_planned(passage: Passage, place: int) -> Quotient | None:
    """Find a plan named before a percentage, and the figure that is set against it."""
    for before in _leftwards(passage, place):
        term = passage.terms[before]
        if not term.is_amount or not _is_planned(passage, term):
            continue
        actual = _nearest_like(passage, place, term, but=before)
        if actual is not None:
            return _of_two(passage, actual, before)
    return None


def _base_by_name(passage: Passage, place: int, cue: Cue) -> Quotient | None:
    """Read "3.999 hộ đăng ký; 3.853 hộ đạt, đạt 96 % so với số hộ đã đăng ký"."""
    places = list(_leftwards(passage, place))
    if not places or not passage.terms[places[0]].is_amount:
        return None
    part = places[0]
    name = _name_of_base(passage, passage.terms[place])
    for whole in places[1:] if len(name) > 1 else []:
        if _may_be_whole(passage.terms[whole], passage.terms[part]):
            before = [token.text for token in passage.before(passage.terms[whole], len(name))]
            if before[::-1] == name:
                return _of_two(passage, part, whole)
    if not cue.named:
        return None
    for whole in places[1:]:
        term = passage.terms[whole]
        behind = [token.text for token in passage.after(term, 3) if token.kind == "word"]
        if _may_be_whole(term, passage.terms[part]) and behind and set(behind[:2]) <= cue.named:
            return _of_two(passage, part, whole)
    return None


def _name_of_base(passage: Passage, percent: Term) -> list[str]:
    """Return the words directly behind a percentage: "(0,5 % tổng dư nợ)"."""
    words = []
    for token in passage.after(percent, 6):
        if token.kind != "word":
            break
        words.append(token.text)
    return words


def _is_planned(passage: Passage, term: Term) -> bool:
    """Whether words directly before a figure make it the plan: "kế hoạch năm là 70 triệu"."""
    for distance, token in enumerate(passage.before(term, 6)):
        if token.role == "plan":
            return True
        if token.role in {"actual", "up", "down", "over", "share", "compare"} or distance > 4:
            return False
        if token.is_mark("(") and not distance:  # "chưa đạt kế hoạch (100 triệu đồng)"
            continue
        if token.is_mark(",()=") or token.text in {"đạt", "ước đạt", "hoàn thành", "được"}:
            return False
    return False


def _nearest_like(passage: Passage, place: int, like: Term, but: int = -1) -> int | None:
    """Return the nearest figure before a percentage in the unit of another one."""
    for before in _leftwards(passage, place):
        term = passage.terms[before]
        if before == but or not term.is_amount:
            continue
        if not _is_like(term, like) and like.figure.unit is not None:
            continue
        if read_cue_left(passage, before) not in _DIFFERENCES:
            return before
    return None


def _earlier_whole(passage: Passage, place: int, cue: Cue) -> Quotient | None:
    """Read "xảy ra 11 vụ, làm rõ 9 vụ, đạt tỷ lệ 82 %": the whole was named before its part."""
    if cue.against in {"plan", "prior"}:
        return None
    if cue.verb not in {"share", "reach", "relative"} and not _is_in_bracket(passage, place):
        return None
    places = list(_leftwards(passage, place))
    found: list[Quotient] = []
    for at, part in enumerate(places[:3]):
        if not passage.terms[part].is_amount or _is_threshold(passage.terms[part]):
            continue
        if read_cue_left(passage, part) in _DIFFERENCES:
            continue
        earlier = [
            _share(passage, part, whole, cue)
            for whole in places[at + 1 :]
            if _may_be_whole(passage.terms[whole], passage.terms[part])
        ]
        found += [*earlier, *_later_wholes(passage, part, place, cue)]
        found += [*_parts_before(passage, part, places[at + 1 :], cue)]
        found += [] if found else [*_wholes_before(passage, part, cue)]
        if found:
            break
    return _best(found, passage.terms[place])


def _parts_before(passage: Passage, whole: int, places: list[int], cue: Cue) -> Iterator[Quotient]:
    """Yield the parts of a whole that is named last: "300 trẻ; tổng số trẻ là 400 trẻ (75 %)"."""
    if not any(token.role == "whole" for token in passage.before(passage.terms[whole], 6)):
        return
    for part in places[:2]:
        if _may_be_whole(passage.terms[whole], passage.terms[part]):
            yield replace(_share(passage, part, whole, cue), is_certain=False)


def _wholes_before(passage: Passage, part: int, cue: Cue) -> Iterator[Quotient]:
    """Yield the wholes that the sentence before names as such."""
    sentence = passage.sentences[passage.terms[part].first]
    for whole in range(part - 1, max(part - 4, -1), -1):
        term = passage.terms[whole]
        if sentence - passage.sentences[term.first] > 1:
            return
        one = _share(passage, part, whole, cue)
        if one.is_certain and _may_be_whole(term, passage.terms[part]):
            yield replace(one, is_certain=False)


def _is_in_bracket(passage: Passage, place: int) -> bool:
    """Whether a percentage alone stands in brackets behind a figure: "192 hồ sơ (96,5 %)"."""
    tokens = passage.tokens
    term = passage.terms[place]
    opened = term.first > 0 and tokens[term.first - 1].is_mark("(")
    return opened and term.last + 1 < len(tokens) and tokens[term.last + 1].is_mark("),;")


def _later_wholes(passage: Passage, part: int, place: int, cue: Cue) -> Iterator[Quotient]:
    """Yield the wholes behind a percentage that give it: "… (96,5 %), đến hạn 199 hồ sơ"."""
    percent = passage.terms[place]
    for whole in range(place + 1, min(place + 4, len(passage.terms))):
        term = passage.terms[whole]
        if not passage.same_sentence(term, percent):
            return
        if _may_be_whole(term, passage.terms[part]):
            one = _share(passage, part, whole, cue)
            if _distance(one, percent) <= percent.figure.quantity.half_digit:
                yield replace(one, is_certain=False)


def _share(passage: Passage, part: int, whole: int, cue: Cue) -> Quotient:
    term = passage.terms[whole]
    words = list(passage.before(term, 6))
    is_named = any(token.role in _WHOLES for token in words)
    is_named = is_named or (bool(words) and words[0].text == "trong")  # "Trong 640 hộ, có …"
    is_named = is_named and cue.against != "whole"  # "so với tổng số hộ" may be another whole
    above = passage.terms[part].figure
    return Quotient(above, term.figure, (part, whole), is_named, cue.verb == "share")


def _best(candidates: list[Quotient], percent: Term) -> Quotient | None:
    """Return the candidate nearest to the percentage; a certain one where two are as near."""
    return min(
        candidates, key=lambda one: (_distance(one, percent), not one.is_certain), default=None
    )


def _distance(one: Quotient, percent: Term) -> Decimal:
    """Return how far a quotient is from a percentage, to choose by; the verdict is exact."""
    share = 100 * one.above.quantity.value / one.below.quantity.value
    return abs(share - percent.figure.quantity.value)


def _may_be_whole(whole: Term, part: Term) -> bool:
    if not whole.is_amount or not _is_like(whole, part):
        return False
    return whole.figure.quantity.value >= part.figure.quantity.value > 0


def _is_threshold(term: Term) -> bool:
    """Whether a figure only bounds something: "dưới 10 tiêu chí", "15-18 tiêu chí"."""
    return term.is_range or term.figure.qualifier in {"under", "at_most"}


def _is_like(one: Term, other: Term) -> bool:
    """Whether two figures count one thing; a bare number is like another bare one."""
    return one.figure.base == other.figure.base


def _of_two(passage: Passage, above: int, below: int) -> Quotient:
    part, whole = passage.terms[above].figure, passage.terms[below].figure
    return Quotient(part, whole.in_unit_of(part), (above, below))


def _leftwards(passage: Passage, place: int) -> Iterator[int]:
    """Yield the numbers of the terms before, nearest first, in one sentence or row."""
    percent = passage.terms[place]
    for before in range(place - 1, max(place - 12, -1), -1):
        term = passage.terms[before]
        if not passage.same_sentence(term, percent) and not _is_within_reach(
            passage, term, percent
        ):
            return
        yield before
