"""Word documents: what a person sees in them, in its order, with its place."""

from __future__ import annotations

import pytest
from word_markup import cell, paragraph, row, run, word_part

from wardstats.audit.documents.opening import read_document

LISTED = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(number: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = word_part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">' + level(0, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
)  # fmt: skip
STYLES = word_part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="MucNho"><w:basedOn w:val="Muc"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Cu"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>',
)


def listed(text: str, depth: int, number: int = 1) -> str:
    return paragraph(text, LISTED.format(level=depth, number=number))


def styled(text: str, style: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def test_paragraphs_and_tables_stand_in_the_order_of_the_document(write_word):
    table = f"<w:tbl>{row('Thuế', '61 triệu')}{row('Phí', '8,5 triệu')}</w:tbl>"
    document = read_document(write_word(paragraph("Trước.") + table + paragraph("Sau.")))
    assert document.text == "Trước.\n\nThuế\t61 triệu\nPhí\t8,5 triệu\n\nSau."


def test_every_place_is_named(write_word):
    table = f"<w:tbl>{row('Thuế', '61 triệu')}{row('Phí', '8,5 triệu')}</w:tbl>"
    document = read_document(write_word(paragraph("Trước.") + table + paragraph("Sau.")))
    assert [place.name() for place in document.places] == [
        "đoạn 1", "bảng 1, dòng 1", "bảng 1, dòng 2", "đoạn 2",
    ]  # fmt: skip


def test_a_word_in_several_runs_is_one(write_word):
    body = f"<w:p>{run('83')}{run('5 tri', '<w:b/>')}{run('ệu')}</w:p>"
    assert read_document(write_word(body)).text == "835 triệu"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>86/KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>", "86/KH-UBND"),
        ("<w:ins>" + run("mới") + "</w:ins>", "mới"),
        (run("a") + "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>", "a"),
        (run("a") + "<w:moveFrom>" + run("cũ") + "</w:moveFrom>", "a"),
        (run("a") + run("ẩn", "<w:vanish/>"), "a"),
        (run("a") + run("hiện", '<w:vanish w:val="0"/>'), "ahiện"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("a"), "a"),
        ('<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>' + run("a"), "a"),
    ],
)
def test_what_a_person_sees_is_read(write_word, inside, text):
    assert read_document(write_word(f"<w:p>{inside}</w:p>")).text == text


def test_list_numbers_are_read_as_word_shows_them(write_word):
    body = "".join([
        listed("Kinh tế", 0), listed("Thuế", 1), listed("Phí", 1), listed("Chợ", 2),
        listed("Văn hóa", 0), listed("Lễ hội", 1), listed("Ý", 0, number=2),
    ])  # fmt: skip
    assert read_document(write_word(body, numbering=NUMBERING)).text.split("\n\n") == [
        "I. Kinh tế", "1. Thuế", "2. Phí", "a) Chợ", "II. Văn hóa", "1. Lễ hội", "- Ý",
    ]  # fmt: skip


@pytest.mark.parametrize(("style", "depth"), [("Muc", 2), ("MucNho", 2), ("", 0), ("Vong", 0)])
def test_a_heading_is_told_by_its_style(write_word, style, depth):
    document = read_document(write_word(styled("Kinh tế", style), styles=STYLES))
    assert document.places[0].level == depth


def test_a_font_of_an_old_encoding_is_converted(write_word):
    old = '<w:rFonts w:ascii=".VnTime"/>'
    body = f"<w:p>{run('tr', old)}{run('iÖu', old)}</w:p>"
    assert read_document(write_word(body)).text == "triệu"


def test_the_old_font_of_a_style_is_converted(write_word):
    document = read_document(write_word(styled("triÖu ®ång", "Cu"), styles=STYLES))
    assert (document.text, "TCVN3" in document.remarks[0]) == ("triệu đồng", True)


def test_a_cell_over_two_columns_keeps_the_columns_apart(write_word):
    wide = cell(paragraph("Cộng"), '<w:gridSpan w:val="2"/>')
    body = f"<w:tbl>{row('a', 'b', 'c')}<w:tr>{wide}{cell(paragraph('7'))}</w:tr></w:tbl>"
    assert read_document(write_word(body)).text == "a\tb\tc\nCộng\t\t7"


def test_a_table_in_a_cell_is_text_of_the_cell(write_word):
    inner = f"<w:tbl>{row('x', 'y')}</w:tbl>"
    body = f"<w:tbl><w:tr>{cell(inner + paragraph('sau'))}{cell(paragraph('b'))}</w:tr></w:tbl>"
    document = read_document(write_word(body))
    assert (document.text, len(document.places)) == ("x y sau\tb", 1)


def test_a_text_box_is_read_once_behind_its_paragraph(write_word):
    box = f"<w:txbxContent>{paragraph('Trong khung.')}</w:txbxContent>"
    both = f"<mc:AlternateContent>{box}<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p>{run('Ngoài')}<w:r>{both}</w:r>{run(' khung.')}</w:p>"
    assert read_document(write_word(body)).text == "Ngoài khung.\n\nTrong khung."


def test_a_footnote_has_its_place(write_word):
    notes = word_part("footnotes", f'<w:footnote w:id="2">{paragraph("Số ước.")}</w:footnote>')
    document = read_document(write_word(paragraph("Đã thu."), footnotes=notes))
    assert document.place_at(document.text.index("ước")).name() == "chú thích 1"


def test_the_name_of_the_file_does_not_matter(write_word):
    assert read_document(write_word(paragraph("Đã thu."), name="bao-cao.txt")).format == "word"
