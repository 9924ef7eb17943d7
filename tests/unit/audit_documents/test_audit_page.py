"""The page of an audit: everything is there, linked both ways, escaped."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from wardstats.audit.documents.auditing import audit_document
from wardstats.errors import WardstatsError
from wardstats.language import using_language
from wardstats.report.audit_page import render_audit_page, write_audit_page
from wardstats.report.audit_page_text import arrange_text

WRONG = "Đã thu lệ phí môn bài 61 triệu/70 triệu = 95% KH."
RIGHT = "Giao quân đạt 9/9 thanh niên = 100% kế hoạch."
LIST = (
    "Tổng số quà là 120 suất, trong đó:\n\n- Hộ nghèo: 45 suất\n\n- Gia đình chính sách: 50 suất"
    "\n\n- Trẻ em: 35 suất"
)


@pytest.fixture
def audited(write_file):
    return audit_document(write_file(f"{WRONG}\n\n{RIGHT}\n\n{LIST}"))


@pytest.fixture
def page(audited):
    return BeautifulSoup(render_audit_page(audited), "html.parser")


def shown(audited) -> str:
    return "".join(
        stretch.text
        for section in arrange_text(audited)
        for passage in section.passages
        for cell in passage.cells
        for stretch in cell
    )


def test_no_character_of_the_text_is_lost(audited):
    assert re.sub(r"\s", "", shown(audited)) == re.sub(r"\s", "", audited.document.text)


def test_every_claim_is_linked_to_its_finding_and_back(audited, page):
    for item in audited.claims:
        assert page.select_one(f"a.ref#c{item.number}")["href"] == f"#k{item.number}"
        assert page.select_one(f"tr#k{item.number} .place a")["href"] == f"#c{item.number}"


def test_a_claim_is_marked_by_its_outcome_and_named(page):
    [mark] = page.select(".document .claim.inconsistent:-soup-contains('61 triệu/70')")
    assert mark.find_next_sibling("a").get_text().endswith("không khớp\u00a01")


def test_a_claim_over_a_list_is_marked_by_its_figures(page):
    marks = page.select(".document .claim")
    texts = [mark.get_text() for mark in marks]
    assert texts[-4:] == ["120 suất", "45 suất", "50 suất", "35 suất"]


@pytest.mark.parametrize(("figure", "outcome"), [("11 vụ", "inconsistent"), ("9 vụ", "consistent")])
def test_of_claims_upon_each_other_the_gravest_is_shown_on_their_figures(
    write_file, figure, outcome
):
    text = "Xảy ra 11 vụ, làm rõ 9 vụ, đạt tỷ lệ 81,82%, giảm 1 vụ = 9,09% so với cùng kỳ năm 2019."
    audited = audit_document(write_file(text))
    outcomes = [
        stretch.outcome
        for section in arrange_text(audited)
        for stretch in section.passages[0].cells[0]
        if figure in stretch.text
    ]
    assert outcomes == [outcome]


def test_claim_of_a_row_is_named_at_its_result(write_file):
    text = (
        "Nội dung\tKế hoạch\tThực hiện\tTỷ lệ (%)\nThu phí\t120\t96\t90,0\nThu thuế\t50\t45\t90,0"
    )
    [table] = arrange_text(audit_document(write_file(text)))
    named = [
        (stretch.text, stretch.outcome)
        for row in table.passages
        for cell in row.cells
        for stretch in cell
        if stretch.named
    ]
    assert named == [("90,0", "inconsistent"), ("90,0", "consistent")]


def test_counts_lead_to_their_tables(page):
    link = page.select_one(".counts .inconsistent dd a")
    assert page.select_one(link["href"]).name == "table"


HOSTILE = '</style><script>alert(1)</script><img src=x onerror="alert(2)">&amp; {{ 7*7 }}'


@pytest.mark.parametrize("name", ["a.txt", "<b onclick='x'>.txt"])
def test_hostile_text_stays_text(write_file, name):
    audited = audit_document(write_file(f"{HOSTILE} đạt 9/9 = 90% {HOSTILE}", name))
    page = BeautifulSoup(render_audit_page(audited), "html.parser")
    assert [tag.name for tag in page.select("script, img, b[onclick]")] == []
    assert HOSTILE in page.select_one(".document").get_text()


def test_rows_are_a_table(write_file):
    audited = audit_document(write_file("Thuế\t61 triệu/70 triệu = 95% KH\nPhí\t8 triệu"))
    page = BeautifulSoup(render_audit_page(audited), "html.parser")
    rows = page.select(".document tr")
    assert [len(row.select("td")) for row in rows] == [2, 2]


def test_markdown_is_shown_as_it_is_meant(write_file):
    text = "## Thu **phí**\n\n| Mục | KH |\n|---|--:|\n| **Phí** | `12` |"
    heading, table = arrange_text(audit_document(write_file(text)))
    cells = [
        ["".join(stretch.text for stretch in cell).strip() for cell in passage.cells]
        for section in (heading, table)
        for passage in section.passages
    ]
    assert cells == [["Thu phí"], ["Mục", "KH"], ["Phí", "12"]]


def test_remarks_of_reading_are_shown(write_file):
    content = "§· thu 835 triÖu/880 triÖu = 95% kÕ ho¹ch, hoµn thµnh tèt nhiÖm vô.".encode(
        "latin-1"
    )
    page = render_audit_page(audit_document(write_file(content)))
    assert "TCVN3" in page


def test_a_text_without_claims_says_so(write_file):
    assert "không có nội dung nào" in render_audit_page(audit_document(write_file("Kính gửi.")))


def test_the_page_speaks_english(audited):
    with using_language("en"):
        page = BeautifulSoup(render_audit_page(audited), "html.parser")
    assert (page.html["lang"], page.select_one(".document")["lang"]) == ("en", "vi")
    assert page.h1.get_text() == "Audit of bao-cao.txt"


def test_the_comparison_with_a_workbook_has_its_column(write_file, observe):
    workbook = observe(("revenue.tax.licence_fee", "actual", "2020-9M", "61"))
    path = write_file("Lệ phí môn bài đạt 63 triệu/70 triệu = 90% KH.")
    page = BeautifulSoup(render_audit_page(audit_document(path, workbook)), "html.parser")
    assert "S!A1" in page.select_one("table.different .workbook").get_text()


def test_the_page_never_overwrites_the_audited_file(write_file):
    path = write_file(f"<html><p>{WRONG}", "a.html")
    with pytest.raises(WardstatsError):
        write_audit_page(audit_document(path), path, source=path)
    assert path.read_text(encoding="utf-8").startswith("<html>")


def test_a_folder_that_is_not_there_is_told(audited, tmp_path):
    with pytest.raises(WardstatsError, match="none"):
        write_audit_page(audited, tmp_path / "none" / "out.html", source=tmp_path / "a")


def test_nothing_unfinished_is_left(audited, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    write_audit_page(audited, folder / "a.html", source=tmp_path / "bao-cao.txt")
    assert [path.name for path in folder.iterdir()] == ["a.html"]
