"""A notebook to blocks: everything an analyst shows by ordinary means reaches every format."""

from __future__ import annotations

import base64
import json

import pytest
from nbformat.v4 import (
    new_code_cell,
    new_markdown_cell,
    new_notebook,
    new_output,
    new_raw_cell,
)

from wardstats.language import using_language
from wardstats.report.blocks import MIME, Group, Text
from wardstats.report.html import render_page
from wardstats.report.notebook_blocks import (
    close_heading_gaps,
    collect_blocks,
    notebook_language,
    notebook_title,
)

PNG = base64.b64encode(b"\x89PNG picture").decode("ascii")
FRAME = """
<div><style scoped>.dataframe {}</style><table border="1" class="dataframe">
<thead><tr><th></th><th>label</th><th>percent</th></tr></thead>
<tbody><tr><th>0</th><td>Tổng thu thuế</td><td>80.7</td></tr>
<tr><th>1</th><td>Lệ phí &lt;môn bài&gt;</td><td>−9,1</td></tr></tbody></table></div>
"""


def collect(*cells):
    return collect_blocks(new_notebook(cells=list(cells)))


def shown(data, **metadata):
    """A code cell that shows this data."""
    output = new_output("display_data", data=data, metadata=metadata)
    return new_code_cell("show", outputs=[output])


def printed(text, name="stdout"):
    return new_code_cell("print", outputs=[new_output("stream", name=name, text=text)])


def headings(*levels):
    return [{"block": "Text", "heading": "h", "level": level} for level in levels]


def levels_of(blocks):
    return [block["level"] for block in blocks]


# Markdown.


@pytest.mark.parametrize(
    ("source", "heading", "level"), [("# Một", "Một", 1), ("Hai\n---", "Hai", 1)]
)
def test_a_markdown_heading_is_a_heading(source, heading, level):
    (block,) = collect(new_markdown_cell(source))
    assert (block["heading"], block["level"]) == (heading, level)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Thu thuế", "Thu thuế"),
        ("Thu **thuế** *ước* `đạt`", "Thu thuế ước đạt"),
        ("Thu\nthuế", "Thu thuế"),
        ("[Thu](https://example.org) thuế", "Thu thuế"),
        ("> Thu thuế", "Thu thuế"),
    ],
)
def test_a_markdown_paragraph_is_its_words(source, text):
    (block,) = collect(new_markdown_cell(source))
    assert block["paragraphs"] == [text]


@pytest.mark.parametrize("mark", ["-", "*", "1."])
def test_a_markdown_list_is_a_list(mark):
    (block,) = collect(new_markdown_cell(f"{mark} một\n{mark} hai"))
    assert (block["style"], block["paragraphs"]) == ("list", ["một", "hai"])


def test_a_markdown_table_is_a_table():
    (block,) = collect(new_markdown_cell("| a | b |\n|---|---|\n| x | 5 |\n"))
    assert (block["columns"], [cell["text"] for cell in block["rows"][0]["cells"]]) == (
        ["a", "b"], ["x", "5"],
    )  # fmt: skip


def test_markdown_code_is_a_listing():
    (block,) = collect(new_markdown_cell("```\nx = 1\n```"))
    assert (block["block"], block["text"]) == ("Listing", "x = 1")


def test_markdown_output_is_read_as_markdown():
    (block,) = collect(shown({"text/markdown": "**80,7 %**", "text/plain": "<Markdown>"}))
    assert block["paragraphs"] == ["80,7 %"]


# Tables, pictures, texts.


@pytest.fixture
def frame():
    (block,) = collect(shown({"text/html": FRAME, "text/plain": "frame"}))
    return block


def test_a_data_frame_is_a_table(frame):
    assert frame["columns"] == ["", "label", "percent"]


def test_a_data_frame_keeps_its_rows(frame):
    rows = [[cell["text"] for cell in row["cells"]] for row in frame["rows"]]
    assert rows == [["0", "Tổng thu thuế", "80.7"], ["1", "Lệ phí <môn bài>", "−9,1"]]


def test_columns_of_numbers_are_set_as_numbers(frame):
    assert frame["numeric"] == [True, False, True]


def test_a_table_without_a_caption_gets_one_that_names_its_cell(frame):
    assert "1" in frame["caption"]


def test_a_tables_own_caption_is_kept():
    html = FRAME.replace("<thead>", "<caption>Thu ngân sách</caption><thead>")
    (block,) = collect(shown({"text/html": html}))
    assert block["caption"] == "Thu ngân sách"


def test_a_data_frame_becomes_a_table_of_the_page(frame):
    assert "<caption>" in render_page([frame], "t", "vi")


def test_html_without_a_table_is_shown_as_its_text():
    (block,) = collect(shown({"text/html": "<b>bold</b>", "text/plain": "plain words"}))
    assert (block["block"], block["text"]) == ("Listing", "plain words")


@pytest.mark.parametrize(
    ("mime", "form", "data", "expected"),
    [
        ("image/png", "png", f"{PNG}\n", PNG),
        ("image/jpeg", "jpg", PNG, PNG),
        ("image/svg+xml", "svg", '<?xml version="1.0"?>\n<svg>a</svg>', "<svg>a</svg>"),
    ],
)
def test_a_picture_is_a_picture(mime, form, data, expected):
    (block,) = collect(shown({mime: data, "text/plain": "<Figure>"}))
    assert (block["block"], block["format"], block["data"]) == ("Picture", form, expected)


def test_a_picture_has_an_alternative_that_names_its_cell():
    _first, picture = collect(new_markdown_cell("I"), shown({"image/png": PNG}))
    assert "2" in picture["alternative"]


def test_an_analysts_alternative_is_kept():
    (block,) = collect(shown({"image/png": PNG}, alt="Thu thuế theo tháng"))
    assert block["alternative"] == "Thu thuế theo tháng"


def test_a_picture_as_svg_is_taken_before_png():
    (block,) = collect(shown({"image/png": PNG, "image/svg+xml": "<svg/>"}))
    assert block["format"] == "svg"


def test_printed_text_is_a_listing():
    assert collect(printed("một\nhai\n")) == [{"block": "Listing", "text": "một\nhai"}]


def test_what_goes_to_stderr_is_left_out():
    assert collect(printed("a warning", name="stderr")) == []


def test_an_error_is_shown():
    error = new_output("error", ename="ValueError", evalue="no", traceback=["…"])
    assert collect(new_code_cell("x", outputs=[error])) == [
        {"block": "Listing", "text": "ValueError: no"}
    ]


def test_a_value_is_shown_as_its_text():
    (block,) = collect(shown({"text/plain": "42"}))
    assert block == {"block": "Listing", "text": "42"}


def test_wardstats_blocks_are_taken_as_they_are():
    bundle = Group((Text(heading="I", level=1), Text(("Thu",))))._repr_mimebundle_()
    bundle = json.loads(json.dumps(bundle))  # as a kernel sends it
    assert collect(shown(bundle)) == bundle[MIME]["blocks"]


def test_code_is_not_shown():
    assert collect(new_code_cell("secret = 1")) == []


def test_a_raw_cell_is_not_shown():
    assert collect(new_raw_cell("x")) == []


@pytest.mark.parametrize("tag", ["notebook-only", "remove_cell", "remove-cell"])
@pytest.mark.parametrize("make", [new_markdown_cell, printed])
def test_a_cell_for_the_notebook_only_is_left_out(make, tag):
    cell = make("hướng dẫn")
    cell.metadata["tags"] = ["other", tag]
    assert collect(cell) == []


def test_another_tag_hides_nothing():
    cell = new_markdown_cell("Thu")
    cell.metadata["tags"] = ["parameters"]
    assert len(collect(cell)) == 1


def test_blocks_stand_in_the_order_of_the_cells():
    blocks = collect(new_markdown_cell("một"), printed("hai"), new_markdown_cell("ba"))
    said = [block.get("text") or block["paragraphs"][0] for block in blocks]
    assert said == ["một", "hai", "ba"]


# Headings, language, title.


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((2,), [1]),
        ((1, 3), [1, 2]),
        ((1, 4, 6), [1, 2, 3]),
        ((1, 2, 1, 3), [1, 2, 1, 2]),
        ((1, 3, 3, 3), [1, 2, 2, 2]),  # of one level before, of one level after
        ((2, 4, 2, 4), [1, 2, 1, 2]),
        ((1, 4, 3, 4), [1, 2, 2, 3]),
    ],
)
def test_gaps_between_headings_are_closed(given, expected):
    assert levels_of(close_heading_gaps(headings(*given))) == expected


@pytest.mark.parametrize("given", [(1, 2, 3, 2, 3, 4), (1, 1, 2, 2)])
def test_headings_without_gaps_stay(given):
    assert levels_of(close_heading_gaps(headings(*given))) == list(given)


def test_a_part_after_the_letterhead_stands_below_it():
    letterhead = {"block": "Letterhead"}
    levels = [b.get("level") for b in close_heading_gaps([letterhead, *headings(2)])]
    assert levels == [None, 2]


def test_closing_gaps_does_not_change_the_blocks():
    blocks = headings(1, 3)
    close_heading_gaps(blocks)
    assert levels_of(blocks) == [1, 3]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_notebooks_language_is_its_blocks_language(language):
    with using_language(language):
        block = Text(("x",)).to_json()
    assert notebook_language([{"block": "Listing", "text": ""}, block]) == language


def test_a_notebook_without_wardstats_blocks_is_vietnamese():
    assert notebook_language(collect(new_markdown_cell("x"))) == "vi"


def test_the_title_is_the_documents_subject(real_data):
    from wardstats.report import letterhead

    block = letterhead(real_data).to_json()
    assert block["subject"] in notebook_title([*headings(1), block], "fallback")


def test_without_a_document_the_title_is_the_first_heading():
    assert notebook_title(collect(new_markdown_cell("x\n\n# Thu thuế")), "fallback") == "Thu thuế"


def test_without_a_heading_the_title_is_the_files_name():
    assert notebook_title(collect(new_markdown_cell("x")), "2020-9M") == "2020-9M"
