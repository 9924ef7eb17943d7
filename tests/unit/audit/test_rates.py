"""Averages, densities, yields, unit prices."""

import pytest

from wardstats.audit import find_claims


@pytest.mark.parametrize(
    "text",
    [
        "Diện tích 1,62 km², dân số 9.720 người, mật độ 6.000 người/km²",
        "Có 2.400 hộ với 9.600 người, bình quân 4 người/hộ",
        "Lúa 120 ha, năng suất 60 tạ/ha, sản lượng 720 tấn",
        "Lúa 120 ha; năng suất đạt 60 tạ. Sản lượng lúa đạt 720",
        "Tặng 40 suất quà, mỗi suất 500.000 đồng, tổng trị giá 20 triệu đồng",
        "Tặng 40 suất quà trị giá 500.000 đồng/suất, tổng trị giá 20 triệu đồng",
        "Trường có 20 lớp với 640 học sinh, bình quân 32 học sinh/lớp; tuyển mới 130 học sinh",
    ],
)
def test_right_rate_is_consistent(text, arithmetic):
    rates = [claim for claim in arithmetic(text) if claim.kind == "rate"]
    assert [str(claim.verdict) for claim in rates] == ["consistent"]


@pytest.mark.parametrize(
    "text",
    [
        "Diện tích 1,62 km², dân số 9.720 người, mật độ 6.500 người/km²",
        "Lúa 120 ha, năng suất 60 tạ/ha, sản lượng 750 tấn",
        "Trường có 20 lớp với 640 học sinh, bình quân 34 học sinh/lớp; tuyển mới 130 học sinh",
        "Tặng 40 suất quà, mỗi suất 500.000 đồng, tổng trị giá 22 triệu đồng",
    ],
)
def test_wrong_rate_is_inconsistent(text, arithmetic):
    rates = [claim for claim in arithmetic(text) if claim.kind == "rate"]
    assert [str(claim.verdict) for claim in rates] == ["inconsistent"]


def test_share_without_whole_is_not_checkable(arithmetic):
    [claim] = arithmetic("98,5% hộ dân đồng tình với chủ trương")
    assert (claim.kind, claim.verdict) == ("rate", "not_checkable")


def test_row_of_a_table_gives_its_percentage(verdicts):
    assert verdicts("Phường A | Kế hoạch 400 | Thực hiện 380 | Tỷ lệ % 95") == ["consistent"]


def test_columns_of_a_table_take_their_meaning_from_the_header(verdicts):
    table = "Chỉ tiêu\tKế hoạch\tThực hiện\tTỷ lệ (%)\nThu thuế\t400\t380\t95\nThu phí\t50\t40\t85"
    assert verdicts(table) == ["consistent", "inconsistent"]


@pytest.mark.parametrize("aid", ["thành phố hỗ trợ 5 tấn giống", "thủy sản đạt 50 tấn"])
def test_output_of_another_thing_is_no_product_of_the_yield(aid, verdicts):
    assert "inconsistent" not in verdicts(f"Gieo cấy 110 ha, năng suất 62 tạ/ha, {aid}")


def test_rate_in_per_mille_is_no_percentage(verdicts):
    text = "Tỷ suất sinh 12,28 ‰; rà soát 1.287 hộ, lập hồ sơ 158 hộ"
    assert "inconsistent" not in verdicts(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Chi công tác dân số 1,2 tỷ", "đồng"),
        ("Dân số cả nước ước đạt 101,3 triệu", "người"),
        ("Xã Ninh Bình có 12 thôn/bản", "thôn"),
    ],
)
def test_what_a_figure_counts_is_told_beside_it(text, unit):
    [claim] = find_claims(text)
    assert claim.operands[0].quantity.unit == unit
