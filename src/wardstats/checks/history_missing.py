"""The note that earlier workbooks are missing, and which comparisons could not be made for it."""

from __future__ import annotations

from collections.abc import Iterator

from wardstats.checks.history import LEAST_SERIES, Need
from wardstats.checks.registry import RULES, Confronted, rule
from wardstats.language import translate as _
from wardstats.model.findings import Finding
from wardstats.model.periods import Period


@rule(
    "no_history",
    "Earlier reports that are missing",
    "A rule that compares with earlier reports says nothing without them; so it is said what was "
    "not compared.",
)
def note_missing_history(confronted: Confronted) -> Iterator[Finding]:
    """Note once for a ward which comparisons no earlier report could be had for."""
    period = confronted.period
    if period is None:
        return
    missing = [
        sentence
        for need in Need
        if not confronted.history.serves(need, period) and (sentence := _say_missing(need, period))
    ]
    if missing:
        yield Finding(
            "no_history", "note", confronted.ward, str(period), "", (),
            _("Not compared for want of earlier workbooks: {missing}.").format(
                missing="; ".join(missing)),
            suggestion=_("Put the earlier workbooks into the ward's folder, where there are any."),
        )  # fmt: skip


def _say_missing(need: Need, period: Period) -> str:
    """Say what was not compared for want of which workbook; empty where no rule needs it."""
    compared = [
        one.compares.tell()
        for one in RULES.values()
        if one.compares is not None and one.compares.needs is need
    ]
    if not compared:
        return ""
    wordings = {
        Need.THIS_YEAR: _("{compared} (there is no earlier one of {year}, such as {workbook})"),
        Need.LAST_YEAR: _("{compared} (there is no {workbook})"),
        Need.SERIES: _("{compared} (those from {workbook} on tell of fewer than {least} periods)"),
    }
    is_of_this_year = need is Need.THIS_YEAR
    return wordings[need].format(
        compared=", ".join(compared),
        year=period.year,
        workbook=f"{_quarter_before(period) if is_of_this_year else period.prior}.xlsx",
        least=LEAST_SERIES,
    )


def _quarter_before(period: Period) -> Period:
    """Return the cumulative period that a ward reporting by quarter reported last.

    Examples
    --------
    >>> [str(_quarter_before(Period.parse(one))) for one in ("2020-9M", "2020-8M", "2020")]
    ['2020-6M', '2020-6M', '2020-9M']
    """
    return Period(period.year, "cumulative", (period.last_month - 1) // 3 * 3)
