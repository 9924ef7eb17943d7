"""Rules on totals and their parts."""

from __future__ import annotations

from collections.abc import Iterator

from wardstats.checks.mismatch import Wording
from wardstats.checks.registry import Confronted, relation_rule
from wardstats.checks.relations import Sum
from wardstats.language import translate as _
from wardstats.model.numerals import round_half_up
from wardstats.model.quantities import Quantity, print_quantity
from wardstats.model.verdicts import Verdict

_ADDITIVE_ROLES = ("plan", "actual", "prior")


def _word_sum(relation: Sum, verdict: Verdict) -> Wording:
    total, parts = relation.reported, relation.operands
    # The sum is written with the digits of its finest part.
    precision = min(part.precision for part in parts)
    point = round_half_up(relation.point, precision)
    computed = print_quantity(Quantity(point, total.unit, precision))
    wording = (
        _("{label}: the total is {total}, but its parts give {terms} = {computed}.")
        if relation.sense == "equal"
        else _("{label}: the total is {total}, less than some of its parts: {terms} = {computed}.")
    )
    # Sums of money differ in scale from part to part, so each part says its own.
    with_unit = total.unit == "đồng"
    message = wording.format(
        label=total.label,
        total=print_quantity(total.quantity),
        terms=" + ".join(print_quantity(part.quantity, with_unit=with_unit) for part in parts),
        computed=computed,
    )
    if verdict is Verdict.WITHIN_ROUNDING:
        message = f"{message} " + _("It fits only within the rounding of the figures.")
    correction = _("Write {value} as the total, or correct a part.").format(value=computed)
    return Wording(message, computed, correction)


@relation_rule(
    "total_mismatch",
    "Total against the sum of its parts",
    "A total is the sum of its parts, as far as the printed digits can tell; where parts are "
    "missing or need not be all, it is at least their sum.",
    _word_sum,
)
def relate_totals(confronted: Confronted) -> Iterator[Sum]:
    """Tie each total to the sum of the parts the catalogue gives it."""
    for role in _ADDITIVE_ROLES:
        for indicator, total in confronted.of_role(role):
            found = [
                confronted.find(code, role, total.period, total.assigned_by)
                for code in indicator.total_of
            ]
            parts = tuple(part for part in found if part is not None)
            if parts:
                is_exhaustive = len(parts) == len(found) and not indicator.partial
                yield Sum(total, parts, sense="equal" if is_exhaustive else "at_least")
