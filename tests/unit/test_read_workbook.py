"""Reading a workbook: no figure is lost, every wrong cell is named."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from wardstats.errors import SourceError
from wardstats.intake.form.writing import write_form
from wardstats.intake.workbook import read_workbook
from wardstats.model.observations import iterate_observations, require_observations
from wardstats.model.periods import Period
from wardstats.model.wards import TextItem, Ward

pytestmark = pytest.mark.usefixtures("english")

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NAME = "2020-9M.xlsx"
TAX, CRIME = "Thu ngân sách", "An ninh, trật tự"


def refusal(path: Path) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_workbook(path)
    return caught.value


def rewrite_part(path: Path, part: str, old: str, new: str) -> None:
    """Change the XML of one part, as another program than openpyxl would have written it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    changed = re.sub(old, new, parts[part].decode("utf-8"))
    assert changed != parts[part].decode("utf-8")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (parts | {part: changed.encode("utf-8")}).items():
            archive.writestr(name, content)


# Files that are no workbook.


def test_a_missing_file_is_refused_with_the_workbooks_beside_it(ward_workbook):
    error = refusal(ward_workbook.with_name("2020-6M.xlsx"))
    assert (error.code, error.file, NAME in str(error)) == ("missing_file", "2020-6M.xlsx", True)


def test_a_missing_folder_is_a_missing_file(tmp_path):
    assert refusal(tmp_path / "nowhere" / NAME).code == "missing_file"


@pytest.mark.parametrize(
    ("content", "code", "phrase"),
    [
        (b"", "empty_file", "is empty"),
        (b"stt;chi tieu\n1;2\n", "not_a_workbook", "not an Excel workbook"),
        (OLE + bytes(600), "legacy_xls", ".xls"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
        (b"PK\x03\x04" + bytes(60), "corrupt_file", "damaged"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(tmp_path, content, code, phrase):
    path = tmp_path / NAME
    path.write_bytes(content)
    error = refusal(path)
    assert (error.code, error.file, phrase in str(error)) == (code, NAME, True)


def test_a_workbook_cut_short_is_damaged(ward_workbook):
    content = ward_workbook.read_bytes()
    ward_workbook.write_bytes(content[: len(content) // 2])
    assert refusal(ward_workbook).code == "corrupt_file"


def test_a_workbook_with_a_broken_part_is_damaged(ward_workbook):
    rewrite_part(ward_workbook, "xl/worksheets/sheet2.xml", "</sheetData>", "")
    assert refusal(ward_workbook).code == "corrupt_file"


def test_an_archive_of_something_else_is_no_workbook(tmp_path):
    with zipfile.ZipFile(tmp_path / NAME, "w") as archive:
        archive.writestr("readme.txt", "synthetic")
    assert refusal(tmp_path / NAME).code == "not_a_workbook"


def test_an_archive_of_very_many_parts_is_not_read(tmp_path):
    with zipfile.ZipFile(tmp_path / NAME, "w") as archive:
        for number in range(2_001):
            archive.writestr(f"{number}.xml", "")
    assert refusal(tmp_path / NAME).code == "unsafe_archive"


def test_a_file_of_more_than_20_megabytes_is_not_read(tmp_path):
    with (tmp_path / NAME).open("wb") as file:
        file.truncate(20_000_001)
    assert refusal(tmp_path / NAME).code == "too_large"


# Sheets and columns.


@pytest.mark.parametrize("sheet", ["Thông tin", "Nội dung"])
def test_a_missing_sheet_is_named(ward_workbook, sheet):
    workbook = load_workbook(ward_workbook)
    workbook[sheet].title = "Sheet9"
    workbook.save(ward_workbook)
    error = refusal(ward_workbook)
    assert (error.code, error.file, error.sheet, "Sheet9" in str(error)) == (
        "missing_sheet", NAME, sheet, True,
    )  # fmt: skip


@pytest.mark.parametrize(("cell", "header"), [("C3", "ĐVT"), ("F3", "Lũy kế")])
def test_a_missing_column_is_named(ward_workbook, edit_workbook, cell, header):
    error = refusal(edit_workbook(ward_workbook, {f"{TAX}!{cell}": "Cột khác"}))
    assert (error.code, error.file, error.sheet, error.cell, f"'{header}'" in str(error)) == (
        "no_table", NAME, TAX, "A3", True,
    )  # fmt: skip


def test_a_workbook_without_figures_is_refused(tmp_path):
    path = write_form(
        tmp_path / NAME,
        Period.parse("2020-9M"),
        {"kind": "phường", "name": "Synthetic", "city": "Synthetic"},
        codes=["revenue.tax"],
    )
    assert refusal(path).code == "no_table"


def test_a_header_is_known_whatever_its_case_and_spaces(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!F3": " LŨY\nKẾ: "})
    assert len(read_workbook(ward_workbook).observations) == 15


# Cells.

CELLS = [
    # cell, value, code, phrase
    ("F5", "sáu mốt", "not_a_number", "'sáu mốt'"),
    ("F5", "9/9", "not_a_number", "'9/9'"),
    ("F5", "#DIV/0!", "error_value", "'#DIV/0!'"),
    ("F5", True, "boolean_in_number", "'TRUE'"),
    ("F5", date(2020, 9, 9), "date_in_number", "is a date"),
    ("F5", "=F4*2", "formula_no_value", "'=F4*2'"),
    ("F5", ArrayFormula("F5", "=SUM(F6:F7*1)"), "formula_no_value", "'=SUM(F6:F7*1)'"),
    ("H5", "61 triệu", "not_a_number", "'61 triệu' is not a figure in %"),
    ("A5", "revenue.tax.licence_fees", "indicator_unknown", "revenue.tax.licence_fee"),
    ("A5", None, "label_missing", "'Lệ phí môn bài' has figures, but no code"),
    ("C5", "người", "unit_conflict", "Expected 'triệu đồng'"),
    ("C5", "triệu đồg", "unit_unknown", "closest: triệu đồng"),
]


@pytest.mark.parametrize(("cell", "value", "code", "phrase"), CELLS)
def test_a_wrong_cell_is_refused(ward_workbook, edit_workbook, cell, value, code, phrase):
    error = refusal(edit_workbook(ward_workbook, {f"{TAX}!{cell}": value}))
    assert (error.code, error.file, error.sheet, error.cell, phrase in str(error)) == (
        code, NAME, TAX, cell, True,
    )  # fmt: skip


@pytest.mark.parametrize(("cell", "value", "code", "phrase"), CELLS)
def test_a_message_begins_with_file_sheet_and_cell(
    ward_workbook, edit_workbook, cell, value, code, phrase
):
    error = refusal(edit_workbook(ward_workbook, {f"{TAX}!{cell}": value}))
    assert str(error).startswith(f"{NAME} › {TAX} › {cell}: "), (code, phrase)


@pytest.mark.parametrize("number_format", [";;;", '"đạt"'])
def test_a_number_hidden_by_its_format_is_refused(ward_workbook, edit_workbook, number_format):
    error = refusal(edit_workbook(ward_workbook, {}, {f"{TAX}!F5": number_format}))
    assert (error.code, error.sheet, error.cell, "the number 61" in str(error)) == (
        "hidden_by_format", TAX, "F5", True,
    )  # fmt: skip


def test_a_code_that_stands_twice_is_refused_at_its_second_place(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!A8": "revenue.tax.licence_fee", f"{TAX}!F8": 62})
    error = refusal(ward_workbook)
    assert (error.code, error.sheet, error.cell, f"{TAX}!F5 already" in str(error)) == (
        "duplicate_indicator", TAX, "F8", True,
    )  # fmt: skip


def test_a_row_that_stands_twice_is_one_problem(ward_workbook, edit_workbook):
    edit_workbook(
        ward_workbook,
        {f"{TAX}!A8": "revenue.tax.licence_fee", f"{TAX}!D8": 71, f"{TAX}!F8": 62},
    )
    assert [one.cell for one in refusal(ward_workbook).problems] == ["D8"]


def test_all_wrong_cells_are_told_at_once(ward_workbook, edit_workbook):
    edit_workbook(
        ward_workbook,
        {f"{TAX}!F4": "khá", f"{TAX}!A5": "x.y", f"{TAX}!H7": True, f"{CRIME}!F4": "#REF!"},
    )
    problems = refusal(ward_workbook).problems
    assert [(one.code, one.sheet, one.cell) for one in problems] == [
        ("not_a_number", TAX, "F4"),
        ("indicator_unknown", TAX, "A5"),
        ("boolean_in_number", TAX, "H7"),
        ("error_value", CRIME, "F4"),
    ]


def test_the_message_of_several_problems_has_a_line_for_each(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!F4": "khá", f"{CRIME}!F4": "#REF!"})
    lines = str(refusal(ward_workbook)).splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        f"{NAME} › {TAX} › F4", f"{NAME} › {CRIME} › F4",
    ]  # fmt: skip


# The sheets of information and of texts.


@pytest.mark.parametrize(
    ("cell", "value", "code", "phrase"),
    [
        ("B6", "9 tháng 2020", "period_unknown", "'9 tháng 2020' is not a period"),
        ("B6", None, "information_missing", "'Kỳ báo cáo'"),
        ("B3", None, "information_missing", "'Tên đơn vị'"),
        ("B10", "giữa tháng 9", "date_unknown", "'giữa tháng 9' is not a date"),
        ("B10", "2020-09-16", "date_unknown", "day/month/year"),
    ],
)
def test_wrong_information_is_refused(ward_workbook, edit_workbook, cell, value, code, phrase):
    error = refusal(edit_workbook(ward_workbook, {f"Thông tin!{cell}": value}))
    assert (error.code, error.file, error.sheet, error.cell, phrase in str(error)) == (
        code, NAME, "Thông tin", cell, True,
    )  # fmt: skip


def test_a_text_under_no_section_is_refused(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {"Nội dung!A9": "IV", "Nội dung!B9": "Synthetic."})
    error = refusal(ward_workbook)
    assert (error.code, error.sheet, error.cell, "'IV'" in str(error)) == (
        "section_unknown", "Nội dung", "A9", True,
    )  # fmt: skip


def test_the_folder_names_the_ward(ward_workbook):
    assert read_workbook(ward_workbook).ward == Ward(
        "synthetic-ward", "Synthetic", "phường", "quận Synthetic", "thành phố Synthetic"
    )


def test_the_workbook_names_its_period_and_where_it_says_so(ward_workbook):
    reading = read_workbook(ward_workbook)
    assert (str(reading.period), reading.period_cell) == ("2020-9M", "Thông tin!B6")


@pytest.mark.parametrize("value", ["16/9/2020", date(2020, 9, 16)])
def test_the_date_of_the_report_may_be_a_text_or_a_date(ward_workbook, edit_workbook, value):
    edit_workbook(ward_workbook, {"Thông tin!B10": value})
    assert read_workbook(ward_workbook).document.date == date(2020, 9, 16)


def test_a_draft_has_no_number_and_no_date(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {"Thông tin!B7": None, "Thông tin!B10": None})
    document = read_workbook(ward_workbook).document
    assert (document.number, document.date) == ("", None)


def test_recipients_stand_in_rows_of_their_own(ward_workbook):
    assert read_workbook(ward_workbook).document.recipients == (
        "UBND quận Synthetic", "Lưu: VT",
    )  # fmt: skip


def test_texts_are_read_with_their_sections(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {"Nội dung!B3": "Synthetic."})
    assert read_workbook(ward_workbook).texts == (
        TextItem("II.1", "Synthetic.", "Nội dung!B3"),
    )  # fmt: skip


# What is read.


def outcome(path: Path, cell: str) -> tuple[str, str]:
    coverage = read_workbook(path).coverage
    (row,) = coverage[(coverage["sheet"] == TAX) & (coverage["cell"] == cell)].itertuples()
    return row.outcome, row.reason


def text_and_value(path: Path, cell: str) -> tuple[str, float, int]:
    observations = read_workbook(path).observations
    (row,) = observations[
        (observations["sheet"] == TAX) & (observations["cell"] == cell)
    ].itertuples()
    return row.text, row.value, row.precision


def test_every_cell_is_in_coverage_exactly_once(ward_workbook):
    coverage = read_workbook(ward_workbook).coverage
    area = [f"{TAX}!{column}{row}" for row in (4, 5, 6, 7) for column in "ABCDEFGHI"]
    area += [f"{CRIME}!{column}{row}" for row in (4, 5) for column in "ABCDEFGHI"]
    area += [f"{sheet}!{column}3" for sheet in (TAX, CRIME) for column in "ABCDEFGHIJ"]
    area += [f"{sheet}!A{row}" for sheet in (TAX, CRIME) for row in (1, 2)]
    assert Counter(coverage["sheet"] + "!" + coverage["cell"]) == Counter(area)


def test_every_figure_has_a_row_of_observations_and_no_other_cell_has(ward_workbook):
    reading = read_workbook(ward_workbook)
    is_read = reading.coverage[reading.coverage["outcome"] == "read"]
    assert Counter(is_read["sheet"] + "!" + is_read["cell"]) == Counter(
        reading.observations["sheet"] + "!" + reading.observations["cell"]
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ("missing", "")),
        ("-", ("missing", "-")),
        ("x", ("missing", "x")),
        (0, ("read", "")),
        ("0", ("read", "")),
    ],
)
def test_empty_a_mark_and_zero_are_three_things(ward_workbook, edit_workbook, value, expected):
    assert outcome(edit_workbook(ward_workbook, {f"{TAX}!E5": value}), "E5") == expected


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (2.679, "General", ("2,679", 2_679_000_000.0, 6)),
        (2.679, "0.00", ("2,68", 2_679_000_000.0, 7)),
        (2.679, '"ước "0.000" tỷ"', ("ước 2,679 tỷ", 2_679_000_000.0, 6)),
        ("2,679 tỷ", "General", ("2,679 tỷ", 2_679_000_000.0, 6)),
        ("trên 10.000", "@", ("trên 10.000", 10_000_000_000_000.0, 9)),
        ("158,5 triệu", "@", ("158,5 triệu", 158_500_000.0, 5)),
    ],
)
def test_a_figure_is_read_as_it_is_shown(
    ward_workbook, edit_workbook, value, number_format, expected
):
    edit_workbook(ward_workbook, {f"{TAX}!F4": value}, {f"{TAX}!F4": number_format})
    assert text_and_value(ward_workbook, "F4") == expected


def test_a_figure_may_be_in_another_scale_of_its_unit(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!C4": "triệu đồng", f"{TAX}!F4": 2679})
    assert text_and_value(ward_workbook, "F4") == ("2.679", 2_679_000_000.0, 6)


def test_an_empty_unit_means_the_unit_of_the_catalogue(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!C4": None})
    assert text_and_value(ward_workbook, "F4") == ("2,679", 2_679_000_000.0, 6)


def test_the_saved_value_of_a_formula_is_read(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!F5": "=60+1"})
    rewrite_part(
        ward_workbook, "xl/worksheets/sheet2.xml", r"<f>60\+1</f><v ?/?>(</v>)?",
        "<f>60+1</f><v>61</v>",
    )  # fmt: skip
    assert text_and_value(ward_workbook, "F5") == ("61", 61_000_000.0, 6)


@pytest.mark.parametrize(
    ("cell", "role", "period"),
    [
        ("D4", "plan", "2020"),
        ("E6", "actual", "2020-09"),
        ("F4", "actual", "2020-9M"),
        ("H4", "plan_percent", "2020-9M"),
    ],
)
def test_the_column_gives_a_figure_its_role_and_period(ward_workbook, cell, role, period):
    figures = iterate_observations(read_workbook(ward_workbook).observations)
    assert [(one.role, one.period) for one in figures if one.source == f"{TAX}!{cell}"] == [
        (role, period)
    ]


def test_the_same_period_last_year_is_a_year_before(ward_workbook):
    observations = read_workbook(ward_workbook).observations
    assert observations.loc[observations["role"] == "prior", "period"].tolist() == ["2019-9M"]


def test_an_estimate_is_told_from_a_closed_figure(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!F4": "ước 2,679 tỷ"})
    observations = read_workbook(ward_workbook).observations
    is_estimate = observations["status"] == "estimate"
    assert observations.loc[is_estimate, "cell"].tolist() == ["F4"]


def test_a_row_without_code_and_figures_is_a_heading(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!B9": "Người lập biểu"})
    assert len(read_workbook(ward_workbook).observations) == 15


def test_digits_that_a_format_hides_are_a_note(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!F4": 2.6765}, {f"{TAX}!F4": "0.000"})
    findings = read_workbook(ward_workbook).findings
    assert findings[["code", "severity", "cells", "computed"]].to_numpy().tolist() == [
        ["hidden_digits", "note", f"{TAX}!F4", "2.6765 billion đồng"]
    ]


def notes(path):
    findings = read_workbook(path).findings
    return findings[["code", "severity", "cells"]].to_numpy().tolist()


def test_hidden_digits_are_told_in_the_unit_of_the_row(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!F5": 80.5}, {f"{TAX}!F5": "0"})
    (message,) = read_workbook(ward_workbook).findings["message"]
    assert "shows '81' but stores 80.5 " in message


def test_a_decimal_dot_is_a_note(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!F6": "69.5"})
    assert notes(ward_workbook) == [["decimal_dot", "note", f"{TAX}!F6"]]


def test_figures_of_hidden_rows_columns_and_sheets_are_notes(ward_workbook):
    workbook = load_workbook(ward_workbook)
    workbook[TAX].row_dimensions[5].hidden = True
    workbook[TAX].column_dimensions["H"].hidden = True
    workbook[CRIME].sheet_state = "hidden"
    workbook.save(ward_workbook)
    assert notes(ward_workbook) == [
        ["hidden_column", "note", f"{TAX}!H4; {TAX}!H5"],
        ["hidden_row", "note", f"{TAX}!D5; {TAX}!F5; {TAX}!H5"],
        ["hidden_sheet", "note", f"{CRIME}!F4"],
    ]


@pytest.mark.parametrize("cell", ["Thông tin!B6", "Thông tin!B10", "Nội dung!A9", f"{TAX}!C5"])
def test_what_is_unknown_has_a_remedy(ward_workbook, edit_workbook, cell):
    edit_workbook(ward_workbook, {cell: "?", "Nội dung!B9": "Synthetic."})
    edit_workbook(ward_workbook, {} if cell.endswith("A9") else {"Nội dung!B9": None})
    assert refusal(ward_workbook).problems[0].remedy


def test_a_formula_whose_result_is_an_empty_text_is_missing(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!E5": '=IF(D5,"","x")'})
    rewrite_part(
        ward_workbook, "xl/worksheets/sheet2.xml",
        r'<c r="E5"([^>]*?)(?: t="\w+")?><f>(.*?)</f><v ?/?>(</v>)?',
        r'<c r="E5"\1 t="str"><f>\2</f><v></v>',
    )  # fmt: skip
    assert outcome(ward_workbook, "E5") == ("missing", "")


def test_a_clean_workbook_has_no_findings_of_reading(ward_workbook):
    assert read_workbook(ward_workbook).findings.empty


def test_what_is_read_is_a_table_of_observations(ward_workbook):
    observations = read_workbook(ward_workbook).observations
    assert len(require_observations(observations)) == 15


def test_an_indicator_of_the_ward_alone_is_read_from_its_own_file(ward_workbook, edit_workbook):
    ward_workbook.with_name("indicators.toml").write_text(
        '[[indicator]]\ncode = "revenue.market"\nname_vi = "Chợ"\nname_en = "Market"\n'
        'sector = "revenue"\nunit = "triệu đồng"\n',
        encoding="utf-8",
    )
    edit_workbook(ward_workbook, {f"{TAX}!A8": "revenue.market", f"{TAX}!F8": 5})
    assert text_and_value(ward_workbook, "F8") == ("5", 5_000_000.0, 6)


def test_reading_does_not_touch_the_file(ward_workbook):
    before = ward_workbook.read_bytes()
    read_workbook(ward_workbook)
    assert ward_workbook.read_bytes() == before


def test_the_form_has_a_sheet_for_each_sector(tmp_path):
    path = write_form(tmp_path / NAME, Period.parse("2020-9M"), {})
    assert load_workbook(path).sheetnames == [
        "Thông tin", "Thu ngân sách", "Kinh tế", "Đất đai, đô thị", "Văn hóa, thông tin", "Y tế",
        "Dân số, BHYT", "Lao động, xã hội", "Tư pháp, hộ tịch", "Văn thư, hành chính",
        "An ninh, trật tự", "Giao thông, cháy nổ", "Quân sự", "MTTQ, đoàn thể", "Nhiệm vụ tới",
        "Nội dung",
    ]  # fmt: skip
