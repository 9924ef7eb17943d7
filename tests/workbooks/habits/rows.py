"""Rows: levels, Trong đó, totals, titles, notes and signatures."""

from __future__ import annotations

from workbooks.building import HEADER, Book, formula, habit
from workbooks.expecting import Expected

TAX = {"D2": "revenue.tax plan 2020 3320e6 đồng", "E2": "revenue.tax actual 2020-9M 2679e6 đồng"}
TAX_ROW = ["I", "Tổng thu thuế", "triệu đồng", 3320, 2679]
FEES_ROW = [1, "Phí, lệ phí", "triệu đồng", 90, 69.5]


def fees(row: int) -> dict[str, str]:
    return {
        f"D{row}": "revenue.tax.fees plan 2020 90e6 đồng",
        f"E{row}": "revenue.tax.fees actual 2020-9M 695e5 đồng",
    }


@habit("levels A, I, 1, 1.1, a, - and + before the labels")
def marks_of_level(book: Book) -> Expected:
    book.sheet([
        ["Chỉ tiêu", "ĐVT", "Lũy kế"],
        ["A. THU NGÂN SÁCH"],
        ["I. Tổng thu thuế", "triệu đồng", 2679],
        ["1. Phí, lệ phí", "triệu đồng", 69.5],
        ["1.1 Lệ phí môn bài", "triệu đồng", 61],
        ["a) Thuế thu nhập cá nhân", "triệu đồng", 523],
        ["- Thu tại chỗ", "triệu đồng", 12],
        ["+ Quỹ Khuyến học", "triệu đồng", 3],
    ])  # fmt: skip
    return Expected(
        reads={
            "C3": "revenue.tax actual 2020-9M 2679e6 đồng",
            "C4": "revenue.tax.fees actual 2020-9M 695e5 đồng",
            "C5": "revenue.tax.licence_fee actual 2020-9M 61e6 đồng",
            "C6": "revenue.tax.personal_income actual 2020-9M 523e6 đồng",
            "C7": "revenue.on_site actual 2020-9M 12e6 đồng",
            "C8": "revenue.funds.study_promotion actual 2020-9M 3e6 đồng",
        },
        ignores="A2 A3 A8",
    )


@habit("total first, then Trong đó")
def total_first(book: Book) -> Expected:
    book.sheet([HEADER, TAX_ROW, [None, "Trong đó:"], FEES_ROW])
    return Expected(reads=TAX | fees(4), ignores="B3")


@habit("total last")
def total_last(book: Book) -> Expected:
    book.sheet([HEADER, FEES_ROW, [None, "Tổng thu thuế", "triệu đồng", 3320, 2679]])
    return Expected(reads=fees(2) | {
        "D3": "revenue.tax plan 2020 3320e6 đồng", "E3": "revenue.tax actual 2020-9M 2679e6 đồng",
    })  # fmt: skip


@habit("Trong đó in the same cell as the first part")
def of_which_in_the_label(book: Book) -> Expected:
    book.sheet([
        HEADER, TAX_ROW,
        [None, "Trong đó: Phí, lệ phí", "triệu đồng", 90, 69.5],
        [None, "Tr.đó: - Lệ phí môn bài", "triệu đồng", 70, 61],
    ])  # fmt: skip
    return Expected(reads=TAX | fees(3) | {
        "D4": "revenue.tax.licence_fee plan 2020 70e6 đồng",
        "E4": "revenue.tax.licence_fee actual 2020-9M 61e6 đồng",
    })  # fmt: skip


@habit("last row is only called Cộng")
def nameless_total(book: Book) -> Expected:
    """What it is the sum of is not said: it is kept, shown, and asked about."""
    book.sheet([HEADER, FEES_ROW, [None, "Cộng", "triệu đồng", 160, 130.5]])
    return Expected(
        reads=fees(2) | {"D3": "? plan 2020 160e6 đồng", "E3": "? actual 2020-9M 1305e5 đồng"},
        finds={"label_unknown B3"},
    )


@habit("title row with the name of a sector")
def sector_title(book: Book) -> Expected:
    book.sheet([HEADER, ["I", "THU NGÂN SÁCH"], FEES_ROW, ["II", "VĂN HÓA, THÔNG TIN"]])
    return Expected(reads=fees(3), ignores="A2 B2 A4 B4")


@habit("signatures below the table")
def signatures(book: Book) -> Expected:
    book.sheet([
        HEADER, FEES_ROW, [None],
        [None, None, None, "Kênh Synthetic, ngày 16 tháng 9 năm 2020"],
        [None, "NGƯỜI LẬP BIỂU", None, "TM. ỦY BAN NHÂN DÂN"],
        [None, "(Ký, ghi rõ họ tên)", None, "CHỦ TỊCH"],
    ], merged="D4:E4 D5:E5 D6:E6")  # fmt: skip
    return Expected(reads=fees(2), ignores="D4 B5 D5 B6 D6")


@habit("notes below the table")
def notes_below(book: Book) -> Expected:
    book.sheet([
        HEADER, FEES_ROW,
        ["Ghi chú: số liệu ước đến 30/9/2020."],
        [None, "(1) Chưa tính phần thu hộ quận."],
        ["Nơi nhận:"],
        ["- UBND quận;"],
    ])  # fmt: skip
    return Expected(reads=fees(2), ignores="A3 B4 A5 A6")


@habit("signatures, and a second table below them")
def table_after_signatures(book: Book) -> Expected:
    book.sheet([
        HEADER, FEES_ROW,
        [None, "Người lập biểu", None, "CHỦ TỊCH"],
        ["Biểu số 02"],
        ["TT", "Chỉ tiêu", "ĐVT", "9 tháng"],
        [1, "Hộ nghèo", "hộ", 12],
    ])  # fmt: skip
    return Expected(
        reads=fees(2) | {"D6": "labour.poverty.poor_households actual 2020-9M 12 hộ"},
        ignores="B3 D3 A4",
    )


@habit("figures in a row without a label")
def no_label(book: Book) -> Expected:
    book.sheet([HEADER, FEES_ROW, [2, None, "triệu đồng", 70, 61]])
    return Expected(reads=fees(2), refuses={"label_missing B3": "D3 E3"})


@habit("blank rows between the rows")
def blank_rows(book: Book) -> Expected:
    book.sheet([HEADER, [None], FEES_ROW, [None], [None], TAX_ROW])
    return Expected(reads=fees(3) | {
        "D6": "revenue.tax plan 2020 3320e6 đồng", "E6": "revenue.tax actual 2020-9M 2679e6 đồng",
    })  # fmt: skip


@habit("row with a unit and no figures at all")
def row_without_figures(book: Book) -> Expected:
    """A unit was prepared for figures: they are missing, it is not a title."""
    book.sheet([HEADER, FEES_ROW, [2, "Lệ phí môn bài", "triệu đồng"]])
    return Expected(reads=fees(2), missing={"D3": "", "E3": ""})


@habit("row whose figures are all marked as not applicable")
def row_of_marks(book: Book) -> Expected:
    book.sheet([HEADER, FEES_ROW, [2, "Lệ phí môn bài", "triệu đồng", "-", "x"]])
    return Expected(reads=fees(2), missing={"D3": "-", "E3": "x"})


@habit("the same figure twice, equal")
def repeated_row(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế"],
        [1, "Hộ nghèo", "hộ", 12],
        [2, "Số hộ nghèo", "hộ", 12],
    ])  # fmt: skip
    return Expected(
        reads={"D2": "labour.poverty.poor_households actual 2020-9M 12 hộ"},
        finds={"duplicate_row D3"},
        ignores="D3",
    )


@habit("the same figure twice, different")
def contradictory_row(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế"],
        [1, "Hộ nghèo", "hộ", 12],
        [2, "Số hộ nghèo", "hộ", 13],
    ])  # fmt: skip
    return Expected(
        reads={"D2": "labour.poverty.poor_households actual 2020-9M 12 hộ"},
        refuses={"duplicate_indicator D3"},
    )


@habit("the same figure on two sheets, equal")
def repeated_on_another_sheet(book: Book) -> Expected:
    book.sheet([["Chỉ tiêu", "ĐVT", "Lũy kế"], ["Hộ nghèo", "hộ", 12]])
    book.sheet([["Chỉ tiêu", "ĐVT", "Lũy kế"], ["Hộ nghèo", "hộ", 12]], "Biểu 2")
    return Expected(
        reads={"C2": "labour.poverty.poor_households actual 2020-9M 12 hộ"},
        finds={"duplicate_row Biểu 2!C2"},
        ignores="",
    )


@habit("figure merged over two rows")
def merged_rows(book: Book) -> Expected:
    """It stands once, in its first row; that it may be of both rows is said."""
    book.sheet([HEADER, FEES_ROW, [2, "Lệ phí môn bài", "triệu đồng", None, 61]], merged="D2:D3")
    return Expected(
        reads=fees(2) | {"E3": "revenue.tax.licence_fee actual 2020-9M 61e6 đồng"},
        finds={"merged_figure D2"},
        missing={"D3": ""},
    )


@habit("cells with nothing but spaces")
def spaces_only(book: Book) -> Expected:
    book.sheet([
        HEADER,
        [1, "Lệ phí môn bài", "triệu đồng", "   ", "\u00a0\u00a0"],
        ["  ", "\u00a0", None, None, " "],
        FEES_ROW,
    ])  # fmt: skip
    return Expected(reads=fees(4), missing={"D2": "", "E2": ""}, ignores="A3 B3 E3")


@habit("formulas filled down into rows nobody has used")
def formulas_in_blank_rows(book: Book) -> Expected:
    blank = [None] * 5
    book.sheet([
        [*HEADER, "% KH"],
        [*FEES_ROW, formula('IF(D2="","",E2/D2*100)', "77.2")],
        [*blank, formula('IF(D3="","",E3/D3*100)', "")],
        [*blank, formula('IF(D4="","",E4/D4*100)', "")],
    ])  # fmt: skip
    return Expected(
        reads=fees(2) | {"F2": "revenue.tax.fees plan_percent 2020-9M 77.2 %"}, ignores="F3 F4"
    )
