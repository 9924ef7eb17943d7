"""Looks at a file's bytes before any reader opens it, and says what it is not."""

from __future__ import annotations

import zipfile
from pathlib import Path

from wardstats.errors import SourceError
from wardstats.language import translate as _

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
MEGABYTE = 1_000_000
LARGEST_FILE = 20 * MEGABYTE
LARGEST_CONTENT = 200 * MEGABYTE
MOST_PARTS = 2_000


def require_workbook(path: Path) -> None:
    """Stop unless the file looks like an .xlsx workbook of a sane size.

    Raises
    ------
    SourceError
        With code `missing_file`, `empty_file`, `too_large`, `encrypted`, `legacy_xls`,
        `not_a_workbook`, `corrupt_file` or `unsafe_archive`.
    """
    if not path.is_file():
        raise _refuse(path, "missing_file", _("there is no such file."), _put_it_there(path))
    size = path.stat().st_size
    if size == 0:
        raise _refuse(path, "empty_file", _("the file is empty."), _("Send the file again."))
    if size > LARGEST_FILE:
        raise _refuse(
            path,
            "too_large",
            _("the file has {size} MB.").format(size=size // MEGABYTE),
            _("Delete pictures and empty areas, save it as .xlsx (at most 20 MB)."),
        )
    with path.open("rb") as file:
        start = file.read(8)
    if start == _OLE:
        raise _refuse_ole(path)
    if not start.startswith(b"PK"):
        raise _refuse(
            path,
            "not_a_workbook",
            _("the file is not an Excel workbook, whatever its name says."),
            _("Open it in Excel and save it as .xlsx."),
        )
    _require_sane_archive(path)


def _refuse_ole(path: Path) -> SourceError:
    if _ENCRYPTED_STREAM in path.read_bytes():
        return _refuse(
            path,
            "encrypted",
            _("the workbook has a password."),
            _("Open it in Excel, File > Info > Protect Workbook, remove the password, save."),
        )
    return _refuse(
        path,
        "legacy_xls",
        _("the file is in the old .xls format."),
        _("Open it in Excel and save it as .xlsx."),
    )


def _require_sane_archive(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise corrupt_file(path, str(error)) from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_CONTENT:
        raise _refuse(
            path,
            "unsafe_archive",
            _("the file unpacks to more than 200 MB or 2 000 parts; it was not read."),
            _("Save it again in Excel, without pictures and empty areas."),
        )
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise _refuse(
            path,
            "not_a_workbook",
            _("the file is an archive, but not an Excel workbook."),
            _("Open it in Excel and save it as .xlsx."),
        )


def corrupt_file(path: Path, detail: str) -> SourceError:
    """Make the error for a workbook that cannot be opened."""
    return _refuse(
        path,
        "corrupt_file",
        _("the workbook is damaged and cannot be opened ({detail}).").format(
            detail=detail.splitlines()[0][:200] if detail else "?"
        ),
        _("Open it in Excel, let Excel repair it, and save it as .xlsx."),
    )


def _put_it_there(path: Path) -> str:
    folder = path.parent
    present = sorted(entry.name for entry in folder.glob("*.xlsx")) if folder.is_dir() else []
    if present:
        return _("In {folder} there are: {present}.").format(
            folder=folder.as_posix(), present=", ".join(present)
        )
    return _("Put the workbook there, or make an empty one with 'wardstats form'.")


def _refuse(path: Path, code: str, problem: str, remedy: str) -> SourceError:
    return SourceError(code, path.as_posix(), problem, remedy=remedy, file=path.name)
