"""Cumulative figures: what was reached before, and what came in since."""

from __future__ import annotations

import pytest
from printed_rows import CASES, FEE, check, found

from wardstats.checks import locate

pytestmark = pytest.mark.usefixtures("english")
BROKEN = [("chain_mismatch", "warning")]


def rows(*figures, code=FEE):
    return [(code, "actual", period, text) for period, text in figures]


@pytest.mark.parametrize(
    ("now", "earlier", "findings"),
    [
        ([("2020-9M", "61"), ("2020-09", "16")], [("2020-8M", "45")], []),
        ([("2020-9M", "64"), ("2020-09", "16")], [("2020-8M", "45")], BROKEN),
        ([("2020-9M", "61"), ("2020-Q3", "16")], [("2020-6M", "45")], []),
        ([("2020-9M", "64"), ("2020-Q3", "16")], [("2020-6M", "45")], BROKEN),
        ([("2020", "64"), ("2020-Q4", "16")], [("2020-9M", "45")], BROKEN),
        ([("2020", "64"), ("2020-H2", "16")], [("2020-H1", "45")], BROKEN),
        ([("2020-9M", "64"), ("2020-09", "6")], [("2020-6M", "45"), ("2020-07", "5"),
                                                 ("2020-08", "5")], BROKEN),
        ([("2020-9M", "61"), ("2020-09", "6")], [("2020-6M", "45")], []),  # July is not known
        ([("2020-3M", "62"), ("2020-Q1", "60")], [], BROKEN),
        ([("2020-9M", "64"), ("2020-09", "16"), ("2020-8M", "45")], [], BROKEN),
        ([("2020-Q3", "64"), ("2020-09", "16")], [("2020-08", "20"), ("2020-07", "20")], BROKEN),
    ],
)  # fmt: skip
def test_a_cumulative_figure_is_the_one_before_and_what_came_in_since(
    observe, now, earlier, findings
):
    assert found(observe(*rows(*now)), observe(*rows(*earlier))) == findings


def test_the_tolerance_is_that_of_the_printed_digits(observe):
    # 45,4 + 16,4 may be 61,9 at most: only within rounding of the three figures.
    now = observe(*rows(("2020-9M", "62"), ("2020-Q3", "16,4")))
    assert found(now, observe(*rows(("2020-6M", "45,4")))) == []
    assert found(now, observe(*rows(("2020-6M", "45,0")))) == [("chain_mismatch", "note")]
    assert found(now, observe(*rows(("2020-6M", "44,9")))) == BROKEN


def test_an_estimate_that_moved_is_a_note(observe):
    now = observe(*rows(("2020-9M", "64"), ("2020-Q3", "16")))
    assert found(now, observe(*rows(("2020-6M", "ước 45")))) == [("chain_mismatch", "note")]


def test_estimates_of_one_report_must_fit_together(observe):
    now = observe(*rows(("2020-9M", "ước 64"), ("2020-Q3", "ước 16")))
    assert found(now, observe(*rows(("2020-6M", "45")))) == BROKEN


def test_stocks_do_not_add_up(observe):
    cattle = "economy.livestock.cattle"
    now = observe(*rows(("2020-9M", "64"), ("2020-Q3", "16"), code=cattle))
    assert found(now, observe(*rows(("2020-6M", "45"), code=cattle))) == []


def test_the_figures_of_both_reports_are_named(observe):
    now = observe(*rows(("2020-9M", "64"), ("2020-Q3", "16")))
    earlier = observe(*rows(("2020-6M", "45"))).assign(workbook="2020-6M.xlsx")
    (finding,) = check(now, history=earlier).query("code == 'chain_mismatch'").to_dict("records")
    assert finding["cells"] == "S!A1; S!A2"
    said = (
        "45 million đồng (first six months of 2020, 2020-6M.xlsx › S!A1)"
        " + 16 million đồng (third quarter of 2020) = 61 million đồng."
    )
    assert said in finding["message"]


def test_a_cell_is_located_by_the_earlier_report(observe):
    now = observe(
        *rows(("2020-9M", "610"), ("2020-Q3", "16")),
        (FEE, "plan", "2020", "70"), (FEE, "plan_percent", "2020-9M", "87,1"),
    )  # fmt: skip
    earlier = observe(*rows(("2020-6M", "45"))).assign(workbook="2020-6M.xlsx", cell="Z9")
    suggestions = locate(now, check(now, history=earlier), history=earlier)
    first = suggestions.iloc[0]
    assert (first["cell"], first["suggested"]) == ("A1", 61_000_000)
    assert "Z9" not in set(suggestions["cell"])


def test_an_estimate_that_moved_accuses_no_cell(observe):
    now = observe(*rows(("2020-9M", "64"), ("2020-Q3", "16")))
    earlier = observe(*rows(("2020-6M", "ước 45")))
    assert locate(now, check(now, history=earlier), history=earlier).empty


@pytest.mark.parametrize(
    ("now", "before", "findings"),
    [
        ("11", "11", []),
        ("10", "11", [("flow_shrinks", "warning")]),
        ("10", "trên 5", []),
        ("10", "ước 11", [("flow_shrinks", "note")]),
    ],
)
def test_a_cumulative_figure_does_not_shrink(observe, now, before, findings):
    now = observe(*rows(("2020-9M", now), code=CASES))
    assert found(now, observe(*rows(("2020-6M", before), code=CASES))) == findings


def test_a_cumulative_figure_does_not_shrink_within_a_report(observe):
    now = observe(*rows(("2020-8M", "11"), ("2020-9M", "10"), code=CASES))
    assert found(now) == [("flow_shrinks", "warning")]


def test_a_new_year_begins_with_nothing(observe):
    now = observe(*rows(("2020-9M", "10"), code=CASES))
    assert found(now, observe(*rows(("2019", "30"), code=CASES))) == []
