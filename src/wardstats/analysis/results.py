"""Result: what can be said of one indicator in one period, exact, with its source cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from wardstats.analysis.percentages import (
    Bounded,
    add_quantities,
    growth_percentage,
    implied_plan,
    plan_percentage,
    ratio_of_sums,
)
from wardstats.model.catalogue import Catalogue, Indicator
from wardstats.model.observations import Observation
from wardstats.model.periods import Period

BEHIND = ("behind", "not_met", "exceeded")  # statuses that a reviewer must see
STATUSES = ("achieved", "on_track", "behind", "not_met", "exceeded", "not_planned")


@dataclass(frozen=True)
class Figures:
    """The figures of one indicator by what they say."""

    plan: Observation | None = None
    actual: Observation | None = None
    month: Observation | None = None
    prior: Observation | None = None
    plan_percent: Observation | None = None
    growth_percent: Observation | None = None

    def all(self) -> tuple[Observation, ...]:
        """Return the figures there are, in this order."""
        found = (self.plan, self.actual, self.month, self.prior,
                 self.plan_percent, self.growth_percent)  # fmt: skip
        return tuple(figure for figure in found if figure is not None)


@dataclass(frozen=True)
class Result:
    """One indicator in one period. Percentages are exact; 100 = plan met."""

    ward: str
    period: Period
    indicator: Indicator
    label: str
    figures: Figures
    derived_percent: Bounded | None = None  # of a total nobody printed, from its parts
    doubts: tuple[str, ...] = ()  # cells that grave findings accuse, "Thu ngân sách!F7"

    @property
    def plan_percent(self) -> Bounded | None:
        """Actual of plan; None without a positive plan, and for ceilings."""
        if self.figures.plan is None or self.figures.actual is None or self.is_ceiling:
            return None
        if self.derived_percent is not None:
            return self.derived_percent
        return plan_percentage(self.figures.actual.quantity, self.figures.plan.quantity)

    @property
    def percent(self) -> Fraction | None:
        """The plan percentage: computed, or as reported where it cannot be computed."""
        if self.plan_percent is not None:
            return self.plan_percent.point
        reported = self.figures.plan_percent
        if reported is None or self.figures.plan is not None:
            return None
        return Fraction(reported.quantity.value)

    @property
    def implied_plan(self) -> Bounded | None:
        """The plan behind a reported percentage, where no plan is given."""
        figures = self.figures
        if figures.plan is not None or figures.actual is None or figures.plan_percent is None:
            return None
        return implied_plan(figures.actual.quantity, figures.plan_percent.quantity)

    @property
    def growth_percent(self) -> Bounded | None:
        """Change against the same period last year, in percent; None for rates."""
        actual, prior = self.figures.actual, self.figures.prior
        if actual is None or prior is None or self.is_rate:
            return None
        if actual.qualifier or prior.qualifier:
            return None  # "over 500" has no percentage of change
        return growth_percentage(actual.quantity, prior.quantity)

    @property
    def change_points(self) -> Fraction | None:
        """Change of a rate against the same period last year, in percentage points."""
        return self._points_against(self.figures.prior)

    @property
    def plan_points(self) -> Fraction | None:
        """Distance of a rate from its plan, in percentage points."""
        return self._points_against(self.figures.plan)

    @property
    def is_derived(self) -> bool:
        """Whether it is a total nobody printed, summed from its parts."""
        return self.derived_percent is not None

    @property
    def is_rate(self) -> bool:
        """Whether the indicator is a percentage, compared in points."""
        return self.indicator.kind == "rate" and self.indicator.base_unit.symbol == "%"

    @property
    def is_ceiling(self) -> bool:
        """Whether a plan is a limit not to be exceeded: less is better."""
        return self.indicator.direction == "down"

    @property
    def expected_percent(self) -> Fraction | None:
        """The even share of the year's plan at the end of the period; flows only."""
        if self.indicator.kind != "flow" or self.is_ceiling or self.percent is None:
            return None
        return self.period.year_share * 100

    @property
    def pace(self) -> Fraction | None:
        """Plan percentage less the expected one, in points."""
        if self.percent is None or self.expected_percent is None:
            return None
        return self.percent - self.expected_percent

    @property
    def status(self) -> str:
        """One of STATUSES, computed from what was reported, `doubts` or not.

        `behind` is under the even pace of the year, `not_met` under a plan that has no pace or
        whose year is over.
        """
        if self.is_ceiling and self.figures.plan and self.figures.actual:
            within = self.figures.actual.quantity.value <= self.figures.plan.quantity.value
            return "achieved" if within else "exceeded"
        if self.percent is None:
            return "not_planned"
        if self.is_ceiling:
            return "achieved" if self.percent <= 100 else "exceeded"
        if self.percent >= 100:
            return "achieved"
        if self.expected_percent is None or self.period.year_share == 1:
            return "not_met"
        return "behind" if self.percent < self.expected_percent else "on_track"

    def _points_against(self, other: Observation | None) -> Fraction | None:
        if not self.is_rate or self.figures.actual is None or other is None:
            return None
        return Fraction(self.figures.actual.quantity.value - other.quantity.value)


def build_results(
    observations: Iterable[Observation], catalogue: Catalogue, period: Period | None = None
) -> list[Result]:
    """Build one result per ward, indicator and year, in the catalogue's order.

    The period is the one given, or the one a ward's figures of the year close with; figures of
    earlier ones have no result. Figures without a known indicator have none either; they stay
    in the observations.
    """
    groups: dict[tuple[str, str, Period], dict[str, Observation]] = defaultdict(dict)
    closing = _closing_periods(observations := list(observations), period)
    for figure in observations:
        own = Period.parse(figure.period).cumulative
        closes = closing.get((figure.ward, own.year + (figure.role == "prior")))
        if figure.indicator not in catalogue or closes is None:
            continue
        if figure.role != "plan" and own.last_month != closes.last_month:
            continue  # of an earlier period of the year
        groups[figure.ward, figure.indicator, closes][_slot(figure, closes)] = figure
    results = {key: _result(key, slots, catalogue) for key, slots in groups.items() if slots}
    results |= _derived_totals(results, catalogue)
    return sorted(
        results.values(),
        key=lambda one: (one.ward, str(one.period), catalogue.position[one.indicator.code]),
    )


def _result(
    key: tuple[str, str, Period], slots: Mapping[str, Observation], catalogue: Catalogue
) -> Result:
    ward, code, period = key
    label = next(iter(slots.values())).label
    return Result(ward, period, catalogue[code], label, Figures(**slots))


def _closing_periods(
    observations: Iterable[Observation], given: Period | None
) -> dict[tuple[str, int], Period]:
    """Find, for each ward and year, the period its figures close with.

    Where there are only plans and figures of the year before, these tell it.
    """
    closing: dict[tuple[str, int], Period] = {}
    if given is not None:
        return {(figure.ward, given.year): given.cumulative for figure in observations}
    for figure in sorted(observations, key=lambda one: one.role in ("plan", "prior")):
        period = Period.parse(figure.period).cumulative
        if figure.role == "prior":
            period = replace(period, year=period.year + 1)
        known = closing.get((figure.ward, period.year))
        if known is None or (
            figure.role not in ("plan", "prior") and known.last_month < period.last_month
        ):
            closing[figure.ward, period.year] = period
    return closing


def _slot(figure: Observation, period: Period) -> str:
    """Name the place of a figure in `Figures`."""
    is_month = figure.role == "actual" and figure.period == str(period.closing_month)
    return "month" if is_month else figure.role


def _derived_totals(
    results: Mapping[tuple[str, str, Period], Result], catalogue: Catalogue
) -> dict[tuple[str, str, Period], Result]:
    """Sum totals nobody printed, where every part has a plan and an actual figure."""
    derived: dict[tuple[str, str, Period], Result] = {}
    places = {(ward, period) for ward, _code, period in results}
    totals = [one for one in catalogue.indicators.values() if one.total_of and not one.partial]
    for ward, period in sorted(places, key=str):
        for total in totals:
            key = (ward, total.code, period)
            parts = [results.get((ward, code, period)) for code in total.total_of]
            if key not in results and all(part is not None for part in parts):
                found = _derived_total(key, total, [part.figures for part in parts if part])
                derived |= {key: found} if found else {}
    return derived


def _derived_total(
    key: tuple[str, str, Period], total: Indicator, parts: list[Figures]
) -> Result | None:
    """Sum the parts' figures; None where one is missing or, like "over 500", has no sum."""
    plans = [part.plan for part in parts if part.plan and not part.plan.qualifier]
    actuals = [part.actual for part in parts if part.actual and not part.actual.qualifier]
    if len(plans) < len(parts) or len(actuals) < len(parts):
        return None
    percent = ratio_of_sums([one.quantity for one in actuals], [one.quantity for one in plans])
    figures = Figures(plan=_sum(plans, total), actual=_sum(actuals, total))
    return Result(key[0], key[2], total, total.name_vi, figures, percent) if percent else None


def _sum(parts: list[Observation], total: Indicator) -> Observation:
    """Sum the parts' figures into one whose cell says so: "=D5+D6"; one estimate makes it one."""
    quantity = add_quantities([part.quantity for part in parts])
    is_estimate = any(part.status == "estimate" for part in parts)
    return parts[0]._replace(
        indicator=total.code, label=total.name_vi, value=float(quantity.value),
        precision=quantity.precision, qualifier="", text="",
        status="estimate" if is_estimate else "final",
        cell="=" + "+".join(part.cell for part in parts),
    )  # fmt: skip
