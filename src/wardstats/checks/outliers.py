"""Rule on figures that leave the course of their own history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from statistics import median, quantiles

from wardstats.checks.history import LEAST_SERIES, Comparison, Need
from wardstats.checks.intervals import exact_value
from wardstats.checks.registry import Confronted, rule
from wardstats.language import translate as _
from wardstats.model.catalogue import Indicator
from wardstats.model.findings import Finding
from wardstats.model.numerals import print_numeral
from wardstats.model.observations import Observation
from wardstats.model.periods import Period
from wardstats.model.quantities import print_quantity

LEAST_RATIOS = LEAST_SERIES - 2  # the last ratio is the one that is judged
REACH = 4  # how many distances from the median to a quartile are usual
_LEAST_PART = Fraction(1, 20)  # of the median, for the distance where half of all are alike
_LEAST_EFFECT = 1  # twice as much, or half; where a series hardly moves, less is no news


@rule(
    "outlier",
    "Figures that leave the course of their own history",
    "A figure that changed far more than it ever did deserves a look; it may well be true.",
    compares=Comparison(Need.SERIES, lambda: _("changes with what is usual for each figure")),
)
def find_outliers(confronted: Confronted) -> Iterator[Finding]:
    """Find figures whose change since the period before is unlike their changes until then.

    Notes
    -----
    M. A. Hidiroglou and J.-M. Berthelot, "Statistical editing and imputation for periodic business
    surveys", Survey Methodology 12 (1986), 73-83: ratios of successive figures are made symmetrical
    about their median, and one is an outlier beyond so many distances from the median to its
    quartile. Here the ratios are those of one indicator, period after period of one length, so
    their importance by size (the exponent U) is the same for all and left out. Flows are taken by
    period, not cumulated. At least `LEAST_RATIOS` ratios must stand before the one that is judged.
    """
    period = confronted.period
    if period is None or not confronted.history.serves(Need.SERIES, period):
        return
    for indicator, figure in confronted.of_role("actual"):
        if figure.period != str(period):
            continue
        series = _series(confronted, indicator, period)
        ratios = [later / sooner for sooner, later in pairwise(series)]
        if len(ratios) > LEAST_RATIOS and is_outlier(ratios):
            yield _say_outlier(figure, ratios)


def is_outlier(ratios: Sequence[Fraction]) -> bool:
    """Whether the last ratio lies beyond the usual distance from the others' median.

    Examples
    --------
    >>> usual = [Fraction(one, 10) for one in (9, 10, 11, 10, 12, 9)]
    >>> is_outlier([*usual, Fraction(13, 10)]), is_outlier([*usual, Fraction(5)])
    (False, True)
    """
    middle = median(ratios[:-1])
    effects = [_effect(one, middle) for one in ratios]
    low, centre, high = quantiles(effects[:-1], n=4, method="inclusive")
    least = abs(_LEAST_PART * centre)
    judged = effects[-1]
    reach = max(high - centre, least) if judged > centre else max(centre - low, least)
    return abs(judged) >= _LEAST_EFFECT and abs(judged - centre) > REACH * reach


def _effect(ratio: Fraction, middle: Fraction) -> Fraction:
    """Make a ratio symmetrical: twice the median is 1, half of it -1."""
    return ratio / middle - 1 if ratio >= middle else 1 - middle / ratio


def _series(confronted: Confronted, indicator: Indicator, period: Period) -> list[Fraction]:
    """Return the figures of periods of one length that end with this one, the first first."""
    known = _cumulative_figures(confronted, indicator)
    last = confronted.last_closing(period)
    step = period.last_month - (last.last_month if last else 0)
    found: list[Fraction] = []
    year, month = period.year, period.last_month
    while 12 % step == 0 and month % step == 0:
        value = known.get((year, month))
        if indicator.kind in ("flow", "event") and value is not None and month > step:
            before = known.get((year, month - step))
            value = value - before if before is not None else None
        if value is None or value <= 0:
            break
        found.append(value)
        year, month = (year, month - step) if month > step else (year - 1, 12)
    return found[::-1]


def _cumulative_figures(
    confronted: Confronted, indicator: Indicator
) -> Mapping[tuple[int, int], Fraction]:
    """Return what was reached by the end of months: as reported then, or else a year later."""
    figures = [
        *confronted.history.of_indicator(indicator.code),
        *confronted.of_indicator(indicator.code),
    ]
    found: dict[tuple[int, int], Fraction] = {}
    for role in ("prior", "actual"):
        for one in figures:
            period = Period.parse(one.period)
            if one.role == role and period == period.cumulative:
                found[period.year, period.last_month] = exact_value(one)
    return found


def _say_outlier(figure: Observation, ratios: Sequence[Fraction]) -> Finding:
    before = ratios[:-1]
    return Finding(
        "outlier", "note", figure.ward, figure.period, figure.indicator, (figure.source,),
        _(
            "{label}: with {figure}, the period has {ratio} times what the one before had; the"
            " {count} changes until then were from {low} to {high} times."
        ).format(
            label=figure.label, figure=print_quantity(figure.quantity), count=len(before),
            ratio=print_numeral(ratios[-1], 2), low=print_numeral(min(before), 2),
            high=print_numeral(max(before), 2)),
        reported=print_quantity(figure.quantity),
        suggestion=_("Look at it again; it may stay as it is."),
    )  # fmt: skip
