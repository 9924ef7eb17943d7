"""Units: in a column, a line, a header, a label, a cell; or nowhere."""

from __future__ import annotations

from workbooks.building import Book, habit, shown
from workbooks.expecting import Expected

PLAN = "revenue.tax.fees plan 2020 90e6 đồng"
RESULT = "revenue.tax.fees actual 2020-9M 695e5 đồng"
HEADER = ["TT", "Chỉ tiêu", "Kế hoạch năm", "Lũy kế"]
ROW = [1, "Phí, lệ phí", 90, 69.5]


@habit("unit line above the table")
def unit_line(book: Book) -> Expected:
    book.sheet([[None, None, None, "ĐVT: triệu đồng"], HEADER, ROW])
    return Expected(reads={"C3": PLAN, "D3": RESULT}, ignores="D1")


@habit("unit line in brackets and in thousands: (Đơn vị tính: 1.000 đồng)")
def unit_line_in_thousands(book: Book) -> Expected:
    book.sheet([["(Đơn vị tính: 1.000 đồng)"], HEADER, [1, "Phí, lệ phí", 90000, 69500]])
    return Expected(reads={
        "C3": "revenue.tax.fees plan 2020 90000e3 đồng",
        "D3": "revenue.tax.fees actual 2020-9M 69500e3 đồng",
    })  # fmt: skip


@habit("unit in the header: Kế hoạch (1.000 đồng)")
def unit_in_header(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "Kế hoạch năm (1.000 đồng)", "Lũy kế (triệu đồng)"],
        [1, "Phí, lệ phí", 90000, 69.5],
    ])  # fmt: skip
    return Expected(reads={"C2": "revenue.tax.fees plan 2020 90000e3 đồng", "D2": RESULT})


@habit("unit in brackets behind the label")
def unit_in_label(book: Book) -> Expected:
    book.sheet([
        HEADER,
        [1, "Phí, lệ phí (triệu đồng)", 90, 69.5],
        [2, "Phạm pháp hình sự (vụ)", None, 11],
    ])  # fmt: skip
    return Expected(
        reads={
            "C2": PLAN, "D2": RESULT,
            "D3": "security.crime.cases actual 2020-9M 11 vụ",
        },
        missing={"C3": ""},
    )  # fmt: skip


@habit("unit typed into each cell")
def unit_in_cell(book: Book) -> Expected:
    book.sheet([HEADER, [1, "Phí, lệ phí", "90 triệu đồng", "69,5 tr.đ"]])
    return Expected(reads={"C2": PLAN, "D2": RESULT}, texts={"C2": "90 triệu đồng"})


@habit("unit shown by the number format")
def unit_in_format(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế"],
        [1, "Tổng thu thuế", "đồng", shown(3.32, '0.000" tỷ"'), shown(2.679, '0.000" tỷ"')],
    ])  # fmt: skip
    return Expected(reads={
        "D2": "revenue.tax plan 2020 3320e6 đồng",
        "E2": "revenue.tax actual 2020-9M 2679e6 đồng",
    })  # fmt: skip


@habit("abbreviated units")
def abbreviated_units(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế"],
        [1, "Phí, lệ phí", "Tr.đ", 69.5],
        [2, "Lệ phí môn bài", "trđ", 61],
        [3, "Dân số", "Người", 9800],
        [4, "Diện tích đã bàn giao mặt bằng", "m2", 350],
    ])  # fmt: skip
    return Expected(reads={
        "D2": RESULT,
        "D3": "revenue.tax.licence_fee actual 2020-9M 61e6 đồng",
        "D4": "population.persons actual 2020-9M 9800 người",
        "D5": "land.clearance.area actual 2020-9M 350 m²",
    })  # fmt: skip


@habit("unit cell merged over the rows it holds for")
def merged_unit(book: Book) -> Expected:
    """What a person sees in every row is the unit of every row."""
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế"],
        [1, "Phí, lệ phí", "triệu đồng", 69.5],
        [2, "Lệ phí môn bài", None, 61],
    ], merged="C2:C3")  # fmt: skip
    return Expected(reads={
        "D2": RESULT, "D3": "revenue.tax.licence_fee actual 2020-9M 61e6 đồng",
    })  # fmt: skip


@habit("ditto mark for the unit of the row above")
def ditto_unit(book: Book) -> Expected:
    """The marks officers type for "as above" mean just that: the unit of the row above."""
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế"],
        [1, "Phí, lệ phí", "triệu đồng", 69.5],
        [2, "Lệ phí môn bài", "nt", 61],
        [3, "Thu tại chỗ", '"', 12],
    ])  # fmt: skip
    return Expected(reads={
        "D2": RESULT,
        "D3": "revenue.tax.licence_fee actual 2020-9M 61e6 đồng",
        "D4": "revenue.on_site actual 2020-9M 12e6 đồng",
    })  # fmt: skip


@habit("unit column and unit line: the column is nearer")
def column_before_line(book: Book) -> Expected:
    book.sheet([
        ["ĐVT: tỷ đồng"],
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế"],
        [1, "Phí, lệ phí", "triệu đồng", 90, 69.5],
    ])  # fmt: skip
    return Expected(reads={"D3": PLAN, "E3": RESULT})


@habit("no unit anywhere, for what is counted in one way only")
def unit_of_the_catalogue(book: Book) -> Expected:
    book.sheet([
        HEADER,
        [1, "Phạm pháp hình sự", None, 11],
        [2, "Hộ nghèo", 10, 12],
        [3, "Tỷ lệ hộ nghèo", 2, 1.85],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": "security.crime.cases actual 2020-9M 11 vụ",
            "C3": "labour.poverty.poor_households plan 2020 10 hộ",
            "D3": "labour.poverty.poor_households actual 2020-9M 12 hộ",
            "C4": "labour.poverty.poor_rate plan 2020 2 %",
            "D4": "labour.poverty.poor_rate actual 2020-9M 1.85 %",
        },
        missing={"C2": ""},
    )


@habit("money without a unit")
def money_without_unit(book: Book) -> Expected:
    """69,5 may be triệu or tỷ: asked once for the row, at its label."""
    book.sheet([HEADER, ROW])
    return Expected(refuses={"unit_unknown B2": "C2 D2"})


@habit("area without a unit")
def area_without_unit(book: Book) -> Expected:
    book.sheet([HEADER, [1, "Diện tích lúa", 12, 11.5], [2, "Hộ nghèo", 10, 12]])
    return Expected(
        reads={
            "C3": "labour.poverty.poor_households plan 2020 10 hộ",
            "D3": "labour.poverty.poor_households actual 2020-9M 12 hộ",
        },
        refuses={"unit_unknown B2": "C2 D2"},
    )


@habit("unit that nobody knows")
def unknown_unit(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế"],
        [1, "Phí, lệ phí", "triệu đô", 90, 69.5],
    ])  # fmt: skip
    return Expected(refuses={"unit_unknown C2": "D2 E2"})


@habit("unit of another kind than the indicator's")
def unit_of_another_kind(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế"],
        [1, "Phí, lệ phí", "triệu đồng", 69.5],
        [2, "Phạm pháp hình sự", "người", 11],
    ])  # fmt: skip
    return Expected(reads={"D2": RESULT}, refuses={"unit_conflict C3": "D3"})


@habit("unit of the indicator's kind at another scale")
def other_scale(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế"],
        [1, "Phí, lệ phí", "tỷ đồng", 0.09, 0.0695],
    ])  # fmt: skip
    return Expected(reads={
        "D2": "revenue.tax.fees plan 2020 9e7 đồng",
        "E2": "revenue.tax.fees actual 2020-9M 695e5 đồng",
    })  # fmt: skip


@habit("two tables, each below a unit line of its own")
def two_unit_lines(book: Book) -> Expected:
    book.sheet([
        ["ĐVT: triệu đồng"], HEADER, ROW, [None],
        ["ĐVT: tỷ đồng"], HEADER, [1, "Lệ phí môn bài", 0.07, 0.061],
    ])  # fmt: skip
    return Expected(
        reads={
            "C3": PLAN, "D3": RESULT,
            "C7": "revenue.tax.licence_fee plan 2020 7e7 đồng",
            "D7": "revenue.tax.licence_fee actual 2020-9M 61e6 đồng",
        },
        ignores="A1 A5",
    )  # fmt: skip


@habit("header repeated on a new page, the unit line only above the first")
def unit_line_of_the_first_page(book: Book) -> Expected:
    book.sheet([["ĐVT: triệu đồng"], HEADER, ROW, HEADER, [2, "Lệ phí môn bài", 70, 61]])
    return Expected(reads={
        "C3": PLAN, "D3": RESULT,
        "C5": "revenue.tax.licence_fee plan 2020 70e6 đồng",
        "D5": "revenue.tax.licence_fee actual 2020-9M 61e6 đồng",
    })  # fmt: skip


@habit("unit line of one table is not that of another with other columns")
def unit_line_of_another_table(book: Book) -> Expected:
    book.sheet([
        ["ĐVT: triệu đồng"], HEADER, ROW,
        ["TT", "Chỉ tiêu", "Lũy kế"], [1, "Lệ phí môn bài", 61],
    ])  # fmt: skip
    return Expected(reads={"C3": PLAN, "D3": RESULT}, refuses={"unit_unknown B5": "C5"})


@habit("thousands of billions in the cell: 1nghìn tỷ đồng")
def thousand_billions(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế"],
        [1, "Phí, lệ phí", "tỷ đồng", "1nghìn tỷ đồng", "1,2 nghìn tỷ"],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": "revenue.tax.fees plan 2020 1e12 đồng",
            "E2": "revenue.tax.fees actual 2020-9M 12e11 đồng",
        }
    )
