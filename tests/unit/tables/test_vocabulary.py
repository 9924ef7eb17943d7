"""Headers are read as a grammar: abbreviations, years and months, then the words that decide."""

import pytest

from wardstats.intake.tables.vocabulary import understand_header, unit_in
from wardstats.model.periods import Period

NINE = Period.parse("2020-9M")


@pytest.mark.parametrize(
    ("path", "role", "period"),
    [
        (("KH năm 2020",), "plan", "2020"),
        (("Kế hoạch",), "plan", "2020"),
        (("DỰ TOÁN\nNĂM 2020",), "plan", "2020"),
        (("KH tháng 9",), "plan", "2020-09"),
        (("KH lũy kế",), "plan", "2020-9M"),
        (("Ước TH tháng 9",), "actual", "2020-09"),
        (("ƯTH tháng báo cáo",), "actual", "2020-09"),
        (("Ước T9",), "actual", "2020-09"),
        (("LK",), "actual", "2020-9M"),
        (("Luỹ kế đến hết tháng 9",), "actual", "2020-9M"),
        (("Lũy kế đến hết tháng 8",), "actual", "2020-8M"),
        (("TH đến hết tháng trước",), "actual", "2020-8M"),
        (("9 tháng",), "actual", "2020-9M"),
        (("Thực hiện",), "actual", "2020-9M"),
        (("Thực hiện quý III",), "actual", "2020-Q3"),
        (("Ước thực hiện cả năm",), "actual", "2020"),
        (("Năm 2018",), "actual", "2018"),
        (("TH năm 2019",), "actual", "2019"),
        (("Cùng kỳ năm trước",), "prior", "2019-9M"),
        (("TH 9 tháng 2019",), "prior", "2019-9M"),
        (("TH tháng 9/2019",), "prior", "2019-09"),
        (("Năm trước", "Lũy kế"), "prior", "2019-9M"),
        (("% KH",), "plan_percent", "2020-9M"),
        (("TH/KH (%)",), "plan_percent", "2020-9M"),
        (("So sánh (%)", "KH năm"), "plan_percent", "2020-9M"),
        (("Tỷ lệ % so với dự toán",), "plan_percent", "2020-9M"),
        (("Tỷ lệ hoàn thành",), "plan_percent", "2020-9M"),
        (("% tăng, giảm so cùng kỳ",), "growth_percent", "2020-9M"),
    ],
)
def test_a_header_says_role_and_period(path, role, period):
    meaning = understand_header(path, NINE)
    assert (meaning.kind, meaning.role, meaning.period) == ("figure", role, period)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("STT", "number"), ("TT", "number"), ("Chỉ tiêu", "label"), ("NỘI DUNG", "label"),
        ("ĐVT", "unit"), ("Đơn vị tính", "unit"), ("Mã", "code"), ("Ghi chú", "remark"),
        ("So với tháng trước (%)", "ignored"), ("Tăng, giảm", "ignored"),
        ("Tỷ lệ (%)", "percent"), ("So cùng kỳ (%)", "percent"),
    ],
)  # fmt: skip
def test_a_header_says_its_kind(text, kind):
    assert understand_header((text,), NINE).kind == kind


@pytest.mark.parametrize("text", ["Người phụ trách", "Địa chỉ", "Hộ", ""])
def test_a_header_without_known_words_is_not_guessed(text):
    assert understand_header((text,), NINE) is None


@pytest.mark.parametrize(
    ("text", "assigner"),
    [("KH quận giao", "quận"), ("Kế hoạch HĐND phường giao", "HĐND phường"),
     ("Trung ương giao", "Trung ương"), ("KH năm 2020", "")],
)  # fmt: skip
def test_a_plan_says_who_set_it(text, assigner):
    assert understand_header((text,), NINE).assigned_by == assigner


@pytest.mark.parametrize(
    ("text", "assigner"),
    [("Tỷ lệ % so với KH quận giao", "quận"), ("TH/KH HĐND phường giao (%)", "HĐND phường"),
     ("% KH năm", "")],
)  # fmt: skip
def test_a_percentage_says_whose_plan_it_is_of(text, assigner):
    meaning = understand_header((text,), NINE)
    assert (meaning.role, meaning.assigned_by) == ("plan_percent", assigner)


def test_an_estimate_is_said_by_its_header():
    assert understand_header(("Ước 9 tháng",), NINE).is_estimate


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Kế hoạch (1.000 đồng)", "nghìn đồng"),
        ("(ĐVT: Triệu đồng)", "triệu đồng"),
        ("Đơn vị tính: tỷ đồng", "tỷ đồng"),
        ("Số vụ (vụ)", "vụ"),
        ("Hội (theo báo cáo)", ""),
        ("Chỉ tiêu", ""),
    ],
)
def test_a_unit_stands_in_brackets_or_behind_its_word(text, unit):
    assert unit_in(text) == unit


def test_in_a_year_report_the_year_before_is_the_prior_one():
    meaning = understand_header(("Thực hiện năm 2019",), Period.parse("2020"))
    assert (meaning.role, meaning.period) == ("prior", "2019")
