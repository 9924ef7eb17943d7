"""Figures where no table has a place for them: left out, and said so."""

from __future__ import annotations

from workbooks.building import HEADER, Book, formula, habit
from workbooks.expecting import Expected

FEES_ROW = [1, "Phí, lệ phí", "triệu đồng", 90, 69.5]
FEES = {
    "D2": "revenue.tax.fees plan 2020 90e6 đồng",
    "E2": "revenue.tax.fees actual 2020-9M 695e5 đồng",
}


@habit("figures below the signatures")
def below_signatures(book: Book) -> Expected:
    """They may belong to the table: one finding for all of them, and they are not read."""
    book.sheet([
        HEADER, FEES_ROW,
        [None, "Người lập biểu", None, None, "CHỦ TỊCH"],
        [2, "Lệ phí môn bài", "triệu đồng", 70, 61],
        [None, "Trang", 3],
    ])  # fmt: skip
    return Expected(reads=FEES, finds={"figures_ignored D4"}, ignores="A4 B4 D4 E4 C5")


@habit("figures above the header")
def above_the_header(book: Book) -> Expected:
    book.sheet([
        ["Tổng thu thuế", None, "triệu đồng", 3320, 2679],
        [None],
        HEADER, FEES_ROW,
    ])  # fmt: skip
    return Expected(
        reads={
            "D4": "revenue.tax.fees plan 2020 90e6 đồng",
            "E4": "revenue.tax.fees actual 2020-9M 695e5 đồng",
        },
        finds={"figures_ignored D1"},
        ignores="D1 E1",
    )


@habit("figures in the column of notes")
def in_the_notes(book: Book) -> Expected:
    """A note may well be a figure; that it is none of the table's is said, one time a column."""
    book.sheet([
        [*HEADER, "Ghi chú"],
        [*FEES_ROW, 77.2],
        [2, "Hộ nghèo", "hộ", 10, 12, "120 %"],
        [3, "Văn bản đến", "văn bản", 300, 350, "vượt"],
    ])  # fmt: skip
    return Expected(
        reads=FEES | {
            "D3": "labour.poverty.poor_households plan 2020 10 hộ",
            "E3": "labour.poverty.poor_households actual 2020-9M 12 hộ",
            "D4": "documents.incoming plan 2020 300 văn bản",
            "E4": "documents.incoming actual 2020-9M 350 văn bản",
        },
        finds={"figures_ignored F2"},
        ignores="F2 F3 F4",
    )  # fmt: skip


@habit("year and number of a document above the table are no lost figures")
def year_above(book: Book) -> Expected:
    book.sheet([["Năm", 2020], ["Biểu số 02"], HEADER, FEES_ROW])
    return Expected(
        reads={
            "D4": "revenue.tax.fees plan 2020 90e6 đồng",
            "E4": "revenue.tax.fees actual 2020-9M 695e5 đồng",
        },
        ignores="A1 B1 A2",
    )


@habit("figure merged over two columns of figures")
def merged_columns(book: Book) -> Expected:
    """Plan or result, or both: nobody can tell, so it is asked."""
    book.sheet([HEADER, FEES_ROW, [2, "Hộ nghèo", "hộ", 12]], merged="D3:E3")
    return Expected(reads=FEES, refuses={"merged_figure D3"}, missing={"E3": ""})


@habit("figure merged over its column and the notes")
def merged_with_notes(book: Book) -> Expected:
    book.sheet([[*HEADER, "Ghi chú"], FEES_ROW], merged="E2:F2")
    return Expected(reads=FEES)


@habit("formulas without result where no header stands")
def formulas_without_table(book: Book) -> Expected:
    """A formula may stand for a figure: it is accounted for like one."""
    book.sheet([HEADER, FEES_ROW])
    book.sheet([["Phí, lệ phí", 90, formula("B1*2")]], "Nháp")
    book.sheet([["Phí, lệ phí", formula("6*7")]], "Nháp-2")
    return Expected(
        reads=FEES,
        refuses={"no_table Nháp!B1": "Nháp!B1 Nháp!C1", "no_table Nháp-2!B1": "Nháp-2!B1"},
    )


@habit("a word in the last cell that Excel has")
def a_word_far_away(book: Book) -> Expected:
    sheet = book.sheet([HEADER, FEES_ROW])
    sheet["XFD1048576"] = "hết"
    book.sheet([["Chỉ tiêu", "ĐVT", "Lũy kế"], ["Hộ nghèo", "hộ", 12]], "Biểu 2")
    return Expected(
        reads={"Biểu 2!C2": "labour.poverty.poor_households actual 2020-9M 12 hộ"},
        refuses={"sheet_too_large XFD1048576": "A2 D2 E2"},
        ignores="A1 B1 B2 C2 XFD1048576",
    )
