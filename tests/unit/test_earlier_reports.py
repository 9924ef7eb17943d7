"""Earlier workbooks in a ward's folder: which are read, and what becomes of bad ones."""

from __future__ import annotations

import pytest

from wardstats.analysis.source_review import review_workbook
from wardstats.analysis.ward_period import load
from wardstats.intake.form.writing import write_form
from wardstats.intake.sources import earlier_workbooks
from wardstats.model.periods import Period

pytestmark = pytest.mark.usefixtures("english")
CASES = "security.crime.cases"
INFORMATION = {
    "kind": "phường",
    "name": "Synthetic",
    "superior": "quận Synthetic",
    "city": "thành phố Synthetic",
    "number": "5",
    "symbol": "BC-UBND",
    "date": "16/6/2020",
    "recipients": ["UBND quận Synthetic"],
}
SECURITY = "An ninh, trật tự"


@pytest.fixture
def raw(ward_workbook):
    return ward_workbook.parents[1]


@pytest.fixture
def add_earlier(ward_workbook, edit_workbook):
    """Write an earlier workbook of the ward, of cases alone: name, cell to figure."""

    def add(period, figures, codes=(CASES,)):
        path = ward_workbook.with_name(f"{period}.xlsx")
        write_form(path, Period.parse(period), INFORMATION, codes=codes)
        return edit_workbook(path, figures)

    return add


def codes(raw):
    findings = load("synthetic-ward", "2020-9M", raw).findings
    return [one for one in findings["code"] if one != "no_history"]


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["2019-6M", "2019-9M", "2019", "2020-3M", "2020-6M", "2020-9M", "2020"],
         ["2019-9M", "2019", "2020-3M", "2020-6M"]),
        (["2020-08", "2020-09", "2020-10", "2019-09"], ["2019-09", "2020-08"]),
        (["2020-6M copy", "~$2020-6M", "2020-13"], []),
    ],
)  # fmt: skip
def test_workbooks_since_the_same_period_last_year_are_chosen(tmp_path, names, chosen):
    for name in names:
        (tmp_path / f"{name}.xlsx").touch()
    found = earlier_workbooks(tmp_path, Period.parse("2020-9M"))
    assert [path.stem for path in found] == chosen


def test_figures_are_compared_with_the_last_report(raw, add_earlier):
    add_earlier("2020-6M", {f"{SECURITY}!F4": 13})
    assert codes(raw) == ["flow_shrinks"]


def test_last_years_figures_are_compared_with_the_report_of_then(raw, add_earlier):
    add_earlier("2019-9M", {f"{SECURITY}!F4": 13})
    assert codes(raw) == ["base_memory"]


def test_a_workbook_that_is_checked_alone_is_compared_too(ward_workbook, add_earlier):
    add_earlier("2020-6M", {f"{SECURITY}!F4": 13})
    assert "flow_shrinks" in set(review_workbook(ward_workbook).findings["code"])


def test_an_earlier_workbook_that_is_none_is_noted(raw, ward_workbook):
    ward_workbook.with_name("2020-6M.xlsx").write_text("no workbook", encoding="utf-8")
    findings = load("synthetic-ward", "2020-9M", raw).findings.query("code == 'earlier_unreadable'")
    ((severity, message),) = findings[["severity", "message"]].to_numpy()
    assert (severity, message.startswith("2020-6M.xlsx was not compared")) == ("note", True)


def test_the_good_cells_of_an_earlier_workbook_are_compared(raw, add_earlier):
    codes_of_two = (CASES, "security.crime.robbery")
    add_earlier("2020-6M", {f"{SECURITY}!F4": 13, f"{SECURITY}!F5": "một ít"}, codes_of_two)
    assert codes(raw) == ["flow_shrinks", "earlier_unreadable"]


def test_an_earlier_workbook_of_another_period_is_not_compared(raw, add_earlier):
    add_earlier("2020-6M", {f"{SECURITY}!F4": 13, "Thông tin!B6": "2020-3M"})
    assert codes(raw) == ["earlier_unreadable"]
