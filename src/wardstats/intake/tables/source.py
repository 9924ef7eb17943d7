"""What the cells of a workbook have in common, and what is gathered while a sheet is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wardstats.errors import SourceError
from wardstats.intake.corrections import Correction
from wardstats.intake.tables.labels import LabelIndex
from wardstats.model.catalogue import Catalogue
from wardstats.model.findings import Finding
from wardstats.model.observations import Observation
from wardstats.model.periods import Period


@dataclass(frozen=True)
class Source:
    """What the cells of a workbook have in common."""

    workbook: str
    ward: str
    period: Period
    catalogue: Catalogue
    labels: LabelIndex
    column_names: Mapping[str, str]  # what the ward's own file says of headers
    is_form: bool  # the standard form: rows have codes, an empty unit is the catalogue's
    corrections: Mapping[str, Correction] = field(default_factory=dict)  # by "Thu ngân sách!F5"

    def note(
        self,
        code: str,
        indicator: str,
        cells: tuple[str, ...],
        message: str,
        suggestion: str,
        *,
        severity: str = "note",
        reported: str = "",
        computed: str = "",
    ) -> Finding:
        """Make a finding of reading."""
        return Finding(
            code, severity, self.ward, str(self.period), indicator, cells, message,
            reported=reported, computed=computed, suggestion=suggestion,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Explained:
    """What one cell was taken for, and how sure that is."""

    cell: str
    what: str  # "column", "unit", "title" or "label"
    text: str
    taken_as: str
    confidence: float
    reason: str


@dataclass
class SheetContent:
    """What was found on a sheet, gathered while it is read."""

    figures: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    problems: list[SourceError] = field(default_factory=list)
    explained: list[Explained] = field(default_factory=list)
    coverage: list[tuple[str, ...]] = field(default_factory=list)
