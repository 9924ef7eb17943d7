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


@habit("fund table: units in the lower header, numbers below it, Cộng as the last row", "2019.xlsx")
def funds(book: Book) -> Expected:
    book.sheet([
        ["STT", "Tên đơn vị", "Kết quả năm 2019", None, None],
        [None, None, "Kế hoạch (1.000 đồng)", "Thực hiện (1.000 đồng)", "% KH"],
        [1, 2, 3, 4, 5],
        [1, "Quỹ Khuyến học", 600000, 450000, 75],
        [None, "Cộng", 600000, 450000, 75],
    ], merged="A1:A2 B1:B2 C1:E1")  # fmt: skip
    fund = "revenue.funds.study_promotion"
    return Expected(
        reads={
            "C4": f"{fund} plan 2019 600000e3 đồng",
            "D4": f"{fund} actual 2019 450000e3 đồng",
            "E4": f"{fund} plan_percent 2019 75 %",
            "C5": "? plan 2019 600000e3 đồng",
            "D5": "? actual 2019 450000e3 đồng",
            "E5": "? plan_percent 2019 75 %",
        },
        finds={"label_unknown B5"},
        ignores="A3 B3 C3 D3 E3",
        period="2019",
    )


@habit("monthly form of 14 columns and three header rows")
def fourteen_columns(book: Book) -> Expected:
    book.sheet([
        ["TT", "CÁC CHỈ TIÊU", "ĐVT", "Năm 2020", None, None, None, None, None, "Năm 2019", None,
         None, "So sánh", None, "Ghi chú"],
        [None, None, None, "Kế hoạch", None, None, "Thực hiện", None, None,
         "TH đến hết tháng trước", "TH tháng", "Lũy kế", "với tháng năm trước",
         "với lũy kế cùng kỳ"],
        [None, None, None, "năm", "tháng", "lũy kế", "từ đầu năm đến hết tháng trước",
         "Ước tháng báo cáo", "Lũy kế đến tháng báo cáo"],
        [1, "Phí, lệ phí", "triệu đồng", 90, 8, 68, 61, 8.5, 69.5, 59, 7.4, 66.4, 114.9, 104.7],
    ], merged="A1:A3 B1:B3 C1:C3 D1:I1 J1:L1 M1:N1 O1:O3 D2:F2 G2:I2 J2:J3 K2:K3 L2:L3 M2:M3"
              " N2:N3")  # fmt: skip
    fees = "revenue.tax.fees"
    return Expected(reads={
        "D4": f"{fees} plan 2020 90e6 đồng",
        "E4": f"{fees} plan 2020-09 8e6 đồng",
        "F4": f"{fees} plan 2020-9M 68e6 đồng",
        "G4": f"{fees} actual 2020-8M 61e6 đồng",
        "H4": f"{fees} actual 2020-09 estimate 85e5 đồng",
        "I4": f"{fees} actual 2020-9M 695e5 đồng",
        "J4": f"{fees} prior 2019-8M 59e6 đồng",
        "K4": f"{fees} prior 2019-09 74e5 đồng",
        "L4": f"{fees} prior 2019-9M 664e5 đồng",
        "M4": f"{fees} index_percent 2020-09 114.9 %",
        "N4": f"{fees} index_percent 2020-9M 104.7 %",
    })  # fmt: skip


@habit("report of 2020: estimates of the month and of nine months with plan and percentage")
def report_of_2020(book: Book) -> Expected:
    """What is estimated is the result; the plan beside it in the cell is none."""
    book.sheet([
        ["TT", "Chỉ tiêu", "Kết quả"],
        [None, None, "Ước tháng 9", "Ước 9 tháng"],
        [1, "Tổng thu thuế", "254 triệu", "2,679 tỷ/3,320 tỷ = 80,7% KH"],
    ], merged="A1:A2 B1:B2 C1:D1")  # fmt: skip
    return Expected(reads={
        "C3": "revenue.tax actual 2020-09 estimate 254e6 đồng",
        "D3": "revenue.tax actual 2020-9M estimate 2679e6 đồng"
              " + revenue.tax plan 2020 3320e6 đồng"
              " + revenue.tax plan_percent 2020-9M estimate 80.7 %",
    })  # fmt: skip


@habit("two tables side by side under one row of headers")
def side_by_side(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "KH năm", "TH", None, "TT", "Chỉ tiêu", "KH năm", "TH"],
        [1, "Hộ nghèo", 12, 9, None, 1, "Hộ cận nghèo", 20, 18],
        [None, None, None, None, None, 2, "Văn bản đến", 100, 90],
    ])  # fmt: skip
    return Expected(
        reads={
            "C2": "labour.poverty.poor_households plan 2020 12 hộ",
            "D2": "labour.poverty.poor_households actual 2020-9M 9 hộ",
            "H2": "labour.poverty.near_poor_households plan 2020 20 hộ",
            "I2": "labour.poverty.near_poor_households actual 2020-9M 18 hộ",
            "H3": "documents.incoming plan 2020 100 văn bản",
            "I3": "documents.incoming actual 2020-9M 90 văn bản",
        }
    )


@habit("a column of fields before the labels: no second table, and no labels either")
def fields_and_indicators(book: Book) -> Expected:
    book.sheet([
        ["Lĩnh vực", "Chỉ tiêu", "ĐVT", "KH năm", "TH"],
        ["Lao động", "Hộ nghèo", "hộ", 12, 9],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": "labour.poverty.poor_households plan 2020 12 hộ",
            "E2": "labour.poverty.poor_households actual 2020-9M 9 hộ",
        }
    )


@habit("marks of level in a column without a header")
def marks_of_level(book: Book) -> Expected:
    book.sheet([
        ["STT", None, "Chỉ tiêu", "ĐVT", "KH năm", "TH"],
        ["I", None, "LAO ĐỘNG"],
        [None, 1, "Hộ nghèo", "hộ", 12, 9],
        [None, "a)", "Hộ cận nghèo", "hộ", 20, 18],
    ])  # fmt: skip
    return Expected(
        reads={
            "E3": "labour.poverty.poor_households plan 2020 12 hộ",
            "F3": "labour.poverty.poor_households actual 2020-9M 9 hộ",
            "E4": "labour.poverty.near_poor_households plan 2020 20 hộ",
            "F4": "labour.poverty.near_poor_households actual 2020-9M 18 hộ",
        }
    )


@habit("figures in a column without a header are no marks of level")
def figures_without_header(book: Book) -> Expected:
    book.sheet([
        ["STT", None, "Chỉ tiêu", "ĐVT", "TH"],
        [1, 1250, "Hộ nghèo", "hộ", 9],
    ])  # fmt: skip
    return Expected(
        reads={"E2": "labour.poverty.poor_households actual 2020-9M 9 hộ"},
        refuses={"header_unknown B1": "B2"},
    )


@habit("codes of the office's own beside the labels, columns lettered and numbered")
def own_codes(book: Book) -> Expected:
    book.sheet([
        ["Tên chỉ tiêu", "Mã số", "Đơn vị tính", "Kế hoạch năm", "Thực hiện 9 tháng"],
        ["A", "B", "C", 1, 2],
        ["Hộ nghèo", "01", "hộ", 12, 9],
    ])  # fmt: skip
    return Expected(
        reads={
            "D3": "labour.poverty.poor_households plan 2020 12 hộ",
            "E3": "labour.poverty.poor_households actual 2020-9M 9 hộ",
        }
    )
