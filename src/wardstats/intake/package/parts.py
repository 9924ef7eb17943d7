"""The package a workbook is: its parts by name, some of them changed, the others as they came."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass

from wardstats.intake.package.splicing import (
    Edit,
    apply_edits,
    as_utf8,
    escape,
    find_elements,
    insert_last,
    with_attribute,
)

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NO_RELATIONS = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'  # noqa: E501
_TYPES = "[Content_Types].xml"
_NEW_PART_DATE = (1980, 1, 1, 0, 0, 0)  # two markings of one workbook give the same bytes


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to."""

    identifier: str  # "rId1"
    kind: str  # last word of its type, "comments"
    part: str  # name of the part


class Package:
    """A workbook's parts; the file must have passed `require_workbook`."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        # Part names are compared without regard to case; some programs write "\".
        self._names = {_folded(name): name for name in self._archive.namelist()}
        self._changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return _folded(name) in self._names

    def read(self, name: str) -> bytes:
        """Return a part as it is now."""
        name = self._names[_folded(name)]
        return self._changed[name] if name in self._changed else self._archive.read(name)

    def read_xml(self, name: str) -> bytes:
        """Return a part of XML in UTF-8."""
        return as_utf8(self.read(name))

    def write(self, name: str, content: bytes) -> None:
        """Set a part's content; a part with the content it had is not changed."""
        name = self._names.setdefault(_folded(name), name)
        self._changed[name] = content

    def free_name(self, pattern: str) -> str:
        """Return the first name with a number that no part has: "xl/comments{}.xml"."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def relations(self, part: str) -> list[Relation]:
        """Return what a part refers to inside the package."""
        home = _relations_of(part)
        if home not in self:
            return []
        found = find_elements(self.read_xml(home), lambda path: path[-1] == "Relationship")
        inside = [one.attributes for one in found if one.attributes.get("TargetMode") != "External"]
        return [
            Relation(
                one.get("Id", ""),
                one.get("Type", "").rpartition("/")[2],
                _absolute(part, one.get("Target", "")),
            )
            for one in inside
        ]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another one, and return the identifier of that relation."""
        home = _relations_of(part)
        content = self.read_xml(home) if home in self else _NO_RELATIONS.encode()
        elements = find_elements(content, lambda _path: True)
        taken = {one.attributes.get("Id", "") for one in elements}
        identifier = next(
            name for number in range(1, len(taken) + 2) if (name := f"rId{number}") not in taken
        )
        root = elements[0]
        relation = (
            f'<{root.prefix}Relationship Id="{identifier}" Type="{_RELATIONS}/{kind}"'
            f' Target="/{escape(target)}"/>'
        )
        self.write(home, apply_edits(content, [insert_last(content, root, relation.encode())]))
        return identifier

    def declare_part(self, name: str, content_type: str) -> None:
        """Say what kind of content a part has."""
        self._declare("Override", "PartName", f"/{name}", content_type)

    def declare_suffix(self, suffix: str, content_type: str) -> None:
        """Say what kind of content all parts with this suffix have."""
        self._declare("Default", "Extension", suffix, content_type)

    def _declare(self, tag: str, key: str, value: str, content_type: str) -> None:
        content = self.read_xml(_TYPES)
        elements = find_elements(content, lambda _path: True)
        root, *entries = elements
        for entry in entries:
            if entry.name == tag and entry.attributes.get(key, "").casefold() == value.casefold():
                written = content[entry.start : entry.inside]
                edit = Edit(
                    entry.start, entry.inside, with_attribute(written, "ContentType", content_type)
                )
                break
        else:
            kind = escape(content_type)
            text = f'<{root.prefix}{tag} {key}="{escape(value)}" ContentType="{kind}"/>'
            edit = insert_last(content, root, text.encode())
            if tag == "Default":  # these stand before the overrides
                edit = Edit(root.inside, root.inside, text.encode())
        self.write(_TYPES, apply_edits(content, [edit]))

    def content(self) -> bytes:
        """Return the whole package; parts in the order they had, new ones last."""
        output = io.BytesIO()
        with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry in self._archive.infolist():
                changed = self._changed.get(entry.filename)
                text = self._archive.read(entry) if changed is None else changed
                kept = zipfile.ZipInfo(entry.filename, entry.date_time)
                kept.compress_type, kept.external_attr = entry.compress_type, entry.external_attr
                archive.writestr(kept, text)
            for name, text in self._changed.items():
                if name not in self._archive.NameToInfo:
                    new = zipfile.ZipInfo(name, _NEW_PART_DATE)
                    new.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(new, text)
        return output.getvalue()


def workbook_part(package: Package) -> str:
    """Return the name of the part that lists the sheets."""
    return next(one.part for one in package.relations("") if one.kind == "officeDocument")


def sheet_parts(package: Package) -> dict[str, str]:
    """Return the part of each worksheet by its name; charts on sheets of their own have none."""
    home = workbook_part(package)
    relations = {one.identifier: one for one in package.relations(home)}
    sheets = find_elements(package.read_xml(home), lambda path: path[1:] == ("sheets", "sheet"))
    found: dict[str, str] = {}
    for sheet in sheets:
        identifier = next(
            (text for key, text in sheet.attributes.items() if re.search(r":id$", key)), ""
        )
        relation = relations.get(identifier)
        if relation is not None and relation.kind == "worksheet" and relation.part in package:
            found[sheet.attributes.get("name", "")] = relation.part
    return found


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _absolute(part: str, target: str) -> str:
    """Return a target, given from the root or from the folder of the part, from the root."""
    joined = posixpath.join(posixpath.dirname(part), target.replace("\\", "/"))
    return posixpath.normpath(joined).lstrip("/")
