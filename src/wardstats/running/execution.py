"""Executes the notebook by papermill in a kernel of its own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wardstats import errors
from wardstats.errors import NotebookFailedError, RunError, SourceError, WardstatsError
from wardstats.language import translate as _
from wardstats.running import quick_start  # noqa: F401 - before papermill

import nbformat  # isort: skip
import papermill  # isort: skip
from papermill.exceptions import PapermillExecutionError  # isort: skip
from papermill.parameterize import parameterize_notebook  # isort: skip

_CLOCK_KEYS = ("papermill", "execution", "ExecuteTime")


def execute_notebook(source: Path, target: Path, parameters: Mapping[str, str]) -> Any:
    """Execute a notebook with parameters, write it, and return it.

    Raises
    ------
    SourceError
        A cell refused its input, with wardstats' own message.
    NotebookFailedError
        A cell raised anything else, or the kernel died; the half-run notebook is at `target`.
    """
    try:
        return papermill.execute_notebook(
            source,
            target,
            parameters=dict(parameters),
            kernel_name="python3",
            progress_bar=False,
            request_save_on_cell_execute=False,
            shutdown_kernel="immediate",
            extra_arguments=["--log-level=ERROR"],
        )
    except PapermillExecutionError as error:
        refused = getattr(errors, error.ename, None)
        if isinstance(refused, type) and _is_input_error(refused):
            raise SourceError("refused", "", error.evalue) from error
        raise NotebookFailedError(
            _("{notebook}, cell {number}").format(
                notebook=source.name, number=error.exec_count or error.cell_index
            ),
            f"{error.ename}: {error.evalue}.",
            _("Open the half-run notebook and look at the marked cell."),
            notebook=target,
        ) from error
    except WardstatsError:
        raise
    except Exception as error:  # the kernel died or did not start
        if not target.is_file():
            shutil.copyfile(source, target)
        raise fail_notebook(source.name, error, target) from error


def fail_notebook(where: str, error: Exception, notebook: Path) -> NotebookFailedError:
    """Return the stop for what went wrong with a notebook outside of its cells."""
    return NotebookFailedError(
        where,
        f"{type(error).__name__}: {str(error).rstrip('.')}.",
        _("Run the kept notebook in JupyterLab; it shows what is wrong."),
        notebook=notebook,
    )


def settle_notebook(notebook: Any, parameters: Mapping[str, str]) -> Any:
    """Return the executed notebook as one would run it again, without clock and machine.

    Parameters
    ----------
    parameters
        Those a reader should see in place of the ones of this very run.
    """
    notebook = parameterize_notebook(notebook, dict(parameters), kernel_name="python3")
    for cell in [notebook, *notebook.cells]:
        for key in _CLOCK_KEYS:
            cell.metadata.pop(key, None)
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number:02d}"
    return notebook


def write_notebook(notebook: Any, path: Path) -> None:
    """Write a notebook."""
    text = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _is_input_error(kind: type) -> bool:
    return issubclass(kind, WardstatsError) and not issubclass(kind, RunError)
