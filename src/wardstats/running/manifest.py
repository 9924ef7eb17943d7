"""The manifest of a run: inputs, versions, counts, timings, outputs; it alone knows the clock."""

from __future__ import annotations

import csv
import hashlib
import json
import platform
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import wardstats

MANIFEST = "manifest.json"
_PACKAGES = (
    "pandas", "papermill", "nbconvert", "ipykernel", "matplotlib", "openpyxl", "pyarrow", "typst",
    "babel",
)  # fmt: skip


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def code_hash() -> str:
    """Return one SHA-256 of all of wardstats' own files: which code made these figures."""
    package = Path(wardstats.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(package).as_posix()} {file_hash(path)}\n".encode())
    return digest.hexdigest()


def count_tables(folder: Path) -> dict[str, dict[str, int]]:
    """Count what the written tables hold: cells by outcome, indicators and findings.

    Of the indicators, those that findings cast doubt on are counted once more by themselves.
    """
    counted = {"coverage": "outcome", "indicators": "status", "findings": "severity"}
    tables = {table: read_csv(folder, table) for table in counted}
    counts = {table: _count(tables[table], column) for table, column in counted.items()}
    doubtful = [row for row in tables["indicators"] if row["doubts"]]
    return counts | {"indicators_in_doubt": _count(doubtful, "status")}


def _count(rows: Iterable[Mapping[str, str]], column: str) -> dict[str, int]:
    return dict(sorted(Counter(row[column] for row in rows).items()))


def read_csv(folder: Path, table: str) -> list[dict[str, str]]:
    """Read one of the run's CSV tables as dictionaries."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_manifest(
    folder: Path,
    *,
    inputs: Mapping[str, Path],
    parameters: Mapping[str, str],
    timings: Mapping[str, float],
    started: datetime,
) -> dict[str, Any]:
    """Write the manifest of the files in a folder and return it."""
    outputs = sorted(path for path in folder.iterdir() if path.is_file() and path.name != MANIFEST)
    manifest = {
        "wardstats": wardstats.__version__,
        "code": code_hash(),
        "parameters": dict(parameters),
        "inputs": {name: file_hash(path) for name, path in inputs.items()},
        "outputs": {path.name: file_hash(path) for path in outputs},
        "counts": count_tables(folder),
        "started": started.isoformat(timespec="seconds"),
        "seconds": {name: round(seconds, 3) for name, seconds in timings.items()},
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in _PACKAGES},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    return manifest


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
