"""A/B = C %, in the orders and spellings that people write."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Thu phí vệ sinh 46 triệu/50 triệu = 92% KH",
        "Thu quỹ đạt 46/50 triệu đồng, đạt 92% kế hoạch quận giao",
        "Đã cấp 312/325 thẻ, đạt tỷ lệ 96%",
        "Đã cấp 312/325 thẻ bảo hiểm y tế cho người cao tuổi (96%)",
        "Cấp thẻ đạt 96% (312/325 thẻ)",
        "Hòa giải thành 17 trên 20 vụ, đạt 85%",
        "Hòa giải thành 17 vụ trên tổng số 20 vụ, tỷ lệ 85%",
        "Khám sức khỏe cho 1.125/1.250 người cao tuổi, bằng 90,0 %",
        "Thu được 1.125triệu/1.250triệu=90%KH",
        "Trồng mới 12,6/14 ha keo. Đạt 90% so với kế hoạch",
        "Tiếp nhận 240 hồ sơ, giải quyết đúng hạn 234 hồ sơ, đạt tỷ lệ 97,5%",
        "Kế hoạch thu 80 triệu đồng, đến nay thu được 60 triệu đồng, đạt 75% kế hoạch",
        "Thực hiện 60 triệu đồng, đạt 75% so với dự toán là 80 triệu đồng",
        "Tổng số 640 trẻ; có 608 trẻ được uống vitamin A, chiếm 95%",
        "Vận động hiến máu 63/60 đơn vị máu, vượt 5% chỉ tiêu",
        "Diện tích rau màu 42/40 ha, tăng 5%",
        "Có 7/8 tổ dân phố đạt chuẩn, đạt 87,5%",
        "Giao quân 11/11 thanh niên = 100% chỉ tiêu",
    ],
)
def test_right_ratio_is_consistent(text, verdicts):
    assert verdicts(text) == ["consistent"]


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("Đã cấp 312/325 thẻ, đạt tỷ lệ 98%", "cần từ 317 trở lên"),
        ("Hòa giải thành 17/20 vụ, đạt 83%", "không có số nguyên nào cho 83 %"),
        ("Thu quỹ đạt 46,0/50,0 triệu đồng = 95% KH", "47,25"),
    ],
)
def test_wrong_ratio_says_what_it_would_need(text, needed, arithmetic):
    [claim] = arithmetic(text)
    assert (claim.verdict, needed in claim.explanation) == ("inconsistent", True)


def test_ratio_of_rounded_money_may_fit_within_rounding(verdicts):
    assert verdicts("Thu 61 triệu/70 triệu = 88% KH") == ["consistent_within_rounding"]


def test_counts_of_people_are_not_rounded(verdicts):
    assert verdicts("Có 61/70 hộ = 88%") == ["inconsistent"]


def test_cut_off_digits_are_named(arithmetic):
    [claim] = arithmetic("Tiêm phòng 966/1000 con, đạt 96%")
    assert "cắt bớt" in claim.explanation


def test_pair_without_percentage_is_told_its_quotient(arithmetic):
    [claim] = arithmetic("Có 12/15 chi bộ hoàn thành đại hội")
    assert (claim.kind, claim.verdict, claim.computed) == (
        "ratio_with_operands", "not_checkable", "80 %",
    )  # fmt: skip


def test_per_mille_is_per_thousand(verdicts):
    assert verdicts("Tỷ suất sinh 24/2000 người = 12‰") == ["consistent"]


@pytest.mark.parametrize(
    "text",
    [
        "họp ngày 27/7 và ngày 2/9",
        "Kế hoạch số 112/KH-UBND ngày 03/4/2021",
        "Nghị quyết số 07-NQ/ĐU và Nghị định 30/2020/NĐ-CP",
        "trực cấp cứu 24/24 giờ, 7/7 ngày",
        "bản đồ địa chính tỷ lệ 1/500 và 1/2000",
        "số nhà 12/34/5 đường Hồ Sen, ngõ 15/4",
        "thu nhập 62 triệu đồng/người/năm",
        "phát thanh 3 lần/ngày theo TCVN ISO 9001:2015",
        "bắt 6 vụ = 11 đối tượng",
        "2.407 hộ = 9.625 nhân khẩu",
        "nhiệm kỳ 2020-2025, Đại hội lần thứ III",
        "cho vay 3,432 tỷ đồng/138 hộ",
        "từ ngày 15/3 đến 22/4 phòng chống Covid-19",
        "Quý 3/2021 và tháng 10/2021",
    ],
)
def test_what_only_looks_like_a_ratio_is_left_alone(text, verdicts):
    assert verdicts(text) == []


@pytest.mark.parametrize("text", ["hoàn thành 05/07 chỉ tiêu", "có 7/7 trường đạt chuẩn"])
def test_thing_counted_decides_that_a_pair_is_no_date(text, verdicts):
    assert verdicts(text) == ["not_checkable"]
