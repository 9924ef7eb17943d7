"""What may come of reading a workbook, and what may not."""

from __future__ import annotations

import signal
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from fuzzing.cells import filled_cells
from wardstats.errors import SourceError
from wardstats.files import reading_process
from wardstats.intake.reading import OUTCOMES, Reading
from wardstats.intake.workbook import read_workbook

SLOW = 10.0  # seconds, for files of a few kilobytes
STUCK = 90.0  # seconds; the reading itself ends after 60


@dataclass(frozen=True)
class Verdict:
    """What came of one workbook; `fault` is empty where that is allowed."""

    outcome: str  # "read", the code of a refusal, or the name of an exception
    fault: str = ""  # kind of fault
    detail: str = ""
    seconds: float = 0.0


class StuckError(BaseException):
    """The reading did not come back; not an Exception, so that nobody takes it for one."""


def judge(path: Path) -> Verdict:
    """Read a workbook, and look at what came of it."""
    signal.signal(signal.SIGALRM, _raise_stuck)
    signal.setitimer(signal.ITIMER_REAL, STUCK)
    start = time.perf_counter()
    try:
        verdict = _judge(path)
    except StuckError:
        verdict = Verdict("stuck", "hang", "".join(traceback.format_stack(limit=3)))
    except Exception:  # what was read cannot be read: a fault of the reader, or of the look at it
        verdict = Verdict("read", "coverage", traceback.format_exc(limit=-4))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    seconds = time.perf_counter() - start
    slow = "hang" if seconds > SLOW and not verdict.fault else verdict.fault
    return Verdict(verdict.outcome, slow, verdict.detail, seconds)


def _raise_stuck(_signal: int, _frame: FrameType | None) -> None:
    raise StuckError


def _judge(path: Path) -> Verdict:
    try:
        reading = read_workbook(path)
    except SourceError as error:
        return _judge_refusal(path, error)
    except Exception as error:
        lines = [*traceback.format_exception(error), *getattr(error, "__notes__", ())]
        return Verdict(type(error).__name__, "crash", "".join(lines)[-6_000:])
    missing = unaccounted(path, reading)
    return Verdict("read", "coverage" if missing else "", "; ".join(missing[:8]))


def _judge_refusal(path: Path, error: SourceError) -> Verdict:
    if "ended the process that read it" in error.problem:
        return Verdict(error.code, "death", str(error))
    for one in (error, *error.problems):
        if one.file != path.name or path.name not in str(one) or not one.code:
            return Verdict(error.code, "nameless", f"{one.code}: {one!s:.300}")
    if not error.remedy:
        return Verdict(error.code, "nameless", f"no way out: {error!s:.300}")
    reading = getattr(error, "reading", None)
    if reading is None:
        return Verdict(error.code)
    missing = [*unaccounted(path, reading), *_without_problem(reading)]
    return Verdict(error.code, "coverage" if missing else "", "; ".join(missing[:8]))


def unaccounted(path: Path, reading: Reading) -> list[str]:
    """Compare the coverage with the cells that stand in the file; say what differs."""
    table = reading.coverage
    seen = Counter(zip(table["sheet"], table["cell"], strict=True))
    faults = [f"{place} stands {count} times" for place, count in seen.items() if count > 1]
    faults += [f"outcome {one!r}" for one in set(table["outcome"]) - set(OUTCOMES)]
    counts = reading.counts()
    if counts["seen"] != sum(counts[one] for one in OUTCOMES):
        faults.append(f"the sum does not hold: {counts}")
    sheets = set(table["sheet"])
    with_problem = {problem.sheet for problem in reading.problems}
    for sheet, cell, is_figure in filled_cells(path.read_bytes()):
        if sheet in sheets and (sheet, cell) not in seen:
            faults.append(f"{sheet}!{cell} is not in the coverage")
        elif sheet not in sheets | with_problem and is_figure:
            faults.append(f"{sheet}!{cell} is a number on a sheet that is not in the coverage")
    read = set(table.loc[table["outcome"] == "read", ["sheet", "cell"]].itertuples(index=False))
    for sheet, cell in reading.observations[["sheet", "cell"]].itertuples(index=False):
        if (sheet, cell) not in read:
            faults.append(f"{sheet}!{cell} gave a figure and is not called read")
    return faults


def _without_problem(reading: Reading) -> list[str]:
    """Name the refused cells for which no problem says why."""
    codes = {(one.sheet, one.cell, one.code) for one in reading.problems}
    wide = {(one.sheet, one.code) for one in reading.problems}
    refused = reading.coverage[reading.coverage["outcome"] == "refused"]
    return [
        f"{sheet}!{cell} is refused as {code}, and no problem says so"
        for sheet, cell, code in refused[["sheet", "cell", "reason"]].itertuples(index=False)
        if (sheet, cell, code) not in codes and (sheet, code) not in wide
    ]


def reading_processes() -> set[int]:
    """Return the processes that wait for work, so that exchanges of them can be counted."""
    return {process.pid for process in reading_process._idle}
