"""History: the figures of a ward's earlier reports, looked up like its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from wardstats.model.observations import Observation
from wardstats.model.periods import Period

LEAST_SERIES = 8  # closing months that a ward's reports must tell of, this one's with them
_FIRST_CLOSING = 3  # a report that closes with March, or before, may be the first of its year


class Need(StrEnum):
    """What a rule needs to know of earlier reports."""

    THIS_YEAR = "this_year"  # an earlier report of the same year
    LAST_YEAR = "last_year"  # what was reported for the same period of the year before
    SERIES = "series"  # the figures of `LEAST_SERIES` closing months


@dataclass(frozen=True)
class Comparison:
    """What a rule compares with earlier reports."""

    needs: Need
    tell: Callable[[], str]  # in the language in use


@dataclass(frozen=True)
class History:
    """The figures of earlier reports of one ward."""

    figures: tuple[Observation, ...] = ()

    def find(
        self, indicator: str, role: str, period: str, assigned_by: str = ""
    ) -> Observation | None:
        """Return one figure, as the latest report has it, or None."""
        return self._places.get((indicator, role, period, assigned_by))

    def of_indicator(self, indicator: str) -> list[Observation]:
        """Return all figures of an indicator, those of the latest report last."""
        return self._by_indicator.get(indicator, [])

    def holds(self, figure: Observation) -> bool:
        """Whether a figure, this very one, is of an earlier report."""
        return id(figure) in self._identities

    def closings(self, year: int) -> list[Period]:
        """Return the cumulative periods of a year that actual figures were reported for."""
        return [one for one in self._closings if one.year == year]

    def serves(self, need: Need, period: Period | None) -> bool:
        """Whether a rule of this need has something to compare the figures of a period with."""
        if period is None:
            return True
        if need is Need.THIS_YEAR:
            is_first = period.last_month <= _FIRST_CLOSING
            earlier = self.closings(period.year)
            return is_first or any(one.last_month < period.last_month for one in earlier)
        if need is Need.LAST_YEAR:
            return period.prior in self._closings
        return len({*self._closings, *self._prior_closings, period}) >= LEAST_SERIES

    @cached_property
    def _places(self) -> Mapping[tuple[str, str, str, str], Observation]:
        """Figures by what they say; a later report has the last word."""
        return {
            (one.indicator, one.role, one.period, one.assigned_by): one
            for report in self._reports()
            for one in report
            if one.indicator
        }

    @cached_property
    def _by_indicator(self) -> Mapping[str, list[Observation]]:
        found: dict[str, list[Observation]] = defaultdict(list)
        for one in self._places.values():
            found[one.indicator].append(one)
        return found

    @cached_property
    def _identities(self) -> frozenset[int]:
        return frozenset(map(id, self.figures))

    @cached_property
    def _closings(self) -> tuple[Period, ...]:
        return _cumulative_periods(self.figures, "actual")

    @cached_property
    def _prior_closings(self) -> tuple[Period, ...]:
        return _cumulative_periods(self.figures, "prior")

    def _reports(self) -> Iterator[list[Observation]]:
        """Part the figures by workbook, the one that closes first first."""
        workbooks: dict[str, list[Observation]] = defaultdict(list)
        for figure in self.figures:
            workbooks[figure.workbook].append(figure)
        closings = {name: closing_period(figures) for name, figures in workbooks.items()}
        return iter(
            workbooks[name]
            for name in sorted(workbooks, key=lambda name: _place_in_time(closings[name]))
        )


def cite(figure: Observation) -> str:
    """Name where a figure of an earlier report stands: "2020-6M.xlsx › Thu ngân sách!F5"."""
    return f"{figure.workbook} › {figure.source}"


def closing_period(figures: Iterable[Observation]) -> Period | None:
    """Return the cumulative period that a report's figures close with; None where none tells.

    Plans tell the year only; where there are no actual figures, those of the year before tell it.
    """
    figures = list(figures)
    closings = _cumulative_periods(figures, "actual")
    if not closings:
        closings = tuple(
            Period(one.year + 1, one.kind, one.number)
            for one in _cumulative_periods(figures, "prior")
        )
    return max(closings, key=_place_in_time, default=None)


def _cumulative_periods(figures: Iterable[Observation], role: str) -> tuple[Period, ...]:
    """Return the cumulative periods that figures of a role close with, in order."""
    texts = {figure.period for figure in figures if figure.role == role}
    return tuple(sorted({Period.parse(text).cumulative for text in texts}, key=_place_in_time))


def _place_in_time(period: Period | None) -> tuple[int, int]:
    return (period.year, period.last_month) if period else (0, 0)
