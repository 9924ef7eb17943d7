"""Rules on reported percentages: of a plan, and of a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from wardstats.checks.intervals import exact_value
from wardstats.checks.mismatch import Wording
from wardstats.checks.registry import Confronted, address, relation_rule, rule
from wardstats.checks.relations import Ratio, figures_of
from wardstats.language import translate as _
from wardstats.model.findings import Finding
from wardstats.model.numerals import print_numeral, round_half_up
from wardstats.model.observations import Observation
from wardstats.model.periods import Period
from wardstats.model.quantities import print_quantity
from wardstats.model.units import find_unit
from wardstats.model.verdicts import Verdict, is_truncated

_BEST_FIRST = (
    Verdict.CONSISTENT, Verdict.WITHIN_ROUNDING, Verdict.INCONSISTENT, Verdict.NOT_CHECKABLE,
)  # fmt: skip


@dataclass(eq=False)
class PlanRatio(Ratio):
    """A percentage of one plan, where other bodies have set plans as well."""

    other_plans: tuple[Observation, ...] = ()


def word_quotient(relation: Ratio, verdict: Verdict) -> Wording:
    """Say what the quotient of two printed figures is, beside the one reported."""
    reported, (above, below) = relation.reported, relation.operands
    unit = find_unit(reported.unit).name(2)
    computed = f"{print_numeral(relation.point, max(1, -reported.precision))} {unit}"
    message = _("{label}: {reported} is reported, but {above} / {below} = {computed}.").format(
        label=reported.label,
        reported=print_quantity(reported.quantity),
        above=print_quantity(above.quantity),
        below=print_quantity(below.quantity),
        computed=computed,
    )
    return Wording(
        " ".join([message, *quotient_remarks(relation, verdict)]),
        computed=computed,
        correction=_("Write {value}, or correct one of the two figures.").format(
            value=f"{print_numeral(relation.point, max(0, -reported.precision))} {unit}"
        ),
    )


def quotient_remarks(relation: Ratio, verdict: Verdict) -> Iterator[str]:
    """Yield what is known of how a quotient came about: digits cut off, rounding."""
    if is_truncated(relation.point, relation.reported.quantity):
        yield _("The digits were cut off, not rounded.")
    if verdict is Verdict.WITHIN_ROUNDING:
        low, high = (print_numeral(Fraction(bound), 1) for bound in relation.bounds)
        yield _(
            "It fits only within the rounding of the two figures ({low} to {high} {unit})."
        ).format(low=low, high=high, unit=find_unit(relation.reported.unit).name(2))


def _word_plan_percentage(relation: PlanRatio, verdict: Verdict) -> Wording:
    wording = word_quotient(relation, verdict)
    message = " ".join([wording.message, *_plan_remarks(relation)])
    return Wording(message, wording.computed, wording.correction)


def _plan_remarks(relation: PlanRatio) -> Iterator[str]:
    reported = relation.reported
    excess = relation.point - 100
    if excess > 0 and round_half_up(excess, reported.precision) == reported.quantity.value:
        yield _("{reported} is what exceeds the plan, not the percentage of the plan.").format(
            reported=print_quantity(reported.quantity)
        )
    for plan in relation.other_plans:
        percent = exact_value(relation.above) / exact_value(plan) * 100
        yield _("Of the plan set by {body}, {plan}, it would be {percent} %.").format(
            body=plan.assigned_by or "–",
            plan=print_quantity(plan.quantity),
            percent=print_numeral(percent, max(1, -reported.precision)),
        )


@relation_rule(
    "percent_mismatch",
    "Reported plan percentage against plan and actual figure",
    "A percentage of the plan is actual divided by plan; a reader compares wards by it. Where "
    "several bodies have set plans, it is that of the body it names, or else of any of them.",
    _word_plan_percentage,
)
def relate_plan_percentages(confronted: Confronted) -> Iterator[PlanRatio]:
    """Tie each reported plan percentage to actual ÷ plan."""
    for indicator, reported in confronted.of_role("plan_percent"):
        actual = confronted.find(indicator.code, "actual", reported.period)
        year = str(Period.parse(reported.period).whole_year)
        named = confronted.find(indicator.code, "plan", year, reported.assigned_by)
        plans = [named] if named else [*confronted.set_by(indicator.code, "plan", year).values()]
        if actual and plans:
            yield _of_nearest_plan(reported, actual, plans)


def _of_nearest_plan(
    reported: Observation, actual: Observation, plans: list[Observation]
) -> PlanRatio:
    """Take the plan that a percentage fits best; nobody said which it is of."""
    ratios = [PlanRatio(reported, actual, plan) for plan in plans]
    if len(ratios) == 1:
        return ratios[0]
    nearest = min(ratios, key=lambda one: (*_distance(one), address(one.below)))
    others = sorted((plan for plan in plans if plan is not nearest.below), key=address)
    positive = tuple(plan for plan in others if plan.value > 0)
    return PlanRatio(reported, actual, nearest.below, other_plans=positive)


def _distance(ratio: PlanRatio) -> tuple[int, Fraction]:
    verdict = ratio.verdict
    if verdict is Verdict.NOT_CHECKABLE:
        return _BEST_FIRST.index(verdict), Fraction(0)
    return _BEST_FIRST.index(verdict), abs(ratio.point - exact_value(ratio.reported))


@relation_rule(
    "rate_mismatch",
    "Reported rate or average against numerator and denominator",
    "A rate, and an average such as persons a km², is its numerator divided by its denominator; "
    "all three are printed.",
    word_quotient,
)
def relate_rates(confronted: Confronted) -> Iterator[Ratio]:
    """Tie each reported rate to the figures the catalogue says it is made of."""
    for indicator, reported in confronted.of_role("actual"):
        if not indicator.rate_of:
            continue
        above, below = (
            confronted.find(code, "actual", reported.period) for code in indicator.rate_of
        )
        if above and below:
            yield Ratio(reported, above, below, quotient_factor(reported.unit))


def quotient_factor(unit: str) -> Fraction:
    """Return what a quotient of figures in base units is multiplied by to be in a unit.

    Examples
    --------
    >>> quotient_factor("%"), quotient_factor("người/km²")
    (Fraction(100, 1), Fraction(1000000, 1))
    """
    if unit == "%":
        return Fraction(100)
    above, _slash, below = unit.rpartition("/")
    return Fraction(find_unit(below).factor) / Fraction(find_unit(above).factor)


@rule(
    "coverage_not_full",
    "100 % that is not all",
    "100 % says that nobody was left out; 9 999 of 10 000 only rounds to it.",
)
def find_coverage_not_full(confronted: Confronted) -> Iterator[Finding]:
    """Note a rate of 100 % whose numerator, counted, is not the denominator."""
    for relation in confronted.relations["rate_mismatch"]:
        reported, above, below = figures_of(relation)
        if reported.unit != "%":
            continue
        are_counted = above.quantity.is_exact and below.quantity.is_exact
        is_full = reported.value == 100 and relation.verdict is Verdict.CONSISTENT
        if not (are_counted and is_full) or above.value == below.value:
            continue
        digits = next(
            count for count in range(1, 12) if round_half_up(relation.point, -count) != 100
        )
        computed = f"{print_numeral(relation.point, digits)} %"
        yield Finding(
            "coverage_not_full", "note", reported.ward, reported.period, reported.indicator,
            tuple(figure.source for figure in (reported, above, below)),
            _("{label}: {reported} is reported, but {above} / {below} = {computed}: not all.")
            .format(label=reported.label, reported=print_quantity(reported.quantity),
                    above=print_quantity(above.quantity), below=print_quantity(below.quantity),
                    computed=computed),
            reported=print_quantity(reported.quantity), computed=computed,
            suggestion=_("Write {value}.").format(value=computed),
        )  # fmt: skip
