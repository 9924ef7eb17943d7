"""Findings of one indicator that name the same cell are told together."""

from __future__ import annotations

import pytest

from wardstats.model.findings import Finding, build_findings
from wardstats.report.stories import tell_stories


@pytest.fixture
def stories():
    """Give a function that makes findings (severity, indicator, cells) and tells their stories."""

    def tell(*findings):
        table = build_findings(
            Finding("code", severity, "synthetic-ward", "2020-9M", indicator, cells, str(number))
            for number, (severity, indicator, *cells) in enumerate(findings)
        )
        return [[one["message"] for one in story] for story in tell_stories(table)]

    return tell


def test_findings_of_one_cell_are_one_story(stories):
    assert stories(("warning", "a", "S!F5"), ("warning", "a", "S!H5", "S!F5")) == [["0", "1"]]


def test_findings_of_other_cells_are_stories_of_their_own(stories):
    assert stories(("warning", "a", "S!F5"), ("warning", "a", "S!H5", "S!G5")) == [["0"], ["1"]]


def test_a_total_and_its_part_are_not_one_story(stories):
    assert stories(("warning", "a", "S!F4", "S!F5"), ("warning", "b", "S!F5")) == [["0"], ["1"]]


def test_the_finding_that_names_the_fewest_cells_comes_first(stories):
    assert stories(("warning", "a", "S!A5", "S!F5"), ("warning", "a", "S!F5")) == [["1", "0"]]


def test_the_gravest_finding_comes_first_however_many_cells_it_names(stories):
    assert stories(("note", "a", "S!F5"), ("warning", "a", "S!F5", "S!H5")) == [["1", "0"]]


def test_of_equals_that_which_accuses_the_same_cell_as_the_first_goes_before(stories):
    told = stories(
        ("warning", "a", "S!A5", "S!F5"), ("warning", "a", "S!F5", "S!A5"), ("warning", "a", "S!F5")
    )
    assert told == [["2", "1", "0"]]


def test_a_finding_that_names_cells_of_two_stories_makes_them_one(stories):
    told = stories(
        ("warning", "a", "S!A1"), ("warning", "a", "S!B1"), ("warning", "a", "S!C1", "S!B1", "S!A1")
    )
    assert told == [["0", "1", "2"]]


def test_findings_of_no_cell_are_told_alone(stories):
    assert stories(("note", "a"), ("note", "a")) == [["0"], ["1"]]


def test_findings_of_no_indicator_are_told_alone(stories):
    assert stories(("blocker", "", "S!F5"), ("blocker", "", "S!F5")) == [["0"], ["1"]]
