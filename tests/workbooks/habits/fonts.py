"""Old encodings: the font carries the meaning of Latin characters."""

from __future__ import annotations

from workbooks.building import Book, habit, in_font
from workbooks.expecting import Expected

SHORT = ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế"]
POOR = "labour.poverty.poor_households actual 2020-9M 12 hộ"


@habit("labels in .VnTime")
def vn_time(book: Book) -> Expected:
    book.sheet([SHORT, [1, in_font("Hé nghÌo", ".VnTime"), "hộ", 12]])
    return Expected(reads={"D2": POOR}, finds={"legacy_encoding B2"}, labels={"D2": "Hộ nghèo"})


@habit("labels in .VnTimeH, whose letters are drawn as capitals")
def vn_time_capitals(book: Book) -> Expected:
    book.sheet([SHORT, [1, in_font("hé nghÌo", ".VnTimeH"), "hộ", 12]])
    return Expected(reads={"D2": POOR}, finds={"legacy_encoding B2"}, labels={"D2": "HỘ NGHÈO"})


@habit("labels in VNI-Times")
def vni_times(book: Book) -> Expected:
    book.sheet([SHORT, [1, in_font("Hoä ngheøo", "VNI-Times"), "hộ", 12]])
    return Expected(reads={"D2": POOR}, finds={"legacy_encoding B2"}, labels={"D2": "Hộ nghèo"})


@habit("whole sheet in .VnTime: title, header, unit and label")
def whole_sheet(book: Book) -> Expected:
    """One finding a sheet, at the first converted cell."""
    texts = ("TT", "ChØ tiªu", "§VT", "KÕ ho¹ch n¨m", "Lòy kÕ")
    book.sheet([
        [in_font("BiÓu tæng hîp", ".VnTime")],
        [in_font(text, ".VnTime") for text in texts],
        [1, in_font("Thu t¹i chç", ".VnTime"), in_font("triÖu ®ång", ".VnTime"), 90, 69.5],
    ])  # fmt: skip
    return Expected(
        reads={
            "D3": "revenue.on_site plan 2020 90e6 đồng",
            "E3": "revenue.on_site actual 2020-9M 695e5 đồng",
        },
        finds={"legacy_encoding A1"},
        labels={"D3": "Thu tại chỗ"},
    )


@habit("old encoding under a new font, told by its signs")
def by_signature(book: Book) -> Expected:
    book.sheet([SHORT, [1, "Tæng thu thuÕ", "triệu đồng", 2679]])
    return Expected(
        reads={"D2": "revenue.tax actual 2020-9M 2679e6 đồng"},
        finds={"legacy_encoding B2"},
        labels={"D2": "Tổng thu thuế"},
    )


@habit("Unicode typed into a cell that still has an old font")
def unicode_in_old_font(book: Book) -> Expected:
    book.sheet([SHORT, [1, in_font("Hộ nghèo", ".VnTime"), "hộ", in_font(12, ".VnTime")]])
    return Expected(reads={"D2": POOR}, labels={"D2": "Hộ nghèo"})


@habit("note in an old encoding beside the figures")
def note_in_old_font(book: Book) -> Expected:
    book.sheet([
        [*SHORT, "Ghi chú"], [1, "Hộ nghèo", "hộ", 12, in_font("gi¶m 2 hé", ".VnTime")],
    ])  # fmt: skip
    return Expected(reads={"D2": POOR}, finds={"legacy_encoding E2"}, ignores="E2")


@habit("a figure with words in .VnTime: ước 12")
def figure_in_vn_time(book: Book) -> Expected:
    book.sheet([SHORT, [1, "Hộ nghèo", "hộ", in_font("­íc 12", ".VnTime")]])
    return Expected(
        reads={"D2": "labour.poverty.poor_households actual 2020-9M estimate 12 hộ"},
        finds={"legacy_encoding D2"},
        texts={"D2": "ước 12"},
    )
