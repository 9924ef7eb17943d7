"""Rules on what a figure may be: plans above zero, parts within their wholes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wardstats.checks.mismatch import Wording
from wardstats.checks.registry import Confronted, relation_rule
from wardstats.checks.relations import Sum
from wardstats.language import translate as _
from wardstats.model.quantities import print_quantity
from wardstats.model.verdicts import Verdict


def _word_plan(relation: Sum, _verdict: Verdict) -> Wording:
    plan = relation.reported
    return Wording(
        _("{label}: the plan is {plan}, so no percentage can be computed.").format(
            label=plan.label, plan=print_quantity(plan.quantity)
        ),
        computed="",
        correction=_("Type the plan, or empty the cell where there is none."),
    )


@relation_rule(
    "plan_not_positive",
    "Plan of zero or less",
    "A plan percentage is a division by the plan; without a plan above zero there is none.",
    _word_plan,
)
def relate_plans(confronted: Confronted) -> Iterator[Sum]:
    """Ask of a plan of zero or less that it be one of its last digit, where more is wanted."""
    for indicator, plan in confronted.of_role("plan"):
        if plan.value <= 0 and indicator.direction != "down":
            yield Sum(plan, (), sense="at_least", constant=Fraction(10) ** plan.precision)


def _word_negative(relation: Sum, _verdict: Verdict) -> Wording:
    figure = relation.reported
    return Wording(
        _("{label}: {figure} is less than zero.").format(
            label=figure.label, figure=print_quantity(figure.quantity)
        ),
        computed="",
        correction=_("Correct the sign, or the figure."),
    )


@relation_rule(
    "figure_negative",
    "Counts and sums below zero",
    "Things are counted and money is collected from zero upwards; only a change may be negative.",
    _word_negative,
)
def relate_to_zero(confronted: Confronted) -> Iterator[Sum]:
    """Ask of each count and each sum of money that it is not below zero."""
    for role in ("actual", "prior", "plan_percent"):
        for indicator, figure in confronted.of_role(role):
            if role == "plan_percent" or indicator.base_unit.kind in ("count", "money"):
                yield Sum(figure, (), sense="at_least")


def _word_excess(relation: Sum, _verdict: Verdict) -> Wording:
    part, (whole,) = relation.reported, relation.operands
    return Wording(
        _("{label} is {part}, more than {whole_label}, which is {whole}.").format(
            label=part.label, part=print_quantity(part.quantity),
            whole_label=whole.label, whole=print_quantity(whole.quantity),
        ),
        computed=print_quantity(whole.quantity),
        correction=_("Correct one of the two figures."),
    )  # fmt: skip


@relation_rule(
    "part_exceeds_whole",
    "Part against the whole it belongs to",
    "Some figures cannot exceed another one: cases solved cannot exceed cases.",
    _word_excess,
)
def relate_parts_to_wholes(confronted: Confronted) -> Iterator[Sum]:
    """Bind each figure to the one the catalogue says it cannot exceed."""
    for role in ("plan", "actual", "prior"):
        for indicator, part in confronted.of_role(role):
            whole = confronted.find(indicator.at_most, role, part.period, part.assigned_by)
            if whole is not None:
                yield Sum(part, (whole,), sense="at_most")
