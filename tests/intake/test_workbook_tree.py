"""Every workbook of the tree is read as it must be: each figure, finding, refusal and cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from wardstats.errors import SourceError
from wardstats.intake.reading import Reading
from wardstats.intake.workbook import read_workbook
from wardstats.language import using_language
from wardstats.model.findings import CELLS_SEPARATOR
from wardstats.model.observations import Observation, iterate_observations
from workbooks.building import WARD, Book, WorkbookCase
from workbooks.expecting import Expected, Figure, place
from workbooks.tree import all_cases

ALL = all_cases()
READ = [case for case in ALL if not case.build(Book()).stops]
STOPPED = [case for case in ALL if case.build(Book()).stops]


@dataclass(frozen=True)
class Outcome:
    """What has come of a workbook, beside what must."""

    book: Book
    expected: Expected
    error: SourceError | None
    reading: Reading | None

    @property
    def what_was_read(self) -> Reading:
        """The reading; what could be read all the same when some of it was refused."""
        if self.reading is not None:
            return self.reading
        return self.error.reading


def build_and_read(case: WorkbookCase, folder: Path) -> Outcome:
    book = Book()
    expected = case.build(book)
    path = book.write(folder / WARD / case.file)
    with using_language("en"):
        try:
            return Outcome(book, expected, None, read_workbook(path))
        except SourceError as error:
            return Outcome(book, expected, error, None)


@pytest.fixture(scope="module", params=READ, ids=str)
def outcome(request, tmp_path_factory) -> Iterator[Outcome]:
    return build_and_read(request.param, tmp_path_factory.mktemp("read"))


@pytest.fixture(scope="module", params=STOPPED, ids=str)
def stopped(request, tmp_path_factory) -> Iterator[Outcome]:
    return build_and_read(request.param, tmp_path_factory.mktemp("stopped"))


def figure_of(observation: Observation) -> Figure:
    names = ("indicator", "role", "assigned_by", "period", "status", "qualifier")
    return Figure(
        *(getattr(observation, name) for name in names),
        Decimal(repr(observation.value)), observation.precision, observation.unit,
    )  # fmt: skip


def observed(outcome: Outcome) -> dict[str, list[Observation]]:
    """The observations by sheet and cell."""
    cells: dict[str, list[Observation]] = {}
    for one in iterate_observations(outcome.what_was_read.observations):
        cells.setdefault(one.source, []).append(one)
    return cells


def covered(outcome: Outcome, *outcomes: str) -> dict[str, str]:
    """The cells with one of these outcomes, and the reasons."""
    table = outcome.what_was_read.coverage
    rows = table[table["outcome"].isin(outcomes)]
    return dict(zip(rows["sheet"] + "!" + rows["cell"], rows["reason"], strict=True))


def test_there_are_as_many_workbooks_as_asked_for_and_no_two_of_one_name():
    assert len({str(case) for case in ALL}) == len(ALL) >= 90


def test_every_figure_is_read_from_its_cell_and_none_is_invented(outcome):
    figures = {cell: sorted(map(figure_of, ones)) for cell, ones in observed(outcome).items()}
    assert figures == outcome.expected.figures()


def test_every_oddity_is_told_with_its_cell_and_no_other(outcome):
    table = outcome.what_was_read.findings
    first_cells = [cells.partition(CELLS_SEPARATOR)[0] for cells in table["cells"]]
    assert sorted(zip(table["code"], first_cells, strict=True)) == outcome.expected.findings()


def test_every_cell_that_cannot_be_read_is_named_and_no_other(outcome):
    problems = outcome.error.problems if outcome.error else ()
    named = sorted((one.code, f"{one.sheet}!{one.cell}".strip("!")) for one in problems)
    assert named == outcome.expected.refusals()


def test_every_filled_cell_is_accounted_for_once(outcome):
    table = outcome.what_was_read.coverage
    cells = (table["sheet"] + "!" + table["cell"]).tolist()
    assert sorted(cells) == sorted(set(cells))
    assert set(outcome.book.filled) - set(cells) == set()
    assert set(table["outcome"]) <= {"read", "missing", "ignored", "refused"}


def test_the_accounts_agree_with_figures_and_refusals(outcome):
    assert covered(outcome, "read").keys() == observed(outcome).keys()
    assert covered(outcome, "refused") == outcome.expected.refused_cells()
    assert "" not in covered(outcome, "ignored").values()


def test_an_empty_cell_a_mark_and_an_ignored_cell_are_told_apart(outcome):
    expected = outcome.expected
    assert covered(outcome, "missing") == {place(c): mark for c, mark in expected.missing.items()}
    assert set(map(place, expected.ignores.split())) - covered(outcome, "ignored").keys() == set()


def test_period_and_printed_words_are_kept(outcome):
    cells = observed(outcome)
    expected = outcome.expected
    assert str(outcome.what_was_read.period) == expected.period
    labels = {cell: {one.label for one in cells[place(cell)]} for cell in expected.labels}
    assert labels == {cell: {label} for cell, label in expected.labels.items()}
    texts = {cell: {one.text for one in cells[place(cell)]} for cell in expected.texts}
    assert texts == {cell: {text} for cell, text in expected.texts.items()}


def test_what_was_taken_as_what_is_explained(outcome):
    table = outcome.what_was_read.explanation
    assert table["confidence"].between(0, 1).all()
    assert "" not in table["taken_as"].tolist()
    places = set(table["sheet"] + "!" + table["cell"])
    assert places - set(outcome.book.filled) == set()
    sheets = {cell.rpartition("!")[0] for cell in observed(outcome)}
    assert sheets - set(table["sheet"]) == set()


def test_a_file_that_is_not_read_is_named_with_the_reason_and_the_way_out(stopped):
    error = stopped.error
    assert error is not None
    assert (error.code, f"{error.sheet}!{error.cell}".strip("!")) == (
        stopped.expected.stops,
        stopped.expected.at,
    )
    assert error.file
    assert error.file in str(error)
    assert error.remedy.endswith(".")
