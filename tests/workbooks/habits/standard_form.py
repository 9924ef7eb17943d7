"""The standard form as it comes back: sheets of information and texts, codes beside labels."""

from __future__ import annotations

from workbooks.building import Book, formula, habit, shown
from workbooks.expecting import Expected

COLUMNS = [
    "Mã", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Thực hiện tháng", "Lũy kế", "Cùng kỳ năm trước",
    "% KH (báo cáo)", "% tăng, giảm so cùng kỳ (báo cáo)", "Ghi chú",
]  # fmt: skip
TAX = ["revenue.tax", "Tổng thu thuế", "tỷ đồng", 3.32, None, 2.679, None, 80.7, None, "ước"]
FEES = ["revenue.tax.fees", "Phí, lệ phí", "triệu đồng", 90, 8.5, 69.5, None, None, None, None]
READS = {
    "D4": "revenue.tax plan 2020 332e7 đồng",
    "F4": "revenue.tax actual 2020-9M 2679e6 đồng",
    "H4": "revenue.tax plan_percent 2020-9M 80.7 %",
    "D5": "revenue.tax.fees plan 2020 90e6 đồng",
    "E5": "revenue.tax.fees actual 2020-09 85e5 đồng",
    "F5": "revenue.tax.fees actual 2020-9M 695e5 đồng",
}
MISSING = dict.fromkeys(("E4", "G4", "I4", "G5", "H5", "I5"), "")


def form(book: Book, *rows: list[object], period: str = "2020-9M", **more: str) -> None:
    """Write the sheets of the standard form, the figures on the usual sheet."""
    information = [
        ["Loại đơn vị", "phường"], ["Tên đơn vị", "Synthetic"],
        ["Cơ quan cấp trên", "quận Synthetic"], ["Tỉnh, thành phố", "thành phố Synthetic"],
        ["Kỳ báo cáo", period], ["Ngày ban hành", "16/9/2020"],
    ]  # fmt: skip
    book.sheet(information, "Thông tin", has_figures=False)
    book.sheet([["Thu ngân sách"], [None], COLUMNS, *rows], **more)
    book.sheet([["Mục", "Nội dung"]], "Nội dung", has_figures=False)


@habit("standard form, filled in")
def filled_form(book: Book) -> Expected:
    form(book, TAX, FEES)
    return Expected(reads=READS, missing=MISSING, ignores="A1 A3 A4 B4 C4 J4")


@habit("standard form with empty units: they are the catalogue's")
def empty_units(book: Book) -> Expected:
    form(book, [*TAX[:2], None, *TAX[3:]], [*FEES[:2], None, *FEES[3:]])
    return Expected(reads=READS, missing=MISSING)


@habit("standard form whose plan percentage is a formula")
def percentage_as_formula(book: Book) -> Expected:
    tax = [*TAX]
    tax[7] = formula("F4/D4*100", "80.6927710843374", "0.0")
    form(book, tax, FEES)
    return Expected(
        reads=READS | {"H4": "revenue.tax plan_percent 2020-9M 80.6927710843374@-1 %"},
        missing=MISSING,
        finds={"hidden_digits H4"},
    )


@habit("standard form with rows and columns moved")
def moved_form(book: Book) -> Expected:
    """The code says what a row is, the header what a column is, wherever they stand."""
    order = [1, 5, 3, 2, 0]
    form(book)
    book.sheet(
        [
            [COLUMNS[place] for place in order],
            *([row[place] for place in order] for row in (FEES, TAX)),
        ],
        "Biểu 2",
    )
    return Expected(
        reads={
            "Biểu 2!B2": READS["F5"], "Biểu 2!C2": READS["D5"],
            "Biểu 2!B3": READS["F4"], "Biểu 2!C3": READS["D4"],
        }
    )  # fmt: skip


@habit("standard form, its percentages shown with a percent sign")
def percent_signs(book: Book) -> Expected:
    tax = [*TAX]
    tax[7] = shown(0.807, "0.0%")
    form(book, tax, FEES)
    return Expected(reads=READS, missing=MISSING)


@habit("standard form with a code that the catalogue does not have")
def unknown_code(book: Book) -> Expected:
    """The row is refused at its code; the others are read."""
    form(book, TAX, ["revenue.tax.fee", *FEES[1:]])
    return Expected(
        reads={cell: figure for cell, figure in READS.items() if cell.endswith("4")},
        missing={cell: "" for cell in MISSING if cell != "H"},
        refuses={"indicator_unknown A5": "D5 E5 F5"},
    )


@habit("standard form under a name of another period", "2020-6M.xlsx")
def form_of_another_period(book: Book) -> Expected:
    form(book, TAX, FEES)
    return Expected(reads=READS, missing=MISSING, finds={"period_conflict Thông tin!B5"})
