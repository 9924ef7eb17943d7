"""Rules on reported percentages: of a plan, and of a whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wardstats.checks.mismatch import Wording
from wardstats.checks.registry import Confronted, relation_rule
from wardstats.checks.relations import Ratio
from wardstats.language import translate as _
from wardstats.model.numerals import print_numeral
from wardstats.model.periods import Period
from wardstats.model.quantities import print_quantity
from wardstats.model.verdicts import Verdict, is_truncated


def _word_quotient(relation: Ratio, verdict: Verdict) -> Wording:
    reported, (above, below) = relation.reported, relation.operands
    computed = f"{print_numeral(relation.point, max(1, -reported.precision))} %"
    message = _("{label}: {reported} is reported, but {above} / {below} = {computed}.").format(
        label=reported.label,
        reported=print_quantity(reported.quantity),
        above=print_quantity(above.quantity),
        below=print_quantity(below.quantity),
        computed=computed,
    )
    return Wording(
        " ".join([message, *_remarks(relation, verdict)]),
        computed=computed,
        correction=_("Write {value}, or correct one of the two figures.").format(
            value=f"{print_numeral(relation.point, max(0, -reported.precision))} %"
        ),
    )


@relation_rule(
    "percent_mismatch",
    "Reported plan percentage against plan and actual figure",
    "A percentage of the plan is actual divided by plan; a reader compares wards by it.",
    _word_quotient,
)
def relate_plan_percentages(confronted: Confronted) -> Iterator[Ratio]:
    """Tie each reported plan percentage to actual ÷ plan."""
    for indicator, reported in confronted.of_role("plan_percent"):
        actual = confronted.find(indicator.code, "actual", reported.period)
        year = str(Period.parse(reported.period).whole_year)
        plan = confronted.find(indicator.code, "plan", year)
        if actual and plan:
            yield Ratio(reported, actual, plan)


@relation_rule(
    "rate_mismatch",
    "Reported rate against numerator and denominator",
    "A rate is its numerator divided by its denominator; all three are printed.",
    _word_quotient,
)
def relate_rates(confronted: Confronted) -> Iterator[Ratio]:
    """Tie each reported rate to the figures the catalogue says it is made of."""
    for indicator, reported in confronted.of_role("actual"):
        if not indicator.rate_of or reported.unit != "%":
            continue
        above, below = (
            confronted.find(code, "actual", reported.period) for code in indicator.rate_of
        )
        if above and below:
            yield Ratio(reported, above, below)


def _remarks(relation: Ratio, verdict: Verdict) -> Iterator[str]:
    if is_truncated(relation.point, relation.reported.quantity):
        yield _("The digits were cut off, not rounded.")
    if verdict is Verdict.WITHIN_ROUNDING:
        low, high = (print_numeral(Fraction(bound), 1) for bound in relation.bounds)
        yield _("It fits only within the rounding of the two figures ({low} to {high} %).").format(
            low=low, high=high
        )
