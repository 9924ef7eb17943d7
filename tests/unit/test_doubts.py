"""Results in doubt: what a status is made of stands accused by a grave finding."""

from __future__ import annotations

import pytest

from wardstats.analysis.doubts import mark_doubts
from wardstats.analysis.indicator_table import tabulate_results
from wardstats.analysis.results import build_results
from wardstats.model.catalogue import Catalogue
from wardstats.model.findings import Finding, build_findings
from wardstats.model.observations import iterate_observations

FEE = "revenue.tax.licence_fee"
TAX = "revenue.tax"
PARTS = tuple(
    f"{TAX}.{part}"
    for part in (
        "licence_fee", "fees", "non_state", "personal_income", "non_agricultural_land",
    )
)  # fmt: skip
FIGURES = (  # in the cells S!A1 to S!A6
    (FEE, "plan", "2020", "70"), (FEE, "actual", "2020-9M", "70"),
    (FEE, "plan_percent", "2020-9M", "100"), (FEE, "prior", "2019-9M", "60"),
    (FEE, "growth_percent", "2020-9M", "17"), (FEE, "actual", "2020-09", "5"),
)  # fmt: skip


@pytest.fixture
def doubts(observe):
    """Give a function that marks results by findings (severity, indicator, cells)."""

    def mark(figures, *findings):
        catalogue = Catalogue.packaged()
        results = build_results(iterate_observations(observe(*figures)), catalogue)
        table = build_findings(
            Finding("code", severity, "synthetic-ward", "2020-9M", indicator, cells, "message")
            for severity, indicator, *cells in findings
        )
        return mark_doubts(results, table, catalogue)

    return mark


@pytest.mark.parametrize("cell", ["S!A1", "S!A2", "S!A3"])
def test_a_result_is_in_doubt_where_plan_actual_or_percentage_is_accused(doubts, cell):
    (result,) = doubts(FIGURES, ("warning", FEE, cell))
    assert result.doubts == (cell,)


def test_the_status_stays_what_it_is_computed_to_be(doubts):
    (result,) = doubts(FIGURES, ("warning", FEE, "S!A2"))
    assert result.status == "achieved"


def test_a_note_casts_no_doubt(doubts):
    (result,) = doubts(FIGURES, ("note", FEE, "S!A2"))
    assert result.doubts == ()


@pytest.mark.parametrize("cell", ["S!A4", "S!A5"])
def test_a_change_that_does_not_add_up_casts_no_doubt_on_the_plan(doubts, cell):
    (result,) = doubts(FIGURES, ("warning", FEE, cell, "S!A2"))
    assert result.doubts == ()


def test_a_month_that_does_not_fit_the_cumulative_figure_casts_doubt_on_it(doubts):
    (result,) = doubts(FIGURES, ("warning", FEE, "S!A6", "S!A2"))
    assert result.doubts == ("S!A6",)


def test_a_month_alone_casts_no_doubt(doubts):
    (result,) = doubts(FIGURES, ("warning", FEE, "S!A6"))
    assert result.doubts == ()


def test_a_part_is_not_in_doubt_for_its_total(doubts):
    (result,) = doubts(FIGURES, ("warning", TAX, "S!B1", "S!A2"))
    assert result.doubts == ()


def test_a_figure_accused_by_a_finding_of_another_indicator_is_in_doubt(doubts):
    (result,) = doubts(FIGURES, ("warning", TAX, "S!A2", "S!B1"))
    assert result.doubts == ("S!A2",)


def test_a_cell_accused_twice_is_named_once(doubts):
    accused = ("warning", FEE, "S!A2")
    (result,) = doubts(FIGURES, accused, accused, ("blocker", FEE, "S!A1"))
    assert result.doubts == ("S!A1", "S!A2")


def test_a_total_nobody_printed_is_in_doubt_where_a_part_is(doubts):
    figures = [
        figure
        for code in PARTS
        for figure in ((code, "plan", "2020", "10"), (code, "actual", "2020-9M", "10"))
    ]
    total, *_parts = doubts(figures, ("warning", PARTS[1], "S!A4"))
    assert (total.is_derived, total.doubts) == (True, ("S!A4",))


def test_a_finding_of_no_cell_casts_no_doubt(doubts):
    (result,) = doubts(FIGURES, ("warning", FEE))
    assert result.doubts == ()


def test_the_indicator_table_names_the_cells_in_doubt(doubts):
    table = tabulate_results(doubts(FIGURES, ("warning", FEE, "S!A3"), ("warning", FEE, "S!A2")))
    assert table["doubts"].tolist() == ["S!A2; S!A3"]
