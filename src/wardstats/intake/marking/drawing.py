"""Comments of a sheet with all that belongs to them: two parts, their relations and their types."""

from __future__ import annotations

from collections.abc import Mapping

from wardstats.intake.marking.marks import COLOURS
from wardstats.intake.marking.notes import NO_NOTES, noted_cells, with_notes, without_our_notes
from wardstats.intake.marking.shapes import NO_SHAPES, with_shapes, without_shapes
from wardstats.intake.package.parts import Package
from wardstats.intake.package.splicing import (
    Edit,
    Element,
    apply_edits,
    find_elements,
    insert_last,
)

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_NOTES_TYPE = f"{_OFFICE}.spreadsheetml.comments+xml"
_SHAPES_TYPE = f"{_OFFICE}.vmlDrawing"
# What may stand after the drawing of comments; the order of a sheet's elements is fixed.
_AFTER_DRAWING = frozenset({
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst", "AlternateContent",
})  # fmt: skip


def replace_notes(package: Package, part: str, notes: Mapping[str, tuple[str, str]]) -> None:
    """Replace our comments on a sheet by these: severity and text by address."""
    found = [one.part for one in package.relations(part) if one.kind == "comments"]
    if not found and not notes:
        return
    home = found[0] if found else _add_notes(package, part)
    content = package.read_xml(home)
    kept = without_our_notes(content)
    changed = with_notes(kept, {address: text for address, (_kind, text) in notes.items()})
    if changed == content:
        return
    package.write(home, changed)
    drawing = _drawing_part(package, part) or _add_drawing(package, part)
    shapes = without_shapes(package.read(drawing), noted_cells(content) - noted_cells(kept))
    boxes = {address: (COLOURS[severity], text) for address, (severity, text) in notes.items()}
    package.write(drawing, with_shapes(shapes, boxes))


def _add_notes(package: Package, part: str) -> str:
    name = package.free_name("xl/comments{}.xml")
    package.write(name, NO_NOTES)
    package.relate(part, "comments", name)
    package.declare_part(name, _NOTES_TYPE)
    return name


def _drawing_part(package: Package, part: str) -> str:
    """Return the drawing a sheet names; one for headers and footers is another."""
    named = find_elements(package.read_xml(part), lambda path: path[1:] == ("legacyDrawing",))
    wanted = {text for one in named for key, text in one.attributes.items() if key.endswith(":id")}
    parts = [one.part for one in package.relations(part) if one.identifier in wanted]
    return next((one for one in parts if one in package), "")


def _add_drawing(package: Package, part: str) -> str:
    name = package.free_name("xl/drawings/vmlDrawing{}.vml")
    package.write(name, NO_SHAPES)
    package.declare_suffix("vml", _SHAPES_TYPE)
    identifier = package.relate(part, "vmlDrawing", name)
    content = package.read_xml(part)
    root, *elements = find_elements(content, lambda path: len(path) <= 2)
    tag = f'<{root.prefix}legacyDrawing xmlns:r="{_RELATIONS}" r:id="{identifier}"/>'.encode()
    package.write(part, apply_edits(content, [_place_drawing(content, root, elements, tag)]))
    return name


def _place_drawing(content: bytes, root: Element, elements: list[Element], tag: bytes) -> Edit:
    data = next(number for number, one in enumerate(elements) if one.name == "sheetData")
    for element in elements[data:]:
        if element.name in _AFTER_DRAWING:
            return Edit(element.start, element.start, tag)
    return insert_last(content, root, tag)
