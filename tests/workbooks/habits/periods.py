"""The period: by the file's name, by a title above the table, or unknown."""

from __future__ import annotations

from workbooks.building import Book, habit
from workbooks.expecting import Expected

HEADER = ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "Lũy kế"]
ROW = [1, "Hộ nghèo", "hộ", 10, 12]


def expected(cumulative: str, period: str, **more: object) -> Expected:
    return Expected(
        reads={
            "D3": f"labour.poverty.poor_households plan {cumulative[:4]} 10 hộ",
            "E3": f"labour.poverty.poor_households actual {cumulative} 12 hộ",
        },
        period=period,
        **more,
    )


@habit("title: 9 tháng đầu năm 2020", "so lieu.xlsx")
def nine_months(book: Book) -> Expected:
    book.sheet([["KẾT QUẢ THỰC HIỆN 9 THÁNG ĐẦU NĂM 2020"], HEADER, ROW])
    return expected("2020-9M", "2020-9M")


@habit("title: tháng 9 năm 2020", "so lieu.xlsx")
def a_month(book: Book) -> Expected:
    book.sheet([["Báo cáo tháng 9 năm 2020"], HEADER, ROW])
    return expected("2020-9M", "2020-09")


@habit("title: tháng 9/2020", "so lieu.xlsx")
def a_month_with_a_stroke(book: Book) -> Expected:
    book.sheet([["SỐ LIỆU THÁNG 9/2020"], HEADER, ROW])
    return expected("2020-9M", "2020-09")


@habit("title: quý III năm 2020", "so lieu.xlsx")
def a_quarter(book: Book) -> Expected:
    book.sheet([["Kết quả quý III năm 2020"], HEADER, ROW])
    return expected("2020-9M", "2020-Q3")


@habit("title: 6 tháng đầu năm 2020", "so lieu.xlsx")
def six_months(book: Book) -> Expected:
    book.sheet([["TÌNH HÌNH THỰC HIỆN\n6 tháng đầu năm 2020"], HEADER, ROW])
    return expected("2020-6M", "2020-H1")


@habit("no period anywhere", "so lieu.xlsx")
def no_period(book: Book) -> Expected:
    book.sheet([["Kết quả thực hiện nhiệm vụ"], HEADER, ROW])
    return Expected(stops="period_unknown")


@habit("name of the file and title speak of different periods")
def two_periods(book: Book) -> Expected:
    book.sheet([["KẾT QUẢ 6 THÁNG ĐẦU NĂM 2020"], HEADER, ROW])
    return expected("2020-9M", "2020-9M", finds={"period_conflict A1"})


@habit("date of the document above the table is no period")
def date_of_the_document(book: Book) -> Expected:
    book.sheet([["(Kèm theo Công văn số 21/UBND ngày 16 tháng 7 năm 2021)"], HEADER, ROW])
    return expected("2020-9M", "2020-9M")


@habit("workbook of a month", "2020-09.xlsx")
def file_of_a_month(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "KH năm", "KH tháng", "TH tháng", "LK", "CK tháng", "CK lũy kế"],
        [1, "Văn bản đến", "văn bản", 1200, 100, 98, 910, 95, 880],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": "documents.incoming plan 2020 1200 văn bản",
            "E2": "documents.incoming plan 2020-09 100 văn bản",
            "F2": "documents.incoming actual 2020-09 98 văn bản",
            "G2": "documents.incoming actual 2020-9M 910 văn bản",
            "H2": "documents.incoming prior 2019-09 95 văn bản",
            "I2": "documents.incoming prior 2019-9M 880 văn bản",
        },
        period="2020-09",
    )


@habit("workbook of a quarter with a column of the quarter", "2020-Q3.xlsx")
def file_of_a_quarter(book: Book) -> Expected:
    """TH quý III speaks of the quarter itself, Lũy kế of the year up to its end."""
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "KH năm", "TH quý III", "Lũy kế"],
        [1, "Văn bản đến", "văn bản", 1200, 300, 910],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": "documents.incoming plan 2020 1200 văn bản",
            "E2": "documents.incoming actual 2020-Q3 300 văn bản",
            "F2": "documents.incoming actual 2020-9M 910 văn bản",
        },
        period="2020-Q3",
    )


@habit("workbook of a year: the year before is the same period", "2020.xlsx")
def file_of_a_year(book: Book) -> Expected:
    book.sheet([
        ["TT", "Chỉ tiêu", "ĐVT", "TH năm 2019", "KH năm 2020", "TH năm 2020", "TH/KH (%)"],
        [1, "Văn bản đến", "văn bản", 1100, 1200, 1260, 105],
    ])  # fmt: skip
    return Expected(
        reads={
            "D2": "documents.incoming prior 2019 1100 văn bản",
            "E2": "documents.incoming plan 2020 1200 văn bản",
            "F2": "documents.incoming actual 2020 1260 văn bản",
            "G2": "documents.incoming plan_percent 2020 105 %",
        },
        period="2020",
    )


@habit("title: 9 tháng and the tasks of the year to come", "so lieu.xlsx")
def months_and_tasks_to_come(book: Book) -> Expected:
    title = "KẾT QUẢ THỰC HIỆN 9 THÁNG NĂM 2020 VÀ NHIỆM VỤ NĂM 2021"
    book.sheet([[title], HEADER, ROW])
    return expected("2020-9M", "2020-9M")


@habit("title: tình hình thực hiện nhiệm vụ năm 2020", "so lieu.xlsx")
def tasks_of_the_year(book: Book) -> Expected:
    """What was done of the tasks of a year speaks of that year; tasks to come do not."""
    book.sheet([["BÁO CÁO tình hình thực hiện nhiệm vụ năm 2020"], HEADER, ROW])
    return expected("2020", "2020")


@habit("title: thực hiện kế hoạch năm 2020, then the tasks of the year to come", "so lieu.xlsx")
def tasks_to_come(book: Book) -> Expected:
    book.sheet([
        ["Kết quả thực hiện kế hoạch năm 2020; phương hướng, nhiệm vụ năm 2021"], HEADER, ROW,
    ])  # fmt: skip
    return expected("2020", "2020")


@habit("title that speaks of the time to come only", "so lieu.xlsx")
def outlook_only(book: Book) -> Expected:
    book.sheet(
        [["PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2021"], ["Nhiệm vụ 6 tháng cuối năm 2020"], HEADER, ROW]
    )
    return Expected(stops="period_unknown")
