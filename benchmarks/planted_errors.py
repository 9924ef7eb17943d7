"""Plants errors in correct synthetic tables and counts what `check` and `locate` make of them.

Tables are trees of totals, one to four deep, in đồng and in whole counts. Every figure is drawn
first and printed afterwards, each cell rounded to a precision of its own; so a correct table never
holds more than rounding explains. Then slips are made, their kind drawn evenly, each in a cell
drawn evenly (`planting/slips.py`).

Not counted is what nobody can see: a table that rounding explains as it stands, or that would be
explained if one of two slips were put right. Where two slips leave a table that a change of one
figure satisfies, only how figures usually go wrong can tell; those are counted apart as well.

A value that was typed over cannot always be told to its last digit: the others are rounded too. So
values are judged by what is stated (`lowest` to `highest`, no more than a tenth of the figure
apart), and also to the digit.

    python benchmarks/planted_errors.py [--correct 10000] [--planted 500] [--pairs 200] [--seed 1]
        [--jobs 1]
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from planting.slips import SLIPS
from planting.tables import LAYOUTS
from planting.trials import NOWHERE, Trial, raises_false_alarm, try_one

One = TypeVar("One")


def share(of: Sequence[One], holds: Callable[[One], bool]) -> str:
    count = sum(map(holds, of))
    return f"{count}/{len(of)} = {100 * count / len(of):.2f} %" if of else "none"


def within(first: int) -> Callable[[Trial], bool]:
    return lambda trial: max(trial.ranks) <= first


def within_counted(first: int) -> Callable[[Trial], bool]:
    return lambda trial: max(trial.counted_ranks) <= first


def report_places(trials: list[Trial], reach: tuple[int, ...]) -> None:
    visible = [trial for trial in trials if not trial.is_hidden]
    detected = [trial for trial in visible if trial.is_detected]
    print(f"  rounding hides {len(trials) - len(visible)} of {len(trials)}")
    print(f"  detected {share(visible, lambda trial: trial.is_detected)}")
    for first in reach:
        print(f"  true cells in first {first}: {share(detected, within(first))}"
              f" (by counting rules {share(detected, within_counted(first))})")  # fmt: skip
    if reach == (4,):
        told = [trial for trial in detected if not trial.would_one_do]
        print(f"    where one change would not do: {share(told, within(4))}")
        alike = [trial for trial in detected if trial.would_one_do]
        print(f"    where it would: {share(alike, within(4))}")


def report_values(trials: list[Trial]) -> None:
    values = [
        value
        for trial in trials
        for rank, value in zip(trial.ranks, trial.values, strict=True)
        if rank < NOWHERE and value is not None
    ]
    ranges = [value.breadth for value in values if not value.is_single]
    print(f"  value true as stated: {share(values, lambda one: one.is_true_as_stated)}")
    print(f"    stated as one value: {share(values, lambda one: one.is_single)}")
    if len(ranges) > 1:
        tenths = statistics.quantiles(ranges, n=10)
        print(f"    else {tenths[4]:.2g} of the figure wide in the middle, one in ten more than"
              f" {tenths[8]:.2g}")  # fmt: skip
    print(f"  value true to the digit: {share(values, lambda one: one.is_true_to_the_digit)}")
    print(f"  value agrees with all other figures: {share(values, lambda one: one.agrees)}")


def report_times(trials: list[Trial]) -> None:
    seconds = sorted(trial.seconds for trial in trials if not trial.is_hidden)
    print(f"  locate: {statistics.median(seconds) * 1000:.0f} ms in the middle, at most"
          f" {seconds[-1] * 1000:.0f} ms", flush=True)  # fmt: skip


def report_kinds(trials: dict[str, list[Trial]]) -> None:
    print("by kind: visible, detected, first, within three, true as stated, true to the digit")
    for kind in SLIPS:
        for name, its in trials.items():
            visible = [trial for trial in its if kind in trial.kinds and not trial.is_hidden]
            if not visible:
                continue
            values = [value for trial in visible for value in trial.values if value]
            counts = (
                len(visible),
                sum(trial.is_detected for trial in visible),
                sum(map(within(1), visible)),
                sum(map(within(3), visible)),
                sum(value.is_true_as_stated for value in values),
                sum(value.is_true_to_the_digit for value in values),
            )
            print(f"  {kind:20} {name:8}", *(f"{count:5}" for count in counts))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--correct", type=int, default=10_000)
    parser.add_argument("--planted", type=int, default=500)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    words = parser.parse_args()
    print(f"seed {words.seed}")
    begun = time.perf_counter()
    with multiprocessing.Pool(words.jobs) as pool:
        checked = pool.map(partial(raises_false_alarm, words.seed), range(words.correct))
        print(f"correct tables: {words.correct}, with a false alarm: {sum(a for a, _ in checked)};"
              f" notes in all: {sum(notes for _, notes in checked)}", flush=True)  # fmt: skip
        singles: dict[str, list[Trial]] = {}
        for errors, tables in ((1, words.planted), (2, words.pairs)):
            for name in LAYOUTS if tables else ():
                trials = pool.map(partial(try_one, words.seed, name, errors), range(tables))
                print(f"{name}, {errors} planted")
                report_places(trials, {1: (1, 3), 2: (4,)}[errors])
                report_values(trials)
                report_times(trials)
                if errors == 1:
                    singles[name] = trials
    report_kinds(singles)
    print(f"{time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
