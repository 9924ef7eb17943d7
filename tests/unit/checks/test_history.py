"""History: which earlier report is asked, and what is said where there is none."""

from __future__ import annotations

import pandas as pd
import pytest
from printed_rows import CASES, FEE

from wardstats.checks.history import History, Need, closing_period
from wardstats.checks.registry import confront_wards
from wardstats.model.catalogue import Catalogue
from wardstats.model.observations import figures_in
from wardstats.model.periods import Period

pytestmark = pytest.mark.usefixtures("english")


def history_of(table):
    return History(tuple(figures_in(table)))


def reported(observe, workbook, *rows):
    return observe(*rows).assign(workbook=workbook)


@pytest.mark.parametrize(
    ("rows", "period"),
    [
        ([(FEE, "actual", "2020-09", "8"), (FEE, "actual", "2020-9M", "61")], "2020-9M"),
        ([(FEE, "actual", "2020-08", "8"), (FEE, "actual", "2020-Q4", "61")], "2020"),
        ([(FEE, "prior", "2019-6M", "8"), (FEE, "plan", "2020", "61")], "2020-6M"),
        ([(FEE, "plan", "2020", "61")], "None"),
    ],
)
def test_a_report_closes_with_its_latest_actual_figures(observe, rows, period):
    assert str(closing_period(figures_in(observe(*rows)))) == period


def test_of_two_reports_the_later_has_the_last_word(observe):
    later = reported(
        observe, "a.xlsx", (FEE, "plan", "2020", "75"), (FEE, "actual", "2020-6M", "3")
    )
    sooner = reported(
        observe, "b.xlsx", (FEE, "plan", "2020", "70"), (FEE, "actual", "2020-3M", "1")
    )
    plan = history_of(pd.concat([later, sooner])).find(FEE, "plan", "2020")
    assert plan.text == "75"


def test_the_figures_of_other_wards_are_no_history(observe):
    own = figures_in(observe((FEE, "actual", "2020-9M", "61")))
    other = figures_in(observe((FEE, "actual", "2019-9M", "60"), ward="synthetic-b"))
    (confronted,) = confront_wards(own, Catalogue.packaged(), other)
    assert confronted.earlier(FEE, "actual", "2019-9M") is None


@pytest.mark.parametrize(
    ("need", "rows", "served"),
    [
        (Need.THIS_YEAR, [("actual", "2020-6M")], True),
        (Need.THIS_YEAR, [("actual", "2019-9M")], False),
        (Need.THIS_YEAR, [("actual", "2020-9M")], False),
        (Need.LAST_YEAR, [("actual", "2019-9M")], True),
        (Need.LAST_YEAR, [("actual", "2019-Q3")], True),
        (Need.LAST_YEAR, [("actual", "2019-6M")], False),
        (Need.SERIES, [("actual", f"2019-{number:02}") for number in range(1, 8)], True),
        (Need.SERIES, [("actual", f"2019-{number:02}") for number in range(1, 7)], False),
    ],
)
def test_a_need_is_served_by_reports_of_the_right_periods(observe, need, rows, served):
    history = history_of(observe(*((CASES, role, period, "11") for role, period in rows)))
    assert history.serves(need, Period.parse("2020-9M")) is served


def test_the_first_quarter_needs_no_earlier_report_of_its_year():
    assert History().serves(Need.THIS_YEAR, Period.parse("2020-3M"))
