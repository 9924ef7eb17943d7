"""The finding of a relation that does not hold: how grave, which cells, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wardstats.checks.relations import Relation
from wardstats.language import translate as _
from wardstats.model.findings import Finding
from wardstats.model.observations import Observation
from wardstats.model.quantities import print_quantity
from wardstats.model.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Wording:
    """What a family says of a relation that does not hold."""

    message: str
    computed: str  # what the operands give
    correction: str  # what to do about a figure that cannot be right
    severity: str = ""  # in place of what the verdict makes it


def mismatch(
    code: str,
    verdict: Verdict,
    relation: Relation,
    wording: Wording,
    own: Iterable[Observation],
) -> Finding:
    """Make the finding: a warning where figures cannot fit, a note where rounding may explain it.

    One that rounding may explain is only to be looked at, whatever the correction would be.

    Parameters
    ----------
    own
        The figures that stand in the workbook that is checked; those of earlier reports are named
        in the message alone.
    """
    severity = wording.severity or ("warning" if verdict is Verdict.INCONSISTENT else "note")
    is_wrong = severity != "note"
    reported = relation.reported
    return Finding(
        code,
        severity,
        reported.ward,
        reported.period,
        reported.indicator,
        tuple(figure.source for figure in own),
        wording.message,
        reported=print_quantity(reported.quantity),
        computed=wording.computed,
        suggestion=wording.correction if is_wrong else _("Look at it again; it may stay as it is."),
    )
