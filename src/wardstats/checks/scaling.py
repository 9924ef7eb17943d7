"""Scaling: a figure read a thousand times smaller or greater, and whether its relations hold then.

Nothing is said of a figure that merely differs much from others: the scaled reading must mend
every broken relation that the figure is in, break none that holds, and be alone in that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from wardstats.checks.intervals import Interval, exact_value, spread
from wardstats.checks.registry import Confronted, address
from wardstats.checks.relations import Ratio, Relation, Sum, figures_of
from wardstats.model.observations import Observation
from wardstats.model.periods import Period
from wardstats.model.quantities import Quantity, without_noughts
from wardstats.model.units import find_unit
from wardstats.model.verdicts import Verdict

EXPONENTS = (3, -3, 6, -6, 2, -2, 9, -9)  # thousands, millions, percent, milliards
_FACTORS = {exponent: 1 / Fraction(10) ** exponent for exponent in EXPONENTS}
_OF_A_SHARE = 2  # the one other way to write a percentage: 0,8 for 80 %
_LIKELY_PERCENT = (1, 1000)  # of a plan or of last year; wards do report 700 %, not 70 000 %
_MOST = 10**21  # đồng; nothing in a ward is more
_OTHER_SIZE = 16  # times: far below the least scale, 100, whatever the digits printed
_NEAR = 10  # how many times figures of one indicator differ and still are of one size

Equation = Ratio | Sum


@dataclass(frozen=True)
class Scaled:
    """A figure, and what it was if it was typed in a unit 10^exponent times too small."""

    figure: Observation
    exponent: int
    reading: Observation

    @property
    def quantity(self) -> Quantity:
        """The reading with no more digits than it needs: 69,5 and not 69,500."""
        return without_noughts(self.reading.quantity)


@dataclass(frozen=True)
class Mended:
    """Broken relations, and the readings each of which mends them all; mostly one."""

    readings: tuple[Scaled, ...]
    relations: tuple[Equation, ...]


def read_scaled(figure: Observation, exponent: int) -> Scaled | None:
    """Read a figure as 10^exponent times smaller; None where that can be no figure."""
    value = exact_value(figure) / Fraction(10) ** exponent
    is_count = find_unit(figure.unit).is_count
    if abs(value) > _MOST or (is_count and value.denominator != 1):
        return None
    if figure.unit == "%" and abs(exponent) != _OF_A_SHARE:
        return None
    precision = 0 if is_count else figure.precision - exponent
    return Scaled(figure, exponent, figure._replace(value=float(value), precision=precision))


def with_reading(relation: Equation, scaled: Scaled) -> Equation:
    """Return the relation with a figure read otherwise."""
    reported, *operands = (
        scaled.reading if one is scaled.figure else one for one in figures_of(relation)
    )
    if isinstance(relation, Ratio):
        return replace(relation, reported=reported, above=operands[0], below=operands[1])
    return replace(relation, reported=reported, operands=tuple(operands))


def find_mended(confronted: Confronted) -> Iterator[Mended]:
    """Yield what scaled readings mend, each broken relation once, in the order of the cells."""
    relations = [one for declared in confronted.relations.values() for one in declared]
    broken = sorted(_broken_equations(confronted), key=lambda one: address(one.reported))
    able = _able(list(_readings(broken)), relations, broken)
    while broken:
        first = broken.pop(0)
        mending = [(scaled, mended) for scaled, mended in able if first in mended]
        most = max((len(mended) for _scaled, mended in mending), default=0)
        best = [scaled for scaled, mended in mending if len(mended) == most]
        chosen = _likeliest(confronted, first, best)
        if chosen:
            mended = next(mended for scaled, mended in mending if scaled is chosen[0])
            broken = [one for one in broken if one not in mended]
            yield Mended(tuple(chosen), tuple(mended))


def _broken_equations(confronted: Confronted) -> Iterator[Equation]:
    for failing in confronted.failing.values():
        for one, verdict in failing:
            if isinstance(one, Sum) and one.sense != "equal":
                continue
            if isinstance(one, Ratio | Sum) and verdict is Verdict.INCONSISTENT:
                yield one


def _able(
    readings: Sequence[Scaled], relations: Iterable[Relation], broken: Sequence[Equation]
) -> list[tuple[Scaled, list[Equation]]]:
    """Return the readings that leave no relation of their figure broken, with what they mend."""
    of_figure: dict[int, list[Relation]] = {id(one.figure): [] for one in readings}
    if of_figure:
        for relation in relations:
            for figure in figures_of(relation):
                if id(figure) in of_figure:
                    of_figure[id(figure)].append(relation)
    return [
        (scaled, [one for one in broken if scaled.figure in figures_of(one)])
        for scaled in readings
        if all(_holds_with(relation, scaled) for relation in of_figure[id(scaled.figure)])
    ]


def _readings(broken: Sequence[Equation]) -> Iterator[Scaled]:
    """Yield the readings that mend a broken relation at least, in the order of the cells."""
    able = {
        (id(figure), exponent): (figure, exponent)
        for relation in broken
        for figure, exponent in _exponents(relation)
    }
    for figure, exponent in sorted(
        able.values(), key=lambda one: (address(one[0]), EXPONENTS.index(one[1]))
    ):
        scaled = read_scaled(figure, exponent)
        if scaled is not None:
            yield scaled


def _exponents(relation: Equation) -> Iterator[tuple[Observation, int]]:
    """Yield each figure with the powers of ten that bring it to where it must lie."""
    figures = figures_of(relation)
    spreads = [spread(figure) for figure in figures]
    for position, figure in enumerate(figures):
        implied = relation.implied(position, spreads) if figure.value else None
        if implied is not None and _tells_size(implied, figure):
            for exponent in EXPONENTS:
                if implied.meet(spreads[position].times(_FACTORS[exponent])):
                    yield figure, exponent


def _tells_size(implied: Interval, figure: Observation) -> bool:
    """Whether a figure must lie far from what it is, and not where it would not matter."""
    value = abs(figure.value)
    low, high = float(implied.low), float(implied.high)
    is_of_one_size = value / _OTHER_SIZE < low and high < value * _OTHER_SIZE  # as most are
    return not is_of_one_size and not implied.holds(Fraction(0))


def _holds_with(relation: Relation, scaled: Scaled) -> bool:
    """Whether a relation holds with the reading, or is a percentage computed from the slip."""
    if not isinstance(relation, Ratio | Sum):
        return True
    if with_reading(relation, scaled).verdict is not Verdict.INCONSISTENT:
        return True
    if isinstance(relation, Sum):
        return _closes(relation, scaled)
    if relation.reported is scaled.figure:
        return False
    return relation.verdict is not Verdict.INCONSISTENT and not _is_likely(relation)


def _closes(relation: Sum, scaled: Scaled) -> bool:
    """Whether the reading closes a gap but for one of another size, which is another error's."""
    gaps = [
        abs(one.point - exact_value(one.reported))
        for one in (relation, with_reading(relation, scaled))
    ]
    return relation.verdict is Verdict.INCONSISTENT and gaps[1] * _OTHER_SIZE < gaps[0]


def _is_likely(relation: Ratio) -> bool:
    """Whether the figures of a percentage are of one size."""
    low, high = _LIKELY_PERCENT
    return low <= relation.point - relation.constant <= high


def _likeliest(confronted: Confronted, relation: Equation, able: list[Scaled]) -> list[Scaled]:
    """Choose between readings: one, or both operands of a percentage; none where nothing tells."""
    if isinstance(relation, Ratio) and relation.reported.unit == "%" and len(able) > 1:
        is_off = not _is_likely(relation)
        able = [one for one in able if (one.figure is relation.reported) != is_off]
    near = [one for one in able if _comes_near(confronted, one, relation)]
    if len(able) < 2 or len(near) == 1:
        return near or able
    if not isinstance(relation, Ratio) or len({id(one.figure) for one in able}) != len(able):
        return []
    return sorted(
        able, key=lambda one: one.figure is not relation.above
    )  # results go wrong oftener


def _comes_near(confronted: Confronted, scaled: Scaled, relation: Equation) -> bool:
    """Whether the reading is of the size of the indicator's other figures, and the figure not."""
    told = scaled.figure
    if told.role == "plan" and isinstance(relation, Ratio):
        told = relation.above  # a plan is of a year; which figures stand beside it, its result says
    others = [
        exact_value(one)
        for one in companions(confronted, told)
        if one not in figures_of(relation)
    ]  # fmt: skip
    return bool(others) and all(
        are_near(exact_value(scaled.reading), other)
        and not are_near(exact_value(scaled.figure), other)
        for other in others
    )


def are_near(one: Fraction, other: Fraction, times: int = _NEAR) -> bool:
    """Whether two figures differ by less than so many times."""
    return one * other > 0 and Fraction(1, times) < one / other < times


def companions(confronted: Confronted, figure: Observation) -> list[Observation]:
    """Return plan, result and figure of last year that belong to one of these three."""
    period = Period.parse(figure.period)
    found = [
        one
        for role, wanted in _beside(figure.role, period)
        for one in [confronted.find(figure.indicator, role, str(wanted), figure.assigned_by)]
    ]
    return [one for one in found if one is not None and one.unit == figure.unit and one.value > 0]


def _beside(role: str, period: Period) -> list[tuple[str, Period]]:
    """Return role and period of the figures beside one; those beside a plan are not told by it."""
    if role == "actual":
        return [("plan", period.whole_year), ("prior", period.prior)]
    if role == "prior":
        return [("actual", Period(period.year + 1, period.kind, period.number))]
    return []
