"""Number formats: what a person sees of a stored number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from wardstats.intake.number_formats import parse_number_format

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
    assert parse_number_format(code).text(Decimal(stored)) == seen


@pytest.mark.parametrize(("code", "stored", "decimals"), DECIMALS)
def test_the_decimals_seen_are_those_of_the_format(code, stored, decimals):
    assert parse_number_format(code).shown_decimals(Decimal(stored)) == decimals


@pytest.mark.parametrize(
    ("code", "has_digits"),
    [("General", True), ("0.0", True), (";;;", False), ('"đạt"', False), (";0", False)],
)
def test_a_format_may_show_no_digits(code, has_digits):
    assert parse_number_format(code).has_digits is has_digits


@pytest.mark.parametrize(("code", "seen"), [(";;;", ""), ('"đạt"', "đạt")])
def test_a_format_without_digits_shows_its_words_only(code, seen):
    assert parse_number_format(code).text(Decimal(5)) == seen


@pytest.mark.parametrize(
    ("code", "stored", "behind"),
    [("0.0%", "0.8069", "80.69"), ("#,##0,,", "158500000", "158.5"), ("0", "87.1", "87.1")],
)
def test_the_number_behind_the_digits_is_not_rounded(code, stored, behind):
    assert parse_number_format(code).shown(Decimal(stored)) == Decimal(behind)
