"""What tests of marking share: workbooks of every making, and a look into their parts."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from wardstats.intake.marking.marking import mark_workbook
from wardstats.intake.marking.marks import Mark

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"


@pytest.fixture
def parts_of() -> Callable[[Path], dict[str, bytes]]:
    """Give a function that reads all parts of a workbook."""

    def read(path: Path) -> dict[str, bytes]:
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    return read


@pytest.fixture
def save(tmp_path: Path) -> Callable[[Workbook], Path]:
    """Give a function that saves a workbook made by openpyxl."""

    def write(workbook: Workbook) -> Path:
        path = tmp_path / "sent.xlsx"
        workbook.save(path)
        return path

    return write


@pytest.fixture
def mark(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that marks cells of the sheet "S": (cell, severity, text) each."""

    def call(path: Path, *marks: tuple[str, str, str], name: str = "marked.xlsx") -> Path:
        given = [Mark("S", cell, severity, text) for cell, severity, text in marks]
        return mark_workbook(path, given, tmp_path / name).path

    return call


@pytest.fixture
def by_hand(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that writes a workbook of one sheet "S" from its XML, and its styles."""

    def write(sheet: str | bytes, styles: str = "") -> Path:
        path = tmp_path / "by_hand.xlsx"
        relations = f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="sheets/s.xml"/>'
        types = _typed("w.xml", "sheet.main") + _typed("sheets/s.xml", "worksheet")
        parts = {
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
            f' Type="{OFFICE}/officeDocument" Target="xl/w.xml"/></Relationships>',
            "xl/w.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/sheets/s.xml": sheet,
        }
        if styles:
            parts["xl/styles.xml"] = styles
            relations += f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
            types += _typed("styles.xml", "styles")
        parts["[Content_Types].xml"] = (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
        )
        parts["xl/_rels/w.xml.rels"] = (
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
        )
        with zipfile.ZipFile(path, "w") as archive:
            for part, text in parts.items():
                archive.writestr(part, text)
        return path

    return write


def _typed(part: str, kind: str) -> str:
    return f'<Override PartName="/xl/{part}" ContentType="{SHEET_TYPE.format(kind)}"/>'
