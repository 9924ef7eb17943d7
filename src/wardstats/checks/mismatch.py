"""The finding of a figure that its operands do not give: how grave, which cells, what to do."""

from __future__ import annotations

from collections.abc import Iterable

from wardstats.language import translate as _
from wardstats.model.findings import Finding
from wardstats.model.observations import Observation
from wardstats.model.quantities import print_quantity
from wardstats.model.verdicts import Verdict


def mismatch(
    code: str,
    verdict: Verdict,
    reported: Observation,
    operands: Iterable[Observation],
    *,
    message: str,
    computed: str,
    correction: str,
) -> Finding:
    """Make the finding: a warning where figures cannot fit, a note where rounding may explain it.

    Parameters
    ----------
    correction
        What to do about a figure that cannot be right; one that may be is only to be looked at.
    """
    is_wrong = verdict is Verdict.INCONSISTENT
    return Finding(
        code,
        "warning" if is_wrong else "note",
        reported.ward,
        reported.period,
        reported.indicator,
        (reported.source, *(operand.source for operand in operands)),
        message,
        reported=print_quantity(reported.quantity),
        computed=computed,
        suggestion=correction if is_wrong else _("Look at it again; it may stay as it is."),
    )
