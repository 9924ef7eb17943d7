"""Text and Markdown: offsets are the file's own, lines are grouped as a person reads them."""

from __future__ import annotations

import unicodedata

import pytest

from wardstats.audit.documents.opening import read_document
from wardstats.audit.documents.plain_text import group_lines

SENTENCE = "Đã thu 835 triệu/880 triệu = 95% kế hoạch; hoàn thành tốt nhiệm vụ được giao."
# How the letters of SENTENCE are written before Unicode.
TCVN3 = "§· thu 835 triÖu/880 triÖu = 95% kÕ ho¹ch; hoµn thµnh tèt nhiÖm vô ®­îc giao."
VNI = "Ñaõ thu 835 trieäu/880 trieäu = 95% keá hoaïch; hoaøn thaønh toát nhieäm vuï ñöôïc giao."


def as_windows_1258(text: str) -> bytes:
    """Write the five tones as marks behind their letter, as Windows-1258 does."""
    letters = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"]
        base = "".join(mark for mark in parts if mark not in tones)
        letters.append(unicodedata.normalize("NFC", base) + "".join(tones))
    return "".join(letters).encode("cp1258")


@pytest.mark.parametrize(
    "content",
    [
        SENTENCE.encode(),
        unicodedata.normalize("NFD", SENTENCE).encode(),
        SENTENCE.encode("utf-8-sig"),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-32"),
        as_windows_1258(SENTENCE),
        TCVN3.encode("latin-1"),
        VNI.encode("latin-1"),
        TCVN3.encode(),
    ],
    ids=["utf-8", "nfd", "bom", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258", "tcvn3",
         "vni", "tcvn3 in utf-8"],
)  # fmt: skip
def test_every_encoding_gives_the_same_text(write_file, content):
    assert read_document(write_file(content)).text == SENTENCE


@pytest.mark.parametrize(
    ("content", "name"),
    [(TCVN3.encode("latin-1"), "TCVN3"), (as_windows_1258(SENTENCE), "cp1258")],
)
def test_a_conversion_is_told(write_file, content, name):
    [remark] = read_document(write_file(content)).remarks
    assert name in remark


def test_offsets_are_those_of_the_text_in_nfc(write_file):
    text = "Phần một.\r\n\r\nĐã thu\r\n61 triệu."
    document = read_document(write_file(text))
    assert document.text == text.replace("\r\n", "\n")


def test_a_line_break_inside_a_sentence_parts_nothing(write_file):
    document = read_document(write_file("Phần một.\n\nĐã thu được\n61 triệu\nđồng."))
    assert [document.text[one.start : one.end] for one in document.places] == [
        "Phần một.", "Đã thu được\n61 triệu\nđồng.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("# Một\nHai", ["heading", "paragraph"]),
        ("Một\n- hai\n+ ba", ["paragraph"] * 3),
        ("Một\n1. hai\na) ba", ["paragraph"] * 3),
        ("Một\nx\ty\nz\tw", ["paragraph", "row", "row"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["row"] * 3),
        ("\tThụt đầu dòng", ["paragraph"]),
        ("1.\tCó dấu tab sau số", ["paragraph"]),
        ("\n\n \n", []),
        ("1. Kinh tế\nThu ngân sách 2 tỷ đồng", ["paragraph"] * 2),
        ("Thu ngân sách đạt\n85 % kế hoạch", ["paragraph"]),
        ("Thu ngân sách đạt 85 %\nKH năm", ["paragraph"]),
    ],
)
def test_lines_are_grouped(text, kinds):
    assert [lines.kind for lines in group_lines(text)] == kinds


def test_a_place_has_paragraph_and_line(write_file):
    document = read_document(write_file("Một.\n\nHai\nlà đây."))
    place = document.place_at(document.text.index("đây"))
    assert place.name() == "đoạn 2, dòng 4 của tệp"


def test_a_place_has_its_own_line_within_its_paragraph(write_file):
    document = read_document(write_file("Một\nhai 5 hộ\nba 6 hộ\n"))
    lines = [document.place_at(document.text.index(word)).line for word in ("Một", "hai", "6")]
    assert lines == [1, 2, 3]


def test_tables_are_counted_and_their_rows(write_file):
    document = read_document(write_file("a\tb\n\nc\td\ne\tf"))
    assert [place.name() for place in document.places] == [
        "bảng 1, dòng 1", "bảng 2, dòng 1", "bảng 2, dòng 2",
    ]  # fmt: skip


def test_characters_that_turn_the_order_of_a_text_are_left_out(write_file):
    assert read_document(write_file("đạt \u202e%59\u202c\x07 KH")).text == "đạt %59  KH"


def test_rows_are_quoted_with_their_cells_apart(write_file):
    document = read_document(write_file("Thu\t40\t38\nChi\t30\t29"))
    assert document.quote(0, len(document.text)).quoted == "Thu | 40 | 38; Chi | 30 | 29"
