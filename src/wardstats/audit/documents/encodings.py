"""Encodings: the bytes of a text file to its characters, surely or not at all."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from wardstats.audit.documents.building import conversion_remark
from wardstats.files.refusals import refuse_file
from wardstats.language import translate as _
from wardstats.model.legacy_encodings import convert_legacy

_MARKS = (  # the longer first: UTF-32 begins as UTF-16 does
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_SAMPLE = 20_000  # characters from which an old encoding is told
_FONTS = {"TCVN3": ".VnTime", "VNI": "VNI-Times"}  # what makes the conversion sure
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)


def decode(path: Path, content: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode a file, and say in remarks what was found to be unusual.

    A byte order mark decides; then UTF-8; UTF-16 without a mark; what an HTML page declares;
    TCVN3 and VNI; Windows-1258. Each is taken only when all of the file is sound in it.

    Raises
    ------
    SourceError
        `unsupported_format`: it is no text; `unknown_encoding`.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_as(path, content, encoding), ()
    encoding = _utf16_without_mark(content)
    if encoding:
        return _decode_as(path, content, encoding), ()
    if b"\0" in content:
        raise _no_text_file(path)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decode_old(path, content)


def _decode_as(path: Path, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unknown_encoding(path) from error


def _utf16_without_mark(content: bytes) -> str:
    """Tell UTF-16 by its blanks: every other byte of a blank or a line end is zero."""
    sample = content[:4096]
    for encoding, blanks in (("utf-16-le", (b" \0", b"\n\0")), ("utf-16-be", (b"\0 ", b"\0\n"))):
        zeros = sample[1::2].count(0) if encoding == "utf-16-le" else sample[::2].count(0)
        if 3 * zeros > len(sample) // 2 and any(blank in sample for blank in blanks):
            return encoding
    return ""


def _decode_old(path: Path, content: bytes) -> tuple[str, tuple[str, ...]]:
    letters = content.decode("latin-1")
    legacy = convert_legacy(letters[:_SAMPLE])
    if legacy is not None:
        whole = convert_legacy(letters, _FONTS[legacy.encoding])
        return (whole or legacy).after, (conversion_remark(legacy.encoding),)
    declared = _DECLARED.search(content[:4096])
    for encoding in (declared[1].decode("ascii") if declared else "", "cp1258"):
        text = _try(content, encoding)
        if text is not None and (encoding != "cp1258" or _is_vietnamese(text)):
            return text, (conversion_remark(encoding),)
    raise _unknown_encoding(path)


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _is_vietnamese(text: str) -> bool:
    """Whether every tone mark stands on a letter that takes it, and there are some."""
    composed = unicodedata.normalize("NFC", text)
    marks = sum(map(text.count, "\u0300\u0301\u0303\u0309\u0323"))
    return marks > 0 and not any(map(unicodedata.combining, composed))


def _no_text_file(path: Path) -> Exception:
    return refuse_file(
        path,
        "unsupported_format",
        _("the file is neither text nor Word, PDF or HTML, whatever its name says."),
        _("Save the report as .docx, .pdf with text, .html or .txt."),
    )


def _unknown_encoding(path: Path) -> Exception:
    return refuse_file(
        path,
        "unknown_encoding",
        _("the letters of the text are in an encoding that cannot be told for sure."),
        _("Open it in the program it was made with, and save it as UTF-8 or .docx."),
    )
