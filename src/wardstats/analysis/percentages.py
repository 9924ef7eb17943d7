"""The arithmetic of a plan report: exact quotients with the bounds the printed digits leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from wardstats.model.quantities import Quantity, ratio_bounds
from wardstats.model.units import find_unit


@dataclass(frozen=True, slots=True)
class Bounded:
    """A computed number with the least and greatest it may be, given the printed digits."""

    point: Fraction
    low: Fraction
    high: Fraction


def plan_percentage(actual: Quantity, plan: Quantity) -> Bounded | None:
    """Compute actual ÷ plan × 100; None when the plan is zero, negative or not told from zero.

    Examples
    --------
    >>> from decimal import Decimal
    >>> tax = plan_percentage(Quantity(Decimal(61), "đồng"), Quantity(Decimal(70), "đồng"))
    >>> [f"{float(number):.1f}" for number in (tax.point, tax.low, tax.high)]
    ['87.1', '85.8', '88.5']
    """
    bounds = ratio_bounds(actual, plan)
    if bounds is None:
        return None
    point = Fraction(actual.value) / Fraction(plan.value)
    return Bounded(point * 100, bounds[0] * 100, bounds[1] * 100)


def growth_percentage(actual: Quantity, prior: Quantity) -> Bounded | None:
    """Compute (actual ÷ prior − 1) × 100; None when the prior figure may be zero.

    Examples
    --------
    >>> from decimal import Decimal
    >>> change = growth_percentage(Quantity(Decimal(11), "vụ"), Quantity(Decimal(12), "vụ"))
    >>> change.point
    Fraction(-25, 3)
    """
    share = plan_percentage(actual, prior)
    if share is None:
        return None
    return Bounded(share.point - 100, share.low - 100, share.high - 100)


def implied_plan(actual: Quantity, percent: Quantity) -> Bounded | None:
    """Compute the plan a reported percentage implies; whole for whole counts.

    None when the percentage may be zero, or when no whole plan fits it.

    Examples
    --------
    >>> from decimal import Decimal
    >>> plan = implied_plan(Quantity(Decimal(78), "người"), Quantity(Decimal(60), "%"))
    >>> [int(number) for number in (plan.point, plan.low, plan.high)]
    [130, 129, 131]
    """
    bounds = ratio_bounds(actual, percent)
    if bounds is None:
        return None
    point = Fraction(actual.value) / Fraction(percent.value) * 100
    low, high = bounds[0] * 100, bounds[1] * 100
    if not find_unit(actual.unit).is_count:
        return Bounded(point, low, high)
    least, most = ceil(low), floor(high)
    if least > most:
        return None
    nearest = min(max(floor(point + Fraction(1, 2)), least), most)
    return Bounded(Fraction(nearest), Fraction(least), Fraction(most))


def ratio_of_sums(actuals: Sequence[Quantity], plans: Sequence[Quantity]) -> Bounded | None:
    """Compute the plan percentage of a total from its parts: the ratio of the sums.

    Never the mean of the parts' percentages, which would weigh a small plan like a large one.
    The bounds add up what each part's digits leave open.

    Examples
    --------
    >>> from decimal import Decimal
    >>> def count(number): return Quantity(Decimal(number), "vụ")
    >>> ratio_of_sums([count(1), count(90)], [count(10), count(90)]).point
    Fraction(91, 1)
    """
    actual, plan = (_sum_bounds(parts) for parts in (actuals, plans))
    if plan.low <= 0:
        return None
    corners = [
        above / below * 100
        for above in (actual.low, actual.high)
        for below in (plan.low, plan.high)
    ]
    return Bounded(actual.point / plan.point * 100, min(corners), max(corners))


def add_quantities(quantities: Sequence[Quantity]) -> Quantity:
    """Add printed figures of one unit, keeping every digit of the finest."""
    first = quantities[0]
    total = sum((quantity.value for quantity in quantities[1:]), start=first.value)
    return Quantity(total, first.unit, min(quantity.precision for quantity in quantities))


def _sum_bounds(quantities: Sequence[Quantity]) -> Bounded:
    low, point, high = (
        sum((Fraction(getattr(quantity, name)) for quantity in quantities), start=Fraction(0))
        for name in ("low", "value", "high")
    )
    return Bounded(point, low, high)
