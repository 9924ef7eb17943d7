"""Period: one grammar, names, neighbours, order."""

from __future__ import annotations

from fractions import Fraction

import pytest

from wardstats.errors import PeriodError
from wardstats.model.periods import Period

NAMES = [
    ("2020-09", "tháng 9 năm 2020", "September 2020"),
    ("2020-12", "tháng 12 năm 2020", "December 2020"),
    ("2020-Q1", "quý I năm 2020", "first quarter of 2020"),
    ("2020-Q4", "quý IV năm 2020", "fourth quarter of 2020"),
    ("2020-H1", "6 tháng đầu năm 2020", "first half-year of 2020"),
    ("2020-H2", "6 tháng cuối năm 2020", "second half-year of 2020"),
    ("2020-1M", "1 tháng đầu năm 2020", "first month of 2020"),
    ("2020-9M", "9 tháng đầu năm 2020", "first nine months of 2020"),
    ("2020-11M", "11 tháng đầu năm 2020", "first eleven months of 2020"),
    ("2020", "năm 2020", "2020"),
]
NEIGHBOURS = [
    # text, prior, closing month, cumulative, number of months, share of the year
    ("2020-01", "2019-01", "2020-01", "2020-1M", 1, Fraction(1, 12)),
    ("2020-09", "2019-09", "2020-09", "2020-9M", 1, Fraction(3, 4)),
    ("2020-Q1", "2019-Q1", "2020-03", "2020-3M", 3, Fraction(1, 4)),
    ("2020-Q4", "2019-Q4", "2020-12", "2020", 3, Fraction(1)),
    ("2020-H1", "2019-H1", "2020-06", "2020-6M", 6, Fraction(1, 2)),
    ("2020-H2", "2019-H2", "2020-12", "2020", 6, Fraction(1)),
    ("2020-9M", "2019-9M", "2020-09", "2020-9M", 9, Fraction(3, 4)),
    ("2020", "2019", "2020-12", "2020", 12, Fraction(1)),
]
REFUSED = [
    "", "20", "0000", "2020-9", "2020-00", "2020-13", "2020-Q0", "2020-Q5", "2020-H3", "2020-0M",
    "2020-09M", "2020-12M", "2020-9m", "2020-q3", "9M-2020", "2020/09", "2020-09-01", "2020 9M",
    "năm 2020", "2020-9M.xlsx", "２０２０",
]  # fmt: skip


@pytest.mark.parametrize(("text", "vietnamese", "_english"), NAMES)
def test_a_period_has_a_vietnamese_name(text, vietnamese, _english):
    assert Period.parse(text).name("vi") == vietnamese


@pytest.mark.parametrize(("text", "_vietnamese", "english"), NAMES)
def test_a_period_has_an_english_name(text, _vietnamese, english):
    assert Period.parse(text).name("en") == english


def test_a_name_is_vietnamese_unless_told_otherwise():
    assert Period.parse("2020-9M").name() == "9 tháng đầu năm 2020"


@pytest.mark.usefixtures("english")
def test_a_name_follows_the_language_in_use():
    assert Period.parse("2020-9M").name() == "first nine months of 2020"


@pytest.mark.parametrize(("text", "prior", "closing", "cumulative", "months", "share"), NEIGHBOURS)
def test_a_period_knows_its_neighbours(text, prior, closing, cumulative, months, share):
    period = Period.parse(text)
    assert (
        str(period.prior), str(period.closing_month), str(period.cumulative),
        len(period.months), period.year_share,
    ) == (prior, closing, cumulative, months, share)  # fmt: skip


def test_the_months_of_a_quarter_are_in_order():
    assert [str(month) for month in Period.parse("2020-Q3").months] == [
        "2020-07", "2020-08", "2020-09",
    ]  # fmt: skip


def test_a_plan_speaks_of_the_whole_year():
    assert str(Period.parse("2020-Q2").whole_year) == "2020"


@pytest.mark.parametrize(
    ("text", "language", "rest"),
    [
        ("2020-9M", "vi", "3 tháng cuối năm 2020"),
        ("2020-9M", "en", "last three months of 2020"),
        ("2020-11M", "vi", "tháng 12 năm 2020"),
        ("2020-10M", "en", "last two months of 2020"),
        ("2020", "vi", "năm 2021"),
        ("2020", "en", "2021"),
    ],
)
def test_the_rest_of_the_year_has_a_name(text, language, rest):
    assert Period.parse(text).rest_of_year(language) == rest


def test_spaces_around_a_period_do_not_matter():
    assert Period.parse(" 2020-9M\n") == Period(2020, "cumulative", 9)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("text", REFUSED)
def test_other_spellings_are_refused(text):
    with pytest.raises(PeriodError) as refusal:
        Period.parse(text)
    assert f"'{text}'" in str(refusal.value)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2019-12", "2020-01"),
        ("2020-09", "2020-10"),
        ("2020-Q2", "2020-Q3"),
        ("2019-H2", "2020-H1"),
        ("2020-9M", "2020-11M"),
        ("2019", "2020"),
    ],
)
def test_periods_of_one_kind_are_ordered_by_date(earlier, later):
    assert Period.parse(earlier) < Period.parse(later)


@pytest.mark.parametrize(
    ("one", "other"),
    [("2020-09", "2020-Q3"), ("2020-H1", "2020-6M"), ("2020", "2019-12"), ("2020-9M", "2020")],
)
def test_periods_of_unlike_kinds_have_no_order(one, other):
    with pytest.raises(PeriodError):
        _ = Period.parse(one) < Period.parse(other)


def test_periods_of_unlike_kinds_are_not_equal():
    assert Period.parse("2020-H1") != Period.parse("2020-6M")


def test_equal_periods_are_one_key():
    assert {Period.parse("2020-9M"): 1}[Period.parse("2020-9M")] == 1
