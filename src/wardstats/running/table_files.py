"""Writes the tables of a ward and period: parquet for programs, CSV for people."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from wardstats.analysis.ward_period import WardPeriod

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_FIGURE = re.compile(r"[-+]?[0-9][0-9.,]*( %)?")


def write_tables(data: WardPeriod, folder: str | Path) -> list[str]:
    """Write observations, indicators, findings and coverage into a folder.

    Parameters
    ----------
    folder
        Where the tables go; an empty text writes nothing, so that an analyst's "Run all" leaves
        published files alone.

    Returns
    -------
    The names of the files written.
    """
    if not str(folder):
        return []
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    data.observations.to_parquet(folder / "observations.parquet", index=False)
    data.indicators.to_parquet(folder / "indicators.parquet", index=False)
    tables = {
        "indicators": data.indicators, "findings": data.findings, "coverage": data.coverage,
    }  # fmt: skip
    for name, table in tables.items():
        _write_csv(table, folder / f"{name}.csv")
    return sorted(["observations.parquet", "indicators.parquet", *(f"{one}.csv" for one in tables)])


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write UTF-8 with plain line ends; text that a spreadsheet would run is quoted with '."""
    texts = {
        column: table[column].map(_harmless)
        for column in table.columns
        if table[column].dtype == "str"
    }
    table.assign(**texts).to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def _harmless(text: str) -> str:
    """Keep a spreadsheet from reading text as a formula; negative figures stay as they are."""
    is_harmless = not text.startswith(_FORMULA_STARTS) or _FIGURE.fullmatch(text)
    return text if is_harmless else f"'{text}"
