"""Averages, densities, yields and unit prices: what is counted per something else.

One rule for all: a figure in u/v, a figure in u and a figure in v are tied by u = (u/v) · v.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from wardstats.audit.claims import Claim
from wardstats.audit.families.writing import Part, write_claim
from wardstats.audit.intervals import Reading
from wardstats.audit.judging import FITTING, Outcome, settle
from wardstats.audit.reading.cues import DIFFERENCES, goes_on, read_cue_left
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.rates import Rate, is_yield, read_rates, without_time
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.times import is_of_earlier
from wardstats.audit.reading.tokens import Figure, base_of
from wardstats.model.units import Unit, find_unit
from wardstats.model.verdicts import Verdict

_FARTHEST = 5  # terms between a rate and the figures that give it
_NEAR = Fraction(1, 50)  # of a product that its factors miss
# Words that tell a product: "sản lượng", "thành tiền"; not "thành phố", "thủy sản".
_RESULTS = frozenset({("sản", "lượng"), ("thành", "tiền"), ("trị", "giá"), ("giá", "trị"),
                      ("số", "tiền"), ("kinh", "phí")})  # fmt: skip
_TOTALS = ("tổng", "cộng")


def find_rates(passage: Passage) -> Iterator[Claim]:
    """Yield a claim for each rate whose two figures are named.

    Beside another rate of its sort only a fit counts: a result may be of both.
    """
    settled: set[int] = set()  # figures that give another rate
    rates = list(read_rates(passage))
    for rate in rates:
        results, others = _results(passage, rate)
        bases = _nearest(passage, rate, rate.below, forward_first=False)
        is_named = bool(bases)
        bases = bases or _only_count(passage, rate)
        pairs = _pair(results, bases)
        claim = _fitting(passage, rate, [*pairs, *_pair(others, bases)])
        meant = _meant(passage, rate, pairs) if is_named and claim is None else None
        if meant is not None:
            result, base = meant
            claim = _judge(passage, rate, result, base, passage.terms[base].figure)
        if claim is None:
            continue
        if claim.verdict not in FITTING and _is_one_of_several(passage, rate, rates):
            continue
        rate_at = passage.tokens[passage.terms[rate.place].first].start
        places = {operand.start for operand in claim.operands} | {claim.reported_start}
        if claim.verdict in FITTING:
            settled |= places
        if claim.verdict in FITTING or not places - {rate_at} <= settled:
            yield claim


def _is_one_of_several(passage: Passage, rate: Rate, rates: list[Rate]) -> bool:
    """Whether the sentence tells a rate of the same sort of another thing."""
    term = passage.terms[rate.place]
    return any(
        other.place != rate.place
        and (other.above, other.below) == (rate.above, rate.below)
        and passage.same_sentence(passage.terms[other.place], term)
        for other in rates
    )


def _fitting(passage: Passage, rate: Rate, pairs: list[tuple[int, int]]) -> Claim | None:
    """Return the first claim that fits; "185 trong tổng số 220 xã" is a base of either."""
    for result, base in pairs:
        term = passage.terms[base]
        for figure in dict.fromkeys((term.figure, term.whole)):
            claim = _judge(passage, rate, result, base, figure)
            if claim is not None and claim.verdict in FITTING:
                return claim
    return None


def _results(passage: Passage, rate: Rate) -> tuple[list[int], list[int]]:
    """Return what a rate may come from, and what only a fit tells it from.

    Behind a rate stands its product; an average comes from what its clause told before it.
    """
    ahead = _nearest(passage, rate, rate.above, forward_first=True)
    before = _nearest(passage, rate, rate.above, forward_first=False)
    is_told = rate.is_average and before and before[0] < rate.place
    if is_told and _are_together(passage, (before[0], rate.place), ";"):
        return before, ahead
    return ahead, before


def _pair(results: list[int], bases: list[int]) -> list[tuple[int, int]]:
    return [(result, base) for result in results for base in bases if result != base]


def _meant(passage: Passage, rate: Rate, pairs: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Choose what a rate is of: the only figures, those of its clause, those of its own name."""
    if len(pairs) == 1:
        result, base = pairs[0]
        beside = passage.same_sentence(passage.terms[base], passage.terms[rate.place])
        is_told = beside and result < base  # "Sản lượng 900 tấn. Với 3.000 dân, bình quân 300 kg"
        is_meant = is_told or _are_together(passage, (result, base, rate.place), "")
        is_meant = is_meant or _is_density(passage, rate, base)
        first, last = sorted((result, rate.place))
        gap = passage.gap(passage.terms[first], passage.terms[last])
        is_meant = is_meant and (rate.is_average or rate.place < result or goes_on(gap))
        return pairs[0] if is_meant else None
    term = passage.terms[rate.place]
    name = next((token.text for token in passage.before(term, 1) if token.kind == "word"), "")
    named = [pair for pair in pairs if name and _is_called(passage, passage.terms[pair[1]], name)]
    if len(named) == 1:
        return named[0]
    if not rate.is_average or not pairs:
        return None
    return pairs[0] if _are_together(passage, (*pairs[0], rate.place), ";") else None


def _is_density(passage: Passage, rate: Rate, base: int) -> bool:
    """Whether a rate is called a density, and its base an area: "Diện tích 64 ha. … mật độ …"."""
    words = [token.text for token in reversed([*passage.before(passage.terms[base], 6)])]
    is_area = ("diện", "tích") in pairwise(words)
    term = passage.terms[rate.place]
    return is_area and any(token.text == "mật độ" for token in passage.before(term))


def _are_together(passage: Passage, places: tuple[int, ...], marks: str) -> bool:
    """Whether neither a full stop nor one of some marks parts figures.

    Where both stand behind their rate, neither does a semicolon.
    """
    first, last = min(places), max(places)
    gap = passage.gap(passage.terms[first], passage.terms[last])
    marks = marks or (";" if first == places[-1] else "")
    return not any(token.kind == "stop" or token.is_mark(marks) for token in gap)


def _is_called(passage: Passage, term: Term, name: str) -> bool:
    return any(token.text == name for token in passage.before(term, 2))


def _nearest(passage: Passage, rate: Rate, unit: Unit, *, forward_first: bool) -> list[int]:
    """Return the figures in a unit on one side of the rate, nearest first, else on the other."""
    ahead = range(rate.place + 1, min(rate.place + _FARTHEST, len(passage.terms)))
    back = range(rate.place - 1, max(rate.place - _FARTHEST, -1), -1)
    for places in (ahead, back) if forward_first else (back, ahead):
        found = [place for place in places if _is_in(passage, place, unit)]
        if found:
            return found
    return []


def _only_count(passage: Passage, rate: Rate) -> list[int]:
    """Return the one count before a rate: "46 tập thể, … 23 triệu đồng, mỗi suất 500.000 đồng"."""
    term = passage.terms[rate.place]
    counts = [
        place
        for place in range(max(rate.place - _FARTHEST, 0), rate.place)
        if passage.terms[place].is_amount
        and passage.terms[place].figure.is_count
        and passage.same_sentence(passage.terms[place], term)
    ]
    return counts if len(counts) == 1 else []


def _is_in(passage: Passage, place: int, unit: Unit) -> bool:
    term = passage.terms[place]
    if not (term.is_amount or term.is_pair) or read_cue_left(passage, place) in DIFFERENCES:
        return False
    if is_of_earlier(passage, term):
        return False
    return _whole_figure(passage, term).counts(base_of(unit))


def _follows_output(passage: Passage, term: Term) -> bool:
    """Whether a bare number is an output, which is in tonnes then."""
    words = " ".join(token.text for token in reversed(list(passage.before(term, 6))))
    return "sản lượng" in words


def _judge(passage: Passage, rate: Rate, result: int, base: int, of_base: Figure) -> Claim | None:
    """Judge the product where the result is named last, else the quotient.

    An output that is area times yield is right, whatever its quotient is rounded to.
    """
    term = passage.terms[rate.place]
    figure = _whole_figure(passage, passage.terms[result])
    if Reading.of(of_base.quantity).low <= 0 or not term.figure.quantity.value:
        return None
    per = _reading_per(term.figure, rate)
    product = per * Reading.of(of_base.quantity)
    of_product = settle(_product(term.figure, of_base), product, figure)
    if result > rate.place and base < rate.place:
        certain = _is_named_result(passage, passage.terms[result]) or _is_near(product, figure)
        parts: list[Part] = [
            ("factor", term, term.figure),
            ("factor", passage.terms[base], of_base),
        ]
        return _write(passage, parts, passage.terms[result], of_product, "product", certain=certain)
    shown = Fraction(per.point / Fraction(term.figure.quantity.value))
    quotient = (Reading.of(figure.quantity) / Reading.of(of_base.quantity)).times(1 / shown)
    of_quotient = settle(_quotient(figure, of_base), quotient, term.figure)
    is_right = of_product.verdict is Verdict.CONSISTENT and of_quotient.fits
    outcome = of_product if is_right else of_quotient
    parts = [("actual", passage.terms[result], figure), ("base", passage.terms[base], of_base)]
    output = passage.terms[result]
    certain = rate.is_average or (
        is_yield(list(passage.before(term, 8))) and _follows_output(passage, output)
    )
    certain = certain or (
        result < rate.place and _is_named_result(passage, output)
        and passage.same_sentence(output, term)
    )  # fmt: skip
    certain = certain and not _is_income(passage, term)
    return _write(passage, parts, term, outcome, "average", certain=certain)


def _is_near(value: Reading, reported: Figure) -> bool:
    """Whether a product is missed by so little that it is meant: "10 ha, 75,5 tạ/ha, 76 tấn"."""
    printed = Fraction(reported.quantity.value)
    return abs(value.point - printed) <= _NEAR * printed


def _is_income(passage: Passage, term: Term) -> bool:
    """Whether an average is of incomes, which are surveyed: no figures of a text give it."""
    return any(token.text == "thu nhập" for token in passage.before(term, 8))


def _reading_per(figure: Figure, rate: Rate) -> Reading:
    """Return a rate in base units: tạ/ha in kg per m²."""
    value = Reading.of(figure.quantity)
    unit = figure.unit or rate.above
    base = without_time(unit.base)
    if "/" in without_time(unit.symbol) and "/" in base and base != _base_of(rate):
        return value.times(Fraction(rate.above.factor) / Fraction(rate.below.factor))
    if "/" not in without_time(unit.symbol):
        return value.times(1 / Fraction(rate.below.factor))
    return value


def _base_of(rate: Rate) -> str:
    return f"{rate.above.base}/{rate.below.base}"


def _whole_figure(passage: Passage, term: Term) -> Figure:
    """Return a figure with its unit: a bare output is in tonnes, a bare population in people."""
    if term.figure.unit is not None:
        return term.figure
    if _follows_output(passage, term):
        return replace(term.figure, unit=find_unit("tấn"))
    is_row = len(passage.columns) > 1
    is_population = is_row and any(token.text == "dân số" for token in passage.before(term, 5))
    return replace(term.figure, unit=find_unit("người")) if is_population else term.figure


def _is_named_result(passage: Passage, term: Term) -> bool:
    words = list(passage.before(term, 5))[::-1]
    is_total = any(token.role == "whole" and token.text.startswith(_TOTALS) for token in words)
    return is_total or any((one.text, other.text) in _RESULTS for one, other in pairwise(words))


def _product(one: Figure, other: Figure) -> str:
    return f"{one} × {other}"


def _quotient(above: Figure, below: Figure) -> str:
    return f"{above} / {below}"


def _write(
    passage: Passage,
    parts: list[Part],
    reported: Term,
    outcome: Outcome,
    meaning: str,
    *,
    certain: bool,
) -> Claim | None:
    """Write the claim, unless nothing but their units ties the figures together."""
    if not certain and not outcome.fits:
        return None
    return write_claim(passage, "rate", meaning, parts, reported, outcome)
