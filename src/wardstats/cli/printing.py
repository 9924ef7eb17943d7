"""What the terminal shows: text for people, JSON for programs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape

_TONES = {"blocker": "bold red", "warning": "red", "note": "dim"}


def terminal(*, stderr: bool = False) -> Console:
    """Make a console; redirected output is not folded at a width nobody has."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else 10_000
    return Console(stderr=stderr, width=width, highlight=False, soft_wrap=not stream.isatty())


def print_findings(found: Sequence[Mapping[Any, Any]]) -> None:
    """Print findings, a line each, with their cells."""
    from wardstats.model.findings import severity_name, shorten_cells

    console = terminal()
    for finding in found:
        severity = finding["severity"]
        cells = f" [dim]({escape(shorten_cells(finding['cells']))})[/]" if finding["cells"] else ""
        console.print(
            f"[{_TONES[severity]}]{severity_name(severity)}:[/] {escape(finding['message'])}{cells}"
        )


def shown_path(path: Path) -> str:
    """Show a path from the working folder where it lies below it."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


def print_json(answer: Any) -> None:
    """Print an answer for programs."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
