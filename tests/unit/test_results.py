"""Results: the status of an indicator, ceilings, rates in points, totals nobody printed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from wardstats.analysis.results import STATUSES, Result, build_results
from wardstats.model.catalogue import Catalogue
from wardstats.model.observations import iterate_observations

FEE = "revenue.tax.licence_fee"  # a flow with a plan
CEILING = "population.births.third_child"  # a flow where less is better
STOCK = "culture.families.households"
RATE = "culture.families.rate"


@pytest.fixture
def results(observe):
    def build(*rows) -> dict[str, Result]:
        found = build_results(iterate_observations(observe(*rows)), Catalogue.packaged())
        return {one.indicator.code: one for one in found}

    return build


STATUS_ROWS = [
    # indicator, plan, actual, period, status
    (FEE, "70", "70", "2020-9M", "achieved"),
    (FEE, "70", "71", "2020-9M", "achieved"),
    (FEE, "70", "61", "2020-9M", "on_track"),
    (FEE, "100", "75", "2020-9M", "on_track"),
    (FEE, "100", "74", "2020-9M", "behind"),
    (FEE, "100", "50", "2020-6M", "on_track"),
    (FEE, "100", "49", "2020-6M", "behind"),
    (FEE, "100", "99", "2020", "not_met"),
    (FEE, "100", "100", "2020", "achieved"),
    (STOCK, "100", "99", "2020-9M", "not_met"),
    (STOCK, "100", "100", "2020-9M", "achieved"),
    (RATE, "78", "77,9", "2020-9M", "not_met"),
    (RATE, "78", "78,2", "2020-9M", "achieved"),
    (CEILING, "10", "10", "2020-9M", "achieved"),
    (CEILING, "10", "9", "2020-9M", "achieved"),
    (CEILING, "10", "11", "2020-9M", "exceeded"),
    (CEILING, "0", "0", "2020-9M", "achieved"),
    (CEILING, "0", "1", "2020-9M", "exceeded"),
    (FEE, "0", "5", "2020-9M", "not_planned"),
    (FEE, "-5", "5", "2020-9M", "not_planned"),
]


@pytest.mark.parametrize(("indicator", "plan", "actual", "period", "status"), STATUS_ROWS)
def test_the_status_follows_from_plan_actual_and_pace(
    results, indicator, plan, actual, period, status
):
    found = results((indicator, "plan", "2020", plan), (indicator, "actual", period, actual))
    assert found[indicator].status == status


def test_every_status_is_met_in_these_tests():
    assert {status for *_rest, status in STATUS_ROWS} == set(STATUSES)


def test_a_figure_without_a_plan_is_not_planned(results):
    assert results((FEE, "actual", "2020-9M", "61"))[FEE].status == "not_planned"


@pytest.mark.parametrize(
    ("indicator", "percent", "status"),
    [
        (FEE, "100", "achieved"),
        (FEE, "80", "on_track"),
        (FEE, "60", "behind"),
        (CEILING, "90", "achieved"),
        (CEILING, "100", "achieved"),
        (CEILING, "120", "exceeded"),
    ],
)
def test_a_reported_percentage_gives_the_status_where_no_plan_does(
    results, indicator, percent, status
):
    found = results(
        (indicator, "actual", "2020-9M", "12"), (indicator, "plan_percent", "2020-9M", percent)
    )
    assert found[indicator].status == status


def test_a_computed_percentage_goes_before_a_reported_one(results):
    found = results(
        (FEE, "plan", "2020", "70"),
        (FEE, "actual", "2020-9M", "61"),
        (FEE, "plan_percent", "2020-9M", "88"),
    )
    assert found[FEE].percent == Fraction(610, 7)


def test_a_ceiling_has_no_plan_percentage(results):
    found = results((CEILING, "plan", "2020", "10"), (CEILING, "actual", "2020-9M", "9"))
    assert found[CEILING].plan_percent is None


def test_pace_is_the_distance_from_the_even_share_of_the_year(results):
    fee = results((FEE, "plan", "2020", "100"), (FEE, "actual", "2020-9M", "70"))[FEE]
    assert (fee.expected_percent, fee.pace) == (75, -5)


@pytest.mark.parametrize("indicator", [STOCK, RATE, CEILING])
def test_only_a_flow_that_should_grow_has_a_pace(results, indicator):
    found = results((indicator, "plan", "2020", "50"), (indicator, "actual", "2020-9M", "40"))
    assert (found[indicator].expected_percent, found[indicator].pace) == (None, None)


def test_a_rate_is_compared_with_its_plan_in_points(results):
    found = results((RATE, "plan", "2020", "78"), (RATE, "actual", "2020-9M", "78,2"))
    assert found[RATE].plan_points == Fraction(1, 5)


def test_a_rate_is_compared_with_last_year_in_points(results):
    found = results((RATE, "actual", "2020-9M", "78,2"), (RATE, "prior", "2019-9M", "79"))
    assert found[RATE].change_points == Fraction(-4, 5)


def test_the_change_of_a_rate_is_not_told_in_percent(results):
    found = results((RATE, "actual", "2020-9M", "78,2"), (RATE, "prior", "2019-9M", "79"))
    assert found[RATE].growth_percent is None


def test_the_quotient_of_a_planned_rate_is_told_as_well(results):
    found = results((RATE, "plan", "2020", "78"), (RATE, "actual", "2020-9M", "78,2"))
    assert found[RATE].plan_percent.point == Fraction(7820, 78)


def test_what_is_no_rate_has_no_points(results):
    found = results((FEE, "plan", "2020", "70"), (FEE, "actual", "2020-9M", "61"))
    assert (found[FEE].plan_points, found[FEE].change_points) == (None, None)


def test_a_change_is_told_in_percent_of_the_year_before(results):
    code = "security.crime.cases"
    found = results((code, "actual", "2020-9M", "11"), (code, "prior", "2019-9M", "12"))
    assert found[code].growth_percent.point == Fraction(-25, 3)


def test_a_percentage_without_a_plan_implies_one(results):
    found = results((STOCK, "actual", "2020-9M", "78"), (STOCK, "plan_percent", "2020-9M", "60"))
    plan = found[STOCK].implied_plan
    assert (plan.point, plan.low, plan.high) == (130, 129, 131)


def test_no_plan_is_implied_where_one_is_given(results):
    found = results(
        (STOCK, "plan", "2020", "130"),
        (STOCK, "actual", "2020-9M", "78"),
        (STOCK, "plan_percent", "2020-9M", "60"),
    )
    assert found[STOCK].implied_plan is None


def test_the_month_and_the_months_so_far_are_two_figures(results):
    figures = results((FEE, "actual", "2020-09", "8,5"), (FEE, "actual", "2020-9M", "61"))[
        FEE
    ].figures
    assert (figures.month.text, figures.actual.text) == ("8,5", "61")


@pytest.mark.parametrize("earlier_first", [True, False])
def test_figures_of_an_earlier_period_do_not_take_the_place_of_later_ones(results, earlier_first):
    rows = [(FEE, "actual", "2020-6M", "40"), (FEE, "actual", "2020-9M", "61")]
    found = results(*(rows if earlier_first else reversed(rows)))
    assert (str(found[FEE].period), found[FEE].figures.actual.text) == ("2020-9M", "61")


def test_last_years_figure_belongs_to_this_years_result(results):
    found = results((FEE, "actual", "2020-9M", "61"), (FEE, "prior", "2019-9M", "59"))
    assert found[FEE].figures.prior.text == "59"


def test_figures_are_listed_as_plan_actual_month_prior(results):
    figures = results(
        (FEE, "prior", "2019-9M", "59"),
        (FEE, "actual", "2020-09", "8,5"),
        (FEE, "actual", "2020-9M", "61"),
        (FEE, "plan", "2020", "70"),
    )[FEE].figures
    assert [one.text for one in figures.all()] == ["70", "61", "8,5", "59"]


TAXES = [
    # part, plan, actual
    ("revenue.tax.licence_fee", "70 triệu", "61 triệu"),
    ("revenue.tax.fees", "90 triệu", "69,5 triệu"),
    ("revenue.tax.non_state", "1,7 tỷ", "1,188 tỷ"),
    ("revenue.tax.personal_income", "580 triệu", "523 triệu"),
    ("revenue.tax.non_agricultural_land", "880 triệu", "835 triệu"),
]
TAX_ROWS = [(code, "plan", "2020", plan) for code, plan, _actual in TAXES]
TAX_ROWS += [(code, "actual", "2020-9M", actual) for code, _plan, actual in TAXES]


def test_a_total_nobody_printed_is_the_ratio_of_the_sums_of_its_parts(results):
    total = results(*TAX_ROWS)["revenue.tax"]
    assert total.plan_percent.point == Fraction(267_650, 3_320)


def test_a_total_nobody_printed_says_that_it_is_derived(results):
    found = results(*TAX_ROWS)
    assert [code for code, one in found.items() if one.is_derived] == ["revenue.tax"]


def test_a_total_nobody_printed_names_the_cells_it_is_summed_from(results):
    assert results(*TAX_ROWS)["revenue.tax"].figures.plan.cell == "=A1+A2+A3+A4+A5"


def test_a_printed_total_is_not_derived(results):
    found = results(*TAX_ROWS, ("revenue.tax", "actual", "2020-9M", "2,679"))
    assert (found["revenue.tax"].is_derived, found["revenue.tax"].figures.actual.text) == (
        False, "2,679",
    )  # fmt: skip


@pytest.mark.parametrize("left_out", [0, 9])
def test_no_total_is_derived_where_a_part_lacks_a_figure(results, left_out):
    rows = [row for number, row in enumerate(TAX_ROWS) if number != left_out]
    assert "revenue.tax" not in results(*rows)


def test_no_total_is_derived_of_parts_that_need_not_be_all(results):
    parts = Catalogue.packaged()["revenue.funds"].total_of
    rows = [(code, "plan", "2020", "20") for code in parts]
    rows += [(code, "actual", "2020-9M", "20") for code in parts]
    assert sorted(results(*rows)) == sorted(parts)


def test_results_stand_in_the_order_of_the_catalogue(results):
    found = results(
        ("unions.loans.balance.women", "actual", "2020-9M", "3,432"),
        (RATE, "actual", "2020-9M", "78"),
        ("revenue.tax.fees", "actual", "2020-9M", "69,5"),
        ("revenue.tax", "actual", "2020-9M", "2,679"),
    )
    assert list(found) == ["revenue.tax", "revenue.tax.fees", RATE, "unions.loans.balance.women"]


def test_an_unknown_indicator_has_no_result(results):
    assert results(("nobody.knows", "actual", "2020-9M", "5")) == {}


def test_plans_alone_have_results(observe):
    figures = iterate_observations(observe(("revenue.tax", "plan", "2020", "3,32")))
    results = build_results(figures, Catalogue.packaged())
    assert [one.figures.plan is not None for one in results] == [True]


def test_a_plan_of_zero_takes_no_percentage_from_the_report(observe):
    rows = (
        ("revenue.tax", "plan", "2020", "0"),
        ("revenue.tax", "actual", "2020-9M", "2,679"),
        ("revenue.tax", "plan_percent", "2020-9M", "90,2"),
    )
    figures = iterate_observations(observe(*rows))
    assert [one.status for one in build_results(figures, Catalogue.packaged())] == ["not_planned"]
