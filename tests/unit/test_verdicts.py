"""Verdict: claims of a real report, judged by their printed digits alone."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from wardstats.model.quantities import Quantity, parse_figure, ratio_bounds
from wardstats.model.verdicts import Verdict, is_truncated, judge


def quantity(text: str, unit: str = "%") -> Quantity:
    figure = parse_figure(text, unit)
    assert figure is not None
    return figure.quantity


@pytest.mark.parametrize(
    ("above", "below", "unit", "reported", "verdict"),
    [
        ("2,679 tỷ", "3,320 tỷ", "đồng", "80,7", Verdict.CONSISTENT),
        ("69,5 triệu", "90 triệu", "đồng", "77", Verdict.CONSISTENT),
        ("61 triệu", "70 triệu", "đồng", "87,1", Verdict.CONSISTENT),
        ("61 triệu", "70 triệu", "đồng", "88", Verdict.WITHIN_ROUNDING),
        ("61 triệu", "70 triệu", "đồng", "86", Verdict.WITHIN_ROUNDING),
        ("61 triệu", "70 triệu", "đồng", "89", Verdict.INCONSISTENT),
        ("61 triệu", "70 triệu", "đồng", "85", Verdict.INCONSISTENT),
        ("9", "11", "vụ", "81,82", Verdict.CONSISTENT),
        ("9", "11", "vụ", "82", Verdict.CONSISTENT),
        ("9", "11", "vụ", "81,81", Verdict.INCONSISTENT),
        ("9", "11", "vụ", "83", Verdict.INCONSISTENT),
        ("9", "9", "người", "100", Verdict.CONSISTENT),
        ("624", "634", "người", "98,4", Verdict.CONSISTENT),
        ("1", "8", "vụ", "13", Verdict.CONSISTENT),
        ("trên 9", "11", "vụ", "84", Verdict.WITHIN_ROUNDING),
    ],
)
def test_a_percentage_is_judged_by_the_digits_of_its_figures(above, below, unit, reported, verdict):
    over, under = quantity(above, unit), quantity(below, unit)
    point = Fraction(over.value) / Fraction(under.value)
    assert judge(point, ratio_bounds(over, under), quantity(reported), scale=100) is verdict


def test_a_cell_that_stores_more_than_it_shows_is_judged_by_what_it_shows():
    share = Fraction(61, 70)
    reported = Quantity(Decimal("87.1428571428571"), "%", -1)
    assert judge(share, (share, share), reported, scale=100) is Verdict.CONSISTENT


def test_a_sum_is_judged_without_a_scale():
    total = Quantity(Decimal(11), "vụ")
    assert judge(Fraction(12), (Fraction(12), Fraction(12)), total) is Verdict.INCONSISTENT


def test_intervals_that_only_touch_do_meet():
    reported = Quantity(Decimal(10), "%")
    bounds = (Fraction(21, 2), Fraction(12))
    assert judge(Fraction(11), bounds, reported) is Verdict.WITHIN_ROUNDING


@pytest.mark.parametrize(
    ("point", "reported", "truncated"),
    [
        ("99.137", "99,13", True),
        ("92.683", "92,6", True),
        ("96.6", "96", True),
        ("104.55", "104", True),
        ("-8.39", "-8,3", True),
        ("96.6", "97", False),
        ("96.4", "96", False),
        ("96.6", "95", False),
    ],
)
def test_digits_cut_off_are_told_from_digits_rounded(point, reported, truncated):
    assert is_truncated(Fraction(point), quantity(reported)) is truncated
