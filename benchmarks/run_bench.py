"""Times one cold run against the same notebook by papermill and nbconvert, one after the other.

Every row is the wall clock of whole processes, started in turn (A B C A B C …) after a warm-up
that is not counted, so that drift of the machine touches all rows alike. Nothing is asserted:
the figures are printed and hold for this machine and this sitting.

    python benchmarks/run_bench.py [rounds]
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "notebooks" / "ward_report.ipynb"
PARAMETERS = {"ward": "kenh-duong", "period": "2020-9M", "raw": "data/raw", "language": "vi"}


def call(*words: str | Path) -> None:
    subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )


def our_run(folder: Path) -> None:
    """Make notebook, tables, HTML and PDF with `wardstats run`."""
    call("-m", "wardstats", "run", "2020-9M", "--ward", "kenh-duong", "--out", folder / "ours")


def peer_html(folder: Path) -> None:
    """Execute with the papermill command, then render the page with the nbconvert command."""
    words = [word for pair in PARAMETERS.items() for word in ("-p", *pair)]
    executed = folder / "executed.ipynb"
    call("-m", "papermill", NOTEBOOK, executed, *words)
    call("-m", "nbconvert", "--to", "html", "--no-input", executed)


def without_uri_grammar(step: Callable[[Path], None]) -> Callable[[Path], None]:
    """Give the peer what wardstats gives itself: no import of a URI grammar nobody uses."""

    def run(folder: Path) -> None:
        hook = folder / "sitecustomize.py"
        hook.write_text("import sys\nsys.modules['rfc3987_syntax'] = None\n", encoding="utf-8")
        os.environ["PYTHONPATH"] = str(folder)
        try:
            step(folder)
        finally:
            del os.environ["PYTHONPATH"]

    return run


ROWS: dict[str, Callable[[Path], None]] = {
    "wardstats run: notebook, tables, HTML and PDF": our_run,
    "papermill, then nbconvert to HTML": peer_html,
    "the same, without the slow URI import": without_uri_grammar(peer_html),
}


def measure(rounds: int) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in ROWS}
    for number in range(rounds + 1):
        for name, step in ROWS.items():
            with tempfile.TemporaryDirectory() as folder:
                start = time.perf_counter()
                step(Path(folder))
                if number > 0:  # the first round warms caches up
                    seconds[name].append(time.perf_counter() - start)
    return seconds


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    measured = measure(rounds)
    ours = statistics.median(next(iter(measured.values())))
    print(f"{'seconds, median (least–most)':<52} {rounds} rounds   ours is")
    for name, times in measured.items():
        median = statistics.median(times)
        spread = f"{median:.2f} ({min(times):.2f}–{max(times):.2f})"
        print(f"{name:<52} {spread:<18} {ours / median:.2f} ×")


if __name__ == "__main__":
    main()
