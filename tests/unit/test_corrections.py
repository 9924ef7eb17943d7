"""Declared corrections: applied in the open, refused where they fit no longer."""

from __future__ import annotations

from datetime import date

import pytest

from wardstats.analysis.ward_period import load
from wardstats.errors import CatalogueError, SourceError
from wardstats.intake.corrections import read_corrections, require_current
from wardstats.model.periods import Period
from wardstats.report import section
from wardstats.report.blocks import plain_text

pytestmark = pytest.mark.usefixtures("english")
GOOD = {
    "period": "2020-9M", "sheet": "Thu ngân sách", "cell": "F5", "from": "61", "to": "62,5",
    "reason": "slip of the pen", "by": "finance officer", "expires": "2020",
}  # fmt: skip


@pytest.fixture
def declare(ward_workbook):
    """Write corrections.toml, an entry each, and return the folder of the wards."""

    def write(*entries):
        lines = ["# synthetic"]
        for entry in entries:
            lines += ["[[correction]]", *(f'{key} = "{value}"' for key, value in entry.items())]
        path = ward_workbook.with_name("corrections.toml")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return ward_workbook.parents[1]

    return write


def corrected(raw):
    loaded = load("synthetic-ward", "2020-9M", raw)
    return loaded, loaded.observations.query("status == 'corrected'")


def refusal(raw):
    with pytest.raises(CatalogueError) as stop:
        load("synthetic-ward", "2020-9M", raw)
    return stop.value


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [("62,5", 62_500_000, 5), ("62,5 triệu", 62_500_000, 5), ("0,0625 tỷ đồng", 62_500_000, 5),
     ("0", 0, 6)],
)  # fmt: skip
def test_a_figure_is_read_in_the_unit_of_its_cell_or_in_its_own(declare, text, value, precision):
    _loaded, found = corrected(declare(GOOD | {"to": text}))
    assert found[["value", "precision"]].to_numpy().tolist() == [[value, precision]]


def test_the_text_stays_what_the_cell_says(declare):
    _loaded, found = corrected(declare(GOOD))
    assert found["text"].tolist() == ["61"]


def test_a_correction_is_noted_with_reason_and_office(declare):
    loaded, _found = corrected(declare(GOOD))
    (note,) = loaded.findings.query("code == 'corrected'").to_dict("records")
    assert (note["severity"], note["cells"], note["reported"]) == ("note", "Thu ngân sách!F5", "61")
    assert "from '61' to 62.5 million đồng" in note["message"]
    assert note["message"].endswith("by finance officer: slip of the pen")
    assert "corrections.toml:2" in note["suggestion"]


def test_results_and_checks_work_with_the_corrected_figure(declare):
    loaded, _found = corrected(declare(GOOD))
    assert "percent_mismatch" in set(loaded.findings["code"])  # 62,5 of 70 is not 87,1 %


def test_the_report_shows_that_a_figure_is_corrected(declare):
    loaded, _found = corrected(declare(GOOD))
    shown = [plain_text(one.to_json()) for one in section(loaded, "II.1").flatten()]
    assert "corrected" in "".join(shown)


def test_a_correction_of_another_period_is_left_alone(declare):
    _loaded, found = corrected(declare(GOOD | {"period": "2020-6M"}))
    assert found.empty


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"from": "60"}, "Thu ngân sách!F5 says '61', no longer '60'."),
        ({"cell": "F44"}, "Thu ngân sách!F44 of 2020-9M holds no such figure."),
        ({"role": "prior"}, "holds no such figure."),
        ({"to": "more"}, "'more' cannot be read as a figure in place of '61'."),
        ({"to": "62 người"}, "cannot be read as a figure"),
        ({"expires": "2020-6M"}, "expired on 2020-06-30."),
        ({"expires": "2020-01-31"}, "expired on 2020-01-31."),
        ({"expires": "soon"}, "'expires' is 'soon'."),
        ({"period": "9M"}, "'9M' is not a period."),
        ({"reason": ""}, "'reason' is missing or not a text."),
        ({"role": "goal"}, "'role' is 'goal'."),
        ({"until": "2020"}, "unknown key 'until'."),
    ],
)
def test_a_correction_that_does_not_fit_stops_with_its_line(declare, change, said):
    error = refusal(declare(GOOD | {"cell": "F6", "from": "69,5"}, GOOD | change))
    assert (error.file, error.line, said in str(error)) == ("corrections.toml", 11, True), error


def test_a_cell_is_corrected_once(declare):
    assert "is corrected twice" in str(refusal(declare(GOOD, GOOD)))


def test_what_is_no_toml_stops_with_its_line(ward_workbook):
    path = ward_workbook.with_name("corrections.toml")
    path.write_text('[[correction]]\ncell = "F5\n', encoding="utf-8")
    assert refusal(ward_workbook.parents[1]).line == 2


def test_a_correction_that_has_no_end_is_refused(declare):
    without = {key: value for key, value in GOOD.items() if key != "expires"}
    assert "'expires' is None." in str(refusal(declare(without)))


@pytest.mark.parametrize(("day", "stops"), [((2020, 12, 31), False), ((2021, 1, 1), True)])
def test_a_correction_holds_up_to_its_last_day(declare, day, stops):
    folder = declare(GOOD) / "synthetic-ward"
    if stops:
        with pytest.raises(CatalogueError, match=r"^corrections.toml:2: .* expired on 2020-12-31"):
            require_current(folder, Period.parse("2020-9M"), date(*day))
    else:
        require_current(folder, Period.parse("2020-9M"), date(*day))


def test_an_expiry_may_be_a_date_of_toml(ward_workbook, declare):
    raw = declare(GOOD)
    path = ward_workbook.with_name("corrections.toml")
    text = path.read_text(encoding="utf-8").replace('"2020"', "2020-10-15")
    path.write_text(text, encoding="utf-8")
    (correction,) = read_corrections(raw / "synthetic-ward")
    assert correction.expires == date(2020, 10, 15)


# Cells that would be refused.

TAX = "Thu ngân sách"
REFUSED = [  # what the workbook stores, its number format, what the correction quotes
    ("12,5,3", "General", "12,5,3"),
    ("sáu  mốt", "General", "sáu mốt"),
    (True, "General", "TRUE"),
    (date(2020, 9, 16), "dd/mm/yyyy", "16/09/2020"),
    ("#REF!", "General", "#REF!"),
    (61, '"#"0', "#61"),
]


@pytest.fixture
def refuse(ward_workbook, edit_workbook):
    """Give a function that puts a value that cannot be read into the cell of the correction."""

    def write(value, number_format="General"):
        edit_workbook(ward_workbook, {f"{TAX}!F5": value}, {f"{TAX}!F5": number_format})

    return write


@pytest.mark.parametrize(("value", "number_format", "said"), REFUSED)
def test_a_cell_that_would_be_refused_is_read_from_its_correction(
    declare, refuse, value, number_format, said
):
    refuse(value, number_format)
    _loaded, found = corrected(declare(GOOD | {"from": said, "to": "61,5"}))
    columns = ["indicator", "role", "period", "value", "precision", "text", "cell"]
    assert found[columns].to_numpy().tolist() == [
        ["revenue.tax.licence_fee", "actual", "2020-9M", 61_500_000, 5, said, "F5"]
    ]


def test_a_mended_cell_is_noted_and_counted_as_read(declare, refuse):
    refuse("12,5,3")
    loaded, _found = corrected(declare(GOOD | {"from": "12,5,3"}))
    (note,) = loaded.findings.query("code == 'corrected'").to_dict("records")
    assert "corrected from '12,5,3' to 62.5 million đồng" in note["message"]
    outcome = loaded.coverage.query("sheet == @TAX and cell == 'F5'")["outcome"].tolist()
    assert outcome == ["read"]


def test_a_percentage_that_would_be_refused_is_read_from_its_correction(
    declare, ward_workbook, edit_workbook
):
    edit_workbook(ward_workbook, {f"{TAX}!H5": "8,7,1"})
    _loaded, found = corrected(declare(GOOD | {"cell": "H5", "from": "8,7,1", "to": "0,5"}))
    assert found[["value", "unit"]].to_numpy().tolist() == [[0.5, "%"]]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"from": "12,5,4"}, "Thu ngân sách!F5 says '12,5,3', no longer '12,5,4'."),
        ({"to": "1,2,3"}, "'1,2,3' cannot be read as a figure in place of '12,5,3'."),
        ({"to": "62 người"}, "cannot be read as a figure"),
    ],
)
def test_a_correction_that_does_not_fit_a_refused_cell_stops_with_its_line(
    declare, refuse, change, said
):
    refuse("12,5,3")
    error = refusal(declare(GOOD | {"from": "12,5,3"} | change))
    assert (error.file, error.line, said in str(error)) == ("corrections.toml", 2, True), error


@pytest.mark.parametrize(
    ("value", "number_format", "change"),
    [("12,5,3", "General", {"role": "prior"}), (61, ";;;", {"from": "61"})],
)
def test_where_a_correction_cannot_mend_a_cell_the_cells_own_refusal_stands(
    declare, refuse, value, number_format, change
):
    refuse(value, number_format)
    raw = declare(GOOD | {"from": "12,5,3"} | change)
    with pytest.raises(SourceError) as stop:
        load("synthetic-ward", "2020-9M", raw)
    assert [one.cell for one in stop.value.problems] == ["F5"]


def test_a_correction_of_another_period_mends_no_cell(declare, refuse):
    refuse("12,5,3")
    raw = declare(GOOD | {"from": "12,5,3", "period": "2020-6M"})
    with pytest.raises(SourceError):
        load("synthetic-ward", "2020-9M", raw)
