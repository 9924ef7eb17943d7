"""Percentages: what they are of, and whether 0,807 is a share or points."""

from __future__ import annotations

from workbooks.building import Book, formula, habit, shown
from workbooks.expecting import Expected

HEADER = ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế", "% KH"]
PLAN = "revenue.tax plan 2020 3320e6 đồng"
RESULT = "revenue.tax actual 2020-9M 2679e6 đồng"


def tax(percent: object) -> list[object]:
    return [1, "Tổng thu thuế", "triệu đồng", 3320, 2679, percent]


@habit("percentage as points: 80,7 under a % header")
def points(book: Book) -> Expected:
    book.sheet([HEADER, tax(80.7)])
    return Expected(
        reads={"D2": PLAN, "E2": RESULT, "F2": "revenue.tax plan_percent 2020-9M 80.7 %"}
    )


@habit("percentage stored as a share and shown by its format")
def percent_format(book: Book) -> Expected:
    book.sheet([HEADER, tax(shown(0.807, "0.0%"))])
    return Expected(
        reads={"D2": PLAN, "E2": RESULT, "F2": "revenue.tax plan_percent 2020-9M 80.7 %"},
        texts={"F2": "80,7%"},
    )


@habit("percentage as text with its sign")
def percent_text(book: Book) -> Expected:
    book.sheet([HEADER, tax("80,7 %")])
    return Expected(
        reads={"D2": PLAN, "E2": RESULT, "F2": "revenue.tax plan_percent 2020-9M 80.7 %"}
    )


@habit("plain share 0,807 where actual and plan say 80,7")
def plain_share(book: Book) -> Expected:
    book.sheet([HEADER, tax(0.807)])
    return Expected(
        reads={"D2": PLAN, "E2": RESULT, "F2": "revenue.tax plan_percent 2020-9M 80.7 %"},
        finds={"percent_rescaled F2"},
    )


@habit("plain share above one: 1,063 for 106,3")
def share_above_one(book: Book) -> Expected:
    """The figures decide here as well: actual by plan is 1,063, not 0,01063."""
    book.sheet([HEADER, [1, "Thu các quỹ trong dân", "triệu đồng", 80, 85, 1.063]])
    return Expected(
        reads={
            "D2": "revenue.funds plan 2020 80e6 đồng",
            "E2": "revenue.funds actual 2020-9M 85e6 đồng",
            "F2": "revenue.funds plan_percent 2020-9M 106.3 %",
        },
        finds={"percent_rescaled F2"},
    )


@habit("0,8 that really is less than one percent of the plan")
def small_points(book: Book) -> Expected:
    book.sheet([HEADER, [1, "Phí, lệ phí", "triệu đồng", 1000, 8, 0.8]])
    return Expected(reads={
        "D2": "revenue.tax.fees plan 2020 1000e6 đồng",
        "E2": "revenue.tax.fees actual 2020-9M 8e6 đồng",
        "F2": "revenue.tax.fees plan_percent 2020-9M 0.8 %",
    })  # fmt: skip


@habit("0,807 that no other figure can decide")
def undecided_share(book: Book) -> Expected:
    book.sheet([HEADER, [1, "Tổng thu thuế", "triệu đồng", None, 2679, 0.807]])
    return Expected(reads={"E2": RESULT}, missing={"D2": ""}, refuses={"ambiguous_percent F2"})


@habit("percentage as a formula with the result that Excel saved")
def percent_formula(book: Book) -> Expected:
    book.sheet([HEADER, tax(formula("E2/D2*100", "80.69277108433735", "0.0"))])
    return Expected(
        reads={
            "D2": PLAN, "E2": RESULT,
            "F2": "revenue.tax plan_percent 2020-9M 80.6927710843374@-1 %",
        },
        finds={"hidden_digits F2"},
        texts={"F2": "80,7"},
    )  # fmt: skip


@habit("growth: % tăng, giảm so cùng kỳ")
def growth(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế", "Cùng kỳ năm trước", "% tăng, giảm so cùng kỳ"],
        [1, "Phạm pháp hình sự", "vụ", 11, 12, -8.3],
        [2, "Hộ nghèo", "hộ", 12, 10, 20],
    ])  # fmt: skip
    return Expected(reads={
        "D2": "security.crime.cases actual 2020-9M 11 vụ",
        "E2": "security.crime.cases prior 2019-9M 12 vụ",
        "F2": "security.crime.cases growth_percent 2020-9M -8.3 %",
        "D3": "labour.poverty.poor_households actual 2020-9M 12 hộ",
        "E3": "labour.poverty.poor_households prior 2019-9M 10 hộ",
        "F3": "labour.poverty.poor_households growth_percent 2020-9M 20 %",
    })  # fmt: skip


@habit("% so cùng kỳ that the figures show to be an index")
def index_by_figures(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế", "Cùng kỳ năm trước", "% so cùng kỳ"],
        [1, "Phạm pháp hình sự", "vụ", 11, 12, 91.7],
        [2, "Hộ nghèo", "hộ", 12, 10, 120],
    ])  # fmt: skip
    return Expected(reads={
        "D2": "security.crime.cases actual 2020-9M 11 vụ",
        "E2": "security.crime.cases prior 2019-9M 12 vụ",
        "F2": "security.crime.cases index_percent 2020-9M 91.7 %",
        "D3": "labour.poverty.poor_households actual 2020-9M 12 hộ",
        "E3": "labour.poverty.poor_households prior 2019-9M 10 hộ",
        "F3": "labour.poverty.poor_households index_percent 2020-9M 120 %",
    })  # fmt: skip


@habit("% so cùng kỳ that the figures show to be a growth")
def growth_by_figures(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "Lũy kế", "Cùng kỳ năm trước", "% so cùng kỳ"],
        [1, "Phạm pháp hình sự", "vụ", 11, 12, -8.3],
        [2, "Hộ nghèo", "hộ", 12, 10, 20],
    ])  # fmt: skip
    return Expected(reads={
        "D2": "security.crime.cases actual 2020-9M 11 vụ",
        "E2": "security.crime.cases prior 2019-9M 12 vụ",
        "F2": "security.crime.cases growth_percent 2020-9M -8.3 %",
        "D3": "labour.poverty.poor_households actual 2020-9M 12 hộ",
        "E3": "labour.poverty.poor_households prior 2019-9M 10 hộ",
        "F3": "labour.poverty.poor_households growth_percent 2020-9M 20 %",
    })  # fmt: skip


@habit("percentage of the plan of the month")
def month_percent(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "KH tháng 9", "TH tháng 9", "% KH tháng"],
        [1, "Phí, lệ phí", "triệu đồng", 8, 8.5, 106.3],
    ])  # fmt: skip
    return Expected(reads={
        "D2": "revenue.tax.fees plan 2020-09 8e6 đồng",
        "E2": "revenue.tax.fees actual 2020-09 85e5 đồng",
        "F2": "revenue.tax.fees plan_percent 2020-09 106.3 %",
    })  # fmt: skip


@habit("an indicator that is itself a percentage")
def rate_indicator(book: Book) -> Expected:
    """Its plan and result are percent too: 2 is two percent, whatever the row above says."""
    book.sheet([HEADER, [1, "Tỷ lệ hộ nghèo", "%", 2, 1.85, None]])
    return Expected(
        reads={
            "D2": "labour.poverty.poor_rate plan 2020 2 %",
            "E2": "labour.poverty.poor_rate actual 2020-9M 1.85 %",
        },
        missing={"F2": ""},
    )
