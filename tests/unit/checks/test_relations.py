"""Relations: what holds, and where a figure must lie so that it does."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardstats.checks.intervals import Interval, divide, multiply, spread
from wardstats.checks.relations import Ratio, Sum, figures_of
from wardstats.model.observations import Observation
from wardstats.model.verdicts import Verdict


def figure(
    value: float, precision: int = 0, unit: str = "đồng", qualifier: str = ""
) -> Observation:
    return Observation(
        "synthetic", "x", "x", "actual", "2020-9M", "", "final", float(value), unit, precision,
        qualifier, "", "w", "S", "A1",
    )  # fmt: skip


MILLION = 6


@pytest.mark.parametrize(
    ("total", "verdict"),
    [
        (7_000_000, Verdict.CONSISTENT),
        (8_000_000, Verdict.WITHIN_ROUNDING),
        (9_000_000, Verdict.INCONSISTENT),
    ],
)
def test_a_sum_is_judged_by_the_digits_printed(total, verdict):
    parts = figure(3_000_000, MILLION), figure(4_000_000, MILLION)
    assert Sum(figure(total, MILLION), parts).verdict is verdict


@pytest.mark.parametrize(
    ("relation", "verdict"),
    [
        (Sum(figure(5), (figure(9), figure(4)), signs=(1, -1)), Verdict.CONSISTENT),
        (Sum(figure(8), (figure(2),), sense="at_least"), Verdict.CONSISTENT),
        (Sum(figure(1), (figure(3),), sense="at_least"), Verdict.INCONSISTENT),
        (Sum(figure(3), (figure(1),), sense="at_most"), Verdict.INCONSISTENT),
        (Sum(figure(101, unit="%"), (), sense="at_most", constant=Fraction(100)),
         Verdict.INCONSISTENT),
        (Ratio(figure(50, unit="%"), figure(1), figure(0)), Verdict.NOT_CHECKABLE),
        (Ratio(figure(3), figure(12, unit="kg"), figure(4, unit="người"), factor=1),
         Verdict.CONSISTENT),
        (Ratio(figure(-25, unit="%"), figure(30, unit="người"), figure(40, unit="người"),
               constant=-100), Verdict.CONSISTENT),
    ],
)  # fmt: skip
def test_shapes_are_judged(relation, verdict):
    assert relation.verdict is verdict


def test_a_figure_said_to_be_over_leaves_its_upper_side_open():
    assert Sum(figure(20, unit="vụ"), (figure(9, unit="vụ", qualifier="over"),)).verdict is (
        Verdict.CONSISTENT
    )


def test_a_figure_said_to_be_over_is_not_under():
    assert Sum(figure(8, unit="vụ"), (figure(9, unit="vụ", qualifier="over"),)).verdict is (
        Verdict.INCONSISTENT
    )


def test_a_quotient_by_what_may_be_zero_has_no_upper_end():
    assert divide(
        Interval(Fraction(60), Fraction(62)), Interval(Fraction(0), Fraction(2))
    ).high == (float("inf"))


def test_there_is_no_positive_quotient_of_unlike_signs():
    one, other = Interval(Fraction(1), Fraction(2)), Interval(Fraction(-2), Fraction(-1))
    assert divide(one, other) is None


small = st.integers(-50, 50).map(Fraction)
intervals = st.tuples(small, small).map(lambda ends: Interval(min(ends), max(ends)))


@given(intervals, intervals, st.fractions(0, 1), st.fractions(0, 1))
def test_a_product_lies_within_the_product_of_the_intervals(one, other, here, there):
    x = one.low + here * (one.high - one.low)
    y = other.low + there * (other.high - other.low)
    assert multiply(one, other).holds(x * y)


counts = st.integers(1, 10**15)
precisions = st.integers(0, 9)
sums = st.builds(
    lambda total, parts: Sum(total, tuple(parts)),
    st.builds(figure, counts, precisions),
    st.lists(st.builds(figure, counts, precisions), min_size=1, max_size=4),
)
ratios = st.builds(
    Ratio,
    st.builds(lambda value: figure(value / 10, -1, "%"), st.integers(1, 3000)),
    st.builds(figure, counts, precisions),
    st.builds(figure, counts, precisions),
)


def at(relation, position, changed):
    figures = [*figures_of(relation)]
    figures[position] = changed
    if isinstance(relation, Sum):
        return replace(relation, reported=figures[0], operands=tuple(figures[1:]))
    return replace(relation, reported=figures[0], above=figures[1], below=figures[2])


@given(st.one_of(sums, ratios), st.integers(0, 2), st.integers(-3, 3))
def test_a_relation_holds_exactly_where_it_implies(relation, position, steps):
    figures = figures_of(relation)
    position %= len(figures)
    one = figures[position]
    near = one._replace(value=one.value + steps * 10.0**one.precision)
    implied = relation.implied(position, [spread(each) for each in figures])
    changed = at(relation, position, near)
    if changed.verdict is not Verdict.NOT_CHECKABLE and spread(near).low > 0:
        meets = implied is not None and implied.meet(spread(near)) is not None
        assert meets == (changed.verdict is not Verdict.INCONSISTENT)
