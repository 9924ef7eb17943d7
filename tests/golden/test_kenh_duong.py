"""The figures of Kênh Dương, nine months of 2020, as they were approved.

`make golden` rewrites the files, prints every number that moved, and fails so that it is looked at.
"""

import csv
import io
import os
from pathlib import Path

import pandas as pd
import pytest

import wardstats
from wardstats import report
from wardstats.language import using_language
from wardstats.report.blocks import plain_text

GOLDEN = Path(__file__).parent / "kenh-duong-2020-9M"
ROOT = Path(__file__).parents[2]
SECTIONS = ("I", "II.1", "II.2", "II.3", "II.4", "II.5", "III")
KEYS = {
    "observations": ["indicator", "role", "period"],
    "indicators": ["indicator"],
    "findings": ["code", "cells"],
}


@pytest.fixture(scope="module")
def data():
    return wardstats.load("kenh-duong", "2020-9M", ROOT / "data" / "raw")


def as_csv(table):
    """Write a table with floats short enough to be read and long enough to be told apart."""
    text = io.StringIO()
    table.to_csv(text, index=False, lineterminator="\n", float_format="%.10g")
    return text.getvalue()


def narrative(data, language):
    with using_language(language):
        parts = [
            report.scorecard(data),
            report.attention(data),
            report.letterhead(data),
            *(report.section(data, section) for section in SECTIONS),
            report.evaluation(data),
            report.findings(data),
            report.signature(data),
        ]
        shown = [block.to_json() for part in parts for block in part.flatten()]
    kept = [block for block in shown if block["block"] in ("Text", "Scorecard", "Letterhead")]
    return "\n\n".join(plain_text(block) for block in kept) + "\n"


def moved_numbers(name, before, after):
    """Name each cell of a golden table that is not what it was."""
    keys = KEYS[name]
    old, new = (
        {tuple(row[key] for key in keys): row for row in csv.DictReader(io.StringIO(text))}
        for text in (before, after)
    )
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key, {}), new.get(key, {})
        for column in sorted(was.keys() | now.keys()):
            if was.get(column) != now.get(column):
                change = f"{was.get(column, '(no row)')} → {now.get(column, '(no row)')}"
                yield f"{' '.join(key)}, {column}: {change}"


def compare(request, path, after, describe):
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    if before == after:
        return
    if request.config.getoption("--update-golden") and "CI" not in os.environ:
        path.write_text(after, encoding="utf-8", newline="\n")
    pytest.fail(f"{path.name} moved:\n" + "\n".join(describe(before, after)), pytrace=False)


@pytest.mark.parametrize("name", KEYS)
def test_table_is_as_approved(request, data, name):
    after = as_csv(getattr(data, name))
    compare(request, GOLDEN / f"{name}.csv", after, lambda old, new: moved_numbers(name, old, new))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_narrative_is_as_approved(request, data, language):
    def lines(old, new):
        removed = [f"- {line}" for line in old.splitlines() if line not in new.splitlines()]
        added = [f"+ {line}" for line in new.splitlines() if line not in old.splitlines()]
        return removed + added

    after = narrative(data, language)
    compare(request, GOLDEN / f"narrative.{language}.md", after, lines)


SAFETY = "An ninh, trật tự"
KNOWN = {  # what is wrong in the report of 2020: rule, cells, what it says, what the parts give
    "total at the edge of rounding": (
        "total_mismatch", "note", "Thu ngân sách!F4; Thu ngân sách!F5; Thu ngân sách!F6; "
        "Thu ngân sách!F7; Thu ngân sách!F8; Thu ngân sách!F9", "2,679 tỷ đồng",
        "2.676,5 triệu đồng",
    ),
    "percentage at the edge of rounding": (
        "percent_mismatch", "note", "Thu ngân sách!H5; Thu ngân sách!F5; Thu ngân sách!D5",
        "88 %", "87,1 %",
    ),
    "change on the wrong base": (
        "growth_mismatch", "warning", f"{SAFETY}!I4; {SAFETY}!F4; {SAFETY}!G4",
        "-9,09 %", "-8,33 %",
    ),
    "cases against their kinds": (
        "total_mismatch", "warning", f"{SAFETY}!F4; {SAFETY}!F12; {SAFETY}!F14; {SAFETY}!F23; "
        f"{SAFETY}!F27", "11 vụ", "12 vụ",
    ),
    "thieves against their groups": (
        "total_mismatch", "warning", f"{SAFETY}!F16; {SAFETY}!F18; {SAFETY}!F20; {SAFETY}!F22",
        "9 người", "10 người",
    ),
}  # fmt: skip


@pytest.mark.parametrize("known", KNOWN.values(), ids=KNOWN.keys())
def test_what_is_wrong_in_the_report_is_found_in_its_cells(data, known):
    columns = ["code", "severity", "cells", "reported", "computed"]
    assert known in [tuple(row) for row in data.findings[columns].to_numpy()]


def test_nothing_else_is_found(data):
    others = data.findings[data.findings["code"] != "no_history"]  # it is the ward's first report
    assert (len(others), len(data.findings)) == (len(KNOWN), len(KNOWN) + 1)


def test_the_wrong_base_of_the_change_is_named(data):
    (message,) = data.findings.loc[data.findings["code"] == "growth_mismatch", "message"]
    assert "chia cho số năm nay (11 vụ)" in message


def test_every_printed_figure_has_its_cell(data):
    cells = data.observations[["sheet", "cell"]]
    assert not cells.duplicated().any()
    assert (cells != "").all(axis=None)


def test_cells_seen_are_read_or_missing(data):
    outcomes = data.coverage["outcome"].value_counts()
    assert outcomes["read"] == len(data.observations)
    assert outcomes.sum() == len(data.coverage)


def test_moved_numbers_are_named():
    before = as_csv(pd.DataFrame({"indicator": ["a", "b"], "plan_percent": [80.7, 50.0]}))
    after = as_csv(pd.DataFrame({"indicator": ["a", "b"], "plan_percent": [80.6, 50.0]}))
    assert list(moved_numbers("indicators", before, after)) == ["a, plan_percent: 80.7 → 80.6"]
