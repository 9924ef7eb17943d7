"""How figures are said: percentages, plans, changes, statuses, names of places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from wardstats.analysis.results import Result
from wardstats.language import current_language
from wardstats.language import translate as _
from wardstats.model.findings import CELLS_SEPARATOR, shorten_cells
from wardstats.model.numerals import print_numeral, round_half_up
from wardstats.model.observations import Observation
from wardstats.model.quantities import Quantity, print_quantity, subtract

_PLACE_KINDS = {
    "phường": "ward", "xã": "commune", "thị trấn": "township", "quận": "district",
    "huyện": "district", "thị xã": "town", "thành phố": "city", "tỉnh": "province",
    "đặc khu": "special zone",
}  # fmt: skip


def status_name(status: str) -> str:
    """Name a status in the language in use."""
    return {
        "achieved": _("met"),
        "on_track": _("on pace"),
        "behind": _("behind pace"),
        "not_met": _("not met"),
        "exceeded": _("limit exceeded"),
        "not_planned": _("no plan"),
    }[status]


def doubt_text(result: Result, sheet: str = "") -> str:
    """Say that a result is in doubt, and by which cells; empty where it is not.

    Parameters
    ----------
    sheet
        The sheet that is spoken of: its cells are named by their addresses alone.
    """
    if not result.doubts:
        return ""
    cells = shorten_cells(CELLS_SEPARATOR.join(result.doubts))
    return _("in doubt: {cells}").format(cells=cells.removeprefix(f"{sheet}!"))


def with_doubt(sentence: str, result: Result) -> str:
    """Add to what is said of a result that it is in doubt, where it is."""
    return f"{sentence} ({doubt_text(result)})" if sentence and result.doubts else sentence


def place_name(text: str) -> str:
    """Name a place in the language in use: "quận Lê Chân", "Lê Chân district"."""
    if current_language() == "vi":
        return text
    for vietnamese, english in _PLACE_KINDS.items():
        if text.casefold().startswith(vietnamese + " "):
            return f"{text[len(vietnamese) :].strip()} {english}"
    return text


def percent_text(
    value: Fraction, decimals: int = 1, below: Iterable[Fraction | None] = (Fraction(100),)
) -> str:
    """Write a percentage; one below a mark never rounds up to the mark.

    Parameters
    ----------
    below
        Marks that matter to a reader: the met plan, the even pace of the year.

    Examples
    --------
    >>> percent_text(Fraction(9996, 100)), percent_text(Fraction(250, 3))
    ('99,96 %', '83,3 %')
    """
    marks = [mark for mark in below if mark is not None and value < mark]
    while any(round_half_up(value, -decimals) >= mark for mark in marks):
        decimals += 1
    return f"{print_numeral(value, decimals)} %"


def plan_percent_parts(result: Result) -> tuple[str, str]:
    """Write a plan percentage and, where it says something else, a remark on the reported one."""
    reported, computed = result.figures.plan_percent, result.plan_percent
    if computed is None:
        return (print_quantity(reported.quantity), _("as reported")) if reported else ("", "")
    text = percent_text(computed.point, below=(Fraction(100), result.expected_percent))
    if reported is None or _agrees(computed.point, reported.quantity):
        return text, ""
    return text, _("reported: {reported}").format(reported=print_quantity(reported.quantity))


def plan_percent_text(result: Result) -> str:
    """Write a plan percentage with the remark on the reported one in brackets."""
    text, remark = plan_percent_parts(result)
    return f"{text} ({remark})" if remark else text


def plan_sentence(result: Result) -> str:
    """Say how far an indicator is with its plan, as such reports do."""
    figures = result.figures
    if figures.actual is None:
        return _("{label}: {percent} of the year's plan").format(
            label=result_label(result), percent=plan_percent_text(result)
        )
    percent, remark = plan_percent_parts(result)
    if result.is_ceiling and figures.plan is not None:
        return _("{label}: {actual}, against a limit of {plan}").format(
            label=result_label(result),
            actual=figure_text(result, figures.actual),
            plan=figure_text(result, figures.plan),
        )
    facts = {
        "label": result_label(result),
        "actual": figure_text(result, figures.actual),
        "plan": figure_text(result, figures.plan) if figures.plan else "",
        "percent": percent,
        "remark": "".join(f" ({one})" for one in (remark, _points(result)) if one),
    }
    if figures.plan is None:
        return _("{label}: {actual}, {percent} of plan{remark}{implied}").format(
            **facts, implied=_implied_plan(result)
        )
    if figures.actual.status == "estimate":
        return _("{label} is estimated at {actual} / {plan}, {percent} of plan{remark}").format(
            **facts
        )
    return _("{label} reached {actual} / {plan}, {percent} of plan{remark}").format(**facts)


def growth_sentence(result: Result) -> str:
    """Say the change against the same period last year."""
    growth, figures = result.growth_percent, result.figures
    if growth is None or figures.actual is None or figures.prior is None:
        return ""
    difference = subtract(figures.actual.quantity, figures.prior.quantity)
    facts = {
        "label": result_label(result),
        "actual": figure_text(result, figures.actual),
        "difference": print_quantity(
            replace(difference, value=abs(difference.value)), unit=result.indicator.unit
        ),
        "percent": percent_text(abs(growth.point), below=()),
    }
    if difference.value == 0:
        return _("{label}: {actual}, as in the same period last year").format(**facts)
    if difference.value > 0:
        return _("{label}: {actual}, up {difference} ({percent}) on the same period").format(
            **facts
        )
    return _("{label}: {actual}, down {difference} ({percent}) on the same period").format(**facts)


def growth_percent_parts(result: Result) -> tuple[str, str]:
    """Write a change in percent and, where it says something else, the reported one."""
    reported, computed = result.figures.growth_percent, result.growth_percent
    if computed is None:
        return (print_quantity(reported.quantity), _("as reported")) if reported else ("", "")
    text = percent_text(computed.point, below=())
    if reported is None or _agrees(computed.point, reported.quantity):
        return text, ""
    return text, _("reported: {reported}").format(reported=print_quantity(reported.quantity))


def figure_sentence(result: Result) -> str:
    """Say an indicator's figure alone."""
    figure = result.figures.actual or result.figures.plan
    if figure is None:
        return ""
    return _("{label}: {figure}").format(
        label=result_label(result), figure=figure_text(result, figure)
    )


def figure_text(result: Result, figure: Observation, *, with_unit: bool = True) -> str:
    """Write a figure in the unit of its indicator; money in the scale that fits it."""
    return print_quantity(figure.quantity, unit=result.indicator.unit, with_unit=with_unit)


def result_label(result: Result) -> str:
    """Name an indicator: as the officer printed it, or by its English name."""
    return result.label if current_language() == "vi" else result.indicator.name_en


def _agrees(computed: Fraction, reported: Quantity) -> bool:
    decimals = max(0, -reported.precision)
    return print_numeral(computed, decimals) == print_numeral(reported.value, decimals)


def _points(result: Result) -> str:
    """Say how far a planned rate is from its plan, in points."""
    if result.plan_points is None:
        return ""
    sign = "+" if result.plan_points > 0 else ""
    return _("{points} points").format(points=f"{sign}{print_numeral(result.plan_points, 1)}")


def _implied_plan(result: Result) -> str:
    plan, actual = result.implied_plan, result.figures.actual
    if plan is None or actual is None:
        return ""
    is_money = actual.unit == "đồng"  # each amount says its own scale
    point, low, high = (
        print_quantity(
            Quantity(round_half_up(value, actual.precision), actual.unit, actual.precision),
            unit=result.indicator.unit,
            with_unit=is_money or value == plan.point,
        )
        for value in (plan.point, plan.low, plan.high)
    )
    if plan.low == plan.high:
        return _(" (implies a plan of {plan})").format(plan=point)
    return _(" (implies a plan of {plan}: {low} to {high})").format(plan=point, low=low, high=high)
