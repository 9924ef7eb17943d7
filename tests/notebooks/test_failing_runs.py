"""Runs that cannot succeed: the message says where, and what was published stays as it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient.exceptions import DeadKernelError
from papermill.iorw import load_notebook_node
from typer.testing import CliRunner

from wardstats.cli import app

BROKEN = Path(__file__).with_name("broken_second_cell.ipynb")
ROOT = Path(__file__).parents[2]
NOT_A_NOTEBOOK = ROOT / "README.md"
WARD, PERIOD, NAME = "synthetic-ward", "2020-9M", "2020-9M.xlsx"
TAX, CRIME, INFORMATION = "Thu ngân sách", "An ninh, trật tự", "Thông tin"


def tree(folder: Path) -> dict[str, bytes | None]:
    """Every folder (None) and file (its content) below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def call(*words):
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def out(ward_workbook, monkeypatch) -> Path:
    """An output folder with an earlier report in it, and the project's folder to run in."""
    monkeypatch.chdir(ROOT)
    folder = ward_workbook.parents[2] / "processed"
    earlier = folder / WARD / PERIOD
    earlier.mkdir(parents=True)
    (earlier / "report.html").write_text("earlier", encoding="utf-8")
    (earlier / "inner").mkdir()
    (earlier / "inner" / "chart.svg").write_bytes(b"\x00earlier")
    return folder


@pytest.fixture
def run_ward(out):
    """Give a function that runs the made-up ward, with other words where they are given."""

    def run_it(*words, period=PERIOD, ward=WARD):
        raw = out.parent / "raw"
        return call("run", period, "--ward", ward, "--raw", raw, "--out", out, *words)

    return run_it


# What the workbook says wrong, told by `check` without a kernel.


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({f"{TAX}!F5": "nhiều"}, (TAX, "F5", "nhiều")),
        ({f"{TAX}!F6": "#DIV/0!"}, (TAX, "F6", "#DIV/0!")),
        ({f"{TAX}!F7": True}, (TAX, "F7", "TRUE")),
        ({f"{TAX}!A6": "revenue.tax.fee"}, (TAX, "A6", "revenue.tax.fee", "revenue.tax.fees")),
        ({f"{TAX}!C7": "người"}, (TAX, "C7", "người", "tỷ đồng")),
        ({f"{TAX}!C7": "vụn"}, (TAX, "C7", "vụn")),
        ({f"{CRIME}!A5": None}, (CRIME, "A5")),
        ({f"{TAX}!F3": "Khác"}, (TAX, "A3", "Lũy kế")),
        ({f"{TAX}!F5": "nhiều", f"{CRIME}!F4": "ít"}, (TAX, "F5", CRIME, "F4")),
    ],
    ids=["text", "error value", "truth value", "unknown code", "unit of another kind",
         "unknown unit", "no code", "no column", "two cells"],
)  # fmt: skip
def test_a_wrong_cell_is_named(ward_workbook, edit_workbook, values, named):
    edit_workbook(ward_workbook, values)
    done = call("check", ward_workbook)
    assert (done.exit_code, [word for word in (NAME, *named) if word not in done.stdout]) == (1, [])


@pytest.mark.parametrize(("cell", "value"), [("B6", "quý mấy"), ("B10", "31/31/2020")])
def test_wrong_information_is_named(ward_workbook, edit_workbook, cell, value):
    edit_workbook(ward_workbook, {f"{INFORMATION}!{cell}": value})
    done = call("check", ward_workbook)
    named = (NAME, INFORMATION, cell, value)
    assert (done.exit_code, [word for word in named if word not in done.stderr]) == (2, [])


@pytest.mark.parametrize("sheet", [INFORMATION, "Nội dung"])
def test_a_missing_sheet_is_named(ward_workbook, sheet):
    from openpyxl import load_workbook

    workbook = load_workbook(ward_workbook)
    del workbook[sheet]
    workbook.save(ward_workbook)
    done = call("check", ward_workbook)
    assert (done.exit_code, NAME in done.stderr, sheet in done.stderr) == (2, True, True)


@pytest.mark.parametrize("content", [b"", b"a;b\n1;2\n", b"PK\x03\x04" + bytes(60)])
@pytest.mark.parametrize("command", ["check", "run"])
def test_an_unreadable_file_is_named(ward_workbook, run_ward, command, content):
    ward_workbook.write_bytes(content)
    done = call("check", ward_workbook) if command == "check" else run_ward()
    assert (done.exit_code, NAME in done.stderr) == (2, True)


def test_a_missing_workbook_is_named_by_check(tmp_path):
    done = call("check", tmp_path / WARD / NAME)
    assert (done.exit_code, NAME in done.stderr) == (2, True)


# Words and files that are wrong, told by `run` before a kernel starts.


@pytest.mark.parametrize(
    ("options", "words", "named"),
    [
        ({"period": "2020-6M"}, (), ("2020-6M.xlsx", NAME)),
        ({"ward": "synthetic-wrad"}, (), ("synthetic-wrad", "synthetic-ward")),
        ({"ward": ".."}, (), ("..",)),
        ({"period": "quý 3"}, (), ("quý 3",)),
        ({}, ("-p", "perod=2020-9M"), ("perod", "period", "ward_report.ipynb")),
        ({}, ("-p", "ward=another"), ("--ward",)),
        ({}, ("-p", "language=xx"), ("--language",)),
        ({}, ("-p", "alone"), ("alone",)),
        ({}, ("--language", "fr"), ("fr", "vi", "en")),
        ({}, ("--formats", "html,docs"), ("docs", "html", "pdf")),
        ({}, ("--notebook", "notebooks/nowhere.ipynb"), ("nowhere.ipynb",)),
        ({}, ("--notebook", NOT_A_NOTEBOOK), (NOT_A_NOTEBOOK.name,)),
    ],
    ids=["missing workbook", "missing ward", "way elsewhere", "period", "unknown parameter",
         "own parameter", "own language", "no value", "language", "format", "no such notebook",
         "not a notebook"],
)  # fmt: skip
def test_wrong_words_are_named_and_nothing_is_touched(out, run_ward, options, words, named):
    before = tree(out.parent)
    done = run_ward(*words, **options)
    missing = [word for word in named if word not in done.stderr]
    assert (done.exit_code, missing, tree(out.parent) == before) == (2, [], True)


def test_without_any_workbook_of_the_period_the_folder_is_named(out):
    done = call("run", "2019-9M", "--raw", out.parent / "raw", "--out", out)
    assert (done.exit_code, "2019-9M.xlsx" in done.stderr) == (2, True)


def test_a_folder_that_cannot_be_written_is_a_wrong_word(out, run_ward):
    (out.parent / "file").touch()
    done = run_ward("--out", out.parent / "file" / "x")
    assert (done.exit_code, "file/x" in done.stderr.replace("\\", "/")) == (2, True)


@pytest.mark.parametrize(
    "error", [DeadKernelError("Kernel died"), RuntimeError("no kernel")], ids=["died", "no start"]
)
def test_a_kernel_that_dies_is_a_failed_run_and_keeps_the_notebook(
    out, run_ward, monkeypatch, error
):
    def die(*_words, **_options):
        raise error

    monkeypatch.setattr("papermill.execute_notebook", die)
    before = tree(out)
    done = run_ward()
    kept = out.parent / "failed" / WARD / f"{PERIOD}.ipynb"
    assert (done.exit_code, type(error).__name__ in done.stderr, kept.is_file()) == (3, True, True)
    assert (tree(out) == before, str(kept.name) in done.stderr) == (True, True)


@pytest.fixture
def executed(monkeypatch):
    """A notebook that is executed in no time and writes no table."""

    def execute(source, target, **_options):
        shutil.copyfile(source, target)
        return load_notebook_node(str(target))

    monkeypatch.setattr("papermill.execute_notebook", execute)


@pytest.mark.usefixtures("executed")
def test_a_report_that_cannot_be_rendered_is_a_failed_run(out, run_ward, monkeypatch):
    class Exporter:
        def from_notebook_node(self, *_words):
            raise RuntimeError("typst")

    monkeypatch.setattr("wardstats.running.run._exporters", lambda: {"pdf": Exporter})
    before = tree(out)
    done = run_ward("--formats", "pdf")
    kept = out.parent / "failed" / WARD / f"{PERIOD}.ipynb"
    assert (done.exit_code, "report.pdf" in done.stderr, kept.is_file()) == (3, True, True)
    assert tree(out) == before


@pytest.mark.usefixtures("executed")
def test_a_notebook_that_writes_no_tables_is_a_failed_run(run_ward, monkeypatch):
    monkeypatch.setattr("wardstats.running.run._render", lambda *_words: None)
    done = run_ward("--formats", " html, pdf")
    assert (done.exit_code, "coverage.csv" in done.stderr) == (3, True)


# In a real kernel.


@pytest.mark.notebook
@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({f"{TAX}!F5": "nhiều"}, (TAX, "F5", "nhiều")),
        ({f"{INFORMATION}!B6": "2020-6M"}, (INFORMATION, "B6", "2020-6M", "2020-9M")),
    ],
    ids=["text", "another period"],
)
def test_a_run_on_a_wrong_cell_names_it_and_touches_nothing(
    out, run_ward, ward_workbook, edit_workbook, values, named
):
    edit_workbook(ward_workbook, values)
    before = tree(out.parent)
    done = run_ward()
    missing = [word for word in (NAME, *named) if word not in done.stderr]
    assert (done.exit_code, missing, tree(out.parent) == before) == (2, [], True)


@pytest.mark.notebook
def test_a_refusal_in_the_kernel_keeps_its_code_and_cell(run_ward, ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {f"{TAX}!F5": "nhiều"})
    (answer,) = json.loads(run_ward("--json").stdout)
    assert (answer["file"], answer["sheet"], answer["cell"]) == (NAME, TAX, "F5")
    assert answer["code"] not in {"refused", "error"}


@pytest.fixture(scope="module")
def broken_run(tmp_path_factory, run_wardstats):
    """A run of a notebook that breaks half-way, over an earlier report: the folder, the answer."""
    data = tmp_path_factory.mktemp("broken")
    shutil.copytree(ROOT / "data" / "raw" / "kenh-duong", data / "raw" / "kenh-duong")
    earlier = data / "processed" / "kenh-duong" / PERIOD
    earlier.mkdir(parents=True)
    (earlier / "report.html").write_text("earlier", encoding="utf-8")
    done = run_wardstats(
        "run", PERIOD, "--ward", "kenh-duong", "--raw", data / "raw", "--out", data / "processed",
        "--notebook", BROKEN,
    )  # fmt: skip
    return data, done


@pytest.fixture
def half_run(broken_run):
    kept = broken_run[0] / "failed" / "kenh-duong" / f"{PERIOD}.ipynb"
    return nbformat.read(kept, as_version=4)


@pytest.mark.notebook
def test_a_broken_notebook_is_a_failed_run(broken_run):
    assert broken_run[1].returncode == 3


@pytest.mark.notebook
def test_a_broken_notebook_leaves_the_earlier_report(broken_run):
    assert tree(broken_run[0] / "processed") == {
        "kenh-duong": None,
        f"kenh-duong/{PERIOD}": None,
        f"kenh-duong/{PERIOD}/report.html": b"earlier",
    }


@pytest.mark.notebook
@pytest.mark.parametrize(
    "named", ["broken_second_cell.ipynb", "ZeroDivisionError", f"failed/kenh-duong/{PERIOD}.ipynb"]
)
def test_a_broken_notebook_says_where_and_what(broken_run, named):
    assert named in broken_run[1].stderr.replace("\\", "/")


@pytest.mark.notebook
def test_the_message_names_the_cell_that_broke(broken_run, half_run):
    (broken,) = [
        cell
        for cell in half_run.cells
        if any(output.output_type == "error" for output in cell.get("outputs", []))
    ]
    assert ("/ 0" in broken.source, f"{broken.execution_count}:" in broken_run[1].stderr) == (
        True, True,
    )  # fmt: skip


@pytest.mark.notebook
def test_the_half_run_notebook_keeps_what_ran_and_not_what_did_not(half_run):
    counts = [cell.execution_count for cell in half_run.cells if cell.cell_type == "code"]
    ran = [count for count in counts if count is not None]
    assert (len(ran) > 2, counts[-1]) == (True, None)
