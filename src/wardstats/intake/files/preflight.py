"""Looks at a file's bytes before any reader opens it, and says what it is not.

Only the standard library is used. What is read afterwards are the very bytes checked here.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from wardstats.errors import SourceError
from wardstats.files.archive import Archive, ArchiveLimits
from wardstats.files.content import is_compound_file, is_encrypted, read_content
from wardstats.files.refusals import refuse_file
from wardstats.intake.files.parts import CellsOutOfOrderError, Found, PartScan, SheetLimits
from wardstats.language import translate as _

_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # byte order marks, blanks
_TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
_EXTERNAL_LINKS = "xl/externallinks/"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A workbook that may be opened: the bytes that were checked, and what is in them."""

    content: bytes
    has_formulas: bool
    has_macros: bool
    has_external_links: bool


def require_workbook(
    path: Path,
    archive_limits: ArchiveLimits | None = None,
    sheet_limits: SheetLimits | None = None,
) -> CheckedFile:
    """Stop unless the file is an .xlsx workbook of a sane size that is safe to open.

    Raises
    ------
    SourceError
        With code `missing_file`, `lock_file`, `empty_file`, `too_large`, `encrypted`,
        `legacy_xls`, `unsupported_format`, `not_a_workbook`, `strict_ooxml`, `corrupt_file`,
        `unsafe_archive`, `unsafe_xml`, `address_out_of_range`, `duplicate_cell` or
        `text_too_long`.
    """
    content = _read(path)
    _require_archive(path, content)
    archive = Archive(path, content, archive_limits)
    _require_workbook_parts(archive)
    found = Found()
    for entry in sorted(archive.entries, key=_reading_order):
        _scan(archive, entry, found, sheet_limits or SheetLimits())
    if not found.has_workbook:
        raise _no_workbook(path)
    names = [name.replace("\\", "/").casefold() for name in archive.names]
    return CheckedFile(
        content,
        has_formulas=found.has_formulas,
        has_macros=any(name.endswith("vbaproject.bin") for name in names),
        has_external_links=any(name.startswith(_EXTERNAL_LINKS) for name in names),
    )


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise refuse_file(path, "missing_file", _("there is no such file."), _put_it_there(path))
    if path.name.startswith("~$"):
        raise refuse_file(
            path,
            "lock_file",
            _("the file only marks that a workbook is open in Excel."),
            _("Close Excel and take '{name}'.").format(name=path.name[2:]),
        )
    return read_content(
        path, smaller=_("Delete pictures and empty areas, save it as .xlsx (at most 20 MB).")
    )


def _require_archive(path: Path, content: bytes) -> None:
    if is_compound_file(content):
        raise _refuse_ole(path, content)
    if content[:512].lstrip(_BEFORE_XML).startswith(b"<"):
        raise refuse_file(
            path,
            "unsupported_format",
            _("the file is a page in HTML or XML, only its name is that of a workbook."),
            _("Open it in Excel and save it as .xlsx."),
        )
    if content.startswith(b"PK"):
        return
    if path.suffix.casefold() in _TEXT_SUFFIXES:
        raise refuse_file(
            path,
            "unsupported_format",
            _("the file is a text, such as CSV, which is not read."),
            _("Copy the figures into a form made by 'wardstats form'."),
        )
    raise refuse_file(
        path,
        "not_a_workbook",
        _("the file is not an Excel workbook, whatever its name says."),
        _("Open it in Excel and save it as .xlsx."),
    )


def _refuse_ole(path: Path, content: bytes) -> SourceError:
    if is_encrypted(content):
        return refuse_file(
            path,
            "encrypted",
            _("the workbook has a password."),
            _("Open it in Excel, File > Info > Protect Workbook, remove the password, save."),
        )
    return refuse_file(
        path,
        "legacy_xls",
        _("the file is in the old .xls format."),
        _("Open it in Excel and save it as .xlsx."),
    )


def _require_workbook_parts(archive: Archive) -> None:
    kind = next((one for one in archive.entries if one.filename == "mimetype"), None)
    if kind and b"".join(archive.inflate(kind)).startswith(_OPEN_DOCUMENT):
        raise refuse_file(
            archive.path,
            "unsupported_format",
            _("the file is in the OpenDocument format (.ods), which is not read."),
            _("Open it in LibreOffice or Excel and save it as .xlsx."),
        )
    if "xl/workbook.bin" in archive.names:
        raise refuse_file(
            archive.path,
            "unsupported_format",
            _("the file is in the binary format (.xlsb), which is not read."),
            _("Open it in Excel and save it as .xlsx."),
        )
    if "[Content_Types].xml" not in archive.names:
        raise _no_workbook(archive.path)


def _no_workbook(path: Path) -> SourceError:
    return refuse_file(
        path,
        "not_a_workbook",
        _("the file is an archive, but not an Excel workbook."),
        _("Open it in Excel and save it as .xlsx."),
    )


def _reading_order(entry: zipfile.ZipInfo) -> tuple[bool, bool]:
    """Put the list of sheets first, so that messages can name a sheet."""
    return not entry.filename.endswith("workbook.xml.rels"), "workbook.xml" not in entry.filename


def _scan(archive: Archive, entry: zipfile.ZipInfo, found: Found, limits: SheetLimits) -> None:
    elements = found.elements
    try:
        _scan_once(archive, entry, PartScan(archive.path, entry.filename, found, limits))
    except CellsOutOfOrderError:
        found.elements = elements
        again = PartScan(archive.path, entry.filename, found, limits, remembers=True)
        _scan_once(archive, entry, again)


def _scan_once(archive: Archive, entry: zipfile.ZipInfo, scan: PartScan) -> None:
    """Inflate a part to its end; look through it when it is XML, whatever its name."""
    is_xml = entry.filename.casefold().endswith((".xml", ".rels"))
    for number, piece in enumerate(archive.inflate(entry)):
        is_xml = is_xml or (number == 0 and piece.lstrip(_BEFORE_XML)[:1] in {b"", b"<"})
        if is_xml:
            scan.feed(piece)
    if is_xml:
        scan.feed(b"", final=True)


def _put_it_there(path: Path) -> str:
    folder = path.parent
    present = sorted(entry.name for entry in folder.glob("*.xlsx")) if folder.is_dir() else []
    if present:
        return _("In {folder} there are: {present}.").format(
            folder=folder.as_posix(), present=", ".join(present)
        )
    return _("Put the workbook there, or make an empty one with 'wardstats form'.")
