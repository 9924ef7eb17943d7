"""Localisation: which cell is wrong when figures do not add up, and what it should say."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from wardstats.checks.hypotheses import Hypothesis, explain
from wardstats.checks.network import Network, Tie
from wardstats.checks.registry import confront_wards
from wardstats.checks.slips import Former
from wardstats.language import translate as _
from wardstats.model.catalogue import Catalogue
from wardstats.model.observations import Observation, figures_in
from wardstats.model.quantities import Quantity, print_quantity

SUGGESTION_COLUMNS = (
    "rank", "sheet", "cell", "indicator", "role", "current", "suggested", "slip", "clears",
    "ward", "period", "suggestion",
)  # fmt: skip


@dataclass(frozen=True)
class Suggestion:
    """A figure that may be wrong, and what it should be."""

    figure: Observation
    former: Former | None  # None: no value satisfies all relations
    chance: float  # among the explanations of the same broken relations
    clears: int  # broken relations that hold when this figure alone is changed


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
    One row per cell, the likeliest first. `current` and `suggested` are in the base unit;
    `suggested` is missing where no single value helps. `slip` names how the figure went wrong, as
    far as that shows; `clears` counts the checks that would hold after this change alone.

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
    """Build the table of suggestions, the likeliest first; two runs give one order."""
    ordered = sorted(
        suggestions,
        key=lambda one: (-round(one.chance, 9), one.figure.ward, one.figure.sheet,
                         len(one.figure.cell), one.figure.cell),
    )  # fmt: skip
    rows = [_row(rank, one) for rank, one in enumerate(ordered, start=1)]
    return pd.DataFrame(rows, columns=list(SUGGESTION_COLUMNS))


def _suggest(network: Network) -> Iterator[Suggestion]:
    for broken in network.clusters():
        hypotheses = explain(network, broken)
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
    chances: dict[int, float] = {}
    formers: dict[int, Former] = {}
    for weight, hypothesis in zip(weights, hypotheses, strict=True):
        for figure, former in hypothesis.formers.items():
            chances[figure] = chances.get(figure, 0) + weight / sum(weights)
            formers.setdefault(figure, former)
    for figure, chance in chances.items():
        clears = _cleared(network, broken, figure, formers[figure])
        yield Suggestion(network.figures[figure], formers[figure], chance, clears)


def _count(network: Network, broken: list[Tie]) -> Iterator[Suggestion]:
    """Name the figures that most broken relations share, where no few changes explain them."""
    members = {member for tie in broken for member in tie.members}
    for member in members:
        share = sum(member in tie.members for tie in broken) / len(broken)
        yield Suggestion(network.figures[member], None, share / len(members), 0)


def _cleared(network: Network, broken: list[Tie], figure: int, former: Former) -> int:
    observed = network.figures[figure]
    precision = min(former.precision, observed.precision)
    changed = observed._replace(value=float(former.value), precision=precision)
    return sum(figure in tie.members and network.holds_with(tie, figure, changed) for tie in broken)


def _row(rank: int, suggestion: Suggestion) -> dict[str, object]:
    figure, former = suggestion.figure, suggestion.former
    return {
        "rank": rank,
        "sheet": figure.sheet,
        "cell": figure.cell,
        "indicator": figure.indicator,
        "role": figure.role,
        "current": figure.value,
        "suggested": float(former.value) if former else math.nan,
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
    suggested = print_quantity(Quantity(_decimal(former.value), figure.unit, former.precision))
    wording = (
        _("{cell}: {current} → {suggested} would clear {count} check.")
        if suggestion.clears == 1
        else _("{cell}: {current} → {suggested} would clear {count} checks.")
    )
    return wording.format(
        cell=figure.source, current=current, suggested=suggested, count=suggestion.clears
    )


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
