"""Time the audit: `python benchmarks/audit_speed.py REPORT.txt`.

Prints the time for the report, warm, and for a megabyte of it; then, for texts built to harm a
matcher, the time of a quarter and of the whole: four times as long is linear.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from wardstats.audit import find_claims

MEGABYTE = 1_000_000
HOSTILE = (
    "9", "/", "1/", "%", "9% ", "(", "5 (", ")", " ", "1 000 ", "9,", "9.", "1. 357 a ", "5 = ",
    "5 + ", "5 - 5 = ", "1\n", "1|", "1\t", "a", "trong đó 5 hộ, ", "5 hộ: ", "đạt ", "so với ",
    "lần thứ I ", "- 5 hộ:\n", "năm 2020 ", "tăng 5 hộ ", "đạt 5% KH, ", "chưa đạt 5% KH\n",
    "5 hộ. ", "gồm 5 hộ ", "12/KH-UBND ", "mỗi hộ 5 đồng ", "năng suất 5 tạ ",
)  # fmt: skip


def seconds(text: str) -> float:
    start = time.perf_counter()
    find_claims(text)
    return time.perf_counter() - start


def repeat(piece: str, size: int) -> str:
    """A text of so many bytes."""
    return piece * (size // len(piece.encode()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=Path)
    words = parser.parse_args()
    report = words.report.read_text(encoding="utf-8")
    seconds(report)
    best = min(seconds(report) for _ in range(5))
    print(f"{len(report.encode()) / 1000:8.1f} kB  {best:7.3f} s   aim 0.3 s")
    megabyte = repeat(report + "\n\n", MEGABYTE)
    print(f"{len(megabyte.encode()) / 1000:8.1f} kB  {seconds(megabyte):7.3f} s   aim 5 s")
    print(f"\n{'hostile text':20}{'250 kB':>10}{'1 MB':>10}{'ratio':>8}")
    for piece in HOSTILE:
        quarter, whole = (seconds(repeat(piece, size)) for size in (MEGABYTE // 4, MEGABYTE))
        print(f"{piece!r:20}{quarter:10.2f}{whole:10.2f}{whole / max(quarter, 0.001):8.1f}")


if __name__ == "__main__":
    main()
