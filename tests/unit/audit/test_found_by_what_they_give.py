"""Figures that no wording ties together count only where they fit beyond chance."""

import pytest


@pytest.fixture
def judged(arithmetic):
    """The kind and verdict of each claim that figures were found for."""

    def find(text):
        return [(one.kind, str(one.verdict)) for one in arithmetic(text) if len(one.operands) > 1]

    return find


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ bao phủ 88,81 %; phường rà soát 1.287 hộ, lập hồ sơ 1.143 hộ",
        "Mức bao phủ là 88,81 %. Rà soát 1.287 hộ; lập hồ sơ 1.143 hộ",
        "Kho bạc ghi nhận 38,6 tỷ đồng, ngân sách được bố trí 41,52 tỷ đồng, tức 92,97 %",
        "Sản lượng 1.287 tấn, cùng vụ trước 1.143 tấn; tốc độ tăng 12,60 %",
    ],
)
def test_a_fine_percentage_finds_its_figures_and_says_how(text, arithmetic):
    [claim] = arithmetic(text)
    assert str(claim.verdict) == "consistent"
    assert "không gắn" in claim.explanation


def test_figures_of_other_things_are_not_taken(judged):
    assert judged("Rà soát 1.287 hộ. Đã cày ải 1.143 ha; kết quả chung là 88,81 %") == []


@pytest.mark.parametrize(
    "text",
    [
        "Đã chấm 117/120 sản phẩm; 53 sản phẩm loại tốt (bằng 45,3%)",  # of the 117
        "Dự họp 58 đại biểu; phương án một nhận 49 phiếu thuận (chiếm 84,48% đại biểu)",
    ],
)
def test_a_figure_of_a_pair_or_another_count_may_be_the_whole(text, judged):
    assert "consistent" in [verdict for _kind, verdict in judged(text)]


def test_a_coarse_percentage_among_many_figures_finds_none(judged):
    text = "Có 412 hộ, 367 hộ, 298 hộ, 254 hộ ở các khu; kết quả chung là 89 %"
    assert ("rate", "consistent") not in judged(text)


def test_a_total_that_is_not_called_so_finds_its_parts(judged):
    text = "Thu nhập 1.846 triệu đồng: lúa mang về 1.120 triệu đồng, rau mang về 726 triệu đồng"
    assert judged(text) == [("sum_of_parts", "consistent")]


def test_parts_that_miss_by_a_digit_say_nothing(judged):
    text = "Nguồn 1.846 triệu đồng. Lúa mang về 1.120 triệu đồng, rau mang về 725 triệu đồng"
    assert judged(text) == []


def test_small_totals_that_fit_by_chance_say_nothing(judged):
    assert judged("Họp 12 buổi. Ra quân 7 buổi, trực 5 buổi, dọn vệ sinh 4 buổi") == []


def test_a_change_in_number_told_before_gives_the_percentage(verdicts):
    text = "Xảy ra 469 vụ, giảm 78 vụ so với cùng kỳ; như vậy phạm pháp được kéo giảm {} %"
    assert verdicts(text.format("14,26"))[-1] == "consistent"
    assert verdicts(text.format("16,41"))[-1] == "not_checkable"
