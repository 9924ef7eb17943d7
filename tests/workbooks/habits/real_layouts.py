"""Layouts of tables that offices publish: targets, yearbooks, comparisons."""

from __future__ import annotations

from workbooks.building import Book, habit
from workbooks.expecting import Expected

POOR = "labour.poverty.poor_households"


@habit("table of targets: KH, TH, and a rate that can only be of the plan")
def table_of_targets(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "KH", "TH", "Tỷ lệ %"],
        [1, "Hộ nghèo", "hộ", 10, 12, 120],
        [2, "Văn bản đến", "văn bản", 300, 350, 116.7],
    ])  # fmt: skip
    return Expected(reads={
        "D2": f"{POOR} plan 2020 10 hộ", "E2": f"{POOR} actual 2020-9M 12 hộ",
        "F2": f"{POOR} plan_percent 2020-9M 120 %",
        "D3": "documents.incoming plan 2020 300 văn bản",
        "E3": "documents.incoming actual 2020-9M 350 văn bản",
        "F3": "documents.incoming plan_percent 2020-9M 116.7 %",
    })  # fmt: skip


@habit("table of targets with wrong rates: still of the plan")
def wrong_rates_of_targets(book: Book) -> Expected:
    """No figure speaks for it, but there is nothing else that it could be of."""
    book.sheet([
        ["Chỉ tiêu", "ĐVT", "Kế hoạch năm 2020", "Thực hiện năm 2020", "Tỷ lệ (%)"],
        ["Hộ nghèo", "hộ", 10, 12, 83],
    ])  # fmt: skip
    return Expected(reads={
        "C2": f"{POOR} plan 2020 10 hộ", "D2": f"{POOR} actual 2020 12 hộ",
        "E2": f"{POOR} plan_percent 2020 83 %",
    })  # fmt: skip


@habit("rate beside a plan, a result and last year, that fits neither")
def rate_of_one_of_two(book: Book) -> Expected:
    book.sheet([
        ["Chỉ tiêu", "ĐVT", "Cùng kỳ", "KH", "TH", "Tỷ lệ %"],
        ["Hộ nghèo", "hộ", 11, 10, 12, 50],
    ])  # fmt: skip
    return Expected(
        reads={
            "C2": f"{POOR} prior 2019-9M 11 hộ", "D2": f"{POOR} plan 2020 10 hộ",
            "E2": f"{POOR} actual 2020-9M 12 hộ",
        },
        refuses={"header_ambiguous F1": "F2"},
    )  # fmt: skip


@habit("yearbook: years, the last of them preliminary", "2020.xlsx")
def yearbook(book: Book) -> Expected:
    book.sheet([
        ["Chỉ tiêu", "ĐVT", 2018, 2019, "Sơ bộ 2020"],
        ["Hộ nghèo", "hộ", 15, 13, 12],
    ])  # fmt: skip
    return Expected(
        reads={
            "C2": f"{POOR} actual 2018 15 hộ", "D2": f"{POOR} prior 2019 13 hộ",
            "E2": f"{POOR} actual 2020 estimate 12 hộ",
        },
        period="2020",
    )  # fmt: skip


@habit("increase in figures and in percent below one header")
def two_comparisons(book: Book) -> Expected:
    book.sheet([
        ["Chỉ tiêu", "ĐVT", "Cùng kỳ", "TH", "Tăng, giảm so cùng kỳ", None],
        [None, None, None, None, "Số tuyệt đối (hộ)", "Tỷ lệ (%)"],
        ["Hộ nghèo", "hộ", 10, 12, 2, 20],
    ], merged="A1:A2 B1:B2 C1:C2 D1:D2 E1:F1")  # fmt: skip
    return Expected(
        reads={
            "C3": f"{POOR} prior 2019-9M 10 hộ",
            "D3": f"{POOR} actual 2020-9M 12 hộ",
            "F3": f"{POOR} growth_percent 2020-9M 20 %",
        },
        ignores="E3",
    )


@habit("absolute figures and rates of the plan below Số tuyệt đối and So sánh")
def absolute_and_rate(book: Book) -> Expected:
    book.sheet([
        ["Chỉ tiêu", "Số tuyệt đối (hộ)", None, "So sánh (%)"],
        [None, "Kế hoạch", "Thực hiện", "TH/KH"],
        ["Hộ nghèo", 10, 12, 120],
    ], merged="A1:A2 B1:C1")  # fmt: skip
    return Expected(reads={
        "B3": f"{POOR} plan 2020 10 hộ", "C3": f"{POOR} actual 2020-9M 12 hộ",
        "D3": f"{POOR} plan_percent 2020-9M 120 %",
    })  # fmt: skip


@habit("so many thousand billion đồng, without a space")
def thousand_billion(book: Book) -> Expected:
    book.sheet([
        ["Chỉ tiêu", "ĐVT", "Lũy kế"],
        ["Phí, lệ phí", "nghìn tỷ đồng", "1,5"],
        ["Lệ phí môn bài", "đồng", "1nghìn tỷ đồng"],
        ["Thu tại chỗ", "đồng", "12 triệu đồng"],
    ])  # fmt: skip
    return Expected(reads={
        "C2": "revenue.tax.fees actual 2020-9M 15e11 đồng",
        "C3": "revenue.tax.licence_fee actual 2020-9M 1e12 đồng",
        "C4": "revenue.on_site actual 2020-9M 12e6 đồng",
    })  # fmt: skip


@habit("departmental web form: Mã số, and a row A, B, C, 1, 2, 3 below the header")
def web_form(book: Book) -> Expected:
    """Its codes are its own; a label says what a row is of."""
    book.sheet([
        ["Mã số", "Tên chỉ tiêu", "Đơn vị tính", "KH năm", "LK kỳ báo cáo", "LK cùng kỳ"],
        ["A", "B", "C", 1, 2, 3],
        ["01", "Hộ nghèo", "hộ", 10, 12, 11],
        ["02", "Văn bản đến", "văn bản", 300, 350, 340],
    ])  # fmt: skip
    return Expected(
        reads={
            "D3": f"{POOR} plan 2020 10 hộ",
            "E3": f"{POOR} actual 2020-9M 12 hộ",
            "F3": f"{POOR} prior 2019-9M 11 hộ",
            "D4": "documents.incoming plan 2020 300 văn bản",
            "E4": "documents.incoming actual 2020-9M 350 văn bản",
            "F4": "documents.incoming prior 2019-9M 340 văn bản",
        },
        ignores="A2 F2 A3 A4",
    )


@habit("two tables side by side, each with columns of its own")
def side_by_side_unlike(book: Book) -> Expected:
    book.sheet([
        ["Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế", None, "Nội dung", "Lũy kế", "Cùng kỳ"],
        ["Hộ nghèo", "hộ", 10, 12, None, "Văn bản đến", 350, 340],
    ])  # fmt: skip
    return Expected(reads={
        "C2": f"{POOR} plan 2020 10 hộ", "D2": f"{POOR} actual 2020-9M 12 hộ",
        "G2": "documents.incoming actual 2020-9M 350 văn bản",
        "H2": "documents.incoming prior 2019-9M 340 văn bản",
    })  # fmt: skip


@habit("blank column between the columns of one table")
def blank_column_within(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", None, "Lũy kế"],
        [1, "Hộ nghèo", "hộ", 10, None, 12],
    ])  # fmt: skip
    return Expected(reads={
        "D2": f"{POOR} plan 2020 10 hộ", "F2": f"{POOR} actual 2020-9M 12 hộ",
    })  # fmt: skip


@habit("title above rows completes their labels: Hội Phụ nữ, Suất quà")
def title_completes(book: Book) -> Expected:
    """A label alone is nobody's; with the title above it, it is an indicator's name."""
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế"],
        ["I", "Hội Phụ nữ"],
        [1, "Suất quà tặng", "suất", 12],
        [2, "Buổi đi bộ", "buổi", 3],
        [3, "Hộ nghèo", "hộ", 12],
        ["II", "Hội Nông dân"],
        [1, "Suất quà tặng", "suất", 15],
    ])  # fmt: skip
    return Expected(
        reads={
            "D3": "unions.women.gift_sets actual 2020-9M 12 suất", "D4": "? actual 2020-9M 3 buổi",
            "D5": f"{POOR} actual 2020-9M 12 hộ",
            "D7": "unions.farmers.gift_sets actual 2020-9M 15 suất",
        },
        finds={"label_unknown B4"},
        labels={"D3": "Hội Phụ nữ › Suất quà tặng", "D4": "Hội Phụ nữ › Buổi đi bộ",
                "D5": "Hộ nghèo"},
    )  # fmt: skip


@habit("units with a scale word before them: nghìn hộ, triệu văn bản")
def scaled_units(book: Book) -> Expected:
    book.sheet([
        ["Chỉ tiêu", "ĐVT", "Lũy kế"],
        ["Hộ nghèo", "nghìn hộ", "1,2"],
        ["Văn bản đến", "văn bản", "2 nghìn văn bản"],
    ])  # fmt: skip
    return Expected(reads={
        "C2": f"{POOR} actual 2020-9M 12e2 hộ",
        "C3": "documents.incoming actual 2020-9M 2e3 văn bản",
    })  # fmt: skip
