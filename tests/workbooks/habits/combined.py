"""Several figures in one cell, as the report of 2020 wrote them."""

from __future__ import annotations

from workbooks.building import Book, habit
from workbooks.expecting import Expected

HEADER = ["TT", "Chỉ tiêu", "ĐVT", "Kết quả 9 tháng"]


@habit("actual, plan and percentage in one cell: 2,679 tỷ/3,320 tỷ = 80,7% KH")
def three_figures(book: Book) -> Expected:
    book.sheet([HEADER, [1, "Tổng thu thuế", "tỷ đồng", "2,679 tỷ/3,320 tỷ = 80,7% KH"]])
    return Expected(
        reads={
            "D2": "revenue.tax actual 2020-9M 2679e6 đồng"
            " + revenue.tax plan 2020 3320e6 đồng"
            " + revenue.tax plan_percent 2020-9M 80.7 %"
        },
        texts={"D2": "2,679 tỷ/3,320 tỷ = 80,7% KH"},
    )


@habit("combined cell without spaces: 69,5/90triệu=77%KH")
def without_spaces(book: Book) -> Expected:
    book.sheet([HEADER, [1, "Phí, lệ phí", "triệu đồng", "69,5/90triệu=77%KH"]])
    return Expected(
        reads={
            "D2": "revenue.tax.fees actual 2020-9M 695e5 đồng"
            " + revenue.tax.fees plan 2020 90e6 đồng"
            " + revenue.tax.fees plan_percent 2020-9M 77 %"
        }
    )


@habit("combined cell in words: 1,188 tỷ/1,700 tỷ đạt 70% kế hoạch")
def in_words(book: Book) -> Expected:
    book.sheet([HEADER, [1, "Thuế NQD", "tỷ đồng", "1,188 tỷ/1,700 tỷ đạt 70% kế hoạch năm"]])
    return Expected(
        reads={
            "D2": "revenue.tax.non_state actual 2020-9M 1188e6 đồng"
            " + revenue.tax.non_state plan 2020 1700e6 đồng"
            " + revenue.tax.non_state plan_percent 2020-9M 70 %"
        }
    )


@habit("combined cell whose percentage is wrong")
def wrong_percentage(book: Book) -> Expected:
    """Reading keeps what is written; that it is wrong is for the checks to say."""
    book.sheet([HEADER, [1, "Phí, lệ phí", "triệu đồng", "69,5/90 = 95% KH"]])
    return Expected(
        reads={
            "D2": "revenue.tax.fees actual 2020-9M 695e5 đồng"
            " + revenue.tax.fees plan 2020 90e6 đồng"
            " + revenue.tax.fees plan_percent 2020-9M 95 %"
        }
    )


@habit("pair that does not say what its second figure is: 9/11")
def nameless_pair(book: Book) -> Expected:
    """9/11 may be a share of cases as well as of the plan, or a date; nothing is guessed."""
    book.sheet([HEADER, [1, "Phạm pháp hình sự", "vụ", "9/11"]])
    return Expected(refuses={"not_a_number D2"})


@habit("combined cell beside a column of plans that says the same")
def plan_said_twice(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Kết quả 9 tháng"],
        [1, "Phí, lệ phí", "triệu đồng", 90, "69,5/90 = 77% KH"],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": "revenue.tax.fees plan 2020 90e6 đồng",
            "E2": "revenue.tax.fees actual 2020-9M 695e5 đồng"
            " + revenue.tax.fees plan_percent 2020-9M 77 %",
        },
        finds={"duplicate_row E2"},
    )


@habit("combined cell beside a column of plans that says another")
def plan_said_otherwise(book: Book) -> Expected:
    """Which of the two plans is right nobody knows, so no figure of the cell is taken."""
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Kết quả 9 tháng"],
        [1, "Phí, lệ phí", "triệu đồng", 95, "69,5/90 = 77% KH"],
    ])  # fmt: skip
    return Expected(
        reads={"D2": "revenue.tax.fees plan 2020 95e6 đồng"},
        refuses={"duplicate_indicator E2"},
    )
