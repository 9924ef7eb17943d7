"""Units: a figure in thousands for millions is named, one that is only large is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed_rows import CASES, check, tax_rows

pytestmark = pytest.mark.usefixtures("english")

TAX = "revenue.tax.non_state"  # in tỷ đồng
FEES = "revenue.tax.fees"  # in triệu đồng


def rows(plan="", actual="", percent="", prior="", growth="", code=TAX):
    told = (
        ("plan", "2020", plan), ("actual", "2020-9M", actual), ("plan_percent", "2020-9M", percent),
        ("prior", "2019-9M", prior), ("growth_percent", "2020-9M", growth),
    )  # fmt: skip
    return [(code, role, period, text) for role, period, text in told if text]


def slips(table):
    findings = check(table)
    return findings[findings["code"] == "unit_slip"]


def named(table) -> list[tuple[str, str]]:
    """Return the accused cell and its other reading, of each slip."""
    found = slips(table)
    return list(zip(found["cells"].str.split(";").str[0], found["computed"], strict=True))


@pytest.mark.parametrize(
    ("figures", "slip"),
    [
        # The reported percentage tells the scale; last year tells which of the two it is.
        (rows("72", "69.500", "96,5", "60"), ("S!A2", "69.5 billion đồng")),
        (rows("72.000", "69,5", "96,5", "60"), ("S!A1", "72 billion đồng")),
        (rows("72", "69,5", "0,965"), ("S!A3", "96.5 %")),
        (rows("72", "69,5", "9650"), ("S!A3", "96.5 %")),
        # The plan or last year's figure alone, where percentages were computed from the slip.
        (rows("72", "69.500"), ("S!A2", "69.5 billion đồng")),
        (rows("72", "69.500", "96.527,8"), ("S!A2", "69.5 billion đồng")),
        (rows("72", "0,0695", "", "60"), ("S!A2", "69.5 billion đồng")),
        (rows("72", "69,5", "", "60.000"), ("S!A3", "60 billion đồng")),
        (rows("72", "69,5", "", "60.000", "-99,9"), ("S!A3", "60 billion đồng")),
        (rows("72", "69.500", "", "60.000"), ("S!A1", "72,000 billion đồng")),
        # The reported change.
        (rows("72", "69.500", "", "60", "15,8"), ("S!A2", "69.5 billion đồng")),
        # Millions of millions.
        (rows("72", "69.500.000", "", "60"), ("S!A2", "69.5 billion đồng")),
        # Counts, where two others say so.
        (rows("70", "61.000", "", "66", code=CASES), ("S!A2", "61 cases")),
    ],
)  # fmt: skip
def test_a_figure_in_another_unit_is_named_with_its_other_reading(observe, figures, slip):
    assert named(observe(*figures)) == [slip]


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        (rows("72", "1.740", "2417"), "24 times the plan happens"),
        (rows("72", "0,0695"), "a year may have hardly begun"),
        (rows("", "69.500", "", "60"), "last year may have been empty"),
        (rows("1", "850", code=CASES), "counts are not printed in thousands"),
        (rows("72", "6.950", "", "60"), "no scale fits"),
        (rows("70", "61.500", "", "66", code=CASES), "there is no half a case"),
        (rows("0", "69.500"), "no plan"),
    ],
)
def test_a_figure_that_is_only_large_or_small_is_left_alone(observe, figures, reason):
    assert named(observe(*figures)) == [], reason


def test_a_total_shows_which_part_is_in_another_unit(observe):
    table = observe(*tax_rows("2,679"))
    table.loc[table["indicator"] == FEES, ["value", "precision"]] = [69.5e9, 8]
    assert named(table) == [("S!A3", "69.5 million đồng")]


def test_a_total_in_another_unit_is_named_itself(observe):
    assert named(observe(*tax_rows("2679"))) == [("S!A1", "2.679 billion đồng")]


def test_a_slip_is_told_once_however_many_checks_it_breaks(observe):
    table = observe(*tax_rows("2,679"), *rows("90", "", "77", code=FEES))
    table.loc[(table["indicator"] == FEES) & (table["role"] == "actual"), "value"] = 69.5e9
    (message,) = slips(table)["message"]
    assert "69.5 million đồng / 90 million đồng = 77.2 %" in message
    assert "= 2,676.5 million đồng, beside 2.679 billion đồng" in message


def test_two_figures_of_one_size_are_both_named_where_nothing_tells_which(observe):
    (message,) = slips(observe(*rows("72", "69.500", "96,5")))["message"]
    assert message.endswith(
        "It fits as well where S!A1, 72 billion đồng, is 72,000 billion đồng."
    )  # fmt: skip


def test_a_plain_error_is_not_called_a_slip_of_the_unit(observe):
    assert named(observe(*rows("72", "69,5", "69,5"))) == []


def test_a_slip_is_named_though_another_part_of_the_total_is_wrong_as_well(observe):
    """Neither the plan nor the percentage is in another unit: the total tells of the result."""
    parts = {"licence_fee": "61", "fees": "96,5", "personal_income": "523",
             "non_agricultural_land": "835"}  # fmt: skip
    others = [(f"revenue.tax.{code}", "actual", "2020-9M", text) for code, text in parts.items()]
    total = ("revenue.tax", "actual", "2020-9M", "2,679")
    own = rows("1,7", "1.188", "70", code="revenue.tax.non_state")
    assert named(observe(*own, total, *others)) == [("S!A2", "1.188 billion đồng")]


def test_a_reading_that_vanishes_in_rounding_is_none(observe):
    """Whatever makes a part so small that the total would hold without it explains nothing."""
    spending = {"": "2.504,575", ".recurrent": "2.504,575", ".investment": "2.346,981",
                ".reserve": "0,000"}  # fmt: skip
    table = observe(
        *((f"revenue.spending{part}", "actual", "2020-9M", text) for part, text in spending.items())
    )
    assert named(table) == []


def test_a_slip_says_both_readings_and_the_arithmetic(observe):
    (message,) = slips(observe(*rows("72", "69.500")))["message"]
    assert message == (
        "Thuế ngoài quốc doanh: 69,500 billion đồng stands beside a plan of 72 billion đồng;"
        " divided by 1,000 it is 69.5 billion đồng, and 69.5 billion đồng / 72 billion đồng"
        " = 96.5 %."
    )


amounts = st.integers(1, 10**6)


@given(plan=amounts, share=st.integers(1, 5000), change=st.integers(2, 300))
def test_honest_figures_are_never_called_slips(observe, plan, share, change):
    actual, prior = plan * share / 100, plan * share / change
    printed = [f"{number:.3f}".replace(".", ",") for number in (plan, actual, prior)]
    assert named(observe(*rows(printed[0], printed[1], "", printed[2]))) == []
