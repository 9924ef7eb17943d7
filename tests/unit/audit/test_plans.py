"""Percent of plan: implied plans, two plans, what exceeds a plan."""

import pytest


@pytest.mark.parametrize(
    ("text", "implied"),
    [
        ("Có 78 người đặt vòng, đạt 60% KH", "130 người"),
        ("Thu 167,4 tỷ đồng, bằng 93% dự toán thành phố giao", "180 tỷ đồng"),
        ("Doanh thu đạt 45% kế hoạch năm (90 tỷ đồng)", "200 tỷ đồng"),
    ],
)
def test_plan_that_is_not_named_is_implied(text, implied, arithmetic):
    [claim] = arithmetic(text)
    assert (claim.kind, claim.verdict) == ("percent_of_plan_only", "not_checkable")
    assert implied in claim.explanation


def test_one_figure_against_two_plans_makes_two_claims(arithmetic):
    text = "Thu 12 tỷ đồng, đạt 80% dự toán thành phố giao và bằng 75% dự toán HĐND phường giao"
    assert [str(claim.reported) for claim in arithmetic(text)] == ["80 %", "75 %"]


def test_exceeding_by_five_percent_is_one_hundred_and_five(arithmetic):
    [claim] = arithmetic("Tuyển 21/20 hội viên, vượt 5% kế hoạch")
    assert (claim.meaning, claim.verdict) == ("over_plan", "consistent")


def test_exceeding_that_means_reaching_is_asked(arithmetic):
    [claim] = arithmetic("Thu 132/100 triệu đồng, vượt 132% kế hoạch")
    assert (claim.verdict, bool(claim.question)) == ("ambiguous", True)


def test_exceeding_by_more_than_the_plan_is_asked_even_without_it(arithmetic):
    [claim] = arithmetic("Thu ngân sách 15 tỷ đồng, vượt 140% kế hoạch năm")
    assert (claim.verdict, bool(claim.question)) == ("not_checkable", True)


def test_multiple_of_the_plan_is_of_plan(arithmetic):
    [claim] = arithmetic("Kết nạp 12 đảng viên, gấp 1,5 lần so với kế hoạch là 8 đảng viên")
    assert (claim.meaning, claim.verdict) == ("of_plan", "consistent")


def test_plan_and_change_on_one_figure_are_two_claims(arithmetic):
    text = "Tổng thu ước 9,6 tỷ đồng, đạt 80% dự toán, tăng 12% so với cùng kỳ"
    assert [claim.kind for claim in arithmetic(text)] == ["percent_of_plan_only", "yoy_change"]


def test_base_of_what_exceeds_a_plan_is_told_with_what_was_reached(arithmetic):
    [claim] = arithmetic("Thu hút 88 hộ tham gia, vượt 10% kế hoạch")
    assert claim.explanation.startswith("88 hộ ứng với 110 % thì số gốc là 80 hộ")


@pytest.mark.parametrize(
    ("text", "operands"),
    [
        ("Có 3 thôn về đích, đạt 100,12 %.", 0),  # no number of hamlets has 3 for 100,12 %
        ("Có 3 thôn về đích, đạt 75 %.", 1),
        ("Có hơn 3.000 hộ, đạt 75,01 %.", 1),
        ("Đàn gà 84 nghìn con, đạt 100,12 % kế hoạch.", 1),  # of thousands, any may be meant
    ],
)
def test_a_count_is_of_a_percentage_only_where_whole_things_give_it(text, operands, arithmetic):
    [claim] = arithmetic(text)
    assert len(claim.operands) == operands
