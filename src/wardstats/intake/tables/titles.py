"""The titles of a workbook in a free layout: which period it speaks of, and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wardstats.intake.tables.view import SheetView
from wardstats.model.labels import fold_label
from wardstats.model.periods import Period

_TITLE_ROWS = 12  # titles stand in the first rows
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PERIODS = (  # on a folded text
    (re.compile(r"\bquí (i{1,3}|iv|[1-4])(?: năm)? ((?:19|20)\d\d)\b"), "quarter"),
    (re.compile(r"\b6 tháng (đầu|cuối) năm ((?:19|20)\d\d)\b"), "half"),
    (re.compile(r"\b(1[01]|[1-9]) tháng(?: đầu)?(?: năm)? ((?:19|20)\d\d)\b"), "cumulative"),
    (re.compile(r"\btháng (1[0-2]|0?[1-9])(?: năm)? ((?:19|20)\d\d)\b"), "month"),
    (re.compile(r"\b(năm) ((?:19|20)\d\d)\b"), "year"),
)
_DAY = re.compile(r"\bngày\b.*")
_UNIT_NAME = re.compile(r"\b(phường|xã|thị trấn)\s+(.+)", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\b(?:cùng kì|năm trước|so với)\b")
_TERM = re.compile(r"\bnhiệm kì ((?:19|20)\d\d) ((?:19|20)\d\d)\b")
_OUTLOOK = re.compile(r"\bphương hướng\b.*")
_TASKS = re.compile(r"\b(?:nhiệm vụ|kế hoạch)\b.*")  # to come, or done
_DONE = re.compile(r"\b(?:thực hiện|kết quả|tình hình)\b")


@dataclass(frozen=True, slots=True)
class TitlePeriod:
    """A period that a title names, and where."""

    period: Period
    cell: str  # "Biểu 1!A2"


@dataclass(frozen=True, slots=True)
class TitleTerm:
    """A term of office that a title names, and where."""

    first: int  # year
    last: int
    cell: str


def find_period(views: list[SheetView]) -> TitlePeriod | None:
    """Return the first period that a title names."""
    return next(iter(title_periods(views)), None)


def title_periods(views: list[SheetView]) -> Iterator[TitlePeriod]:
    """Yield the first period that a title of each sheet names.

    Titles stand in the first rows, alone or nearly alone in their row; a day's date, what is said
    of last year and of the time to come do not count.
    """
    for view in views:
        for row, column, text in _titles(view):
            period = period_in(text)
            if period is not None and not _LAST_YEAR.search(fold_label(text)):
                yield TitlePeriod(period, f"{view.title}!{view.address(row, column)}")
                break


def title_terms(views: list[SheetView]) -> Iterator[TitleTerm]:
    """Yield the terms of office that titles name, but for those to come."""
    for view in views:
        for row, column, text in _titles(view):
            match = _TERM.search(_TASKS.sub("", _OUTLOOK.sub("", fold_label(text))))
            if match:
                place = f"{view.title}!{view.address(row, column)}"
                yield TitleTerm(int(match[1]), int(match[2]), place)


def find_ward_name(views: list[SheetView]) -> tuple[str, str]:
    """Return kind and name of the ward as the titles say it; empty where they do not."""
    for view in views:
        for _row, _column, text in _titles(view):
            match = _UNIT_NAME.search(text)
            if match and len(match[2].split()) <= 4:
                name = match[2].strip(" .,;:-")
                return match[1].lower(), name.title() if name.isupper() else name
    return "", ""


def period_in(text: str) -> Period | None:
    """Read the period a title names; None when it names none.

    Examples
    --------
    >>> str(period_in("Kết quả thực hiện chỉ tiêu 9 tháng đầu năm 2020"))
    '2020-9M'
    >>> str(period_in("BÁO CÁO QUÝ III NĂM 2020")), str(period_in("Biểu tháng 9/2020"))
    ('2020-Q3', '2020-09')
    >>> str(period_in("Tình hình thực hiện nhiệm vụ năm 2020; phương hướng năm 2021"))
    '2020'
    >>> period_in("Phương hướng, nhiệm vụ năm 2021") is None
    True
    >>> period_in("Kênh Dương, ngày 16 tháng 9 năm 2020") is None
    True
    """
    key = _OUTLOOK.sub("", _DAY.sub("", fold_label(text)))
    return _first_period(_TASKS.sub("", key)) or (_first_period(key) if _DONE.search(key) else None)


def _first_period(key: str) -> Period | None:
    for pattern, kind in _PERIODS:
        match = pattern.search(key)
        if match is None:
            continue
        year = int(match[2])
        number = {"đầu": 1, "cuối": 2, "năm": 1}.get(match[1]) or _ROMAN.get(match[1])
        return Period(year, kind, number or int(match[1]))
    return None


def _titles(view: SheetView) -> Iterator[tuple[int, int, str]]:
    for row in sorted(view.columns_of_row):
        if row > _TITLE_ROWS:
            return
        if len(view.columns_of_row[row]) <= 2:
            for column, text in view.texts_of_row(row):
                yield row, column, text
