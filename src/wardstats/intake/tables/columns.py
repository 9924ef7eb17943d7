"""What each column of a table holds, how sure that is, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wardstats.errors import SourceError
from wardstats.intake.tables.vocabulary import FIGURE, LABEL, Meaning
from wardstats.language import translate as _


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds, and how that was told; by its header, unless said otherwise."""

    meaning: Meaning
    confidence: float = 1.0
    reason: str = ""

    @property
    def why(self) -> str:
        """How it was told, in words."""
        return self.reason or _("by its header")


@dataclass(frozen=True)
class Columns:
    """The columns of a table by their places; `problems` where one stays open."""

    settled: dict[int, Column]
    problems: list[SourceError] = field(default_factory=list)

    def settle(self, place: int, meaning: Meaning, confidence: float = 1.0, why: str = "") -> None:
        """Decide what a column holds."""
        self.settled[place] = Column(meaning, confidence, why)

    def meaning(self, place: int) -> Meaning | None:
        """Return what a column holds; None while nobody knows."""
        column = self.settled.get(place)
        return column.meaning if column else None

    def meanings(self) -> list[tuple[int, Meaning]]:
        """Return the places of the columns that are known, with what they hold."""
        return [(place, one.meaning) for place, one in self.settled.items()]

    def place_of(self, kind: str) -> int:
        """Return the place of a column that stands once; 0 when there is none."""
        return next((place for place, one in self.meanings() if one.kind == kind), 0)

    def labels(self) -> list[int]:
        """Return the places of labels, the nearest to the figures first: it says the most."""
        return sorted((place for place, one in self.meanings() if one.kind == LABEL), reverse=True)

    def figures(self) -> Iterator[tuple[int, Meaning]]:
        """Yield the columns of figures with their places."""
        return ((place, one) for place, one in self.meanings() if one.kind == FIGURE)
