"""Imports go down the floors of the house, and each library has its room (docs/architecture.md)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"

FLOORS = {
    "errors": 1, "language": 1, "pausing": 1,
    "model": 2, "files": 2,
    "intake": 3, "audit": 3, "checks": 3,
    "analysis": 4,
    "report": 5,
    "running": 6,
    "cli": 7,
}  # fmt: skip

# The only modules, or packages, that may use what is named.
ROOMS = {
    "openpyxl": ("wardstats.intake", "wardstats.report"),
    "papermill": ("wardstats.running",),
    "jupyter_client": ("wardstats.running",),
    "nbconvert": ("wardstats.report",),
    "matplotlib": ("wardstats.report.charts",),
    "pypdf": ("wardstats.audit.documents",),
    "defusedxml": ("wardstats.audit.documents",),
    "subprocess": ("wardstats.running", "wardstats.cli", "wardstats.files.reading_process"),
    "time": ("wardstats.running", "wardstats.cli"),
    "os.environ": ("wardstats.running", "wardstats.cli"),
    "the clock": ("wardstats.running", "wardstats.cli"),
}
ENVIRONMENT = {"environ", "environb", "getenv", "putenv"}
CLOCK = {"now", "utcnow", "today"}


def imported_names(module: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported; relative imports are resolved."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = ".".join(module.split(".")[: -node.level]) if node.level else ""
            home = ".".join(part for part in (package, node.module) if part)
            yield from ((node.lineno, f"{home}.{alias.name}") for alias in node.names)


def top_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full name of what is taken from `wardstats` itself, after `import wardstats`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "wardstats":
            yield node.lineno, f"wardstats.{node.attr}"


def used_rooms(module: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of each use of something that has its room."""
    for line, name in imported_names(module, tree):
        library, _, rest = name.partition(".")
        if library in ROOMS:
            yield line, library
        if library == "os" and rest in ENVIRONMENT:
            yield line, "os.environ"
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        if node.attr in CLOCK:
            yield node.lineno, "the clock"
        if node.attr in ENVIRONMENT and ast.unparse(node.value) == "os":
            yield node.lineno, "os.environ"


def floor_breaches(module: str, tree: ast.AST) -> Iterator[str]:
    """What a module imports from its own floor or a higher one."""
    room = module.split(".")[1]
    for line, name in [*imported_names(module, tree), *top_names(tree)]:
        package, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if package != "wardstats" or other in {"", room} or other.startswith("__"):
            continue
        if other not in FLOORS:
            yield f"line {line}: {name}: import it from its own module"
        elif FLOORS[other] >= FLOORS[room]:
            yield f"line {line}: {room} must not import {other}"


def room_breaches(module: str, tree: ast.AST) -> Iterator[str]:
    """What a module uses outside its room."""
    for line, name in used_rooms(module, tree):
        if not any(f"{module}.".startswith(f"{room}.") for room in ROOMS[name]):
            yield f"line {line}: {name} belongs in {' and '.join(ROOMS[name])}"


def modules() -> list[str]:
    """Every module below the top package, which only lists lazy names."""
    paths = sorted(SOURCE.joinpath("wardstats").rglob("*.py"))
    names = [".".join(path.relative_to(SOURCE).with_suffix("").parts) for path in paths]
    return [name for name in names if name not in {"wardstats.__init__", "wardstats.__main__"}]


def tree_of(module: str) -> ast.AST:
    path = SOURCE.joinpath(*module.split(".")).with_suffix(".py")
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", modules())
def test_module_has_a_floor(module):
    assert module.split(".")[1] in FLOORS


@pytest.mark.parametrize("module", modules())
def test_imports_go_down(module):
    assert list(floor_breaches(module, tree_of(module))) == []


@pytest.mark.parametrize("module", modules())
def test_libraries_stay_in_their_rooms(module):
    assert list(room_breaches(module, tree_of(module))) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("wardstats.model.periods", "from wardstats.intake import read_workbook"),
        ("wardstats.model.periods", "import wardstats.analysis.results"),
        ("wardstats.model.periods", "from wardstats import report"),
        ("wardstats.checks.totals", "from wardstats.intake.cells.figures import Cell"),
        ("wardstats.checks.totals", "from ..intake.tables import headers"),
        ("wardstats.checks.__init__", "from ..audit import claims"),
        ("wardstats.language", "from wardstats.errors import WardstatsError"),
        ("wardstats.errors", "def f():\n    from wardstats.language import translate"),
        ("wardstats.cli", "from wardstats import load"),
        ("wardstats.cli", "import wardstats\nwardstats.load()"),
    ],
)
def test_import_that_goes_up_or_sideways_is_found(module, source):
    assert len(list(floor_breaches(module, ast.parse(source)))) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("wardstats.checks.totals", "from wardstats.model.periods import Period"),
        ("wardstats.checks.totals", "from .registry import rule"),
        ("wardstats.checks.totals", "from . import registry"),
        ("wardstats.cli", "from wardstats.running.run import run"),
        ("wardstats.running.manifest", "from wardstats import __version__"),
        ("wardstats.running.manifest", "import wardstats\nwardstats.__version__"),
        ("wardstats.errors", "from pathlib import Path"),
    ],
)
def test_import_that_goes_down_is_allowed(module, source):
    assert list(floor_breaches(module, ast.parse(source))) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("wardstats.checks.totals", "import openpyxl"),
        ("wardstats.model.periods", "from openpyxl.utils import get_column_letter"),
        ("wardstats.report.blocks", "import matplotlib.pyplot as plt"),
        ("wardstats.report.charts_page", "from matplotlib.figure import Figure"),
        ("wardstats.report.pages", "import papermill"),
        ("wardstats.running.engine", "import nbconvert"),
        ("wardstats.analysis.results", "def f():\n    import subprocess"),
        ("wardstats.intake.cells.figures", "from time import perf_counter"),
        ("wardstats.intake.cells.figures", "import os\nos.environ.get('HOME')"),
        ("wardstats.intake.cells.figures", "from os import getenv"),
        ("wardstats.model.periods", "from datetime import date\ndate.today()"),
        ("wardstats.model.periods", "import datetime\ndatetime.datetime.now(tz)"),
    ],
)
def test_library_outside_its_room_is_found(module, source):
    assert len(list(room_breaches(module, ast.parse(source)))) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("wardstats.intake.tables.sheets", "import openpyxl"),
        ("wardstats.report.charts", "import matplotlib.pyplot as plt"),
        ("wardstats.running.engine", "import papermill, subprocess, time"),
        ("wardstats.intake.cells.figures", "from datetime import date, time"),
        ("wardstats.intake.cells.figures", "import os\nos.fspath(path)"),
        ("wardstats.cli", "from datetime import datetime\ndatetime.now()"),
    ],
)
def test_library_in_its_room_is_allowed(module, source):
    assert list(room_breaches(module, ast.parse(source))) == []
