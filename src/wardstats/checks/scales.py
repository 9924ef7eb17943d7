"""Rules on units: a figure typed in thousands for millions, or the other way."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from wardstats.checks.intervals import exact_value
from wardstats.checks.registry import Confronted, address, rule
from wardstats.checks.relations import Ratio, Sum, figures_of
from wardstats.checks.scaling import (
    Equation,
    Mended,
    Scaled,
    are_near,
    companions,
    find_mended,
    read_scaled,
    with_reading,
)
from wardstats.language import translate as _
from wardstats.model.findings import Finding
from wardstats.model.numerals import print_numeral, round_half_up
from wardstats.model.observations import Observation
from wardstats.model.quantities import Quantity, print_quantity, without_noughts
from wardstats.model.units import find_unit

_CODE = "unit_slip"
_SIZES = (3, -3, 6, -6, 9, -9)  # that differ enough to be told by size alone
_COMPARED = ("plan", "actual", "prior")
_LIKE = 4  # how many times plan, result and last year's figure differ and still are alike
_BEYOND_PLAN = 200  # times the plan, which no result is; 24 times is the most that was met


@rule(
    _CODE,
    "Figures in the wrong unit",
    "Millions typed for thousands pass for figures; the plan, last year, a total or a percentage "
    "shows them. A figure that is only large is left alone: one scaled reading, and only one, must "
    "fit.",
)
def find_unit_slips(confronted: Confronted) -> Iterator[Finding]:
    """Name each figure that fits the others once it is read in another unit."""
    named = set()
    for mended in find_mended(confronted):
        named |= {id(one.figure) for one in mended.readings}
        yield _finding_of_mended(mended)
    for actual in sorted(_beside_other_sizes(confronted), key=address):
        figures = [actual, *companions(confronted, actual)]
        if actual.value > 0 and len(figures) > 1 and named.isdisjoint(map(id, figures)):
            scaled = _out_of_size(figures)
            if scaled is not None and id(scaled.figure) not in named:
                named.add(id(scaled.figure))
                yield _finding_of_size(scaled, figures)


def _beside_other_sizes(confronted: Confronted) -> Iterator[Observation]:
    """Yield the results of indicators whose figures differ as much as a unit does; few do."""
    sizes: dict[str, tuple[float, float]] = {}
    for role in _COMPARED:
        for indicator, figure in confronted.of_role(role):
            if figure.value > 0:
                least, most = sizes.get(indicator.code, (figure.value, figure.value))
                sizes[indicator.code] = min(least, figure.value), max(most, figure.value)
    for indicator, figure in confronted.of_role("actual"):
        least, most = sizes.get(indicator.code, (1, 1))
        if most * _LIKE >= least * 10 ** min(map(abs, _SIZES)):
            yield figure


def _out_of_size(figures: list[Observation]) -> Scaled | None:
    """Return the one figure of several that is alike the others only in another unit."""
    if any(find_unit(one.unit).kind == "rate" for one in figures):
        return None
    if len(figures) == 2:
        return _beyond_plan(*figures)
    for figure in figures:
        others = [one for one in figures if one is not figure]
        for exponent in _SIZES:
            scaled = read_scaled(figure, exponent)
            if scaled is not None and _are_alike([scaled.reading, *others]):
                return scaled
    return None


def _beyond_plan(actual: Observation, other: Observation) -> Scaled | None:
    """Judge a result by its plan alone: too much of it can be told, too little cannot."""
    is_counted = find_unit(actual.unit).is_count
    if other.role != "plan" or is_counted or actual.value < other.value * _BEYOND_PLAN:
        return None
    readings = [read_scaled(actual, exponent) for exponent in _SIZES if exponent > 0]
    alike = [one for one in readings if one is not None and _are_alike([one.reading, other])]
    return alike[0] if alike else None


def _are_alike(figures: list[Observation]) -> bool:
    values = map(exact_value, figures)
    return all(are_near(one, other, _LIKE) for one, other in combinations(values, 2))


def _finding_of_mended(mended: Mended) -> Finding:
    scaled, *others = mended.readings
    sentences = [
        _("{label}: {figure} does not fit; {scaling} it is {reading}, and {arithmetic}.").format(
            label=scaled.figure.label,
            figure=print_quantity(scaled.figure.quantity),
            scaling=_scaling(scaled.exponent),
            reading=print_quantity(scaled.quantity),
            arithmetic="; ".join(_arithmetic(one, scaled) for one in mended.relations),
        )
    ]
    sentences += [
        _("It fits as well where {cell}, {figure}, is {reading}.").format(
            cell=one.figure.source,
            figure=print_quantity(one.figure.quantity),
            reading=print_quantity(one.quantity),
        )
        for one in others
    ]
    tied = [figure for relation in mended.relations for figure in figures_of(relation)]
    return _finding(scaled, tied, " ".join(sentences))


def _finding_of_size(scaled: Scaled, figures: list[Observation]) -> Finding:
    others = [one for one in figures if one is not scaled.figure]
    message = _(
        "{label}: {figure} stands beside {others}; {scaling} it is {reading}, and {arithmetic}."
    ).format(
        label=scaled.figure.label,
        figure=print_quantity(scaled.figure.quantity),
        others=", ".join(_named(one) for one in others),
        scaling=_scaling(scaled.exponent),
        reading=print_quantity(scaled.quantity),
        arithmetic=_share(scaled, figures),
    )
    return _finding(scaled, figures, message)


def _finding(scaled: Scaled, tied: list[Observation], message: str) -> Finding:
    accused = scaled.figure
    others = sorted({id(one): one for one in tied if one is not accused}.values(), key=address)
    return Finding(
        _CODE, "warning", accused.ward, accused.period, accused.indicator,
        (accused.source, *(one.source for one in others)), message,
        reported=print_quantity(accused.quantity), computed=print_quantity(scaled.quantity),
        suggestion=_("Write {value}, or correct the unit of the other figures.").format(
            value=print_quantity(scaled.quantity)),
    )  # fmt: skip


def _scaling(exponent: int) -> str:
    wording = _("divided by {factor}") if exponent > 0 else _("multiplied by {factor}")
    return wording.format(factor=print_numeral(10 ** abs(exponent), 0))


def _named(figure: Observation) -> str:
    wordings = {
        "plan": _("a plan of {figure}"),
        "actual": _("a result of {figure}"),
        "prior": _("{figure} of last year"),
    }
    return wordings[figure.role].format(figure=print_quantity(figure.quantity))


def _share(scaled: Scaled, figures: list[Observation]) -> str:
    """Write the result over the plan, or over last year's figure, as the reading gives it."""
    actual, other, *_last = (scaled.reading if one is scaled.figure else one for one in figures)
    return _quotient(actual, other, exact_value(actual) / exact_value(other) * 100)


def _arithmetic(relation: Equation, scaled: Scaled) -> str:
    changed = with_reading(relation, scaled)
    reported, operands = changed.reported, changed.operands
    if isinstance(changed, Ratio):
        above, below = operands
        if changed.constant:
            return _("from {prior} to {actual} is {change} %").format(
                prior=_short(below), actual=_short(above), change=print_numeral(changed.point, 1)
            )
        return _quotient(above, below, changed.point, reported.unit)
    precision = min(one.precision for one in operands)
    point = Quantity(round_half_up(changed.point, precision), reported.unit, precision)
    return _("{terms} = {computed}, beside {total}").format(
        terms=_terms(changed), computed=_shortened(point), total=_short(reported)
    )


def _terms(relation: Sum) -> str:
    signs = relation.signs or (1,) * len(relation.operands)
    terms = [
        f"{' − ' if sign < 0 else ' + '}{_short(one)}"
        for sign, one in zip(signs, relation.operands, strict=True)
    ]
    return "".join(terms).removeprefix(" + ")


def _quotient(above: Observation, below: Observation, point: Fraction, unit: str = "%") -> str:
    return f"{_short(above)} / {_short(below)} = {print_numeral(point, 1)} {unit}"


def _short(figure: Observation) -> str:
    return _shortened(figure.quantity)


def _shortened(quantity: Quantity) -> str:
    return print_quantity(without_noughts(quantity))
