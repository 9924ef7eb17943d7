"""The notebook of an audit, executed in a real kernel from its own folder."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from wardstats.report.blocks import MIME

pytestmark = pytest.mark.notebook

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "audit_review.ipynb"


@pytest.fixture(scope="module")
def executed():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    folder = {"metadata": {"path": NOTEBOOK.parent}}
    return NotebookClient(notebook, timeout=120, resources=folder).execute()


@pytest.fixture(scope="module")
def blocks(executed):
    outputs = [output for cell in executed.cells for output in cell.get("outputs", [])]
    shown = [output["data"][MIME]["blocks"] for output in outputs if MIME in output["data"]]
    return [block for group in shown for block in group]


def test_counts_are_shown(blocks):
    [scorecard] = [block for block in blocks if block["block"] == "Scorecard"]
    assert [score["number"] for score in scorecard["scores"]] == ["2", "0", "0", "2", "6"]


def test_what_does_not_fit_is_shown_with_its_place(blocks):
    first = next(block for block in blocks if block["block"] == "Table")
    places = [row["cells"][1]["text"] for row in first["rows"]]
    assert places == ["đoạn 9, dòng 20 của tệp", "đoạn 11, dòng 24 của tệp"]


def test_the_claims_are_a_table(executed):
    assert "592" in executed.cells[-1].outputs[0]["data"]["text/html"]
