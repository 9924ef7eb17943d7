"""Rule on figures that the last report had and this one has not."""

from __future__ import annotations

from collections.abc import Iterator

from wardstats.checks.history import Comparison, Need, cite
from wardstats.checks.registry import Confronted, rule
from wardstats.language import translate as _
from wardstats.model.findings import Finding
from wardstats.model.quantities import print_quantity


@rule(
    "missing_since",
    "Indicators that are missing since the last report",
    "What was reached by the last report was reached by this one too; an indicator without any "
    "figure was forgotten, or its label is not understood any more.",
    compares=Comparison(Need.THIS_YEAR, lambda: _("indicators that may have been left out since")),
)
def find_missing(confronted: Confronted) -> Iterator[Finding]:
    """Find the indicators that the last report of the year had an actual figure of."""
    period = confronted.period
    last = confronted.last_closing(period) if period else None
    for indicator in confronted.catalogue.indicators.values() if last else ():
        figure = confronted.earlier(indicator.code, "actual", str(last))
        if figure is None or indicator.code in confronted.by_indicator:
            continue
        adds_up = indicator.kind in ("flow", "event")
        yield Finding(
            "missing_since", "warning" if adds_up else "note", confronted.ward, str(period),
            indicator.code, (),
            _("{label}: no figure is given, but the last report had {figure} ({place}).").format(
                label=figure.label, figure=print_quantity(figure.quantity), place=cite(figure)),
            computed=print_quantity(figure.quantity),
            suggestion=_("Give the figure; a figure that stayed the same is given again."),
        )  # fmt: skip
