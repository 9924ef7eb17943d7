"""Publishing: all files of a folder or none, whatever happens in between."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wardstats.errors import ParameterError, RunError
from wardstats.running.publishing import UNFINISHED, exchange, staged


class StoppedError(Exception):
    """What goes wrong inside the block."""


def tree(folder: Path) -> dict[str, bytes | None]:
    """Every folder (None) and file (its content) below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def publish(target: Path, name: str, content: str) -> None:
    with staged(target) as folder:
        (folder / name).write_text(content, encoding="utf-8")


def stop_half_way(target: Path) -> None:
    with staged(target) as folder:
        (folder / "report.html").write_text("half", encoding="utf-8")
        raise StoppedError


def fail_to_publish(target: Path) -> None:
    with pytest.raises(StoppedError):
        stop_half_way(target)


@pytest.fixture
def target(tmp_path) -> Path:
    return tmp_path / "data" / "processed" / "synthetic-ward" / "2020-9M"


@pytest.fixture
def former(target) -> Path:
    """A target that was published before, with a folder inside."""
    target.mkdir(parents=True)
    (target / "report.html").write_text("former", encoding="utf-8")
    (target / "inner").mkdir()
    (target / "inner" / "chart.svg").write_text("former chart", encoding="utf-8")
    return target


def test_a_first_publication_makes_the_folders_it_needs(target):
    publish(target, "report.html", "new")
    assert tree(target) == {"report.html": b"new"}


def test_a_first_publication_leaves_nothing_else_behind(target, tmp_path):
    publish(target, "report.html", "new")
    assert sorted(tree(tmp_path)) == [
        "data",
        "data/processed",
        "data/processed/synthetic-ward",
        "data/processed/synthetic-ward/2020-9M",
        "data/processed/synthetic-ward/2020-9M/report.html",
    ]


def test_new_files_take_the_place_of_all_former_ones(former):
    publish(former, "report.pdf", "new")
    assert tree(former) == {"report.pdf": b"new"}


def test_the_former_folder_is_gone_after_an_exchange(former):
    publish(former, "report.pdf", "new")
    assert [path.name for path in former.parent.parent.iterdir()] == ["synthetic-ward"]


def test_the_former_folder_is_whole_while_the_block_runs(former):
    before = tree(former)
    with staged(former) as folder:
        (folder / "report.html").write_text("new", encoding="utf-8")
        assert tree(former) == before


def test_an_exception_keeps_the_former_content_whole(former, tmp_path):
    before = tree(tmp_path)
    fail_to_publish(former)
    assert tree(tmp_path) == before


def test_an_exception_makes_no_folder_that_was_not_there(target, tmp_path):
    fail_to_publish(target)
    assert tree(tmp_path) == {}


def test_an_exception_keeps_the_wards_other_periods(former, tmp_path):
    before = tree(tmp_path)
    fail_to_publish(former.with_name("2020-6M"))
    assert tree(tmp_path) == before


def test_the_block_gets_an_empty_folder(former):
    with staged(former) as folder:
        assert tree(folder) == {}


def test_the_folder_of_the_block_is_on_the_disk_of_the_target(former):
    with staged(former) as folder:
        assert folder.stat().st_dev == former.stat().st_dev


def test_a_published_folder_can_be_read_by_others(target):
    publish(target, "report.html", "new")
    assert target.stat().st_mode & 0o755 == 0o755


@pytest.fixture
def stopped(former) -> Path:
    """A target whose exchange was stopped after the first of its two renames."""
    unfinished = former.parent.parent / UNFINISHED
    unfinished.mkdir()
    former.rename(unfinished / f"{former.parent.name}-{former.name}-former")
    return former


def test_a_stopped_exchange_is_put_back_by_the_next_run_that_fails(stopped):
    fail_to_publish(stopped)
    assert tree(stopped)["report.html"] == b"former"


def test_a_stopped_exchange_is_put_back_whole(stopped):
    fail_to_publish(stopped)
    assert sorted(tree(stopped)) == ["inner", "inner/chart.svg", "report.html"]


def test_a_stopped_exchange_is_put_back_before_the_block_runs(stopped):
    with staged(stopped):
        assert tree(stopped)["report.html"] == b"former"


def test_a_stopped_exchange_leaves_nothing_behind_after_the_next_run(stopped):
    publish(stopped, "report.pdf", "new")
    assert [path.name for path in stopped.parent.parent.iterdir()] == ["synthetic-ward"]


def test_an_exchange_stopped_after_both_renames_keeps_the_new_content(stopped):
    stopped.mkdir()
    (stopped / "report.html").write_text("new", encoding="utf-8")
    fail_to_publish(stopped)
    assert tree(stopped) == {"report.html": b"new"}


def test_an_exchange_that_cannot_end_puts_the_former_content_back(former):
    before = tree(former)
    (former.parent.parent / UNFINISHED).mkdir()
    folder = former.parent.parent / "vanishes"
    folder.mkdir()

    class Vanishing(type(folder)):
        def chmod(self, _mode):
            self.rmdir()  # so that the second rename finds nothing to move

    with pytest.raises(OSError, match="vanishes"):
        exchange(Vanishing(folder), former)
    assert tree(former) == before


def test_what_a_killed_run_left_a_day_ago_is_removed(tmp_path):
    left = tmp_path / UNFINISHED / "kenh-duong-2020-9M-killed"
    left.mkdir(parents=True)
    two_days_ago = left.stat().st_mtime - 2 * 24 * 3600
    os.utime(left, (two_days_ago, two_days_ago))
    with staged(tmp_path / "kenh-duong" / "2020-9M"):
        pass
    assert not left.exists()


# Two runs at once.

PUBLISH_OFTEN = """
import sys
from pathlib import Path
from wardstats.errors import RunError
from wardstats.running.publishing import staged

target, refused = Path(sys.argv[1]), 0
for number in range(30):
    try:
        with staged(target) as folder:
            (folder / "one").write_text(f"{sys.argv[2]} {number}")
            (folder / "two").write_text(f"{sys.argv[2]} {number}")
            if number % 3 == 0:
                raise KeyError(number)
    except RunError:
        refused += 1
    except KeyError:
        pass
print(refused)
"""


def publish_often(*targets: Path) -> list[subprocess.CompletedProcess[str]]:
    """Publish from one process per target at the same time."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PUBLISH_OFTEN, str(target), str(number)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        )
        for number, target in enumerate(targets)
    ]  # fmt: skip
    answers = [process.communicate() for process in processes]
    return [
        subprocess.CompletedProcess(process.args, process.returncode, *answer)
        for process, answer in zip(processes, answers, strict=True)
    ]


@pytest.mark.parametrize("other", ["2020-9M", "2020-6M", "2020"])
def test_two_processes_that_publish_at_once_do_not_collide(target, other):
    done = publish_often(target, target.with_name(other))
    assert [(one.returncode, one.stderr) for one in done] == [(0, ""), (0, "")]
    assert (target / "one").read_text() == (target / "two").read_text()
    assert [path.name for path in target.parent.parent.iterdir()] == ["synthetic-ward"]


def test_runs_of_two_periods_do_not_refuse_each_other(target):
    done = publish_often(target, target.with_name("2020-6M"))
    assert [one.stdout.strip() for one in done] == ["0", "0"]


def test_a_second_run_of_the_same_target_is_refused_clearly(former):
    with staged(former), pytest.raises(RunError, match="2020-9M"):
        publish(former, "report.pdf", "second")


def test_the_first_run_goes_on_after_a_second_was_refused(former):
    with staged(former) as folder:
        with pytest.raises(RunError):
            publish(former, "report.pdf", "second")
        (folder / "report.pdf").write_text("first", encoding="utf-8")
    assert tree(former) == {"report.pdf": b"first"}


def test_the_lock_of_a_killed_run_holds_nobody_up(former):
    unfinished = former.parent.parent / UNFINISHED
    unfinished.mkdir()
    (unfinished / f"{former.parent.name}-{former.name}.lock").touch()
    publish(former, "report.pdf", "new")
    assert [path.name for path in former.parent.parent.iterdir()] == ["synthetic-ward"]


def test_a_folder_that_cannot_be_made_is_a_wrong_parameter(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ParameterError, match="file"):
        publish(tmp_path / "file" / "out" / "ward" / "2020-9M", "report.pdf", "new")
