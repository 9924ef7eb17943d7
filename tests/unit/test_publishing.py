"""Publishing: all files of a folder or none, whatever happens in between."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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
