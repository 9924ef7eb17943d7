"""Errors about a whole file: each names it and says the way out in one sentence."""

from __future__ import annotations

from pathlib import Path

from wardstats.errors import SourceError
from wardstats.language import translate as _

MEGABYTE = 1_000_000


def refuse_file(path: Path, code: str, problem: str, remedy: str) -> SourceError:
    """Make the error for a file that is not read."""
    return SourceError(code, path.as_posix(), problem, remedy=remedy, file=path.name)


def corrupt_file(path: Path, detail: str) -> SourceError:
    """Make the error for a file that cannot be opened."""
    return refuse_file(
        path,
        "corrupt_file",
        _("the file is damaged and cannot be opened ({detail}).").format(
            detail=detail.splitlines()[0][:200] if detail else "?"
        ),
        _("Open it in the program it was made with, let that repair it, and save it again."),
    )


def save_it_again() -> str:
    """Say the way out for a file that takes too much to read."""
    return _("Save it again in the program it was made with, without pictures and empty areas.")


def unsafe_archive(path: Path, problem: str) -> SourceError:
    """Make the error for an archive that is built as no program builds one."""
    return refuse_file(
        path,
        "unsafe_archive",
        problem,
        save_it_again(),
    )


def unsafe_xml(path: Path, part: str, problem: str) -> SourceError:
    """Make the error for a part whose XML is built to harm its reader."""
    return SourceError(
        "unsafe_xml",
        f"{path.as_posix()} › {part}",
        problem,
        remedy=_("Ask the sender where the file is from; copy what it says into a new file."),
        file=path.name,
    )
