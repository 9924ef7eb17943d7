"""LibreOffice opens the entry form as it is, computes its percentages, and gives it back whole."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from wardstats.intake.form.layout import CUMULATIVE, PLAN
from wardstats.intake.form.writing import write_form
from wardstats.intake.workbook import read_workbook
from wardstats.model.periods import Period
from wardstats.model.quantities import PrintedFigure, Quantity

pytestmark = pytest.mark.office

TAX = "Thu ngân sách"
CODES = ("revenue.tax", "revenue.tax.licence_fee", "revenue.tax.fees", "security.crime.cases")
TYPED = {"D4": 3.32, "F4": 2.679, "D5": 70, "F5": 61, "D6": "90 triệu", "F6": 5}
KNOWN = {
    ("revenue.tax", PLAN): PrintedFigure(Quantity(Decimal(3_320_000_000), "đồng", 6)),
    ("revenue.tax", CUMULATIVE): PrintedFigure(
        Quantity(Decimal(2_679_000_000), "đồng", 6), "estimate"
    ),
    ("revenue.tax.licence_fee", PLAN): PrintedFigure(
        Quantity(Decimal(1_700_000_000), "đồng", 8, "over")
    ),
}


@pytest.fixture(scope="module")
def forms(tmp_path_factory) -> dict[str, Path]:
    """An empty form of the whole catalogue, one with known figures, one filled in by a program."""
    folder = tmp_path_factory.mktemp("synthetic-ward")
    period, ward = Period.parse("2020-9M"), {"kind": "phường", "name": "=1+1", "city": "Synthetic"}
    empty = write_form(folder / "empty.xlsx", period, ward)
    known = write_form(folder / "known.xlsx", period, ward, codes=CODES, known=KNOWN)
    filled = write_form(folder / "filled.xlsx", period, ward, codes=CODES)
    workbook = load_workbook(filled)
    for cell, value in TYPED.items():
        workbook[TAX][cell].value = value
    workbook.save(filled)
    return {path.stem: path for path in (empty, known, filled)}


@pytest.fixture(scope="module")
def saved(forms, convert) -> dict[str, Path]:
    """The same, opened and saved by LibreOffice."""
    made = convert(forms.values())
    return {name: made[path.name] for name, path in forms.items()}


def cells(path, *, data_only=False):
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in load_workbook(path, data_only=data_only)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


@pytest.mark.parametrize("name", ["empty", "known", "filled"])
def test_every_cell_comes_back(forms, saved, name):
    assert cells(saved[name]) == cells(forms[name])


@pytest.mark.parametrize(
    ("cell", "percent"), [("H4", 80.7), ("H5", 87.1), ("H6", None), ("H7", None)]
)
def test_it_computes_the_percentage(saved, cell, percent):
    assert cells(saved["filled"], data_only=True).get((TAX, cell)) == percent


def test_it_computes_the_results_that_the_form_has(forms, saved):
    assert cells(saved["known"], data_only=True) == cells(forms["known"], data_only=True)


def test_the_figures_are_read_as_before(forms, saved):
    before, after = (read_workbook(path).observations for path in (forms["known"], saved["known"]))
    columns = ["indicator", "role", "value", "precision", "qualifier", "status", "text", "cell"]
    assert after[columns].to_dict("records") == before[columns].to_dict("records")


@pytest.mark.parametrize(
    "mark", ["<sheetProtection", "<dataValidation ", 'orientation="landscape"']
)
def test_what_helps_the_officer_is_kept(saved, mark):
    with zipfile.ZipFile(saved["filled"]) as archive:
        assert mark in archive.read("xl/worksheets/sheet2.xml").decode()


def test_it_prints_on_a4_across_with_the_header_on_every_page(forms, convert):
    pages = PdfReader(convert([forms["empty"]], "pdf")["empty.xlsx"]).pages
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages}
    texts = [page.extract_text() for page in pages]
    tables = [text for text in texts if re.search(r"\w+\.\w+\.?\w*", text) and "ĐVT" in text]
    assert (sizes, len(tables)) == ({(842, 595)}, len(pages) - 2)
