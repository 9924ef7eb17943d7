"""Sentences as wards write them: which kind of claim, and what verdict."""

import pytest

from wardstats.audit import find_claims


@pytest.mark.parametrize(
    ("text", "kind", "verdict"),
    [
        ("Tổng số 45 đảng viên (nam 20, nữ 25)", "sum_of_parts", "consistent"),
        ("Có 20 nam và 25 nữ, tổng cộng 45 người", "sum_of_parts", "consistent"),
        ("Hỗ trợ 20 hộ nghèo và 25 hộ cận nghèo, tổng cộng 45 hộ", "sum_of_parts", "consistent"),
        (
            "Thu thuế 5,1 tỷ đồng, thu phí 0,4 tỷ đồng, tổng thu 5,5 tỷ đồng",
            "sum_of_parts",
            "consistent",
        ),
        ("Số hộ nghèo giảm từ 120 hộ xuống còn 85 hộ (giảm 35 hộ)", "yoy_change", "consistent"),
        ("Đàn bò tăng từ 300 con lên 340 con, tăng 40 con", "yoy_change", "consistent"),
        (
            "Hiện có 607,5 ha, trong đó: lúa 300 ha + ngô 200 ha + sắn 107,5 ha",
            "sum_of_parts",
            "consistent",
        ),
        (
            "Tiếp nhận 120 hồ sơ; đã giải quyết 110 hồ sơ; còn 10 hồ sơ đang giải quyết",
            "sum_of_parts",
            "consistent",
        ),
        (
            "Tiếp nhận 120 hồ sơ, đã giải quyết 110 hồ sơ, còn lại 10 hồ sơ trong hạn",
            "sum_of_parts",
            "consistent",
        ),
        ("Trồng được 120 ha, vượt 20 ha so với kế hoạch (100 ha)", "sum_of_parts", "consistent"),
        ("Xảy ra 8 vụ, tăng 4 vụ (8/4 vụ) so với cùng kỳ", "sum_of_parts", "consistent"),
        (
            "Toàn phường có 15 tổ dân phố, trong đó 9 tổ loại A, 4 tổ loại B, 2 tổ loại C",
            "sum_of_parts",
            "consistent",
        ),
        (
            "Tổng số hồ sơ tiếp nhận là 350 (trực tuyến 210; trực tiếp 140)",
            "sum_of_parts",
            "consistent",
        ),
        (
            "Tổng kinh phí 1,25 tỷ đồng; trong đó ngân sách 1 tỷ đồng, nhân "
            "dân đóng góp 250 triệu đồng",
            "sum_of_parts",
            "consistent",
        ),
        (
            "Tổng kinh phí 1,25 tỷ đồng; trong đó ngân sách 1,1 tỷ đồng, nhân "
            "dân đóng góp 250 triệu đồng",
            "sum_of_parts",
            "inconsistent",
        ),
        ("Thu hoạch 420 tấn (vụ xuân 230 tấn, vụ mùa 190 tấn)", "sum_of_parts", "consistent"),
        (
            "Số dư đầu kỳ 12,5 triệu đồng, thu trong kỳ 30 triệu đồng, chi "
            "20,5 triệu đồng, tồn cuối kỳ 22 triệu đồng",
            "sum_of_parts",
            "consistent",
        ),
        (
            "Kết quả: 12 giấy khen tập thể + 18 giấy khen cá nhân = 30 giấy khen",
            "sum_of_parts",
            "consistent",
        ),
        (
            "Thu 12 triệu đồng, vượt 2 triệu đồng so với kế hoạch 10 triệu đồng",
            "sum_of_parts",
            "consistent",
        ),
        ("Xảy ra 22 vụ, tăng 10% (22/20 vụ) so với cùng kỳ", "yoy_change", "consistent"),
        ("Năm 2020 thu 36 tỷ đồng, năm 2019 thu 30 tỷ đồng, tăng 20%", "yoy_change", "consistent"),
        ("Xảy ra 18 vụ, so với cùng kỳ năm trước giảm 02 vụ (-10%)", "yoy_change", "consistent"),
        ("Xảy ra 18/20 vụ, giảm 10% so với cùng kỳ", "yoy_change", "consistent"),
        (
            "6 tháng đầu năm xảy ra 18 vụ, giảm 2 vụ (giảm 10%) so với cùng kỳ 2019",
            "yoy_change",
            "consistent",
        ),
        (
            "Doanh thu đạt 36 tỷ đồng, bằng 120% so với cùng kỳ (30 tỷ đồng)",
            "yoy_change",
            "consistent",
        ),
        (
            "Doanh thu đạt 36 tỷ đồng/30 tỷ đồng, bằng 120% so với cùng kỳ",
            "yoy_change",
            "consistent",
        ),
        ("So với cùng kỳ năm 2019 tăng 12,5%", "yoy_change", "not_checkable"),
        (
            "Số vụ phạm pháp hình sự: 18 vụ, giảm 02 vụ, bằng 10% so với cùng kỳ",
            "yoy_change",
            "consistent",
        ),
        ("Sản lượng đạt 550 tấn, tăng 50 tấn (+10%) so với năm 2019", "yoy_change", "consistent"),
        (
            "Toàn phường có 15 tổ dân phố, 14 tổ đạt danh hiệu văn hóa (93,3%)",
            "ratio_with_operands",
            "consistent",
        ),
        ("Tổng số 2.342 hộ, hộ nghèo còn 152 hộ, chiếm tỷ lệ 6,49%", "rate", "consistent"),
        ("Hộ nghèo 152/2.342 hộ, chiếm tỷ lệ 6,49%", "ratio_with_operands", "consistent"),
        (
            "Số hộ nghèo là 152 hộ trên tổng số 2.342 hộ, chiếm 6,49%",
            "ratio_with_operands",
            "consistent",
        ),
        (
            "Trong số 250 đối tượng, đã khám cho 240 đối tượng, đạt 96%",
            "ratio_with_operands",
            "consistent",
        ),
        (
            "Khám cho 240 đối tượng, đạt 96% trên tổng số 250 đối tượng",
            "ratio_with_operands",
            "consistent",
        ),
        (
            "Chỉ tiêu giao 20 đảng viên, kết nạp 18 đảng viên (đạt 90%)",
            "ratio_with_operands",
            "consistent",
        ),
        (
            "Kết nạp 18 đảng viên/chỉ tiêu 20 đảng viên, đạt 90%",
            "ratio_with_operands",
            "consistent",
        ),
        ("Kết nạp 18 đảng viên/KH 20 đảng viên (90%)", "ratio_with_operands", "consistent"),
        ("Giải ngân 45 tỷ đồng/tổng số 50 tỷ đồng, đạt 90%", "ratio_with_operands", "consistent"),
        (
            "Đến nay đã giải ngân được 45 trong tổng số 50 tỷ đồng (đạt 90%)",
            "ratio_with_operands",
            "consistent",
        ),
        ("Có 45/50 em = 90 %; 12/16 lớp = 75 %", "ratio_with_operands", "consistent"),
        (
            "Dự toán giao: 50 tỷ đồng; thực hiện: 45 tỷ đồng; đạt 90%",
            "ratio_with_operands",
            "consistent",
        ),
        (
            "Tỷ lệ giải quyết đúng hạn đạt 98,0% (147/150 hồ sơ)",
            "ratio_with_operands",
            "consistent",
        ),
        ("Tỷ lệ giải quyết đúng hạn 147/150 (98%)", "ratio_with_operands", "consistent"),
        ("Kế hoạch 50, thực hiện 45, đạt 90%", "ratio_with_operands", "consistent"),
        ("Đã giải quyết 147/150 hồ sơ đạt 96%", "ratio_with_operands", "inconsistent"),
        ("Thực hiện 125% kế hoạch (25/20 buổi)", "ratio_with_operands", "consistent"),
        (
            "Tổ chức 25 buổi tuyên truyền, bằng 125% KH (20 buổi)",
            "ratio_with_operands",
            "consistent",
        ),
    ],
)
def test_sentence_is_understood(text, kind, verdict, arithmetic):
    assert (kind, verdict) in [(claim.kind, str(claim.verdict)) for claim in arithmetic(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị lần thứ 5, khóa XII ngày 10/5/2020 tại số 15 đường Lê Lợi",
        "Từ 7h30 đến 11h30 các ngày 12, 13/6",
        "Công văn 1234/UBND-VP ngày 05/06/2020",
        "Đường 12m, lô 15-17, thửa đất số 45, tờ bản đồ số 12",
        "hotline 0225.3842.123 hoạt động 24/7",
        "Luật số 72/2020/QH14 và Thông tư 343/2016/TT-BTC",
        "mức độ 3, 4; cấp độ 2/4; nhóm tuổi 15-49",
        "Giai đoạn 2021-2025 tầm nhìn 2030",
        "STT, tổng số người (1=2+3), người có công",
        "Chỉ số cải cách xếp 9/63 tỉnh, thành phố",
        "Vay 36 tháng, lãi suất 0,66%/tháng",
        "Điều tra cơ sở cá thể 1/72020 trên địa bàn",
        "Phục vụ 5 lượt đoàn/75 lượt người",
        "chỉ số PM2.5 và nhiệt độ 38 độ",
        "Quyết định số 1050/QĐ-UBND, Kết luận 07-KL/TW",
        "kỷ niệm 130 năm ngày sinh, 75 năm Quốc khánh 2/9",
        "lịch tiếp công dân thứ 5 hàng tuần, tổ 12/khu 3",
        "phục vụ 1/2 ngày, 3/4 diện tích",
    ],
)
def test_figures_that_claim_nothing_are_left_alone(text, arithmetic):
    assert arithmetic(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tổng số hộ nghèo đầu năm là 3.300 hộ; hiện còn 2.050 hộ (chiếm 4,1% so với tổng số hộ)",
        "Khám cho 90 người, tiêm chủng mở rộng đạt 71,9% kế hoạch",
        "Trồng 440 ha, đạt 102,8% kế hoạch, tăng 10,6% so với cùng kỳ",
        "Lúa 226 ha, ngô 50 ha, năng suất 62,5 tạ/ha, giá trị 45 tỷ đồng",
        "Giảm số hộ nghèo từ 28 hộ xuống còn 23 hộ; 90% gia đình đạt văn hóa",
        "Trong đó thu cân đối 415 tỷ đồng, chi 38 nghìn suất quà",
        "Có đến 5/9 phường có tỷ lệ này dưới 3% và cả 9/9 phường đạt tỷ lệ dưới 10%",
        "Tiếp nhận 196 hồ sơ, đúng hạn 192 hồ sơ (đạt 96,5%), hồ sơ đến hạn 199 hồ sơ",
        "Đúng hạn 96,55%, trễ hạn 3,45%, trả lại 0,08%",
        "Bắt 2.552 đối tượng (gồm 572 băng nhóm, 1.852 đối tượng)",
        "Khởi tố 1.578 vụ/2.107 bị can, tăng 145 vụ/232 bị can",
        "Tổng dư nợ 121 tỷ đồng. Trong đó hộ nghèo 90 tỷ đồng. Doanh số cho vay 50 tỷ đồng.",
        "Năm 2019 có 60 hộ nghèo; năm 2020 còn 52 hộ nghèo, chiếm 2,1%",
        "Mức 4 665 611 54 352 57,6% 188 30,8%\nTTHC trực tuyến 843 100% 843 100% 456 54,1%",
    ],
)
def test_figures_that_do_not_belong_together_are_not_called_wrong(text):
    assert not [claim for claim in find_claims(text) if claim.verdict == "inconsistent"]


def test_percentage_of_another_thing_takes_no_figure_of_the_one_before(arithmetic):
    [claim] = arithmetic("Khám cho 90 người, tiêm chủng mở rộng đạt 71,9% kế hoạch")
    assert claim.operands == ()


@pytest.mark.parametrize(
    "text",
    [
        "Xảy ra 75 vụ, làm 22 người bị thương. So với tháng 8/2021, tăng 09 vụ (13,64%)",
        "Xảy ra 75 vụ, làm 22 người bị thương. So với cùng kỳ, tăng 02 người bị thương (10%)",
        "Khám phá 122 vụ. So với quý trước giảm 03 số vụ khám phá (-2,4%)",
    ],
)
def test_change_is_said_of_the_sentence_before(text, arithmetic):
    [claim] = arithmetic(text)
    assert (claim.kind, claim.verdict) == ("yoy_change", "consistent")


def test_change_that_fits_nothing_of_the_sentence_before_is_not_called_wrong(arithmetic):
    [claim] = arithmetic("Xảy ra 75 vụ. So với cùng kỳ, trộm cắp giảm 3 vụ (20%)")
    assert claim.verdict == "not_checkable"


def test_figure_in_three_scales_is_one(arithmetic):
    [claim] = arithmetic("Thu được 10 tỷ 440 triệu 932 nghìn đồng, đạt 100% dự toán")
    assert str(claim.operands[0].quantity.value) == "10440932000"


def test_list_may_go_on_in_sentences_that_make_the_total(arithmetic):
    text = "Xảy ra 11 vụ, làm rõ 9 vụ. Trong đó 1 vụ cướp; 8 vụ trộm. Lừa đảo 2 vụ. Đánh nhau 1 vụ."
    [claim] = arithmetic(text)
    assert (claim.verdict, claim.computed) == ("inconsistent", "12 vụ")


def test_whole_may_stand_behind_its_share(verdicts):
    text = "Tiếp nhận 196 hồ sơ, đúng hạn 192 hồ sơ (đạt 96,5%), hồ sơ đến hạn 199 hồ sơ"
    assert verdicts(text) == ["consistent"]


def test_rate_of_another_thing_takes_no_figure_over_a_comma(arithmetic):
    text = "Tạo việc làm cho 458 lao động, tỷ lệ qua đào tạo đạt 78,2%, đạt 100,3% chỉ tiêu"
    assert [claim.operands for claim in arithmetic(text)] == [(), ()]
