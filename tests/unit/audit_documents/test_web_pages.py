"""HTML pages: the text a browser shows, tables as rows."""

from __future__ import annotations

import pytest

from wardstats.audit.documents.opening import read_document


@pytest.fixture
def read(write_file):
    """Give a function that reads a body."""
    return lambda body: read_document(write_file(f"<!doctype html><body>{body}</body>", "a.html"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Một.</p><p>Hai.</p>", "Một.\n\nHai."),
        ("<p>Một.<p>Hai.", "Một.\n\nHai."),
        ("<div>Một<div>hai</div>ba</div>", "Một\n\nhai\n\nba"),
        ("<p>Đã\n  thu <b>835</b> triệu</p>", "Đã thu 835 triệu"),
        ("<p>83<b>5</b></p>", "835"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<p>61&nbsp;triệu &lt; 70 &#273;</p>", "61\u00a0triệu < 70 đ"),
        ("<p>a</p><script>alert('<p>95%</p>')</script><style>p{}</style>b", "a\n\nb"),
        ("a<!-- 95% --><p hidden>70%</p><p>b", "a\n\nb"),
        ("<ul><li hidden>70%<li>một<li hidden>80%</ul>hai", "một\n\nhai"),
        ("<p>a<svg><text>5<svg>6</svg>7</text></svg>b", "ab"),
        ("a<div hidden>70%<div>x</div></div>b", "ab"),
        ("a<div style='display: none'>70%</div>b", "ab"),
        ("<ul><li>một<li>hai</ul>", "một\n\nhai"),
    ],
)
def test_what_a_browser_shows_is_read(read, body, text):
    assert read(body).text == text


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><th>Thuế</th><td>61</td></tr><tr><th>Phí</th><td>8</td></tr></table>",
        "<table><tr><th>Thuế<td>61<tr><th>Phí<td>8</table>",
        "<table><tr><td><p>Thuế</p></td><td>61</td></tr><tr><td>Phí<td>8",
    ],
)
def test_a_table_is_rows(read, table):
    document = read(f"<p>a</p>{table}")
    assert document.text == "a\n\nThuế\t61\nPhí\t8"


def test_a_row_has_its_place(read):
    document = read("<table><tr><td>Thuế<td>61<tr><td>Phí<td>8</table>")
    assert document.place_at(document.text.index("8")).name() == "bảng 1, dòng 2"


def test_a_cell_over_two_columns_keeps_the_columns_apart(read):
    assert read("<table><tr><td colspan=2>Cộng<td>7</table>").text == "Cộng\t\t7"


def test_a_table_in_a_cell_is_text_of_the_cell(read):
    document = read("<table><tr><td>a<table><tr><td>x<td>y</table><td>b</table>")
    assert document.text == "a x y\tb"


def test_a_heading_has_its_level(read):
    assert [place.level for place in read("<h2>Kinh tế</h2><p>a").places] == [2, 0]


def test_a_declared_encoding_is_believed_where_the_bytes_fit(write_file):
    content = '<html><meta charset="windows-1252"><p>café 95%'.encode("cp1252")
    assert read_document(write_file(content, "a.html")).text == "café 95%"


def test_text_that_only_speaks_of_tags_is_text(write_file):
    assert read_document(write_file("Dùng thẻ <p> để ngắt đoạn.")).format == "text"
