"""One real run of the real workbook: every file, every figure that is known, twice the same."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from wardstats.report.blocks import MIME

pytestmark = pytest.mark.notebook

ROOT = Path(__file__).parents[2]
FILES = [
    "coverage.csv", "findings.csv", "indicators.csv", "indicators.parquet", "manifest.json",
    "observations.parquet", "report.html", "report.ipynb", "report.pdf",
]  # fmt: skip
REVENUE = {
    "revenue.tax": "80.7",
    "revenue.tax.licence_fee": "87.1",
    "revenue.tax.fees": "77.2",
    "revenue.tax.non_state": "69.9",
    "revenue.tax.personal_income": "90.2",
    "revenue.tax.non_agricultural_land": "94.9",
    "revenue.on_site": "74.8",
    "revenue.funds": "106.2",
}
CRIME = "An ninh, trật tự!"
VIETNAMESE = re.compile(r"[ăâđêôơưàảãáạèẻẽéẹìỉĩíịòỏõóọùủũúụỳỷỹýỵ\u1ea0-\u1ef9]", re.IGNORECASE)


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def page_of(folder: Path) -> BeautifulSoup:
    return BeautifulSoup((folder / "report.html").read_text(encoding="utf-8"), "html.parser")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def notebook(published):
    return nbformat.read(published / "report.ipynb", as_version=4)


@pytest.fixture(scope="module")
def manifest(published):
    return json.loads((published / "manifest.json").read_text(encoding="utf-8"))


# What was published.


def test_all_files_are_there_and_no_other(published):
    assert sorted(path.name for path in published.iterdir()) == FILES


def test_nothing_else_is_in_the_output_folder(published):
    out = published.parents[1]
    assert [path.name for path in out.iterdir()] == ["kenh-duong"]


def test_nothing_is_left_beside_the_output_folder(published):
    assert [path.name for path in published.parents[2].iterdir()] == ["processed"]


@pytest.mark.parametrize(("indicator", "percent"), REVENUE.items())
def test_the_plan_percentages_of_revenue_are_right(published, indicator, percent):
    (row,) = [row for row in rows(published, "indicators") if row["indicator"] == indicator]
    assert f"{float(row['plan_percent']):.1f}" == percent


@pytest.mark.parametrize("percent", REVENUE.values())
def test_the_plan_percentages_of_revenue_stand_on_the_page(published, percent):
    page = page_of(published)
    assert percent.replace(".", ",") in {cell.get_text().split()[0] for cell in page.select(
        "td.figure") if cell.get_text().strip()}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "cells", "reported", "computed"),
    [
        ("growth_mismatch", ("I4", "F4", "G4"), "-9,09 %", "-8,33 %"),
        ("total_mismatch", ("F4", "F12", "F14", "F23", "F27"), "11 vụ", "12 vụ"),
        ("total_mismatch", ("F16", "F18", "F20", "F22"), "9 người", "10 người"),
    ],
)
def test_crime_figures_that_do_not_add_up_are_named(published, code, cells, reported, computed):
    expected = (code, "warning", "; ".join(CRIME + cell for cell in cells), reported, computed)
    found = [
        (row["code"], row["severity"], row["cells"], row["reported"], row["computed"])
        for row in rows(published, "findings")
    ]
    assert expected in found


def test_the_licence_fees_percentage_is_named_with_its_cells(published):
    (row,) = [row for row in rows(published, "findings") if row["code"] == "percent_mismatch"]
    assert (row["severity"], row["cells"], row["reported"], row["computed"]) == (
        "note",
        "Thu ngân sách!H5; Thu ngân sách!F5; Thu ngân sách!D5",
        "88 %",
        "87,1 %",
    )


@pytest.mark.parametrize("figure", ["11 vụ", "12 vụ", "9 người", "10 người", "9,09 %", "8,33 %",
                                    "88 %", "87,1 %"])  # fmt: skip
def test_what_does_not_add_up_stands_on_the_page(published, figure):
    (*_attention, everything) = page_of(published).select("ol.findings")
    assert figure in everything.get_text()


def test_every_figure_read_is_an_observation(published):
    observations = pd.read_parquet(published / "observations.parquet")
    read = [row for row in rows(published, "coverage") if row["outcome"] == "read"]
    assert sorted(observations["sheet"] + "!" + observations["cell"]) == sorted(
        f"{row['sheet']}!{row['cell']}" for row in read
    )


def test_the_two_indicator_tables_are_one(published):
    table = pd.read_parquet(published / "indicators.parquet")
    written = pd.read_csv(published / "indicators.csv", keep_default_na=False)
    assert table["indicator"].tolist() == written["indicator"].tolist()


# The manifest.


def test_the_manifest_hashes_every_other_file(manifest, published):
    assert manifest["outputs"] == {
        name: sha256(published / name) for name in FILES if name != "manifest.json"
    }


@pytest.mark.parametrize(
    "path",
    ["data/raw/kenh-duong/2020-9M.xlsx", "data/raw/kenh-duong/indicators.toml",
     "notebooks/ward_report.ipynb"],
)  # fmt: skip
def test_the_manifest_hashes_every_input(manifest, path):
    assert manifest["inputs"][Path(path).name] == sha256(ROOT / path)


def test_the_manifest_names_the_parameters(manifest):
    assert manifest["parameters"] == {
        "ward": "kenh-duong", "period": "2020-9M", "raw": "data/raw", "out": "", "language": "vi",
        "formats": "html,pdf",
    }  # fmt: skip


def test_the_manifest_times_every_step(manifest):
    assert list(manifest["seconds"]) == ["check", "execute", "html", "pdf"]


# The stored notebook.


def test_the_stored_notebook_is_valid(notebook):
    nbformat.validate(notebook)


def test_the_stored_notebook_would_write_no_tables_when_run_again(notebook):
    (injected,) = [c for c in notebook.cells if "injected-parameters" in c.metadata.get("tags", [])]
    assert 'out = ""' in injected.source.splitlines()


def test_the_stored_notebook_has_no_clock(notebook):
    kept = {key for part in [notebook, *notebook.cells] for key in part.metadata}
    assert kept <= {"kernelspec", "language_info", "tags"}


def test_the_stored_notebook_has_no_absolute_path(published):
    text = (published / "report.ipynb").read_text(encoding="utf-8")
    places = (str(ROOT), str(published.parents[2]), str(Path.home()) + os.sep, sys.prefix)
    assert [place for place in places if place in text] == []


def test_no_cell_of_the_stored_notebook_failed(notebook):
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    assert [out for out in outputs if out.output_type in ("error", "stream")] == []


def test_the_stored_notebook_carries_the_blocks(notebook):
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    assert len([out for out in outputs if MIME in out.get("data", {})]) == 15


# The second run, by the command in a process of its own.


def test_the_command_ends_well(run_again):
    assert (run_again[1].returncode, run_again[1].stderr) == (0, "")


def test_the_command_answers_in_json(run_again):
    (summary,) = json.loads(run_again[1].stdout)
    assert (summary["ward"], summary["period"], sorted(summary["files"])) == (
        "kenh-duong", "2020-9M", FILES,
    )  # fmt: skip


@pytest.mark.parametrize(("counted", "number"), [("achieved", 5), ("on_track", 5), ("behind", 5)])
def test_the_command_counts_indicators(run_again, counted, number):
    (summary,) = json.loads(run_again[1].stdout)
    assert summary["counts"]["indicators"][counted] == number


def test_the_command_lists_the_findings(run_again):
    (summary,) = json.loads(run_again[1].stdout)
    assert summary["findings"] == rows(run_again[0], "findings")


@pytest.mark.parametrize(
    "name",
    ["coverage.csv", "findings.csv", "indicators.csv", "report.html", "report.ipynb", "report.pdf"],
)
def test_two_runs_give_the_same_bytes(published, run_again, name):
    assert (published / name).read_bytes() == (run_again[0] / name).read_bytes()


@pytest.mark.parametrize("name", ["indicators.parquet", "observations.parquet"])
def test_two_runs_give_the_same_tables(published, run_again, name):
    pd.testing.assert_frame_equal(
        pd.read_parquet(published / name), pd.read_parquet(run_again[0] / name)
    )


def test_two_runs_differ_only_in_clock_and_timings(manifest, run_again):
    other = json.loads((run_again[0] / "manifest.json").read_text(encoding="utf-8"))
    assert {key for key in manifest if manifest[key] != other[key]} <= {"started", "seconds"}


# English, and one format only.


@pytest.fixture(scope="module")
def english_run(run_wardstats, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("english") / "processed"
    done = run_wardstats(
        "run", "2020-9M", "--ward", "kenh-duong", "--out", out, "--language", "en",
        "--formats", "html",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return out / "kenh-duong" / "2020-9M"


def test_an_english_page_says_so(english_run):
    assert page_of(english_run).html["lang"] == "en"


def test_an_english_page_has_no_vietnamese_heading_or_header(english_run):
    marked = page_of(english_run).select("h1, h2, h3, h4, caption, thead th, figcaption")
    words = [re.sub("Kênh Dương|đồng", "", element.get_text()) for element in marked]
    assert [text for text in words if VIETNAMESE.search(text)] == []


def test_an_english_page_names_indicators_in_english(english_run):
    headed = {cell.get_text() for cell in page_of(english_run).select("tbody th")}
    assert "Business licence fee" in headed


def test_english_figures_are_the_same_figures(english_run, published):
    values = [cell["data-value"] for cell in page_of(english_run).select("td[data-value]")]
    assert values == [cell["data-value"] for cell in page_of(published).select("td[data-value]")]


def test_a_format_that_was_not_asked_for_is_not_made(english_run):
    assert not (english_run / "report.pdf").exists()


# nbconvert, as anyone may call it on the stored notebook.


@pytest.mark.parametrize("suffix", ["html", "pdf"])
def test_nbconvert_makes_the_same_document_as_the_run(published, tmp_path, suffix):
    done = subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", f"wardstats-{suffix}", "--output-dir", tmp_path,
         published / "report.ipynb"],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = (tmp_path / f"report.{suffix}").read_bytes()
    assert made == (published / f"report.{suffix}").read_bytes()
