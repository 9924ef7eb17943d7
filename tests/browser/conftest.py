"""A page in a real browser; each module says by `address` which page."""

import shutil

import pytest
from pages import BROWSERS, DESKTOP, FLAGS, PHONE
from playwright.sync_api import sync_playwright


@pytest.fixture(scope="module")
def browser(address):
    assert address  # what makes the page comes first: playwright brings a loop of its own
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.fail(f"no browser of {', '.join(BROWSERS)}; install one: sh .ci/system-packages")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def heard():
    """What the page says and asks for while it is opened."""
    return {"console": [], "errors": [], "requests": []}


@pytest.fixture(scope="module")
def page(browser, address, heard):
    page = browser.new_page(viewport=DESKTOP)
    page.on("console", lambda message: heard["console"].append(message.text))
    page.on("pageerror", lambda error: heard["errors"].append(str(error)))
    page.on("request", lambda request: heard["requests"].append(request.url))
    page.goto(address, wait_until="networkidle")
    yield page
    page.close()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def sized(request, browser, address):
    """The page at the width of a desktop and of a phone."""
    page = browser.new_page(viewport=request.param)
    page.goto(address)
    yield page
    page.close()
