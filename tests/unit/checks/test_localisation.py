"""Localisation: the wrong cell named, with what it should say."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_rows import check, crime_rows, growth_rows, plan_rows

from wardstats.checks import locate
from wardstats.checks.localisation import SUGGESTION_COLUMNS
from wardstats.errors import TableError
from wardstats.model.catalogue import Catalogue

pytestmark = pytest.mark.usefixtures("english")

ROLES = (("plan", "2020"), ("actual", "2020-9M"), ("plan_percent", "2020-9M"))
CORRECT = {  # plan, actual, percentage, in million đồng
    "revenue.tax": ("3320", "2692,5", "81,1"),
    "revenue.tax.licence_fee": ("70", "77", "110"),
    "revenue.tax.fees": ("90", "69,5", "77,2"),
    "revenue.tax.non_state": ("1700", "1188", "69,9"),
    "revenue.tax.personal_income": ("580", "523", "90,2"),
    "revenue.tax.non_agricultural_land": ("880", "835", "94,9"),
}
CODES = list(CORRECT)


def tax_table(observe, **wrong: str) -> pd.DataFrame:
    """Make the table with some cells typed otherwise, by their addresses A1 to A18."""
    rows = [
        (code, role, period, text if role == "plan_percent" else f"{text} triệu")
        for code, texts in CORRECT.items()
        for (role, period), text in zip(ROLES, texts, strict=True)
    ]
    for cell, text in wrong.items():
        number = int(cell[1:]) - 1
        rows[number] = (*rows[number][:3], text)
    return observe(*rows)


def in_billion(text: str) -> str:
    """Write the same digits of money in another unit."""
    if "triệu" not in text:
        return text
    number = Decimal(text.removesuffix(" triệu").replace(",", "."))
    return f"{number.scaleb(-3):f} tỷ".replace(".", ",")


def located(observations: pd.DataFrame) -> pd.DataFrame:
    return locate(observations, check(observations))


def test_figures_that_add_up_are_not_located(observe):
    suggestions = located(tax_table(observe))
    assert (len(suggestions), tuple(suggestions.columns)) == (0, SUGGESTION_COLUMNS)


@pytest.mark.parametrize(
    ("cell", "typed", "value", "slip"),
    [
        ("A8", "69,5 tỷ", 69_500_000, "unit"),
        ("A11", "118 triệu", 1_188_000_000, "digit_lost"),
        ("A11", "1818 triệu", 1_188_000_000, "digits_swapped"),
        ("A8", "-69,5 triệu", 69_500_000, "sign"),
        ("A8", "695 triệu", 69_500_000, "decimal_mark"),
        ("A17", "94,9 triệu", 835_000_000, "percent_typed"),
        ("A7", "69,5 triệu", 90_000_000, "neighbour"),
        ("A15", "110,9", 90.2, "inverted"),
        ("A12", "96,9", 69.9, "digits_swapped"),
        ("A12", "-30,1", 69.9, "excess_typed"),
    ],
)
def test_a_wrong_cell_is_named_first_with_its_value_and_slip(observe, cell, typed, value, slip):
    first = located(tax_table(observe, **{cell: typed})).iloc[0]
    digit = 0.1 if value < 1000 else 1_000_000
    assert (first["cell"], first["slip"]) == (cell, slip)
    assert first["suggested"] == pytest.approx(value, abs=digit)


def test_a_suggestion_is_said_in_a_sentence(observe):
    first = located(tax_table(observe, A8="695 triệu")).iloc[0]
    assert first["suggestion"] == (
        "S!A8: 695 million đồng → 69.5 million đồng would clear 2 checks."
    )


def test_figures_of_a_row_exchanged_are_told_to_help_only_together(observe):
    # 1 100 of 1 200 is 91,7 %, but the one stands in the other's cell.
    told = located(observe(*plan_rows("1200 triệu", "1100 triệu", "91,7"))).iloc[:2]
    assert set(zip(told["cell"], told["suggested"], told["slip"], strict=True)) == {
        ("A2", 1_100_000_000, "exchanged"), ("A3", 1_200_000_000, "exchanged"),
    }  # fmt: skip
    assert all(told["suggestion"].str.endswith("would help together with another cell."))


def test_a_value_that_others_tell_roughly_is_said_with_its_bounds(observe):
    # 94,9 % of 880 is 834,2 to 836,0, as both are rounded; the total of the others leaves more.
    first = located(tax_table(observe, A17="94,9 triệu")).iloc[0]
    assert first["suggestion"].endswith(
        "→ 835 million đồng (834.2 million đồng to 836.0 million đồng) would clear 2 checks."
    )


def test_the_true_value_lies_within_the_bounds_of_what_was_pasted(observe):
    first = located(tax_table(observe, A17="94,9 triệu")).iloc[0]
    assert first["lowest"] < first["suggested"] < first["highest"]
    assert first["lowest"] <= 835_000_000 <= first["highest"]


def test_a_slip_that_tells_every_digit_is_said_as_one_value(observe):
    first = located(tax_table(observe, A8="695 triệu")).iloc[0]
    assert (first["lowest"], first["highest"]) == (69_500_000, 69_500_000)


def test_a_percentage_is_suggested_with_the_digits_it_is_printed_with(observe):
    first = located(tax_table(observe, A3="80,1")).iloc[0]
    assert first["suggested"] == 81.1


def test_a_figure_in_the_wrong_unit_keeps_its_digits(observe):
    # 69,5 for thousands was 69,5 millions: nothing finer than a tenth of a million was printed.
    first = located(tax_table(observe, A8="69,5 nghìn")).iloc[0]
    assert (first["suggested"], first["slip"]) == (69_500_000, "unit")


def test_two_usual_slips_go_before_one_unusual_one(observe):
    # 1 818 for 1 188 and 253 for 523 in one block: the total alone would do, as any other figure.
    rows = [
        (code, "actual", "2020-9M", f"{text} triệu")
        for code, text in zip(CODES, ("2692,5", "77", "69,5", "1818", "253", "835"), strict=True)
    ]
    suggestions = located(observe(*rows))
    assert {"A4", "A5"} <= set(suggestions["cell"][:4])


def test_a_lost_first_digit_takes_its_noughts_along(observe):
    first = located(observe(*crime_rows("1060", "7", "45", "6", "2"))).iloc[0]
    assert (first["suggested"], first["slip"]) == (1007, "digit_lost")


def test_two_wrong_cells_are_the_first_two(observe):
    suggestions = located(tax_table(observe, A8="695 triệu", A11="1818 triệu"))
    assert set(suggestions["cell"][:2]) == {"A8", "A11"}


def test_a_change_on_the_wrong_base_is_told(observe):
    first = located(observe(*growth_rows("11", "12", "-9,09"))).iloc[0]
    assert (first["cell"], first["suggested"], first["slip"]) == ("A1", -8.33, "wrong_base")


def test_an_index_typed_for_the_change_is_told(observe):
    first = located(observe(*growth_rows("11", "12", "91,67"))).iloc[0]
    assert (first["cell"], first["suggested"], first["slip"]) == ("A1", -8.33, "index_typed")


def test_wards_are_located_apart(observe):
    wards = [tax_table(observe, A8="695 triệu"), tax_table(observe).assign(ward="synthetic-b")]
    assert set(located(pd.concat(wards))["ward"]) == {"synthetic-ward"}


def test_a_ward_without_findings_is_not_looked_at(observe):
    observations = tax_table(observe, A8="695 triệu")
    assert locate(observations, check(observations).iloc[:0]).empty


def test_ranks_count_from_one(observe):
    suggestions = located(observe(*crime_rows("11", "1", "8", "2", "1")))
    assert suggestions["rank"].tolist() == list(range(1, len(suggestions) + 1))


def test_a_catalogue_is_taken(observe):
    observations = tax_table(observe, A8="695 triệu")
    catalogue = Catalogue.packaged()
    suggestions = locate(observations, check(observations, catalogue), catalogue)
    pd.testing.assert_frame_equal(suggestions, located(observations))


def test_the_tables_given_are_not_changed(observe):
    observations = tax_table(observe, A8="695 triệu")
    findings = check(observations)
    before = observations.copy(deep=True), findings.copy(deep=True)
    locate(observations, findings)
    pd.testing.assert_frame_equal(observations, before[0])
    pd.testing.assert_frame_equal(findings, before[1])


def test_another_table_is_refused(observe):
    observations = observe(*plan_rows("61", "70", "89"))
    with pytest.raises(TableError):
        locate(observations.drop(columns="value"), check(observations))


# What must hold for every table.

cells = st.integers(1, 18).map(lambda number: f"A{number}")
slips = st.dictionaries(cells, st.integers(1, 99_999).map(str), min_size=1, max_size=2)


@settings(max_examples=25)
@given(wrong=slips)
def test_a_suggestion_applied_clears_as_many_checks_as_it_says(observe, wrong):
    observations = tax_table(observe, **wrong)
    findings = check(observations)
    for _place, one in locate(observations, findings).iterrows():
        if pd.isna(one["suggested"]):
            continue
        mended = observations.copy()
        mended.loc[mended["cell"] == one["cell"], "value"] = one["suggested"]
        still = check(mended)
        old = set(findings.loc[findings["severity"] != "note", "cells"])
        new = set(still.loc[still["severity"] != "note", "cells"])
        assert len(old - new) >= one["clears"]


@settings(max_examples=25)
@given(wrong=slips, random=st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_changes_nothing(observe, wrong, random):
    observations = tax_table(observe, **wrong)
    rows, columns = list(observations.index), list(observations.columns)
    random.shuffle(rows)
    random.shuffle(columns)
    shuffled = observations.loc[rows, columns].reset_index(drop=True)
    findings = check(observations)
    pd.testing.assert_frame_equal(findings, check(shuffled))
    pd.testing.assert_frame_equal(
        locate(observations, findings), locate(shuffled, findings), rtol=1e-12
    )


@settings(max_examples=25)
@given(wrong=slips)
def test_a_table_in_thousands_of_its_unit_has_the_same_findings_and_suggestions(observe, wrong):
    observations = tax_table(observe, **wrong)
    money = observations["unit"] == "đồng"
    scaled = observations.copy()
    scaled.loc[money, "value"] *= 1000
    scaled.loc[money, "precision"] += 3
    kept = ["code", "severity", "indicator", "cells"]
    pd.testing.assert_frame_equal(check(observations)[kept], check(scaled)[kept])
    suggestions, of_scaled = located(observations), located(scaled)
    values = ["current", "suggested", "lowest", "highest"]
    is_money = ~suggestions["role"].str.endswith("percent")
    suggestions.loc[is_money, values] *= 1000
    pd.testing.assert_frame_equal(
        suggestions.drop(columns="suggestion"), of_scaled.drop(columns="suggestion"), rtol=1e-12
    )


@settings(max_examples=25)
@given(wrong=slips)
def test_the_unit_of_printing_changes_nothing(observe, wrong):
    in_millions = tax_table(
        observe,
        **{
            cell: text if int(cell[1:]) % 3 == 0 else f"{text} triệu"
            for cell, text in wrong.items()
        },
    )
    kept = zip(*(in_millions[name] for name in ("indicator", "role", "period")), strict=True)
    in_billions = observe(
        *((*row, in_billion(text)) for row, text in zip(kept, in_millions["text"], strict=True))
    )
    findings = check(in_millions)
    pd.testing.assert_frame_equal(findings, check(in_billions))
    pd.testing.assert_frame_equal(located(in_millions), located(in_billions))


def test_a_large_ward_of_many_errors_is_still_explained(observe):
    wrong = {"A2": "1", "A5": "2", "A8": "3", "A11": "4", "A14": "5"}
    suggestions = located(tax_table(observe, **wrong))
    assert set(wrong) <= set(suggestions["cell"])


def test_where_a_search_ends_the_order_of_rows_decides_nothing(observe):
    wrong = {"A2": "1", "A5": "2", "A8": "3", "A11": "4", "A14": "5"}
    observations = tax_table(observe, **wrong)
    pd.testing.assert_frame_equal(located(observations), located(observations.iloc[::-1]))
