"""Reads a Word document, in a process of its own: body, footnotes, endnotes."""

from __future__ import annotations

from pathlib import Path

from wardstats.audit.documents.building import DocumentBuilder
from wardstats.audit.documents.document import Document
from wardstats.audit.documents.word.body import BodyListener, NoteListener
from wardstats.audit.documents.word.parts import LIMITS, MAIN_PART, read_part
from wardstats.audit.documents.word.styles import NumberingListener, StyleListener
from wardstats.files.archive import Archive


def read_word(path: Path, content: bytes) -> Document:
    """Read the text of a .docx that has been checked to be one.

    Deleted text, hidden text, headers, footers and comments are not read; list numbers, which
    Word computes, are.

    Raises
    ------
    SourceError
        `unsafe_archive`, `unsafe_xml`, `corrupt_file`, `encrypted`, `too_large`, `no_text`.
    """
    archive = Archive(path, content, LIMITS)
    styles, lists = StyleListener(), NumberingListener()
    read_part(path, archive, "word/styles.xml", styles)
    read_part(path, archive, "word/numbering.xml", lists)
    builder = DocumentBuilder(path, "word")
    main = next(name for name in sorted(archive.names) if MAIN_PART.fullmatch(name))
    read_part(path, archive, main, BodyListener(builder, styles, lists))
    for part in ("word/footnotes.xml", "word/endnotes.xml"):
        read_part(path, archive, part, NoteListener(builder, styles, lists))
    return builder.finish()
