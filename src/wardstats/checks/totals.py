"""Rules on totals and their parts."""

from __future__ import annotations

from collections.abc import Iterator

from wardstats.checks.mismatch import Wording
from wardstats.checks.registry import Confronted, relation_rule
from wardstats.checks.relations import Sum
from wardstats.language import translate as _
from wardstats.model.catalogue import Indicator
from wardstats.model.numerals import round_half_up
from wardstats.model.observations import Observation
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
    """Tie each total to the sum of the parts the catalogue gives it.

    A part that is printed coarser than its own parts leaves a total more room than these do: where
    it fits within rounding only, it is tied to them as well, if they do not fit.
    """
    for role in _ADDITIVE_ROLES:
        for indicator, total in confronted.of_role(role):
            block = _sum_of_parts(confronted, indicator, total)
            if block is None:
                continue
            yield block
            if _has_levels(confronted, indicator) and block.verdict is Verdict.WITHIN_ROUNDING:
                levels = Sum(total, tuple(_finest_parts(confronted, block)))
                if levels.verdict is Verdict.INCONSISTENT:
                    yield levels


def _sum_of_parts(confronted: Confronted, indicator: Indicator, total: Observation) -> Sum | None:
    found = [
        confronted.find(code, total.role, total.period, total.assigned_by)
        for code in indicator.total_of
    ]
    parts = tuple(part for part in found if part is not None)
    if not parts:
        return None
    is_exhaustive = len(parts) == len(found) and not indicator.partial
    return Sum(total, parts, sense="equal" if is_exhaustive else "at_least")


def _has_levels(confronted: Confronted, indicator: Indicator) -> bool:
    return any(confronted.catalogue[code].total_of for code in indicator.total_of)


def _finest_parts(confronted: Confronted, block: Sum) -> Iterator[Observation]:
    """Yield the parts of a block, in place of each its own parts where they are all given."""
    for part in block.operands:
        own = _sum_of_parts(confronted, confronted.catalogue[part.indicator], part)
        if own is None or own.sense != "equal" or own.verdict is Verdict.INCONSISTENT:
            yield part
        else:
            yield from _finest_parts(confronted, own)
