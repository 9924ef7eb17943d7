"""Rules on reported percentages: of a plan, and of a whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wardstats.checks.mismatch import mismatch
from wardstats.checks.registry import Confronted, rule
from wardstats.language import translate as _
from wardstats.model.findings import Finding
from wardstats.model.numerals import print_numeral
from wardstats.model.observations import Observation
from wardstats.model.periods import Period
from wardstats.model.quantities import print_quantity, ratio_bounds
from wardstats.model.verdicts import Verdict, is_truncated, judge


@rule(
    "percent_mismatch",
    "Reported plan percentage against plan and actual figure",
    "A percentage of the plan is actual divided by plan; a reader compares wards by it.",
)
def check_plan_percentages(confronted: Confronted) -> Iterator[Finding]:
    """Compare each reported plan percentage with actual ÷ plan."""
    for indicator, reported in confronted.of_role("plan_percent"):
        actual = confronted.find(indicator.code, "actual", reported.period)
        year = str(Period.parse(reported.period).whole_year)
        plan = confronted.find(indicator.code, "plan", year)
        if actual and plan:
            yield from _compare("percent_mismatch", reported, actual, plan)


@rule(
    "rate_mismatch",
    "Reported rate against numerator and denominator",
    "A rate is its numerator divided by its denominator; all three are printed.",
)
def check_rates(confronted: Confronted) -> Iterator[Finding]:
    """Compare each reported rate with the figures the catalogue says it is made of."""
    for indicator, reported in confronted.of_role("actual"):
        if not indicator.rate_of or reported.unit != "%":
            continue
        above, below = (
            confronted.find(code, "actual", reported.period) for code in indicator.rate_of
        )
        if above and below:
            yield from _compare("rate_mismatch", reported, above, below)


def _compare(
    code: str, reported: Observation, above: Observation, below: Observation
) -> Iterator[Finding]:
    """Yield a finding unless above ÷ below rounds to the reported percentage."""
    bounds = ratio_bounds(above.quantity, below.quantity)
    if bounds is None or any(one.qualifier for one in (reported, above, below)):
        return
    point = Fraction(above.quantity.value) / Fraction(below.quantity.value)
    verdict = judge(point, bounds, reported.quantity, scale=100)
    if verdict is Verdict.CONSISTENT:
        return
    decimals = max(1, -reported.precision)
    computed = f"{print_numeral(point * 100, decimals)} %"
    message = _("{label}: {reported} is reported, but {above} / {below} = {computed}.").format(
        label=reported.label,
        reported=print_quantity(reported.quantity),
        above=print_quantity(above.quantity),
        below=print_quantity(below.quantity),
        computed=computed,
    )
    yield mismatch(
        code,
        verdict,
        reported,
        (above, below),
        message=" ".join([message, *_remarks(reported, point, bounds, verdict)]),
        computed=computed,
        correction=_("Write {value}, or correct one of the two figures.").format(
            value=f"{print_numeral(point * 100, max(0, -reported.precision))} %"
        ),
    )


def _remarks(
    reported: Observation, point: Fraction, bounds: tuple[Fraction, Fraction], verdict: Verdict
) -> Iterator[str]:
    if is_truncated(point, reported.quantity, scale=100):
        yield _("The digits were cut off, not rounded.")
    if verdict is Verdict.WITHIN_ROUNDING:
        yield _("It fits only within the rounding of the two figures ({low} to {high} %).").format(
            low=print_numeral(bounds[0] * 100, 1), high=print_numeral(bounds[1] * 100, 1)
        )
