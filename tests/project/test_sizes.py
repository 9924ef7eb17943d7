"""The size alarm: long modules, functions and notebook cells are asked to be divided."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "src").rglob("*.py"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

MODULE_LINES = 300
FUNCTION_LINES = 40  # without the docstring
CELL_LINES = 10


def inside(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def function_sizes(source: str) -> Iterator[tuple[str, int]]:
    """Name and number of lines of each function, its docstring not counted."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            has_docstring = ast.get_docstring(node, clean=False) is not None
            docstring = first.end_lineno - first.lineno + 1 if has_docstring else 0
            yield node.name, node.end_lineno - node.lineno + 1 - docstring


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_module_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_functions_are_short(path):
    sizes = function_sizes(path.read_text(encoding="utf-8"))
    assert [(name, lines) for name, lines in sizes if lines > FUNCTION_LINES] == []


def test_docstring_does_not_count():
    source = 'def f():\n    """One.\n\n    Two.\n    """\n    return 1\n'
    assert list(function_sizes(source)) == [("f", 2)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=inside)
def test_notebook_cells_are_short(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert [text for text in code if len(text.splitlines()) > CELL_LINES] == []
