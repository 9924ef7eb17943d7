"""Units that slipped, told by what earlier reports say."""

from __future__ import annotations

import pytest
from printed_rows import CASES, FEE, check, found

pytestmark = pytest.mark.usefixtures("english")
SLIPPED = [("scale_against_history", "warning")]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("61", []),
        ("61 nghìn", SLIPPED),
        ("61 tỷ", SLIPPED),
        ("61 đồng", SLIPPED),
        ("61.000 tỷ", SLIPPED),
        ("6.100", SLIPPED),
        ("0,61", SLIPPED),
        ("610", []),  # ten times as much may be true
        ("17", []),
    ],
)
def test_a_figure_that_fits_only_when_it_is_scaled_is_found(observe, text, findings):
    history = observe((FEE, "actual", "2019-9M", "58"))
    assert found(observe((FEE, "actual", "2020-9M", text)), history) == findings


def test_all_that_earlier_reports_say_must_tell_the_same(observe):
    history = observe((FEE, "actual", "2019-9M", "58 nghìn"), (FEE, "actual", "2020-6M", "41"))
    assert found(observe((FEE, "actual", "2020-9M", "61")), history) == []


def test_a_few_cases_more_are_no_other_unit(observe):
    history = observe((CASES, "actual", "2019-9M", "1"))
    assert found(observe((CASES, "actual", "2020-9M", "90")), history) == []


def test_a_plan_is_told_by_the_plan_of_the_year_before(observe):
    history = observe((FEE, "plan", "2019", "65"))
    assert found(observe((FEE, "plan", "2020", "70 tỷ")), history) == SLIPPED


def test_the_finding_has_both_readings_and_its_cell(observe):
    history = observe((FEE, "actual", "2019-9M", "58")).assign(workbook="2019-9M.xlsx")
    now = observe((FEE, "actual", "2020-9M", "61 tỷ"))
    findings = check(now, history=history).query("code == 'scale_against_history'")
    (finding,) = findings.to_dict("records")
    assert (finding["cells"], finding["reported"], finding["computed"]) == (
        "S!A1", "61 billion đồng", "61 million đồng",
    )  # fmt: skip
    assert "about 1,000 times" in finding["message"]
    assert "58 million đồng (2019-9M.xlsx › S!A1)" in finding["message"]
