"""Numerals: Vietnamese digits in, Vietnamese or English digits out, halves up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from wardstats.model.numerals import Numeral, parse_numeral, print_numeral, round_half_up


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("0", "0", 0),
        ("7081", "7081", 0),
        ("1.350", "1350", 0),
        ("1.357", "1357", 0),
        ("12.023.803.259", "12023803259", 0),
        ("1 357", "1357", 0),
        ("1\u00a0357", "1357", 0),
        ("1\u202f357,5", "1357.5", -1),
        ("80,7", "80.7", -1),
        ("2,679", "2.679", -3),
        ("69,466", "69.466", -3),
        ("1.234,50", "1234.50", -2),
        ("-322", "-322", 0),
        ("\u2212322", "-322", 0),
        ("- 322", "-322", 0),
        ("+5", "5", 0),
    ],
)
def test_a_vietnamese_numeral_is_read(text, value, precision):
    assert parse_numeral(text) == Numeral(Decimal(value), precision)


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("189.26", "189.26", -2),
        ("7.2", "7.2", -1),
        ("0.125", "0.125", -3),
        ("1.2345", "1.2345", -4),
    ],
)
def test_a_dot_that_cannot_part_thousands_is_a_decimal_dot(text, value, precision):
    assert parse_numeral(text) == Numeral(Decimal(value), precision, has_decimal_dot=True)


def test_a_dot_that_parts_thousands_is_no_decimal_dot():
    assert parse_numeral("1.350").has_decimal_dot is False


@pytest.mark.parametrize(
    "text",
    ["", "-", "x", "9/9", "10/4/2020", "1.2.3", "1.23.456", "12,34,5", "1234.567", "1,2.3",
     "12 34", "5,", ",5", "--5", "1e5", "٣"],
)  # fmt: skip
def test_what_is_no_numeral_is_not_read(text):
    assert parse_numeral(text) is None


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Decimal("2679"), 0, "2.679"),
        (Decimal("80.65"), 1, "80,7"),
        (Decimal("1234567.5"), 2, "1.234.567,50"),
        (Fraction(9, 11) * 100, 2, "81,82"),
        (Decimal("0.04"), 1, "0,0"),
        (Decimal("-8.33"), 1, "-8,3"),
    ],
)
def test_a_number_is_written_the_vietnamese_way(value, decimals, text):
    assert print_numeral(value, decimals) == text


def test_a_number_is_written_the_english_way_when_asked():
    assert print_numeral(Decimal("1234.5"), 1, "en") == "1,234.5"


@pytest.mark.parametrize(
    ("value", "precision", "rounded"),
    [
        (Decimal("0.5"), 0, "1"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Fraction(1, 8), -2, "0.13"),
        (Fraction(-1, 8), -2, "-0.13"),
        (Fraction(1, 3), -1, "0.3"),
        (Fraction(2_676_500), 3, "2677000"),
        (Decimal(2_676_499), 3, "2676000"),
        (Fraction(-1, 100), -1, "0"),
    ],
)
def test_halves_are_rounded_away_from_zero(value, precision, rounded):
    assert round_half_up(value, precision) == Decimal(rounded)


def test_a_number_that_arithmetic_cannot_hold_is_none():
    assert (parse_numeral("9" * 26), parse_numeral("9" * 25).precision) == (None, 0)
