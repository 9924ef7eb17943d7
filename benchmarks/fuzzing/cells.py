"""Which cells of a workbook hold something: found in its XML, without the reader's libraries."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from xml.etree import ElementTree as ET

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries

from fuzzing.seeds import LINKS, MAIN, Parts
from wardstats.intake.form.layout import INFORMATION_SHEET, TEXT_SHEET
from wardstats.intake.form.percentage import is_percentage_formula

_M = f"{{{MAIN}}}"
_R = f"{{{LINKS}}}"


def filled_cells(content: bytes) -> Iterator[tuple[str, str, bool]]:
    """Yield sheet and address of each cell with content, and whether it is a number."""
    parts = _readable_parts(content)
    texts = _shared_texts(parts)
    book = next(name for name in parts if name.endswith("workbook.xml"))
    folder, _slash, name = book.rpartition("/")
    links = {
        link.get("Id"): posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
        for link in ET.fromstring(parts[f"{folder}/_rels/{name}.rels".lstrip("/")])
    }
    for sheet in ET.fromstring(parts[book]).iter(f"{_M}sheet"):
        part = links.get(sheet.get(f"{_R}id"), "").lstrip("/")
        title = sheet.get("name", "")
        if title not in (INFORMATION_SHEET, TEXT_SHEET) and part in parts:
            root = ET.fromstring(parts[part])
            for address, is_number in _cells_of(root, texts):
                yield title, address, is_number


def _readable_parts(content: bytes) -> Parts:
    """Unpack what can be unpacked: a picture that cannot is no hindrance to reading cells."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            with suppress(zipfile.BadZipFile, zlib.error):
                parts[name] = archive.read(name)
    return parts


def _shared_texts(parts: Parts) -> list[str]:
    part = next((name for name in parts if name.endswith("sharedStrings.xml")), "")
    if not part:
        return []
    return [_text(one) for one in ET.fromstring(parts[part]).iter(f"{_M}si")]


def _text(element: ET.Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{_M}t"))


def _cells_of(root: ET.Element, texts: list[str]) -> Iterator[tuple[str, bool]]:
    covered = set(_covered(root))
    row_number = 0
    for row in root.iter(f"{_M}row"):
        row_number = int(row.get("r", row_number + 1))
        column = 0
        for cell in row.iter(f"{_M}c"):
            place = row_number, column + 1
            if address := cell.get("r"):
                place = coordinate_to_tuple(address)
            column = place[1]
            kind, value = cell.get("t", "n"), cell.findtext(f"{_M}v") or ""
            if kind == "s" and value:
                value = texts[int(value)]
            elif kind == "inlineStr":
                value = _text(cell)
            formula = cell.find(f"{_M}f")
            is_needed = formula is None or not is_percentage_formula(f"={formula.text}")
            if place not in covered and (value or (formula is not None and is_needed)):
                yield f"{get_column_letter(place[1])}{place[0]}", kind == "n" and bool(value)


def _covered(root: ET.Element) -> Iterator[tuple[int, int]]:
    """Yield the places under merged areas, which nobody sees."""
    for merge in root.iter(f"{_M}mergeCell"):
        left, top, right, bottom = range_boundaries(merge.get("ref", ""))
        for row in range(int(top), int(bottom) + 1):
            for column in range(int(left), int(right) + 1):
                if (row, column) != (top, left):
                    yield row, column
