"""Marks a workbook: the officer's own file, its faulty cells filled and commented, all else kept.

Only the parts that must say so are touched, and in them only the bytes that do: the style of
marked cells, two lists of styles, comments and their drawing. openpyxl would write the workbook
anew, without its drawings, extensions and saved results.
"""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

from wardstats.errors import SourceError
from wardstats.intake.files.preflight import require_workbook
from wardstats.intake.files.reading_process import run_apart
from wardstats.intake.files.refusals import corrupt_file, refuse_file
from wardstats.intake.marking.cells import Place, restyle_cells
from wardstats.intake.marking.drawing import replace_notes
from wardstats.intake.marking.marks import Mark, gravest
from wardstats.intake.marking.styles import NO_STYLES, Styles
from wardstats.intake.package.parts import Package, sheet_parts, workbook_part
from wardstats.intake.package.splicing import find_elements
from wardstats.language import translate as _

_STYLES = "xl/styles.xml"  # where some readers look, whatever the relations say
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


@dataclass(frozen=True, slots=True)
class MarkedWorkbook:
    """A workbook that was written, and the marks that found no cell in it."""

    path: Path
    unplaced: tuple[Mark, ...] = ()


def mark_workbook(path: str | Path, marks: Iterable[Mark], out: str | Path) -> MarkedWorkbook:
    """Write a copy of a workbook with these cells filled and commented.

    Marks of an earlier round are replaced. A mark inside a merged area stands at its first cell.

    Returns
    -------
    The path written, and the marks about a file, or a sheet, or of a sheet that is not there.

    Raises
    ------
    SourceError
        What `require_workbook` raises, and `mark_over_original`: `out` is the workbook itself;
        `not_written`: it cannot be written.
    """
    path, out = Path(path), Path(out)
    _require_another_file(path, out)
    checked = require_workbook(path)
    content, unplaced = run_apart(partial(_mark, path, checked.content, tuple(marks)), path)
    _write(out, content)
    return MarkedWorkbook(out, unplaced)


def _require_another_file(path: Path, out: Path) -> None:
    if out.suffix.casefold() != ".xlsx":
        raise refuse_file(
            out,
            "not_written",
            _("a marked workbook is an .xlsx file."),
            _("Give it a name that ends in .xlsx."),
        )
    if out.resolve() == path.resolve() or (out.exists() and path.exists() and out.samefile(path)):
        raise refuse_file(
            out,
            "mark_over_original",
            _("the marked workbook would take the place of the original."),
            _("Give it another name."),
        )


def _mark(path: Path, content: bytes, marks: tuple[Mark, ...]) -> tuple[bytes, tuple[Mark, ...]]:
    """Mark a workbook that was checked; this happens in the reading process."""
    try:
        return _mark_package(Package(content), marks)
    except MemoryError:
        raise
    except Exception as error:  # parts that do not fit each other raise whatever they meet
        raise corrupt_file(path, f"{type(error).__name__}: {error}") from error


def _mark_package(package: Package, marks: tuple[Mark, ...]) -> tuple[bytes, tuple[Mark, ...]]:
    parts = sheet_parts(package)
    named = {title.casefold(): title for title in parts}
    by_sheet: defaultdict[str, list[Mark]] = defaultdict(list)
    unplaced: list[Mark] = []
    for mark in dict.fromkeys(marks):
        title = named.get(mark.sheet.casefold())
        if title is None or mark.place is None:
            unplaced.append(mark)
        else:
            by_sheet[title].append(mark)
    home = _styles_part(package, create=bool(by_sheet))
    if home:
        keeps_behind = not _was_saved_by_libreoffice(package)
        styles = Styles(package.read_xml(home), keeps_behind=keeps_behind)
        for title, part in parts.items():
            _mark_sheet(package, part, by_sheet[title], styles)
        package.write(home, styles.content())
    return package.content(), tuple(unplaced)


def _was_saved_by_libreoffice(package: Package) -> bool:
    """Tell whether LibreOffice wrote it: then other colours stand behind solid fills."""
    parts = [one.part for one in package.relations("") if one.kind == "extended-properties"]
    return any(part in package and b"LibreOffice" in package.read(part) for part in parts)


def _styles_part(package: Package, *, create: bool) -> str:
    """Return the part of styles; a workbook may have none until it is marked."""
    home = workbook_part(package)
    found = [one.part for one in package.relations(home) if one.kind == "styles"]
    if found or not create:
        return next(iter(found), "")
    if _STYLES not in package:
        package.write(_STYLES, NO_STYLES)
    package.relate(home, "styles", _STYLES)
    package.declare_part(_STYLES, _STYLES_TYPE)
    return _STYLES


def _mark_sheet(package: Package, part: str, marks: list[Mark], styles: Styles) -> None:
    content = package.read_xml(part)
    places = _by_place(marks, content)
    severities = {place: gravest(found) for place, found in places.items()}
    restyled = restyle_cells(content, severities, styles)
    if restyled != content:
        package.write(part, restyled)
    notes = {
        f"{get_column_letter(column)}{row}": (severities[row, column], _text(found))
        for (row, column), found in sorted(places.items())
    }
    replace_notes(package, part, notes)


def _by_place(marks: list[Mark], content: bytes) -> Mapping[Place, list[Mark]]:
    """Gather marks by their cells; one inside a merged area goes to its first cell."""
    merged = find_elements(content, lambda path: path[1:] == ("mergeCells", "mergeCell"))
    areas = [_area(one.attributes.get("ref", "")) for one in merged] if marks else []
    places: defaultdict[Place, list[Mark]] = defaultdict(list)
    for mark in marks:
        assert mark.place is not None
        row, column = mark.place
        around = (
            (top, left)
            for left, top, right, bottom in areas
            if top <= row <= bottom and left <= column <= right
        )
        places[next(around, mark.place)].append(mark)
    return places


def _area(reference: str) -> tuple[int, int, int, int]:
    first, _colon, last = reference.partition(":")
    (top, left), (bottom, right) = coordinate_to_tuple(first), coordinate_to_tuple(last or first)
    return left, top, right, bottom


def _text(marks: list[Mark]) -> str:
    """Say what is wrong with a cell, gravest first."""
    heads = {
        "blocker": _("Must be mended: {text}"),
        "warning": _("Please look at this: {text}"),
        "note": _("For your information: {text}"),
    }
    ordered = sorted(marks, key=lambda mark: list(heads).index(mark.severity))
    return "\n\n".join(heads[mark.severity].format(text=mark.text) for mark in ordered)


def _write(out: Path, content: bytes) -> None:
    """Write a file whole, or leave what was there."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=out.parent, suffix=".unfinished")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(out)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise _not_written(out, error) from error


def _not_written(out: Path, error: OSError) -> SourceError:
    return refuse_file(
        out,
        "not_written",
        _("the file cannot be written ({detail}).").format(detail=error.strerror),
        _("Close it in Excel, or give another name or folder."),
    )
