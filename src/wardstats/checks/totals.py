"""Rules on totals and their parts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wardstats.checks.mismatch import mismatch
from wardstats.checks.registry import Confronted, rule
from wardstats.language import translate as _
from wardstats.model.findings import Finding
from wardstats.model.numerals import round_half_up
from wardstats.model.observations import Observation
from wardstats.model.quantities import Quantity, print_quantity
from wardstats.model.verdicts import Verdict, judge

_ADDITIVE_ROLES = ("plan", "actual", "prior")


@rule(
    "total_mismatch",
    "Total against the sum of its parts",
    "A total is the sum of its parts, as far as the printed digits can tell; where parts are "
    "missing or need not be all, it is at least their sum.",
)
def check_totals(confronted: Confronted) -> Iterator[Finding]:
    """Compare each total with the sum of the parts the catalogue gives it."""
    for role in _ADDITIVE_ROLES:
        for indicator, total in confronted.of_role(role):
            found = [confronted.find(code, role, total.period) for code in indicator.total_of]
            parts = [part for part in found if part is not None]
            if parts:
                is_exhaustive = len(parts) == len(found) and not indicator.partial
                yield from _compare(total, parts, is_exhaustive=is_exhaustive)


def _compare(
    total: Observation, parts: list[Observation], *, is_exhaustive: bool
) -> Iterator[Finding]:
    if total.qualifier or any(part.qualifier for part in parts):
        return
    point = sum((Fraction(part.quantity.value) for part in parts), start=Fraction(0))
    low = sum((Fraction(part.quantity.low) for part in parts), start=Fraction(0))
    high = sum((Fraction(part.quantity.high) for part in parts), start=Fraction(0))
    verdict = judge(point, (low, high), total.quantity)
    if verdict is Verdict.CONSISTENT or (not is_exhaustive and low <= total.quantity.high):
        return
    computed = _print_sum(point, total, parts)
    yield mismatch(
        "total_mismatch",
        verdict,
        total,
        parts,
        message=_message(total, parts, computed, verdict, is_exhaustive=is_exhaustive),
        computed=computed,
        correction=_("Write {value} as the total, or correct a part.").format(value=computed),
    )


def _message(
    total: Observation,
    parts: list[Observation],
    computed: str,
    verdict: Verdict,
    *,
    is_exhaustive: bool,
) -> str:
    wording = (
        _("{label}: the total is {total}, but its parts give {terms} = {computed}.")
        if is_exhaustive
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
        return f"{message} " + _("It fits only within the rounding of the figures.")
    return message


def _print_sum(point: Fraction, total: Observation, parts: list[Observation]) -> str:
    """Write the sum of the parts with the digits of its finest part."""
    precision = min(part.precision for part in parts)
    return print_quantity(Quantity(round_half_up(point, precision), total.unit, precision))
