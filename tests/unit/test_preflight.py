"""Preflight: a file that could harm its reader is refused before one opens it."""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path

import pytest

from wardstats.errors import SourceError
from wardstats.files.archive import ArchiveLimits
from wardstats.intake.files.parts import SheetLimits
from wardstats.intake.files.preflight import require_workbook
from wardstats.intake.workbook import read_workbook

pytestmark = pytest.mark.usefixtures("english")

NAME = "2020-9M.xlsx"
TAX = "Thu ngân sách"
SHEET = "xl/worksheets/sheet2.xml"
STRINGS = "xl/sharedStrings.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SMALL = ArchiveLimits(content=4_000_000, part=2_000_000, ratio=200, ratio_from=100_000)


def refusal(path: Path, **limits: ArchiveLimits | SheetLimits) -> SourceError:
    """What preflight says; it always names the file and says what to do."""
    with pytest.raises(SourceError) as caught:
        require_workbook(path, **limits)
    assert caught.value.file == path.name
    assert path.name in str(caught.value)
    assert caught.value.remedy.endswith(".")
    return caught.value


def rebuild(path: Path, parts: dict[str, bytes]) -> Path:
    """Write the workbook again with some parts exchanged or added."""
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()} | parts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return path


def sheet(rows: str, more: str = "") -> bytes:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>'.encode()


def cells(*addresses: str) -> bytes:
    return sheet("<row>" + "".join(f'<c r="{one}"><v>1</v></c>' for one in addresses) + "</row>")


def in_rows(count: int, cell: str) -> bytes:
    """Make rows of one cell; "{row}" in it is the row."""
    return sheet("".join(
        f'<row r="{row}">{cell.format(row=row)}</row>' for row in range(1, count + 1)
    ))  # fmt: skip


# Files that are something else.


@pytest.mark.parametrize(
    ("name", "content", "code", "way_out"),
    [
        ("~$2020-9M.xlsx", b"\x05admin", "lock_file", "'2020-9M.xlsx'"),
        (NAME, b"<html><table><tr><td>1</td></tr></table></html>", "unsupported_format", ".xlsx"),
        ("2020-9M.xls", b"\xef\xbb\xbf\n<?xml version='1.0'?>", "unsupported_format", ".xlsx"),
        (NAME, "<?xml version='1.0'?>".encode("utf-16"), "unsupported_format", ".xlsx"),
        ("2020-9M.csv", b"code;name\n1;2\n", "unsupported_format", "wardstats form"),
        ("2020-9M.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "legacy_xls", ".xlsx"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_the_way_out(tmp_path, name, content, code, way_out):
    path = tmp_path / name
    path.write_bytes(content)
    error = refusal(path)
    assert (error.code, way_out in error.remedy) == (code, True)


@pytest.mark.parametrize(
    ("part", "content"),
    [("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("xl/workbook.bin", b"\x83")],
)
def test_an_archive_of_another_format_is_refused_with_the_way_out(tmp_path, part, content):
    with zipfile.ZipFile(tmp_path / NAME, "w") as archive:
        archive.writestr(part, content)
        archive.writestr("[Content_Types].xml", "<Types/>")
    error = refusal(tmp_path / NAME)
    assert (error.code, "save it as .xlsx" in error.remedy) == ("unsupported_format", True)


def test_a_word_document_is_no_workbook(tmp_path):
    with zipfile.ZipFile(tmp_path / NAME, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    assert refusal(tmp_path / NAME).code == "not_a_workbook"


def test_strict_open_xml_is_refused_since_openpyxl_sees_no_sheets_in_it(ward_workbook):
    strict = b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
    error = refusal(rebuild(ward_workbook, {"xl/workbook.xml": strict}))
    assert (error.code, "Excel Workbook (*.xlsx)" in error.remedy) == ("strict_ooxml", True)


# What a workbook brings along.


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/VBAPROJECT.BIN", "xl\\vbaProject.bin"])
def test_macros_are_seen_whatever_the_suffix(ward_workbook, part):
    assert require_workbook(rebuild(ward_workbook, {part: b"\xcc\x61"})).has_macros


def test_links_to_other_workbooks_are_seen(ward_workbook):
    part = "xl/externalLinks/externalLink1.xml"
    checked = require_workbook(rebuild(ward_workbook, {part: b"<externalLink/>"}))
    assert checked.has_external_links


def test_a_form_brings_neither_macros_nor_links(ward_workbook):
    checked = require_workbook(ward_workbook)
    assert (checked.has_macros, checked.has_external_links) == (False, False)


# Archives.


def test_a_part_that_swells_200_times_is_refused(ward_workbook):
    bomb = rebuild(ward_workbook, {SHEET: b" " * 1_000_000})
    assert refusal(bomb, archive_limits=SMALL).code == "unsafe_archive"


def test_a_large_part_is_refused(ward_workbook):
    large = rebuild(ward_workbook, {"xl/media/image1.png": bytes(range(256)) * 8_000})
    error = refusal(large, archive_limits=SMALL)
    assert (error.code, "image1.png" in error.problem) == ("unsafe_archive", True)


def test_many_parts_are_refused_by_their_sum(ward_workbook):
    bomb = rebuild(ward_workbook, {f"xl/media/{one}.png": b" " * 99_000 for one in range(41)})
    assert refusal(bomb, archive_limits=SMALL).code == "unsafe_archive"


@pytest.mark.parametrize("stated", [1_000, 5_000_000])
def test_a_part_of_another_size_than_stated_is_refused(ward_workbook, stated):
    rebuild(ward_workbook, {"xl/media/image1.png": b" " * 7_654_321})
    content = ward_workbook.read_bytes().replace(
        (7_654_321).to_bytes(4, "little"), stated.to_bytes(4, "little")
    )
    ward_workbook.write_bytes(content)
    error = refusal(ward_workbook)
    assert (error.code, "another size" in error.problem) == ("unsafe_archive", True)


def test_parts_that_lie_upon_each_other_are_refused(ward_workbook):
    with zipfile.ZipFile(ward_workbook) as archive:
        first, second = archive.infolist()[:2]
        end = archive.start_dir
    content = ward_workbook.read_bytes()
    directory = content[end:].replace(
        second.header_offset.to_bytes(4, "little") + second.filename.encode(),
        first.header_offset.to_bytes(4, "little") + second.filename.encode(),
    )
    assert directory != content[end:]
    ward_workbook.write_bytes(content[:end] + directory)
    error = refusal(ward_workbook)
    assert (error.code, "lies upon" in error.problem) == ("unsafe_archive", True)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [SHEET, SHEET.upper()])
def test_a_part_that_stands_twice_is_refused(ward_workbook, name):
    with zipfile.ZipFile(ward_workbook, "a") as archive:
        archive.writestr(name, cells("A1"))
    error = refusal(ward_workbook)
    assert (error.code, "twice" in error.problem) == ("unsafe_archive", True)


def test_3000_parts_are_refused(ward_workbook):
    rebuild(ward_workbook, {f"xl/media/{one}.png": b"" for one in range(3_000)})
    assert refusal(ward_workbook).code == "unsafe_archive"


def test_a_part_whose_bytes_were_changed_is_damaged(ward_workbook):
    with zipfile.ZipFile(ward_workbook, "a") as archive:
        archive.writestr("xl/media/image1.png", b"picture-picture")
    content = ward_workbook.read_bytes().replace(b"picture-picture", b"picture-pictury")
    ward_workbook.write_bytes(content)
    assert refusal(ward_workbook).code == "corrupt_file"


def test_an_archive_with_a_password_is_refused(ward_workbook):
    content = bytearray(ward_workbook.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    ward_workbook.write_bytes(content)
    assert refusal(ward_workbook).code == "encrypted"


# XML.

LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>'
EXTERNAL = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><a>&a;</a>'


@pytest.mark.parametrize("part", [SHEET, STRINGS, "xl/worksheets/sheet9.bin", "docProps/core.xml"])
@pytest.mark.parametrize("text", [LAUGHS, EXTERNAL, "<!DOCTYPE a><a/>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_document_type_is_refused_in_any_part_and_encoding(ward_workbook, part, text, encoding):
    error = refusal(rebuild(ward_workbook, {part: text.encode(encoding)}))
    assert (error.code, part in str(error)) == ("unsafe_xml", True)


def test_a_document_type_behind_many_blanks_is_refused(ward_workbook):
    content = b" " * 70_000 + b"<!DOCTYPE a><a/>"
    error = refusal(rebuild(ward_workbook, {"xl/sheet.bin": content}))
    assert error.code == "unsafe_xml"


def test_deep_elements_are_refused(ward_workbook):
    error = refusal(rebuild(ward_workbook, {SHEET: b"<a>" * 101 + b"</a>" * 101}))
    assert (error.code, "100 deep" in error.problem) == ("unsafe_xml", True)


def test_one_long_tag_is_refused_before_it_is_held(ward_workbook):
    content = b'<a b="' + b"0123456789" * 300_000 + b'"/>'
    assert refusal(rebuild(ward_workbook, {SHEET: content})).code == "unsafe_xml"


# Sheets.

RUN = f"<r><t>{'a' * 9_000}</t></r>"


@pytest.mark.parametrize(
    "address", ["XFE1", "A1048577", "AAAA1", "A0", "a1", "1A", "", "A1:B2", "$A$1", "A99999999"]
)
def test_an_address_outside_of_a_sheet_is_refused(ward_workbook, address):
    error = refusal(rebuild(ward_workbook, {SHEET: cells("A1", address)}))
    assert (error.code, error.sheet) == ("address_out_of_range", TAX)


@pytest.mark.parametrize("row", ["0", "1048577", "-1", "x", "²", "9" * 5_000])
def test_a_row_outside_of_a_sheet_is_refused(ward_workbook, row):
    error = refusal(rebuild(ward_workbook, {SHEET: sheet(f'<row r="{row}"/>')}))
    assert (error.code, error.sheet) == ("address_out_of_range", TAX)


@pytest.mark.parametrize("addresses", [("A1", "A1"), ("A1", "B1", "A1"), ("B2", "A1", "C1", "B2")])
def test_a_cell_that_stands_twice_is_refused(ward_workbook, addresses):
    error = refusal(rebuild(ward_workbook, {SHEET: cells(*addresses)}))
    assert (error.code, error.sheet, error.cell) == ("duplicate_cell", TAX, addresses[-1])


def test_a_blank_cell_that_would_empty_another_is_refused(ward_workbook):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1" s="1"/></row>'
    assert refusal(rebuild(ward_workbook, {SHEET: sheet(rows)})).code == "duplicate_cell"


def test_a_cell_without_address_may_not_stand_upon_another(ward_workbook):
    rows = '<row r="1"><c r="B1"><v>1</v></c><c r="A1"/><c><v>2</v></c></row>'
    error = refusal(rebuild(ward_workbook, {SHEET: sheet(rows)}))
    assert (error.code, error.cell) == ("duplicate_cell", "B1")


def test_cells_out_of_order_are_allowed(ward_workbook):
    require_workbook(rebuild(ward_workbook, {SHEET: cells("B2", "A2", "A1")}))


def test_a_prefix_of_the_name_space_makes_no_difference(ward_workbook):
    rows = '<x:row r="1"><x:c r="A1"/><x:c r="A1"/></x:row>'
    content = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    error = refusal(rebuild(ward_workbook, {SHEET: content.encode()}))
    assert error.code == "duplicate_cell"


@pytest.mark.parametrize(
    ("content", "phrase"),
    [
        (in_rows(50_001, '<c r="A{row}"><v>1</v></c>'), "50 000 rows"),
        (sheet("<row>" + "<c><v>1</v></c>" * 300 + "</row>"), "256 columns"),
        (sheet("", '<mergeCell ref="A1:B1"/>' * 5_001), "5 000 merged areas"),
        (sheet("", '<mergeCell ref="A1:XFD1048576"/>'), "500 000 merged cells"),
        (sheet("<row>" + "<c><f>1</f></c>" * 300 + "</row>"), "256 columns"),
    ],
)
def test_a_sheet_that_holds_too_much_is_refused(ward_workbook, content, phrase):
    error = refusal(rebuild(ward_workbook, {SHEET: content}))
    assert (error.code, error.sheet, phrase in error.problem) == ("too_large", TAX, True)


def test_a_workbook_of_too_many_elements_is_refused(ward_workbook):
    error = refusal(ward_workbook, sheet_limits=SheetLimits(elements=100))
    assert (error.code, "100 elements" in error.problem) == ("too_large", True)


def test_a_part_that_is_held_as_a_whole_has_fewer_elements(ward_workbook):
    content = f'<styleSheet xmlns="{MAIN}">{"<x/>" * 99}</styleSheet>'.encode()
    rebuild(ward_workbook, {"xl/styles.xml": content})
    error = refusal(ward_workbook, sheet_limits=SheetLimits(elements_held=90))
    assert (error.code, "90 elements" in error.problem) == ("too_large", True)


def test_a_cell_outside_of_the_table_of_cells_is_damage(ward_workbook):
    content = sheet("<row/>", '<row><c r="A1"><v>1</v></c></row>')
    assert refusal(rebuild(ward_workbook, {SHEET: content})).code == "corrupt_file"


@pytest.mark.parametrize("order", [1, -1])
def test_a_sheet_of_too_many_cells_is_refused(ward_workbook, order):
    content = cells(*[f"A{row}" for row in range(1, 12)][::order])
    error = refusal(rebuild(ward_workbook, {SHEET: content}), sheet_limits=SheetLimits(cells=10))
    assert (error.code, "10 cells" in error.problem) == ("too_large", True)


def book_of(sheets: str) -> dict[str, bytes]:
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    content = f'<workbook xmlns="{MAIN}" xmlns:r="{link}">{sheets}</workbook>'
    return {"xl/workbook.xml": content.encode()}


def test_101_sheets_are_refused(ward_workbook):
    rows = "".join(f'<sheet name="{one}" r:id="rId{one}"/>' for one in range(101))
    error = refusal(rebuild(ward_workbook, book_of(f"<sheets>{rows}</sheets>")))
    assert (error.code, "100 sheets" in error.problem) == ("too_large", True)


def test_a_sheet_that_is_listed_where_openpyxl_does_not_look_is_damaged(ward_workbook):
    listed = '<workbookPr><sheet name="a" r:id="rId1"/></workbookPr><sheets/>'
    assert refusal(rebuild(ward_workbook, book_of(listed))).code == "corrupt_file"


@pytest.mark.parametrize(
    ("part", "content"),
    [
        (SHEET, sheet(f'<row><c r="A1"><is><t>{"a" * 32_768}</t></is></c></row>')),
        (STRINGS, f'<sst xmlns="{MAIN}"><si><t>{"a" * 32_768}</t></si></sst>'.encode()),
        (STRINGS, f'<sst xmlns="{MAIN}"><si>{RUN * 4}</si></sst>'.encode()),
    ],
)
def test_a_text_longer_than_excel_allows_is_refused(ward_workbook, part, content):
    assert refusal(rebuild(ward_workbook, {part: content})).code == "text_too_long"


@pytest.mark.parametrize(
    ("part", "tag"), [(SHEET, "worksheet"), (STRINGS, "sst"), ("xl/styles.xml", "styleSheet")]
)
def test_a_part_in_another_name_space_is_damaged_since_openpyxl_sees_nothing_in_it(
    ward_workbook, part, tag
):
    error = refusal(rebuild(ward_workbook, {part: f'<{tag} xmlns="urn:x"/>'.encode()}))
    assert (error.code, f"{part}: <{tag}>" in error.problem) == ("corrupt_file", True)


def test_a_sheet_in_strict_open_xml_is_refused(ward_workbook):
    strict = b'<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
    assert refusal(rebuild(ward_workbook, {SHEET: strict})).code == "strict_ooxml"


@pytest.mark.parametrize(
    ("rows", "tag"),
    [
        ('<c r="A1"><v>1</v></c>', "c"),
        ('<row><x><c r="A1"><v>1</v></c></x></row>', "x"),
        ("<x><row/></x>", "x"),
        ('<row><c r="A1"><c r="B1"/></c></row>', "c"),
        ("<row><row/></row>", "row"),
        ("<row><x/></row>", "x"),
        ('<y:row xmlns:y="urn:x"/>', "row"),
    ],
)
def test_a_cell_where_openpyxl_would_pass_over_it_is_damage(ward_workbook, rows, tag):
    error = refusal(rebuild(ward_workbook, {SHEET: sheet(rows)}))
    assert (error.code, f"{SHEET}: <{tag}>" in error.problem) == ("corrupt_file", True)


def test_the_rows_of_a_control_are_no_rows(ward_workbook):
    anchor = '<x:from xmlns:x="urn:x"><x:row>5</x:row><x:c>0</x:c></x:from>'
    require_workbook(rebuild(ward_workbook, {SHEET: sheet("<row/>", anchor)}))


def test_blank_styled_rows_and_columns_do_not_count(ward_workbook):
    content = in_rows(60_000, '<c r="A{row}" s="1"/><c r="ZZ{row}" s="1"><v></v></c>')
    assert not require_workbook(rebuild(ward_workbook, {SHEET: content})).has_formulas


def test_what_is_checked_is_what_is_read(ward_workbook):
    assert require_workbook(ward_workbook).content == ward_workbook.read_bytes()


def test_a_border_down_to_the_last_row_changes_nothing(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {}, {f"{TAX}!Z1048576": "0.00"})
    assert len(read_workbook(ward_workbook).observations) == 15


def test_the_error_of_a_part_goes_through_pickle(ward_workbook):
    error = refusal(rebuild(ward_workbook, {SHEET: cells("A1", "A1")}))
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), vars(copy).keys()) == (str(error), vars(error).keys())


@pytest.mark.parametrize("encoding", ["utf-7", "UTFm8"])
def test_a_part_in_an_encoding_nobody_reads_is_damaged(ward_workbook, encoding):
    part = f'<?xml version="1.0" encoding="{encoding}"?><worksheet/>'.encode()
    assert refusal(rebuild(ward_workbook, {SHEET: part})).code == "corrupt_file"
