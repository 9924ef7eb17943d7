"""Time the audit: `python benchmarks/audit_speed.py [REPORT.txt] [--hostile 1000000]`.

Prints the time for a report of 33 kB, warm, and for a megabyte of it; then, for texts built to harm
a matcher, the time of a quarter and of the whole: four times as long is linear. Without a report
the synthetic one is taken, as often as it needs to be that long.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from wardstats.audit import find_claims

ROOT = Path(__file__).parents[1]
REPORT = 33_000
MEGABYTE = 1_000_000
HOSTILE = (
    "9", "/", "1/", "%", "9% ", "(", "5 (", ")", " ", "1 000 ", "9,", "9.", "1. 357 a ", "5 = ",
    "5 + ", "5 - 5 = ", "1\n", "1|", "1\t", "a", "trong đó 5 hộ, ", "5 hộ: ", "đạt ", "so với ",
    "lần thứ I ", "- 5 hộ:\n", "năm 2020 ", "tăng 5 hộ ", "đạt 5% KH, ", "chưa đạt 5% KH\n",
    "5 hộ. ", "5 hộ, ", "5 x 5 = ", "5 trong 6 hộ, ", "một hộ ", "từ 5 hộ lên 6 hộ, ", "5 hộ|",
    "tổng 5 hộ\n- 5 hộ\n", "gồm 5 hộ ", "12/KH-UBND ", "mỗi hộ 5 đồng ", "năng suất 5 tạ ",
    "12 | % ", "tổng 77 | hạng 1 3 | ", "335 165 100% ",
    "giai đoạn 2016-2020 bình quân mỗi năm 5 hộ ",
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
    parser.add_argument("report", type=Path, nargs="?")
    parser.add_argument("--hostile", type=int, default=100_000, help="bytes of a hostile text")
    words = parser.parse_args()
    path = words.report or ROOT / "data/synthetic/bao-cao-mau.md"
    told = path.read_text(encoding="utf-8") + "\n\n"
    report = told if words.report else repeat(told, REPORT)
    seconds(report)
    best = min(seconds(report) for _ in range(5))
    print(f"{len(report.encode()) / 1000:8.1f} kB  {best:7.3f} s   aim 0.3 s")
    megabyte = repeat(report, MEGABYTE)
    print(f"{len(megabyte.encode()) / 1000:8.1f} kB  {seconds(megabyte):7.3f} s   aim 5 s")
    sizes = (words.hostile // 4, words.hostile)
    print(
        f"\n{'hostile text':20}" + "".join(f"{size // 1000:7d} kB" for size in sizes) + "   ratio"
    )
    for piece in HOSTILE:
        quarter, whole = (seconds(repeat(piece, size)) for size in sizes)
        print(f"{piece!r:20}{quarter:10.2f}{whole:10.2f}{whole / max(quarter, 0.001):8.1f}")


if __name__ == "__main__":
    main()
