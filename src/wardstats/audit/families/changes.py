"""Changes against an earlier period: absolute and relative part, index, multiples, points.

(now − then) / then, where the text names two of the three; a rate changes in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from wardstats.audit.claims import Claim
from wardstats.audit.families.writing import (
    Part,
    show_alike,
    show_figure,
    show_pair,
    unchecked,
    write_claim,
)
from wardstats.audit.judging import SCALES, Outcome, Reading, close, settle, show_number
from wardstats.audit.reading.cues import Cue, is_linked, read_cue_left
from wardstats.audit.reading.passages import Passage, Term
from wardstats.language import translate as _
from wardstats.model.quantities import Quantity
from wardstats.model.verdicts import Verdict

_DIRECTIONS = {"up": 1, "down": -1}


@dataclass(frozen=True, slots=True)
class Change:
    """A relative change with the figures that the text gives for it."""

    sign: int
    delta: Term | None  # "giảm 1 vụ"
    present: tuple[Term, ...]  # what the present figure may be, likeliest first
    earlier: Term | None  # "cùng kỳ 12 vụ"


def find_delta(passage: Passage, place: int, cue: Cue) -> tuple[int, int] | None:
    """Find the absolute part of a relative change: its term and its sign.

    "giảm 115 vụ (9,68 %)", "giảm 1 vụ = 9,09 %", "tăng 59,5 % (56 vụ)".
    """
    term = passage.terms[place]
    if place and passage.terms[place - 1].is_amount:
        former = passage.terms[place - 1]
        direction = read_cue_left(passage, place - 1)
        gap = passage.gap(former, term)
        repeats = [token for token in gap if token.role == direction]
        rest = [token for token in gap if token.role != direction]
        if direction in _DIRECTIONS and len(gap) <= 6 and is_linked(rest) and len(repeats) <= 1:
            return place - 1, _DIRECTIONS[direction]
    if cue.verb in _DIRECTIONS and place + 1 < len(passage.terms):
        behind = passage.terms[place + 1]
        gap = passage.gap(term, behind)
        words = [token for token in gap if not (token.is_mark("(") or token.role in _DIRECTIONS)]
        opened = any(token.is_mark("(") for token in gap)
        if behind.is_amount and opened and len(gap) <= 4 and is_linked(words):
            return place + 1, _DIRECTIONS[cue.verb]
    return None


def judge_change(passage: Passage, place: int, cue: Cue, taken: set[int]) -> Claim:
    """Judge "tăng/giảm X %" against an earlier period."""
    change = _read_change(passage, place, cue)
    term = passage.terms[place]
    if cue.is_of_rate or (change.present and change.present[0].figure.is_rate):
        return _points(passage, place, cue, change)
    reported = term.figure.quantity
    outcome, parts = _judge_pair(passage, place, change, taken) or (
        _judge(change, reported) or _unchecked(change, reported)
    )
    return write_claim(passage, "yoy_change", "change", parts, term, outcome, through=cue.through)


def _judge_pair(
    passage: Passage, place: int, change: Change, taken: set[int]
) -> tuple[Outcome, list[Part]] | None:
    """Judge "18/20 vụ, giảm 10 %" and "tăng 10 % (22/20 vụ)": now over then, where it fits."""
    reported = passage.terms[place].figure.quantity
    for at in (place + 1, place - 1, place - 2):
        if not 0 <= at < len(passage.terms) or at in taken:
            continue
        pair = passage.terms[at]
        if pair.below is None or not passage.same_sentence(pair, passage.terms[place]):
            continue
        earlier = Term(pair.first, pair.last, pair.below)
        reading = _read_ratio(
            change.sign, Term(pair.first, pair.last, pair.figure), earlier, reported
        )
        if reading[0].fits:
            taken.add(at)
            return reading
    return None


def _read_ratio(
    sign: int, present: Term, earlier: Term, reported: Quantity
) -> tuple[Outcome, list[Part]]:
    """Judge now/then − 1."""
    value = (_of(present) / _of(earlier)).plus(-1).times(SCALES[reported.unit] * sign)
    pair = show_pair(present.figure, earlier.figure)
    formula = f"{pair} − 1" if sign > 0 else f"1 − {pair}"
    outcome = settle(formula, value, reported)
    return outcome, [("actual", present, present.figure), ("base", earlier, earlier.figure)]


def _read_change(passage: Passage, place: int, cue: Cue) -> Change:
    found = find_delta(passage, place, cue)
    delta = passage.terms[found[0]] if found else None
    sign = found[1] if found else _DIRECTIONS.get(cue.verb, 1)
    like = delta.figure.base if delta else None
    earlier = _find_earlier(passage, place, cue)
    if earlier is not None and like is None:
        like = earlier.figure.base
    present = _find_present(passage, place, (delta, earlier), like)
    if delta is not None and earlier is None and not present:
        return Change(sign, delta, (), None)
    return Change(sign, delta, present, earlier)


def _find_earlier(passage: Passage, place: int, cue: Cue) -> Term | None:
    """Find the earlier figure: "(cùng kỳ 12 vụ)", "so với 12 vụ cùng kỳ", "từ 120 lên …"."""
    if cue.base_follows is not None:
        return passage.terms[cue.base_follows]
    term = passage.terms[place]
    for at in (place - 2, place - 1, place - 3):
        if at < 0 or not passage.terms[at].is_amount:
            continue
        if not passage.same_sentence(passage.terms[at], term):
            continue
        for token in passage.before(passage.terms[at], 6):
            if token.role in {"up", "down", "compare", "reach"} or token.is_mark(","):
                break
            if token.role == "prior":
                return passage.terms[at]
    return _find_start(passage, place) or _find_earlier_year(passage, place)


def _find_earlier_year(passage: Passage, place: int) -> Term | None:
    """Find B of "năm 2020 A, năm 2019 B, tăng X %"."""
    dated = [
        (year, term)
        for term in passage.terms[max(place - 2, 0) : place]
        if term.is_amount and passage.same_sentence(term, passage.terms[place])
        for year in [_year_before(passage, term)]
        if year
    ]
    if len(dated) == 2 and dated[0][0] != dated[1][0]:
        return min(dated, key=lambda one: one[0])[1]
    return None


def _year_before(passage: Passage, term: Term) -> str:
    tokens = passage.before(term, 6)
    return next(
        (token.text for token in tokens if token.kind == "opaque" and len(token.text) == 4), ""
    )


def _find_start(passage: Passage, place: int) -> Term | None:
    """Find A of "từ A lên B, tăng X %"."""
    if place < 2:
        return None
    start, end = passage.terms[place - 2], passage.terms[place - 1]
    before = next(iter(passage.before(start, 1)), None)
    gap = passage.gap(start, end)
    moves = any(token.role == "level" or token.text in {"lên", "xuống", "còn"} for token in gap)
    if before is not None and before.text == "từ" and moves:
        return start
    return None


def _find_present(
    passage: Passage, place: int, others: tuple[Term | None, ...], like: str | None
) -> tuple[Term, ...]:
    """Find what the present figure may be: the sentence's subject first, earlier the nearest."""
    term = passage.terms[place]
    found = []
    for at in range(place - 1, max(place - 12, -1), -1):
        candidate = passage.terms[at]
        if not passage.same_sentence(candidate, term):
            break
        if candidate in others or (like is not None and candidate.figure.base != like):
            continue
        if any(token.is_mark(";") for token in passage.gap(candidate, term)):
            break
        if read_cue_left(passage, at) in _DIRECTIONS:
            continue
        found.append(candidate)
    if not found:
        return ()
    return (found[-1], found[0]) if like is not None and len(found) > 1 else (found[0],)


def _judge(change: Change, reported: Quantity) -> tuple[Outcome, list[Part]] | None:
    """Judge with what is given; the first reading that fits, else the first of all."""
    readings = list(_readings(change, reported))
    fitting = [reading for reading in readings if reading[0].fits]
    return next(iter(fitting or readings), None)


def _readings(change: Change, reported: Quantity) -> Iterator[tuple[Outcome, list[Part]]]:
    delta, earlier = change.delta, change.earlier
    if delta and earlier and _is_base(earlier):
        value = _of(delta) / _of(earlier)
        yield _settle_delta(change, value, show_pair(delta.figure, earlier.figure), reported)
    for present in change.present:
        if earlier and _is_base(earlier) and present.figure.base == earlier.figure.base:
            yield _read_ratio(change.sign, present, earlier, reported)
        elif delta and not earlier:
            yield from _from_delta(change, delta, present, reported)


def _from_delta(
    change: Change, delta: Term, present: Term, reported: Quantity
) -> Iterator[tuple[Outcome, list[Part]]]:
    """Judge a change on the base that the present figure and the change imply."""
    base = _of(present) - _of(delta).times(change.sign)
    if base.low <= 0 or delta.figure.quantity.value <= 0:
        return
    # present / delta ∓ 1 has each figure once, so that its interval is exact.
    least = (_of(present) / _of(delta)).plus(-change.sign) if _is_base(delta) else base
    value = Reading(*(Fraction(1),) * 3) / least
    figures = show_alike([delta.figure, present.figure])
    implied = show_number(base.point, present.figure.quantity)
    sign = "−" if change.sign > 0 else "+"
    formula = f"{figures[0]}/({figures[1]} {sign} {figures[0]})"
    outcome, _parts = _settle_delta(change, value, formula, reported)
    notes = [outcome.explanation, _("The implied base is {base}.").format(base=implied)]
    if not outcome.fits and _is_base(present):
        wrong = settle("", (_of(delta) / _of(present)).times(SCALES[reported.unit]), reported)
        if wrong.fits:
            notes.append(_("The change was divided by the present figure, not by the earlier one."))
    parts: list[Part] = [("actual", present, present.figure), ("change", delta, delta.figure)]
    yield Outcome(outcome.verdict, outcome.computed, close(notes)), parts


def _settle_delta(
    change: Change, value: Reading, formula: str, reported: Quantity
) -> tuple[Outcome, list[Part]]:
    outcome = settle(formula, value.times(SCALES[reported.unit]), reported)
    terms = [("change", change.delta), ("base", change.earlier)]
    return outcome, [(role, term, term.figure) for role, term in terms if term]


def _unchecked(change: Change, reported: Quantity) -> tuple[Outcome, list[Part]]:
    """Tell the earlier figure that a change implies."""
    parts: list[Part] = [("change", change.delta, change.delta.figure)] if change.delta else []
    sentences = []
    if change.present and not change.present[0].is_pair:
        present = change.present[0]
        parts.insert(0, ("actual", present, present.figure))
        share = 1 + change.sign * Fraction(reported.value) / SCALES[reported.unit]
        if share > 0:
            base = show_number(
                Fraction(present.figure.quantity.value) / share, present.figure.quantity
            )
            sentences = [_("The implied earlier figure is {base}.").format(base=base)]
    return unchecked(*sentences, _("The text does not name the earlier figure.")), parts


def _points(passage: Passage, place: int, cue: Cue, change: Change) -> Claim:
    """Judge the change of a rate: a difference in points, or a relative change; ask which."""
    term = passage.terms[place]
    reported = term.figure.quantity
    present = change.present[0] if change.present and change.present[0].figure.is_rate else None
    earlier = _find_start(passage, place)
    if present is None or earlier is None or not earlier.figure.is_rate:
        parts: list[Part] = [("actual", present, present.figure)] if present else []
        outcome = unchecked(_("The text does not name the earlier rate."))
        return write_claim(passage, "yoy_change", "points", parts, term, outcome)
    difference = (_of(present) - _of(earlier)).times(change.sign)
    sign = show_alike([present.figure, earlier.figure])
    formula = f"{sign[0]} − {sign[1]}" if change.sign > 0 else f"{sign[1]} − {sign[0]}"
    outcome = settle(formula, difference, reported)
    meaning = "points"
    if not outcome.fits and _is_base(earlier):
        value = (_of(present) / _of(earlier)).plus(-1).times(SCALES[reported.unit] * change.sign)
        relative = settle(f"{show_pair(present.figure, earlier.figure)} − 1", value, reported)
        outcome, meaning = (relative, "change") if relative.fits else (outcome, meaning)
    parts = [("actual", present, present.figure), ("base", earlier, earlier.figure)]
    return write_claim(passage, "yoy_change", meaning, parts, term, outcome, through=cue.through)


def judge_multiple(passage: Passage, place: int, cue: Cue) -> Claim:
    """Judge "gấp 2,46 lần so với kế hoạch"; "tăng 1,2 lần" has two readings."""
    term = passage.terms[place]
    reported = term.figure.quantity
    earlier = _find_earlier(passage, place, cue)
    present = _find_present(passage, place, (earlier,), earlier.figure.base if earlier else None)
    kind = "percent_of_plan_only" if cue.against == "plan" else "yoy_change"
    meaning = "of_plan" if cue.against == "plan" else "index"
    parts: list[Part] = [("actual", present[0], present[0].figure)] if present else []
    if not present or earlier is None or not _is_base(earlier):
        question = ""
        if cue.verb == "up":
            question = _("Does {reported} mean that many times as much, or that much more?").format(
                reported=show_figure(term.figure)
            )
        outcome = unchecked(_("The text does not name the base."), question=question)
        return write_claim(passage, kind, meaning, parts, term, outcome, through=cue.through)
    value = _of(present[0]) / _of(earlier)
    pair = show_pair(present[0].figure, earlier.figure)
    outcome = settle(pair, value, reported)
    if cue.verb == "up":
        more = settle(f"{pair} − 1", value.plus(-1), reported)
        outcome = _two_readings(outcome, more)
    parts.append(("base", earlier, earlier.figure))
    return write_claim(passage, kind, meaning, parts, term, outcome, through=cue.through)


def _two_readings(one: Outcome, other: Outcome) -> Outcome:
    if one.fits == other.fits is False:
        return one
    text = close([one.explanation, other.explanation])
    return Outcome(Verdict.AMBIGUOUS, one.computed, text, _("Which of the two readings is meant?"))


def _of(term: Term) -> Reading:
    return Reading.of(term.figure.quantity)


def _is_base(term: Term) -> bool:
    return _of(term).low > 0
