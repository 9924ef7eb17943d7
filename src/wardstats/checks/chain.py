"""Rules on figures that grow over the year: from one report to the next they add up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from wardstats.checks.history import Comparison, Need, cite
from wardstats.checks.mismatch import Wording
from wardstats.checks.registry import Confronted, relation_rule
from wardstats.checks.relations import Sum
from wardstats.language import translate as _
from wardstats.model.numerals import round_half_up
from wardstats.model.observations import Observation
from wardstats.model.periods import Period
from wardstats.model.quantities import Quantity, print_quantity
from wardstats.model.verdicts import Verdict

_SPANS = {"half": 6, "quarter": 3, "month": 1}  # kinds of periods that a year is parted in
_ADDITIVE_KINDS = ("flow", "event")


def _word_chain(relation: Sum, _verdict: Verdict) -> Wording:
    whole, spans = relation.reported, relation.operands
    precision = min(span.precision for span in spans)
    computed = print_quantity(
        Quantity(round_half_up(relation.point, precision), whole.unit, precision)
    )
    message = _("{label}: {period} is {whole}, but {terms} = {computed}.").format(
        label=whole.label,
        period=Period.parse(whole.period).name(),
        whole=print_quantity(whole.quantity),
        terms=" + ".join(_say_term(whole, span) for span in spans),
        computed=computed,
    )
    correction = _("Write {value}, or correct one of the figures it is summed from.")
    return _word_estimate(relation, message, computed, correction.format(value=computed))


def _word_shrinking(relation: Sum, _verdict: Verdict) -> Wording:
    figure, (former,) = relation.reported, relation.operands
    message = _("{label}: {period} is {figure}, less than {former} before.").format(
        label=figure.label,
        period=Period.parse(figure.period).name(),
        figure=print_quantity(figure.quantity),
        former=_say_term(figure, former),
    )
    correction = _("Correct the figure, or say that the earlier one was corrected.")
    return _word_estimate(relation, message, print_quantity(former.quantity), correction)


def _word_estimate(relation: Sum, message: str, computed: str, correction: str) -> Wording:
    """Turn a warning into a note where an earlier figure was an estimate, which may move."""
    if relation.binds:
        return Wording(message, computed, correction)
    moved = _("The earlier figure was an estimate and may have moved.")
    return Wording(f"{message} {moved}", computed, correction, severity="note")


def _say_term(whole: Observation, term: Observation) -> str:
    """Say a figure with its period, and with its workbook where that is an earlier one."""
    period = Period.parse(term.period).name()
    place = f"{period}, {cite(term)}" if term.workbook != whole.workbook else period
    return f"{print_quantity(term.quantity)} ({place})"


@relation_rule(
    "chain_mismatch",
    "Cumulative figures against those they are summed from",
    "What was reached by the end of a period is what was reached before it and what came in "
    "since; a final figure does not move between two reports, an estimate may (then it is a note).",
    _word_chain,
    compares=Comparison(Need.THIS_YEAR, lambda: _("cumulative figures with those they go on from")),
)
def relate_chain(confronted: Confronted) -> Iterator[Sum]:
    """Tie each cumulative figure to an earlier one and the months or quarters since."""
    for indicator, whole in confronted.of_role("actual"):
        if indicator.kind not in _ADDITIVE_KINDS:
            continue
        for kind in _last_kinds(whole.period, confronted.actual_periods):
            spans = _part(confronted, whole, kind)
            if spans:
                yield Sum(whole, spans, binds=_are_final(confronted, spans))


@relation_rule(
    "flow_shrinks",
    "Cumulative figures that shrink",
    "What is summed from January on does not become less in the course of a year.",
    _word_shrinking,
    compares=Comparison(Need.THIS_YEAR, lambda: _("cumulative figures that may have shrunk")),
)
def relate_growing(confronted: Confronted) -> Iterator[Sum]:
    """Bind each cumulative figure of a flow to the latest one before it."""
    for indicator, figure in confronted.of_role("actual"):
        if indicator.kind not in _ADDITIVE_KINDS:
            continue
        former = _first_figure(confronted, figure, _cumulative_before(figure.period))
        if former is not None:
            binds = _are_final(confronted, (former,))
            yield Sum(figure, (former,), sense="at_least", binds=binds)


def _part(confronted: Confronted, whole: Observation, last_kind: str) -> tuple[Observation, ...]:
    """Part a figure's period into ones with a figure, the last of one kind; empty: it has gaps.

    From the end backwards, the longest first; from 1 January on a cumulative figure covers all.
    """
    found: list[Observation] = []
    period = Period.parse(whole.period)
    month = period.last_month
    kinds: tuple[str, ...] = (last_kind,)
    while month >= period.first_month:
        span = _first_figure(confronted, whole, _periods_ending(whole.period, month, kinds))
        if span is None:
            return ()
        found.append(span)
        month, kinds = Period.parse(span.period).first_month - 1, ("cumulative", *_SPANS)
    return tuple(reversed(found))


@lru_cache(maxsize=1024)
def _last_kinds(whole: str, reported: frozenset[str]) -> tuple[str, ...]:
    """Return the kinds of periods that one may end with, of those that were reported."""
    month = Period.parse(whole).last_month
    return tuple(
        kind for kind in _SPANS if not reported.isdisjoint(_periods_ending(whole, month, (kind,)))
    )


@lru_cache(maxsize=1024)  # the same few periods for every figure of every ward
def _periods_ending(whole: str, month: int, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return the periods of some kinds within another one that end with a month."""
    period = Period.parse(whole)
    found = []
    for kind in kinds:
        months = _SPANS.get(kind, month)
        if month % months == 0 and month - months + 1 >= period.first_month:
            number = month if kind == "cumulative" else month // months
            found.append(str(Period(period.year, kind, number)))
    return tuple(one for one in found if one != whole)


def _first_figure(
    confronted: Confronted, whole: Observation, periods: tuple[str, ...]
) -> Observation | None:
    """Return the first figure of these periods, of this report or else of an earlier one."""
    for period in (one for one in periods if one in confronted.actual_periods):
        place = whole.indicator, "actual", period
        figure = confronted.find(*place) or confronted.earlier(*place)
        if figure is not None:
            return figure
    return None


@lru_cache(maxsize=1024)
def _cumulative_before(text: str) -> tuple[str, ...]:
    """Return the periods from 1 January that end before a cumulative one, the last first."""
    period = Period.parse(text)
    if period != period.cumulative:
        return ()
    months = range(period.last_month - 1, 0, -1)
    return tuple(str(Period(period.year, "cumulative", month)) for month in months)


def _are_final(confronted: Confronted, figures: tuple[Observation, ...]) -> bool:
    """Whether none is an estimate of an earlier report; those of one report must fit together."""
    return not any(
        figure.status == "estimate" and confronted.history.holds(figure) for figure in figures
    )
