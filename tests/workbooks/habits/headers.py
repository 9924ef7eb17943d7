"""Headers: words, abbreviations, one to three rows, columns in any order."""

from __future__ import annotations

import unicodedata

from workbooks.building import Book, habit
from workbooks.expecting import Expected

ROW = [1, "Phí, lệ phí", "triệu đồng", 90, 69.5]
PLAN = "revenue.tax.fees plan 2020 90e6 đồng"
RESULT = "revenue.tax.fees actual 2020-9M 695e5 đồng"


@habit("header of one row at the top of the sheet")
def one_row(book: Book) -> Expected:
    book.sheet([
        ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế", "Ghi chú"],
        [1, "Phí, lệ phí", "triệu đồng", 90, 69.5, "đạt khá"],
    ])  # fmt: skip
    return Expected(
        reads={"D2": PLAN, "E2": RESULT},
        ignores="A1 B1 C1 D1 E1 F1 A2 B2 C2 F2",
        labels={"D2": "Phí, lệ phí"},
    )


@habit("header below the heading of an official document")
def below_a_heading(book: Book) -> Expected:
    book.sheet([
        ["UBND PHƯỜNG SYNTHETIC", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [None, None, None, "Độc lập - Tự do - Hạnh phúc"],
        [None],
        ["BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN 9 THÁNG ĐẦU NĂM 2020"],
        ["(Kèm theo Báo cáo số 7/BC-UBND ngày 16/9/2020 của UBND phường)"],
        [None],
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2020", "Lũy kế"],
        ROW,
    ], merged="D1:E1 D2:E2 A4:E4 A5:E5")  # fmt: skip
    return Expected(reads={"D8": PLAN, "E8": RESULT}, ignores="A1 D1 D2 A4 A5")


@habit("header that begins in row 26")
def far_down(book: Book) -> Expected:
    book.sheet([
        *[[f"Căn cứ số {number} của báo cáo"] for number in range(1, 26)],
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế"],
        ROW,
    ])  # fmt: skip
    return Expected(reads={"D27": PLAN, "E27": RESULT})


@habit("header in capitals with line breaks and doubled spaces")
def capitals_and_breaks(book: Book) -> Expected:
    book.sheet([
        ["TT", "CÁC CHỈ\nTIÊU", "ĐƠN VỊ\nTÍNH", "KẾ  HOẠCH\nNĂM 2020", "LUỸ KẾ\n9 THÁNG"],
        ROW,
    ])  # fmt: skip
    return Expected(reads={"D2": PLAN, "E2": RESULT})


@habit("header of abbreviations")
def abbreviations(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "KH năm", "ƯTH tháng 9", "LK", "CK năm trước", "% KH"],
        [1, "Phí, lệ phí", "triệu đồng", 90, 8.5, 69.5, 66.6, 77.2],
    ])  # fmt: skip
    return Expected(reads={
        "D2": PLAN,
        "E2": "revenue.tax.fees actual 2020-09 estimate 85e5 đồng",
        "F2": RESULT,
        "G2": "revenue.tax.fees prior 2019-9M 666e5 đồng",
        "H2": "revenue.tax.fees plan_percent 2020-9M 77.2 %",
    })  # fmt: skip


@habit("header of a budget: Dự toán, Ước thực hiện, So sánh DT")
def budget_words(book: Book) -> Expected:
    book.sheet([
        ["TT", "Nội dung", "ĐVT", "Dự toán năm 2020", "Ước TH 9 tháng", "So sánh (%) TH/DT"],
        [1, "Phí, lệ phí", "triệu đồng", 90, 69.5, 77.2],
    ])  # fmt: skip
    return Expected(reads={
        "D2": PLAN,
        "E2": "revenue.tax.fees actual 2020-9M estimate 695e5 đồng",
        "F2": "revenue.tax.fees plan_percent 2020-9M 77.2 %",
    })  # fmt: skip


@habit("header typed on a Mac, its letters parted from their marks")
def parted_letters(book: Book) -> Expected:
    words = ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "Lũy kế"]
    book.sheet([[unicodedata.normalize("NFD", word) for word in words], ROW])
    return Expected(reads={"D2": PLAN, "E2": RESULT})


@habit("columns in an order of their own")
def any_order(book: Book) -> Expected:
    book.sheet([
        ["Lũy kế", "% KH", "ĐVT", "Chỉ tiêu", "Kế hoạch năm", "STT"],
        [69.5, 77.2, "triệu đồng", "Phí, lệ phí", 90, 1],
    ])  # fmt: skip
    return Expected(reads={
        "A2": RESULT,
        "B2": "revenue.tax.fees plan_percent 2020-9M 77.2 %",
        "E2": PLAN,
    })  # fmt: skip


@habit("row of column numbers below the header")
def column_numbers(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế", "% KH"],
        ["A", "B", "C", 1, 2, "3=2/1"],
        [1, "Phí, lệ phí", "triệu đồng", 90, 69.5, 77.2],
    ])  # fmt: skip
    return Expected(
        reads={"D3": PLAN, "E3": RESULT, "F3": "revenue.tax.fees plan_percent 2020-9M 77.2 %"},
        ignores="A2 B2 C2 D2 E2 F2",
    )


@habit("formula in the row of column numbers says what a percentage is of")
def column_formulas(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế", "Cùng kỳ", "Tỷ lệ (%)"],
        [None, None, None, 1, 2, "3=1/2"],
        [1, "Phí, lệ phí", "triệu đồng", 69.5, 66.6, 104.3],
    ])  # fmt: skip
    return Expected(reads={
        "D3": RESULT,
        "E3": "revenue.tax.fees prior 2019-9M 666e5 đồng",
        "F3": "revenue.tax.fees index_percent 2020-9M 104.3 %",
    })  # fmt: skip


@habit("plans of the month and of nine months beside the plan of the year")
def plans_of_three_spans(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "KH năm", "KH tháng 9", "KH lũy kế", "Lũy kế"],
        [1, "Phí, lệ phí", "triệu đồng", 90, 8, 68, 69.5],
    ])  # fmt: skip
    return Expected(reads={
        "D2": PLAN,
        "E2": "revenue.tax.fees plan 2020-09 8e6 đồng",
        "F2": "revenue.tax.fees plan 2020-9M 68e6 đồng",
        "G2": RESULT,
    })  # fmt: skip


@habit("result until the end of the month before")
def until_last_month(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "TH đến hết tháng trước", "TH tháng 9", "Lũy kế"],
        [1, "Phí, lệ phí", "triệu đồng", 61, 8.5, 69.5],
    ])  # fmt: skip
    return Expected(reads={
        "D2": "revenue.tax.fees actual 2020-8M 61e6 đồng",
        "E2": "revenue.tax.fees actual 2020-09 85e5 đồng",
        "F2": RESULT,
    })  # fmt: skip


@habit("estimate of the whole year and result of the year before")
def whole_years(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2019", "KH năm 2020", "Ước TH cả năm 2020"],
        [1, "Phí, lệ phí", "triệu đồng", 86, 90, 92],
    ])  # fmt: skip
    return Expected(reads={
        "D2": "revenue.tax.fees actual 2019 86e6 đồng",
        "E2": PLAN,
        "F2": "revenue.tax.fees actual 2020 estimate 92e6 đồng",
    })  # fmt: skip


@habit("same month and same nine months of the year before")
def two_prior_columns(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "TH tháng 9/2019", "TH 9 tháng 2019", "Lũy kế"],
        [1, "Phí, lệ phí", "triệu đồng", 7.4, 66.6, 69.5],
    ])  # fmt: skip
    return Expected(reads={
        "D2": "revenue.tax.fees prior 2019-09 74e5 đồng",
        "E2": "revenue.tax.fees prior 2019-9M 666e5 đồng",
        "F2": RESULT,
    })  # fmt: skip


@habit("estimate said in the header: Ước 9 tháng")
def estimated_column(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Ước 9 tháng"],
        ROW,
    ])  # fmt: skip
    return Expected(reads={"D2": PLAN, "E2": "revenue.tax.fees actual 2020-9M estimate 695e5 đồng"})


@habit("comparisons that are computed anew: with the month before, and in absolute figures")
def ignored_comparisons(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế", "So tháng trước (%)", "Tăng, giảm tuyệt đối",
         "Đánh giá", "Ghi chú"],
        [1, "Phí, lệ phí", "triệu đồng", 69.5, 103, 2.9, "Đạt", "ước"],
    ])  # fmt: skip
    return Expected(reads={"D2": RESULT}, ignores="E1 E2 F1 F2 G1 G2 H1 H2")


@habit("column of figures under a header nobody knows")
def unknown_column(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế", "Hệ số K"],
        [1, "Phí, lệ phí", "triệu đồng", 90, 69.5, 1.2],
        [2, "Lệ phí môn bài", "triệu đồng", 70, 61, None],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": PLAN, "E2": RESULT,
            "D3": "revenue.tax.licence_fee plan 2020 70e6 đồng",
            "E3": "revenue.tax.licence_fee actual 2020-9M 61e6 đồng",
        },
        refuses={"header_unknown F1": "F2"},
    )  # fmt: skip


@habit("column of words under a header nobody knows")
def unknown_column_of_words(book: Book) -> Expected:
    """There is no figure in it that could be lost: it is left out, and said so."""
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế", "Bộ phận phụ trách"],
        [*ROW, "Tài chính - Kế toán"],
    ])  # fmt: skip
    return Expected(reads={"D2": PLAN, "E2": RESULT}, ignores="F1 F2")


@habit("two plans, and who assigned each")
def two_plans(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "KH quận giao", "KH HĐND phường giao", "Lũy kế"],
        [1, "Phí, lệ phí", "triệu đồng", 90, 95, 69.5],
    ])  # fmt: skip
    return Expected(reads={
        "D2": "revenue.tax.fees plan[quận] 2020 90e6 đồng",
        "E2": "revenue.tax.fees plan[HĐND phường] 2020 95e6 đồng",
        "F2": RESULT,
    })  # fmt: skip


@habit("two plans, and a percentage of each")
def two_percentages(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "KH quận giao", "KH HĐND phường giao", "Lũy kế",
         "% so với KH quận giao", "% so với KH HĐND phường giao"],
        [1, "Phí, lệ phí", "triệu đồng", 90, 95, 69.5, 77.2, 73.2],
    ])  # fmt: skip
    return Expected(reads={
        "D2": "revenue.tax.fees plan[quận] 2020 90e6 đồng",
        "E2": "revenue.tax.fees plan[HĐND phường] 2020 95e6 đồng",
        "F2": RESULT,
        "G2": "revenue.tax.fees plan_percent[quận] 2020-9M 77.2 %",
        "H2": "revenue.tax.fees plan_percent[HĐND phường] 2020-9M 73.2 %",
    })  # fmt: skip


@habit("percentage whose base stays open")
def open_percentage(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế", "Tỷ lệ (%)"],
        [1, "Phí, lệ phí", "triệu đồng", 69.5, 77.2],
    ])  # fmt: skip
    return Expected(reads={"D2": RESULT}, refuses={"header_ambiguous E1": "E2"})


@habit("header repeated where a new page begins")
def repeated_header(book: Book) -> Expected:
    header = ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế"]
    book.sheet([header, ROW, header, [2, "Lệ phí môn bài", "triệu đồng", 70, 61]])
    return Expected(
        reads={
            "D2": PLAN, "E2": RESULT,
            "D4": "revenue.tax.licence_fee plan 2020 70e6 đồng",
            "E4": "revenue.tax.licence_fee actual 2020-9M 61e6 đồng",
        },
        ignores="A3 B3 C3 D3 E3",
    )  # fmt: skip


@habit("figures without any header")
def no_header(book: Book) -> Expected:
    book.sheet([["Phí, lệ phí", 90, 69.5], ["Lệ phí môn bài", 70, 61]])
    return Expected(refuses={"no_table B1": "B1 C1 B2 C2"})


@habit("a ward says what its own columns are")
def own_columns(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Số giao", "Số đạt", "Hệ số K"],
        [1, "Phí, lệ phí", "triệu đồng", 90, 69.5, 1.2],
    ])  # fmt: skip
    book.beside(
        "aliases.toml",
        '[columns]\n"Số giao" = "plan"\n"Số đạt" = "actual"\n"Hệ số K" = "ignore"\n',
    )
    return Expected(reads={"D2": PLAN, "E2": RESULT}, ignores="F1 F2")


@habit("header of two rows under merged cells")
def two_rows(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Kết quả", None, "So sánh (%)"],
        [None, None, None, "Kế hoạch", "Lũy kế", "KH"],
        [*ROW, 77.2],
    ], merged="A1:A2 B1:B2 C1:C2 D1:E1")  # fmt: skip
    return Expected(
        reads={"D3": PLAN, "E3": RESULT, "F3": "revenue.tax.fees plan_percent 2020-9M 77.2 %"},
        ignores="A1 D1 F1 D2 E2 F2",
    )


@habit("header of three rows: year, result, month")
def three_rows(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Năm 2020", None, None, "Năm 2019", None],
        [None, None, None, "Kế hoạch năm", "Thực hiện", None, "Thực hiện", None],
        [None, None, None, None, "Tháng 9", "9 tháng", "Tháng 9", "9 tháng"],
        [1, "Phí, lệ phí", "triệu đồng", 90, 8.5, 69.5, 7.4, 66.6],
    ], merged="A1:A3 B1:B3 C1:C3 D1:F1 G1:H1 D2:D3 E2:F2 G2:H2")  # fmt: skip
    return Expected(reads={
        "D4": PLAN,
        "E4": "revenue.tax.fees actual 2020-09 85e5 đồng",
        "F4": RESULT,
        "G4": "revenue.tax.fees prior 2019-09 74e5 đồng",
        "H4": "revenue.tax.fees prior 2019-9M 666e5 đồng",
    })  # fmt: skip


@habit("header of two rows, repeated where a new page begins")
def repeated_header_of_two_rows(book: Book) -> Expected:
    header = [["TT", "Chỉ tiêu", "ĐVT", "Kết quả"], [None, None, None, "Kế hoạch", "Lũy kế"]]
    book.sheet(
        [*header, ROW, *header, [2, "Lệ phí môn bài", "triệu đồng", 70, 61]],
        merged="A1:A2 B1:B2 C1:C2 D1:E1 A4:A5 B4:B5 C4:C5 D4:E4",
    )
    return Expected(reads={
        "D3": PLAN, "E3": RESULT,
        "D6": "revenue.tax.licence_fee plan 2020 70e6 đồng",
        "E6": "revenue.tax.licence_fee actual 2020-9M 61e6 đồng",
    })  # fmt: skip


@habit("two columns of one meaning")
def one_meaning_twice(book: Book) -> Expected:
    book.sheet([["TT", "Chỉ tiêu", "ĐVT", "Lũy kế", "9 tháng"], [*ROW[:3], 69.5, 70]])
    return Expected(refuses={"header_ambiguous D1": "D2", "header_ambiguous E1": "E2"})


@habit("two columns of one meaning, the second with combined cells")
def one_meaning_twice_combined(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế", "9 tháng"],
        [*ROW[:3], 69.5, "69,5/90 triệu = 77% KH"],
    ])  # fmt: skip
    return Expected(refuses={"header_ambiguous D1": "D2", "header_ambiguous E1": "E2"})


@habit("column of combined cells under a header nobody knows")
def unknown_column_combined(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Hệ số K"],
        [*ROW[:4], "69,5 triệu/90 triệu = 77% KH"],
    ])  # fmt: skip
    return Expected(reads={"D2": PLAN}, refuses={"header_unknown E1": "E2"})
