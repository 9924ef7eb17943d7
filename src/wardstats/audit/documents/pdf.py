"""Reads the text layer of a PDF, page by page, in a process of its own."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from wardstats.audit.documents.building import DocumentBuilder, clean_text
from wardstats.audit.documents.document import Document
from wardstats.audit.documents.pdf_tables import part_cells
from wardstats.audit.documents.plain_text import group_lines
from wardstats.errors import SourceError
from wardstats.files.refusals import corrupt_file, refuse_file
from wardstats.language import translate as _

MOST_PAGES = 1_000
_FULL = 0.85  # of the longest line of the page: letters differ in width
_DIVIDED = re.compile(r"\w-$")  # 86/KH-UBND over two lines
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:trang\s+)?(\d{1,4})(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)


def read_pdf(path: Path, content: bytes) -> Document:
    """Read the text of a PDF; page numbers and lines that head or foot most pages are left out.

    Raises
    ------
    SourceError
        `encrypted`, `corrupt_file`, `too_large`, `no_text`: the pages are pictures.
    """
    try:
        pages = [_read_lines(page) for page in _open(path, content).pages]
    except (MemoryError, SourceError):
        raise
    except (FileNotDecryptedError, DependencyError) as error:
        raise _encrypted(path) from error
    except Exception as error:  # pypdf raises whatever a broken file leads it to
        raise corrupt_file(path, f"{type(error).__name__}: {error}") from error
    if not any(pages):
        raise _scanned(path)
    builder = DocumentBuilder(path, "pdf")
    running = _running_lines(pages)
    for number, lines in enumerate(pages, start=1):
        builder.turn_page()
        _add_page(builder, part_cells(_without_edges(lines, number, running)))
    if builder.has_rows:
        builder.remarks.append(_tables_without_headings())
    blank = [number for number, lines in enumerate(pages, start=1) if not lines]
    if blank:
        builder.remarks.append(_blank_pages(blank))
    return builder.finish()


def _add_page(builder: DocumentBuilder, lines: list[str]) -> None:
    """Give the paragraphs of a page to a builder, and the rows of its tables."""
    is_in_table = False
    for paragraph in _join_lines(lines):
        if "\t" not in paragraph:
            builder.add_paragraph(paragraph)
        else:
            if not is_in_table:
                builder.begin_table()
            builder.add_row(paragraph.split("\t"))
        is_in_table = "\t" in paragraph


def _open(path: Path, content: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(content))
    # An empty password opens what is only protected against changes, as every viewer does.
    if reader.is_encrypted and not reader.decrypt(""):
        raise _encrypted(path)
    if len(reader.pages) > MOST_PAGES:
        raise refuse_file(
            path,
            "too_large",
            _("the file has more than {most} pages.").format(most=MOST_PAGES),
            _("Divide the report into several files."),
        )
    return reader


def _read_lines(page: PageObject) -> list[str]:
    """Return the lines of a page, without blank ones at its head and foot."""
    text = clean_text(page.extract_text()).strip()
    return [line.strip() for line in text.split("\n")] if text else []


def _running_lines(pages: list[list[str]]) -> set[str]:
    """Tell the lines that stand at the edge of most pages, but for their numbers."""
    edges = Counter(
        edge for lines in pages for edge in {_masked(lines[at]) for at in _edges(lines)}
    )
    return {edge for edge, count in edges.items() if count >= 3 and 2 * count > len(pages)}


def _without_edges(lines: list[str], number: int, running: set[str]) -> list[str]:
    """Leave out running lines, and a number at the edge that is the page's own."""
    left_out = set()
    for at in _edges(lines):
        own_number = _PAGE_NUMBER.fullmatch(lines[at])
        if _masked(lines[at]) in running or (own_number and int(own_number[1]) == number):
            left_out.add(at)
    return [line for at, line in enumerate(lines) if at not in left_out]


def _join_lines(lines: list[str]) -> Iterator[str]:
    """Join the lines of each paragraph; one ends where the next word would have had room."""
    text = "\n".join(lines)
    room = _FULL * max(map(len, lines), default=0)
    for group in group_lines(text):
        joined = ""
        last = ""
        for line in text[group.start : group.end].split("\n"):
            had_room = len(last) + 1 + len(line.partition(" ")[0]) <= room
            if joined and had_room and not line[:1].islower():
                yield joined
                joined = ""
            glue = "" if _DIVIDED.search(joined) else " "
            joined, last = f"{joined}{glue}{line}".strip(), line
        yield joined


def _edges(lines: list[str]) -> set[int]:
    """Return where the first two and the last two lines with text stand."""
    filled = [at for at, line in enumerate(lines) if line]
    return {*filled[:2], *filled[-2:]}


def _masked(line: str) -> str:
    return _DIGITS.sub("#", line)


def _blank_pages(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:10])) + (" …" if len(pages) > 10 else "")
    return _("Pages without text, which were not audited: {pages}.").format(pages=shown)


def _tables_without_headings() -> str:
    return _(
        "Rows of figures were read as tables, without the headings of their columns. "
        "The Word file of the report tells more of them."
    )


def _encrypted(path: Path) -> SourceError:
    return refuse_file(
        path,
        "encrypted",
        _("the PDF has a password."),
        _("Open it, save it without the password, or send the Word file."),
    )


def _scanned(path: Path) -> SourceError:
    return refuse_file(
        path,
        "no_text",
        _("the PDF holds pictures of pages, but no text: it was scanned."),
        _("Send the Word file, or have the text of the scan recognised (OCR) and save it again."),
    )
