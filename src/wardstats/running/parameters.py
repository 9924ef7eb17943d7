"""The parameters of a notebook run: typed and closed, checked before a kernel starts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from wardstats.errors import ParameterError
from wardstats.language import LANGUAGES
from wardstats.language import translate as _
from wardstats.model.names import closest_names
from wardstats.running import quick_start  # noqa: F401 - before papermill

import nbformat  # isort: skip
from papermill.inspection import inspect_notebook  # isort: skip


def require_parameters(notebook: Path, given: Mapping[str, object]) -> None:
    """Stop when a given parameter is not declared in the notebook's `parameters` cell.

    Raises
    ------
    ParameterError
        There is no such notebook, or it has no such parameter; the nearest is offered.
    """
    known = _declared_parameters(notebook)
    for parameter in given:
        if parameter not in known:
            raise ParameterError(
                _("parameter '{name}'").format(name=parameter),
                _("{notebook} has no such parameter.").format(notebook=notebook.name),
                _("Expected one of: {known}.").format(known=", ".join(sorted(known)) or "–"),
                _("Closest: {near}.").format(near=", ".join(closest_names(parameter, known, 1))),
            )


def require_language(language: str) -> str:
    """Return the language, or stop when reports are not written in it."""
    if language not in LANGUAGES:
        raise ParameterError(
            _("parameter '{name}'").format(name="language"),
            _("'{language}' is not a language of the report.").format(language=language),
            _("Expected one of: {known}.").format(known=", ".join(LANGUAGES)),
        )
    return language


def _declared_parameters(notebook: Path) -> list[str]:
    if not notebook.is_file():
        raise ParameterError(
            _("parameter '{name}'").format(name="notebook"),
            _("there is no notebook {path}.").format(path=notebook.as_posix()),
            remedy=_("Start in the project's folder, or name the notebook."),
        )
    not_a_notebook = ParameterError(
        notebook.as_posix(), _("the file is not a notebook."), remedy=_("Name an .ipynb file.")
    )
    if notebook.suffix != ".ipynb":
        raise not_a_notebook
    try:
        return list(inspect_notebook(notebook))
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, UnicodeDecodeError) as error:
        raise not_a_notebook from error
