"""Signs that nobody sees in texts, and rows and columns without height or width."""

from __future__ import annotations

from workbooks.attacks.plain import SHEET_PART
from workbooks.building import HEADER, Book, habit, in_font, literal
from workbooks.expecting import Expected

SHORT = ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế"]
POOR = "labour.poverty.poor_households actual 2020-9M 12 hộ"


@habit("line ends written as _x000D_ in label, unit and figure")
def escaped_line_ends(book: Book) -> Expected:
    """What a person sees is not changed by them."""
    book.sheet([SHORT, [1, "Hộ_x000D_\nnghèo", "hộ_x000D_", literal("12_x000D_")]])
    return Expected(reads={"D2": POOR}, labels={"D2": "Hộ nghèo"}, texts={"D2": "12"})


@habit("spaces without width and direction marks in labels and figures")
def without_width(book: Book) -> Expected:
    book.sheet([
        SHORT,
        [1, "Hộ\u200b nghèo\ufeff", "hộ", "\u200e12\u200e"],
        [2, "Văn bản đến", "văn\u200c bản", "1\u2060.350"],
    ])  # fmt: skip
    return Expected(
        reads={"D2": POOR, "D3": "documents.incoming actual 2020-9M 1350 văn bản"},
        finds={"control_chars B2"},
        labels={"D2": "Hộ nghèo"},
        texts={"D2": "12", "D3": "1.350"},
    )


@habit("soft hyphens in label and figure")
def soft_hyphens(book: Book) -> Expected:
    book.sheet([
        SHORT,
        [1, "Hộ ng\u00adhèo", "hộ", 12],
        [2, "Văn bản đến", "văn bản", "1.3\u00ad50"],
    ])  # fmt: skip
    return Expected(
        reads={"D2": POOR, "D3": "documents.incoming actual 2020-9M 1350 văn bản"},
        finds={"control_chars B2"},
        labels={"D2": "Hộ nghèo"},
    )


@habit("soft hyphen that is the letter ư of an old font")
def letter_of_an_old_font(book: Book) -> Expected:
    book.sheet(
        [
            SHORT,
            [1, in_font("V¨n b¶n ®Õn", ".VnTime"), "văn bản", 350],
            [
                2,
                in_font("L\u00ad\u00a0\u00adîng kh¸ch", ".VnTime"),
                in_font("ng\u00adêi", ".VnTime"),
                7,
            ],
        ]
    )
    return Expected(
        reads={
            "D2": "documents.incoming actual 2020-9M 350 văn bản",
            "D3": "? actual 2020-9M 7 người",
        },
        finds={"legacy_encoding B2", "label_unknown B3"},
    )


@habit("soft hyphen before a figure may have been meant for a minus")
def soft_minus(book: Book) -> Expected:
    book.sheet([SHORT, [1, "Hộ nghèo", "hộ", "\u00ad12"]])
    return Expected(refuses={"not_a_number D2"})


@habit("figure turned round by a direction mark")
def turned_round(book: Book) -> Expected:
    """What is seen is 21, what is stored 12: nobody can tell which is meant."""
    book.sheet([SHORT, [1, "Hộ nghèo", "hộ", "\u202e12\u202c"]])
    return Expected(refuses={"not_a_number D2"})


@habit("row without height and column without width")
def without_height(book: Book) -> Expected:
    book.sheet([
        HEADER, [1, "Phí, lệ phí", "triệu đồng", 90, 69.5], [2, "Hộ nghèo", "hộ", 10, 12],
    ])  # fmt: skip
    columns = '<cols><col min="4" max="4" width="0" customWidth="1"/></cols>'
    book.change_part(SHEET_PART, "<sheetData>", f"{columns}<sheetData>")
    book.change_part(SHEET_PART, '<row r="3"', '<row ht="0" customHeight="1" r="3"')
    return Expected(
        reads={
            "D2": "revenue.tax.fees plan 2020 90e6 đồng",
            "E2": "revenue.tax.fees actual 2020-9M 695e5 đồng",
            "D3": "labour.poverty.poor_households plan 2020 10 hộ",
            "E3": "labour.poverty.poor_households actual 2020-9M 12 hộ",
        },
        finds={"hidden_row D3", "hidden_column D2"},
    )


@habit("row of a height that everybody sees")
def low_row(book: Book) -> Expected:
    sheet = book.sheet([SHORT, [1, "Hộ nghèo", "hộ", 12]])
    sheet.row_dimensions[2].height = 4
    return Expected(reads={"D2": POOR})
