"""Times `locate` where it has most to look at: a ward of 300 indicators, one block of 100 parts.

Each case is a synthetic table, correct and then spoilt in some cells: a figure a thousand times too
large, two digits swapped. Of each a quarter, with as many cells spoilt, and the whole are timed
side by side, in turn, the best of three: four times as long is linear. Nothing is asserted.

    python benchmarks/locate_speed.py [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from synthetic_catalogue import write_catalogue

from wardstats import Catalogue, check, locate

ROUNDS = 3
DIGIT = 5  # power of ten of the last printed digit: tenths of a million đồng
AIM = 1  # second


@dataclass(frozen=True)
class Case:
    """A kind of table, and what is spoilt in it."""

    name: str
    blocks: int  # of the whole; a quarter of the blocks or of the parts is timed beside it
    parts: int  # of each total
    slip: str
    spoilt: int = 1  # cells, each in a block of its own where there are several blocks
    has_plans: bool = True  # plan, actual and percentage side by side, or the actual alone

    def quarter(self) -> Case:
        if self.blocks > 1:
            return Case(self.name, self.blocks // 4, self.parts, self.slip, self.spoilt)
        return Case(self.name, 1, self.parts // 4, self.slip, self.spoilt, self.has_plans)


CASES = (
    Case("ward of 300 indicators, a figure in another unit", 50, 5, "unit"),
    Case("ward of 300 indicators, two digits swapped", 50, 5, "swap"),
    Case("ward of 300 indicators, ten cells spoilt", 50, 5, "swap", spoilt=10),
    Case("block of 100 parts, a figure in another unit", 1, 100, "unit"),
    Case("block of 100 parts, two digits swapped", 1, 100, "swap"),
    Case("block of 100 parts, two cells spoilt", 1, 100, "swap", spoilt=2),
    Case("block of 100 parts, totals alone", 1, 100, "swap", has_plans=False),
)


def declare(case: Case, folder: Path) -> Catalogue:
    """Declare the blocks of a case, each a total and its parts."""
    parts_of: dict[str, list[str]] = {}
    for block in range(case.blocks):
        parts = [f"x.b{block}.n{part}" for part in range(case.parts)]
        parts_of |= {f"x.b{block}": parts} | {part: [] for part in parts}
    return Catalogue.from_toml(write_catalogue(parts_of, folder))


def draw_rows(draw: random.Random, case: Case) -> list[tuple[str, str, str, int]]:
    """Draw code, role, period and printed digits of each figure, totals summed."""
    rows = []
    for block in range(case.blocks):
        actuals = [draw.randint(1_000, 99_999) for _part in range(case.parts)]
        plans = [int(actual / draw.uniform(0.4, 1.3)) + 1 for actual in actuals]
        codes = [f"x.b{block}", *(f"x.b{block}.n{part}" for part in range(case.parts))]
        for code, actual, plan in zip(
            codes, (sum(actuals), *actuals), (sum(plans), *plans), strict=True
        ):
            rows.append((code, "actual", "2020-9M", actual))
            if case.has_plans:
                percent = (2000 * actual + plan) // (2 * plan)  # in tenths, half-up
                rows += [
                    (code, "plan", "2020", plan),
                    (code, "plan_percent", "2020-9M", percent),
                ]
    return rows


def spoil(draw: random.Random, digits: int, slip: str) -> int:
    if slip == "unit":
        return digits * 1000
    text = str(digits)
    places = [one for one in range(len(text) - 1) if text[one] != text[one + 1] != "0"]
    place = draw.choice(places) if places else 0
    swapped = int(text[:place] + text[place + 1] + text[place] + text[place + 2 :])
    return swapped if swapped != digits else digits + 1


def make_table(case: Case, seed: int) -> pd.DataFrame:
    draw = random.Random(seed)
    rows = draw_rows(draw, case)
    parts = [
        number for number, (code, role, *_) in enumerate(rows) if role == "actual" and ".n" in code
    ]
    for number in parts[:: max(1, len(parts) // case.spoilt)][: case.spoilt]:
        code, role, period, digits = rows[number]
        rows[number] = code, role, period, spoil(draw, digits, case.slip)
    columns = {"actual": "F", "plan": "D", "plan_percent": "H"}
    lines = {code: line for line, code in enumerate(dict.fromkeys(row[0] for row in rows), 4)}
    return pd.DataFrame(
        {
            "ward": "synthetic", "indicator": code, "label": code, "role": role, "period": period,
            "assigned_by": "", "status": "final",
            "value": digits / 10 if role == "plan_percent" else float(digits * 10**DIGIT),
            "unit": "%" if role == "plan_percent" else "đồng",
            "precision": -1 if role == "plan_percent" else DIGIT, "qualifier": "", "text": "",
            "workbook": "2020-9M.xlsx", "sheet": "S", "cell": f"{columns[role]}{lines[code]}",
        }
        for code, role, period, digits in rows
    ).astype({"precision": "int8"})  # fmt: skip


def prepare(case: Case, seed: int) -> tuple[pd.DataFrame, pd.DataFrame, Catalogue]:
    with tempfile.TemporaryDirectory() as folder:
        catalogue = declare(case, Path(folder))
    table = make_table(case, seed)
    return table, check(table, catalogue), catalogue


def time_case(case: Case, seed: int) -> tuple[float, float]:
    """Time a quarter and the whole in turn; return the best of each."""
    sizes = [prepare(case.quarter(), seed), prepare(case, seed)]
    best = [float("inf"), float("inf")]
    for _round in range(ROUNDS):
        for place, (table, findings, catalogue) in enumerate(sizes):
            started = time.perf_counter()
            locate(table, findings, catalogue)
            best[place] = min(best[place], time.perf_counter() - started)
    return best[0], best[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    seed = parser.parse_args().seed
    print(f"seed {seed}; aim {AIM} s for the whole")
    print(f"{'located':52}{'quarter':>10}{'whole':>10}{'ratio':>8}")
    for case in CASES:
        quarter, whole = time_case(case, seed)
        print(f"{case.name:52}{quarter:8.3f} s{whole:8.3f} s{whole / quarter:8.1f}")


if __name__ == "__main__":
    main()
