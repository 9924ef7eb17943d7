"""The page of the real run in a real browser: self-contained, accessible, readable everywhere."""

from __future__ import annotations

import pytest
from contrasts import CONTRASTS

from conftest import DESKTOP
from wardstats.report.blocks import Cell, FindingItem, FindingsList, Row, Score, Scorecard, Table
from wardstats.report.html import render_page

pytestmark = pytest.mark.browser

TONES = ("achieved", "on_track", "behind", "not_met", "exceeded", "doubtful")
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def address(published):
    return (published / "report.html").as_uri()


@pytest.fixture
def show(browser):
    """Give a function that opens blocks as a page."""
    page = browser.new_page(viewport=DESKTOP)

    def show_it(*blocks):
        page.set_content(render_page([block.to_json() for block in blocks], "t", "vi"))
        return page

    yield show_it
    page.close()


# Self-contained.


@pytest.mark.parametrize("kind", ["console", "errors"])
def test_the_page_has_nothing_to_complain_of(page, heard, kind):
    assert (page.title() != "", heard[kind]) == (True, [])


def test_the_page_asks_for_nothing_but_itself(page, heard, address):
    asked = [url for url in heard["requests"] if not url.startswith("data:")]
    assert (page.url, asked) == (address, [address])


def test_every_picture_is_shown(page):
    sizes = page.locator("img").evaluate_all("all => all.map(one => one.naturalWidth)")
    assert (len(sizes) > 0, min(sizes) > 0) == (True, True)


# Accessible.


def test_the_page_is_vietnamese(page):
    assert page.locator("html").get_attribute("lang") == "vi"


def test_every_picture_has_an_alternative_of_some_length(page):
    lengths = page.locator("img").evaluate_all("all => all.map(one => one.alt.length)")
    assert [length for length in lengths if length < 40] == []


def test_every_table_has_a_caption(page):
    captions = page.locator("table").evaluate_all("all => all.map(one => one.caption?.innerText)")
    assert (len(captions) > 10, [text for text in captions if not text]) == (True, [])


def test_every_header_cell_has_a_scope(page):
    assert page.locator("th:not([scope])").count() == 0


def test_headings_leave_no_level_out(page):
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "all => all.map(one => Number(one.tagName[1]))"
    )
    steps = [after - before for before, after in zip([0, *levels], levels, strict=False)]
    assert (len(levels) > 5, max(steps)) == (True, 1)


def test_no_anchor_stands_twice(page):
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert sorted(ids) == sorted(set(ids))


def test_the_keyboard_reaches_every_table(sized):
    tables = sized.locator("[role=region]").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    reached = []
    for _press in range(len(tables) + 5):
        sized.keyboard.press("Tab")
        reached.append(sized.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert [label for label in reached if label in tables][: len(tables)] == tables


def test_a_table_reached_by_keyboard_is_marked(page):
    region = page.locator("[role=region]").first
    region.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert region.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_all_text_can_be_told_from_its_background(page):
    faint = [(text, ratio) for text, ratio in page.evaluate(CONTRASTS) if ratio < 4.5]
    assert faint == []


@pytest.mark.parametrize("tone", TONES)
def test_a_status_in_a_table_can_be_told_from_its_background(show, tone):
    cells = (Cell("Chỉ tiêu"), Cell("trạng thái", tone=tone), Cell("F5"))
    page = show(Table("Bảng", ("a", "b", "c"), (Row(cells),), (False, False, False)))
    ratios = dict(page.evaluate(CONTRASTS))
    assert ratios["trạng thái"] >= 4.5


@pytest.mark.parametrize("tone", [*TONES, "note"])
def test_a_score_can_be_told_from_its_background(show, tone):
    ratios = dict(show(Scorecard("Điểm", (Score("7", "nhãn", tone),))).evaluate(CONTRASTS))
    assert min(ratios["7"], ratios["nhãn"]) >= 4.5


@pytest.mark.parametrize("severity", ["blocker", "warning", "note"])
def test_a_severity_can_be_told_from_its_background(show, severity):
    item = FindingItem(severity, "mức độ", "S!A1", "thông báo", "việc")
    page = show(FindingsList("Điểm", 1, "", (item,), "Ô", "Việc"))
    assert dict(page.evaluate(CONTRASTS))["mức độ"] >= 4.5


def test_status_colours_are_used(show):
    cells = (Cell("Chỉ tiêu"), Cell("trạng thái", tone="behind"), Cell("F5"))
    page = show(Table("Bảng", ("a", "b", "c"), (Row(cells),), (False, False, False)))
    colours = page.locator("td").evaluate_all("all => all.map(one => getComputedStyle(one).color)")
    assert len(set(colours)) == 2


# Readable everywhere.


def test_the_page_is_no_wider_than_the_screen(sized):
    widths = sized.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert widths[0] <= widths[1]


def test_a_table_of_sentences_fits_a_phone(show):
    sentence = "báo cáo ghi 88 %, nhưng 61 triệu đồng / 70 triệu đồng = 87,1 %."
    cells = (
        Cell("An ninh, trật tự!F16"), Cell("Không khớp", tone="behind"),
        Cell(sentence, remark="Ghi 87 %, hoặc sửa một trong hai số liệu."),
    )  # fmt: skip
    page = show(Table("Bảng", ("Ô", "Mức độ", "Nội dung"), (Row(cells),), (False, False, False)))
    page.set_viewport_size(PHONE)
    shown, room = page.locator("div.table").evaluate("one => [one.scrollWidth, one.clientWidth]")
    assert shown <= room


def test_no_picture_is_wider_than_the_screen(sized):
    rights = sized.locator("img").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().right)"
    )
    assert max(rights) <= sized.viewport_size["width"]


@pytest.fixture(scope="module")
def without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport=DESKTOP)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


@pytest.mark.parametrize("text", ["80,7", "87,1", "77,2", "69,9", "90,2", "94,9", "74,8", "106,2",
                                  "Tổng thu thuế", "9,09 %", "8,33 %"])  # fmt: skip
def test_everything_is_shown_without_scripts(without_scripts, text):
    assert text in without_scripts.locator("main").inner_text()


def test_the_contents_open_without_scripts(without_scripts):
    without_scripts.locator("summary").click()
    assert without_scripts.locator("nav a").first.is_visible()


def test_a_link_of_the_contents_leads_to_its_heading(browser, address):
    page = browser.new_page(viewport=DESKTOP)
    page.goto(address)
    page.locator("summary").click()
    link = page.locator("nav a").last
    link.click()
    heading = page.get_by_role("heading", name=link.inner_text(), exact=True)
    assert heading.bounding_box()["y"] < DESKTOP["height"]
    page.close()


def test_print_leaves_the_contents_out(browser, address):
    page = browser.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    page.close()
