"""Reads workbooks with all kinds of faults, by the thousand; counts what came of them.

Allowed are a reading that accounts for every cell, and a `SourceError` that names the file and the
way out. Everything else is a fault: a crash (another exception), a hang, the death of the reading
process, an error without name, a cell that the coverage does not know. A workbook follows from the
seed and its number alone, so that each can be made again.

    python benchmarks/fuzz_workbooks.py [COUNT] [SEED] [--jobs 2] [--first 0]
    python benchmarks/fuzz_workbooks.py 0 SEED --replay NUMBER [--keep FILE]
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from fuzzing.archive_mutations import mutate_archive, mutate_bytes
from fuzzing.cell_mutations import mutate_cells
from fuzzing.judging import Verdict, judge, reading_processes
from fuzzing.seeds import build_seeds
from fuzzing.xml_mutations import mutate_xml

from wardstats.language import set_language

ROOT = Path(__file__).parents[1]
REAL = ROOT / "data" / "raw" / "kenh-duong" / "2020-9M.xlsx"
FAULTS = ("crash", "hang", "death", "nameless", "coverage")
Mutate = Callable[[bytes, Random, int], tuple[bytes, list[str]]]
_KINDS: dict[Mutate, int] = {mutate_cells: 35, mutate_xml: 40, mutate_archive: 10, mutate_bytes: 15}


@dataclass(frozen=True)
class Mutant:
    """A workbook with faults, and how it came to them."""

    number: int
    seed: str
    mutations: list[str]
    content: bytes


@dataclass(frozen=True)
class Result:
    """What came of one workbook, without its bytes."""

    number: int
    seed: str
    mutations: list[str]
    verdict: Verdict
    exchanged: int = 0  # new reading processes


def build_mutant(seeds: dict[str, bytes], seed: str, number: int) -> Mutant:
    """Make the workbook of a number; the same in every run."""
    random = Random(f"{seed}:{number}")
    names = [name for name in seeds if name != "real"]
    name = "real" if random.random() < 0.02 else random.choice(names)
    content, done = seeds[name], list[str]()
    first = random.choices(list(_KINDS), list(_KINDS.values()))[0]
    kinds = (
        [first] if random.random() < 0.75 else [kind for kind in _KINDS if random.random() < 0.5]
    )
    for kind in kinds:
        content, more = kind(content, random, random.choice((1, 1, 1, 2, 3, 6)))
        done += more
    return Mutant(number, name, done, content)


def write_mutant(mutant: Mutant, folder: Path) -> Path:
    """Write a workbook where its ward's catalogue lies."""
    ward = folder / ("kenh-duong" if mutant.seed == "real" else "synthetic-ward")
    ward.mkdir(exist_ok=True)
    if mutant.seed == "real" and not (ward / "indicators.toml").exists():
        shutil.copy(REAL.with_name("indicators.toml"), ward)
    path = ward / "2020-9M.xlsx"
    path.write_bytes(mutant.content)
    return path


def run_numbers(seeds: dict[str, bytes], seed: str, numbers: range) -> list[Result]:
    """Make and read some workbooks, in one process with one reading process."""
    set_language("en")
    warnings.simplefilter("ignore")
    results = []
    with tempfile.TemporaryDirectory() as folder:
        before = reading_processes()
        for number in numbers:
            mutant = build_mutant(seeds, seed, number)
            verdict = judge(write_mutant(mutant, Path(folder)))
            after = reading_processes()
            new, before = len(after - before), after
            results.append(Result(number, mutant.seed, mutant.mutations, verdict, new))
    return results


def run_all(seeds: dict[str, bytes], seed: str, numbers: range, jobs: int) -> Iterator[Result]:
    pieces = [numbers[start : start + 50] for start in range(0, len(numbers), 50)]
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        for results in pool.imap_unordered(partial(run_numbers, seeds, seed), pieces):
            yield from results


def print_fault(result: Result) -> None:
    print(f"\n{result.verdict.fault} {result.number} ({result.seed}): {result.verdict.outcome}, "
          f"{result.verdict.seconds:.1f} s")  # fmt: skip
    for mutation in result.mutations:
        print(f"  - {mutation[:160]}")
    print("  " + result.verdict.detail.replace("\n", "\n  "), flush=True)


def print_summary(results: list[Result], seed: str, seconds: float) -> None:
    outcomes = Counter(result.verdict.outcome for result in results)
    faults = Counter(result.verdict.fault for result in results)
    print(f"\n{len(results)} workbooks, seed {seed}, {seconds:.0f} s "
          f"({1000 * seconds / max(len(results), 1):.0f} ms each); "
          f"{sum(result.exchanged for result in results)} reading processes started")  # fmt: skip
    for outcome, count in outcomes.most_common():
        print(f"  {count:>7}  {outcome}")
    print("faults: " + ", ".join(f"{faults[fault]} {fault}" for fault in FAULTS))
    slowest = max(results, key=lambda result: result.verdict.seconds)
    print(f"slowest: number {slowest.number}, {slowest.verdict.seconds:.1f} s")


def replay(seeds: dict[str, bytes], seed: str, number: int, keep: Path | None) -> None:
    mutant = build_mutant(seeds, seed, number)
    if keep:
        keep.write_bytes(mutant.content)
    (result,) = run_numbers(seeds, seed, range(number, number + 1))
    print_fault(result)


def read_words() -> argparse.Namespace:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("count", type=int, nargs="?", default=20_000)
    words.add_argument("seed", nargs="?", default="1")
    words.add_argument("--jobs", type=int, default=2)
    words.add_argument("--first", type=int, default=0)
    words.add_argument("--replay", type=int)
    words.add_argument("--keep", type=Path, help="where to write the workbook that is replayed")
    return words.parse_args()


def main() -> None:
    words = read_words()
    with tempfile.TemporaryDirectory() as folder:
        seeds = build_seeds(REAL, Path(folder))
    if words.replay is not None:
        replay(seeds, words.seed, words.replay, words.keep)
        return
    start = time.perf_counter()
    results: list[Result] = []
    for result in run_all(
        seeds, words.seed, range(words.first, words.first + words.count), words.jobs
    ):
        results.append(result)
        if result.verdict.fault:
            print_fault(result)
    print_summary(results, words.seed, time.perf_counter() - start)
    sys.exit(any(result.verdict.fault for result in results))


if __name__ == "__main__":
    main()
