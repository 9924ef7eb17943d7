"""Rules on what a figure may be: plans above zero, parts within their wholes."""

from __future__ import annotations

from collections.abc import Iterator

from wardstats.checks.mismatch import Wording
from wardstats.checks.registry import Confronted, relation_rule, rule
from wardstats.checks.relations import Sum
from wardstats.language import translate as _
from wardstats.model.findings import Finding
from wardstats.model.quantities import print_quantity
from wardstats.model.verdicts import Verdict


@rule(
    "plan_not_positive",
    "Plan of zero or less",
    "A plan percentage is a division by the plan; without a plan above zero there is none.",
)
def check_plans(confronted: Confronted) -> Iterator[Finding]:
    """Name plans that are zero or negative, where more is wanted."""
    for indicator, plan in confronted.of_role("plan"):
        if plan.value <= 0 and indicator.direction != "down":
            shown = print_quantity(plan.quantity)
            yield Finding(
                "plan_not_positive", "warning", plan.ward, plan.period, plan.indicator,
                (plan.source,),
                _("{label}: the plan is {plan}, so no percentage can be computed.").format(
                    label=plan.label, plan=shown
                ),
                reported=shown,
                suggestion=_("Type the plan, or empty the cell where there is none."),
            )  # fmt: skip


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
            whole = confronted.find(indicator.at_most, role, part.period)
            if whole is not None:
                yield Sum(part, (whole,), sense="at_most")
