"""The errors wardstats raises: each is a stop, with where, what, expected and remedy.

WardstatsError
├── SourceError              a workbook cannot be used; `problems` names every cell
├── CatalogueError           a catalogue file is wrong; `line` says where
├── NameUnknownError         a ward, unit or indicator that is not known; `candidates` are near
├── PeriodError              a period that cannot be read or compared
├── ParameterError           a parameter that a notebook does not have or cannot take
├── TableError               a table handed in is not of the form it should be
└── RunError                 a run failed after it had started
    └── NotebookFailedError  a cell raised; `notebook` is the half-run copy

This module imports nothing from the package, so everything may import it. A finding is a value
(`wardstats.model.findings`), an error is a stop. Texts come in already translated.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any


class WardstatsError(Exception):
    """Stop with one sentence a person can act on.

    It reads: *where: what is wrong, value quoted. Expected …. What to do.*

    Examples
    --------
    >>> error = WardstatsError("parameter 'period'", "'9' is no period.", remedy="Write 9M.")
    >>> str(error)
    "parameter 'period': '9' is no period. Write 9M."
    """

    code = "error"

    def __init__(self, where: str, problem: str, expected: str = "", remedy: str = "") -> None:
        self.where = where
        self.problem = problem
        self.expected = expected
        self.remedy = remedy
        sentence = " ".join(part for part in (problem, expected, remedy) if part)
        super().__init__(f"{where}: {sentence}" if where else sentence)

    def __reduce__(self) -> tuple[Any, ...]:
        # Workbooks are read in another process; their errors come back by pickle, whole.
        return _blank_error, (type(self), self.args), self.__dict__.copy()


class SourceError(WardstatsError):
    """A workbook, sheet or cell cannot be used as it stands."""

    def __init__(
        self,
        code: str,
        where: str,
        problem: str,
        expected: str = "",
        remedy: str = "",
        *,
        file: str = "",
        sheet: str = "",
        cell: str = "",
    ) -> None:
        super().__init__(where, problem, expected, remedy)
        self.code = code
        self.file = file
        self.sheet = sheet
        self.cell = cell
        self.problems: tuple[SourceError, ...] = (self,)
        self.reading: Any = None  # what could be read all the same, where it was only cells

    @classmethod
    def gather(cls, problems: list[SourceError]) -> SourceError:
        """Make one error of many, so that an officer mends a workbook in one go."""
        first = problems[0]
        gathered = cls(
            first.code, first.where, first.problem, first.expected, first.remedy,
            file=first.file, sheet=first.sheet, cell=first.cell,
        )  # fmt: skip
        gathered.problems = tuple(problems)
        return gathered

    def __str__(self) -> str:
        if len(self.problems) == 1:
            return super().__str__()
        return "\n".join(super(SourceError, problem).__str__() for problem in self.problems)


class CatalogueError(WardstatsError):
    """A catalogue file says something that cannot be."""

    code = "catalogue"

    def __init__(
        self, file: str, line: int, problem: str, expected: str = "", remedy: str = ""
    ) -> None:
        super().__init__(f"{file}:{line}" if line else file, problem, expected, remedy)
        self.file = file
        self.line = line


class NameUnknownError(WardstatsError):
    """A name that stands nowhere; the nearest known ones are offered."""

    code = "name_unknown"

    def __init__(
        self,
        where: str,
        problem: str,
        expected: str = "",
        remedy: str = "",
        *,
        candidates: tuple[str, ...] = (),
    ) -> None:
        super().__init__(where, problem, expected, remedy)
        self.candidates = candidates


class PeriodError(WardstatsError):
    """A period that cannot be read, or two that cannot be compared."""

    code = "period"


class ParameterError(WardstatsError):
    """A parameter that a notebook does not have, or a value that it cannot take."""

    code = "parameter"


class TableError(WardstatsError):
    """A table handed in lacks a column or holds what the column may not hold."""

    code = "table"


class RunError(WardstatsError):
    """A run that had started did not reach its end."""

    code = "run_failed"


class NotebookFailedError(RunError):
    """A cell of the notebook raised."""

    code = "notebook_failed"

    def __init__(self, where: str, problem: str, remedy: str, *, notebook: Path) -> None:
        super().__init__(where, problem, remedy=remedy)
        self.notebook = notebook


def _blank_error(kind: type[WardstatsError], args: tuple[Any, ...]) -> WardstatsError:
    """Make an error without its attributes; pickle adds them afterwards."""
    return kind.__new__(kind, *args)
