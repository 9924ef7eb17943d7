"""Layouts of real forms: their columns, header rows and rows, filled with made-up figures."""

from __future__ import annotations

from workbooks.building import Book, habit, shown
from workbooks.expecting import Expected


@habit("table of many years with decimal dots, two decimals and empty last years", "2018.xlsx")
def many_years(book: Book) -> Expected:
    """2018 is the workbook's own year, 2017 the same period before, earlier years results."""
    book.sheet([
        ["Chỉ tiêu", "ĐV tính", 2016, 2017, 2018],
        ["3. GIẢM NGHÈO"],
        ["Hộ nghèo", "hộ", 31, 25, None],
        ["Tỷ lệ hộ nghèo", "%", shown(1.5, "0.00"), shown(1.25, "0.00"), "1.10"],
    ])  # fmt: skip
    return Expected(
        reads={
            "C3": "labour.poverty.poor_households actual 2016 31 hộ",
            "D3": "labour.poverty.poor_households prior 2017 25 hộ",
            "C4": "labour.poverty.poor_rate actual 2016 1.50 %",
            "D4": "labour.poverty.poor_rate prior 2017 1.25 %",
            "E4": "labour.poverty.poor_rate actual 2018 1.10 %",
        },
        missing={"E3": ""},
        finds={"decimal_dot E4"},
        ignores="A2",
        period="2018",
    )


@habit("monthly table whose row of numbers holds the formulas of its percentages", "2020-09.xlsx")
def waterways(book: Book) -> Expected:
    book.sheet([
        ["Chỉ tiêu", "Đơn vị", "Kế hoạch năm", "Lũy kế đến hết tháng trước",
         "Ước TH tháng báo cáo", "Lũy kế đến hết tháng báo cáo", "Lũy kế cùng kỳ năm trước",
         "Tỷ lệ (%)", "Tỷ lệ (%)"],
        ["A", "B", 1, 2, 3, 4, 5, "6=4/5", "7=4/1"],
        ["Văn bản đến", "văn bản", 1200, 800, 100, 900, 750, 120, 75],
    ])  # fmt: skip
    return Expected(
        reads={
            "C3": "documents.incoming plan 2020 1200 văn bản",
            "D3": "documents.incoming actual 2020-8M 800 văn bản",
            "E3": "documents.incoming actual 2020-09 estimate 100 văn bản",
            "F3": "documents.incoming actual 2020-9M 900 văn bản",
            "G3": "documents.incoming prior 2019-9M 750 văn bản",
            "H3": "documents.incoming index_percent 2020-9M 120 %",
            "I3": "documents.incoming plan_percent 2020-9M 75 %",
        },
        period="2020-09",
    )


@habit("two plans side by side: Trung ương giao, HĐND TP giao", "2022.xlsx")
def two_plans(book: Book) -> Expected:
    book.sheet([
        [None, None, "(ĐVT: Triệu đồng)"],
        ["Nội dung", "Trung ương giao", "HĐND TP giao"],
        ["1. Tổng thu NSNN trên địa bàn", 11500, 11800],
        ["- Thu tiền sử dụng đất", 900, 950],
    ])  # fmt: skip
    return Expected(
        reads={
            "B3": "revenue.state_budget plan[Trung ương] 2022 11500e6 đồng",
            "C3": "revenue.state_budget plan[HĐND TP] 2022 11800e6 đồng",
            "B4": "revenue.land_use_fee plan[Trung ương] 2022 900e6 đồng",
            "C4": "revenue.land_use_fee plan[HĐND TP] 2022 950e6 đồng",
        },
        period="2022",
    )
