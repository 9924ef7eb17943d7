"""Reads files built to harm their reader; prints what came of each, in what time and memory.

Every file is built by code in a temporary folder and read in a fresh interpreter. The peak is that
of its resident memory plus that of the reading process, added up every few milliseconds; shared
pages count twice. Linux only (`/proc`).

    python benchmarks/hostile_workbooks.py
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

ROOT = Path(__file__).parents[1]
PLAIN = ROOT / "data" / "raw" / "kenh-duong" / "2020-9M.xlsx"
SHEET = "xl/worksheets/sheet2.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

READ = """
import json, sys, time
from pathlib import Path
from wardstats.errors import SourceError
from wardstats.intake.workbook import read_workbook
from wardstats.language import set_language
set_language("en")
before = Path("/proc/self/statm").read_text().split()[1]
start = time.perf_counter()
try:
    outcome = f"read: {len(read_workbook(sys.argv[1]).observations)} figures"
except SourceError as error:
    outcome = f"{error.code}: {error.problem}"
print(json.dumps([outcome, time.perf_counter() - start, int(before) * 4096]))
"""


def rebuild(path: Path, parts: dict[str, bytes], *more: tuple[str, bytes]) -> Path:
    """Write the plain workbook again with some parts exchanged, and some added."""
    with zipfile.ZipFile(PLAIN) as plain:
        content = {name: plain.read(name) for name in plain.namelist()} | parts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in [*content.items(), *more]:
            archive.writestr(name, data)
    return path


def sheet(rows: str) -> bytes:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def bomb(path: Path, megabytes: int, parts: int = 1) -> Path:
    """Write parts of blanks that inflate to so many megabytes each."""
    with zipfile.ZipFile(PLAIN) as plain, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in plain.namelist():
            new.writestr(name, plain.read(name))
        for number in range(parts):
            with new.open(f"xl/worksheets/more{number}.xml", "w") as part:
                for _megabyte in range(megabytes):
                    part.write(bytes(1_000_000).replace(b"\0", b" "))
    return path


def tight_bomb(path: Path) -> Path:
    """Write 600 MB of cells, each with its address, which pack to 1.5 MB."""
    cell = b'<c r="AA1"><v>1</v></c>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        new.writestr("[Content_Types].xml", "<Types/>")
        with new.open(SHEET, "w") as part:
            for _megabyte in range(600):
                part.write(cell * (1_000_000 // len(cell)))
    return path


def overlapping(path: Path, names: int) -> Path:
    """Let many names of the directory stand for the same bytes."""
    rebuild(path, {f"xl/media/{number:04}.png": b"\0" * 100_000 for number in range(names)})
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        entries = [one for one in archive.infolist() if "media" in one.filename]
    first = entries[0].header_offset.to_bytes(4, "little")
    for entry in entries[1:]:
        place = content.rindex(entry.filename.encode())  # in the directory
        content[place - 4 : place] = first
    path.write_bytes(content)
    return path


def texts(path: Path, sheets: int, megabytes: int) -> Path:
    """Fill sheets with long texts, as many as the limits of the archive allow."""
    rows = "".join(
        f'<row><c t="inlineStr"><is><t>{chr(97 + row % 26) * 32_000}</t></is></c></row>'
        for row in range(megabytes * 31)
    )
    workbook = Workbook()
    workbook.worksheets[0].title = "Biểu"
    for number in range(1, sheets):
        workbook.create_sheet(f"Biểu {number}")
    workbook.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, sheet(rows) if "/worksheets/" in name else data)
    return path


def lying_bomb(path: Path) -> Path:
    """State 1 000 bytes for a part of 600 MB, in both headers."""
    content = bytearray(bomb(path, 600).read_bytes())
    size = (600_000_000).to_bytes(4, "little")
    while (place := content.find(size)) >= 0:
        content[place : place + 4] = (1_000).to_bytes(4, "little")
    path.write_bytes(content)
    return path


def filled(path: Path, rows: int, columns: int, cell: str) -> Path:
    return rebuild(path, {SHEET: sheet("".join(
        f'<row r="{row}">'
        + "".join(cell.format(a=f"{chr(65 + column)}{row}") for column in range(columns))
        + "</row>"
        for row in range(1, rows + 1)
    ))})  # fmt: skip


ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

FILES: dict[str, Callable[[Path], Path]] = {
    "the workbook as it is": lambda path: rebuild(path, {}),
    "600 MB in one part": lambda path: bomb(path, 600),
    "600 MB of cells in one part": tight_bomb,
    "600 MB in one part, stated as 1 000 bytes": lying_bomb,
    "600 MB in seven parts": lambda path: bomb(path, 90, 7),
    "9 MB of blanks in each of 22 parts": lambda path: bomb(path, 9, 22),
    "9 MB of texts in each of 21 sheets": lambda path: texts(path, 21, 9),
    "900 names for the same bytes": lambda path: overlapping(path, 900),
    "3 000 parts": lambda path: rebuild(
        path, {}, *((f"xl/media/{number}.png", b"") for number in range(3_000))
    ),
    "billion laughs": lambda path: rebuild(
        path, {SHEET: f"{ENTITIES}]><a>&i;</a>".encode()}
    ),
    "one tag of 9 MB": lambda path: rebuild(
        path, {SHEET: b'<worksheet a="' + b"a" * 9_000_000 + b'"/>'}
    ),
    "100 000 elements deep": lambda path: rebuild(path, {SHEET: b"<a>" * 100_000}),
    "11 million empty elements": lambda path: rebuild(
        path, {SHEET: sheet("".join(f"<row r='{row}'/>" + "<x/>" * 10 for row in range(1, 10**6)))}
    ),
    "a row of 60 000": lambda path: filled(path, 60_000, 2, '<c r="{a}"><v>1</v></c>'),
    "a link in every cell": lambda path: rebuild(path, {SHEET: sheet("").replace(
        b"</sheetData>", b'</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>'
    )}),
    "7 million elements in three parts": lambda path: rebuild(path, {
        f"xl/more{number}.xml": b"<a>" + b"<x/>" * 2_400_000 + b"</a>" for number in range(3)
    }),
    "2 million styles": lambda path: rebuild(path, {
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs>'.encode()
        + b"<xf/>" * 1_900_000 + b"</cellXfs></styleSheet>"
    }),
    "a merge of the whole sheet": lambda path: rebuild(path, {SHEET: sheet("").replace(
        b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )}),
    "1 million blank styled rows": lambda path: filled(path, 1_000_000, 1, '<c r="{a}" s="1"/>'),
    "1 million blank styled rows of 8": lambda path: filled(
        path, 1_000_000, 8, '<c r="{a}" s="1"/>'
    ),
}  # fmt: skip


def resident(process: int) -> int:
    """Bytes of a process and its children now; what has ended counts nothing."""
    try:
        own = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * 4096
        tasks = Path(f"/proc/{process}/task").glob("*/children")
        children = {one for task in tasks for one in task.read_text(encoding="ascii").split()}
    except OSError:
        return 0
    return own + sum(resident(int(child)) for child in children)


def measure(path: Path) -> tuple[str, float, int, int]:
    reader = subprocess.Popen(
        [sys.executable, "-c", READ, str(path)], stdout=subprocess.PIPE, cwd=ROOT
    )
    peak = 0
    while reader.poll() is None:
        peak = max(peak, resident(reader.pid))
        time.sleep(0.004)
    answer = reader.communicate()[0]
    outcome, seconds, before = json.loads(answer)
    return outcome, seconds, peak, before


def main() -> None:
    print("file".ljust(44), "MB".rjust(5), "s".rjust(6), "peak MB".rjust(8), " before  outcome")
    for name, build in FILES.items():
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(PLAIN.with_name("indicators.toml"), folder)
            path = build(Path(folder) / "2020-9M.xlsx")
            outcome, seconds, peak, before = measure(path)
            print(
                name.ljust(44), f"{path.stat().st_size / 1e6:5.1f}", f"{seconds:6.2f}",
                f"{peak / 1e6:8.0f}", f"{before / 1e6:7.0f} ", outcome,
            )  # fmt: skip


if __name__ == "__main__":
    main()
