"""Accounts for the cells of a sheet: each ends once, as read, missing, ignored or refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wardstats.intake.cells.figures import holds_figure, missing_mark
from wardstats.intake.tables.view import SheetView

READ, MISSING, IGNORED, REFUSED = "read", "missing", "ignored", "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a cell."""

    outcome: str  # READ, MISSING, IGNORED or REFUSED
    reason: str = ""  # the mark of a missing one, why it is ignored, the code of the refusal
    indicator: str = ""
    role: str = ""  # of several figures in one cell: joined by " + "


@dataclass
class Accounting:
    """The outcomes of a sheet's cells; what is put first stays."""

    view: SheetView
    outcomes: dict[tuple[int, int], Outcome] = field(default_factory=dict)

    def put(self, row: int, column: int, outcome: Outcome) -> None:
        """Say what became of a cell."""
        self.outcomes.setdefault((row, column), outcome)

    def put_missing(self, row: int, column: int, indicator: str, role: str) -> None:
        """Say that a cell in a column of figures holds none, with the mark that stands there."""
        seen = self.view.seen(row, column)
        mark = missing_mark(seen.value, seen.number_format) or ""
        self.put(row, column, Outcome(MISSING, mark, indicator, role))

    def refuse_row(self, row: int, columns: dict[int, str], code: str, indicator: str) -> None:
        """Refuse the figures of a row; its empty cells are only missing."""
        for column, role in columns.items():
            seen = self.view.seen(row, column)
            if missing_mark(seen.value, seen.number_format) is not None:
                self.put_missing(row, column, indicator, role)
            else:
                self.put(row, column, Outcome(REFUSED, code, indicator, role))

    def refuse_all(self, code: str) -> list[tuple[int, int]]:
        """Refuse the sheet's figures: it cannot be read at all; return where they stand.

        A formula without result may stand for a figure.
        """
        view = self.view
        places = [
            place
            for place in view.filled
            if holds_figure(view.plain(*place))
            or (view.plain(*place) is None and not view.is_blank(*place))
        ]
        for place in places:
            self.put(*place, Outcome(REFUSED, code))
        return places

    def ignore_rest(self, reason: str) -> None:
        """Account for all cells that nobody asked for."""
        for place in self.view.filled:
            self.put(*place, Outcome(IGNORED, reason))

    def rows(self, ward: str) -> Iterator[tuple[str, ...]]:
        """Yield the rows of the coverage table, from the top left."""
        for (row, column), one in sorted(self.outcomes.items()):
            yield (
                ward, self.view.workbook, self.view.title, self.view.address(row, column),
                one.indicator, one.role, one.outcome, one.reason,
            )  # fmt: skip
