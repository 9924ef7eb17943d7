"""Rules on figures that earlier reports gave already: what was reported then is remembered."""

from __future__ import annotations

from collections.abc import Iterator

from wardstats.checks.history import Comparison, Need, cite
from wardstats.checks.mismatch import Wording
from wardstats.checks.registry import Confronted, relation_rule
from wardstats.checks.relations import Sum
from wardstats.language import translate as _
from wardstats.model.periods import Period
from wardstats.model.quantities import print_quantity
from wardstats.model.verdicts import Verdict

_ADJUSTED = "điều chỉnh"  # of a plan that was changed on purpose


def _word_memory(relation: Sum, _verdict: Verdict) -> Wording:
    figure, (reported,) = relation.reported, relation.operands
    message = _(
        "{label}: {figure} is given for {period}, but {reported} was reported then ({place})."
    )
    said = message.format(
        label=figure.label,
        figure=print_quantity(figure.quantity),
        period=Period.parse(figure.period).name(),
        reported=print_quantity(reported.quantity),
        place=cite(reported),
    )
    return Wording(
        said if relation.binds else " ".join([said, _("What was reported then was an estimate.")]),
        computed=print_quantity(reported.quantity),
        correction=_("Give the figure as it was reported, or say that it was corrected since."),
        severity="" if relation.binds else "note",
    )


@relation_rule(
    "base_memory",
    "Figures of earlier periods against what was reported then",
    "A change is measured from the figure of the year before; one that is not the figure that was "
    "reported then makes another change. An estimate may have moved (then it is a note).",
    _word_memory,
    compares=Comparison(
        Need.LAST_YEAR, lambda: _("last year's figures with what was reported then")
    ),
)
def relate_to_memory(confronted: Confronted) -> Iterator[Sum]:
    """Tie each figure of an earlier period to the actual figure that was reported for it."""
    for role in ("prior", "actual"):
        for indicator, figure in confronted.of_role(role):
            reported = confronted.earlier(indicator.code, "actual", figure.period)
            if reported is not None:
                yield Sum(figure, (reported,), binds=reported.status != "estimate")


def _word_plan(relation: Sum, _verdict: Verdict) -> Wording:
    plan, (former,) = relation.reported, relation.operands
    message = _("{label}: the plan of {period} is {plan}, but was {former} ({place}).").format(
        label=plan.label,
        period=Period.parse(plan.period).name(),
        plan=print_quantity(plan.quantity),
        former=print_quantity(former.quantity),
        place=cite(former),
    )
    if relation.binds:
        correction = _("Correct the plan, or write '(điều chỉnh)' after it where it was adjusted.")
        return Wording(message, print_quantity(former.quantity), correction)
    message = " ".join([message, _("It is said to be adjusted.")])
    return Wording(message, print_quantity(former.quantity), "", severity="note")


@relation_rule(
    "plan_changed",
    "Plan of the year against the last report",
    "The plan of a year stays as it was assigned; one that is adjusted says so ('điều chỉnh').",
    _word_plan,
    compares=Comparison(Need.THIS_YEAR, lambda: _("plans with those of the last report")),
)
def relate_plans_over_time(confronted: Confronted) -> Iterator[Sum]:
    """Tie each plan to the one that an earlier report gave for the same year."""
    for indicator, plan in confronted.of_role("plan"):
        former = confronted.earlier(indicator.code, "plan", plan.period, plan.assigned_by)
        if former is not None:
            is_adjusted = _ADJUSTED in f"{plan.text} {plan.label} {plan.assigned_by}".casefold()
            yield Sum(plan, (former,), binds=not is_adjusted)
