"""Localisation: which cell is wrong when figures do not add up, and what it should say."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from wardstats.checks.hypotheses import Hypothesis, explain
from wardstats.checks.intervals import Interval, half_digit
from wardstats.checks.network import Network, Tie
from wardstats.checks.readings import Readings
from wardstats.checks.registry import confront_wards
from wardstats.checks.slips import Former
from wardstats.language import translate as _
from wardstats.model.catalogue import Catalogue
from wardstats.model.observations import Observation, figures_in
from wardstats.model.quantities import Quantity, print_quantity

SUGGESTION_COLUMNS = (
    "rank", "sheet", "cell", "indicator", "role", "current", "suggested", "lowest", "highest",
    "slip", "clears", "ward", "period", "suggestion",
)  # fmt: skip
_CERTAIN = 0.95  # of the explanations a figure is in: what a stated value holds in


@dataclass(frozen=True)
class Suggestion:
    """A figure that may be wrong, and what it should be."""

    figure: Observation
    former: Former | None  # None: no value satisfies all relations
    reach: Interval | None  # the least and greatest that it may have been, as printed
    chance: float  # among the explanations of the same broken relations
    clears: int  # broken relations that hold when this figure alone is changed
    leads: bool  # it is in the likeliest explanation of its broken relations


def locate(
    observations: pd.DataFrame,
    findings: pd.DataFrame,
    catalogue: Catalogue | None = None,
    history: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Name the cells that are probably wrong, with the value each should have.

    Nothing is changed: a suggestion is for whoever knows the figure.

    Parameters
    ----------
    observations
        One row per figure; columns as in `wardstats.model.observations`.
    findings
        As `check` returns them; a ward without findings is not looked at.
    catalogue
        None: the packaged one.
    history
        The figures of earlier reports, as `check` was given them; they are taken as they stand.

    Returns
    -------
    One row per cell: of each problem the likeliest first, then what else it may be. `current` and
    `suggested` are in the base unit; `suggested` is missing where no single value helps. It has the
    digits that the slip or the checks tell: `lowest` and `highest` are what it may be if the other
    figures are right (in 95 of 100 cases, as slips usually are), one value where that tells every
    digit, infinite where a side is open. `slip` names how the figure went wrong, as far as that
    shows; `clears` counts the checks that would hold after this change alone.

    Raises
    ------
    TableError
        A table is not one of observations.
    """
    named = set(findings["ward"])
    found = [
        suggestion
        for confronted in confront_wards(
            figures_in(observations), catalogue or Catalogue.packaged(), figures_in(history)
        )
        if confronted.ward in named
        for suggestion in _suggest(Network(confronted))
    ]
    return build_suggestions(found)


def build_suggestions(suggestions: list[Suggestion]) -> pd.DataFrame:
    """Build the table of suggestions; two runs give one order.

    The likeliest explanation of each group of broken relations goes first, then what else there is.
    """
    ordered = sorted(
        _once_a_figure(suggestions),
        key=lambda one: (not one.leads, -round(one.chance, 9), one.figure.ward, one.figure.sheet,
                         len(one.figure.cell), one.figure.cell),
    )  # fmt: skip
    rows = [_row(rank, one) for rank, one in enumerate(ordered, start=1)]
    return pd.DataFrame(rows, columns=list(SUGGESTION_COLUMNS))


def _once_a_figure(suggestions: list[Suggestion]) -> list[Suggestion]:
    """Leave of a figure that explains several groups of checks the likeliest suggestion."""
    likeliest: dict[Observation, Suggestion] = {}
    for one in suggestions:
        known = likeliest.get(one.figure)
        if known is None or one.chance > known.chance:
            likeliest[one.figure] = one
    return list(likeliest.values())


def _suggest(network: Network) -> Iterator[Suggestion]:
    readings = Readings(network)
    for broken in network.clusters():
        hypotheses = explain(readings, broken)
        if hypotheses:
            yield from _weigh(network, broken, hypotheses)
        else:
            yield from _count(network, broken)


def _weigh(
    network: Network, broken: list[Tie], hypotheses: list[Hypothesis]
) -> Iterator[Suggestion]:
    """Give each figure the share of the explanations that it is in, by their likelihood."""
    least = hypotheses[0].cost
    weights = [math.exp(least - one.cost) for one in hypotheses]
    total = math.fsum(weights)
    held: dict[int, list[tuple[float, Hypothesis]]] = {}
    for weight, hypothesis in zip(weights, hypotheses, strict=True):
        for figure in hypothesis.formers:
            held.setdefault(figure, []).append((weight, hypothesis))
    for figure, its in held.items():
        observed, former = network.figures[figure], its[0][1].formers[figure]
        reaches = [
            (weight, _reach(observed, one.formers[figure], one.rooms[figure]))
            for weight, one in its
            if one.formers.keys() == its[0][1].formers.keys()
        ]
        chance = math.fsum(weight for weight, _one in its) / total
        clears = _cleared(network, broken, figure, former)
        leads = figure in hypotheses[0].formers
        yield Suggestion(observed, former, _likely_reach(reaches), chance, clears, leads)


def _likely_reach(reaches: list[tuple[float, Interval]]) -> Interval:
    """Return what spans the likeliest values, so many of them that others are unlikely.

    They are those of one set of wrong figures: what another set implies is no value of this one.
    """
    total = math.fsum(weight for weight, _reach in reaches)
    spanned, told = reaches[0][1], 0.0
    for weight, reach in reaches:
        if told >= _CERTAIN * total:
            break
        spanned = Interval(min(spanned.low, reach.low), max(spanned.high, reach.high))
        told += weight
    return spanned


def _count(network: Network, broken: list[Tie]) -> Iterator[Suggestion]:
    """Name the figures that most broken relations share, where no few changes explain them."""
    members = {member for tie in broken for member in tie.members}
    for member in members:
        share = sum(member in tie.members for tie in broken) / len(broken)
        yield Suggestion(network.figures[member], None, None, share / len(members), 0, False)


def _cleared(network: Network, broken: list[Tie], figure: int, former: Former) -> int:
    observed = network.figures[figure]
    precision = min(former.precision, observed.precision)
    changed = observed._replace(value=float(former.value), precision=precision)
    return sum(figure in tie.members and network.holds_with(tie, figure, changed) for tie in broken)


def _row(rank: int, suggestion: Suggestion) -> dict[str, object]:
    figure, former = suggestion.figure, suggestion.former
    low, high = suggestion.reach or (math.nan, math.nan)
    return {
        "rank": rank,
        "sheet": figure.sheet,
        "cell": figure.cell,
        "indicator": figure.indicator,
        "role": figure.role,
        "current": figure.value,
        "suggested": float(former.value) if former else math.nan,
        "lowest": float(low),
        "highest": float(high),
        "slip": former.slip if former else "",
        "clears": suggestion.clears,
        "ward": figure.ward,
        "period": figure.period,
        "suggestion": _sentence(suggestion),
    }


def _sentence(suggestion: Suggestion) -> str:
    figure, former = suggestion.figure, suggestion.former
    current = print_quantity(figure.quantity)
    if former is None:
        return _(
            "{cell}: {current} is in the checks that fail; no few changes explain them all."
        ).format(cell=figure.source, current=current)
    wording = {
        0: _("{cell}: {current} → {suggested} would help together with another cell."),
        1: _("{cell}: {current} → {suggested} would clear {count} check."),
    }.get(suggestion.clears, _("{cell}: {current} → {suggested} would clear {count} checks."))
    return wording.format(
        cell=figure.source,
        current=current,
        suggested=_say_value(suggestion, former),
        count=suggestion.clears,
    )


def _say_value(suggestion: Suggestion, former: Former) -> str:
    """Write the value suggested, and between which it lies where its digits are not certain."""
    figure, reach = suggestion.figure, suggestion.reach
    value = print_quantity(Quantity(_decimal(former.value), figure.unit, former.precision))
    if reach is None or reach.low == reach.high:
        return value
    low, high = (
        None
        if math.isinf(end)
        else Quantity(_decimal(Fraction(end)), figure.unit, _last_digit(figure, former))
        for end in reach
    )
    if low is None:
        return value
    if high is None:
        return _("{value} ({low} or more)").format(value=value, low=print_quantity(low))
    return _("{value} ({low} to {high})").format(
        value=value, low=print_quantity(low), high=print_quantity(high)
    )


def _reach(figure: Observation, former: Former, room: Interval) -> Interval:
    """Return the least and greatest figure that may have been printed in a room."""
    if former.is_exact:
        return Interval(former.value, former.value)
    step = Fraction(10) ** _last_digit(figure, former)
    half = half_digit(figure.unit, _last_digit(figure, former))
    low, high = room
    return Interval(
        low if math.isinf(low) else math.ceil((Fraction(low) - half) / step) * step,
        high if math.isinf(high) else math.floor((Fraction(high) + half) / step) * step,
    )


def _last_digit(figure: Observation, former: Former) -> int:
    """Return the last digit of a reach: the printed one, or at most one finer than suggested."""
    return min(former.precision, max(figure.precision, former.precision - 1))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
