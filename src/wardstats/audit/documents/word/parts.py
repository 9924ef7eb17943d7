"""Parts of a Word document: safe XML, given piece by piece to whoever listens."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from wardstats.files.archive import Archive, ArchiveLimits
from wardstats.files.refusals import MEGABYTE, corrupt_file, unsafe_xml
from wardstats.language import translate as _

DEEPEST = 200  # Word nests tables in tables, each with five elements a level
LIMITS = ArchiveLimits(content=300 * MEGABYTE)  # pictures count too, though they are not read
_NAMESPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MAIN_PART = re.compile(r"word/document\d*\.xml")


class PartListener:
    """Is told of the elements of a part, by their names in Word's language.

    Elements of `skipped` are left out with all they hold: older wording of tracked changes, and
    what stands twice.
    """

    skipped = frozenset({"moveFrom", "pPrChange", "rPrChange", "sectPrChange", "Fallback"})

    def __init__(self) -> None:
        self._open: list[str] = []
        self._skipping = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of an element's beginning."""
        name = word_name(tag)
        self._open.append(name)
        if len(self._open) > DEEPEST:
            raise TooDeepError
        if self._skipping or name in self.skipped:
            self._skipping += 1
        elif name:
            self.begin(name, {word_name(key) or key: text for key, text in attributes.items()})

    def end(self, _tag: str) -> None:
        """Take note of an element's end."""
        name = self._open.pop()
        if self._skipping:
            self._skipping -= 1
        elif name:
            self.finish(name)

    def data(self, text: str) -> None:
        """Take note of characters."""
        if not self._skipping and self._open:
            self.characters(self._open[-1], text)

    def close(self) -> None:
        """Take note of the end of the part."""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Act on the beginning of one of Word's elements."""

    def finish(self, name: str) -> None:
        """Act on its end."""

    def characters(self, name: str, text: str) -> None:
        """Act on characters directly inside it."""


class TooDeepError(Exception):
    """Elements stand in each other deeper than any program writes them."""


def word_name(tag: str) -> str:
    """Return the name an element or attribute has in Word's language; empty for others."""
    if tag == _FALLBACK:
        return "Fallback"
    return next((tag[len(space) :] for space in _NAMESPACES if tag.startswith(space)), "")


def is_on(attributes: dict[str, str]) -> bool:
    """Whether a property that is present is switched on."""
    return attributes.get("val", "1") not in {"0", "false", "off"}


def read_part(path: Path, archive: Archive, part: str, listener: PartListener) -> None:
    """Give a part to a listener; a part that is not there is nothing.

    Raises
    ------
    SourceError
        `unsafe_archive`, `unsafe_xml`, `corrupt_file`.
    """
    entry = next((one for one in archive.entries if one.filename == part), None)
    if entry is None:
        return
    parser = DefusedXMLParser(target=listener, forbid_dtd=True)
    try:
        for piece in archive.inflate(entry):
            parser.feed(piece)
        parser.close()
    except DefusedXmlException as error:
        problem = _("it declares a document type (DOCTYPE), as no document does.")
        raise unsafe_xml(path, part, problem) from error
    except TooDeepError as error:
        problem = _("its elements stand in each other more than {most} deep.")
        raise unsafe_xml(path, part, problem.format(most=DEEPEST)) from error
    except ParseError as error:
        if "out of memory" in str(error):  # as expat calls it
            raise MemoryError from error
        raise corrupt_file(path, f"{part}: {error}") from error
