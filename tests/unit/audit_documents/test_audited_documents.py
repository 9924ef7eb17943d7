"""A document with its claims: numbers, places, quotations, the comparison with a workbook."""

from __future__ import annotations

import re

import pytest

from wardstats.audit.documents.auditing import audit_document

TEXT = (
    "Báo cáo.\n\nTrong kỳ có 15 tổ dân phố. Đã thu lệ phí môn bài 61 triệu/70 triệu = 95% KH.\n\n"
    "Giao quân đạt 9/9 thanh niên = 100% kế hoạch."
)


@pytest.fixture
def audited(write_file):
    return audit_document(write_file(TEXT))


def test_every_claim_has_the_place_it_begins_in(audited):
    assert [claim.place.name() for claim in audited.claims] == [
        "đoạn 2, dòng 3 của tệp", "đoạn 3, dòng 5 của tệp",
    ]  # fmt: skip


def test_every_claim_is_a_slice_of_the_text(audited):
    claims = [item.claim for item in audited.items]
    assert [audited.document.text[one.start : one.end] for one in claims] == [
        one.text for one in claims
    ]


def test_claims_are_numbered_and_plain_figures_are_not(audited):
    assert [item.number for item in audited.items] == [0, 1, 2]


def test_claims_are_counted_by_outcome(audited):
    assert audited.counts() == {
        "inconsistent": 1, "ambiguous": 0, "consistent_within_rounding": 0, "not_checkable": 0,
        "consistent": 1, "plain_figures": 1,
    }  # fmt: skip


def test_a_claim_is_quoted_in_its_sentence(audited):
    [wrong] = audited.with_outcome("inconsistent")
    quotation = audited.document.quote(wrong.claim.start, wrong.claim.end)
    assert (quotation.before, quotation.after) == ("Đã thu lệ phí môn bài ", ".")


def test_a_long_sentence_is_shortened_around_the_claim(write_file):
    text = "từ " * 200 + "61 triệu/70 triệu = 95% KH" + " chữ" * 200
    document = audit_document(write_file(text)).document
    start = text.index("61")
    quotation = document.quote(start, start + 26)
    assert max(len(quotation.before), len(quotation.after)) < 170


def test_the_table_has_a_row_for_each_figure(audited):
    assert audited.table()[["number", "place", "verdict"]].values.tolist() == [
        [0, "đoạn 2, dòng 3 của tệp", "not_checkable"],
        [1, "đoạn 2, dòng 3 của tệp", "inconsistent"],
        [2, "đoạn 3, dòng 5 của tệp", "consistent"],
    ]


def test_a_claim_that_the_workbook_contradicts_is_wrong(write_file, observe):
    path = write_file("Lệ phí môn bài đạt 63 triệu/70 triệu = 90% KH.")
    workbook = observe(
        ("revenue.tax.licence_fee", "actual", "2020-9M", "61"),
        ("revenue.tax.licence_fee", "plan", "2020", "70"),
    )
    audited = audit_document(path, workbook)
    [item] = audited.claims
    assert (item.claim.verdict, item.outcome, audited.has_errors) == (
        "consistent", "different", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "missing"),
    [
        ("UBND phường SYNTHETIC WARD, 9 tháng năm 2020", []),
        ("UBND phường Hòa Bình, 9 tháng năm 2020", ["synthetic-ward"]),
        ("UBND phường Synthetic Ward, 9 tháng năm 2021", ["2020"]),
    ],
)
def test_what_the_workbook_is_of_and_the_text_never_names_is_told(
    write_file, observe, title, missing
):
    workbook = observe(("revenue.tax.licence_fee", "actual", "2020-9M", "61"))
    remarks = audit_document(write_file(title), workbook).document.remarks
    assert [re.search("'(.+)'", remark)[1] for remark in remarks] == missing


def test_json_has_the_place(audited):
    assert audited.claims[0].as_json()["place"] == {
        "kind": "paragraph", "name": "đoạn 2, dòng 3 của tệp", "number": 2, "line": 3,
    }  # fmt: skip
