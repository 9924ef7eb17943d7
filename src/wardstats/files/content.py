"""The bytes of a file from outside, read once: what is opened afterwards are those checked here."""

from __future__ import annotations

from pathlib import Path

from wardstats.files.refusals import MEGABYTE, refuse_file
from wardstats.language import translate as _

LARGEST_FILE = 20 * MEGABYTE
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what Office wrote before 2007 (OLE)
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def read_content(path: Path, *, smaller: str) -> bytes:
    """Return the bytes of a file of a sane size.

    Parameters
    ----------
    smaller
        How a file like this one is made smaller, said where it is too large.

    Raises
    ------
    SourceError
        With code `empty_file`, `too_large` or `lock_file`.
    """
    size = path.stat().st_size
    if size == 0:
        raise refuse_file(path, "empty_file", _("the file is empty."), _("Send the file again."))
    if size > LARGEST_FILE:
        problem = _("the file has {size} MB.").format(size=size // MEGABYTE)
        raise refuse_file(path, "too_large", problem, smaller)
    try:
        return path.read_bytes()
    except OSError as error:
        raise refuse_file(
            path,
            "lock_file",
            _("the file cannot be opened ({detail}).").format(detail=error.strerror),
            _("Close it in other programs, or ask for the right to read it."),
        ) from error


def is_compound_file(content: bytes) -> bool:
    """Whether it is of the kind that old Office files and encrypted new ones are of."""
    return content.startswith(_COMPOUND_FILE)


def is_encrypted(content: bytes) -> bool:
    """Whether a compound file holds a new Office file behind a password."""
    return _ENCRYPTED_STREAM in content
