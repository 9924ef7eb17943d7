"""The page: hostile text stays text, tables and headings are marked up, nothing is fetched."""

from __future__ import annotations

import base64
import re

import pytest
from bs4 import BeautifulSoup

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
from wardstats.report.html import anchor, keep_percent, picture_source, render_fragment, render_page

SCRIPT = "<script>alert(1)</script>"
HOSTILE = [SCRIPT, "{{7*7}}", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)"]


def blocks_of(text: str) -> dict[str, object]:
    """A block of every kind that says the text wherever it can."""
    return {
        "Letterhead": Letterhead((text, text), text, text, text, text, text, text),
        "Text": Text((text,), text),
        "list": Text((text,), style="list"),
        "Table": Table(
            text,
            (text, text),
            (Row((Cell(text), Cell(text, text, text, 0, (text,), "met", text))),),
            (False, True),
            (text,),
        ),
        "Chart": Chart(text, text, "<svg/>"),
        "Scorecard": Scorecard(text, (Score(text, text, "achieved"),)),
        "FindingsList": FindingsList(
            text, 2, text, (FindingItem("note", text, text, text, text, (text,)),), text, text, text
        ),
        "no findings": FindingsList(text, 2, text, (), text, text),
        "Signature": Signature(text, (text,), text, text),
    }


RAW = {
    "Listing": lambda text: {"block": "Listing", "text": text},
    "Picture": lambda text: {
        "block": "Picture", "format": "png", "data": "", "alternative": text,
    },
}  # fmt: skip
KINDS = [*blocks_of(""), *RAW]


def page_of(kind: str, text: str) -> BeautifulSoup:
    block = RAW[kind](text) if kind in RAW else blocks_of(text)[kind].to_json()
    return BeautifulSoup(render_page([block], text, "vi"), "html.parser")


@pytest.mark.parametrize("kind", KINDS)
def test_a_script_in_a_text_never_becomes_one(kind):
    assert page_of(kind, SCRIPT).find("script") is None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_handler(kind, text):
    elements = page_of(kind, text).find_all(True)
    assert [name for one in elements for name in one.attrs if name.startswith("on")] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_element(kind, text):
    plain = [element.name for element in page_of(kind, "words").find_all(True)]
    assert [element.name for element in page_of(kind, text).find_all(True)] == plain


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_can_be_read_as_it_stands(text):
    assert page_of("Text", text).find("main").p.get_text() == text


def test_a_template_in_a_text_is_not_evaluated():
    assert "49" not in page_of("Table", "{{7*7}}").find("main").get_text()


def test_a_hostile_label_of_a_workbook_never_reaches_the_page(ward_workbook, edit_workbook):
    from wardstats.analysis.ward_period import load

    edit_workbook(ward_workbook, {"Thu ngân sách!B4": SCRIPT})
    data = load("synthetic-ward", "2020-9M", ward_workbook.parents[1])
    blocks = [block.to_json() for block in report.section(data, "II.1").flatten()]
    page = render_page(blocks, "t", "vi")
    assert (SCRIPT in page, "&lt;script&gt;alert(1)" in page) == (False, True)


def test_corrections_stand_beneath_their_finding():
    item = FindingItem("warning", "không khớp", "S!A1", "thông báo", "việc", ("S!A1: sửa 1 → 2",))
    block = FindingsList("Điểm", 1, "", (item,), "Ô", "Việc", "Các ô có thể sai").to_json()
    page = BeautifulSoup(render_page([block], "t", "vi"), "html.parser")
    finding = page.select_one("ol.findings > li")
    assert [one.get_text() for one in finding.select("ul.corrections > li")] == ["S!A1: sửa 1 → 2"]
    assert "Các ô có thể sai" in finding.get_text()


def test_more_findings_of_the_same_cells_stand_beneath_the_first():
    also = FindingItem("note", "lưu ý", "S!B1, A1", "cũng thế", "xem lại")
    item = FindingItem("warning", "không khớp", "S!A1", "thông báo", "việc", also=(also,))
    block = FindingsList("Điểm", 1, "", (item,), "Ô", "Việc", "", "Cũng về các ô này").to_json()
    page = BeautifulSoup(render_page([block], "t", "vi"), "html.parser")
    shown = page.select_one("ol.findings > li").get_text()
    places = [shown.index(one) for one in ("thông báo", "Cũng về các ô này:", "cũng thế", "S!B1")]
    assert places == sorted(places)


def test_a_rows_first_cell_shows_its_mark_and_remark():
    rows = (Row((Cell("không khớp", tone="behind", remark="2 chỗ"), Cell("lời"))),)
    block = Table("Bảng", ("Mức độ", "Nội dung"), rows, (False, False)).to_json()
    page = BeautifulSoup(render_page([block], "t", "vi"), "html.parser")
    head = page.select_one("tbody th")
    assert (head.get_text(), head.small.get_text()) == ("▼không khớp 2 chỗ", "2 chỗ")


def test_a_finding_of_no_cell_names_none():
    item = FindingItem("note", "lưu ý", "", "thông báo", "việc")
    block = FindingsList("Điểm", 1, "", (item,), "Ô", "Việc").to_json()
    page = BeautifulSoup(render_page([block], "t", "vi"), "html.parser")
    assert page.select_one("ol.findings > li > p.note").get_text() == "Việc: việc"


def test_a_finding_of_an_earlier_version_has_no_corrections():
    item = FindingItem("warning", "không khớp", "S!A1", "thông báo", "việc")
    block = FindingsList("Điểm", 1, "", (item,), "Ô", "Việc").to_json()
    earlier = {key: value for key, value in block.items() if key != "corrections_label"}
    earlier["items"] = [
        {key: value for key, value in one.items() if key != "corrections"} for one in block["items"]
    ]
    page = BeautifulSoup(render_page([earlier], "t", "vi"), "html.parser")
    assert len(page.select("ol.findings > li")) == 1


# The page of a real ward, whole.


@pytest.fixture(scope="module")
def page(real_data) -> BeautifulSoup:
    codes = ("I", "II.1", "II.2", "II.3", "II.4", "II.5", "III")
    parts = [
        report.scorecard(real_data), report.attention(real_data), report.plan_chart(real_data),
        report.letterhead(real_data), *(report.section(real_data, code) for code in codes),
        report.findings(real_data), report.signature(real_data),
    ]  # fmt: skip
    blocks = [block.to_json() for part in parts for block in part.flatten()]
    return BeautifulSoup(render_page(blocks, "Báo cáo", "vi"), "html.parser")


def test_every_table_has_a_caption(page):
    assert [table for table in page.find_all("table") if not table.caption.get_text()] == []


def test_the_page_has_tables(page):
    assert len(page.find_all("table")) > 10


def test_every_header_cell_has_a_scope(page):
    assert {cell.get("scope") for cell in page.find_all("th")} == {"col", "row"}


def test_every_row_is_headed_by_its_first_cell(page):
    rows = page.select("tbody tr")
    assert [row for row in rows if row.find(["th", "td"]).get("scope") != "row"] == []


def test_every_row_has_as_many_cells_as_its_table_has_columns(page):
    widths = [
        {len(row.find_all(["th", "td"])) for row in table.find_all("tr")}
        for table in page.find_all("table")
    ]
    assert [width for width in widths if len(width) != 1] == []


def test_every_link_of_the_contents_leads_somewhere(page):
    targets = {element["id"] for element in page.find_all(id=True)}
    assert {link["href"].removeprefix("#") for link in page.select("nav a")} <= targets


def test_no_anchor_stands_twice(page):
    ids = [element["id"] for element in page.find_all(id=True)]
    assert sorted(ids) == sorted(set(ids))


def test_a_figure_carries_its_exact_value(page):
    cell = page.find("td", {"data-value": "2679000000"})
    assert (cell["data-unit"], "2,679" in cell.get_text()) == ("đồng", True)


def test_a_figure_names_its_cell(page):
    assert "F4" in page.find("td", {"data-value": "2679000000"})["title"]


def test_a_tone_is_not_told_by_colour_alone(page):
    marked = page.select("td.behind, td.achieved, td.on_track")
    assert [cell for cell in marked if not cell.select_one(".mark[aria-hidden=true]")] == []


def test_the_page_fetches_nothing(page):
    fetched = [element.get("src") or element.get("href") for element in page.find_all(
        ["img", "script", "link", "iframe"])]  # fmt: skip
    assert [address for address in fetched if not address.startswith("data:")] == []


def test_the_style_fetches_nothing(page):
    assert re.findall(r"url\(|@import", page.style.get_text()) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_says_its_language(language):
    page = BeautifulSoup(render_page([], "t", language), "html.parser")
    assert page.html["lang"] == language


def test_the_page_has_its_title():
    assert "<title>Thu &lt; chi</title>" in render_page([], "Thu < chi", "vi")


def test_one_input_gives_one_page():
    block = Text(("80,7 %",), "I").to_json()
    assert render_page([block], "t", "vi") == render_page([block], "t", "vi")


def test_a_fragment_is_what_the_page_shows():
    block = Text(("80,7 %",), "I").to_json()
    assert render_fragment([block]).strip() in render_page([block], "t", "vi")


# Small parts.


@pytest.mark.parametrize("text", ["80,7 %", "-9,09 %", "1.350 %"])
def test_a_percent_sign_stays_with_its_number(text):
    assert keep_percent(f"đạt {text} kế hoạch") == (
        f'đạt <span class="together">{text}</span> kế hoạch'
    )


def test_keeping_percents_together_escapes_the_rest():
    assert keep_percent("<b> 5 %") == '&lt;b&gt; <span class="together">5 %</span>'


@pytest.mark.parametrize("heading", ["II. KẾT QUẢ", '1. "Thu" <thuế>', "* ĐÁNH GIÁ CHUNG"])
def test_an_anchor_has_only_letters_digits_and_hyphens(heading):
    assert re.fullmatch(r"[\w-]+", anchor(heading))


@pytest.mark.parametrize(
    ("form", "data", "expected"),
    [
        ("png", "aGk=\n", "data:image/png;base64,aGk="),
        ("png", "aG\nk=", "data:image/png;base64,aGk="),
        ("svg", "<svg/>", f"data:image/svg+xml;base64,{base64.b64encode(b'<svg/>').decode()}"),
    ],
)
def test_a_picture_carries_its_own_data(form, data, expected):
    assert picture_source({"format": form, "data": data}) == expected
