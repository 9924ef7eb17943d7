"""The page of an audit in a real browser: asks for nothing, accessible, readable everywhere."""

from __future__ import annotations

import pytest
from contrasts import CONTRASTS

from conftest import DESKTOP, PHONE
from wardstats.audit.documents.auditing import audit_document
from wardstats.report.audit_page import render_audit_page

pytestmark = pytest.mark.browser

TEXT = """Báo cáo mẫu, số liệu giả định

Thuế	72 triệu/80 triệu = 90% KH	61 triệu/70 triệu = 88% KH

Thu tại chỗ 61 triệu/70 triệu = 95% KH. Hiến máu được 66 đơn vị, vượt 132% kế hoạch.

- Tặng 120 suất quà, gồm: 45 suất cho hộ nghèo, 50 suất cho gia đình, 35 suất cho trẻ em.

<script>document.title = 'hostile'</script><img src="http://example.invalid/x.png"> đạt 50% KH.
"""
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("audit")
    source = folder / "bao-cao.txt"
    source.write_text(TEXT, encoding="utf-8")
    page = folder / "page.html"
    page.write_text(render_audit_page(audit_document(source)), encoding="utf-8")
    return page.as_uri()


@pytest.mark.parametrize("kind", ["console", "errors"])
def test_the_page_has_nothing_to_complain_of(page, heard, kind):
    assert (page.title(), heard[kind]) == ("Kiểm tra số liệu: bao-cao.txt", [])


def test_the_page_asks_for_nothing_but_itself(page, heard, address):
    asked = [url for url in heard["requests"] if not url.startswith("data:")]
    assert (page.url, asked) == (address, [address])


def test_hostile_text_is_shown_as_text(page):
    assert "<script>document.title" in page.locator(".document").inner_text()


def test_the_page_says_its_language(page):
    assert page.locator("html").get_attribute("lang") == "vi"


@pytest.mark.parametrize("role", ["banner", "navigation", "main"])
def test_the_page_has_its_landmarks(page, role):
    assert page.get_by_role(role).count() == 1


def test_headings_leave_no_level_out(page):
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "all => all.map(one => Number(one.tagName[1]))"
    )
    steps = [after - before for before, after in zip([0, *levels], levels, strict=False)]
    assert max(steps) == 1


def test_no_anchor_stands_twice(page):
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert sorted(ids) == sorted(set(ids))


def test_every_link_leads_somewhere(page):
    broken = page.locator("a").evaluate_all(
        "all => all.filter(one => !document.getElementById(one.hash.slice(1))).length"
    )
    assert broken == 0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_text_can_be_told_from_its_background(browser, address, scheme):
    page = browser.new_page(viewport=DESKTOP, color_scheme=scheme)
    page.goto(address)
    faint = [(text, ratio) for text, ratio in page.evaluate(CONTRASTS) if ratio < 4.5]
    page.close()
    assert faint == []


def test_outcomes_differ_in_shape_and_colour(page):
    looks = page.locator(".counts dt .claim").evaluate_all(
        "all => all.map(one => getComputedStyle(one)).map("
        "style => [style.textDecorationStyle, style.textDecorationColor].join())"
    )
    assert (len(looks), len(set(looks)), len({look.split(",")[0] for look in looks})) == (5, 5, 5)


def test_the_keyboard_reaches_every_claim(sized):
    claims = sized.locator("a.ref").evaluate_all("all => all.map(one => one.id)")
    reached = []
    for _press in range(sized.locator("a, [tabindex]").count()):
        sized.keyboard.press("Tab")
        reached.append(sized.evaluate("document.activeElement.id"))
    assert [one for one in reached if one in claims] == claims


def test_a_claim_reached_by_keyboard_is_outlined(page):
    page.locator("a.ref").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"


def test_a_claim_leads_to_its_finding_and_back(sized):
    claim = sized.locator("a.ref.inconsistent").first
    claim.click()
    finding = sized.locator("tr:target")
    assert finding.bounding_box()["y"] < sized.viewport_size["height"]
    finding.locator(".place a").click()
    assert sized.locator("a.ref:target").inner_text() == claim.inner_text()


def test_the_page_is_no_wider_than_the_screen(sized):
    widths = sized.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert widths[0] <= widths[1]


def test_findings_stay_a_table_on_a_phone(browser, address):
    page = browser.new_page(viewport=PHONE)
    page.goto(address)
    assert page.get_by_role("columnheader", name="Phép tính").count() > 0
    page.close()


def test_everything_is_shown_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.get_by_role("link", name="không khớp").first.is_visible()
    context.close()


def test_print_keeps_the_shapes_and_leaves_the_links_out(browser, address):
    page = browser.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    wavy = page.locator(".document .claim.inconsistent").first.evaluate(
        "one => getComputedStyle(one).textDecorationStyle"
    )
    assert (page.locator("nav").is_visible(), wavy) == (False, "wavy")
    page.close()
