"""`wardstats audit`: the list, the counts, JSON, the page, the exit status."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from wardstats.cli import app

WRONG = "Đã thu lệ phí môn bài 61 triệu/70 triệu = 95% KH. Có 15 tổ dân phố."
RIGHT = "Giao quân đạt 9/9 thanh niên = 100% kế hoạch."


@pytest.fixture
def audit():
    return lambda *words: CliRunner().invoke(app, ["audit", *map(str, words)])


@pytest.mark.parametrize(("text", "status"), [(RIGHT, 0), (WRONG, 1), ("", 2)])
def test_the_exit_status_says_what_was_found(audit, write_file, text, status):
    assert audit(write_file(text)).exit_code == status


@pytest.mark.parametrize(
    "shown", ["✗ không khớp", "đoạn 1, dòng 1 của tệp", "61/70 = 87,14 %", "1 số liệu không kèm"]
)
def test_a_claim_is_shown_with_its_place_and_arithmetic(audit, write_file, shown):
    assert shown in audit(write_file(WRONG)).output


def test_the_counts_stand_at_the_end(audit, write_file):
    last = audit(write_file(WRONG)).output.splitlines()[-1]
    assert last.startswith("bao-cao.txt: ✗ không khớp 1 · ? hai cách hiểu 0")


def test_claims_that_are_right_may_be_left_out(audit, write_file):
    whole, brief = (
        audit(write_file(f"{WRONG}\n\n{RIGHT}"), *words).output for words in ((), ("--brief",))
    )
    assert ["9/9" in whole, "9/9" in brief] == [True, False]
    assert whole.splitlines()[-1] == brief.splitlines()[-1]


def test_english_is_complete(audit, write_file):
    output = audit(write_file(WRONG), "--language", "en").output
    assert "✗ mismatch" in output
    assert "paragraph 1, line 1 of the file · ratio" in output


def test_square_brackets_of_a_text_are_no_markup(audit, write_file):
    assert "[bold]đạt[/] 9/9" in audit(write_file("[bold]đạt[/] 9/9 thanh niên = 90% KH")).output


def test_json_has_what_a_machine_needs(audit, write_file):
    answer = json.loads(audit(write_file(WRONG), "--json").output)
    first = answer["claims"][0]
    assert {key: first[key] for key in ("kind", "verdict", "text")} == {
        "kind": "ratio_with_operands",
        "verdict": "inconsistent",
        "text": "61 triệu/70 triệu = 95% KH",
    }
    assert WRONG[first["start"] : first["end"]] == first["text"]
    assert [len(answer["claims"]), answer["counts"]["inconsistent"]] == [2, 1]


def test_the_page_is_written(audit, write_file, tmp_path):
    done = audit(write_file(WRONG), "--html", tmp_path / "page.html")
    assert "page.html" in done.output
    assert "61 triệu/70 triệu" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_workbook_is_compared(audit, write_file, ward_workbook):
    path = write_file("Lệ phí môn bài đạt 61 triệu/70 triệu = 87,1% KH.")
    raw = ward_workbook.parents[1]
    done = audit(path, "--against", "synthetic-ward/2020-9M", "--raw", raw)
    assert (done.exit_code, "Thu ngân sách!F5" in done.output) == (0, True)


def test_a_figure_that_the_workbook_contradicts_is_found(audit, write_file, ward_workbook):
    path = write_file("Lệ phí môn bài đạt 63 triệu/70 triệu = 90% KH.")
    raw = ward_workbook.parents[1]
    done = audit(path, "--against", "synthetic-ward/2020-9M", "--raw", raw)
    assert (done.exit_code, "≠ khác biểu số liệu" in done.output) == (1, True)


@pytest.mark.parametrize("name", ["synthetic-ward/2020-9M", "synthetic-ward/2020-9M.xlsx"])
def test_what_the_workbook_has_and_has_not_is_counted(audit, write_file, ward_workbook, name):
    path = write_file("Lệ phí môn bài đạt 61 triệu/70 triệu = 87,1% KH. Có 9 xe đạp.")
    output = audit(path, "--against", name, "--raw", ward_workbook.parents[1]).output
    assert "đúng như biểu số liệu 1 · khác biểu số liệu 0 · không có trong biểu số liệu 1" in output


@pytest.mark.parametrize("word", ["", "kenh-duong", "/2020-9M", "kenh-duong/", "nowhere/2020-9M"])
def test_a_workbook_that_is_not_there_is_refused(audit, write_file, word):
    assert audit(write_file(RIGHT), "--against", word).exit_code == 2


def test_a_text_without_figures_is_said_to_have_none(audit, write_file):
    assert "không có số liệu nào" in audit(write_file("Phường hoàn thành tốt nhiệm vụ.")).output
