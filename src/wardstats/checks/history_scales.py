"""Rule on units that slipped, told by what earlier reports say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from wardstats.checks.history import Comparison, Need, cite
from wardstats.checks.intervals import exact_value
from wardstats.checks.registry import Confronted, rule
from wardstats.language import translate as _
from wardstats.model.catalogue import Indicator
from wardstats.model.findings import Finding
from wardstats.model.numerals import print_numeral
from wardstats.model.observations import Observation
from wardstats.model.periods import Period
from wardstats.model.quantities import Quantity, print_quantity

POWERS = (-6, -3, -2, 2, 3, 6)  # ten times as much, or a tenth, may well be true
FIT = 3  # a figure fits what history says up to three times as much or a third of it
_ONCE = Fraction(1)
_LEAST_DIGITS = 10  # so many of its last digit: from one case to a hundred is no slip of a unit


@rule(
    "scale_against_history",
    "Figures a hundred, a thousand or a million times what earlier reports say",
    "A figure typed in another unit has the right digits in the wrong place; scaled back, it fits "
    "everything that earlier reports say of it.",
    compares=Comparison(Need.THIS_YEAR, lambda: _("units with those of earlier figures")),
)
def find_slipped_units(confronted: Confronted) -> Iterator[Finding]:
    """Find figures that fit what history says only when they are scaled."""
    for role in ("plan", "actual", "prior"):
        for indicator, figure in confronted.of_role(role):
            power, sources = _slip(confronted, indicator, figure)
            if power:
                yield _say_slip(figure, power, sources)


def _slip(
    confronted: Confronted, indicator: Indicator, figure: Observation
) -> tuple[int, list[Observation]]:
    """Return the power of ten that all earlier figures tell one to be off by; 0 for none."""
    powers: set[int] = set()
    sources: list[Observation] = []
    for source, share in _expectations(confronted, indicator, figure):
        power = _power_between(figure, source, share)
        if power == 0:
            return 0, []
        powers.add(power)
        sources.append(source)
    if len(powers) != 1:
        return 0, []
    smallest = min([figure, *sources], key=exact_value)
    least = exact_value(smallest) / Fraction(10) ** figure.precision
    if abs(min(powers)) == 2 and least < _LEAST_DIGITS:
        return 0, []
    return powers.pop(), sources


def _expectations(
    confronted: Confronted, indicator: Indicator, figure: Observation
) -> Iterator[tuple[Observation, Fraction]]:
    """Yield earlier figures with how many times each of them is expected now."""
    code, role = indicator.code, figure.role
    for place, when in _places(role, figure.period):
        earlier = confronted.earlier(code, place, when, figure.assigned_by)
        if earlier is not None:
            yield earlier, _ONCE
    period = Period.parse(figure.period)
    if role == "actual" and period.kind in ("cumulative", "year"):
        last = confronted.last_closing(period)
        earlier = confronted.earlier(code, "actual", str(last)) if last else None
        if last and earlier is not None:
            is_flow = indicator.kind == "flow"
            yield earlier, _share(period.last_month, last.last_month) if is_flow else _ONCE


@lru_cache(maxsize=144)
def _share(months: int, of_months: int) -> Fraction:
    return Fraction(months, of_months)


@lru_cache(maxsize=1024)
def _places(role: str, text: str) -> tuple[tuple[str, str], ...]:
    """Return roles and periods of the earlier figures that a figure should resemble."""
    period = Period.parse(text)
    before = str(period.prior)
    return {
        "plan": (("plan", text), ("plan", before)),
        "actual": (("actual", before),),
        "prior": (("actual", text),),
    }[role]


def _power_between(figure: Observation, source: Observation, share: Fraction) -> int:
    """Return the power of ten between a figure and what an earlier one lets expect; 0 for none."""
    if source.value < 20 * figure.value and figure.value < 20 * source.value:
        return 0  # nearer than any slip, even where the share makes most of it
    value, expected = exact_value(figure), exact_value(source) * share
    if value <= 0 or expected <= 0:
        return 0
    fitting = (
        power for power in POWERS if expected <= value / Fraction(10) ** power * FIT <= 9 * expected
    )
    return next(fitting, 0)


def _say_slip(figure: Observation, power: int, sources: list[Observation]) -> Finding:
    quantity = figure.quantity
    scaled = Quantity(Decimal(quantity.value).scaleb(-power), figure.unit, figure.precision - power)
    wording = (
        _("{label}: {figure} is about {times} times what earlier reports say: {said}.")
        if power > 0
        else _("{label}: {figure} is about one {times}th of what earlier reports say: {said}.")
    )
    said = "; ".join(f"{print_quantity(one.quantity)} ({cite(one)})" for one in sources)
    return Finding(
        "scale_against_history", "warning", figure.ward, figure.period, figure.indicator,
        (figure.source,),
        " ".join([
            wording.format(
                label=figure.label, figure=print_quantity(quantity), said=said,
                times=print_numeral(Fraction(10) ** abs(power), 0)),
            _("Read as {scaled} it fits.").format(scaled=print_quantity(scaled)),
        ]),
        reported=print_quantity(quantity), computed=print_quantity(scaled),
        suggestion=_("Write {value} where the unit was mistaken, or explain the change.").format(
            value=print_quantity(scaled)),
    )  # fmt: skip
