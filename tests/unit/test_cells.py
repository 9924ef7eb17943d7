"""One cell: a figure, nothing, or the reason why it is none."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from wardstats.errors import SourceError
from wardstats.intake.cells.figures import Place, missing_mark, read_figure
from wardstats.model.quantities import Quantity

pytestmark = pytest.mark.usefixtures("english")

PLACE = Place("2020-9M.xlsx", "Thu ngân sách", "F5")


@pytest.mark.parametrize("mark", [None, "", " ", "\u00a0", "-", " - ", "–", "—", "x", "X", "…"])
def test_a_mark_of_a_missing_figure_is_no_figure(mark):
    assert read_figure(PLACE, mark, "General", "người") is None


@pytest.mark.parametrize("zero", [0, 0.0, "0"])
def test_zero_is_a_figure(zero):
    read = read_figure(PLACE, zero, "General", "người")
    assert read.figure.quantity == Quantity(Decimal(0), "người")


NUMBERS = [
    # stored, format, unit of the row, value, base unit, precision
    (61, "General", "triệu đồng", "61000000", "đồng", 6),
    (2.679, "0.000", "tỷ đồng", "2679000000", "đồng", 6),
    (2.679, '"ước "0.000" tỷ"', "triệu đồng", "2679000000", "đồng", 6),
    (158_500_000, "#,##0.0,,", "triệu đồng", "158500000", "đồng", 5),
    (0.807, "0.0%", "%", "80.7", "%", -1),
    (80.7, "General", "%", "80.7", "%", -1),
    (80.7, "0.00", "%", "80.7", "%", -2),
    (80.7, "0.##", "%", "80.7", "%", -1),
    (-8.33, "0.00", "%", "-8.33", "%", -2),
    (5.41, "General", "tấn", "5410", "kg", 1),
    (0.1 + 0.2, "General", "tỷ đồng", "300000000", "đồng", 8),
    (1905, '0" người"', "người", "1905", "người", 0),
]


@pytest.mark.parametrize(("stored", "code", "unit", "value", "base", "precision"), NUMBERS)
def test_a_number_is_read_as_it_is_shown(stored, code, unit, value, base, precision):
    read = read_figure(PLACE, stored, code, unit)
    assert read.figure.quantity == Quantity(Decimal(value), base, precision)


@pytest.mark.parametrize(
    ("stored", "code", "unit", "text"),
    [
        (2.679, '"ước "0.000" tỷ"', "tỷ đồng", "ước 2,679 tỷ"),
        (0.807, "0.0%", "%", "80,7%"),
        (1350, "#,##0", "chiếc", "1.350"),
        ("trên 10.000", "General", "tờ", "trên 10.000"),
        (" 2,679 tỷ ", "General", "tỷ đồng", "2,679 tỷ"),
    ],
)
def test_the_text_of_a_cell_is_what_a_person_sees(stored, code, unit, text):
    assert read_figure(PLACE, stored, code, unit).text == text


def test_the_words_of_a_format_say_that_a_figure_is_an_estimate():
    read = read_figure(PLACE, 2.679, '"ước "0.000', "tỷ đồng")
    assert read.figure.status == "estimate"


def test_the_words_of_a_format_qualify_a_figure():
    read = read_figure(PLACE, 10_000, '"trên "#,##0', "tờ")
    assert read.figure.quantity.qualifier == "over"


def test_digits_that_are_not_shown_are_kept_in_the_value():
    read = read_figure(PLACE, 2.6765, "0.000", "tỷ đồng")
    assert read.figure.quantity == Quantity(Decimal(2_676_500_000), "đồng", 6)


@pytest.mark.parametrize(
    ("stored", "code", "hidden"),
    [(2.6765, "0.000", True), (2.679, "0.000", False), (61, "0.0", False), (0.8069, "0.0%", True),
     (61 / 70 * 100, "General", True), (0.1 + 0.2, "General", False)],
)  # fmt: skip
def test_a_cell_says_whether_it_stores_more_than_it_shows(stored, code, hidden):
    assert read_figure(PLACE, stored, code, "%").has_hidden_digits is hidden


REFUSED = [
    ("#DIV/0!", "General", "error_value", "'#DIV/0!'"),
    ("#N/A", "General", "error_value", "'#N/A'"),
    (True, "General", "boolean_in_number", "'TRUE'"),
    (date(2020, 9, 9), "d/m/yyyy", "date_in_number", "'09/09/2020'"),
    (datetime(2020, 9, 9), "d/m/yyyy", "date_in_number", "is a date"),  # noqa: DTZ001
    (time(9, 9), "h:mm", "date_in_number", "'09:09:00'"),
    (timedelta(hours=9), "[h]:mm", "date_in_number", "'9:00:00'"),
    ("khá", "General", "not_a_number", "'khá' is not a figure in người"),
    ("9/9", "General", "not_a_number", "'9/9'"),
    ("5 con", "General", "not_a_number", "'5 con'"),
    (5, ";;;", "hidden_by_format", "the number 5 is shown as ''"),
    (5, '"đạt"', "hidden_by_format", "is shown as 'đạt'"),
    (5, '0" con"', "hidden_by_format", "is shown as '5 con'"),
    (5, '"1"0', "hidden_by_format", "the number 5 is shown as '15'"),
    (5, '0" tỷ 620 triệu"', "hidden_by_format", "is shown as '5 tỷ 620 triệu'"),
    (12345, "0.00E+00", "hidden_by_format", "the number 12,345"),
    (-7, "0;;", "hidden_by_format", "the number -7 is shown as ''"),
    (0, "0;-0;;@", "hidden_by_format", "the number 0 is shown as ''"),
    (0, "#,###", "hidden_by_format", "the number 0 is shown as ''"),
    (-7, "0;[Red]0", "hidden_by_format", "the number -7 is shown as '7'"),
    (150, '[>100]0" tỷ";0', "hidden_by_format", "by conditions"),
    ("61", ";;;", "hidden_by_format", "the text '61' is not shown"),
    (158_500, "#,##0,", "scaled_format", "the number 158,500 is shown as '159'"),
    (10**15, "0", "too_long", "has more digits"),
    ("0,1234567890123456789", "General", "too_long", "'0,1234567890123456789'"),
]


@pytest.mark.parametrize(("value", "code", "error", "phrase"), REFUSED)
def test_what_is_no_figure_is_refused_with_its_place(value, code, error, phrase):
    with pytest.raises(SourceError) as refusal:
        read_figure(PLACE, value, code, "người")
    problem = refusal.value
    assert (
        problem.code, problem.file, problem.sheet, problem.cell, phrase in str(problem),
    ) == (error, "2020-9M.xlsx", "Thu ngân sách", "F5", True)  # fmt: skip


def test_a_refusal_begins_with_file_sheet_and_cell():
    with pytest.raises(SourceError, match=r"^2020-9M\.xlsx › Thu ngân sách › F5: "):
        read_figure(PLACE, "khá", "General", "người")


@pytest.mark.parametrize(
    ("value", "code", "mark"),
    [(None, "General", ""), ("-", "General", "-"), (0, '#,##0;-#,##0;"-"', "-"),
     (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "-"), (0, "0", None), (0, "0;;", None),
     (5, '"-"', None), (False, "General", None), ("5", "General", None)],
)  # fmt: skip
def test_a_missing_mark_is_what_a_person_sees(value, code, mark):
    assert missing_mark(value, code) == mark


@pytest.mark.parametrize(
    ("stored", "code", "unit", "text", "value"),
    [
        (-5, "0;(0)", "%", "(5)", "-5"),
        (-2.5, '0.0" tỷ";(0.0" tỷ")', "đồng", "(2,5 tỷ)", "-2500000000"),
        (-1350, "_-* #,##0_-;-* #,##0_-", "đồng", "-1.350", "-1350"),
        (1350, "#,##0 [$₫-42A]", "đồng", "1.350 ₫", "1350"),
        (80.7, "[Red][$-42A]0.0", "%", "80,7", "80.7"),
    ],
)
def test_a_figure_is_read_from_the_section_of_its_sign(stored, code, unit, text, value):
    read = read_figure(PLACE, stored, code, unit)
    assert (read.text, read.figure.quantity.value) == (text, Decimal(value))


SCALED = [
    # stored, format, unit of the row, value
    (2_679_000_000, "0.000,,,", "tỷ đồng", "2679000000"),
    (158_500_000, '#,##0.0,," triệu"', "đồng", "158500000"),
    (158_500_000, '#,##0.0,," triệu"', "tỷ đồng", "158500000"),
    (158_500, '#,##0.0," triệu"', "nghìn đồng", "158500000"),
]


@pytest.mark.parametrize(("stored", "code", "unit", "value"), SCALED)
def test_a_scaling_format_shows_the_stored_number(stored, code, unit, value):
    assert read_figure(PLACE, stored, code, unit).figure.quantity.value == Decimal(value)


@pytest.mark.parametrize(
    ("stored", "code", "unit"),
    [(2_679_000_000, "0.000,,,", "đồng"), (2_679_000_000, "0.000,,,", "triệu đồng"),
     (2_679_000_000, '0.000,,," triệu"', "đồng"), (2.679, "0.000,", "tỷ đồng")],
)  # fmt: skip
def test_a_scaling_format_that_shows_another_number_is_refused(stored, code, unit):
    with pytest.raises(SourceError) as refusal:
        read_figure(PLACE, stored, code, unit)
    assert (refusal.value.code, refusal.value.cell) == ("scaled_format", "F5")


@pytest.mark.parametrize(
    ("text", "has_decimal_dot"), [("189.26", True), ("189,26", False), ("1.350", False)]
)
def test_a_decimal_dot_is_told(text, has_decimal_dot):
    read = read_figure(PLACE, text, "General", "%")
    assert read.figure.has_decimal_dot is has_decimal_dot
