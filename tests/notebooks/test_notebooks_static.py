"""Notebooks as they are stored: thin, without outputs, ready for papermill."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
ALLOWED = {"wardstats", "pandas", "matplotlib"}
FORBIDDEN = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.With,
    ast.Try,
)  # fmt: skip
ABSOLUTE = re.compile(r"^(/|~|[A-Za-z]:[\\/]|\\\\|file:)")


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.name)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


@pytest.fixture
def code(notebook):
    """The code cells."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.fixture
def nodes(code):
    """Everything in the syntax trees of the code cells."""
    return [node for cell in code for node in ast.walk(ast.parse(cell.source))]


def tags(cell) -> list[str]:
    return cell.metadata.get("tags", [])


def test_there_is_a_notebook():
    assert "ward_report.ipynb" in [path.name for path in NOTEBOOKS]


def test_it_is_a_valid_notebook(notebook):
    nbformat.validate(notebook)


def test_one_cell_declares_the_parameters(code):
    assert [tag for cell in code for tag in tags(cell)].count("parameters") == 1


def test_parameters_are_plain_values(code):
    (cell,) = [cell for cell in code if "parameters" in tags(cell)]
    statements = ast.parse(cell.source).body
    assert [one for one in statements if not isinstance(getattr(one, "value", None), ast.Constant)
            ] == []  # fmt: skip


def test_no_cell_is_injected(code):
    assert [cell.id for cell in code if "injected-parameters" in tags(cell)] == []


def test_outputs_are_empty(code):
    assert [cell.id for cell in code if cell.outputs] == []


def test_nothing_has_been_executed(code):
    assert [cell.id for cell in code if cell.execution_count is not None] == []


def test_cells_carry_no_times(notebook):
    assert [cell.id for cell in notebook.cells if set(cell.metadata) - {"tags"}] == []


def test_the_kernel_is_python3(notebook):
    assert notebook.metadata.kernelspec.name == "python3"


def test_no_python_version_is_stored(notebook):
    assert "version" not in notebook.metadata.get("language_info", {})


def test_functions_do_the_steps_and_cells_name_them(nodes):
    assert [ast.dump(node) for node in nodes if isinstance(node, FORBIDDEN)] == []


def test_no_path_is_absolute(nodes):
    texts = [node.value for node in nodes if isinstance(node, ast.Constant)]
    assert [text for text in texts if isinstance(text, str) and ABSOLUTE.match(text)] == []


def test_code_cells_have_ten_lines_at_most(code):
    assert [cell.id for cell in code if len(cell.source.splitlines()) > 10] == []


def test_only_wardstats_pandas_and_matplotlib_are_imported(nodes):
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "." for node in nodes if isinstance(node, ast.ImportFrom)]
    assert {name.split(".")[0] for name in names} <= ALLOWED


def test_no_cell_is_a_command_of_the_notebook(code):
    assert [cell.id for cell in code if re.search(r"^\s*[%!]", cell.source, re.M)] == []


def test_guides_are_for_the_notebook_only(notebook):
    guides = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    assert [cell.id for cell in guides if "notebook-only" not in tags(cell)] == []


def test_every_code_cell_but_the_parameters_does_something(code):
    assert [cell.id for cell in code if not ast.parse(cell.source).body] == []
