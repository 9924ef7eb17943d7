"""The PDF of the real run, as poppler and pypdf see it."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from pypdf import PdfReader

MM = 72 / 25.4  # points
TEXT_LEFT, TEXT_RIGHT, TOP_MARGIN = 30 * MM, 195 * MM, 20 * MM
HANGING = 3  # points: a full stop at the end of a line hangs a little into the margin


@pytest.fixture(scope="module")
def pdf(published):
    return published / "report.pdf"


@pytest.fixture(scope="module")
def poppler(pdf):
    """Give a function that calls one of poppler's tools on the report."""

    def call(tool, *options):
        path = shutil.which(tool)
        assert path, f"{tool} is missing; install poppler's tools: sh .ci/system-packages"
        words = [path, *options, pdf, *(["-"] if tool == "pdftotext" else [])]
        return subprocess.run(words, capture_output=True, check=True).stdout.decode("utf-8")

    return call


@pytest.fixture(scope="module")
def reader(pdf):
    return PdfReader(pdf)


@pytest.fixture(scope="module")
def text(poppler):
    return " ".join(poppler("pdftotext").split())


@pytest.fixture(scope="module")
def words(poppler):
    """Give a function that lists the words of a page with their boxes, in points."""
    form = re.compile(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    )

    def words_of(page):
        found = form.findall(poppler("pdftotext", "-bbox", "-f", str(page), "-l", str(page)))
        return [(word, *map(float, box)) for *box, word in found]

    return words_of


@pytest.fixture(scope="module")
def in_top_margin(words):
    """Give a function that lists the words in the top margin of a page."""
    return lambda page: [word for word in words(page) if word[4] <= TOP_MARGIN]


def test_the_file_is_a_pdf(pdf):
    assert pdf.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(("key", "value"), [("Tagged", "yes"), ("Encrypted", "no"),
                                            ("JavaScript", "no"), ("Form", "none")])  # fmt: skip
def test_pdfinfo_says(poppler, key, value):
    assert re.search(rf"^{key}:\s+(.*)$", poppler("pdfinfo"), re.M)[1].strip() == value


def test_every_page_is_a4(reader):
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages}
    assert sizes == {(595, 842)}


def test_every_font_is_embedded(poppler):
    fonts = [line.split() for line in poppler("pdffonts").splitlines()[2:]]
    assert (len(fonts) > 2, [font[0] for font in fonts if font[-5:-4] != ["yes"]]) == (True, [])


@pytest.mark.parametrize(
    "said",
    ["Tổng thu thuế", "2,679 tỷ", "3,320", "80,7", "87,1", "69,9", "106,2", "Nơi nhận", "9,09 %",
     "8,33 %", "Kênh Dương", "189/BC-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
)  # fmt: skip
def test_the_text_can_be_read_again(text, said):
    assert said in text


def test_text_is_stored_composed(text):
    assert [mark for mark in "\u0300\u0301\u0303\u0309\u0323\u0302\u031b" if mark in text] == []


def test_no_letter_is_missing(text):
    assert "\ufffd" not in text


def test_the_first_page_has_no_number(in_top_margin):
    assert in_top_margin(1) == []


@pytest.mark.parametrize("page", [2, 3])
def test_later_pages_have_their_number_in_the_top_margin(in_top_margin, page):
    assert [word[0] for word in in_top_margin(page)] == [str(page)]


def test_the_page_number_is_centred(in_top_margin):
    ((_word, left, _top, right, _bottom),) = in_top_margin(2)
    assert (left + right) / 2 == pytest.approx((TEXT_LEFT + TEXT_RIGHT) / 2, abs=1)


@pytest.mark.parametrize("page", [1, 2, 3, 4])
def test_no_word_stands_beyond_the_margins(words, page):
    least, most = TEXT_LEFT - HANGING, TEXT_RIGHT + HANGING
    assert [word for word in words(page) if word[1] < least or word[3] > most] == []


def test_the_document_is_vietnamese(reader):
    assert reader.trailer["/Root"]["/Lang"] == "vi"


def test_the_title_is_shown_and_names_the_ward(reader):
    shown = reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert (bool(shown), "KÊNH DƯƠNG" in reader.metadata.title) == (True, True)


def test_the_file_says_that_it_is_accessible(reader):
    assert "pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data().decode("utf-8")


def test_the_file_carries_no_clock(reader):
    assert (reader.metadata.creation_date, reader.metadata.modification_date) == (None, None)


def test_the_file_runs_nothing(reader):
    assert {"/OpenAction", "/AA", "/Names"} & set(reader.trailer["/Root"]) <= {"/Names"}
