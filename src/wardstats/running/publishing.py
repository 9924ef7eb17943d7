"""Puts finished files into place: all of them, or none."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wardstats.errors import ParameterError
from wardstats.language import translate as _
from wardstats.running.locking import give_lock_back, take_lock

UNFINISHED = ".unfinished"
_STALE_SECONDS = 24 * 3600
_MOST_TRIES = 100


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Yield an empty folder that takes the place of `target` when the block succeeds.

    What was in `target` before stays whole until the moment of the exchange, and for good when
    the block raises. The folder lies on the same disk, so the exchange is two renames.

    Raises
    ------
    RunError
        Another run makes the same target just now.
    ParameterError
        Nothing can be written there.
    """
    out = target.parent.parent
    created = _missing_folders(target.parent)
    unfinished = out / UNFINISHED
    name = f"{target.parent.name}-{target.name}"
    try:
        # The lock lies in the folder, which other runs therefore leave where it is.
        with _held(unfinished / f"{name}.lock"):
            folder = _make_folder(target, f"{name}-")
            try:
                yield folder
                exchange(folder, target)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        _remove_empty([unfinished, *created])


def exchange(folder: Path, target: Path) -> None:
    """Move a folder into the place of another, which is removed afterwards."""
    former = _former(target)
    folder.chmod(0o755)
    if target.exists():
        target.rename(former)
    try:
        _move(folder, target)
    except OSError:
        with suppress(OSError):  # the next run puts it back
            former.rename(target)
        raise
    shutil.rmtree(former, ignore_errors=True)


def _move(folder: Path, target: Path) -> None:
    """Move a folder; a failed run of another period may remove the empty parent meanwhile."""
    for tries_left in reversed(range(_MOST_TRIES)):
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            folder.rename(target)
        except FileNotFoundError:
            if not tries_left or not folder.exists():
                raise
        else:
            return


@contextmanager
def _held(lock: Path) -> Iterator[None]:
    try:
        file = take_lock(lock)
    except OSError as error:
        raise _not_writable(error, lock.parent.parent) from error
    try:
        yield
    finally:
        give_lock_back(lock, file)


def _make_folder(target: Path, prefix: str) -> Path:
    """Clear up after killed runs, and make the folder of this one."""
    unfinished = target.parent.parent / UNFINISHED
    try:
        _recover(target)
        _remove_stale(unfinished, prefix)
        return Path(tempfile.mkdtemp(prefix=prefix, dir=unfinished))
    except OSError as error:
        raise _not_writable(error, target.parent.parent) from error


def _recover(target: Path) -> None:
    """Put back what an earlier run was stopped at between the two renames."""
    former = _former(target)
    if former.exists() and not target.exists():
        _move(former, target)
    shutil.rmtree(former, ignore_errors=True)


def _remove_stale(unfinished: Path, prefix: str) -> None:
    """Remove what runs of this ward and period left when they were killed, a day ago or more."""
    for folder in unfinished.glob(f"{prefix}*"):
        with suppress(FileNotFoundError):  # 2020 also meets folders of 2020-9M, whose run may end
            if time.time() - folder.stat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def _former(target: Path) -> Path:
    return target.parent.parent / UNFINISHED / f"{target.parent.name}-{target.name}-former"


def _missing_folders(folder: Path) -> list[Path]:
    """List the folders that would have to be made, deepest first."""
    return [one for one in (folder, *folder.parents) if not one.exists()]


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        with suppress(OSError):  # not empty, or gone already
            folder.rmdir()


def _not_writable(error: OSError, out: Path) -> ParameterError:
    """Return the stop for a folder in which nothing can be written."""
    return ParameterError(
        _("parameter '{name}'").format(name="out"),
        _("nothing can be written in {folder} ({detail}).").format(
            folder=out.as_posix(), detail=error.strerror or type(error).__name__
        ),
        remedy=_("Name a folder in which you may write."),
    )
