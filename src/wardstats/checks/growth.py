"""Rules on reported change against the same period last year."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wardstats.checks.mismatch import mismatch
from wardstats.checks.registry import Confronted, rule
from wardstats.language import translate as _
from wardstats.model.findings import Finding
from wardstats.model.numerals import print_numeral, round_half_up
from wardstats.model.observations import Observation
from wardstats.model.periods import Period
from wardstats.model.quantities import print_quantity, ratio_bounds, subtract
from wardstats.model.verdicts import Verdict, judge


@rule(
    "growth_mismatch",
    "Reported change against its base",
    "A change is divided by the figure of the year before; dividing by this year's is the "
    "usual slip.",
)
def check_growth(confronted: Confronted) -> Iterator[Finding]:
    """Compare each reported change with (actual − prior) ÷ prior."""
    for indicator, reported in confronted.of_role("growth_percent"):
        actual = confronted.find(indicator.code, "actual", reported.period)
        base = str(Period.parse(reported.period).prior)
        prior = confronted.find(indicator.code, "prior", base)
        if actual and prior:
            yield from _compare(reported, actual, prior)


def _compare(reported: Observation, actual: Observation, prior: Observation) -> Iterator[Finding]:
    bounds = ratio_bounds(actual.quantity, prior.quantity)
    if bounds is None or any(one.qualifier for one in (reported, actual, prior)):
        return
    now, then = Fraction(actual.quantity.value), Fraction(prior.quantity.value)
    change = (now - then) / then
    verdict = judge(change, (bounds[0] - 1, bounds[1] - 1), reported.quantity, scale=100)
    if verdict is Verdict.CONSISTENT:
        return
    decimals = max(1, -reported.precision)
    computed = f"{print_numeral(change * 100, decimals)} %"
    message = _(
        "{label}: {reported} against the same period is reported, but {change} on a base of"
        " {prior} is {computed}."
    ).format(
        label=reported.label,
        reported=_signed(Fraction(reported.quantity.value), print_quantity(reported.quantity)),
        change=_signed(now - then, print_quantity(subtract(actual.quantity, prior.quantity))),
        prior=print_quantity(prior.quantity),
        computed=_signed(change, computed),
    )
    yield mismatch(
        "growth_mismatch",
        verdict,
        reported,
        (actual, prior),
        message=" ".join([message, *_remarks(reported, actual, prior)]),
        computed=computed,
        correction=_("Write {value}, or correct one of the two figures.").format(
            value=_signed(change, f"{print_numeral(change * 100, max(0, -reported.precision))} %")
        ),
    )


def _signed(change: Fraction, text: str) -> str:
    """Say a change as an increase or a decrease, without its sign."""
    wording = _("a decrease of {change}") if change < 0 else _("an increase of {change}")
    return wording.format(change=text.lstrip("-"))


def _remarks(reported: Observation, actual: Observation, prior: Observation) -> Iterator[str]:
    now, then = Fraction(actual.quantity.value), Fraction(prior.quantity.value)
    on_this_year = (now - then) / now * 100 if now else None
    if on_this_year is not None and (
        round_half_up(on_this_year, reported.precision) == reported.quantity.value
    ):
        yield _("{reported} is the change divided by this year's figure ({actual}).").format(
            reported=print_quantity(reported.quantity).lstrip("-"),
            actual=print_quantity(actual.quantity),
        )
    if prior.status == "implied":
        yield _("The base of {prior} is implied by the change in number.").format(
            prior=print_quantity(prior.quantity)
        )
