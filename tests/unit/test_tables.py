"""Display tables: columns that have something to say, figures as printed, cells named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wardstats.analysis.results import build_results
from wardstats.language import using_language
from wardstats.model.catalogue import Catalogue
from wardstats.model.observations import iterate_observations
from wardstats.report.tables import attention_table, sector_table

TAX = "revenue.tax"
PARTS = ("licence_fee", "fees", "non_state", "personal_income", "non_agricultural_land")
CRIME = "security.crime.cases"


@pytest.fixture
def arrange(observe):
    """Give a function that arranges the sector table of figures."""

    def table_of(*rows):
        catalogue = Catalogue.packaged()
        results = build_results(iterate_observations(observe(*rows)), catalogue)
        return sector_table("Bảng", results, catalogue)

    return table_of


@pytest.fixture
def arrange_attention(observe):
    """Give a function that arranges the attention table of figures."""

    def table_of(*rows):
        figures = iterate_observations(observe(*rows))
        return attention_table("Chậm", build_results(figures, Catalogue.packaged()))

    return table_of


def texts(table, row=0):
    return [cell.text for cell in table.rows[row].cells]


def of_licence(actual="61 triệu đồng", plan="70 triệu đồng", code="revenue.tax.licence_fee"):
    return (code, "plan", "2020", plan), (code, "actual", "2020-9M", actual)


def test_a_column_without_figures_is_left_out(arrange):
    table = arrange((CRIME, "actual", "2020-9M", "11"))
    assert len(table.columns) == 3  # indicator, cumulative, cells


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ((CRIME, "actual", "2020-09", "2"), 4),
        ((CRIME, "prior", "2019-9M", "12"), 5),  # and the change
        ((CRIME, "plan", "2020", "12"), 5),  # and the status
    ],
)
def test_a_column_is_there_when_it_has_something_to_say(arrange, row, columns):
    assert len(arrange((CRIME, "actual", "2020-9M", "11"), row).columns) == columns


def test_every_row_has_a_cell_in_every_column(arrange):
    table = arrange(*of_licence(), (TAX, "actual", "2020-9M", "2,679 tỷ đồng"))
    assert {len(row.cells) for row in table.rows} == {len(table.columns)} == {len(table.numeric)}


def test_figures_and_percentage_are_printed(arrange):
    assert texts(arrange(*of_licence()))[:4] == ["Lệ phí môn bài", "61 triệu", "70 triệu", "87,1"]


def test_a_figures_cell_keeps_value_unit_and_place(arrange):
    cell = arrange(*of_licence()).rows[0].cells[1]
    assert (cell.value, cell.unit, cell.sources) == ("61000000", "đồng", ("S!A2",))


def test_a_reported_percentage_that_differs_is_told_beside(arrange):
    reported = ("revenue.tax.licence_fee", "plan_percent", "2020-9M", "88")
    cell = arrange(*of_licence(), reported).rows[0].cells[3]
    assert (cell.text, "88" in cell.remark) == ("87,1", True)


def test_a_shared_unit_stands_in_the_caption(arrange):
    assert "vụ" in arrange((CRIME, "actual", "2020-9M", "11")).caption


def test_units_that_differ_stand_in_a_column(arrange):
    table = arrange(
        (CRIME, "actual", "2020-9M", "11"), ("security.crime.theft.persons", "actual", "2020-9M",
                                             "9"))  # fmt: skip
    assert [texts(table, 0)[1], texts(table, 1)[1]] == ["vụ", "người"]


def test_a_zero_is_not_an_empty_cell(arrange):
    assert texts(arrange((CRIME, "actual", "2020-9M", "0")))[1] == "0"


def test_a_missing_figure_is_an_empty_cell(arrange):
    table = arrange(*of_licence(), ("revenue.tax.fees", "actual", "2020-9M", "8 triệu đồng"))
    assert texts(table, 1)[2:4] == ["", ""]


def test_parts_stand_one_level_below_their_total(arrange):
    table = arrange(*of_licence(), (TAX, "actual", "2020-9M", "2,679 tỷ đồng"))
    assert [(row.is_total, row.level) for row in table.rows] == [(True, 0), (False, 1)]


def test_a_part_without_its_total_stands_on_the_first_level(arrange):
    assert arrange(*of_licence()).rows[0].level == 0


def test_a_total_summed_from_its_parts_says_so_in_its_cells(arrange):
    rows = [row for part in PARTS for row in of_licence(code=f"{TAX}.{part}")]
    assert texts(arrange(*rows))[-1].startswith("=")


def test_a_row_names_its_first_and_last_cell(arrange):
    assert texts(arrange(*of_licence()))[-1] == "A1–A2"


def test_a_row_of_one_figure_names_one_cell(arrange):
    assert texts(arrange((CRIME, "actual", "2020-9M", "11")))[-1] == "A1"


def test_the_workbook_and_sheet_stand_below(arrange):
    assert "2020-9M.xlsx › S" in arrange((CRIME, "actual", "2020-9M", "11")).notes[0]


@pytest.mark.parametrize(("actual", "notes"), [("11", 1), ("ước 11", 2)])
def test_estimates_are_called_so_below(arrange, actual, notes):
    assert len(arrange((CRIME, "actual", "2020-9M", actual)).notes) == notes


@pytest.mark.parametrize(
    ("actual", "tone"), [("70", "achieved"), ("61", "on_track"), ("40", "behind")]
)
def test_a_status_has_its_tone(arrange, actual, tone):
    assert arrange(*of_licence(f"{actual} triệu đồng")).rows[0].cells[-2].tone == tone


def test_english_headers_are_not_vietnamese(arrange):
    with using_language("en"):
        table = arrange(*of_licence())
    assert table.columns[0] == "Indicator"


def test_the_attention_table_has_a_row_for_every_result_in_the_catalogues_order(arrange_attention):
    fees = of_licence("10 triệu đồng", code="revenue.tax.fees")
    table = arrange_attention(*fees, *of_licence("40 triệu đồng"))
    assert [row.cells[1].text for row in table.rows] == ["57,1", "14,3"]


@pytest.mark.parametrize(("actual", "pace"), [("40", "-17,9"), ("70", "+25,0")])
def test_the_pace_is_points_against_the_even_share_with_its_sign(arrange_attention, actual, pace):
    assert texts(arrange_attention(*of_licence(f"{actual} triệu đồng")))[2] == pace


def test_the_attention_table_gives_figures_with_their_units(arrange_attention):
    assert texts(arrange_attention(*of_licence()))[3:5] == ["61 triệu đồng", "70 triệu đồng"]


# Rows in doubt.


@pytest.fixture
def doubt(observe):
    """Give a function that makes results of figures, all in doubt by the cell S!F5."""

    def results_of(*rows):
        results = build_results(iterate_observations(observe(*rows)), Catalogue.packaged())
        return [replace(one, doubts=("S!F5",)) for one in results]

    return results_of


def test_a_status_in_doubt_says_so_with_the_cell_and_a_mark_of_its_own(doubt):
    results = doubt(*of_licence("70 triệu đồng"))
    status = sector_table("Bảng", results, Catalogue.packaged()).rows[0].cells[-2]
    assert (status.text, status.tone, status.remark) == ("đạt", "doubtful", "cần xem lại: F5")


def test_a_row_without_status_says_so_beside_its_cells(doubt):
    results = doubt((CRIME, "actual", "2020-9M", "11"))
    cells = sector_table("Bảng", results, Catalogue.packaged()).rows[0].cells[-1]
    assert (cells.text, cells.tone, cells.remark) == ("A1", "doubtful", "cần xem lại: F5")


def test_the_attention_table_marks_a_percentage_in_doubt_and_names_the_cell(doubt):
    cells = attention_table("Chậm", doubt(*of_licence())).rows[0].cells
    assert (cells[1].tone, cells[-1].remark) == ("doubtful", "cần xem lại: F5")


def test_a_cell_in_doubt_on_another_sheet_is_named_with_it(doubt):
    results = [replace(one, doubts=("Thu!F5",)) for one in doubt(*of_licence())]
    assert attention_table("Chậm", results).rows[0].cells[-1].remark == "cần xem lại: Thu!F5"
