"""A lock per ward and period, held by the operating system for as long as a run lives.

It goes with the process, however that ends, so no lock is ever left over; only its file may be.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from wardstats.errors import RunError
from wardstats.language import translate as _

_MOST_TRIES = 1000


def take_lock(path: Path) -> int:
    """Take the lock whose file is `path`, made with its folder; return the open file.

    Raises
    ------
    RunError
        Another run holds it.
    OSError
        The file cannot be made.
    """
    for tries_left in reversed(range(_MOST_TRIES)):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except (FileNotFoundError, FileExistsError):
            # Another run that ended removed the folder just now.
            if not tries_left or path.parent.is_file():
                raise
            continue
        try:
            _lock(file, path)
        except BaseException:
            os.close(file)
            raise
        if _is_same(file, path):
            return file
        os.close(file)
    raise _busy(path)


def give_lock_back(path: Path, file: int) -> None:
    """Remove the file of a lock and let the lock go."""
    if sys.platform == "win32":  # where an open file cannot be removed
        os.close(file)
        with suppress(OSError):
            path.unlink()
    else:
        with suppress(OSError):
            path.unlink()
        os.close(file)


def _lock(file: int, path: Path) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not there

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            raise _busy(path) from error
        # A disk that knows no locks: the run goes on without.


def _is_same(file: int, path: Path) -> bool:
    """Tell whether the locked file is still the one at `path`: who had it may have removed it."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def _busy(path: Path) -> RunError:
    return RunError(
        path.stem,
        _("another run is making this report just now."),
        remedy=_("Wait until it has ended, then run again."),
    )
