"""The reading process: its death, its hunger and its slowness are errors, nothing worse."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Timer

import pytest

from wardstats.errors import (
    CatalogueError,
    NameUnknownError,
    NotebookFailedError,
    SourceError,
    WardstatsError,
)
from wardstats.files import reading_process
from wardstats.files.reading_process import ProcessLimits, run_apart
from wardstats.intake.workbook import read_workbook
from wardstats.language import current_language, using_language
from wardstats.model.catalogue import Catalogue

pytestmark = pytest.mark.usefixtures("english")

PATH = Path("data/raw/synthetic-ward/2020-9M.xlsx")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs signals and forks")


def refusal(job, limits=None) -> SourceError:
    """What is made of a job that fails; it names the file and says what to do."""
    with pytest.raises(SourceError) as caught:
        run_apart(job, PATH, limits)
    assert caught.value.file == PATH.name
    assert caught.value.remedy.endswith(".")
    return caught.value


@LINUX
def test_too_much_memory_is_refused():
    error = refusal(partial(bytearray, 300_000_000), ProcessLimits(memory=200_000_000))
    assert (error.code, "200 MB of memory" in str(error)) == ("too_large", True)


@LINUX
def test_a_workbook_that_needs_too_much_memory_is_refused(ward_workbook, monkeypatch):
    monkeypatch.setattr(reading_process, "ProcessLimits", partial(ProcessLimits, memory=100_000))
    with pytest.raises(SourceError) as caught:
        read_workbook(ward_workbook)
    assert (caught.value.code, caught.value.file) == ("too_large", ward_workbook.name)


def test_too_much_time_is_refused():
    start = time.monotonic()
    error = refusal(partial(time.sleep, 30), ProcessLimits(seconds=0.5))
    assert (error.code, "0.5 seconds" in str(error)) == ("too_large", True)
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("signal_name", ["SIGKILL", "SIGSEGV"])
@POSIX
def test_a_process_killed_while_it_reads_is_an_error(signal_name):
    child = run_apart(os.getpid, PATH)
    timer = Timer(0.3, os.kill, (child, getattr(signal, signal_name)))
    timer.start()
    error = refusal(partial(time.sleep, 30))
    timer.join()
    assert (error.code, "ended the process" in str(error)) == ("unsafe_archive", True)


def test_a_process_that_ends_itself_is_an_error():
    assert refusal(partial(os._exit, 0)).code == "unsafe_archive"


@POSIX
def test_after_a_death_the_next_reading_has_a_new_process(ward_workbook):
    child = run_apart(os.getpid, PATH)
    os.kill(child, signal.SIGKILL)
    assert len(read_workbook(ward_workbook).observations) == 15
    assert run_apart(os.getpid, PATH) not in {child, os.getpid()}


def test_the_process_is_kept_for_the_next_reading(ward_workbook):
    child = run_apart(os.getpid, PATH)
    read_workbook(ward_workbook)
    assert run_apart(os.getpid, PATH) == child


def test_a_process_is_replaced_after_many_readings(monkeypatch):
    child = run_apart(os.getpid, PATH)
    monkeypatch.setattr(reading_process, "_MOST_READINGS", 1)
    assert run_apart(os.getpid, PATH) != child


def test_several_threads_read_at_once(ward_workbook):
    with ThreadPoolExecutor(4) as pool:
        readings = list(pool.map(read_workbook, [ward_workbook] * 8))
    assert [len(reading.observations) for reading in readings] == [15] * 8
    assert len(reading_process._idle) <= 2


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_language_in_use_reaches_the_process(language):
    with using_language(language):
        assert run_apart(current_language, PATH) == language


def test_errors_in_cells_are_in_the_language_in_use(ward_workbook, edit_workbook):
    edit_workbook(ward_workbook, {"Thu ngân sách!F5": "khá"})
    with using_language("vi"), pytest.raises(SourceError, match="không phải") as caught:
        read_workbook(ward_workbook)
    assert caught.value.cell == "F5"


def test_a_catalogue_handed_in_is_the_one_that_is_used(ward_workbook):
    nothing = Catalogue([], [])
    with pytest.raises(SourceError) as caught:
        read_workbook(ward_workbook, nothing)
    assert {one.code for one in caught.value.problems} == {"indicator_unknown"}


def test_a_wrong_catalogue_of_the_ward_is_told_as_such(ward_workbook):
    ward_workbook.with_name("indicators.toml").write_text("[[indicator]]\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_workbook(ward_workbook)
    assert caught.value.line


def test_an_error_of_ours_tells_where_it_arose():
    with pytest.raises(ZeroDivisionError) as caught:
        run_apart(partial(divmod, 1, 0), PATH)
    assert "reading_worker.py" in caught.value.__notes__[0]


def test_the_process_outlives_an_error():
    child = run_apart(os.getpid, PATH)
    with pytest.raises(ZeroDivisionError):
        run_apart(partial(divmod, 1, 0), PATH)
    assert run_apart(os.getpid, PATH) == child


@POSIX
def test_an_interrupted_reading_leaves_nothing_behind():
    child = run_apart(os.getpid, PATH)
    timer = Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        run_apart(partial(time.sleep, 30), PATH)
    timer.join()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    assert run_apart(os.getpid, PATH) != child


SCRIPT = """
import os, sys
from pathlib import Path
from wardstats.files.reading_process import run_apart
print(run_apart(os.getpid, Path("x.xlsx")), flush=True)
{end}
"""


def is_gone(process: int) -> bool:
    for _attempt in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(
    "end", ["", "os._exit(1)", "os.kill(os.getpid(), 9)", "raise SystemExit(2)"]
)
@POSIX
def test_the_process_ends_with_its_parent(tmp_path, end):
    script = tmp_path / "analysis.py"  # no `if __name__ == "__main__"`, as an analyst writes it
    script.write_text(SCRIPT.format(end=end), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", script], capture_output=True, encoding="utf-8", check=False
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""
    assert is_gone(int(done.stdout))


@POSIX
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_fork_of_ours_has_a_process_of_its_own():
    ours = run_apart(os.getpid, PATH)
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        os.write(writer, str(run_apart(os.getpid, PATH)).encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        theirs = int(answer.read())
    assert theirs != ours
    assert is_gone(theirs)
    assert run_apart(os.getpid, PATH) == ours


def test_no_process_is_left_without_owner():
    for seconds in (0.05, 0.05):
        refusal(partial(time.sleep, 30), ProcessLimits(seconds=seconds))
    gc.collect()  # a forgotten process would warn here, and warnings are errors
    children = subprocess.run(
        ["ps", "-o", "stat=", "--ppid", str(os.getpid())],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert "Z" not in children.stdout


ERRORS = [
    WardstatsError("where", "problem.", "expected.", "remedy."),
    SourceError("code", "where", "problem.", file="a.xlsx", sheet="S", cell="A1"),
    CatalogueError("a.toml", 7, "problem."),
    NameUnknownError("", "problem.", candidates=("a", "b")),
    NotebookFailedError("where", "problem.", "remedy.", notebook=Path("a.ipynb")),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_goes_through_pickle_whole(error):
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.args) == (type(error), str(error), error.args)
    own = {key: value for key, value in vars(error).items() if key != "problems"}
    assert {key: value for key, value in vars(copy).items() if key != "problems"} == own


def test_the_problems_of_an_error_go_through_pickle():
    problems = [
        SourceError("code", f"A{row}", "problem.", file="a.xlsx", sheet="S", cell=f"A{row}")
        for row in range(3)
    ]
    copy = pickle.loads(pickle.dumps(SourceError.gather(problems)))
    assert [one.cell for one in copy.problems] == ["A0", "A1", "A2"]
    assert copy.problems[1].problems == (copy.problems[1],)
    assert str(copy) == str(SourceError.gather(problems))
