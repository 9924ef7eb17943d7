"""Screening in whole numbers says what the full judgement says."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from wardstats.checks.intervals import exact_value
from wardstats.checks.relations import Ratio, Sum
from wardstats.checks.screening import ratio_holds, screen_sum
from wardstats.model.observations import Observation
from wardstats.model.verdicts import Verdict


def figure(digits: int, precision: int, unit: str = "đồng", qualifier: str = "") -> Observation:
    value = float(digits * 10**precision if precision >= 0 else f"{digits}e{precision}")
    return Observation("w", "i", "l", "actual", "2020-9M", "", "final", value, unit, precision,
                       qualifier, "", "w.xlsx", "S", "A1")  # fmt: skip


FIGURES = some.builds(
    figure, some.integers(-2000, 2000), some.integers(-3, 6),
    some.sampled_from(["đồng", "vụ", "%"]),
    some.sampled_from(["", "", "", "over", "about", "under"]),
)  # fmt: skip
SUMS = some.lists(some.tuples(FIGURES, some.sampled_from([1, -1])), min_size=1, max_size=4)


@pytest.mark.parametrize("sense", ["equal", "at_least", "at_most"])
@given(terms=SUMS, off=some.integers(-3, 3), precision=some.integers(-3, 6))
def test_a_sum_that_is_screened_is_judged_alike(sense, terms, off, precision):
    operands, signs = (tuple(part) for part in zip(*terms, strict=True))
    total = Sum(figure(0, 0), operands, signs).point
    near = figure(round(total / Fraction(10) ** precision) + off, precision)
    relation = Sum(near, operands, signs, sense)
    screened = screen_sum(near, operands, signs, sense)
    assert screened in (None, relation.judged)


@given(FIGURES, FIGURES, some.integers(-2, 2), some.integers(-3, 1), some.sampled_from([0, -100]))
def test_a_ratio_that_is_screened_is_judged_alike(above, below, off, precision, constant):
    quotient = exact_value(above) / (exact_value(below) or 1) * 100 + constant
    near = figure(round(quotient / Fraction(10) ** precision) + off, precision, "%")
    if ratio_holds(near, above, below, 100, constant):
        assert Ratio(near, above, below, constant=constant).judged is Verdict.CONSISTENT


def test_what_adds_up_is_proven_in_whole_numbers():
    assert screen_sum(figure(70, 6), (figure(612, 5), figure(88, 5)), (1, 1), "equal") is (
        Verdict.CONSISTENT
    )
    assert ratio_holds(figure(871, -1, "%"), figure(61, 6), figure(70, 6), 100, 0)
