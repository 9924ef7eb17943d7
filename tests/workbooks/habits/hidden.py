"""Rows, columns and sheets that a person does not see: read, and said."""

from __future__ import annotations

from workbooks.building import Book, habit
from workbooks.expecting import Expected

HEADER = ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế"]
GRID = [HEADER, [1, "Phí, lệ phí", "triệu đồng", 90, 69.5], [2, "Hộ nghèo", "hộ", 10, 12]]
READS = {
    "D2": "revenue.tax.fees plan 2020 90e6 đồng",
    "E2": "revenue.tax.fees actual 2020-9M 695e5 đồng",
    "D3": "labour.poverty.poor_households plan 2020 10 hộ",
    "E3": "labour.poverty.poor_households actual 2020-9M 12 hộ",
}


@habit("hidden row")
def hidden_row(book: Book) -> Expected:
    book.sheet(GRID, hidden_rows="3")
    return Expected(reads=READS, finds={"hidden_row D3"})


@habit("hidden column")
def hidden_column(book: Book) -> Expected:
    book.sheet(GRID, hidden_columns="D")
    return Expected(reads=READS, finds={"hidden_column D2"})


@habit("hidden sheet")
def hidden_sheet(book: Book) -> Expected:
    book.sheet(GRID)
    book.sheet(
        [["Chỉ tiêu", "ĐVT", "Lũy kế"], ["Văn bản đến", "văn bản", 350]], "Cũ", state="hidden"
    )
    return Expected(
        reads=READS | {"Cũ!C2": "documents.incoming actual 2020-9M 350 văn bản"},
        finds={"hidden_sheet Cũ!C2"},
    )


@habit("sheet hidden so that Excel does not even list it")
def very_hidden_sheet(book: Book) -> Expected:
    book.sheet(GRID)
    book.sheet(
        [["Chỉ tiêu", "ĐVT", "Lũy kế"], ["Văn bản đến", "văn bản", 350]], "Cũ", state="veryHidden"
    )
    return Expected(
        reads=READS | {"Cũ!C2": "documents.incoming actual 2020-9M 350 văn bản"},
        finds={"hidden_sheet Cũ!C2"},
    )


@habit("hidden row and column without figures")
def hidden_without_figures(book: Book) -> Expected:
    book.sheet([*GRID, [None, "(số liệu nội bộ)"]], hidden_rows="4", hidden_columns="A G")
    return Expected(reads=READS)


@habit("rows left out by a filter")
def filtered_rows(book: Book) -> Expected:
    sheet = book.sheet(GRID, hidden_rows="2")
    sheet.auto_filter.ref = "A1:E3"
    return Expected(reads=READS, finds={"hidden_row D2"})


@habit("sheet of words only, beside the sheet of figures")
def sheet_of_words(book: Book) -> Expected:
    book.sheet(GRID)
    book.sheet([["Hướng dẫn"], ["Nhập số liệu vào Biểu 1."]], "Hướng dẫn", has_figures=False)
    return Expected(reads=READS)


@habit("empty sheets as Excel makes them: Sheet2, Sheet3")
def empty_sheets(book: Book) -> Expected:
    book.sheet(GRID)
    book.sheet([], "Sheet2")
    book.sheet([], "Sheet3")
    return Expected(reads=READS)
