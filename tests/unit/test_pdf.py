"""The PDF: text is never read as markup, pictures keep their alternative, the file is tagged."""

from __future__ import annotations

import base64
import io
import struct
import subprocess
import zlib

import pytest
from pypdf import PdfReader

from wardstats import report
from wardstats.report.blocks import (
    Cell,
    Chart,
    FindingItem,
    FindingsList,
    Letterhead,
    Row,
    Score,
    Scorecard,
    Signature,
    Table,
    Text,
)
from wardstats.report.pdf import render_pdf

HOSTILE = [
    '#eval("1")',
    "*bold* _emphasis_",
    "$x^2$",
    r"\back\slash \u{41}",
    "= no heading",
    "<label> @reference",
    "```raw```",
    "// no comment",
    '"]) #panic() ([',
    "#set page(fill: red)",
]
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">
<rect width="9" height="9"/></svg>"""


def png() -> str:
    """A picture of one pixel, made by hand."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00\xb4\x54\x1a")
    content = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + content).decode("ascii")


def render(*blocks, title="Báo cáo", language="vi") -> bytes:
    return render_pdf(
        [block if isinstance(block, dict) else block.to_json() for block in blocks],
        title,
        language,
    )


def text_of(pdf: bytes) -> str:
    """What poppler reads, spaces and line ends made one."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode("utf-8").split())


def catalogue(pdf: bytes):
    return PdfReader(io.BytesIO(pdf)).trailer["/Root"]


def elements(pdf: bytes) -> list[dict]:
    """The elements of the structure tree."""
    found, waiting = [], [catalogue(pdf)["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += element
        elif isinstance(element, dict):
            found.append(element)
            waiting += [element["/K"]] if "/K" in element else []
    return found


def alternatives(pdf: bytes) -> list[str]:
    return [str(element["/Alt"]) for element in elements(pdf) if "/Alt" in element]


def picture(form: str, data: str) -> dict:
    return {"block": "Picture", "format": form, "data": data, "alternative": "Thu theo tháng"}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_paragraph_is_printed_as_it_stands(text):
    assert text in text_of(render(Text((text,))))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_list_item_is_printed_as_it_stands(text):
    assert text in text_of(render(Text((text,), style="list")))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_heading_is_printed_as_it_stands(text):
    assert text in text_of(render(Text(heading=text, level=1)))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_listing_is_printed_as_it_stands(text):
    assert text in text_of(render({"block": "Listing", "text": text}))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_of_a_table_is_printed_as_it_stands(text):
    table = Table("Bảng", ("Chỉ tiêu", "Số"), (Row((Cell(text), Cell("1"))),), (False, True))
    assert text in text_of(render(table))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_correction_is_printed_as_it_stands(text):
    item = FindingItem("warning", "không khớp", "S!A1", "thông báo", "", (text,))
    shown = text_of(render(FindingsList("Điểm", 1, "", (item,), "Ô", "Việc", "Các ô có thể sai")))
    assert text in shown


def test_findings_told_together_may_be_longer_than_a_page():
    others = [FindingItem("note", "ghi chú", "S!A1", f"thông báo {one}", "") for one in range(60)]
    item = FindingItem("warning", "không khớp", "S!A1", "thông báo", "", also=tuple(others))
    shown = text_of(render(FindingsList("Điểm", 1, "", (item,), "Ô", "Việc", also_label="Cũng")))
    assert [one.message for one in others if one.message not in shown] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_finding_told_with_another_is_printed_as_it_stands(text):
    also = FindingItem("note", "ghi chú", "S!A1", text, "")
    item = FindingItem("warning", "không khớp", "S!A1", "thông báo", "", also=(also,))
    block = FindingsList("Điểm", 1, "", (item,), "Ô", "Việc", also_label="Cũng về các ô này")
    shown = text_of(render(block))
    assert (text in shown, "Cũng về các ô này:" in shown) == (True, True)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_finding_is_printed_as_it_stands(text):
    item = FindingItem("note", "ghi chú", "S!A1", text, "")
    assert text in text_of(render(FindingsList("Điểm", 1, "", (item,), "Ô", "Việc")))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_title_is_kept_as_it_stands(text):
    pdf = render(Text(("x",)), title=text)
    assert PdfReader(io.BytesIO(pdf)).metadata.title == text


LETTERS = "Ủy ban phường Kênh Dương, thương người, sử dụng Ơn Ưu ẵng đợi giữa"
ONE_CELL = (Row((Cell("a"), Cell("1"))),)


@pytest.mark.parametrize(
    "block",
    [
        Text((LETTERS,)),
        Text((LETTERS,), style="aside"),
        Table(LETTERS, ("a", "b"), ONE_CELL, (False, True)),
        Table("a", (LETTERS, "b"), ONE_CELL, (False, True)),
        Table("a", ("a", "b"), ONE_CELL, (False, True), (LETTERS,)),
        Chart(LETTERS, "lời", SVG),
        Scorecard("a", (Score("7", LETTERS, "behind"),)),
        FindingsList(LETTERS, 1, LETTERS, (), "Ô", "Việc"),
        Signature(LETTERS, (), "", ""),
        Signature("", (LETTERS,), "", ""),
        Signature("", (), LETTERS, ""),
        Signature("", (), "", LETTERS),
        Letterhead(("", ""), "", "", "", LETTERS, "a", "b"),
        Letterhead(("", ""), "", LETTERS, "", "", "a", "b"),
        Letterhead((LETTERS, ""), "", "", "", "", "a", "b"),
        Letterhead(("", ""), "", "", "", "", LETTERS, "b"),
        Letterhead(("", ""), "", "", "", "", "a", LETTERS),
    ],
    ids=lambda block: type(block).__name__,
)
def test_vietnamese_letters_come_back_whatever_the_face_they_are_set_in(block):
    assert LETTERS in text_of(render(block))


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_vietnamese_letters_come_back_from_headings(level):
    above = [Text(heading=str(number), level=number) for number in range(1, level)]
    assert LETTERS in text_of(render(*above, Text(heading=LETTERS, level=level)))


def test_a_remark_stands_with_its_figure():
    table = Table(
        "Bảng", ("Chỉ tiêu", "%"), (Row((Cell("Lệ phí"), Cell("87,1", remark="báo cáo: 88"))),),
        (False, True),
    )  # fmt: skip
    assert "87,1 báo cáo: 88" in text_of(render(table))


def lines_of(columns):
    """The lines of a table whose rows are a label and so many wide figures more."""
    cells = (Cell("Thu nhập cá nhân"), *(Cell("158,5 triệu đ") for _column in range(columns - 1)))
    table = Table("Bảng", ("a",) * columns, (Row(cells),), (False,) * columns)
    document = PdfReader(io.BytesIO(render(table)))
    return document.pages[0].extract_text().splitlines()


@pytest.mark.parametrize("columns", [1, 2, 8])
def test_a_label_keeps_room_for_two_words_however_many_columns_there_are(columns):
    assert [line for line in lines_of(columns) if line.startswith("Thu nhập")] != []


@pytest.mark.parametrize(("form", "data"), [("png", png()), ("svg", SVG)])
def test_a_picture_keeps_its_alternative(form, data):
    assert alternatives(render(picture(form, data))) == ["Thu theo tháng"]


def test_a_raster_picture_is_in_the_file():
    reader = PdfReader(io.BytesIO(render(picture("png", png()))))
    assert [image.image.size for image in reader.pages[0].images] == [(1, 1)]


def test_a_vector_picture_stays_a_vector():
    reader = PdfReader(io.BytesIO(render(picture("svg", SVG))))
    assert list(reader.pages[0].images) == []


def test_the_chart_has_an_alternative(real_data):
    (chart,) = report.plan_chart(real_data).flatten()
    assert alternatives(render(chart)) == [chart.alternative]


def test_the_file_is_tagged():
    assert catalogue(render(Text(("x",))))["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_file_says_its_language(language):
    assert catalogue(render(Text(("x",)), language=language))["/Lang"] == language


def test_a_tables_header_is_tagged_as_one():
    table = Table("Bảng", ("Chỉ tiêu", "Số"), (Row((Cell("a"), Cell("1"))),), (False, True))
    assert len([one for one in elements(render(table)) if one.get("/S") == "/TH"]) == 2


def test_two_renderings_are_the_same_bytes():
    assert render(Text(("80,7 %",), "I", 1)) == render(Text(("80,7 %",), "I", 1))


def test_the_file_carries_no_clock():
    assert PdfReader(io.BytesIO(render(Text(("x",))))).metadata.creation_date is None
