"""Cells that hold a figure: as text, in scales, with qualifiers; and what is not a figure."""

from __future__ import annotations

from datetime import date, datetime, time

from workbooks.building import HEADER, Book, formula, habit, literal, runs, shown, struck
from workbooks.expecting import Expected


def fees(*cells: object) -> list[object]:
    return [1, "Phí, lệ phí", "triệu đồng", *cells]


@habit("numbers stored as text")
def numbers_as_text(book: Book) -> Expected:
    book.sheet([
        HEADER,
        fees("90", "69,5"),
        [2, "Dân số", "người", None, "10.350"],
        [3, "Văn bản đến", "văn bản", None, "1.234.567"],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": "revenue.tax.fees plan 2020 90e6 đồng",
            "E2": "revenue.tax.fees actual 2020-9M 695e5 đồng",
            "E3": "population.persons actual 2020-9M 10350 người",
            "E4": "documents.incoming actual 2020-9M 1234567 văn bản",
        },
        missing={"D3": "", "D4": ""},
    )


@habit("thousands parted by spaces, no-break spaces and thin spaces")
def spaces_between_thousands(book: Book) -> Expected:
    book.sheet([
        HEADER,
        [1, "Dân số", "người", "10 350", "10\u00a0351"],
        [2, "Văn bản đến", "văn bản", "1\u202f200", "1\u2009234"],
        [3, "Hộ nghèo", "hộ", "\u00a0 12 ", "'13"],
    ])  # fmt: skip
    return Expected(reads={
        "D2": "population.persons plan 2020 10350 người",
        "E2": "population.persons actual 2020-9M 10351 người",
        "D3": "documents.incoming plan 2020 1200 văn bản",
        "E3": "documents.incoming actual 2020-9M 1234 văn bản",
        "D4": "labour.poverty.poor_households plan 2020 12 hộ",
        "E4": "labour.poverty.poor_households actual 2020-9M 13 hộ",
    })  # fmt: skip


@habit("words of scale in the cells: 2,679 tỷ")
def words_of_scale(book: Book) -> Expected:
    book.sheet([HEADER, [1, "Tổng thu thuế", "triệu đồng", "3,320 tỷ", "2.679 triệu"]])
    return Expected(
        reads={
            "D2": "revenue.tax plan 2020 3320e6 đồng",
            "E2": "revenue.tax actual 2020-9M 2679e6 đồng",
        },
        texts={"D2": "3,320 tỷ"},
    )


@habit("figure in two scales: 634 tỷ 620 triệu")
def two_scales(book: Book) -> Expected:
    book.sheet([
        HEADER,
        [1, "Tổng thu NSNN trên địa bàn", "tỷ đồng", "700 tỷ", "634 tỷ 620 triệu"],
        [2, "Thu tại chỗ", "triệu đồng", None, "254 triệu 700 nghìn"],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": "revenue.state_budget plan 2020 700e9 đồng",
            "E2": "revenue.state_budget actual 2020-9M 634620e6 đồng",
            "E3": "revenue.on_site actual 2020-9M 254700e3 đồng",
        },
        missing={"D3": ""},
    )


@habit("qualifiers and estimates: trên 10.000, ước 69,5")
def qualifiers(book: Book) -> Expected:
    book.sheet([
        HEADER,
        [1, "Dân số", "người", "khoảng 9.800", "trên 10.000"],
        fees("dưới 90", "ước đạt 69,5"),
        [3, "Hộ nghèo", "hộ", "không quá 12", "gần 10"],
    ])  # fmt: skip
    return Expected(reads={
        "D2": "population.persons plan 2020 about 9800 người",
        "E2": "population.persons actual 2020-9M over 10000 người",
        "D3": "revenue.tax.fees plan 2020 under 90e6 đồng",
        "E3": "revenue.tax.fees actual 2020-9M estimate 695e5 đồng",
        "D4": "labour.poverty.poor_households plan 2020 at_most 12 hộ",
        "E4": "labour.poverty.poor_households actual 2020-9M about 10 hộ",
    })  # fmt: skip


@habit("decimals shown by the format are printed digits")
def shown_decimals(book: Book) -> Expected:
    book.sheet([HEADER, fees(shown(90, "0.00"), shown(69.5, "#,##0.0"))])
    return Expected(
        reads={
            "D2": "revenue.tax.fees plan 2020 9000e4 đồng",
            "E2": "revenue.tax.fees actual 2020-9M 695e5 đồng",
        },
        texts={"D2": "90,00"},
    )


@habit("cell that stores more digits than it shows")
def hidden_digits(book: Book) -> Expected:
    book.sheet([HEADER, fees(90, shown(69.4567, "0.0"))])
    return Expected(
        reads={
            "D2": "revenue.tax.fees plan 2020 90e6 đồng",
            "E2": "revenue.tax.fees actual 2020-9M 69456700@5 đồng",
        },
        finds={"hidden_digits E2"},
    )


@habit("empty, dash, x, dots and zero are five different things")
def five_kinds_of_nothing(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "KH năm", "KH lũy kế", "TH tháng 9", "Lũy kế", "Cùng kỳ"],
        [1, "Hộ nghèo", "hộ", None, "-", "x", "…", 0],
    ])  # fmt: skip
    return Expected(
        reads={"H2": "labour.poverty.poor_households prior 2019-9M 0 hộ"},
        missing={"D2": "", "E2": "-", "F2": "x", "G2": "…"},
    )


@habit("zero that its format shows as a dash")
def zero_shown_as_dash(book: Book) -> Expected:
    book.sheet([HEADER, fees(shown(0, '0;-0;"-"'), 69.5)])
    return Expected(reads={"E2": "revenue.tax.fees actual 2020-9M 695e5 đồng"}, missing={"D2": "-"})


@habit("1.905 on a sheet that elsewhere writes 189.26")
def mixed_conventions(book: Book) -> Expected:
    book.sheet([
        HEADER,
        [1, "Tổng thu thuế", "triệu đồng", "3.320", "1.905"],
        [2, "Phí, lệ phí", "triệu đồng", None, "189.26"],
    ])  # fmt: skip
    return Expected(
        reads={"E3": "revenue.tax.fees actual 2020-9M 18926e4 đồng"},
        refuses={"ambiguous_number D2", "ambiguous_number E2"},
        finds={"decimal_dot E3"},
        missing={"D3": ""},
    )


@habit("decimal dots, and nothing that contradicts them")
def decimal_dots(book: Book) -> Expected:
    book.sheet([HEADER, fees("90", "69.5")])
    return Expected(
        reads={
            "D2": "revenue.tax.fees plan 2020 90e6 đồng",
            "E2": "revenue.tax.fees actual 2020-9M 695e5 đồng",
        },
        finds={"decimal_dot E2"},
    )


@habit("negative numbers with a minus, a dash or in brackets")
def negative_numbers(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế", "Cùng kỳ", "% tăng, giảm so cùng kỳ"],
        [1, "Phạm pháp hình sự", "vụ", 11, 12, "-8,3"],
        [2, "Hộ nghèo", "hộ", 10, 12, "−16,7"],
        [3, "Hộ cận nghèo", "hộ", 9, 12, shown(-25, "0;(0)")],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": "security.crime.cases actual 2020-9M 11 vụ",
            "E2": "security.crime.cases prior 2019-9M 12 vụ",
            "F2": "security.crime.cases growth_percent 2020-9M -8.3 %",
            "D3": "labour.poverty.poor_households actual 2020-9M 10 hộ",
            "E3": "labour.poverty.poor_households prior 2019-9M 12 hộ",
            "F3": "labour.poverty.poor_households growth_percent 2020-9M -16.7 %",
            "D4": "labour.poverty.near_poor_households actual 2020-9M 9 hộ",
            "E4": "labour.poverty.near_poor_households prior 2019-9M 12 hộ",
            "F4": "labour.poverty.near_poor_households growth_percent 2020-9M -25 %",
        },
        texts={"F4": "(25)"},
    )


@habit("dates that Excel made of 9/9 and 10/4, and a time")
def dates(book: Book) -> Expected:
    book.sheet([
        HEADER,
        [1, "Thanh niên nhập ngũ (giao quân)", "người", datetime.fromisoformat("2020-09-09"),
         date(2020, 4, 10)],
        [2, "Hộ nghèo", "hộ", shown(44083, "d-mmm"), time(9, 9)],
    ])  # fmt: skip
    return Expected(refuses={
        "date_in_number D2", "date_in_number E2", "date_in_number D3", "date_in_number E3",
    })  # fmt: skip


@habit("truth values in place of figures")
def truth_values(book: Book) -> Expected:
    book.sheet([HEADER, fees(True, 69.5)])
    return Expected(
        reads={"E2": "revenue.tax.fees actual 2020-9M 695e5 đồng"},
        refuses={"boolean_in_number D2"},
    )


@habit("error values")
def error_values(book: Book) -> Expected:
    book.sheet([HEADER, fees("#DIV/0!", "#REF!"), [2, "Hộ nghèo", "hộ", 12, literal("#N/A")]])
    return Expected(
        reads={"D3": "labour.poverty.poor_households plan 2020 12 hộ"},
        refuses={"error_value D2", "error_value E2", "error_value E3"},
    )


@habit("formulas with the result that Excel saved")
def calculated_formulas(book: Book) -> Expected:
    book.sheet([HEADER, fees(formula("45+45", "90"), formula("D2-20.5", "69.5"))])
    return Expected(reads={
        "D2": "revenue.tax.fees plan 2020 90e6 đồng",
        "E2": "revenue.tax.fees actual 2020-9M 695e5 đồng",
    })  # fmt: skip


@habit("formulas that were never calculated")
def formulas_without_value(book: Book) -> Expected:
    book.sheet([HEADER, fees(90, formula("D2*0.77"))])
    return Expected(
        reads={"D2": "revenue.tax.fees plan 2020 90e6 đồng"}, refuses={"formula_no_value E2"}
    )


@habit("words in place of a figure")
def words(book: Book) -> Expected:
    book.sheet([
        HEADER,
        fees("chưa giao", "đang tổng hợp"),
        [2, "Phạm pháp hình sự", "vụ", None, "giảm 1 vụ = 9,09%"],
    ])  # fmt: skip
    return Expected(
        refuses={"not_a_number D2", "not_a_number E2", "not_a_number E3"}, missing={"D3": ""}
    )


@habit("range as a plan: 6,6-6,8")
def ranges(book: Book) -> Expected:
    """A range is two figures; taking either, or their middle, would invent one."""
    book.sheet([HEADER, [1, "Tỷ lệ hộ nghèo", "%", "1,6-1,8", 1.7]])
    return Expected(
        reads={"E2": "labour.poverty.poor_rate actual 2020-9M 1.7 %"},
        refuses={"not_a_number D2"},
    )


@habit("figure that its format hides")
def hidden_by_format(book: Book) -> Expected:
    book.sheet([HEADER, fees(shown(90, ";;;"), 69.5)])
    return Expected(
        reads={"E2": "revenue.tax.fees actual 2020-9M 695e5 đồng"},
        refuses={"hidden_by_format D2"},
    )


@habit("đồng stored, triệu shown, and triệu is the unit")
def scaled_to_the_unit(book: Book) -> Expected:
    book.sheet([
        HEADER, [1, "Tổng thu thuế", "triệu đồng", 3320, shown(2_679_000_000, "#,##0,,")],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": "revenue.tax plan 2020 3320e6 đồng",
            "E2": "revenue.tax actual 2020-9M 2679e6 đồng",
        },
        texts={"E2": "2.679"},
    )


@habit("scaled by the format against the unit")
def scaled_against_the_unit(book: Book) -> Expected:
    """2.679 is shown in a row of tỷ; that would be a thousand times what is stored."""
    book.sheet([HEADER, [1, "Tổng thu thuế", "tỷ đồng", 3.32, shown(2_679_000_000, "#,##0,,")]])
    return Expected(reads={"D2": "revenue.tax plan 2020 332e7 đồng"}, refuses={"scaled_format E2"})


@habit("figure struck out as a whole")
def struck_figure(book: Book) -> Expected:
    book.sheet([HEADER, fees(struck(90), 69.5)])
    return Expected(
        reads={"E2": "revenue.tax.fees actual 2020-9M 695e5 đồng"}, refuses={"struck_text D2"}
    )


@habit("old figure struck out before the new one in the same cell")
def struck_run(book: Book) -> Expected:
    book.sheet([HEADER, [1, "Dân số", "người", None, runs(("9800", "struck"), ("9850", ""))]])
    return Expected(
        reads={"E2": "population.persons actual 2020-9M 9850 người"},
        finds={"struck_text E2"},
        missing={"D2": ""},
    )


@habit("superscript of a footnote behind a figure")
def footnote(book: Book) -> Expected:
    book.sheet([HEADER, [1, "Dân số", "người", None, runs(("1905", ""), ("1", "superscript"))]])
    return Expected(
        reads={"E2": "population.persons actual 2020-9M 1905 người"},
        finds={"footnote_in_number E2"},
        missing={"D2": ""},
    )


@habit("figure in runs of several colours that read as one")
def plain_runs(book: Book) -> Expected:
    book.sheet([HEADER, [1, "Dân số", "người", None, runs(("9.", ""), ("850", ""))]])
    return Expected(
        reads={"E2": "population.persons actual 2020-9M 9850 người"}, missing={"D2": ""}
    )


@habit("more digits than a table can hold")
def too_many_digits(book: Book) -> Expected:
    book.sheet([HEADER, [1, "Dân số", "người", None, "12.345.678.901.234.567"]])
    return Expected(refuses={"too_long E2"}, missing={"D2": ""})


@habit("figure with a note in brackets behind it")
def figure_with_note(book: Book) -> Expected:
    """The words may change its meaning (of which? until when?), so the cell is asked about."""
    book.sheet([HEADER, [1, "Phạm pháp hình sự", "vụ", None, "11 (có 1 vụ chuyển đến)"]])
    return Expected(refuses={"not_a_number E2"}, missing={"D2": ""})
