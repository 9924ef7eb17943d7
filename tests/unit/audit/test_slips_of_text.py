"""A year, an ordinal or a document code that cannot be meant."""

import pytest

DATED = "Phường A, ngày 15 tháng 9 năm 2021\n\n"


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        (DATED + "Tuyên truyền các ngày lễ 3 tháng cuối năm 2020.", "year"),
        ("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2021\n\nNHIỆM VỤ 6 THÁNG CUỐI NĂM 2020", "year"),
        ("Thực hiện Kế hoạch ngày 31/11/2022 của UBND phường", "date"),
        ("Họp ngày 30 tháng 02 năm 2023 về thu phí", "date"),
        ("Họp ngày 15/13/2024 về thu phí", "date"),
        ("Kết quả quý II/2021. Tội phạm tăng so với cùng kỳ năm 2021.", "year"),
        ("Chào mừng Đại hội Đảng toàn quốc lần thứ XII.\nSau Đại hội Đảng toàn quốc lần thứ XIII.",
         "ordinal"),
        ("Thực hiện Nghị định 100/2019/NĐ-TTg về xử phạt.", "document_code"),
        ("Căn cứ Quyết định số 15/NQ-UBND của UBND phường.", "document_code"),
    ],
)  # fmt: skip
def test_slip_is_found(text, meaning, arithmetic):
    [claim] = arithmetic(text)
    assert (claim.kind, claim.meaning, claim.verdict) == ("text_slip", meaning, "inconsistent")


@pytest.mark.parametrize(
    "text",
    [
        DATED + "Nhiệm vụ 3 tháng cuối năm 2021.",
        "Họp ngày 29/02/2024, ngày 31 tháng 12 năm 2023 và ngày 30/4/2024",
        DATED + "So với 9 tháng đầu năm 2020.",
        "Kết quả 9 tháng đầu năm 2021. Tội phạm giảm so với cùng kỳ năm 2020.",
        "Kết quả tháng 9. So với 9 tháng đầu năm 2020 thu tăng; chi giảm so với cùng kỳ năm 2020.",
        "Quý I năm 2020 và quý I năm 2021 thu tăng so với cùng kỳ năm 2018.",
        "Đại hội đại biểu Đảng bộ phường lần thứ III, Đại hội Đảng bộ quận lần thứ XXIV",
        "Kỳ họp lần thứ 4 và kỳ họp lần thứ 5",
        "Nghị định 30/2020/NĐ-CP, Quyết định số 95/2009/QĐ-TTg, Kế hoạch số 21/KH-UBND",
        "Nghị quyết số 11-NQ/QU, Nghị quyết 05/NQ-HĐND, Công văn số 12/UBND-VP",
    ],
)
def test_right_text_is_left_alone(text, arithmetic):
    assert arithmetic(text) == []


def test_comparison_with_an_older_year_is_asked(arithmetic):
    [claim] = arithmetic("Kết quả 9 tháng đầu năm 2021. Tội phạm giảm so với cùng kỳ năm 2018.")
    assert (claim.verdict, claim.computed, bool(claim.question)) == ("ambiguous", "2020", True)
