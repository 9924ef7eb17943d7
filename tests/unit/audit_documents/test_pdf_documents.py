"""PDF documents: the text layer, its pages, and what stands at the edge of every page."""

from __future__ import annotations

import pytest
from pypdf import PdfReader, PdfWriter

from wardstats.audit import find_claims
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


TABLE = """#table(columns: 6, [Khu], [Hộ], [Nghèo], [%], [Cận nghèo], [%],
  [Khu 1], [842], [6], [0,71], [13], [1,54],
  [Khu 2], [1.015], [9], [0,89], [17], [{share}],
  [Khu 3], [768], [4], [0,52], [11], [1,43],
  [Khu 4], [1.190], [12], [1,01], [20], [1,68],
  [Tổng cộng], [3.815], [31], [0,81], [61], [1,60])"""


def test_lines_that_end_in_as_many_figures_are_rows(write_pdf):
    document = read_document(write_pdf(TABLE.format(share="1,67")))
    assert [place.kind for place in document.places].count("row") == 5
    assert "Khu 2\t1.015\t9\t0,89\t17\t1,67" in document.text


def test_rows_without_headings_are_told(write_pdf):
    [remark] = read_document(write_pdf(TABLE.format(share="1,67"))).remarks
    assert "không có tiêu đề cột" in remark


@pytest.mark.parametrize(("share", "wrong"), [("1,67", []), ("1,76", ["17/1.015 = 1,67 %"])])
def test_share_that_breaks_the_rule_of_its_column_is_found(write_pdf, share, wrong):
    claims = find_claims(read_document(write_pdf(TABLE.format(share=share))).text)
    found = [claim.explanation for claim in claims if claim.verdict == "inconsistent"]
    assert [told.partition(";")[0] for told in found] == wrong


def test_a_sentence_that_ends_in_years_is_no_row(write_pdf):
    document = read_document(write_pdf("Số liệu các năm 2018 2019 2020"))
    assert [place.kind for place in document.places] == ["paragraph"]


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
