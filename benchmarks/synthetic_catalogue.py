"""A synthetic catalogue: indicators with a plan, some of them totals of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path


def write_catalogue(
    parts_of: Mapping[str, Sequence[str]], folder: Path, units: Mapping[str, str] | None = None
) -> Path:
    """Declare indicators, each with its parts where it is a total; units are đồng unless told."""
    path = folder / "synthetic.toml"
    entries = []
    for code, parts in parts_of.items():
        total = f"total_of = {list(parts)}\n" if parts else ""
        entries.append(
            f'[[indicator]]\ncode = "{code}"\nname_vi = "Chỉ tiêu {code}"\n'
            f'name_en = "Indicator {code}"\nsector = "x"\n'
            f'unit = "{(units or {}).get(code, "đồng")}"\n'
            f'planned = true\ndirection = "up"\n{total}'
        )
    path.write_text("\n".join(entries), encoding="utf-8")
    return path
