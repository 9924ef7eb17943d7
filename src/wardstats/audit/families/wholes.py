"""Wholes of the text: a share of "dân số" or "tổng số hộ", or of what the share before it is of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from wardstats.audit.claims import Claim, Operand
from wardstats.audit.families.quotients import judge_quotient
from wardstats.audit.families.writing import find_spot
from wardstats.audit.judging import APART, Outcome, is_usable
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import Quotient
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure
from wardstats.model.verdicts import Verdict

_HOUSEHOLDS = frozenset({"hộ", "hộ dân", "hộ gia đình"})
_PEOPLE = frozenset({"người", "khẩu", "nhân khẩu", "người dân"})
_NOUNS = {"hộ": _HOUSEHOLDS, "người": _PEOPLE}
# What a share may be said to be of, in the words behind it: the unit of that whole.
_NAMES = {"dân số": "người", "số hộ": "hộ", "số hộ dân": "hộ", "hộ": "hộ", "hộ dân": "hộ",
          "nhân khẩu": "người", "số nhân khẩu": "người", "số dân": "người"}  # fmt: skip
_OPENINGS = frozenset({"tổng", "tổng số", "trên", "trên tổng số", "so với", "của", "trong",
                       "trong tổng số", "so", "với"})  # fmt: skip
_OF_ALL = frozenset({"toàn", "trên địa bàn", "trên", "của", "trong", "xã", "phường"})
_PLACES = frozenset({"tỉnh", "huyện", "quận", "xã", "phường", "thị trấn", "thành phố", "thôn"})
_LONGEST_NAME = 8
_PART_AND_WHOLE = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A figure where it stands."""

    passage: Passage
    term: Term


def settle_shares(passages: Sequence[Passage], claims: Sequence[Claim]) -> list[Claim]:
    """Judge the shares whose whole the text names elsewhere; return all claims in their order."""
    places = {
        passage.tokens[at].start: Place(passage, term)
        for passage in passages
        for term in passage.terms
        for at in (term.first, term.last)  # of a pair both figures
    }
    wholes = _find_wholes(passages)
    settled: list[Claim] = []
    bases: dict[tuple[int, str], Operand] = {}  # of a paragraph and a unit: the latest whole
    told: set[int] = set()  # where the parts stand that have their share already
    for claim in sorted(claims, key=lambda one: (one.start, one.end)):
        is_open = _lacks_whole(claim) and claim.operands[0].start not in told
        own = _settle(claim, places, wholes, bases) if is_open else claim
        settled.append(own)
        if own.meaning == "share" and len(own.operands) == _PART_AND_WHOLE:
            told.add(own.operands[0].start)
        place = places.get(own.reported_start)
        is_share = own.meaning == "share" and own.verdict is Verdict.CONSISTENT
        if place and is_share and len(own.operands) == _PART_AND_WHOLE:
            whole = own.operands[1]
            bases[id(place.passage), places[whole.start].term.figure.base] = whole
    return settled


def _lacks_whole(claim: Claim) -> bool:
    return (
        claim.kind == "rate" and claim.meaning == "share" and len(claim.operands) == 1
        and claim.verdict is Verdict.NOT_CHECKABLE
    )  # fmt: skip


def _settle(
    claim: Claim,
    places: Mapping[int, Place],
    wholes: Mapping[str, Operand],
    bases: Mapping[tuple[int, str], Operand],
) -> Claim:
    part, share = places.get(claim.operands[0].start), places.get(claim.reported_start)
    if part is None or share is None or part.term.is_pair:
        return claim
    named = _named_whole(share)
    unit = part.term.figure.base
    own = bases.get((id(share.passage), unit)) or bases.get((id(share.passage), ""))
    whole = wholes.get(named) if named else own  # of a bare one: "482/520, đạt …; 38 hồ sơ …"
    place = places.get(whole.start) if whole else None
    if whole is None or place is None or place.term.figure.base not in {"", unit}:
        return claim
    if whole.start == claim.operands[0].start:
        return claim  # "tổng số tín đồ 2.414 người, chiếm 32,6 % dân số"
    is_tied = bool(named) or _are_of_one(part, place)
    found = _judge(part.term, place.term, share.term)
    if found is None or not (is_tied or found[0].fits):
        return claim
    outcome, base = found
    spot = find_spot(place.passage, place.term, base)
    return replace(
        claim,
        operands=(claim.operands[0], Operand("base", base.quantity, spot.start, spot.end)),
        computed=outcome.computed,
        verdict=outcome.verdict,
        explanation=outcome.explanation,
    )


def _are_of_one(part: Place, whole: Place) -> bool:
    """Whether one sentence counts one thing with both, so that a misfit tells.

    One that begins with "trong đó" goes on with the sentence before.
    """
    passage = part.passage
    nouns = {part.term.figure.noun, whole.term.figure.noun} - {""}
    if passage is not whole.passage or not nouns or len(nouns - _PEOPLE - _HOUSEHOLDS) > 1:
        return False
    own = passage.sentences[part.term.first]
    before = own - passage.sentences[whole.term.first]
    opening = passage.tokens[bisect_left(passage.sentences, own)]
    return not before or (before == 1 and opening.role == "partly")


def _judge(part: Term, whole: Term, share: Term) -> tuple[Outcome, Figure] | None:
    """Judge a share of a whole; one that is far off is of another whole.

    Behind a pair a share may be of either figure, so that only a fit counts.
    """
    judged = [
        (judge_quotient(Quotient(part.figure, base, ()), share.figure), base)
        for base in (whole.figure, whole.below)
        if base is not None and is_usable(base.quantity) and _is_near(part, base, share)
    ]
    fitting = [one for one in judged if one[0].fits]
    return next(iter(fitting or ([] if whole.is_pair else judged)), None)


def _is_near(part: Term, base: Figure, share: Term) -> bool:
    computed = share.figure.scale * part.figure.quantity.value / base.quantity.value
    reported = share.figure.quantity.value
    if part.figure.quantity.value > base.quantity.value:
        return False
    return share.figure.base == "%" and computed < APART * reported < APART**2 * computed


def _named_whole(share: Place) -> str:
    """Return the unit of the whole that the words behind a share name: "dân số", "tổng số hộ"."""
    behind = share.passage.after(share.term, _LONGEST_NAME)
    words = [token.text for token in takewhile(lambda token: token.kind == "word", behind)]
    while words and words[0] in _OPENINGS:
        words.pop(0)
    for taken in (3, 2, 1):
        unit = _NAMES.get(" ".join(words[:taken]))
        if unit:
            rest = words[taken : taken + 1]
            return unit if not rest or rest[0] in _OF_ALL else ""
    return ""


def _find_wholes(passages: Sequence[Passage]) -> dict[str, Operand]:
    """Return the population and the households of the place, where the text gives one of each."""
    found: dict[str, dict[object, Operand]] = {}
    for passage in passages:
        for term, unit in _census(passage):
            token = passage.tokens[term.first]
            whole = Operand("base", term.figure.quantity, token.start, token.end)
            found.setdefault(unit, {}).setdefault(term.figure.quantity.value, whole)
    return {unit: next(iter(some.values())) for unit, some in found.items() if len(some) == 1}


def _census(passage: Passage) -> Iterator[tuple[Term, str]]:
    """Yield the figures said to be all people or all households.

    "Dân số 5.840 người/1.168 hộ", "Toàn xã có 2.480 hộ với 9.672 nhân khẩu".
    """
    for place, term in enumerate(passage.terms):
        unit = _plain_unit(term)
        if not unit:
            continue
        words = [*takewhile(lambda token: token.kind == "word", passage.before(term, 5))]
        is_said = any(token.role == "whole" for token in words) or _is_all_there(passage, term)
        beside = [
            passage.terms[at] for at in (place - 1, place + 1) if 0 <= at < len(passage.terms)
        ]
        is_paired = any(
            _plain_unit(other) not in {"", unit} and _is_beside(passage, term, other)
            for other in beside
        )
        if is_said or is_paired:
            yield term, unit


def _is_all_there(passage: Passage, term: Term) -> bool:
    """Whether a sentence says no more than how many a place has: "Tỉnh có 727.505 người."."""
    texts = [token.text for token in passage.tokens[max(term.first - 3, 0) : term.first]]
    behind = passage.tokens[term.last + 1 : term.last + 2]
    opens = term.first < 3 or passage.tokens[term.first - 3].kind == "stop"
    is_of_place = texts[-1:] == ["có"] and texts[-2:-1] and texts[-2] in _PLACES
    return bool(is_of_place) and opens and (not behind or behind[0].kind == "stop")


def _plain_unit(term: Term) -> str:
    """Return "hộ" or "người" for a figure of nothing narrower."""
    if not term.is_amount or term.figure.unit is None:
        return ""
    return next((unit for unit, nouns in _NOUNS.items() if term.figure.noun in nouns), "")


def _is_beside(passage: Passage, one: Term, other: Term) -> bool:
    first, second = sorted((one, other), key=lambda term: term.first)
    gap = passage.gap(first, second)
    return len(gap) <= 1 and not any(token.kind == "stop" for token in gap)
