"""Which wording ties a percentage to figures, and which only stands near them."""

import pytest

from wardstats.audit import find_claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bầu 40 đại biểu HĐND phường: nữ 14 người, chiếm 35 %", ["consistent"]),
        ("Thu 30 tỷ đồng (HĐND phường giao 40 tỷ đồng), đạt 75 %", ["consistent"]),
        ("Thu 30 tỷ đồng, HĐND phường 40 tỷ đồng, đạt 80 %", ["inconsistent"]),
    ],
)
def test_a_council_gives_a_plan_only_directly_before_its_figure(text, expected, verdicts):
    assert verdicts(text) == expected


def test_a_plan_that_opens_a_clause_may_say_of_what_and_when(verdicts):
    text = "Kế hoạch thu ngân sách nhà nước năm 2024 là 40 tỷ đồng, thực hiện 30 tỷ đồng, đạt {}"
    assert verdicts(text.format("75 %")) == ["consistent"]
    assert verdicts(text.format("57 %")) == ["inconsistent"]


def test_a_degree_is_a_subject_of_its_own(verdicts):
    text = "Nhận 800 hồ sơ, giải quyết 760 hồ sơ, mức độ hài lòng của người dân đạt 97,5 %"
    assert verdicts(text) == ["not_checkable"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Số người bị thương tăng 25 % (50/40 người)", "consistent"),
        ("Số người bị thương giảm 10 % (4/40 người)", "consistent"),
        ("Số người bị thương tăng 24 % (50/40 người)", "inconsistent"),
    ],
)
def test_a_pair_in_brackets_behind_a_change_is_now_over_then(text, expected, verdicts):
    assert verdicts(text) == [expected]


@pytest.mark.parametrize(("percent", "expected"), [("25", "consistent"), ("52", "inconsistent")])
def test_the_name_behind_a_share_finds_the_whole_of_that_name(percent, expected, verdicts):
    text = (
        "Hộ có nhà tạm còn 80 hộ; trong đó hộ người cao tuổi 20 hộ, chiếm "
        f"{percent} % so với tổng số hộ có nhà tạm"
    )
    assert verdicts(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xảy ra 18 vụ cháy. So với cùng kỳ giảm 2 vụ (giảm 10 %)", ["consistent"]),
        ("Xảy ra 18 vụ cháy. So với cùng kỳ giảm 2 vụ (giảm 15 %)", ["inconsistent"]),
        ("Xảy ra 18 vụ cháy. So với cùng kỳ, trộm cắp giảm 2 vụ (giảm 15 %)", ["not_checkable"]),
    ],
)
def test_a_sentence_that_only_compares_is_said_of_the_one_before(text, expected, verdicts):
    assert verdicts(text) == expected


@pytest.mark.parametrize(("percent", "expected"), [("97,5", "consistent"), ("95", "inconsistent")])
def test_a_change_in_brackets_tells_the_earlier_figure_of_an_index(percent, expected, verdicts):
    text = f"Năng suất đạt 58,5 tạ/ha, bằng {percent} % (giảm 1,5 tạ/ha) so với vụ trước"
    assert verdicts(text) == [expected]


@pytest.mark.parametrize("rest", ["còn lại 30 cử tri vắng", "30 cử tri chưa bỏ phiếu"])
def test_a_share_may_be_of_what_is_and_what_lacks(rest, arithmetic):
    [claim] = arithmetic(f"Có 1.470 cử tri đi bầu, đạt tỷ lệ 98 %, {rest}")
    assert (str(claim.verdict), "(1.470 + 30)" in claim.explanation) == ("consistent", True)


def test_a_bare_number_is_an_operand_where_it_fits_beyond_chance(verdicts):
    text = "Tỷ lệ đi bầu đạt 98,37 %. Danh sách có tổng số 1.470 người; đi bầu 1.446"
    assert verdicts(text) == ["consistent"]


def test_a_decimal_comma_may_have_a_space_behind_it(verdicts):
    assert verdicts("Có 1.446/1.470 cử tri, đạt 98, 37%") == ["consistent"]


def test_a_bare_whole_serves_the_shares_behind_it(verdicts):
    text = "Giải quyết đúng hạn 390/400, tỷ lệ 97,5 %; quá hạn 10 hồ sơ, tỷ lệ 2,5 %"
    assert verdicts(text) == ["consistent", "consistent"]


def test_a_change_against_a_month_tells_the_earlier_figure(arithmetic):
    [claim] = arithmetic("Phát hiện 80 vụ, 120 đối tượng, giảm 15 vụ so với tháng 7/2019")
    assert (claim.kind, "95 vụ" in claim.explanation) == ("yoy_change", True)


def test_a_base_in_brackets_is_not_what_the_next_base_is_set_against(verdicts):
    text = "Thu 92 tỷ đồng, đạt 46 % dự toán năm (200 tỷ đồng) và bằng 115 % cùng kỳ (80 tỷ đồng)"
    assert verdicts(text) == ["consistent", "consistent"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Toàn xã còn 96 hộ nghèo, chiếm 3,2 %; hộ cận nghèo 69 hộ, chiếm 2,3 %", "not_checkable"),
        ("Tổng thu 8,4 tỷ đồng, đạt 78 % dự toán; thu phí 3,9 tỷ đồng, đạt 59 %", "not_checkable"),
        ("Tổng số 60 hộ, chiếm 3 %; trong đó có 15 hộ cận nghèo, chiếm 30 %", "inconsistent"),
    ],
)
def test_what_has_a_share_of_its_own_is_no_whole_unless_divided(text, expected, verdicts):
    assert verdicts(text)[-1] == expected


def test_each_change_in_points_has_the_plan_in_brackets_behind_it(verdicts):
    text = (
        "Đạt 86,5 %, thấp hơn 3,5 % so với chỉ tiêu (90 %), thấp hơn 5,5 % so với mục tiêu (92 %)"
    )
    assert [one for one in verdicts(text) if one != "not_checkable"] == ["consistent"] * 2


def test_a_range_is_no_start_of_a_change(verdicts):
    text = "Nhà trẻ đạt từ 17 % - 19 %; bậc tiểu học đạt 98,9 % (tăng 0,9 % so với năm trước)"
    assert "inconsistent" not in verdicts(text)


def test_what_was_reached_of_a_plan_is_no_relative_change(verdicts):
    text = "Có 175 người đi làm việc, tăng 60 người, chỉ đạt 25 % kế hoạch năm"
    assert "inconsistent" not in verdicts(text)


def test_a_change_behind_a_share_may_be_in_points(verdicts):
    text = "Công nhận 414 hộ, chiếm 81,4 % số hộ, tăng 14 hộ (tăng 0,9 %) so với năm trước"
    assert "inconsistent" not in verdicts(text)


@pytest.mark.parametrize(("percent", "expected"), [("62,6", "inconsistent"), ("41,2", "rate")])
def test_a_share_that_is_missed_by_little_is_meant(percent, expected, arithmetic):
    text = f"Có 710 tổ chức đảng; qua đánh giá có 439 tổ chức đạt loại tốt (chiếm {percent} %)"
    [claim] = arithmetic(text)
    assert expected in {str(claim.verdict), claim.kind}
    assert (str(claim.verdict) == "inconsistent") == (percent == "62,6")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông A được 72 % (29/32 đại biểu bỏ phiếu)", "not_checkable"),
        ("Tín nhiệm đạt 92 % (29/32 đại biểu bỏ phiếu)", "inconsistent"),
    ],
)
def test_a_pair_with_words_of_its_own_may_say_another_thing(text, expected, verdicts):
    assert expected in verdicts(text)


def test_a_whole_may_be_called_where_votes_are_counted(verdicts):
    text = "Trên tổng số 58 đại biểu, ông A có 49 phiếu (chiếm 84,48 % tổng số đại biểu)"
    assert verdicts(text) == ["consistent"]


@pytest.mark.parametrize(
    "text",
    [
        "Có 37/63 xã có tỷ lệ giải ngân là 0 %",
        "Có 127/128 chi bộ có đảng viên tại chỗ; tỷ lệ kết nạp hằng năm đạt 8,7 %",
        "Có 598 hồ sơ phát sinh, trong đó 61 hồ sơ giấy; tỷ lệ trực tuyến trung bình là 18,9 %",
        "Có 90 việc, xong 45 việc, tăng 5 việc so với cùng kỳ, đạt 83,6 % số có điều kiện",
        "Trong 400 trẻ có 37 trẻ là con thứ ba, chiếm 9,25 % (năm 2008 là 10,15 %)",
        "Ghi nhận 240 ca, tuần 30 có 266 ca, tăng 5,6 % so với trung bình 4 tuần trước",
        "Hộ nghèo còn 1,9 %, giảm 5,6 % so với năm 2011; nông thôn giảm từ 11,2 % xuống còn 2,9 %",
        "Toàn tỉnh có 390 lớp, hơn 10.800 học sinh; lớp 1 đến lớp 4 hoàn thành đạt 99,2 %",
    ],
)
def test_a_rate_of_something_else_is_not_set_against_what_stands_near(text, verdicts):
    assert "inconsistent" not in verdicts(text)


@pytest.mark.parametrize("text", ["9/11 vụ, tỷ lệ điều tra làm rõ đạt 65 %", "9/11 vụ, tỷ lệ 65 %"])
def test_a_rate_that_is_called_as_its_figures_are_is_theirs(text, verdicts):
    assert verdicts(f"Điều tra làm rõ {text}") == ["inconsistent"]


@pytest.mark.parametrize(("percent", "expected"), [("20", "consistent"), ("25", "inconsistent")])
def test_a_change_in_brackets_may_come_before_its_percentage(percent, expected, verdicts):
    text = f"Xảy ra 80 vụ trộm cắp (giảm 20 vụ so với cùng kỳ), kéo giảm {percent} %"
    assert verdicts(text) == [expected]


def test_the_plan_of_all_the_year_may_be_told_in_brackets(verdicts):
    text = "Tạo việc làm cho 660 lao động, bằng 55 % kế hoạch cả năm (kế hoạch 1.200 lao động)"
    assert verdicts(text) == ["consistent"]


def test_a_change_is_said_of_what_is_called_alike(arithmetic):
    text = "Làm chết 5 người, bị thương 2 người; so với cùng kỳ giảm 3 người bị thương (33 %)"
    [claim] = arithmetic(text)
    assert (str(claim.verdict), "(2 + 3)" in claim.explanation) == ("inconsistent", True)


def test_a_plan_behind_a_percentage_is_no_plan_of_the_next_figure(arithmetic):
    text = "Đã trồng 1.800 cây, đạt 30 % kế hoạch và chăm sóc 325 cây, đạt 11 % kế hoạch"
    assert [str(one.operands[0].quantity.value) for one in arithmetic(text)] == ["1800", "325"]


def test_of_two_plans_of_one_clause_the_one_that_fits_counts(verdicts):
    text = "Kế hoạch 600 liều A, 300 liều B; đã tiêm A 180 liều, đạt 30 % và B 33 liều, đạt 11 %"
    assert verdicts(text) == ["consistent", "consistent"]


def test_what_was_reached_of_each_plan_is_no_share_of_all(verdicts):
    text = "Gieo được 564 ha, đạt 94 % kế hoạch; trong đó lúa 420 ha, đạt 98 %; ngô 84 ha, đạt 80 %"
    assert set(verdicts(text)) == {"not_checkable"}


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Có 12 tổ dân phố, trong đó 9 tổ là tổ văn hóa, chiếm {} %", 75, 88),
        ("Có 60 đảng viên, trong đó nữ 24 (40 %), trẻ 9 ({} %)", 15, 17),
        ("Trồng 36/30 ha, đạt 120 %, vượt {} % kế hoạch", 20, 26),
        ("Thụ lý 45 vụ, giải quyết 36 vụ, đạt {} %", 80, 91),
    ],
)
def test_a_part_of_a_list_with_its_share_is_of_the_figure_before(text, right, wrong, verdicts):
    assert verdicts(text.format(right))[-1] == "consistent"
    assert verdicts(text.format(wrong))[-1] == "inconsistent"


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Xảy ra 24 vụ, giảm 6 vụ (24/30), tức giảm {} %", 20, 23),
        ("Hiện có 67/72 xã đạt chuẩn, chiếm hơn {} %", 93, 83),
        ("Đóng góp 1,26 tỷ đồng/tổng kinh phí 4,2 tỷ đồng, chiếm {} %", 30, 35),
    ],
)
def test_a_pair_beside_its_percentage_is_tied_to_it(text, right, wrong, verdicts):
    assert verdicts(text.format(right))[-1] == "consistent"
    assert verdicts(text.format(wrong))[-1] == "inconsistent"


@pytest.mark.parametrize(("share", "expected"), [("40", "consistent"), ("47", "inconsistent")])
def test_a_bare_part_of_a_named_whole_is_counted_of_it(share, expected, verdicts):
    assert verdicts(f"Trong số 245 đảng viên, có 98 nữ ({share} %)") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Bình quân mỗi năm giảm 1,2 % hộ nghèo, từ 8,5 % năm 2018 xuống 2,5 % năm 2023",
        "Hộ nghèo từ 120 hộ xuống còn 60 hộ, mỗi năm giảm 12 hộ",
    ],
)
def test_a_change_of_each_year_is_not_the_change_of_all(text, verdicts):
    assert "inconsistent" not in verdicts(text)


def test_a_part_with_a_share_of_its_own_has_no_second_one(verdicts):
    text = (
        "Trong 640 chi bộ được xếp loại, có 560 chi bộ hoàn thành tốt, đạt 87,5 %, trong đó có "
        "30,8 % xuất sắc"
    )
    assert "inconsistent" not in verdicts(text)


def test_a_list_in_brackets_behind_a_plan_is_not_the_plan(verdicts):
    text = (
        "Tuyển mới 970 học sinh, đạt 51,2 % kế hoạch (250 em cao đẳng, đạt 14,3 %; 720 em trung "
        "cấp, đạt 61,5 %)"
    )
    assert "inconsistent" not in verdicts(text)


@pytest.mark.parametrize(("times", "expected"), [("1,5", "ambiguous"), ("0,6", "not_checkable")])
def test_a_pair_before_a_multiple_counts_only_where_it_makes_it(times, expected, verdicts):
    assert verdicts(f"Có 45/30 lao động đủ điều kiện, tăng {times} lần")[-1] == expected


@pytest.mark.parametrize(
    ("percent", "expected"), [("13,57", "consistent"), ("13,75", "inconsistent")]
)
def test_a_whole_named_with_its_number_in_brackets_is_the_whole(percent, expected, verdicts):
    text = f"Có 592 người tham gia, bao phủ {percent} % so với lực lượng lao động (4.362)"
    assert verdicts(text)[-1] == expected


def test_share_of_insured_is_of_no_workers_named_before(arithmetic):
    text = (
        "Tạo việc làm cho 159 lao động, đạt 106% KH (kế hoạch 150 lao động); "
        "Tỷ lệ người dân tham gia bảo hiểm y tế đạt 94,15%"
    )
    told = [str(claim.verdict) for claim in arithmetic(text) if claim.reported]
    assert told == ["consistent", "not_checkable"]


def test_difference_in_time_is_of_no_plan_of_another_clause(verdicts):
    text = (
        "Trồng 47 ha so với KH 53 ha; Đến nay có 16.400 ha cây lâu năm, tăng 7,99% (tăng 1.213 ha)"
    )
    assert "inconsistent" not in verdicts(text)


def test_figures_that_give_one_yield_are_not_those_of_another(verdicts):
    text = (
        "Thu hoạch 170 ha, năng suất 52,0 tạ/ha, sản lượng 884 tấn; "
        "Năng suất bình quân cả năm đạt 55,3 tạ/ha"
    )
    assert "inconsistent" not in verdicts(text)


def test_fewer_dead_are_of_no_workers_of_the_sentence_before(verdicts):
    text = "Đưa 9.925 lao động đi làm việc. So với cùng kỳ giảm 45 vụ, giảm 44 người chết (31,88%)"
    assert "inconsistent" not in verdicts(text)


def test_one_rate_over_another_is_no_slip_of_a_third(verdicts):
    text = "Thu đạt 103% kế hoạch năm, hộ dùng điện đạt 99,98%, hộ dùng nước sạch đạt 100%"
    assert "inconsistent" not in verdicts(text)


def test_what_two_places_lack_is_no_difference_of_one(verdicts):
    text = "Bầu được 148/150 đại biểu; thiếu 1 đại biểu ở khu Đông và 1 đại biểu ở khu Tây"
    assert "inconsistent" not in verdicts(text)


def test_rate_of_a_sentence_of_its_own_is_no_slip_of_a_share_before(verdicts):
    text = "Có 140 em, lên lớp 133 em đạt 95%. Tỷ lệ đúng hạn đạt 95,3%"
    assert "inconsistent" not in verdicts(text)


def test_percentages_in_turn_are_of_one_sentence(verdicts):
    text = (
        "Tỷ lệ hộ nghèo 2% (45/2.250 hộ). Sửa được 12/20 cầu và 30/40 cống, tỷ lệ lần lượt "
        "là 60 % và 75 %. Hoàn thành 95% (38/40) số tổ"
    )
    assert set(verdicts(text)) == {"consistent"}


def test_figures_of_a_pair_have_places_of_their_own():
    [claim] = find_claims("Xảy ra 18/20 vụ, giảm 10 % so với cùng kỳ")
    assert [operand.start for operand in claim.operands] == [7, 10]


@pytest.mark.parametrize(
    "text",
    [
        "Có 58/64 khu vực bỏ phiếu có cử tri đi bầu đạt 100%",
        "Đánh bắt 5.120 tấn, tăng 8% cùng kỳ (khai thác biển 2.950 tấn, tăng 2,4%; nuôi 2.170 tấn)",
        "Đón 90 nghìn lượt, bằng 12% kế hoạch tỉnh giao và 12% kế hoạch huyện giao, tăng 15%",
    ],
)
def test_figures_of_other_things_are_not_called_wrong(text, verdicts):
    assert "inconsistent" not in verdicts(text)
