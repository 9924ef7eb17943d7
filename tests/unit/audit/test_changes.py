"""Changes against an earlier period."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Xảy ra 18 vụ, giảm 2 vụ (10%) so với cùng kỳ",
        "Xảy ra 18 vụ, giảm 2 vụ = 10% so với cùng kỳ năm trước",
        "Xảy ra 22 vụ, tăng 2 vụ, tương ứng 10% so với cùng kỳ",
        "Xảy ra 22 vụ, tăng 10% (2 vụ) so với cùng kỳ",
        "Xảy ra 22 vụ, tăng 10% so với cùng kỳ (20 vụ)",
        "Xảy ra 22 vụ (cùng kỳ 20 vụ), tăng 10%",
        "Thu 13,2 tỷ đồng, tăng 10% so với 12 tỷ đồng cùng kỳ năm 2019",
        "Đàn lợn tăng từ 1.200 con lên 1.260 con, tăng 5%",
        "Tỷ lệ hộ nghèo giảm từ 3,2% xuống 2,5%, giảm 0,7%",
        "Doanh thu 36 tỷ đồng, gấp 1,5 lần so với cùng kỳ (24 tỷ đồng)",
    ],
)
def test_right_change_is_consistent(text, arithmetic):
    changes = [claim for claim in arithmetic(text) if claim.kind == "yoy_change"]
    assert [str(claim.verdict) for claim in changes] == ["consistent"]


def test_change_divided_by_the_present_figure_is_named(arithmetic):
    [claim] = arithmetic("Xảy ra 11 vụ, giảm 1 vụ = 9,09% so với cùng kỳ")
    assert (claim.verdict, claim.computed) == ("inconsistent", "8,33 %")
    assert "12 vụ" in claim.explanation


def test_index_is_not_a_change(arithmetic):
    [claim] = arithmetic("Thu 14 tỷ đồng, bằng 116,8% so với cùng kỳ")
    assert (claim.kind, claim.meaning, claim.verdict) == ("yoy_change", "index", "not_checkable")


def test_change_without_base_implies_one(arithmetic):
    [claim] = arithmetic("Thu 112 triệu đồng, tăng 12% so với cùng kỳ")
    assert (claim.verdict, "100 triệu đồng" in claim.explanation) == ("not_checkable", True)


def test_rate_changes_in_points(arithmetic):
    [claim] = arithmetic("Có 48 hộ thoát nghèo, tỷ lệ giảm 0,8%")
    assert (claim.kind, claim.meaning) == ("yoy_change", "points")


def test_growing_by_times_has_two_readings(arithmetic):
    [claim] = arithmetic("Doanh thu 48 tỷ đồng (cùng kỳ 20 tỷ đồng), tăng 2,4 lần")
    assert (claim.verdict, bool(claim.question)) == ("ambiguous", True)


def test_level_after_a_fall_is_no_change(arithmetic):
    [claim] = arithmetic("Tỷ lệ hộ nghèo giảm còn 1,4%")
    assert (claim.kind, claim.meaning) == ("rate", "share")


def test_change_in_a_bracket_is_of_the_figure_beside_it(arithmetic):
    text = "Xảy ra 30 vụ, chết 05 người (tăng 02), bị thương 14 người (giảm 06) so với cùng kỳ"
    implied = [claim.explanation.partition(".")[0] for claim in arithmetic(text)
               if claim.meaning == "difference"]  # fmt: skip
    assert implied == ["Suy ra số kỳ trước là 3 người", "Suy ra số kỳ trước là 20 người"]


def test_same_claim_is_told_once(arithmetic):
    text = "640 đoàn viên, gồm: chi đoàn 1: 120; chi đoàn 2: 95; còn lại 425 đoàn viên"
    assert [claim.kind for claim in arithmetic(text)].count("sum_of_parts") == 1


def test_increase_over_an_earlier_year_is_no_difference_from_the_plan(arithmetic):
    text = "Giá trị 460 tỷ đồng đạt 102,2% KH (KH: 450 tỷ đồng) so cùng năm 2018 tăng 95 tỷ đồng"
    assert [str(claim.verdict) for claim in arithmetic(text)] == ["consistent", "not_checkable"]


def test_change_divided_by_the_present_figure_is_told_where_both_are_printed(arithmetic):
    text = "Cấp 40 giấy phép, giảm 10 giấy phép so với cùng kỳ (50 giấy phép), giảm 25%"
    told = [claim.explanation for claim in arithmetic(text) if claim.verdict == "inconsistent"]
    assert ["chia cho số kỳ này" in one for one in told] == [True]


def test_bracket_that_names_its_own_thing_holds_no_earlier_figure(arithmetic):
    text = "Đón 280 đoàn, tăng 12% so với cùng kỳ (đoàn quốc tế khoảng 160 đoàn)"
    changes = [str(claim.verdict) for claim in arithmetic(text) if claim.meaning == "change"]
    assert changes == ["not_checkable"]


def test_month_and_year_with_a_dot_are_a_time(verdicts):
    assert "inconsistent" not in verdicts("Có 85 hộ mới, tăng 18,9% so với tháng 10.2019")
