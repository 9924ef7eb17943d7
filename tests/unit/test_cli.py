"""The command line: words in, one answer and the right exit status out."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from wardstats.cli import app
from wardstats.errors import ParameterError, RunError, SourceError
from wardstats.intake.sources import find_folder
from wardstats.intake.workbook import read_workbook
from wardstats.language import using_language

COMMANDS = ("run", "check", "form", "lab")
WARD = "synthetic-ward"


def call(*words):
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def raw(ward_workbook):
    return ward_workbook.parents[1]


@pytest.fixture
def wrong_growth(ward_workbook, edit_workbook):
    """The made-up workbook with a reported change that does not add up."""
    return edit_workbook(ward_workbook, {"An ninh, trật tự!I4": -9.09})


# Help.


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_names_every_command(command):
    assert command in call("--help").stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command):
    done = call(command, "--help")
    assert (done.exit_code, f"wardstats {command}" in done.stdout) == (0, True)


@pytest.mark.parametrize("option", ["--ward", "--raw", "--out", "--formats", "--language",
                                    "--notebook", "--parameter", "--json"])  # fmt: skip
def test_the_help_of_run_names_its_options(option):
    assert option in call("run", "--help").stdout


def test_without_words_the_help_is_shown():
    assert "Usage" in call().output


@pytest.mark.parametrize(
    "words", [("runs",), ("run",), ("check",), ("form", "2020-9M"), ("run", "2020-9M", "--forc")]
)
def test_words_that_are_no_command_end_with_2(words):
    assert call(*words).exit_code == 2


# check


def test_check_of_figures_that_add_up_ends_with_0(ward_workbook):
    assert call("check", ward_workbook).exit_code == 0


def test_check_says_how_many_figures_it_read(ward_workbook):
    assert "15" in call("check", ward_workbook).stdout


def test_check_of_figures_that_do_not_add_up_ends_with_1(wrong_growth):
    assert call("check", wrong_growth).exit_code == 1


def test_check_names_cell_and_figures_of_what_does_not_add_up(wrong_growth):
    said = call("check", wrong_growth).stdout
    assert [word for word in ("An ninh, trật tự!I4", "9,09 %", "8,33 %") if word not in said] == []


def test_check_of_a_workbook_that_cannot_be_read_ends_with_2(tmp_path):
    assert call("check", tmp_path / "nowhere.xlsx").exit_code == 2


def test_an_error_goes_to_the_error_stream_alone(tmp_path):
    done = call("check", tmp_path / "nowhere.xlsx")
    assert (done.stdout, "nowhere.xlsx" in done.stderr) == ("", True)


def test_a_long_message_is_not_folded(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {"Thu ngân sách!F5": "một con số " * 30})
    assert len(call("check", ward_workbook).stdout.splitlines()) == 4


def test_brackets_in_a_cell_are_no_markup(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {"Thu ngân sách!F5": "[bold]nhiều[/bold]"})
    assert "[bold]nhiều[/bold]" in call("check", ward_workbook).stdout


def test_check_writes_nothing(ward_workbook, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    call("check", ward_workbook)
    assert sorted(tmp_path.rglob("*")) == before


def test_check_answers_in_json(ward_workbook):
    answer = json.loads(call("check", ward_workbook, "--json").stdout)
    assert answer | {"findings": [one["code"] for one in answer["findings"]]} == {
        "figures": 15,
        "cells": {"seen": 78, "read": 15, "missing": 21, "ignored": 42, "refused": 0},
        "findings": ["no_history"],
    }


def test_check_counts_the_cells_in_one_sum(ward_workbook):
    with using_language("en"):
        said = call("check", ward_workbook, "--language", "en").stdout
    assert "78 cells = 15 read + 21 missing + 42 ignored + 0 refused." in said


def test_a_cell_that_is_refused_is_a_blocker_and_the_others_are_checked(
    wrong_growth, edit_workbook
):
    edit_workbook(wrong_growth, {"Thu ngân sách!F5": "sáu mốt"})
    found = json.loads(call("check", wrong_growth, "--json").stdout)["findings"]
    assert next((one["code"], one["severity"], one["cells"]) for one in found) == (
        "not_a_number",
        "blocker",
        "Thu ngân sách!F5",
    )
    assert "growth_mismatch" in {one["code"] for one in found}


def test_check_explains_what_a_header_was_taken_for(ward_workbook):
    said = call("check", ward_workbook, "--explain").stdout
    line = next(one for one in said.splitlines() if "Thu ngân sách!F3" in one)
    assert ("Lũy kế" in line, "actual · 2020-9M" in line, "100%" in line) == (True, True, True)


def test_check_explains_in_json(ward_workbook):
    answer = json.loads(call("check", ward_workbook, "--explain", "--json").stdout)
    assert {"sheet", "cell", "what", "text", "taken_as", "confidence", "reason"} == set(
        answer["explanation"][0]
    )


def test_check_writes_a_marked_copy(wrong_growth, tmp_path):
    out = tmp_path / "marked.xlsx"
    call("check", wrong_growth, "--mark", out)
    marked = load_workbook(out)["An ninh, trật tự"]["I4"]
    assert "8,33 %" in marked.comment.text


def test_check_marks_the_period_of_a_form_whose_name_says_another(ward_workbook, tmp_path):
    renamed, out = ward_workbook.rename(tmp_path / "2020-6M.xlsx"), tmp_path / "marked.xlsx"
    call("check", renamed, "--mark", out)
    cells = [cell for row in load_workbook(out)["Thông tin"].iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.comment] == ["2020-9M"]


def test_check_lists_edits_that_were_not_asked_for(wrong_growth, edit_workbook, tmp_path):
    out = tmp_path / "marked.xlsx"
    call("check", wrong_growth, "--mark", out)
    returned = edit_workbook(out, {"Thu ngân sách!D7": 1.8})
    returned = returned.rename(tmp_path / "2020-9M.xlsx")
    found = json.loads(call("check", returned, "--returned-for", wrong_growth, "--json").stdout)[
        "findings"
    ]
    assert "Thu ngân sách!D7" in {one["cells"] for one in found}


def test_check_gives_findings_in_json_with_all_their_fields(wrong_growth):
    found, *_notes = json.loads(call("check", wrong_growth, "--json").stdout)["findings"]
    assert (found["code"], found["severity"], found["reported"], found["computed"]) == (
        "growth_mismatch",
        "warning",
        "-9,09 %",
        "-8,33 %",
    )


def test_check_in_json_ends_as_without(wrong_growth):
    assert call("check", wrong_growth, "--json").exit_code == 1


def test_json_has_vietnamese_letters_as_they_are(wrong_growth):
    assert "An ninh, trật tự!I4" in call("check", wrong_growth, "--json").stdout


def test_the_language_of_messages_can_be_chosen(wrong_growth):
    answers = {call("check", wrong_growth, "--language", one).stdout for one in ("vi", "en")}
    assert len(answers) == 2


def test_the_language_may_come_from_the_environment(wrong_growth, monkeypatch):
    english = call("check", wrong_growth, "--language", "en").stdout
    monkeypatch.setenv("WARDSTATS_LANGUAGE", "en")
    assert call("check", wrong_growth).stdout == english


@pytest.mark.parametrize("command", [("check", "x.xlsx"), ("form", "2020-9M", "--ward", "x")])
def test_an_unknown_language_ends_with_2(command):
    done = call(*command, "--language", "fr")
    assert (done.exit_code, "fr" in done.stderr) == (2, True)


# form


def test_form_writes_a_workbook_for_a_new_ward(raw):
    done = call("form", "2020-9M", "--ward", "synthetic-new", "--raw", raw)
    path = raw / "synthetic-new" / "2020-9M.xlsx"
    assert (done.exit_code, path.is_file(), path.name in done.stdout) == (0, True, True)


def test_the_form_of_a_new_ward_has_a_sheet_for_every_sector(raw):
    from wardstats.model.catalogue import Catalogue

    call("form", "2020-9M", "--ward", "synthetic-new", "--raw", raw)
    sheets = load_workbook(raw / "synthetic-new" / "2020-9M.xlsx").sheetnames
    names = {sector.name_vi for sector in Catalogue.packaged().sectors.values()}
    assert names <= set(sheets)


@pytest.fixture
def next_form(raw):
    """The form of a later period, made from the ward's last workbook, with a figure typed in."""
    assert call("form", "2020", "--ward", WARD, "--raw", raw).exit_code == 0
    path = raw / WARD / "2020.xlsx"
    workbook = load_workbook(path)
    workbook["Thu ngân sách"]["F4"].value = 3.1
    workbook.save(path)
    return path


def test_the_next_form_has_the_rows_of_the_last_workbook(next_form, ward_workbook):
    rows = set(read_workbook(next_form).coverage["indicator"])
    assert rows == set(read_workbook(ward_workbook).coverage["indicator"])


def test_the_next_form_is_of_its_period(next_form):
    assert str(read_workbook(next_form).period) == "2020"


def test_the_next_form_has_no_results_of_the_last(next_form):
    observations = read_workbook(next_form).observations
    assert observations.query("role != 'plan'")["value"].tolist() == [3.1e9]


def test_the_next_form_keeps_the_recipients(next_form):
    recipients = read_workbook(next_form).document.recipients
    assert recipients == ("UBND quận Synthetic", "Lưu: VT")


def test_the_next_form_has_neither_number_nor_date(next_form):
    document = read_workbook(next_form).document
    assert (document.number, document.date) == ("", None)


def test_form_refuses_to_overwrite(raw, ward_workbook):
    before = ward_workbook.read_bytes()
    done = call("form", "2020-9M", "--ward", WARD, "--raw", raw)
    assert (done.exit_code, ward_workbook.name in done.stderr) == (2, True)
    assert ward_workbook.read_bytes() == before


@pytest.mark.parametrize("ward", ["", ".", "..", "../elsewhere", "a/b", "/elsewhere"])
def test_form_refuses_a_ward_that_leads_out_of_the_raw_folder(raw, tmp_path, ward):
    before = sorted(tmp_path.rglob("*"))
    done = call("form", "2020-9M", "--ward", ward, "--raw", raw)
    assert (done.exit_code, sorted(tmp_path.rglob("*"))) == (2, before)


def test_form_refuses_a_period_it_cannot_read(raw):
    done = call("form", "quý 3", "--ward", WARD, "--raw", raw)
    assert (done.exit_code, "quý 3" in done.stderr) == (2, True)


# run, with a made-up run in place of the real one


@pytest.fixture
def made_up_run(monkeypatch, tmp_path):
    """Let `run` raise what a ward is given, or return a summary, without a kernel."""
    from wardstats.model.periods import Period
    from wardstats.running import run as module

    outcomes, calls = {}, []

    def run_one(period, ward, **options):
        calls.append((ward, options))
        outcome = outcomes.get(ward, "note")
        if isinstance(outcome, Exception):
            raise outcome
        counts = {
            "indicators": {"achieved": 5, "behind": 2, "not_met": 1},
            "indicators_in_doubt": {"achieved": 1},
            "coverage": {}, "findings": {},
        }  # fmt: skip
        finding = {"severity": outcome, "message": f"[{ward}]", "cells": ""}
        manifest = {"counts": counts, "outputs": {}}
        return module.RunSummary(
            ward, Period.parse(period), tmp_path / f"[b]{ward}", manifest, [finding]
        )

    monkeypatch.setattr(module, "run", run_one)
    return outcomes, calls


def call_wards(*words):
    wards = [word for ward in ("one", "two", "three") for word in ("--ward", ward)]
    return call("run", "2020-9M", *wards, *words)


def test_a_ward_that_fails_does_not_end_the_batch(made_up_run):
    made_up_run[0]["two"] = SourceError("text", "two.xlsx › F5", "wrong.")
    done = call_wards()
    assert ("[three]" in done.stdout, "two.xlsx › F5: wrong." in done.stderr) == (True, True)


@pytest.mark.usefixtures("made_up_run")
def test_a_run_says_how_many_that_met_their_plan_are_in_doubt():
    said = call_wards("--language", "en").stdout
    assert "met 5 (1 of them in doubt) · on pace 0 · behind 3" in said


@pytest.mark.parametrize(
    ("outcomes", "status"),
    [
        ({}, 0),
        ({"one": "blocker"}, 1),
        ({"one": SourceError("text", "", "wrong."), "two": "blocker"}, 2),
        ({"one": RunError("", "wrong."), "two": SourceError("text", "", "wrong.")}, 3),
        ({"one": ZeroDivisionError("wrong"), "three": "blocker"}, 3),
    ],
)
def test_the_gravest_status_of_a_batch_counts(made_up_run, outcomes, status):
    made_up_run[0].update(outcomes)
    assert (call_wards().exit_code, len(made_up_run[1])) == (status, 3)


def test_words_that_are_wrong_for_every_ward_are_said_once(made_up_run):
    made_up_run[0].update(dict.fromkeys(("one", "two"), ParameterError("out", "wrong.")))
    assert (call_wards().exit_code, len(made_up_run[1])) == (2, 1)


def test_json_holds_the_errors_of_a_batch(made_up_run):
    made_up_run[0]["two"] = SourceError("text", "here", "wrong.", file="two.xlsx", cell="F5")
    answers = json.loads(call_wards("--json").stdout)
    assert [answer["ward"] for answer in answers] == ["one", "two", "three"]
    assert answers[1] == {
        "ward": "two", "error": "here: wrong.", "code": "text", "file": "two.xlsx", "cell": "F5",
    }  # fmt: skip


@pytest.mark.usefixtures("made_up_run")
def test_brackets_in_the_name_of_a_folder_are_no_markup():
    assert "[b]one" in call("run", "2020-9M", "--ward", "one").stdout


def test_brackets_in_the_name_of_a_workbook_are_no_markup(ward_workbook):
    renamed = ward_workbook.rename(ward_workbook.with_name("x [b]y.xlsx"))
    assert "x [b]y.xlsx" in call("check", renamed).stdout


def test_brackets_in_the_name_of_a_form_are_no_markup(raw):
    assert "[b]x" in call("form", "2020-9M", "--ward", "[b]x", "--raw", raw).stdout


# What nobody foresaw.


@pytest.fixture
def fault(monkeypatch):
    def fail(_path):
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("wardstats.analysis.source_review.review_workbook", fail)


@pytest.mark.usefixtures("fault")
def test_a_fault_is_one_message_and_ends_with_3():
    done = call("check", "x.xlsx")
    assert (done.exit_code, "ZeroDivisionError: by nothing." in done.stderr) == (3, True)
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("fault")
def test_the_traceback_of_a_fault_is_shown_on_request(monkeypatch):
    monkeypatch.setenv("WARDSTATS_TRACEBACK", "1")
    assert "Traceback" in call("check", "x.xlsx").stderr


# Folders.


@pytest.fixture
def below(tmp_path, monkeypatch):
    """A working folder below a project's, which has folders of common names."""
    for name in ("data/raw", "data/processed", "tmp", "my/raw", "here"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


@pytest.mark.parametrize("name", ["data/raw", "data/processed"])
def test_the_projects_own_folders_are_found_from_below(below, name):
    assert find_folder(name) == below / name


@pytest.mark.parametrize("name", ["tmp", "my/raw", "data", "../tmp"])
def test_a_folder_that_is_named_is_the_one_in_the_working_folder(below, name):
    assert find_folder(name) == below / "here" / name
