"""Quantity: the figures real reports print, read exactly and printed again."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction

import pytest

from wardstats.model.quantities import (
    PrintedFigure,
    Quantity,
    parse_figure,
    print_quantity,
    ratio_bounds,
)

FIGURES = [
    # text, unit of the row, value in the base unit, base unit, precision
    ("2,679 tỷ", "tỷ đồng", "2679000000", "đồng", 6),
    ("2,679", "tỷ đồng", "2679000000", "đồng", 6),
    ("69,466 tỷ", "tỷ đồng", "69466000000", "đồng", 6),
    ("1.357 tỷ", "tỷ đồng", "1357000000000", "đồng", 9),
    ("341tỷ", "tỷ đồng", "341000000000", "đồng", 9),
    ("158,5 triệu", "tỷ đồng", "158500000", "đồng", 5),
    ("158,5 tr.đ", "tỷ đồng", "158500000", "đồng", 5),
    ("8,3 trđ", "đồng", "8300000", "đồng", 5),
    ("254 nghìn đồng", "triệu đồng", "254000", "đồng", 3),
    ("12 ngàn tỉ", "tỷ đồng", "12000000000000", "đồng", 12),
    ("12.023.803.259 đồng", "đồng", "12023803259", "đồng", 0),
    ("10.000", "tờ", "10000", "tờ", 0),
    ("1.229", "người", "1229", "người", 0),
    ("1 357", "thẻ", "1357", "thẻ", 0),
    ("1\u00a0357", "thẻ", "1357", "thẻ", 0),
    ("7081", "hộ", "7081", "hộ", 0),
    ("970con", "con", "970", "con", 0),
    ("9.625 nhân khẩu", "người", "9625", "người", 0),
    ("75,7 %", "%", "75.7", "%", -1),
    ("81,82%", "%", "81.82", "%", -2),
    ("189.26 %", "%", "189.26", "%", -2),
    ("7.2 ha", "ha", "72000", "m²", 3),
    ("8.612ha", "ha", "86120000", "m²", 4),
    ("162,43 ha", "ha", "1624300", "m²", 2),
    ("35 m2", "m²", "35", "m²", 0),
    ("8,89 gram", "gram", "8.89", "gram", -2),
    ("5,41 tấn", "kg", "5410", "kg", 1),
    ("5 nghìn", "tấn", "5000000", "kg", 6),
    ("41,8 nghìn", "ha", "418000000", "m²", 6),
    ("58,5 triệu", "triệu đồng/người/năm", "58500000", "đồng/người/năm", 5),
    ("-322", "vụ", "-322", "vụ", 0),
    ("\u22128,33", "%", "-8.33", "%", -2),
    ("0", "vụ", "0", "vụ", 0),
]
WORDS = [
    # text, qualifier, status
    ("10.000", "", "final"),
    ("trên 10.000", "over", "final"),
    ("Trên 10.000", "over", "final"),
    ("hơn 10.000", "over", "final"),
    ("từ 10.000 trở lên", "at_least", "final"),
    ("từ 10.000", "at_least", "final"),
    ("khoảng 10.000", "about", "final"),
    ("xấp xỉ 10.000", "about", "final"),
    ("gần 10.000", "about", "final"),
    ("dưới 10.000", "under", "final"),
    ("không quá 10.000", "at_most", "final"),
    ("10.000 trở xuống", "at_most", "final"),
    ("ước 10.000", "", "estimate"),
    ("ước đạt 10.000", "", "estimate"),
    ("10.000 (ước)", "", "estimate"),
    ("ước đạt trên 10.000 tờ", "over", "estimate"),
    ("10.000 (suy ra)", "", "implied"),
]
REFUSED = [
    ("", "người"),
    ("khá", "người"),
    ("9/9", "người"),
    ("10/4/2020", "vụ"),
    ("6,6-6,8", "%"),
    ("1.2.3", "người"),
    ("12,34,5", "%"),
    ("102,%", "%"),
    ("5 con", "người"),
    ("5 tấn", "ha"),
    ("61 triệu", "%"),
    ("6 vụ = 11 đối tượng", "vụ"),
    ("2,679 tỷ/3,320 tỷ", "tỷ đồng"),
    ("trên", "người"),
]
PRINTED = [
    (Quantity(Decimal(2_679_000_000), "đồng", 6), "2,679 tỷ đồng", "2.679 billion đồng"),
    (Quantity(Decimal(158_500_000), "đồng", 5), "158,5 triệu đồng", "158.5 million đồng"),
    (Quantity(Decimal(70_000_000), "đồng", 6), "70 triệu đồng", "70 million đồng"),
    (Quantity(Decimal(12_023_803_259), "đồng", 0), "12.023.803.259 đồng",
     "12,023,803,259 đồng"),
    (Quantity(Decimal(10_000), "tờ", 0, "over"), "trên 10.000 tờ", None),
    (Quantity(Decimal("80.7"), "%", -1), "80,7 %", "80.7 %"),
    (Quantity(Decimal("80.70"), "%", -2), "80,70 %", "80.70 %"),
    (Quantity(Decimal(1), "vụ"), "1 vụ", "1 case"),
    (Quantity(Decimal(11), "vụ"), "11 vụ", "11 cases"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "unit", "value", "base", "precision"), FIGURES)
def test_a_printed_figure_is_read_exactly(text, unit, value, base, precision):
    assert parse_figure(text, unit).quantity == Quantity(Decimal(value), base, precision)


@pytest.mark.parametrize(("text", "qualifier", "status"), WORDS)
def test_words_before_and_after_a_figure_are_understood(text, qualifier, status):
    quantity = Quantity(Decimal(10_000), "tờ", 0, qualifier)
    assert parse_figure(text, "tờ") == PrintedFigure(quantity, status)


@pytest.mark.parametrize(("text", "unit"), [("trên 10.000", "tờ"), ("5 tỷ", "đồng")])
def test_decomposed_letters_are_the_same_letters(text, unit):
    assert parse_figure(unicodedata.normalize("NFD", text), unit) == parse_figure(text, unit)


@pytest.mark.parametrize(("text", "unit"), REFUSED)
def test_what_is_no_figure_of_the_row_is_not_read(text, unit):
    assert parse_figure(text, unit) is None


@pytest.mark.parametrize(
    ("quantity", "low", "high"),
    [
        (Quantity(Decimal(2_679_000_000), "đồng", 6), "2678500000", "2679500000"),
        (Quantity(Decimal("80.7"), "%", -1), "80.65", "80.75"),
        (Quantity(Decimal(61), "đồng", 0), "60.5", "61.5"),
        (Quantity(Decimal(11), "vụ", 0), "11", "11"),
        (Quantity(Decimal(10_000), "tờ", 0, "over"), "9999.5", "10000.5"),
        (Quantity(Decimal(12_000), "tờ", 3), "11500", "12500"),
    ],
)
def test_a_figure_stands_for_half_a_unit_of_its_last_digit(quantity, low, high):
    assert (quantity.low, quantity.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("quantity", "is_exact"),
    [
        (Quantity(Decimal(11), "vụ"), True),
        (Quantity(Decimal(11), "vụ", 0, "over"), False),
        (Quantity(Decimal(12_000), "vụ", 3), False),
        (Quantity(Decimal(11), "đồng"), False),
        (Quantity(Decimal(11), "%"), False),
    ],
)
def test_only_a_whole_count_is_exact(quantity, is_exact):
    assert quantity.is_exact is is_exact


@pytest.mark.parametrize(("quantity", "vietnamese", "_english"), PRINTED)
def test_a_quantity_is_printed_with_its_digits(quantity, vietnamese, _english):
    assert str(quantity) == vietnamese


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("quantity", "english_text"), [(one, text) for one, _vi, text in PRINTED if text]
)
def test_a_quantity_is_printed_in_the_language_in_use(quantity, english_text):
    assert str(quantity) == english_text


def test_a_quantity_may_be_printed_without_its_unit():
    assert print_quantity(Quantity(Decimal(1_350), "chiếc"), with_unit=False) == "1.350"


@pytest.mark.parametrize(
    ("quantity", "unit", "text"),
    [
        (Quantity(Decimal(5_410), "kg", 1), "tấn", "5,41 tấn"),
        (Quantity(Decimal(1_624_300), "m²", 2), "ha", "162,43 ha"),
        (Quantity(Decimal(5_410), "kg", 1), "ha", "5.410 kg"),
        (Quantity(Decimal(61_000_000), "đồng", 6), "tỷ đồng", "61 triệu đồng"),
    ],
)
def test_a_quantity_is_printed_in_the_unit_of_its_row_but_money_in_its_own(quantity, unit, text):
    assert print_quantity(quantity, unit=unit) == text


def test_display_rounds_half_up_and_keeps_the_value():
    quantity = Quantity(Decimal("80.65"), "%", -1)
    assert (str(quantity), quantity.value) == ("80,7 %", Decimal("80.65"))


def test_a_quotient_of_rounded_figures_has_the_bounds_of_its_corners():
    above, below = Quantity(Decimal(61), "đồng"), Quantity(Decimal(70), "đồng")
    assert ratio_bounds(above, below) == (Fraction(121, 141), Fraction(123, 139))


def test_a_quotient_of_a_negative_figure_has_ordered_bounds():
    above, below = Quantity(Decimal(-61), "đồng"), Quantity(Decimal(70), "đồng")
    assert ratio_bounds(above, below) == (Fraction(-123, 139), Fraction(-121, 141))


@pytest.mark.parametrize(
    "below",
    [Quantity(Decimal(0), "vụ"), Quantity(Decimal(-5), "vụ"), Quantity(Decimal("0.05"), "%", -1)],
)
def test_nothing_is_divided_by_what_may_be_zero(below):
    assert ratio_bounds(Quantity(Decimal(1), "vụ"), below) is None


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("634 tỷ 620 triệu", 634_620_000_000, 6),
        ("254 triệu 700 nghìn", 254_700_000, 3),
        ("ước 1 tỷ 50 triệu đồng", 1_050_000_000, 6),
    ],
)
def test_a_figure_in_two_scales_is_their_sum(text, value, precision):
    quantity = parse_figure(text, "đồng").quantity
    assert (quantity.value, quantity.precision) == (value, precision)


@pytest.mark.parametrize("text", ["5 triệu 700 tỷ", "1,5 tỷ 200 triệu", "3 tỷ 4 người"])
def test_two_figures_that_are_not_one_are_refused(text):
    assert parse_figure(text, "đồng") is None
