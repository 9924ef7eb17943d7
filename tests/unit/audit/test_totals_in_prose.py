"""Totals with their parts: in a sentence, in brackets, in a list, in columns."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Có 45 hội viên, trong đó 20 hội viên nam và 25 hội viên nữ",
        "Tổng chi 8,2 tỷ đồng, gồm: chi thường xuyên 6,9 tỷ đồng, chi đầu tư 1,3 tỷ đồng",
        "Tổng chi 8,2 tỷ đồng: chi thường xuyên 6,9; chi đầu tư 1,3 tỷ đồng",
        "Tiếp nhận 30 đơn (khiếu nại 12 đơn, tố cáo 3 đơn, kiến nghị 15 đơn)",
        "Tổng diện tích 96 ha. Trong đó lúa 40/38 ha. Đậu 25/25 ha. Ngô 31/35 ha",
        "Gieo trồng 120 ha, chia ra: lúa 80 ha; ngô 40 ha.",
        "Tổng thu 5,5 tỷ đồng, trong đó: thuế 5,1 tỷ đồng, phí 400 triệu đồng",
        "Tổng thu 100 triệu đồng\nTrong đó\n+ Phí 40 triệu đồng\n+ Quỹ 60 triệu đồng\n- Chi khác",
        "Thành lập phường 3,2 km² trên cơ sở 1,9 km² của phường A và 1,3 km² của phường B",
        "Cơ cấu kinh tế: nông nghiệp 12,5%, công nghiệp 40,3%, dịch vụ 47,2%",
    ],
)
def test_right_total_is_consistent(text, arithmetic):
    totals = [claim for claim in arithmetic(text) if claim.kind == "sum_of_parts"]
    assert [str(claim.verdict) for claim in totals] == ["consistent"]


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("Có 45 hội viên, gồm 20 hội viên nam và 26 hội viên nữ", "46 hội viên"),
        ("Tổng chi 8,2 tỷ đồng, gồm: chi thường xuyên 6,9 tỷ đồng, chi đầu tư 1,6 tỷ đồng",
         "8,5 tỷ đồng"),
        ("Xảy ra 7 vụ, trong đó trộm cắp 5 vụ, cướp giật 1 vụ, lừa đảo 2 vụ", "8 vụ"),
        ("Cả xã có 24.650 hộ, trong đó hộ nông nghiệp 17.230 hộ, hộ kinh doanh 4.450 hộ và hộ khác "
         "2.790 hộ", "24.470 hộ"),
        ("Chi trợ cấp cho 5.840 người, trong đó người cao tuổi 4.160 người, người khuyết tật "
         "1.860 người", "6.020 người"),
        ("Phạt 84 vụ (xe máy 61 vụ, xe tải 17 vụ); tạm giữ 30 phương tiện", "78 vụ"),
        ("Cấp 52 giấy phép, gồm cấp mới 31 giấy phép, cấp lại 18 giấy phép; thu lệ phí 4,2 triệu "
         "đồng", "49 giấy"),
    ],
)  # fmt: skip
def test_parts_that_do_not_give_the_total_are_inconsistent(text, computed, arithmetic):
    [claim] = [claim for claim in arithmetic(text) if claim.kind == "sum_of_parts"]
    assert (claim.verdict, claim.computed) == ("inconsistent", computed)


def test_list_that_need_not_be_complete_is_not_called_wrong(arithmetic):
    claims = arithmetic("Kiểm tra 60 cơ sở, trong đó 20 cơ sở ăn uống, 15 cơ sở làm đẹp")
    assert {str(claim.verdict) for claim in claims} <= {"not_checkable"}


def test_remainder_that_many_slips_explain_is_no_error(arithmetic):
    claims = arithmetic("Có 776 hộ, trong đó 36 hộ kinh doanh, 733 hộ nông nghiệp")
    assert {str(claim.verdict) for claim in claims} <= {"not_checkable"}


def test_parts_that_may_overlap_are_asked(arithmetic):
    [claim] = arithmetic("Dự hội nghị có 60 người, trong đó 45 phụ nữ, 40 đảng viên")
    assert (claim.verdict, bool(claim.question)) == ("ambiguous", True)


def test_rounded_parts_may_fit_within_rounding(arithmetic):
    text = (
        "Tổng thu 4,1 tỷ đồng, gồm: cấp xã 2,1 tỷ đồng, cấp huyện 1,1 tỷ đồng, cấp tỉnh 1 tỷ đồng"
    )
    [claim] = arithmetic(text)
    assert claim.verdict == "consistent_within_rounding"


@pytest.mark.parametrize(
    "text",
    [
        "Đầu năm có 120 hộ nghèo, giảm 35 hộ, hiện còn lại 85 hộ",
        "Bầu được 28/30 đại biểu (thiếu 2 đại biểu)",
        "Trồng 42/40 ha, vượt 2 ha so với kế hoạch",
        "Tồn 120 + thu 80 - chi 50 = 150",
        "Cộng 150 = 40+50+60",
    ],
)
def test_balance_is_consistent(text, arithmetic):
    sums = [claim for claim in arithmetic(text) if claim.kind == "sum_of_parts"]
    assert [str(claim.verdict) for claim in sums] == ["consistent"]


def test_balance_that_does_not_close_is_inconsistent(arithmetic):
    [claim] = arithmetic("Đầu năm có 120 hộ nghèo, giảm 35 hộ, hiện còn lại 95 hộ")
    assert claim.verdict == "inconsistent"
