"""Percentages, parts and cells of another subject than the figures beside them: none is wrong."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Dân tộc Kinh chiếm 83%, Tày chiếm 9%, trong đó nữ chiếm 48%",
        "Cán bộ người dân tộc chiếm 45%, nữ chiếm 40%, đảng viên chiếm 60%",
        "Học sinh dân tộc chiếm 62%, nữ chiếm 48%, hộ nghèo chiếm 33%",
        "Giáo viên dân tộc Kinh chiếm 60%, nữ chiếm 70%, đảng viên chiếm 40%",
        "Ngân sách cho công tác dân tộc chiếm 30%, tăng; y tế chiếm 50%, giáo dục chiếm 40%",
        "Tổng số cán bộ 152 | Nữ 61 | Đảng viên 92",
        "Tổng số trẻ 1.215 | Nữ 605 | Tiêm đủ 600",
        "Tổng số hộ 312 | Hộ nghèo 101 | Hộ vay 210",
        "Tổng số học sinh 254 | Nữ 122 | Dân tộc 133",
        "Tổng số 512 | Cùng kỳ 412 | Tăng 101",
        "Tổng thu 512 triệu | Năm trước 412 triệu | Tăng 110 triệu",
        "Tổng số phiếu 412 | Hợp lệ 312 | Đồng ý 110",
        "Toàn xã có 1.950 hộ. Vận động 1.764 hộ tham gia, chiếm 90,52% dân số",
        "Có 41 dự án. Có 37 dự án FDI, chiếm 90,52% vốn đầu tư",
        "Có 41 hợp tác xã. Có 37 hợp tác xã nông nghiệp, chiếm 90,52% tổng doanh thu",
        "Xã có 41 thôn. Có 37 thôn có nước sạch, chiếm 90,52% hộ dân",
        "Hội phụ nữ có 41 tổ. Có 37 tổ tiết kiệm, đạt 90,52% hội viên tham gia",
        "Năm 2019 có 1.950 hộ. Năm 2020 có 1.764 hộ tham gia, đạt 90,52%",
        "Tổng diện tích gieo trồng 500 ha, lúa lai 125 ha, chiếm 13,5% tổng diện tích tự nhiên",
        "Tổng diện tích lúa 500 ha, lúa lai 125 ha, chiếm 10,5% tổng diện tích gieo trồng",
        "Tổng vốn đầu tư là 500 tỷ đồng, vốn dân góp 60 tỷ đồng chiếm 20% tổng vốn xây dựng đường",
        "Tổng vốn năm 2019 là 4.690 tỷ đồng. Vốn huyện 246 tỷ đồng, chiếm 5,82% tổng vốn năm 2020",
        "Tổng số: 540 hộ; hộ nghèo: 54 hộ; tỷ lệ hộ nghèo toàn huyện: 8%",
        "Tổng số: 540 hộ; hộ nghèo: 54 hộ; mục tiêu tỷ lệ hộ nghèo: 8%",
        "Huyện có 84.200 người. Trong đó 21.050 người là nông dân, chiếm 42,1% lực lượng lao động",
        "Kết nạp 40 đảng viên. Trong đó, có 10 đảng viên nữ, toàn xã nữ chiếm 27,5%",
        "Kế hoạch của năm là 700 triệu. Đã giải ngân 430 triệu, đạt 61,9% vốn giao",
        "Kế hoạch 600 ha. Gieo trồng 430 ha, đạt 71,9% diện tích",
        "Kế hoạch năm là 700 triệu đồng. Đã thu 430 triệu đồng, đạt 62,4% dự toán giao",
        "Có 129 cơ sở, số vi phạm tăng 7 trường hợp, tăng 57,9%",
        "Kiểm tra 129 cơ sở, xử phạt tăng 47 trường hợp (tăng 62%)",
        "Có 129 cơ sở hoạt động, phạt tăng 47 trường hợp so với cùng kỳ (57,9%)",
        "Thị trấn có dân số 4.000, diện tích toàn huyện 154,8 km2, mật độ 900 người/km2",
        "Dân số 139.320, diện tích 154,8 km2, mật độ dân số nội thị 1.900 người/ km2",
        "Có 30 cán bộ nữ, 25 cán bộ có bằng đại học, 6 cán bộ chưa có bằng ngoại ngữ",
        "Thu 150 triệu, tăng 25% so với cùng kỳ (trước điều chỉnh 130 triệu)",
        "Kế hoạch 400 cây, trồng 500 cây, đạt 400 kế hoạch, vượt 100 cây",
        "Phát hiện 40/32 vụ, tăng 25,3% số tiền",
    ],
)
def test_what_is_said_of_others_is_not_called_wrong(text, arithmetic):
    assert "inconsistent" not in [claim.verdict for claim in arithmetic(text)]


@pytest.mark.parametrize(
    "text",
    [
        "12 kg/ ",
        "| 12 người/ ",
        "Xã có gần 1.000 hộ. Tỷ lệ hộ văn hóa 89,32%. Có 893 hộ.",
        "Hỗ trợ gần 10.000 hộ, 8.932 hộ, đạt 89,321%",
        "Có 0/0 vụ, tăng 25,3%",
    ],
)
def test_odd_figures_do_not_stop_the_reading(text, arithmetic):
    assert all(claim.text in text for claim in arithmetic(text))


def test_parts_make_the_second_figure_of_a_pair(arithmetic):
    [_pair, total] = arithmetic("Kiểm tra 42/54 cơ sở, 40 cơ sở đạt, 14 cơ sở không đạt")
    assert (total.kind, total.verdict, str(total.reported)) == (
        "sum_of_parts", "consistent", "54 cơ sở",
    )  # fmt: skip
