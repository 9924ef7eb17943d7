"""Rows of printed figures that the tests of the rules share, and what is found in them."""

from __future__ import annotations

import pandas as pd

import wardstats.checks
from wardstats.model.catalogue import Catalogue

FEE = "revenue.tax.licence_fee"
CASES = "security.crime.cases"
KINDS = ("robbery", "theft", "fraud", "assault")
FUNDS = ("gratitude", "poor", "disaster", "children", "study_promotion")


def plan_rows(actual: str, plan: str, reported: str, code: str = FEE):
    return (
        (code, "plan_percent", "2020-9M", reported),
        (code, "actual", "2020-9M", actual),
        (code, "plan", "2020", plan),
    )


def crime_rows(total: str, *parts: str):
    rows = [
        (f"security.crime.{kind}", "actual", "2020-9M", part)
        for kind, part in zip(KINDS, parts, strict=False)
    ]
    return (CASES, "actual", "2020-9M", total), *rows


def fund_rows(total: str, *parts: str):
    rows = [
        (f"revenue.funds.{fund}", "actual", "2020-9M", part)
        for fund, part in zip(FUNDS, parts, strict=True)
    ]
    return ("revenue.funds", "actual", "2020-9M", total), *rows


def tax_rows(total: str):
    return (
        ("revenue.tax", "actual", "2020-9M", total),
        ("revenue.tax.licence_fee", "actual", "2020-9M", "61"),
        ("revenue.tax.fees", "actual", "2020-9M", "69,5"),
        ("revenue.tax.non_state", "actual", "2020-9M", "1,188"),
        ("revenue.tax.personal_income", "actual", "2020-9M", "523"),
        ("revenue.tax.non_agricultural_land", "actual", "2020-9M", "835"),
    )


def growth_rows(now: str, then: str, reported: str, code: str = CASES):
    return (
        (code, "growth_percent", "2020-9M", reported),
        (code, "actual", "2020-9M", now),
        (code, "prior", "2019-9M", then),
    )


def rate_rows(reached: str, due: str, rate: str):
    return (
        ("health.vitamin_a.rate", "actual", "2020-9M", rate),
        ("health.vitamin_a.reached", "actual", "2020-9M", reached),
        ("health.vitamin_a.due", "actual", "2020-9M", due),
    )


def check(
    table: pd.DataFrame,
    catalogue: Catalogue | None = None,
    history: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """What the rules find, but for the note that there is no history."""
    findings = wardstats.checks.check(table, catalogue, history)
    return findings[findings["code"] != "no_history"].reset_index(drop=True)


def found(table: pd.DataFrame, history: pd.DataFrame | None = None) -> list[tuple[str, str]]:
    findings = check(table, history=history)
    return list(zip(findings["code"], findings["severity"], strict=True))
