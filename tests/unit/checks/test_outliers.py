"""Figures that leave the course of their own history."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some
from printed_rows import FEE, found

from wardstats.checks.outliers import LEAST_RATIOS, is_outlier

pytestmark = pytest.mark.usefixtures("english")
QUARTERS = [("2018-9M", 30), ("2018", 40), ("2019-3M", 11), ("2019-6M", 20), ("2019-9M", 31),
            ("2019", 42), ("2020-3M", 10), ("2020-6M", 21)]  # fmt: skip
CATTLE = "economy.livestock.cattle"


def history(observe, figures, code=FEE):
    return observe(*((code, "actual", period, str(number)) for period, number in figures))


@pytest.mark.parametrize(
    ("reached", "findings"),
    [("31", []), ("38", []), ("75", [("outlier", "note")]), ("22", [("outlier", "note")])],
)
def test_a_quarter_unlike_all_before_it_is_noted(observe, reached, findings):
    now = observe((FEE, "actual", "2020-9M", reached))
    assert found(now, history(observe, QUARTERS)) == findings


def test_a_short_history_tells_nothing(observe):
    now = observe((FEE, "actual", "2020-9M", "75"))
    assert found(now, history(observe, QUARTERS[1:])) == []


def test_figures_of_last_year_in_the_reports_lengthen_the_history(observe):
    last_year = observe(*((FEE, "prior", period, str(number)) for period, number in QUARTERS[:4]))
    this_year = history(observe, QUARTERS[4:])
    now = observe((FEE, "actual", "2020-9M", "75"))
    import pandas as pd

    assert found(now, pd.concat([last_year, this_year])) == [("outlier", "note")]


@pytest.mark.parametrize(("level", "findings"), [("32", []), ("90", [("outlier", "note")])])
def test_stocks_are_compared_as_they_stand(observe, level, findings):
    levels = [(period, 30 + number % 3) for period, number in QUARTERS]
    now = observe((CATTLE, "actual", "2020-9M", level))
    assert found(now, history(observe, levels, CATTLE)) == findings


RATIOS = some.lists(
    some.fractions(Fraction(1, 10), 10), min_size=LEAST_RATIOS + 1, max_size=LEAST_RATIOS + 5
)


@given(RATIOS, some.fractions(Fraction(1, 100), 100).filter(bool))
def test_the_unit_of_a_ratio_does_not_matter(ratios, factor):
    assert is_outlier(ratios) == is_outlier([one * factor for one in ratios])


@given(RATIOS)
def test_a_change_within_the_usual_is_none(ratios):
    assert not is_outlier([*ratios, sorted(ratios)[len(ratios) // 2]])
