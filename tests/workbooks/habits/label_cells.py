"""Cells of labels: letters struck out or raised, columns of level, texts without end."""

from __future__ import annotations

import unicodedata

from workbooks.building import HEADER, Book, habit, in_font, runs, struck
from workbooks.expecting import Expected

SHORT = ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế"]
POOR = "labour.poverty.poor_households actual 2020-9M 12 hộ"
FEES_ROW = [1, "Phí, lệ phí", "triệu đồng", 90, 69.5]


def fees(row: int, plan: str = "D", actual: str = "E") -> dict[str, str]:
    return {
        f"{plan}{row}": "revenue.tax.fees plan 2020 90e6 đồng",
        f"{actual}{row}": "revenue.tax.fees actual 2020-9M 695e5 đồng",
    }


@habit("footnote raised behind a label")
def raised_in_label(book: Book) -> Expected:
    book.sheet([
        SHORT,
        [1, runs(("Hộ nghèo", ""), ("1", "superscript")), "hộ", 12],
        [2, "Văn bản đến²", "văn bản", 350],
        [3, "Văn bản đi (*)", "văn bản", 300],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": POOR,
            "D3": "documents.incoming actual 2020-9M 350 văn bản",
            "D4": "documents.outgoing actual 2020-9M 300 văn bản",
        },
        labels={"D2": "Hộ nghèo", "D3": "Văn bản đến", "D4": "Văn bản đi"},
    )  # fmt: skip


@habit("raised 2 of a square metre is no footnote")
def raised_in_unit(book: Book) -> Expected:
    square = runs(("m", ""), ("2", "superscript"))
    book.sheet([
        SHORT,
        [1, runs(("Nhà kho synthetic (m", ""), ("2", "superscript"), (")", "")), None, 12],
        [2, "Sân bóng synthetic", square, 300],
        [3, "Sân chơi synthetic", "m²", runs(("40 m", ""), ("2", "superscript"))],
    ])  # fmt: skip
    return Expected(
        reads={"D2": "? actual 2020-9M 12 m²", "D3": "? actual 2020-9M 300 m²",
               "D4": "? actual 2020-9M 40 m²"},
        finds={"label_unknown B2", "label_unknown B3", "label_unknown B4"},
        labels={"D2": "Nhà kho synthetic"},
    )  # fmt: skip


@habit("words of a label struck out")
def struck_in_label(book: Book) -> Expected:
    """What is left counts, as in figures; it is said."""
    book.sheet([SHORT, [1, runs(("Hộ ", ""), ("cận ", "struck"), ("nghèo", "")), "hộ", 12]])
    return Expected(reads={"D2": POOR}, finds={"struck_text B2"}, labels={"D2": "Hộ nghèo"})


@habit("whole label struck out, its figures not")
def struck_label(book: Book) -> Expected:
    book.sheet([SHORT, [1, struck("Hộ nghèo"), "hộ", 12]])
    return Expected(reads={"D2": POOR}, finds={"struck_text B2"}, labels={"D2": "Hộ nghèo"})


@habit("label with one word in an old font")
def old_font_in_part(book: Book) -> Expected:
    label = runs(("Thu ", "Times New Roman"), ("t¹i chç", ".VnTime"))
    book.sheet([SHORT, [1, label, "triệu đồng", 12]])
    return Expected(
        reads={"D2": "revenue.on_site actual 2020-9M 12e6 đồng"},
        finds={"legacy_encoding B2"},
        labels={"D2": "Thu tại chỗ"},
    )


@habit("header with a raised footnote")
def raised_in_header(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", runs(("Lũy kế", ""), ("2", "superscript"))],
        [1, "Hộ nghèo", "hộ", 12],
    ])  # fmt: skip
    return Expected(reads={"D2": POOR})


@habit("unknown label and its unit typed on a Mac are printed with their marks joined")
def parted_letters_printed(book: Book) -> Expected:
    parted = unicodedata.normalize("NFD", "Số buổi tập dưỡng sinh")
    book.sheet([SHORT, [1, parted, unicodedata.normalize("NFD", "buổi"), 31]])
    return Expected(
        reads={"D2": "? actual 2020-9M 31 buổi"},
        finds={"label_unknown B2"},
        labels={"D2": "Số buổi tập dưỡng sinh"},
    )


@habit("column of labels without a header")
def nameless_label_column(book: Book) -> Expected:
    book.sheet([
        ["STT", None, "ĐVT", "Kế hoạch năm", "Lũy kế", "Ghi chú"],
        [*FEES_ROW, "đạt khá"],
        [2, "Hộ nghèo", "hộ", "-", 12, "chờ rà soát"],
    ])  # fmt: skip
    return Expected(
        reads=fees(2) | {"E3": "labour.poverty.poor_households actual 2020-9M 12 hộ"},
        missing={"D3": "-"},
        ignores="F2 F3",
    )


@habit("labels indented into a second column")
def indented_labels(book: Book) -> Expected:
    book.sheet([
        ["STT", "Chỉ tiêu", None, "ĐVT", "Kế hoạch năm", "Lũy kế"],
        ["I", "Tổng thu thuế", None, "triệu đồng", 3320, 2679],
        [None, "Trong đó:"],
        [1, None, "Phí, lệ phí", "triệu đồng", 90, 69.5],
    ], merged="B1:C1")  # fmt: skip
    return Expected(
        reads={"E2": "revenue.tax plan 2020 3320e6 đồng",
               "F2": "revenue.tax actual 2020-9M 2679e6 đồng"} | fees(4, "E", "F"),
        labels={"F4": "Phí, lệ phí"},
        ignores="B3",
    )  # fmt: skip


@habit("marks of level in columns of their own before the labels")
def columns_of_level(book: Book) -> Expected:
    book.sheet([
        ["Chỉ tiêu", None, None, "ĐVT", "Kế hoạch năm", "Lũy kế"],
        ["A", "THU NGÂN SÁCH"],
        [None, "I", "Tổng thu thuế", "triệu đồng", 3320, 2679],
        [None, 1, "Phí, lệ phí", "triệu đồng", 90, 69.5],
        [None, "-", "Lệ phí môn bài", "triệu đồng", 70, 61],
        [None, "Trong đó:", "Thu tại chỗ", "triệu đồng", 20, 12],
    ], merged="A1:C1")  # fmt: skip
    return Expected(
        reads={
            "E3": "revenue.tax plan 2020 3320e6 đồng",
            "F3": "revenue.tax actual 2020-9M 2679e6 đồng",
            "E5": "revenue.tax.licence_fee plan 2020 70e6 đồng",
            "F5": "revenue.tax.licence_fee actual 2020-9M 61e6 đồng",
            "E6": "revenue.on_site plan 2020 20e6 đồng",
            "F6": "revenue.on_site actual 2020-9M 12e6 đồng",
        } | fees(4, "E", "F"),
        labels={"F3": "Tổng thu thuế", "F4": "Phí, lệ phí", "F5": "Lệ phí môn bài"},
        ignores="A2 B2 B3",
    )  # fmt: skip


@habit("label of thirty thousand letters")
def endless_label(book: Book) -> Expected:
    label = " ".join(["Số buổi tập dưỡng sinh"] * 1_300)
    book.sheet([HEADER, FEES_ROW, [2, label, "buổi", 40, "nhiều"]])
    return Expected(
        reads=fees(2) | {"D3": "? plan 2020 40 buổi"},
        finds={"label_unknown B3"},
        refuses={"not_a_number E3"},
        labels={"D3": label},
    )


@habit("label in an old font with a raised mark")
def raised_in_old_font(book: Book) -> Expected:
    label = runs(("Hé nghÌo", ".VnTime"), ("(1)", "superscript"))
    book.sheet([SHORT, [1, label, "hộ", 12], [2, in_font("Thu t¹i chç", ".VnTime"), "tỷ đồng", 1]])
    return Expected(
        reads={"D2": POOR, "D3": "revenue.on_site actual 2020-9M 1e9 đồng"},
        finds={"legacy_encoding B2"},
        labels={"D2": "Hộ nghèo"},
    )


@habit("labels indented into a column without a header, marks of level before them")
def indented_without_header(book: Book) -> Expected:
    book.sheet([
        ["Chỉ tiêu", None, "ĐVT", "Kế hoạch năm", "Lũy kế"],
        ["I.", "Tổng thu thuế", "triệu đồng", 3320, 2679],
        ["-", "Phí, lệ phí", "triệu đồng", 90, 69.5],
        ["Lệ phí môn bài", None, "triệu đồng", 70, 61],
    ])  # fmt: skip
    return Expected(
        reads=fees(3) | {
            "D2": "revenue.tax plan 2020 3320e6 đồng",
            "E2": "revenue.tax actual 2020-9M 2679e6 đồng",
            "D4": "revenue.tax.licence_fee plan 2020 70e6 đồng",
            "E4": "revenue.tax.licence_fee actual 2020-9M 61e6 đồng",
        },
        labels={"E2": "Tổng thu thuế"},
    )  # fmt: skip
