"""Opens a written report: what it is, is told by its content, never by its name."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from wardstats.audit.documents.document import Document
from wardstats.audit.documents.encodings import decode
from wardstats.audit.documents.pdf import read_pdf
from wardstats.audit.documents.plain_text import read_plain_text
from wardstats.audit.documents.web_page import read_web_page
from wardstats.audit.documents.word.parts import LIMITS, MAIN_PART
from wardstats.audit.documents.word.reading import read_word
from wardstats.errors import SourceError
from wardstats.files.archive import Archive
from wardstats.files.content import is_compound_file, is_encrypted, read_content
from wardstats.files.reading_process import run_apart
from wardstats.files.refusals import refuse_file
from wardstats.language import translate as _

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|div|table|p|h[1-6])[\s>]", re.IGNORECASE)
_OTHER_TEXTS = ("{\\rtf", "<?xml", "MIME-Version:")  # read as text, they would show their marks


def read_document(path: str | Path) -> Document:
    """Read a written report: text, Markdown, Word, PDF with text, or HTML.

    Files whose parsers a hostile file may harm are read in another process, under limits of
    memory and time.

    Raises
    ------
    SourceError
        With code `missing_file`, `empty_file`, `too_large`, `unsupported_format`, `encrypted`,
        `corrupt_file`, `unsafe_archive`, `unsafe_xml`, `too_deep`, `unknown_encoding` or
        `no_text`.
    """
    path = Path(path)
    content = _read(path)
    if b"%PDF-" in content[:1024]:
        return run_apart(partial(read_pdf, path, content), path)
    if content.startswith(b"PK\x03\x04"):
        _require_word(path, content)
        return run_apart(partial(read_word, path, content), path)
    _refuse_other_formats(path, content)
    text, remarks = decode(path, content)
    opening = text[:2048].lstrip("\ufeff \t\r\n")
    if opening.startswith("<") and _HTML.search(opening):
        return run_apart(partial(read_web_page, path, text, remarks), path)
    if opening.startswith(_OTHER_TEXTS):
        raise _unsupported(path, _("the file is in a format that is not read (RTF, XML or MHT)."))
    return read_plain_text(path, text, remarks)


def _read(path: Path) -> bytes:
    if path.is_dir():
        raise refuse_file(path, "missing_file", _("this is a folder."), _("Name the report in it."))
    if not path.is_file():
        raise refuse_file(
            path, "missing_file", _("there is no such file."), _("Check the name and the folder.")
        )
    return read_content(
        path,
        smaller=_(
            "Leave out pictures, or divide the report into several files (at most 20 MB each)."
        ),
    )


def _require_word(path: Path, content: bytes) -> None:
    names = Archive(path, content, LIMITS).names
    if any(MAIN_PART.fullmatch(name) for name in names):
        return
    if any(name.startswith("xl/") for name in names):
        raise refuse_file(
            path,
            "unsupported_format",
            _("the file is a workbook, not a written report."),
            _("Check a workbook with 'wardstats check'."),
        )
    raise _unsupported(path, _("the file is an archive, but not a Word document."))


def _refuse_other_formats(path: Path, content: bytes) -> None:
    if is_compound_file(content):
        if is_encrypted(content):
            raise refuse_file(
                path,
                "encrypted",
                _("the document has a password."),
                _("Open it in Word, File > Info > Protect Document, remove the password, save."),
            )
        raise _unsupported(path, _("the file is in the old .doc format."))
    if content.startswith(_PICTURES):
        raise refuse_file(
            path,
            "no_text",
            _("the file is a picture, which holds no text."),
            _("Send the Word file, or have the text recognised (OCR) and save it as .docx."),
        )


def _unsupported(path: Path, problem: str) -> SourceError:
    return refuse_file(
        path, "unsupported_format", problem, _("Open it in Word and save it as .docx.")
    )
