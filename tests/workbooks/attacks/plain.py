"""The plain table that attacks are mounted on: two figures that are read when nothing is wrong."""

from __future__ import annotations

from workbooks.building import HEADER, Book
from workbooks.expecting import Expected

SHEET_PART = "xl/worksheets/sheet1.xml"
READS = {
    "D2": "revenue.tax.fees plan 2020 90e6 đồng",
    "E2": "revenue.tax.fees actual 2020-9M 695e5 đồng",
}


def plain(book: Book, *more: list[object], name: str = "Biểu 1") -> Expected:
    """Write the table, with more rows; return what must come of it without them."""
    book.sheet([HEADER, [1, "Phí, lệ phí", "triệu đồng", 90, 69.5], *more], name)
    return Expected(reads={f"{name}!{cell}": figure for cell, figure in READS.items()})
