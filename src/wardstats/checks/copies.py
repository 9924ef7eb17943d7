"""Copies: figures that stand where another belongs, or follow from another base."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from wardstats.checks.intervals import exact_value, spread
from wardstats.checks.network import Network
from wardstats.checks.relations import Ratio, Sum
from wardstats.checks.slips import COPY_CHANCES, Printed, unknown_cost
from wardstats.model.numerals import round_half_up
from wardstats.model.observations import Observation

PASTED = ("neighbour", "other_period", "percent_typed")  # with digits that are another figure's
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]+)")


def find_copies(
    network: Network, figure: int, implied: Decimal | Fraction
) -> Iterator[tuple[str, float]]:
    """Yield the slips that explain a figure whatever it was, each with its cost.

    Parameters
    ----------
    implied
        What its relations say it should be.
    """
    observed = network.figures[figure]
    slips = {
        *_copied_from(network, observed),
        *_ratio_slips(network, figure, implied),
        *_total_slips(network, figure, implied),
    }
    for slip in sorted(slips):
        chance = COPY_CHANCES[slip]
        is_told = slip != "total_not_updated"  # what an old sum was, nothing here tells
        yield slip, -math.log(chance) if is_told else unknown_cost(observed, chance)


def _copied_from(network: Network, observed: Observation) -> Iterator[str]:
    digits = Printed.of(observed).digits.strip("0")
    if any(
        (one.value, one.unit) == (observed.value, observed.unit) and observed.value
        for one in network.history.of_indicator(observed.indicator)
    ):
        yield "other_period"
    for other in network.figures:
        if other is observed:
            continue
        if other.value == observed.value and other.unit == observed.unit and observed.value:
            if (other.indicator, other.role) == (observed.indicator, observed.role):
                yield "other_period"
            elif other.indicator == observed.indicator or _are_neighbours(other, observed):
                yield "neighbour"
        if (
            other.indicator == observed.indicator
            and other.unit == "%" != observed.unit
            and Printed.of(other).digits.strip("0") == digits
        ):
            yield "percent_typed"


def _total_slips(network: Network, figure: int, implied: Decimal | Fraction) -> Iterator[str]:
    """Yield what explains a total that is not the sum of its parts: one left out, or an old sum."""
    observed = network.figures[figure]
    for tie in network.of_figure[figure]:
        relation = tie.relation
        is_total = isinstance(relation, Sum) and relation.sense == "equal"
        if not is_total or relation.reported is not observed or len(relation.operands) < 2:
            continue
        yield "total_not_updated"
        lacking = spread(observed).times(-1).shift(Fraction(implied))
        if any(spread(part).meet(lacking) for part in relation.operands):
            yield "part_left_out"


def _are_neighbours(one: Observation, other: Observation) -> bool:
    """Whether two cells touch, side by side or one above the other."""
    first, second = _ADDRESS.fullmatch(one.cell), _ADDRESS.fullmatch(other.cell)
    if one.sheet != other.sheet or first is None or second is None:
        return False
    columns = abs(_column(first[1]) - _column(second[1]))
    rows = abs(int(first[2]) - int(second[2]))
    return columns + rows <= 2 and 0 in (columns, rows)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _ratio_slips(network: Network, figure: int, implied: Decimal | Fraction) -> Iterator[str]:
    """Yield what explains a reported quotient: taken wrongly, or its digits cut off."""
    observed = network.figures[figure]
    value, precision = exact_value(observed), observed.precision
    step = Fraction(10) ** precision
    for tie in network.of_figure[figure]:
        relation = tie.relation
        if not isinstance(relation, Ratio) or relation.reported is not observed:
            continue
        if not exact_value(relation.below):
            continue
        for slip, shown in _wrong_quotients(relation):
            if round_half_up(shown, precision) == value:
                yield slip
        if int(relation.point / step) * step == value and value != implied:
            yield "truncated"


def _wrong_quotients(relation: Ratio) -> Iterator[tuple[str, Fraction]]:
    """Yield what is printed where a quotient is taken wrongly: another base, 100 more or less."""
    above, below = exact_value(relation.above), exact_value(relation.below)
    if above:
        inverse = below / above * relation.factor
        if relation.constant:
            yield "wrong_base", -relation.constant - inverse
        else:
            yield "inverted", inverse
    if relation.reported.unit == "%":
        is_change = bool(relation.constant)
        yield (
            ("index_typed", relation.point + 100)
            if is_change
            else ("excess_typed", relation.point - 100)
        )
