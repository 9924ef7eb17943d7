"""All rules together: what they share, and what is silent."""

from __future__ import annotations

import pandas as pd
import pytest
from printed_rows import check, crime_rows, found, growth_rows, plan_rows, rate_rows

from wardstats.checks import RULES
from wardstats.errors import TableError
from wardstats.model.findings import FINDING_COLUMNS

pytestmark = pytest.mark.usefixtures("english")


def test_the_codes_of_the_rules_are_stable():
    assert {"percent_mismatch", "rate_mismatch", "growth_mismatch", "total_mismatch"} <= set(RULES)


def test_figures_that_add_up_have_no_findings(observe):
    rows = *plan_rows("61", "70", "87,1"), *rate_rows("624", "634", "98,4")
    rows += *growth_rows("12", "12", "0"), *crime_rows("12", "1", "8", "2", "1")[1:]
    findings = check(observe(*rows))
    assert (len(findings), tuple(findings.columns)) == (0, FINDING_COLUMNS)


def test_no_figures_have_no_findings(observe):
    assert check(observe()).empty


def test_an_unknown_indicator_is_not_judged(observe):
    assert found(observe(("nobody.knows", "plan_percent", "2020-9M", "80"))) == []


def test_the_figures_of_two_wards_are_not_confronted(observe):
    reported, actual, plan = plan_rows("61", "70", "89")
    two = pd.concat([observe(reported, actual), observe(plan, ward="synthetic-b")])
    assert found(two) == []


def test_the_graver_finding_stands_first(observe):
    rows = *plan_rows("61", "70", "88"), *growth_rows("11", "12", "-9,09")
    assert found(observe(*rows)) == [("growth_mismatch", "warning"), ("percent_mismatch", "note")]


def test_the_observations_are_not_changed(observe):
    observations = observe(*plan_rows("61", "70", "89"), *crime_rows("11", "1", "8", "2", "1"))
    before = observations.copy(deep=True)
    check(observations)
    pd.testing.assert_frame_equal(observations, before)


def test_another_table_is_refused(observe):
    with pytest.raises(TableError):
        check(observe(*plan_rows("61", "70", "89")).drop(columns="value"))
