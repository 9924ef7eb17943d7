"""The note that earlier reports are missing, and which rules had nothing to compare with."""

from __future__ import annotations

from collections.abc import Iterator

from wardstats.checks.history import LEAST_SERIES, Need
from wardstats.checks.registry import RULES, Confronted, rule
from wardstats.language import translate as _
from wardstats.model.findings import Finding


@rule(
    "no_history",
    "Earlier reports that are missing",
    "A rule that compares with earlier reports says nothing without them; so it is said that it "
    "was not applied.",
)
def note_missing_history(confronted: Confronted) -> Iterator[Finding]:
    """Note once for a ward which rules had no earlier report to compare with."""
    missing = [
        sentence
        for need in Need
        if not confronted.history.serves(need, confronted.period)
        and (sentence := _say_missing(need))
    ]
    if missing:
        yield Finding(
            "no_history", "note", confronted.ward, str(confronted.period or ""), "", (),
            _("No history: {missing}.").format(missing="; ".join(missing)),
            suggestion=_("Put the earlier workbooks into the ward's folder, where there are any."),
        )  # fmt: skip


def _say_missing(need: Need) -> str:
    """Say what is missing and the codes of the rules that need it; empty where none does."""
    codes = ", ".join(one.code for one in RULES.values() if one.needs is need)
    wordings = {
        Need.THIS_YEAR: _("no earlier report of this year, so not applied: {codes}"),
        Need.LAST_YEAR: _("no report of the same period last year, so not applied: {codes}"),
        Need.SERIES: _("figures of fewer than {least} periods, so not applied: {codes}"),
    }
    return wordings[need].format(codes=codes, least=LEAST_SERIES) if codes else ""
