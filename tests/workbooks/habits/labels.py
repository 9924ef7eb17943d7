"""Labels: spellings, typing mistakes, what is not in the catalogue, and text that is a trap."""

from __future__ import annotations

import unicodedata

from workbooks.building import Book, formula, habit, literal
from workbooks.expecting import Expected

SHORT = ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế"]
POOR = "labour.poverty.poor_households actual 2020-9M 12 hộ"


@habit("label by another name of the catalogue")
def alias(book: Book) -> Expected:
    book.sheet([SHORT, [1, "Thuế TNCN", "triệu đồng", 523]])
    return Expected(
        reads={"D2": "revenue.tax.personal_income actual 2020-9M 523e6 đồng"},
        labels={"D2": "Thuế TNCN"},
    )


@habit("label in capitals, with doubled spaces and a colon")
def capitals(book: Book) -> Expected:
    book.sheet([SHORT, [1, " THUẾ  THU NHẬP\nCÁ NHÂN: ", "triệu đồng", 523]])
    return Expected(reads={"D2": "revenue.tax.personal_income actual 2020-9M 523e6 đồng"})


@habit("both ways of placing a tone, y for i, Eth for Đ")
def placement_of_tones(book: Book) -> Expected:
    book.sheet([
        SHORT,
        [1, "Gia đình văn hoá", "hộ", 900],
        [2, "Sản lượng thuỷ sản", "tấn", 15],
        [3, "Ðăng ký khai sinh", "trường hợp", 44],
        [4, "Tỉ lệ hộ nghèo", "%", 1.85],
    ])  # fmt: skip
    return Expected(reads={
        "D2": "culture.families.households actual 2020-9M 900 hộ",
        "D3": "economy.fishery.production actual 2020-9M 15e3 kg",
        "D4": "justice.births actual 2020-9M 44 trường hợp",
        "D5": "labour.poverty.poor_rate actual 2020-9M 1.85 %",
    })  # fmt: skip


@habit("label with a typing mistake")
def typing_mistake(book: Book) -> Expected:
    book.sheet([SHORT, [1, "Thuế ngoài quốc danh", "triệu đồng", 1188]])
    return Expected(
        reads={"D2": "revenue.tax.non_state actual 2020-9M 1188e6 đồng"},
        finds={"label_near B2"},
        labels={"D2": "Thuế ngoài quốc danh"},
    )


@habit("labels that differ by a tone only are two things")
def tones_count(book: Book) -> Expected:
    """Thu is revenue, Thú is an animal, Thủ is to guard: without its tones a label says nothing."""
    book.sheet([SHORT, [1, "Thú tại chỗ", "con", 12]])
    return Expected(reads={"D2": "? actual 2020-9M 12 con"}, finds={"label_unknown B2"})


@habit("label that stands in no catalogue")
def unknown_label(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế"],
        [1, "Số buổi tập dưỡng sinh", "buổi", 40, 31],
        [2, "Hộ nghèo", "hộ", 10, 12],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": "? plan 2020 40 buổi", "E2": "? actual 2020-9M 31 buổi",
            "D3": "labour.poverty.poor_households plan 2020 10 hộ",
            "E3": "labour.poverty.poor_households actual 2020-9M 12 hộ",
        },
        finds={"label_unknown B2"},
        labels={"D2": "Số buổi tập dưỡng sinh"},
    )  # fmt: skip


@habit("two unknown labels with equal figures are two figures")
def two_unknown_labels(book: Book) -> Expected:
    book.sheet([
        SHORT,
        [1, "Số buổi tập dưỡng sinh", "buổi", 31],
        [2, "Số buổi chiếu phim lưu động", "buổi", 31],
    ])  # fmt: skip
    return Expected(
        reads={"D2": "? actual 2020-9M 31 buổi", "D3": "? actual 2020-9M 31 buổi"},
        finds={"label_unknown B2", "label_unknown B3"},
    )


@habit("unknown label without a unit")
def unknown_label_without_unit(book: Book) -> Expected:
    """It is kept as the number it is; of what, and in which unit, is for the ward to say."""
    book.sheet([SHORT, [1, "Số lồng đèn treo", None, 31], [2, "Hộ nghèo", "hộ", 12]])
    return Expected(reads={"D2": "? actual 2020-9M 31", "D3": POOR}, finds={"label_unknown B2"})


@habit("a ward says what its own labels mean")
def own_labels(book: Book) -> Expected:
    book.sheet([SHORT, [1, "Thuế vãng lai", "triệu đồng", 69.5]])
    book.beside("aliases.toml", '[labels]\n"thuế vãng lai" = "revenue.tax.fees"\n')
    return Expected(reads={"D2": "revenue.tax.fees actual 2020-9M 695e5 đồng"})


@habit("column of codes beside the labels")
def codes(book: Book) -> Expected:
    book.sheet([
        ["Mã", "Chỉ tiêu", "ĐVT", "Lũy kế"],
        ["labour.poverty.poor_households", "Hộ rất khó khăn", "hộ", 12],
    ])  # fmt: skip
    return Expected(reads={"D2": POOR}, labels={"D2": "Hộ rất khó khăn"})


@habit("labels that begin with =, +, - and @")
def formula_signs(book: Book) -> Expected:
    """- and + are marks of level; = and @ in a text are text, and never become a formula."""
    book.sheet([
        SHORT,
        [1, literal("-Phí, lệ phí"), "triệu đồng", 69.5],
        [2, literal("+Lệ phí môn bài"), "triệu đồng", 61],
        [3, literal("=SUM(D2:D3)"), "triệu đồng", 130.5],
        [4, literal("@Synthetic"), "người", 7],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": "revenue.tax.fees actual 2020-9M 695e5 đồng",
            "D3": "revenue.tax.licence_fee actual 2020-9M 61e6 đồng",
            "D4": "? actual 2020-9M 1305e5 đồng",
            "D5": "? actual 2020-9M 7 người",
        },
        finds={"label_unknown B4", "label_unknown B5"},
        labels={"D4": "=SUM(D2:D3)", "D5": "@Synthetic"},
    )


@habit("label that is the result of a formula")
def calculated_label(book: Book) -> Expected:
    book.sheet([SHORT, [1, formula('"Hộ ngh"&"èo"', "Hộ nghèo"), "hộ", 12]])
    return Expected(reads={"D2": POOR})


@habit("label typed on a Mac, its letters parted from their marks")
def parted_letters(book: Book) -> Expected:
    book.sheet([SHORT, [1, unicodedata.normalize("NFD", "Hộ nghèo"), "hộ", 12]])
    return Expected(reads={"D2": POOR})
