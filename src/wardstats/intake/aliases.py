"""A ward's own words: labels and headers that its officers use, in `aliases.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wardstats.errors import CatalogueError
from wardstats.intake.tables.resolving import COLUMN_NAMES
from wardstats.language import translate as _
from wardstats.model.catalogue import Catalogue
from wardstats.model.labels import fold_label
from wardstats.model.names import closest_names

ALIASES_FILE = "aliases.toml"
_TABLES = ("labels", "columns")


@dataclass(frozen=True)
class Aliases:
    """What a ward's own file says."""

    labels: Mapping[str, str]  # label as typed to the code of its indicator
    columns: Mapping[str, str]  # folded header to one of `COLUMN_NAMES`


def read_aliases(folder: Path, catalogue: Catalogue) -> Aliases:
    """Read a ward's `aliases.toml`; empty where there is none.

    Raises
    ------
    CatalogueError
        Naming file and line: not TOML, an unknown table, an unknown code or name of a column.
    """
    path = folder / ALIASES_FILE
    if not path.is_file():
        return Aliases({}, {})
    text = path.read_text(encoding="utf-8-sig")
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise CatalogueError(
            path.name, int(line[1]) if line else 0, _("not TOML: {error}.").format(error=error)
        ) from error
    for table in content:
        if table not in _TABLES:
            raise CatalogueError(
                path.name, _line_of(text, table), _("unknown table '{table}'.").format(table=table),
                _("Expected [labels] or [columns]."),
            )  # fmt: skip
    labels, columns = (content.get(table, {}) for table in _TABLES)
    _require_known(path, text, labels, list(catalogue.indicators))
    _require_known(path, text, columns, list(COLUMN_NAMES))
    return Aliases(labels, {fold_label(header): name for header, name in columns.items()})


def _require_known(path: Path, text: str, said: Mapping[str, str], known: list[str]) -> None:
    for word, name in said.items():
        if name not in known:
            raise CatalogueError(
                path.name, _line_of(text, word),
                _("'{word}' is said to be '{name}', which is not known.").format(
                    word=word, name=name),
                _("Expected one of those known; closest: {near}.").format(
                    near=", ".join(closest_names(str(name), known))),
            )  # fmt: skip


def _line_of(text: str, word: str) -> int:
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if word in line), 0)
