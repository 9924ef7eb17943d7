"""Totals against their parts."""

from __future__ import annotations

import pytest
from printed_rows import check, crime_rows, found, fund_rows, tax_rows

from wardstats.model.catalogue import Catalogue

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("rows", "findings"),
    [
        (crime_rows("12", "1", "8", "2", "1"), []),
        (crime_rows("11", "1", "8", "2", "1"), [("total_mismatch", "warning")]),
        (crime_rows("13", "1", "8", "2", "1"), [("total_mismatch", "warning")]),
        (crime_rows("trên 11", "1", "8", "2", "1"), []),
        (crime_rows("11", "1", "khoảng 8", "2", "1"), []),
        (tax_rows("2,6765"), []),
        (tax_rows("2,677"), []),
        (tax_rows("2,679"), [("total_mismatch", "note")]),
        (tax_rows("2,681"), [("total_mismatch", "warning")]),
    ],
)
def test_a_total_must_be_the_sum_of_its_parts(observe, rows, findings):
    assert found(observe(*rows)) == findings


@pytest.mark.parametrize(
    ("rows", "findings"),
    [
        (crime_rows("11", "1", "8"), []),
        (crime_rows("9", "1", "8"), []),
        (crime_rows("8", "1", "8"), [("total_mismatch", "warning")]),
        (crime_rows("8"), []),
    ],
)
def test_a_total_with_parts_missing_must_not_be_less_than_the_others(observe, rows, findings):
    assert found(observe(*rows)) == findings


@pytest.mark.parametrize(
    ("rows", "findings"),
    [
        (fund_rows("112", "20", "20", "20", "20", "20"), []),
        (fund_rows("100", "20", "20", "20", "20", "20"), []),
        (fund_rows("90", "20", "20", "20", "20", "20"), [("total_mismatch", "warning")]),
    ],
)
def test_a_total_whose_parts_need_not_be_all_must_not_be_less(observe, rows, findings):
    assert found(observe(*rows)) == findings


@pytest.mark.parametrize(
    ("role", "period"), [("plan", "2020"), ("prior", "2019-9M"), ("actual", "2020-09")]
)
def test_totals_are_judged_in_every_column_of_figures(observe, role, period):
    rows = [(code, role, period, text) for code, _role, _period, text in
            crime_rows("11", "1", "8", "2", "1")]  # fmt: skip
    assert found(observe(*rows)) == [("total_mismatch", "warning")]


def test_each_bodys_plan_is_added_up_by_itself(observe):
    total, *parts = crime_rows("12", "1", "8", "2", "1")
    kinds = [code for code, *_others in parts]
    district = [(code, "plan", "2020", text, "quận") for code, _role, _, text in (total, *parts)]
    council = [(code, "plan", "2020", "3", "HĐND") for code in kinds]
    right, wrong = ((total[0], "plan", "2020", text, "HĐND") for text in ("12", "13"))
    assert found(observe(*district, *council, right)) == []
    assert found(observe(*district, *council, wrong)) == [("total_mismatch", "warning")]


def test_totals_of_totals_are_added_up_at_every_depth(observe, tmp_path):
    entry = """[[indicator]]
code = "x{code}"
name_vi = "x{code}"
name_en = "x{code}"
sector = "x"
unit = "vụ"
total_of = {parts}
"""
    tree = {
        "": ["x.a"],
        ".a": ["x.a.b"],
        ".a.b": ["x.a.b.c", "x.a.b.d"],
        ".a.b.c": [],
        ".a.b.d": [],
    }
    path = tmp_path / "indicators.toml"
    path.write_text("".join(entry.format(code=code, parts=parts) for code, parts in tree.items()))
    rows = [(f"x{code}", "actual", "2020-9M", text)
            for code, text in zip(tree, "77624", strict=True)]  # fmt: skip
    table = observe(*rows).assign(unit="vụ")
    assert check(table, Catalogue.from_toml(path))["indicator"].tolist() == ["x.a"]


def test_parts_of_another_period_are_not_added(observe):
    total, *parts = crime_rows("11", "1", "8", "2", "1")
    assert found(observe(total, *((code, role, "2020-09", text) for code, role, _, text in parts))
                 ) == []  # fmt: skip


def test_a_wrong_total_names_its_cell_first_and_then_its_parts(observe):
    findings = check(observe(*crime_rows("11", "1", "8", "2", "1")))
    assert findings["cells"].tolist() == ["S!A1; S!A2; S!A3; S!A4; S!A5"]


def test_a_wrong_total_is_shown_with_its_arithmetic(observe):
    (message,) = check(observe(*crime_rows("11", "1", "8", "2", "1")))["message"]
    assert "the total is 11 cases, but its parts give 1 + 8 + 2 + 1 = 12 cases" in message


def test_a_total_below_some_of_its_parts_says_so(observe):
    (message,) = check(observe(*crime_rows("8", "1", "8")))["message"]
    assert "less than some of its parts" in message


NESTED = """
[[indicator]]
code = "revenue.tax"
name_vi = "Tổng"
name_en = "All"
sector = "revenue"
unit = "đồng"
total_of = ["revenue.tax.fees", "revenue.spending"]

[[indicator]]
code = "revenue.tax.fees"
name_vi = "Phần gộp"
name_en = "Coarse part"
sector = "revenue"
unit = "đồng"
total_of = ["revenue.spending.reserve", "revenue.spending.investment"]
"""
LEAF = """
[[indicator]]
code = "{code}"
name_vi = "{code}"
name_en = "{code}"
sector = "revenue"
unit = "đồng"
"""


@pytest.mark.parametrize(
    ("total", "severities"),
    [
        ("2,51 tỷ", ["note"]),  # 2 for 1,51, as it is rounded
        ("2,96 tỷ", ["note", "warning"]),  # 2 may be 1,96, but its own parts make 1,51
    ],
)
def test_blocks_are_judged_together_where_a_part_is_printed_coarsely(
    observe, tmp_path, total, severities
):
    texts = {"revenue.tax": total, "revenue.tax.fees": "2 tỷ", "revenue.spending": "1,00 tỷ",
             "revenue.spending.reserve": "1.000 triệu",
             "revenue.spending.investment": "510 triệu"}  # fmt: skip
    path = tmp_path / "nested.toml"
    leaves = "".join(LEAF.format(code=code) for code in [*texts][2:])
    path.write_text(NESTED + leaves, encoding="utf-8")
    table = observe(*((code, "actual", "2020-9M", text) for code, text in texts.items()))
    findings = check(table, Catalogue.from_toml(path))
    totals = findings[findings["code"] == "total_mismatch"]
    assert sorted(totals["severity"]) == severities
