"""Hypotheses: the smallest sets of figures whose change satisfies every relation.

What is possible is exact: a figure may take only values that all its relations allow. What is
likely only orders it: how the slip is usually made, and how near the relations come to their
middle.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from wardstats.checks.copies import find_copies
from wardstats.checks.intervals import Interval, exact_value, spread
from wardstats.checks.network import Network, Tie
from wardstats.checks.slips import Former, undo_slips, unknown_cost
from wardstats.model.numerals import round_half_up
from wardstats.model.observations import Observation
from wardstats.model.quantities import Quantity
from wardstats.model.units import find_unit

LARGEST_SET = 3  # figures that one group of broken relations is explained by
LARGEST_SEARCH = 1000  # sets looked at for one group
_WRONG_COST = 5.0  # of one more wrong figure: about one in 150


@dataclass(frozen=True)
class Hypothesis:
    """Figures that may be wrong together, with what they were, and how unlikely that is."""

    formers: Mapping[int, Former]
    cost: float


def explain(network: Network, broken: list[Tie]) -> list[Hypothesis]:
    """Return the smallest explanations of a group of broken relations, likeliest first.

    Empty where no set of `LARGEST_SET` figures satisfies all relations.
    """
    for size in range(1, LARGEST_SET + 1):
        found: list[Hypothesis] = []
        for number, chosen in enumerate(_candidate_sets(network, broken, size)):
            if number >= LARGEST_SEARCH:
                break
            hypothesis = _suppose(network, chosen)
            if hypothesis is not None:
                found.append(hypothesis)
        if found:
            return sorted(found, key=lambda one: (one.cost, sorted(one.formers)))
    return []


def _candidate_sets(network: Network, broken: list[Tie], size: int) -> Iterator[tuple[int, ...]]:
    """Yield sets of so many figures, one at least of every broken relation.

    A set is filled up with what its figures are tied to: a wrong figure can hide another.
    """
    seen: set[frozenset[int]] = set()

    def extend(chosen: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if frozenset(chosen) in seen:
            return
        seen.add(frozenset(chosen))
        unmet = [tie for tie in broken if not set(chosen) & set(tie.members)]
        if len(chosen) == size:
            if not unmet:
                yield chosen
            return
        if unmet:
            tried = min(unmet, key=lambda tie: len(tie.members)).members
        else:
            tried = tuple(network.neighbours(chosen))
        for member in tried:
            yield from extend((*chosen, member))

    yield from extend(())


def _suppose(network: Network, chosen: tuple[int, ...]) -> Hypothesis | None:
    """Give each chosen figure the likeliest value it may have had; None where there is none."""
    fixed: dict[int, Interval] = {}
    formers: dict[int, Former] = {}
    cost = 0.0
    for _step in chosen:
        room = network.narrow(chosen, fixed)
        if room is None:
            return None
        figure = min(
            (one for one in chosen if one not in formers),
            key=lambda one: (float(room[one].high - room[one].low), one),
        )
        former, its_cost = _likeliest(network, figure, room)
        formers[figure] = former
        fixed[figure] = _spread_of(network, figure, former)
        cost += its_cost + _WRONG_COST
    return Hypothesis(formers, cost) if network.narrow(chosen, fixed) else None


def _likeliest(network: Network, figure: int, room: Mapping[int, Interval]) -> tuple[Former, float]:
    """Choose what a figure was: a slip undone that fits, or what the relations imply."""
    observed = network.figures[figure]
    precision = _digits_left(observed, room[figure])
    implied = Fraction(round_half_up(_implied(network, figure, room), precision))
    rated = [
        (former.cost + _misfit(network, figure, former), former)
        for former in undo_slips(observed)
        if former.value != exact_value(observed)
        and room[figure].meet(_spread_of(network, figure, former))
    ]
    whole = [Former(implied, precision, "", unknown_cost(observed))]
    whole += [
        Former(implied, precision, slip, cost)
        for slip, cost in find_copies(network, figure, implied)
    ]
    rated += [(former.cost + _misfit(network, figure, former), former) for former in whole]
    cost, former = min(rated, key=lambda one: (one[0], one[1].slip, one[1].value))
    return former, cost


def _implied(network: Network, figure: int, room: Mapping[int, Interval]) -> Fraction:
    """Return what the relations imply, within the room they leave.

    Each relation implies its middle, the more firmly the less its other figures leave open.
    """
    weighted = total = Fraction(0)
    for tie in network.of_figure[figure]:
        spreads = {one: room.get(one, spread(network.figures[one])) for one in tie.members}
        implied = tie.implied(figure, spreads)
        if implied is None or math.isinf(implied.low) or math.isinf(implied.high):
            continue
        low, high = Fraction(implied.low), Fraction(implied.high)
        if low == high:
            return low
        weight = len(tie.members) / (high - low) ** 2
        weighted, total = weighted + weight * (low + high) / 2, total + weight
    own = network.figures[figure]
    middle = weighted / total if total else exact_value(own)
    within = Fraction(min(max(middle, room[figure].low), room[figure].high))
    return within


def _digits_left(observed: Observation, room: Interval) -> int:
    """Return the last digit to suggest: the printed one, or a finer one that the relations tell.

    What is pasted into a cell brings its own digits along.
    """
    width = room.high - room.low
    if not 0 < width < math.inf:
        return observed.precision
    finest = 0 if find_unit(observed.unit).is_count else -2
    return min(observed.precision, max(math.floor(math.log10(float(width))), finest))


def _spread_of(network: Network, figure: int, former: Former) -> Interval:
    quantity = Quantity(
        round_half_up(Fraction(0), 0), network.figures[figure].unit, former.precision
    )
    half = Fraction(quantity.half_digit)
    return Interval(former.value - half, former.value + half)


def _misfit(network: Network, figure: int, former: Former) -> float:
    """Return how far from their middles the figure's relations are: 0 where all are met there.

    A sum of several rounded figures rarely lies at the end of what rounding allows.
    """
    cost = 0.0
    own = _spread_of(network, figure, former)
    for tie in network.of_figure[figure]:
        spreads = {member: spread(network.figures[member]) for member in tie.members}
        implied = tie.implied(figure, spreads)
        if implied is None or math.isinf(implied.low) or math.isinf(implied.high):
            continue
        reach = float(implied.high - implied.low + own.high - own.low) / 2
        distance = abs(float((implied.high + implied.low) / 2 - former.value))
        if reach and distance < reach:
            cost += 1.5 * len(tie.members) * (distance / reach) ** 2
    return cost
