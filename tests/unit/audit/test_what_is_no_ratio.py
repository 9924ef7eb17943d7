"""Figures that stand like a ratio, a total or a change, and are none."""

import pytest

from wardstats.audit import find_claims


@pytest.mark.parametrize(
    "text",
    [
        "Phường xếp hạng 4/28 toàn thành phố, khối thi đua xếp thứ 2/6",
        "Phần thi kiến thức được chấm 9/10 điểm, phần thực hành 86/100 điểm",
        "Đo huyết áp 118/76 trước khi tiêm",
        "Lô rừng thuộc tiểu khu 115/3, thửa 204, tờ bản đồ 17",
        "Hội thi diễn ra từ 12/4 đến 20/4, bế mạc tối 20/4",
        "Mức sống 4,2 triệu đồng/người/tháng",
        "Lắp mạng cho các thôn/bản, xã/phường",
    ],
)
def test_it_is_left_alone(text, arithmetic):
    assert arithmetic(text) == []


def test_day_before_a_percentage_is_no_pair(arithmetic):
    [claim] = arithmetic("Tính đến 20/4 thu quỹ đạt 64% chỉ tiêu")
    assert (claim.kind, claim.operands) == ("percent_of_plan_only", ())


def test_clause_with_a_thing_of_its_own_takes_no_pair(arithmetic):
    claims = arithmetic("Khởi công 4/9 công trình, vốn giải ngân đạt 37% kế hoạch")
    assert [str(claim.verdict) for claim in claims] == ["not_checkable", "not_checkable"]


def test_phrase_that_holds_a_word_of_plans_names_no_plan(arithmetic):
    [claim] = arithmetic("Tổng số 32 hộ, đã bàn giao mặt bằng 24 hộ, đạt 75%")
    assert (claim.verdict, claim.operands[1].quantity.value) == ("consistent", 32)


def test_list_of_some_parts_claims_no_total(arithmetic):
    assert arithmetic("Toàn phường có 640 hộ, trong đó 12 hộ nghèo, 25 hộ cận nghèo") == []


def test_parts_that_may_overlap_are_asked_about(arithmetic):
    [claim] = arithmetic("Khám 500 lượt, trong đó khám bảo hiểm 430 lượt, khám trẻ em 190 lượt")
    assert (claim.verdict, bool(claim.question)) == ("ambiguous", True)


def test_shares_behind_a_colon_are_no_division_of_the_whole():
    claims = find_claims("Cân đo 300 cháu: thấp còi 15 cháu (5%), thừa cân 9 cháu (3%)")
    assert "inconsistent" not in [str(claim.verdict) for claim in claims]


def test_figures_beside_the_plan_and_the_year_before_are_no_parts(arithmetic):
    assert arithmetic("Thu phí 230 triệu đồng (KH 200 triệu đồng, CK 220 triệu đồng)") == []


def test_number_words_count_only_what_is_counted(arithmetic):
    assert arithmetic("Bộ phận một cửa; một số đơn vị; hai bên; ba mặt giáp ranh") == []
