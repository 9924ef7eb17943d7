"""Averages, densities, yields, unit prices."""

import pytest


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
