"""Wording: figures are said as they are, and never better than they are."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from wardstats.analysis.results import STATUSES, build_results
from wardstats.language import using_language
from wardstats.model.catalogue import Catalogue
from wardstats.model.observations import iterate_observations
from wardstats.report.wording import (
    figure_sentence,
    growth_sentence,
    percent_text,
    place_name,
    plan_percent_text,
    plan_sentence,
    result_label,
    status_name,
    with_doubt,
)

LICENCE = "revenue.tax.licence_fee"
COIL = "population.contraception.coil"
CRIME = "security.crime.cases"
LICENCE_ROWS = (
    (LICENCE, "plan", "2020", "70 triệu đồng"),
    (LICENCE, "actual", "2020-9M", "ước 61 triệu đồng"),
)
COIL_ROWS = ((COIL, "actual", "2020-9M", "78"), (COIL, "plan_percent", "2020-9M", "60"))


@pytest.fixture
def say(observe):
    """Give a function that makes the one result of figures."""

    def result_of(*rows):
        figures = iterate_observations(observe(*rows))
        (result,) = build_results(figures, Catalogue.packaged())
        return result

    return result_of


def crime(actual: str, prior: str):
    return (CRIME, "actual", "2020-9M", actual), (CRIME, "prior", "2019-9M", prior)


# Percentages.


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(250, 3), "83,3 %"),
        (Fraction(8065, 100), "80,7 %"),
        (Fraction(100), "100,0 %"),
        (Fraction(9994, 100), "99,9 %"),
        (Fraction(9995, 100), "99,95 %"),
        (Fraction(9996, 100), "99,96 %"),
        (Fraction(999996, 10000), "99,9996 %"),
        (Fraction(100) + Fraction(1, 1000), "100,0 %"),
        (Fraction(106161, 1000), "106,2 %"),
        (Fraction(0), "0,0 %"),
        (Fraction(-25, 3), "-8,3 %"),
    ],
)
def test_a_percentage_has_one_decimal_and_never_rounds_up_to_a_plan_unmet(value, text):
    assert percent_text(value) == text


@pytest.mark.parametrize("missing", range(1, 6))
def test_a_plan_unmet_by_however_little_never_reads_100(missing):
    assert not percent_text(100 - Fraction(1, 10**missing)).startswith("100")


def test_a_plan_unmet_by_a_fraction_of_a_millionth_never_reads_100():
    assert not percent_text(100 - Fraction(1, 10**9)).startswith("100")


def test_a_percentage_without_decimals_never_rounds_up_to_100_either():
    assert percent_text(Fraction(997, 10), 0) == "99,7 %"


def test_a_percentage_is_written_in_the_language_in_use():
    with using_language("en"):
        assert percent_text(Fraction(250, 3)) == "83.3 %"


@pytest.mark.parametrize(
    ("reported", "said"),
    [("87,1", False), ("87", False), ("88", True), ("87,2", True)],
)
def test_a_reported_percentage_is_told_only_where_it_says_something_else(say, reported, said):
    text = plan_percent_text(say(*LICENCE_ROWS, (LICENCE, "plan_percent", "2020-9M", reported)))
    assert (text.startswith("87,1 %"), f"{reported} %" in text[6:]) == (True, said)


def test_a_percentage_only_reported_is_marked_so(say):
    text = plan_percent_text(say(*COIL_ROWS))
    assert (text[:4], text != "60 %") == ("60 %", True)


def test_without_a_plan_there_is_no_percentage(say):
    assert plan_percent_text(say((LICENCE, "actual", "2020-9M", "61"))) == ""


# Sentences.


@pytest.mark.parametrize("figure", ["Lệ phí môn bài", "61 triệu đồng", "70 triệu đồng", "87,1 %"])
def test_the_licence_fees_sentence_has_actual_plan_and_percentage(say, figure):
    assert figure in plan_sentence(say(*LICENCE_ROWS))


def test_an_estimate_is_said_otherwise_than_a_final_figure(say):
    plan, (*place, text) = LICENCE_ROWS
    final = say(plan, (*place, text.removeprefix("ước ")))
    assert plan_sentence(final) != plan_sentence(say(*LICENCE_ROWS))


@pytest.mark.parametrize("figure", ["78 người", "60 %", "130", "129", "131"])
def test_a_percentage_without_a_plan_tells_the_plan_it_implies(say, figure):
    assert figure in plan_sentence(say(*COIL_ROWS))


def test_an_implied_plan_that_is_certain_is_told_without_bounds(say):
    rows = ((COIL, "actual", "2020-9M", "1"), (COIL, "plan_percent", "2020-9M", "50"))
    assert plan_sentence(say(*rows)).count("2") == 1


def test_a_percentage_alone_is_told_alone(say):
    sentence = plan_sentence(say(("health.immunisation", "plan_percent", "2020-9M", "71,9")))
    assert "71,9 %" in sentence


@pytest.mark.parametrize(
    ("actual", "prior", "figures"),
    [
        ("11", "12", ("11 vụ", "1 vụ", "8,3 %")),
        ("15", "12", ("15 vụ", "3 vụ", "25,0 %")),
    ],
)
def test_a_change_is_told_with_its_difference_and_percentage(say, actual, prior, figures):
    sentence = growth_sentence(say(*crime(actual, prior)))
    assert [figure for figure in figures if figure not in sentence] == []


def test_a_decrease_is_told_without_a_minus(say):
    assert "-" not in growth_sentence(say(*crime("11", "12")))


def test_an_increase_and_a_decrease_are_said_otherwise(say):
    more, less = growth_sentence(say(*crime("13", "12"))), growth_sentence(say(*crime("11", "12")))
    assert more.replace("13", "11") != less


def test_no_change_is_told_without_a_percentage(say):
    assert "%" not in growth_sentence(say(*crime("12", "12")))


@pytest.mark.parametrize("rows", [((CRIME, "actual", "2020-9M", "11"),), crime("11", "0")])
def test_without_a_base_there_is_no_change(say, rows):
    assert growth_sentence(say(*rows)) == ""


@pytest.mark.parametrize("said", ["Phạm pháp hình sự", "11 vụ"])
def test_a_figure_alone_is_its_label_and_quantity(say, said):
    assert said in figure_sentence(say((CRIME, "actual", "2020-9M", "11")))


def test_without_a_figure_nothing_is_said(say):
    assert figure_sentence(say(("health.immunisation", "plan_percent", "2020-9M", "71,9"))) == ""


# Names.


def test_a_label_is_the_officers_in_vietnamese(say):
    assert result_label(say(*LICENCE_ROWS)) == "Lệ phí môn bài"


def test_a_label_is_the_catalogues_in_english(say):
    with using_language("en"):
        assert result_label(say(*LICENCE_ROWS)) == "Business licence fee"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_a_name(status, language):
    with using_language(language):
        assert status_name(status)


@pytest.mark.parametrize(
    ("place", "english"),
    [
        ("phường Kênh Dương", "Kênh Dương ward"),
        ("quận Lê Chân", "Lê Chân district"),
        ("thành phố Hải Phòng", "Hải Phòng city"),
        ("Kênh Dương", "Kênh Dương"),
    ],
)
def test_a_place_is_named_in_english_order(place, english):
    with using_language("en"):
        assert place_name(place) == english


def test_what_is_said_of_a_result_in_doubt_says_so_with_its_cells(say):
    result = replace(say(*LICENCE_ROWS), doubts=("Thu!H5", "Thu!F5"))
    assert with_doubt("87,1 %", result) == "87,1 % (cần xem lại: Thu!H5, F5)"


def test_what_is_said_of_a_result_without_doubt_stays_as_it_is(say):
    assert with_doubt("87,1 %", say(*LICENCE_ROWS)) == "87,1 %"


def test_a_place_is_named_as_it_is_in_vietnamese():
    assert place_name("phường Kênh Dương") == "phường Kênh Dương"
