"""Files that are broken, disguised or built to harm: a clear error, in bounded time and memory."""

from __future__ import annotations

import io
import zipfile

import pytest
from word_markup import COMPATIBILITY, WORD, paragraph, word_part

from wardstats.audit.documents import building, opening
from wardstats.audit.documents.opening import read_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "content", "code", "way_out"),
    [
        ("a.txt", b"", "empty_file", "again"),
        ("a.txt", b" \n\t\n", "no_text", "again"),
        ("a.txt", b"\x00\x01\x02\xff" * 100, "unsupported_format", ".docx"),
        ("a.txt", bytes(range(128, 256)) * 4, "unknown_encoding", "UTF-8"),
        ("a.txt", b"\xff\xfea", "unknown_encoding", "UTF-8"),
        ("a.docx", b"\x89PNG\r\n\x1a\n" + bytes(50), "no_text", "OCR"),
        ("a.pdf", b"\xff\xd8\xff\xe0" + bytes(50), "no_text", "OCR"),
        ("a.docx", OLE + bytes(600), "unsupported_format", ".docx"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
        ("a.doc", rb"{\rtf1\ansi 95%}", "unsupported_format", ".docx"),
        ("a.xml", b"<?xml version='1.0'?><report>95%</report>", "unsupported_format", ".docx"),
        ("a.mht", b"MIME-Version: 1.0\n\n<html>", "unsupported_format", ".docx"),
        ("a.docx", b"PK\x03\x04" + bytes(100), "corrupt_file", "repair"),
        ("a.pdf", b"%PDF-1.7\nnothing else", "corrupt_file", "repair"),
        ("a.html", b"<html><script>95%</script></html>", "no_text", "again"),
    ],
)
def test_a_file_that_cannot_be_audited_is_refused(
    write_file, refusal, name, content, code, way_out
):
    error = refusal(write_file(content, name))
    assert (error.code, way_out in error.remedy) == (code, True)


def test_a_file_that_is_not_there_is_refused(tmp_path, refusal):
    assert refusal(tmp_path / "a.txt").code == "missing_file"


def test_a_folder_is_no_report(tmp_path, refusal):
    error = refusal(tmp_path)
    assert (error.code, "folder" in str(error)) == ("missing_file", True)


def test_200_megabytes_are_refused_by_their_size(tmp_path, refusal, monkeypatch):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(type(path), "read_bytes", lambda _path: pytest.fail("it was read"))
    assert refusal(path).code == "too_large"


def test_more_text_than_is_audited_in_one_go_is_refused(write_file, refusal, monkeypatch):
    monkeypatch.setattr("wardstats.audit.documents.plain_text.LONGEST_TEXT", 1_000)
    assert refusal(write_file("a " * 600)).code == "too_large"


def test_a_small_file_with_very_much_text_is_refused(write_word, refusal):
    text = "a" * (building.LONGEST_TEXT + 1)
    assert refusal(write_word(paragraph(text))).code == "too_large"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE w [<!ENTITY a "a">]>',
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE w SYSTEM "file:///etc/passwd">',
    ],
)
@pytest.mark.parametrize("part", ["document", "styles", "numbering", "footnotes"])
def test_a_document_type_is_refused(write_word, refusal, declaration, part):
    path = write_word(paragraph("Đã thu."), **{part: declaration + word_part("x", "")})
    assert refusal(path).code == "unsafe_xml"


def test_elements_too_deep_in_word_are_refused(write_word, refusal):
    deep = 5_000
    assert refusal(write_word("<w:sdt>" * deep + "</w:sdt>" * deep)).code == "unsafe_xml"


@pytest.mark.parametrize("tag", ["div", "table", "b", "span"])
def test_elements_too_deep_in_html_are_refused(write_file, refusal, tag):
    assert refusal(write_file("<html>" + f"<{tag}>" * 100_000, "a.html")).code == "too_deep"


def test_tags_that_need_no_end_may_be_many(write_file):
    assert len(read_document(write_file("<html>" + "<p>a<br>" * 5_000, "a.html")).places) == 5_000


def test_a_bomb_is_refused_while_it_is_inflated(tmp_path, refusal):
    path = tmp_path / "bomb.docx"
    opening_tag = f'<w:document xmlns:w="{WORD}" xmlns:mc="{COMPATIBILITY}">'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", opening_tag + " " * 30_000_000 + "</w:document>")
    assert refusal(path).code == "unsafe_archive"


def test_a_part_that_stands_twice_is_refused(tmp_path, refusal):
    path = tmp_path / "twice.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", word_part("document", ""))
        archive.writestr("word/Document.xml", word_part("document", ""))
    assert refusal(path).code == "unsafe_archive"


@pytest.mark.parametrize(
    ("part", "code"), [("xl/workbook.xml", "unsupported_format"), ("a.txt", "unsupported_format")]
)
def test_another_archive_is_refused(write_file, refusal, part, code):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(part, "a")
    assert refusal(write_file(content.getvalue(), "a.docx")).code == code


def test_broken_xml_is_refused(write_word, refusal):
    assert refusal(write_word("<w:p><w:r>")).code == "corrupt_file"


@pytest.mark.parametrize("value", ["-1", "99999999999999", "x", ""])
def test_numbers_of_a_document_are_not_believed(write_word, value):
    properties = (
        f'<w:outlineLvl w:val="{value}"/><w:numPr><w:ilvl w:val="{value}"/>'
        f'<w:numId w:val="{value}"/></w:numPr>'
    )
    assert read_document(write_word(paragraph("Đã thu.", properties))).text == "Đã thu."


def test_a_reader_that_takes_too_long_is_ended(write_pdf, refusal, monkeypatch):
    def run_briefly(job, path):
        from wardstats.files.reading_process import ProcessLimits, run_apart

        return run_apart(job, path, ProcessLimits(seconds=0.001))

    monkeypatch.setattr(opening, "run_apart", run_briefly)
    path = write_pdf("#for _ in range(60) [Đã thu. #pagebreak()]")  # far longer than that
    assert refusal(path).code == "too_large"
