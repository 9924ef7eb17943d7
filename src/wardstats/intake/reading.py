"""Reading: what one workbook says, with every cell accounted for."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from wardstats.errors import SourceError
from wardstats.language import translate as _
from wardstats.model.findings import Finding, build_findings
from wardstats.model.numerals import print_numeral
from wardstats.model.periods import Period
from wardstats.model.wards import Document, TextItem, Ward

COVERAGE_COLUMNS = ("ward", "workbook", "sheet", "cell", "indicator", "role", "outcome", "reason")
EXPLANATION_COLUMNS = ("sheet", "cell", "what", "text", "taken_as", "confidence", "reason")
OUTCOMES = ("read", "missing", "ignored", "refused")


@dataclass(frozen=True)
class Reading:
    """What one workbook says.

    `observations` has one row per figure (`wardstats.model.observations`), `findings` what was
    odd in reading, `coverage` one row per cell of the sheets of figures with its outcome:
    `read`; `missing` with the mark that stood there; `ignored` with why; `refused` with the code
    of one of `problems`. `explanation` says what headers and labels were taken for.
    """

    workbook: str  # file name
    ward: Ward
    period: Period
    period_cell: str  # where the period stands, "Thông tin!B6"
    document: Document
    texts: tuple[TextItem, ...]
    observations: pd.DataFrame
    findings: pd.DataFrame
    coverage: pd.DataFrame
    explanation: pd.DataFrame
    problems: tuple[SourceError, ...] = ()  # sheets and cells that were not read

    def refusals(self) -> pd.DataFrame:
        """Return the problems as findings that forbid a report, each with its cell."""
        return build_findings(
            Finding(
                one.code, "blocker", self.ward.code, str(self.period), "",
                (f"{one.sheet}!{one.cell}",) if one.cell else (), str(one),
            )
            for one in self.problems
        )  # fmt: skip

    def counts(self) -> dict[str, int]:
        """Return how many cells there are, and how many of each outcome; the sum is exact."""
        found = self.coverage["outcome"].value_counts()
        return {"seen": len(self.coverage)} | {one: int(found.get(one, 0)) for one in OUTCOMES}

    def sum_of_cells(self) -> str:
        """Write the counts as the sum they are."""
        return _(
            "{seen} cells = {read} read + {missing} missing + {ignored} ignored"
            " + {refused} refused."
        ).format(**{name: print_numeral(count, 0) for name, count in self.counts().items()})
