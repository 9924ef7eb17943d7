"""Findings tables: gravest first, then by place, always in one order."""

from __future__ import annotations

import pytest

from wardstats.model.findings import FINDING_COLUMNS, Finding, build_findings, join_findings


def finding(severity: str, ward: str, code: str, cell: str, message: str = "m") -> Finding:
    return Finding(code, severity, ward, "2020-9M", "revenue.tax", (cell, "S!Z9"), message)


ORDERED = [
    finding("blocker", "b", "total_mismatch", "S!H5"),
    finding("warning", "a", "percent_mismatch", "S!H5"),
    finding("warning", "a", "percent_mismatch", "S!H6", "m"),
    finding("warning", "a", "percent_mismatch", "S!H6", "n"),
    finding("warning", "a", "percent_mismatch", "S!H60"),
    finding("warning", "a", "total_mismatch", "S!A1"),
    finding("warning", "b", "percent_mismatch", "S!A1"),
    finding("note", "a", "hidden_digits", "S!A1"),
]


def keys(table) -> list[tuple[str, ...]]:
    return list(zip(*(table[column] for column in ("severity", "ward", "code", "cells", "message")),
                    strict=True))  # fmt: skip


def expected() -> list[tuple[str, ...]]:
    return [
        (one.severity, one.ward, one.code, "; ".join(one.cells), one.message) for one in ORDERED
    ]


@pytest.mark.parametrize("step", [1, -1, 3, 5])
def test_findings_stand_gravest_first_then_by_place(step):
    shuffled = [ORDERED[step * number % len(ORDERED)] for number in range(len(ORDERED))]
    assert keys(build_findings(shuffled)) == expected()


@pytest.mark.parametrize("cut", [0, 1, 4, 8])
def test_joined_findings_stand_in_the_same_order(cut):
    joined = join_findings(build_findings(ORDERED[cut:]), build_findings(ORDERED[:cut]))
    assert keys(joined) == expected()


def test_joining_renumbers_the_rows():
    joined = join_findings(build_findings(ORDERED[3:]), build_findings(ORDERED[:3]))
    assert list(joined.index) == list(range(len(ORDERED)))


def test_joining_nothing_gives_an_empty_table():
    joined = join_findings(build_findings([]), build_findings([]))
    assert (len(joined), tuple(joined.columns)) == (0, FINDING_COLUMNS)


def test_a_table_without_findings_has_all_columns():
    assert tuple(build_findings([]).columns) == FINDING_COLUMNS


def test_the_columns_of_findings_are_stable():
    assert FINDING_COLUMNS == (
        "code", "severity", "ward", "period", "indicator", "cells", "message",
        "reported", "computed", "suggestion",
    )  # fmt: skip


def test_the_accused_cell_stands_first():
    assert build_findings(ORDERED[:1])["cells"].tolist() == ["S!H5; S!Z9"]
