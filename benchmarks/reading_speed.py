"""Times the reading of workbooks beside pandas and openpyxl, which only load the cells.

All is warm: the imports are done, and so is the start of the reading process; what goes to it and
comes back is counted. The readers take turns (A B C A B C …), so that drift of the machine touches
all alike. Nothing is asserted: the figures hold for this machine and this sitting.

    python benchmarks/reading_speed.py [rounds]
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
from openpyxl import Workbook, load_workbook

from wardstats.errors import SourceError
from wardstats.intake.form.layout import CUMULATIVE, MONTH, PLAN, PRIOR, FormColumn
from wardstats.intake.form.writing import write_form
from wardstats.intake.workbook import read_workbook
from wardstats.language import set_language
from wardstats.model.catalogue import Catalogue, Indicator, Sector
from wardstats.model.periods import Period
from wardstats.model.quantities import PrintedFigure, parse_figure

Read = Callable[[Path], object]

PERIOD = Period.parse("2020-9M")
INFORMATION: dict[str, str | list[str]] = {
    "kind": "phường", "name": "Synthetic", "city": "thành phố Synthetic",
}  # fmt: skip
FIGURES = {PLAN: "1.200", CUMULATIVE: "905", MONTH: "95", PRIOR: "870"}
FREE_HEADER = (
    ("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm", "9 tháng", "Cùng kỳ năm trước", "So sánh (%)", ""),
    ("", "", "", "", "", "", "KH năm", "Cùng kỳ"),
)
FREE_MERGES = ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:F4", "G3:H3")


def catalogue_of(sheets: int, rows: int) -> Catalogue:
    sectors = [Sector(f"s{one}", f"Lĩnh vực {one}", f"Field {one}", order=one)
               for one in range(sheets)]  # fmt: skip
    return Catalogue(sectors, [
        Indicator(f"{sector.code}.i{row}", f"Chỉ tiêu {sector.order} số {row}", "", sector.code,
                  "vụ", planned=True)
        for sector in sectors for row in range(rows)
    ])  # fmt: skip


def write_standard_form(path: Path, catalogue: Catalogue) -> Path:
    known: dict[tuple[str, FormColumn], PrintedFigure] = {
        (code, column): figure
        for code in catalogue.indicators for column, text in FIGURES.items()
        if (figure := parse_figure(text, "vụ"))
    }  # fmt: skip
    return write_form(path, PERIOD, INFORMATION, catalogue, known=known)


def write_free_layout(path: Path, catalogue: Catalogue) -> Path:
    """Write a title, a header of two rows and the figures, as an office would."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sector in catalogue.sectors.values():
        sheet = workbook.create_sheet(sector.name_vi)
        sheet.append([f"{sector.name_vi} 9 tháng đầu năm 2020".upper()])
        sheet.append([])
        for cells in FREE_HEADER:
            sheet.append([cell or None for cell in cells])
        for merge in FREE_MERGES:
            sheet.merge_cells(merge)
        for row, indicator in enumerate(catalogue.of_sector(sector.code)):
            actual = 905 + row
            sheet.append([row + 1, indicator.name_vi, indicator.unit, 1200, actual, 870,
                          round(actual / 12, 1), round(actual / 8.7 - 100, 1)])  # fmt: skip
    workbook.save(path)
    return path


def ours(catalogue: Catalogue) -> Read:
    def read(path: Path) -> object:
        return read_workbook(path, catalogue)

    return read


def loaded(times: int) -> Read:
    def read(path: Path) -> object:
        return [load_workbook(path, data_only=number == 0) for number in range(times)]

    return read


def by_pandas(path: Path) -> object:
    return pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")


def workbooks(folder: Path) -> Iterator[tuple[str, Path, Catalogue]]:
    for title, sheets, rows in (
        ("10 sheets of 30 rows", 10, 30),
        ("a list of 6 000 rows", 1, 6_000),
    ):
        catalogue = catalogue_of(sheets, rows)
        for name, write in (("form", write_standard_form), ("free layout", write_free_layout)):
            path = folder / "synthetic-ward" / f"{name} {rows}" / "2020-9M.xlsx"
            path.parent.mkdir(parents=True, exist_ok=True)
            yield f"{title}, {name}", write(path, catalogue), catalogue


def measure(path: Path, readers: dict[str, Read], rounds: int) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in readers}
    for number in range(rounds + 1):
        for name, read in readers.items():
            start = time.perf_counter()
            read(path)
            if number > 0:  # the first round warms up
                seconds[name].append(time.perf_counter() - start)
    return seconds


def what_is_read(path: Path, catalogue: Catalogue) -> str:
    """Say what comes of the workbook, so that no refusal is taken for a quick reading."""
    try:
        return f"{len(read_workbook(path, catalogue).observations)} figures"
    except SourceError as error:
        return f"refused: {error.code}"


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    set_language("en")
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        for title, path, catalogue in workbooks(Path(folder)):
            outcome = what_is_read(path, catalogue)
            print(f"\n{title} ({path.stat().st_size // 1000} kB): {outcome}")
            if outcome.startswith("refused"):
                continue
            turns = rounds if len(catalogue.indicators) < 1_000 else max(rounds // 3, 1)
            print(f"{'seconds, median (least–most)':<40} {turns} rounds            ours is")
            measured = measure(path, {
                "wardstats.read_workbook": ours(catalogue),
                "pandas.read_excel, openpyxl": by_pandas,
                "openpyxl.load_workbook": loaded(1),
                "openpyxl.load_workbook, twice": loaded(2),
            }, turns)  # fmt: skip
            mine = statistics.median(next(iter(measured.values())))
            for name, times in measured.items():
                median = statistics.median(times)
                spread = f"{median:.3f} ({min(times):.3f}–{max(times):.3f})"
                print(f"{name:<40} {spread:<22} {mine / median:.2f} ×")


if __name__ == "__main__":
    main()
