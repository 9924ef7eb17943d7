"""What is written into a form is what is read from it: every quantity, its digits, its words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from wardstats.intake.form.layout import CUMULATIVE, FORM_COLUMNS, GROWTH, MONTH, PLAN, PRIOR
from wardstats.intake.form.writing import write_form
from wardstats.intake.workbook import read_workbook
from wardstats.model.catalogue import Catalogue
from wardstats.model.numerals import print_numeral
from wardstats.model.observations import iterate_observations
from wardstats.model.periods import Period
from wardstats.model.qualifiers import QUALIFIERS
from wardstats.model.quantities import PrintedFigure, Quantity
from wardstats.model.units import find_unit

PERIOD = Period.parse("2020-9M")
WARD = {"kind": "phường", "name": "Synthetic", "city": "Synthetic"}
CATALOGUE = Catalogue.packaged()
TYPED = ("final", "estimate", "implied")  # a correction is no words in a cell
PERIODS = {
    PLAN: "2020", MONTH: "2020-09", CUMULATIVE: "2020-9M", PRIOR: "2019-9M", GROWTH: "2020-9M",
}  # fmt: skip
# One indicator of each unit of the catalogue.
CODES = sorted({one.unit: code for code, one in CATALOGUE.indicators.items()}.values())


WORDS = {
    "": "{}", "over": "trên {}", "about": "khoảng {}", "under": "dưới {}",
    "at_least": "{} trở lên", "at_most": "không quá {}", "final": "{}", "estimate": "ước {}",
    "implied": "{} (suy ra)",
}  # fmt: skip


def unit_of(code, column):
    return find_unit("%" if column is GROWTH else CATALOGUE[code].unit)


@st.composite
def printed_figures(draw, code, column, coarsest):
    """Any figure that can be printed in this cell: in its unit, or more coarsely."""
    unit = unit_of(code, column)
    finest = 0 if unit.factor == 1 and unit.base != "%" else -3
    steps = draw(st.integers(finest, 0 if unit.base == "%" else coarsest))
    precision = unit.factor.adjusted() + steps
    value = Decimal(draw(st.integers(0, 10**6 - 1))).scaleb(precision)
    value = value.quantize(Decimal(1)) if precision >= 0 else value
    qualifier, status = draw(st.sampled_from(QUALIFIERS)), draw(st.sampled_from(TYPED))
    return PrintedFigure(Quantity(value, unit.base, precision, qualifier), status)


def figures_for_cells(coarsest):
    cells = st.tuples(st.sampled_from(CODES), st.sampled_from(tuple(PERIODS)))
    entries = cells.flatmap(lambda cell: st.tuples(st.just(cell), printed_figures(*cell, coarsest)))
    return st.lists(entries, min_size=1, max_size=12).map(dict)


def read_figures(path):
    """Read all figures but the percentages that are computed."""
    observations = iterate_observations(read_workbook(path).observations)
    return {
        (one.indicator, one.role, one.period): PrintedFigure(one.quantity, one.status)
        for one in observations
        if one.role != "plan_percent"
    }


def codes_of(figures):
    return {code for code, _column in figures}


def expected(figures):
    return {
        (code, column.role, PERIODS[column]): figure for (code, column), figure in figures.items()
    }


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("synthetic-ward") / "2020-9M.xlsx"


@settings(max_examples=30)
@given(figures_for_cells(coarsest=2))
def test_figures_known_before_entry_are_read_as_they_were(path, figures):
    write_form(path, PERIOD, WARD, codes=codes_of(figures), known=figures)
    assert read_figures(path) == expected(figures)


@settings(max_examples=30)
@given(figures_for_cells(coarsest=0))
def test_figures_typed_as_words_are_read_as_they_were(path, figures):
    write_form(path, PERIOD, WARD, codes=codes_of(figures))
    workbook = load_workbook(path)
    rows = {
        sheet.cell(row, 1).value: (sheet, row)
        for sheet in workbook.worksheets[1:-1]
        for row in range(4, sheet.max_row + 1)
    }
    for (code, column), figure in figures.items():
        sheet, row = rows[code]
        sheet.cell(row, FORM_COLUMNS.index(column) + 1).value = typed(figure, code, column)
    workbook.save(path)
    assert read_figures(path) == expected(figures)


def typed(figure, code, column):
    """Write a figure as an officer would, with the words that are part of it."""
    quantity, exponent = figure.quantity, unit_of(code, column).factor.adjusted()
    digits = print_numeral(quantity.value.scaleb(-exponent), exponent - quantity.precision, "vi")
    return WORDS[figure.status].format(WORDS[quantity.qualifier].format(digits))
