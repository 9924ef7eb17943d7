"""Which parts are all of a total, which figures are products, and what is no ratio at all."""

import pytest


def test_what_stands_at_a_figure_of_its_own_is_no_remainder(verdicts):
    text = "Toàn phường có 900 hộ, trong đó 300 hộ làm nghề; hộ nghèo còn 18 hộ, chiếm 2 %"
    assert verdicts(text) == ["consistent"]


@pytest.mark.parametrize(("rest", "expected"), [("70", "consistent"), ("60", "inconsistent")])
def test_parts_with_what_is_left_are_all_of_the_total(rest, expected, verdicts):
    text = f"Tuyển 190 công dân, trong đó 120 công dân chính thức, còn lại {rest} công dân dự bị"
    assert set(verdicts(text)) == {expected}


def test_a_scale_of_a_map_may_have_a_dot(verdicts):
    assert verdicts("Đo vẽ bản đồ địa chính tỷ lệ 1/2.000, tờ số 5") == []


@pytest.mark.parametrize(("total", "expected"), [("160", "consistent"), ("165", "inconsistent")])
def test_a_bare_total_takes_the_unit_of_its_parts(total, expected, verdicts):
    text = f"Tổng số hiện có là {total} (gồm 120 dịch vụ một phần và 40 dịch vụ toàn trình)"
    assert verdicts(text) == [expected]


def test_a_column_of_totals_is_what_the_share_beside_it_is_of(verdicts):
    table = "Thôn | Tổng số | Đi bầu | Tỷ lệ (%)\nA | 400 | 390 | 97,50\nB | 500 | 480 | 90,60"
    assert verdicts(table) == ["consistent", "inconsistent"]


def test_parts_behind_trong_do_that_miss_by_a_digit_are_asked_about(arithmetic):
    text = "Thu 9.298 tỷ đồng. Trong đó phí 6.565 tỷ đồng, thuế 1.413 tỷ đồng, lãi 1.300 tỷ đồng"
    [claim] = arithmetic(text)
    assert (str(claim.verdict), "20 tỷ đồng" in claim.question) == ("ambiguous", True)


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ số giới tính là 109,4 bé trai/100 bé gái",
        "Nơi cao nhất là 155 trẻ trai/100 trẻ gái",
        "Số bác sĩ đạt 9,8 người/10.000 dân",
        "Trong tuần 43/2022 không có ca bệnh",
    ],
)
def test_how_many_come_to_a_round_number_is_no_ratio(text, verdicts):
    assert "not_checkable" not in verdicts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 614 người, trong đó thành thị 435 người, nông thôn 139 người", "inconsistent"),
        ("Tuyển 310 người (trong đó, nghĩa vụ quân sự 260 người, nghĩa vụ công an 40 người)",
         "inconsistent"),
        ("Gieo 394 ha, trong đó vụ đông 45 ha, vụ xuân 159 ha, vụ mùa 154 ha", "inconsistent"),
        ("Có 310 hộ khó khăn (trong đó hộ nghèo 260 hộ, hộ cận nghèo 40 hộ)", ""),
    ],
)  # fmt: skip
def test_parts_that_are_sorts_of_one_thing_are_all_of_it(text, expected, verdicts):
    assert verdicts(text) == [expected][: bool(expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 362 vụ; trong đó 180 vụ cũ chuyển qua và 196 vụ mới phát sinh", ["inconsistent"]),
        ("Gọi 252 người, trong đó nghĩa vụ quân sự 228 người, nghĩa vụ công an 42 người",
         ["inconsistent"]),
        ("Kết nạp mới 640 hội viên, đưa ra 177 hội viên, như vậy tăng 436 hội viên",
         ["inconsistent"]),
        ("Niêm yết 5.358 cử tri, đã đi bầu 5.303 cử tri, còn 65 cử tri không đi bầu",
         ["inconsistent"]),
        ("Có 358 hộ, đã đăng ký 303 hộ, còn 5 hộ không dùng điện", []),
        ("Nhận mới 4.131 hồ sơ, tồn kỳ trước chuyển sang 2.171, lũy kế là 6.302 hồ sơ",
         ["consistent"]),
        ("Trong 4.561 HS có 12 hồ sơ trễ hạn (tỷ lệ 2,6 %)", ["inconsistent"]),
    ],
)  # fmt: skip
def test_figures_that_are_said_to_be_all_must_make_it(text, expected, verdicts):
    assert verdicts(text) == expected


def test_how_far_a_yield_rose_is_no_yield(verdicts):
    text = "Gieo 620 ha; năng suất 64,5 tạ/ha, tăng 0,5 tạ/ha so với vụ trước; sản lượng 3.999 tấn"
    assert "inconsistent" not in verdicts(text)


@pytest.mark.parametrize(
    ("output", "expected"), [("7.648", "consistent"), ("7.590", "inconsistent")]
)
def test_a_harvest_that_is_missed_by_little_is_meant(output, expected, verdicts):
    assert expected in verdicts(f"Xã A cấy 1.012 ha, 75,57 tạ/ha, {output} tấn")


def test_a_list_behind_a_colon_is_all_though_it_is_called_partly(verdicts):
    text = "Có 1.214 học sinh, trong đó: mầm non 356, tiểu học 512, trung học 336"
    assert verdicts(text) == ["inconsistent"]
