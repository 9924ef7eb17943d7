"""Puts finished files into place: all of them, or none."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNFINISHED = ".unfinished"
_STALE_SECONDS = 24 * 3600


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Yield an empty folder that takes the place of `target` when the block succeeds.

    What was in `target` before stays whole until the moment of the exchange, and for good when
    the block raises. The folder lies on the same disk, so the exchange is two renames.
    """
    out = target.parent.parent
    created = _missing_folders(target.parent)
    unfinished = out / UNFINISHED
    unfinished.mkdir(parents=True, exist_ok=True)
    prefix = f"{target.parent.name}-{target.name}-"
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=unfinished))
    try:
        _recover(target)
        _remove_stale(unfinished, prefix)
        yield folder
        exchange(folder, target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _remove_empty([unfinished, *created])


def exchange(folder: Path, target: Path) -> None:
    """Move a folder into the place of another, which is removed afterwards."""
    target.parent.mkdir(parents=True, exist_ok=True)
    former = _former(target)
    folder.chmod(0o755)
    if target.exists():
        target.rename(former)
    try:
        folder.rename(target)
    except OSError:
        if former.exists():
            former.rename(target)
        raise
    shutil.rmtree(former, ignore_errors=True)


def _recover(target: Path) -> None:
    """Put back what an earlier run was stopped at between the two renames."""
    former = _former(target)
    if former.exists() and not target.exists():
        former.rename(target)
    shutil.rmtree(former, ignore_errors=True)


def _remove_stale(unfinished: Path, prefix: str) -> None:
    """Remove what runs of this ward and period left when they were killed, a day ago or more."""
    for folder in unfinished.glob(f"{prefix}*"):
        if time.time() - folder.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def _former(target: Path) -> Path:
    return target.parent.parent / UNFINISHED / f"{target.parent.name}-{target.name}-former"


def _missing_folders(folder: Path) -> list[Path]:
    """List the folders that would have to be made, deepest first."""
    return [one for one in (folder, *folder.parents) if not one.exists()]


def _remove_empty(folders: list[Path]) -> None:
    for folder in folders:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
