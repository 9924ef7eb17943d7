"""PDF documents: the text layer, its pages, and what stands at the edge of every page."""

from __future__ import annotations

import pytest
from pypdf import PdfReader, PdfWriter

from wardstats.audit.documents.opening import read_document

LONG = "Tập trung chỉ đạo thực hiện tốt công tác thu ngân sách trên địa bàn phường trong kỳ. "


def test_pages_and_paragraphs_are_counted(write_pdf):
    document = read_document(write_pdf("Đã thu.\n#pagebreak()\nMột.\n\nĐạt 9/9 thanh niên."))
    assert document.place_at(document.text.index("9/9")).name() == "trang 2, đoạn 2"


def test_the_lines_of_a_paragraph_are_joined(write_pdf):
    document = read_document(write_pdf(LONG * 3 + "\n\nHết."))
    assert document.text == (LONG * 3).strip() + "\n\nHết."


def test_a_paragraph_goes_on_over_the_page(write_pdf):
    document = read_document(write_pdf("Đã thu được\n#pagebreak()\n61 triệu đồng."))
    assert document.text == "Đã thu được\n61 triệu đồng."


@pytest.mark.parametrize("form", ["1", "- 1 -", "Trang 1"])
def test_the_number_of_a_page_is_left_out(write_pdf, form):
    footer = form.replace("1", "#counter(page).display()")
    markup = f"#set page(footer: context [{footer}])\nĐã thu."
    assert read_document(write_pdf(markup)).text == "Đã thu."


def test_lines_at_the_edge_of_most_pages_are_left_out(write_pdf):
    pages = "#pagebreak()\n".join(f"Nội dung {word}.\n" for word in ("một", "hai", "ba"))
    markup = f"#set page(header: [UBND phường])\n{pages}"
    assert "UBND" not in read_document(write_pdf(markup)).text


def test_a_figure_at_the_edge_of_a_page_stays(write_pdf):
    assert "95" in read_document(write_pdf("Đạt\n\n95")).text


def test_pages_without_text_are_told(write_pdf):
    document = read_document(write_pdf("Đã thu.\n#pagebreak()\n#rect()\n#pagebreak()\nHết."))
    [remark] = document.remarks
    assert remark.endswith(": 2.")


def test_a_scan_is_refused_with_the_way_out(write_pdf, refusal):
    error = refusal(write_pdf("#rect(width: 5cm, height: 5cm)"))
    assert (error.code, "OCR" in error.remedy) == ("no_text", True)


def protect(path, user, owner):
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt(user, owner, algorithm="RC4-128")
    writer.write(path)
    return path


def test_a_password_is_refused(write_pdf, refusal):
    assert refusal(protect(write_pdf("Đã thu."), "bí mật", "khác")).code == "encrypted"


def test_protection_against_changes_is_no_password(write_pdf):
    assert read_document(protect(write_pdf("Đã thu."), "", "khác")).text == "Đã thu."


@pytest.mark.parametrize("cut", [100, 2_000])
def test_a_pdf_cut_short_is_refused(write_pdf, write_file, refusal, cut):
    content = write_pdf("Đã thu.").read_bytes()[:cut]
    assert refusal(write_file(content, "hong.pdf")).code == "corrupt_file"
