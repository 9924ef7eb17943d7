"""Entries of a TOML file, each with the line it stands at."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from wardstats.errors import CatalogueError
from wardstats.language import translate as _


@dataclass(frozen=True)
class Entry:
    """One `[[table]]` of a file with the place it stands at."""

    file: str
    line: int
    values: dict[str, Any]

    def refuse(self, problem: str, expected: str = "", remedy: str = "") -> CatalogueError:
        """Make the error that names this entry's line."""
        return CatalogueError(self.file, self.line, problem, expected, remedy)

    def require_text(self, key: str) -> str:
        """Return a text that must be there, or stop."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(
                _("'{key}' is missing or not a text.").format(key=key),
                _('Expected {key} = "…".').format(key=key),
            )
        return value


def read_entries(path: Path, tables: tuple[str, ...]) -> Iterator[tuple[str, Entry]]:
    """Yield the entries of these tables, table by table.

    Raises
    ------
    CatalogueError
        Naming file and line: no file, not TOML, another table, or one not written as `[[table]]`.
    """
    text, content = _read_toml(path)
    for table in content:
        if table not in tables:
            raise CatalogueError(
                path.name,
                _line_of(text, rf"^\[*{re.escape(table)}|^{re.escape(table)}\s*="),
                _("unknown table '{table}'.").format(table=table),
                _("Expected {tables}.").format(tables=", ".join(f"[[{one}]]" for one in tables)),
            )
    for table in tables:
        header = re.compile(rf"^[ \t]*\[\[[ \t]*{table}[ \t]*\]\]", re.MULTILINE)
        starts = [match.start() for match in header.finditer(text)]
        entries = content.get(table, [])
        if not isinstance(entries, list) or len(entries) != len(starts):
            raise CatalogueError(
                path.name,
                _line_of(text, rf"^[ \t]*\[*[ \t]*{table}\b"),
                _("'{table}' is not written as [[{table}]].").format(table=table),
                _("Expected a line [[{table}]] before each entry.").format(table=table),
            )
        for start, values in zip(starts, entries, strict=True):
            yield table, Entry(path.name, text.count("\n", 0, start) + 1, values)


def _read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(
            path.as_posix(), 0, _("the file cannot be read ({error}).").format(error=error)
        ) from error
    try:
        return text, tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise CatalogueError(
            path.name, int(line[1]) if line else 0, _("not TOML: {error}.").format(error=error)
        ) from error


def _line_of(text: str, pattern: str) -> int:
    match = re.search(pattern, text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else 0
