"""Rules on what a figure may be: plans above zero, parts within their wholes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from wardstats.checks.mismatch import Wording, mismatch
from wardstats.checks.registry import Confronted, relation_rule, rule
from wardstats.checks.relations import Sum
from wardstats.language import translate as _
from wardstats.model.catalogue import Catalogue, Indicator
from wardstats.model.findings import Finding
from wardstats.model.observations import Observation
from wardstats.model.periods import Period
from wardstats.model.quantities import Quantity, print_quantity, without_noughts
from wardstats.model.units import find_unit
from wardstats.model.verdicts import Verdict


def _word_plan(relation: Sum, _verdict: Verdict) -> Wording:
    plan = relation.reported
    return Wording(
        _("{label}: the plan is {plan}, so no percentage can be computed.").format(
            label=plan.label, plan=print_quantity(plan.quantity)
        ),
        computed="",
        correction=_("Type the plan, or empty the cell where there is none."),
    )


@relation_rule(
    "plan_not_positive",
    "Plan of zero or less",
    "A plan percentage is a division by the plan; without a plan above zero there is none.",
    _word_plan,
)
def relate_plans(confronted: Confronted) -> Iterator[Sum]:
    """Ask of a plan of zero or less that it be one of its last digit, where more is wanted."""
    for indicator, plan in confronted.of_role("plan"):
        if plan.value <= 0 and indicator.direction != "down":
            yield Sum(plan, (), sense="at_least", constant=Fraction(10) ** plan.precision)


def _word_negative(relation: Sum, _verdict: Verdict) -> Wording:
    figure = relation.reported
    return Wording(
        _("{label}: {figure} is less than zero.").format(
            label=figure.label, figure=print_quantity(figure.quantity)
        ),
        computed="",
        correction=_("Correct the sign, or the figure."),
    )


@relation_rule(
    "figure_negative",
    "Counts and sums below zero",
    "Things are counted and money is collected from zero upwards; only a change may be negative.",
    _word_negative,
)
def relate_to_zero(confronted: Confronted) -> Iterator[Sum]:
    """Ask of a count or a sum of money below zero that it is not."""
    for role in ("actual", "prior", "plan_percent"):
        for indicator, figure in confronted.of_role(role):
            if figure.value < 0 and (
                role == "plan_percent" or indicator.base_unit.kind in ("count", "money")
            ):
                yield Sum(figure, (), sense="at_least")


def _word_excess(relation: Sum, _verdict: Verdict) -> Wording:
    part, (whole,) = relation.reported, relation.operands
    return Wording(
        _("{label} is {part}, more than {whole_label}, which is {whole}.").format(
            label=_name(part, whole), part=print_quantity(part.quantity),
            whole_label=_name(whole, part), whole=print_quantity(whole.quantity),
        ),
        computed=print_quantity(whole.quantity),
        correction=_("Correct one of the two figures."),
    )  # fmt: skip


def _name(figure: Observation, other: Observation) -> str:
    """Name a figure by its label, and by its period where the other one is of another."""
    if figure.period == other.period:
        return figure.label
    return f"{figure.label}, {Period.parse(figure.period).name()}"


@relation_rule(
    "part_exceeds_whole",
    "Part against the whole it belongs to",
    "Some figures cannot exceed another one: cases solved cannot exceed cases, nor what came in "
    "during a month all that came in since January.",
    _word_excess,
)
def relate_parts_to_wholes(confronted: Confronted) -> Iterator[Sum]:
    """Bind each figure to the one the catalogue says it cannot exceed."""
    for role in ("plan", "actual", "prior"):
        for indicator, part in confronted.of_role(role):
            whole = confronted.find(indicator.at_most, role, part.period, part.assigned_by)
            if whole is not None:
                yield Sum(part, (whole,), sense="at_most")
            if role != "plan" and indicator.kind in ("flow", "event"):
                yield from _bind_to_year_to_date(confronted, part)


def _bind_to_year_to_date(confronted: Confronted, part: Observation) -> Iterator[Sum]:
    """Bind a month's or quarter's figure to the one from 1 January to its end."""
    year_to_date = _year_to_date(part.period)
    if year_to_date != part.period and find_unit(part.unit).kind != "rate":
        whole = confronted.find(part.indicator, part.role, year_to_date)
        if whole is not None:
            yield Sum(part, (whole,), sense="at_most")


@lru_cache(maxsize=1024)  # the same few periods for every figure
def _year_to_date(period: str) -> str:
    return str(Period.parse(period).cumulative)


def _word_beyond(relation: Sum) -> Wording:
    figure = relation.reported
    bound = Decimal(relation.constant.numerator) / Decimal(relation.constant.denominator)
    wording = (
        _("{label}: {figure} is less than {bound}, the least it can be.")
        if relation.sense == "at_least"
        else _("{label}: {figure} is more than {bound}, the most it can be.")
    )
    return Wording(
        wording.format(
            label=figure.label,
            figure=print_quantity(figure.quantity),
            bound=print_quantity(without_noughts(Quantity(bound, figure.unit, -9))),
        ),
        computed="",
        correction=_("Correct the figure, or its unit."),
    )


@rule(
    "beyond_bounds",
    "Rates and averages that cannot be",
    "A share of a whole lies between 0 and 100 %; what else cannot be, such as an income of a "
    "thousand times the usual, the catalogue says, with its source.",
)
def find_beyond_bounds(confronted: Confronted) -> Iterator[Finding]:
    """Name each figure beyond its bounds; they say that it is wrong, not what would be right."""
    for relation in _bind(confronted):
        verdict = relation.verdict
        if verdict is Verdict.INCONSISTENT:
            yield mismatch(
                "beyond_bounds", verdict, relation, _word_beyond(relation), [relation.reported]
            )


def _bind(confronted: Confronted) -> Iterator[Sum]:
    """Bind each figure to the least and the most that the catalogue leaves it."""
    for role in ("plan", "actual", "prior"):
        for indicator, figure in confronted.of_role(role):
            for sense, bound in _bounds(indicator, confronted.catalogue):
                factor = Fraction(find_unit(indicator.unit).factor)
                yield Sum(figure, (), sense=sense, constant=Fraction(bound) * factor)


def _bounds(indicator: Indicator, catalogue: Catalogue) -> list[tuple[str, Decimal]]:
    """Return what is declared; a rate whose numerator is part of its denominator is a share."""
    numerator, denominator = indicator.rate_of or ("", "")
    if numerator and catalogue[numerator].at_most == denominator:
        return [("at_least", Decimal(0)), ("at_most", Decimal(100))]
    declared = (("at_least", indicator.least), ("at_most", indicator.most))
    return [(sense, bound) for sense, bound in declared if bound is not None]


@rule(
    "count_not_whole",
    "Whole things counted in parts",
    "Persons, cases and documents are whole; 12,5 of them is an average, or a figure in thousands.",
)
def find_parts_of_whole_things(confronted: Confronted) -> Iterator[Finding]:
    """Name each count that is not a whole number."""
    for role in ("plan", "actual", "prior"):
        for _indicator, figure in confronted.of_role(role):
            if not find_unit(figure.unit).is_count or float(figure.value).is_integer():
                continue
            yield Finding(
                "count_not_whole", "warning", figure.ward, figure.period, figure.indicator,
                (figure.source,),
                _("{label}: {figure} is not a whole number of things.").format(
                    label=figure.label, figure=print_quantity(figure.quantity)),
                reported=print_quantity(figure.quantity),
                suggestion=_("Correct the figure, or its unit."),
            )  # fmt: skip
