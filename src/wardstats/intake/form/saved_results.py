"""Puts results behind formulas, as a spreadsheet would: openpyxl writes formulas without them."""

from __future__ import annotations

from collections.abc import Mapping

from wardstats.intake.package.parts import Package, sheet_parts
from wardstats.intake.package.splicing import (
    Edit,
    apply_edits,
    find_elements,
    tag_at,
    with_attribute,
)

_CELL = ("worksheet", "sheetData", "row", "c")


def with_results(content: bytes, results: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return a workbook with the results of its formulas.

    Parameters
    ----------
    results
        By sheet and cell: a number as text, or an empty text.
    """
    package = Package(content)
    for title, part in sheet_parts(package).items():
        if results.get(title):
            package.write(part, _with_results(package.read_xml(part), results[title]))
    return package.content()


def _with_results(content: bytes, results: Mapping[str, str]) -> bytes:
    found = find_elements(content, lambda path: path[:4] == _CELL)
    edits: list[Edit] = []
    address = ""
    for element in found:
        if element.path == _CELL:
            address = element.attributes.get("r", "")
            if results.get(address) == "":
                tag = with_attribute(tag_at(content, element.start), "t", "str")
                edits.append(Edit(element.start, element.inside, tag))
        elif element.name == "v" and address in results:
            written = f"<{element.prefix}v>{results[address]}</{element.prefix}v>".encode()
            edits.append(Edit(element.start, element.end, written))
    return apply_edits(content, edits)
