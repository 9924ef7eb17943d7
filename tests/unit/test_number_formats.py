"""Number formats: what a person sees of a stored number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from wardstats.intake.cells.number_formats import parse_number_format, shown_text

SHOWN = [
    # format, stored, seen
    ("General", "61", "61"),
    ("General", "87.1", "87,1"),
    ("general", "1350", "1.350"),
    ("", "87.1", "87,1"),
    ("@", "87.1", "87,1"),
    ("0", "87.1", "87"),
    ("0", "87.5", "88"),
    ("0.0", "87", "87,0"),
    ("0.0", "-8.33", "-8,3"),
    ("#,##0", "1350", "1.350"),
    ("#,##0.00", "1350", "1.350,00"),
    ("0.##", "80.7", "80,7"),
    ("0.##", "80.756", "80,76"),
    ("0.0#", "80", "80,0"),
    ("0%", "0.807", "81%"),
    ("0.0%", "0.807", "80,7%"),
    ('0.0"%"', "80.7", "80,7%"),
    ("#,##0,", "158500", "159"),
    ("#,##0.0,,", "158500000", "158,5"),
    ('"ước "0.000" tỷ"', "2.679", "ước 2,679 tỷ"),
    ('"trên "#,##0', "10000", "trên 10.000"),
    ("0.0\\ \\%", "80.7", "80,7 %"),
    ("[Red]0.0", "80.7", "80,7"),
    ("0.0;[Red]-0.0", "80.7", "80,7"),
    ('0.0" a;b"', "80.7", "80,7 a;b"),
    ("_-* #,##0_-;-* #,##0_-", "1350", "1.350"),
    # the section is chosen by the sign
    ("0;-0;0", "-7", "-7"),
    ("0;(0)", "-5", "(5)"),
    ("0;[Red]0", "-5", "5"),
    ("0;;", "-7", ""),
    ("0;;", "0", ""),
    ("0;@", "-7", "-7"),
    ('#,##0;-#,##0;"-"', "0", "-"),
    ('#,##0;-#,##0;"-"', "1350", "1.350"),
    ('_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "0", "-"),
    ('_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "-1350", "-1.350"),
    ("#,###", "0", ""),
    ("#,###", "1350", "1.350"),
    ('General" người"', "61", "61 người"),
    ("[$-42A]0.0", "80.7", "80,7"),
    ("#,##0 [$đ-42A]", "1350", "1.350 đ"),
]
DECIMALS = [
    # format, stored, decimals seen
    ("General", "61", 0),
    ("General", "87.1", 1),
    ("General", "87.1428571428571", 8),
    ("General", "2676500.123456789", 3),
    ("General", "0.333333333333333", 9),
    ("General", "1200", 0),
    ("0.00", "61", 2),
    ("0.0%", "0.807", 1),
    ("0.0##", "80.75", 2),
    ("#,##0.0,,", "158500000", 1),
]


@pytest.mark.parametrize(("code", "stored", "seen"), SHOWN)
def test_a_number_is_seen_as_its_format_shows_it(code, stored, seen):
    assert parse_number_format(code, Decimal(stored)).show(Decimal(stored)).text == seen


@pytest.mark.parametrize(("code", "stored", "decimals"), DECIMALS)
def test_the_decimals_seen_are_those_of_the_format(code, stored, decimals):
    assert parse_number_format(code, Decimal(stored)).show(Decimal(stored)).decimals == decimals


@pytest.mark.parametrize(
    ("code", "has_digits"),
    [("General", True), ("0.0", True), (";;;", False), ('"đạt"', False), (";0", False)],
)
def test_a_format_may_show_no_digits(code, has_digits):
    assert parse_number_format(code, Decimal(5)).has_digits is has_digits


@pytest.mark.parametrize(("code", "seen"), [(";;;", ""), ('"đạt"', "đạt")])
def test_a_format_without_digits_shows_its_words_only(code, seen):
    assert parse_number_format(code, Decimal(5)).show(Decimal(5)).text == seen


@pytest.mark.parametrize(
    ("code", "stored", "behind"),
    [("0.0%", "0.8069", "80.69"), ("#,##0,,", "158500000", "158.5"), ("0", "87.1", "87.1")],
)
def test_the_number_behind_the_digits_is_not_rounded(code, stored, behind):
    shown = parse_number_format(code, Decimal(stored)).show(Decimal(stored))
    assert shown.number == Decimal(behind)


@pytest.mark.parametrize(
    ("code", "has_condition"),
    [("[>100]0;0.0", True), ("0;[<=5]0", True), ("[DBNum1]0", True), ("[Red]0", False),
     ("[Color 10]0", False), ("[$-42A]0", False), ('"[>1]"0', False)],
)  # fmt: skip
def test_a_format_with_a_condition_says_so(code, has_condition):
    assert parse_number_format(code, Decimal(5)).has_condition is has_condition


@pytest.mark.parametrize(
    ("code", "seen"),
    [("General", "61"), ("0", "61"), ("@", "61"), ('@" tỷ"', "61 tỷ"), (";;;", ""),
     ("0;-0;0;@", "61"), ('0;-0;0;"có"', "có")],
)  # fmt: skip
def test_a_text_is_seen_as_its_section_shows_it(code, seen):
    assert shown_text(code, "61") == seen
