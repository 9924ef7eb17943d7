"""Written reports in every format, made up of a few synthetic sentences."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import typst
from word_markup import word_part

from wardstats.errors import SourceError


@pytest.fixture
def write_word(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that writes a .docx of a body and, by name, further parts."""

    def write(body: str, name: str = "bao-cao.docx", **parts: str) -> Path:
        path = tmp_path / name
        content = {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": word_part("document", f"<w:body>{body}</w:body>"),
            **{f"word/{part}.xml": text for part, text in parts.items()},
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, text in content.items():
                archive.writestr(part, text)
        return path

    return write


@pytest.fixture
def write_pdf(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that sets a PDF from typst's markup."""

    def write(markup: str, name: str = "bao-cao.pdf") -> Path:
        source = tmp_path / "bao-cao.typ"
        source.write_text(markup, encoding="utf-8")
        path = tmp_path / name
        typst.compile(source, output=path)
        return path

    return write


@pytest.fixture
def write_file(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that writes a file of bytes, or of text in UTF-8."""

    def write(content: bytes | str, name: str = "bao-cao.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def refusal(request: pytest.FixtureRequest) -> Callable[[Path], SourceError]:
    """Give a function that returns the error of a file; it names the file and the way out."""
    from wardstats.audit.documents.opening import read_document

    request.getfixturevalue("english")

    def refuse(path: Path) -> SourceError:
        with pytest.raises(SourceError) as caught:
            read_document(path)
        assert caught.value.file == path.name
        assert path.name in str(caught.value)
        assert caught.value.remedy.endswith(".")
        return caught.value

    return refuse
