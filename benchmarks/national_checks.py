"""Times all rules over the wards of a country: 3 321 synthetic wards × 300 indicators, one quarter.

Every indicator has six figures (year's plan, quarter, cumulative, same period last year, percentage
of the plan, change), and an earlier report of the year and one of the year before behind it. Tables
are correct: typed and summed as in a spreadsheet; and, of a twentieth of the wards, drawn exactly
and printed afterwards, each cell rounded to a precision of its own, so that most totals hold within
rounding only, which is said of each.

Wards are dealt to two processes in chunks. A chunk is made first and then checked; only `check` is
timed, from the tables to the findings table. Making them is no part of it, nor is it in the wall
clock that is printed: that is the time of the process that checked longest.

Then one cell of one ward is spoilt and `locate` is timed on it. Nothing is asserted.

    python benchmarks/national_checks.py [--wards 3321] [--processes 2] [--seed 1]
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from synthetic_catalogue import write_catalogue

from wardstats import Catalogue, check, locate

INDICATORS = 300
BLOCK = 6  # a total and its five parts
CHUNK = 20  # wards in one table
DIGIT = 5  # power of ten of the last printed digit: figures are in tenths of a million đồng
ROUNDINGS = {
    "sheet": "figures typed in one unit, totals and percentages computed from them",
    "cell": "each cell rounded to a precision of its own, totals from what was rounded",
}
COLUMNS = {  # role, period and letter of each column of the workbook
    "now": [
        ("plan", "2020"),
        ("actual", "2020-Q3"),
        ("actual", "2020-9M"),
        ("prior", "2019-9M"),
        ("plan_percent", "2020-9M"),
        ("growth_percent", "2020-9M"),
    ],
    "2020-6M": [("plan", "2020"), ("actual", "2020-6M")],
    "2019-9M": [("actual", "2019-9M")],
}


@dataclass(frozen=True)
class Timing:
    """What one process needed."""

    figures: int
    earlier: int
    findings: int
    alarms: int
    wall: float
    processor: float


def declare(folder: Path) -> Path:
    """Declare blocks of a total and five parts, all flows with a plan."""
    codes = [f"x.n{number}" for number in range(INDICATORS)]
    parts_of = {
        code: codes[number + 1 : number + BLOCK] if number % BLOCK == 0 else []
        for number, code in enumerate(codes)
    }
    return write_catalogue(parts_of, folder)


def draw_truth(
    draw: np.random.Generator, wards: int, step: int
) -> dict[tuple[str, str], np.ndarray]:
    """Draw so many steps of đồng for each ward and indicator, totals summed; by role and period."""
    shape = (wards, INDICATORS)
    half = (10 ** draw.uniform(7, 10, shape)).astype(np.int64)
    truth = {
        ("actual", "2020-6M"): half,
        ("actual", "2020-Q3"): (half * draw.uniform(0.3, 0.7, shape)).astype(np.int64),
        ("plan", "2020"): (half * draw.uniform(1.6, 2.5, shape)).astype(np.int64),
        ("actual", "2019-9M"): (half * draw.uniform(1.1, 1.9, shape)).astype(np.int64),
    }
    for figures in truth.values():
        np.subtract(figures, figures % step, out=figures)
        blocks = figures.reshape(wards, -1, BLOCK)
        blocks[:, :, 0] = blocks[:, :, 1:].sum(axis=2)
    truth["actual", "2020-9M"] = truth["actual", "2020-6M"] + truth["actual", "2020-Q3"]
    truth["prior", "2019-9M"] = truth["actual", "2019-9M"]
    return truth


def print_rounded(exact: np.ndarray, precision: np.ndarray) -> np.ndarray:
    """Round half-up to a power of ten of each cell's own."""
    step = 10**precision
    return (exact + step // 2) // step * step


def observations_of(
    printed: dict[tuple[str, str], tuple[np.ndarray, np.ndarray]], report: str, first: int
) -> pd.DataFrame:
    """Arrange one report of each ward as a table."""
    columns = COLUMNS[report]
    values, precisions = (
        np.stack([printed[column][part] for column in columns], axis=2) for part in (0, 1)
    )
    wards = values.shape[0]
    each = wards * INDICATORS
    roles, periods = zip(*columns, strict=True)
    is_percent = np.array([role.endswith("percent") for role in roles])
    codes = np.tile(np.repeat([f"x.n{one}" for one in range(INDICATORS)], len(columns)), wards)
    cells = [
        f"{chr(68 + column)}{row + 4}"
        for row in range(INDICATORS)
        for column in range(len(columns))
    ]
    names = [f"synthetic-{first + one:04}" for one in range(wards)]
    workbook = "2020-9M" if report == "now" else report
    return pd.DataFrame(
        {
            "ward": np.repeat(names, INDICATORS * len(columns)),
            "indicator": codes, "label": codes, "role": np.tile(roles, each),
            "period": np.tile(periods, each), "assigned_by": "", "status": "final",
            "value": values.ravel(), "unit": np.tile(np.where(is_percent, "%", "đồng"), each),
            "precision": precisions.ravel().astype("int8"), "qualifier": "", "text": "",
            "workbook": f"{workbook}.xlsx", "sheet": "S", "cell": np.tile(cells, wards),
        }
    )  # fmt: skip


def make_chunk(
    draw: np.random.Generator, wards: int, first: int, rounding: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make the reports of some wards, and their earlier reports."""
    is_sheet = rounding == "sheet"
    truth = draw_truth(draw, wards, 10**DIGIT if is_sheet else 1)
    printed = {}
    for column, exact in truth.items():
        precision = np.full(exact.shape, DIGIT) if is_sheet else draw.integers(3, 6, exact.shape)
        printed[column] = print_rounded(exact, precision).astype(float), precision
    printed["prior", "2019-9M"] = printed["actual", "2019-9M"]
    plan, now, then = (
        truth[one] for one in (("plan", "2020"), ("actual", "2020-9M"), ("prior", "2019-9M"))
    )
    tenths = np.full(now.shape, -1)
    # In tenths of a percent, exact in integers, rounded half-up.
    share = (2000 * now + plan) // (2 * plan)
    change = (2000 * (now - then) + then) // (2 * then)
    printed["plan_percent", "2020-9M"] = share / 10, tenths
    printed["growth_percent", "2020-9M"] = change / 10, tenths
    current = observations_of(printed, "now", first)
    earlier = [observations_of(printed, report, first) for report in ("2019-9M", "2020-6M")]
    return current, pd.concat(earlier, ignore_index=True)


def time_chunks(job: tuple[Path, list[int], int, int, str]) -> Timing:
    """Make and check chunks, one after the other; only checking is timed."""
    path, chunks, wards, seed, rounding = job
    catalogue = Catalogue.from_toml(path)
    figures = before = findings = alarms = 0
    wall = processor = 0.0
    for first in chunks:
        draw = np.random.default_rng([seed, first])
        current, earlier = make_chunk(draw, min(CHUNK, wards - first), first, rounding)
        started, busy = time.perf_counter(), time.process_time()
        found = check(current, catalogue, earlier)
        wall += time.perf_counter() - started
        processor += time.process_time() - busy
        figures, before = figures + len(current), before + len(earlier)
        findings += len(found)
        alarms += int((found["severity"] != "note").sum())
    return Timing(figures, before, findings, alarms, wall, processor)


def time_country(path: Path, wards: int, processes: int, seed: int, rounding: str) -> None:
    firsts = list(range(0, wards, CHUNK))
    jobs = [(path, firsts[number::processes], wards, seed, rounding) for number in range(processes)]
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        timings = pool.map(time_chunks, jobs)
    figures, before = (
        sum(getattr(one, name) for one in timings) for name in ("figures", "earlier")
    )
    print(f"{ROUNDINGS[rounding]}:")
    print(f"{wards} wards × {INDICATORS} indicators: {figures:,} figures, {before:,} earlier ones")
    print(f"checked in {max(one.wall for one in timings):.1f} s on {processes} cores", end=" ")
    print(f"(processor time {sum(one.processor for one in timings):.1f} s)")
    findings, alarms = (
        sum(getattr(one, name) for one in timings) for name in ("findings", "alarms")
    )
    print(f"false alarms {alarms}; notes {findings - alarms:,}, of rounding and of short history")


def time_location(path: Path, seed: int) -> None:
    catalogue = Catalogue.from_toml(path)
    current, earlier = make_chunk(np.random.default_rng([seed, 0]), 1, 0, "sheet")
    place = current.index[(current["role"] == "actual") & (current["indicator"] == "x.n8")][1]
    was = current.loc[place, "value"]
    current.loc[place, "value"] = was * 1000
    current.loc[place, "precision"] += 3  # typed in another unit, with the same digits
    started = time.perf_counter()
    suggestions = locate(current, check(current, catalogue, earlier), catalogue, earlier)
    seconds = time.perf_counter() - started
    first = suggestions.iloc[0]
    is_found = (first["cell"], first["suggested"]) == (current.loc[place, "cell"], was)
    print(f"one cell spoilt: checked and located in {seconds:.2f} s, first suggestion", end=" ")
    print("right" if is_found else f"wrong: {first['suggestion']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wards", type=int, default=3321)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(f"seed {given.seed}")
    with tempfile.TemporaryDirectory() as folder:
        path = declare(Path(folder))
        time_country(path, given.wards, given.processes, given.seed, "sheet")
        time_country(path, given.wards // 20, given.processes, given.seed, "cell")
        time_location(path, given.seed)


if __name__ == "__main__":
    main()
