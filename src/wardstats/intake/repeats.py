"""The same figure given twice: equal is said, different is refused."""

from __future__ import annotations

from dataclasses import dataclass, field

from wardstats.errors import SourceError
from wardstats.intake.cells.figures import Place, quoted
from wardstats.intake.tables.accounting import IGNORED, REFUSED
from wardstats.intake.tables.source import SheetContent, Source
from wardstats.language import translate as _
from wardstats.model.findings import Finding
from wardstats.model.observations import Observation

_Claim = tuple[str, str, str, str]


@dataclass
class Repeats:
    """The figures of a workbook, each once, and what became of the others."""

    figures: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    problems: list[SourceError] = field(default_factory=list)
    coverage: list[tuple[str, ...]] = field(default_factory=list)


def settle_repeats(source: Source, contents: list[SheetContent]) -> Repeats:
    """Keep each figure once, in the order of the sheets.

    A second one of the same value is left out and said; one of another value is refused with its
    cell, and of a row that stands twice only its first such cell is named.
    """
    kept = Repeats(findings=[finding for content in contents for finding in content.findings])
    first: dict[_Claim, Observation] = {}
    dropped: dict[tuple[str, str], tuple[str, str]] = {}  # sheet and cell: outcome and reason
    refused: set[tuple[str, str]] = set()
    said: set[tuple[str, str]] = set()
    for figure in (one for content in contents for one in content.figures):
        claim = (figure.indicator, figure.role, figure.period, figure.assigned_by)
        other = first.setdefault(claim, figure) if figure.indicator else figure
        if other is figure:
            kept.figures.append(figure)
            continue
        row = (figure.sheet, figure.indicator)
        if other.quantity == figure.quantity:
            dropped[figure.sheet, figure.cell] = (IGNORED, "duplicate_row")
            if row not in said:
                said.add(row)
                kept.findings.append(_said_twice(source, figure, other))
            continue
        dropped[figure.sheet, figure.cell] = (REFUSED, "duplicate_indicator")
        if row not in refused:
            refused.add(row)
            kept.problems.append(_differs(figure, other))
    kept.problems = [one for content in contents for one in content.problems] + kept.problems
    _settle_cells(kept, dropped)
    kept.coverage = [
        (*line[:6], *dropped.get((line[2], line[3]), line[6:]))
        for content in contents
        for line in content.coverage
    ]
    return kept


def _settle_cells(kept: Repeats, dropped: dict[tuple[str, str], tuple[str, str]]) -> None:
    """Settle cells with several figures: one that is refused takes the others along."""
    kept.figures = [
        figure
        for figure in kept.figures
        if dropped.get((figure.sheet, figure.cell), ("", ""))[0] != REFUSED
    ]
    for figure in kept.figures:
        dropped.pop((figure.sheet, figure.cell), None)


def _said_twice(source: Source, figure: Observation, other: Observation) -> Finding:
    return source.note(
        "duplicate_row", figure.indicator, (figure.source, other.source),
        _("{label}: the same figures stand in {first}; these were left out.").format(
            label=quoted(figure.label), first=other.source),
        _("Keep one of the two rows."),
    )  # fmt: skip


def _differs(figure: Observation, other: Observation) -> SourceError:
    return Place(figure.workbook, figure.sheet, figure.cell).refuse(
        "duplicate_indicator",
        _("'{code}' stands in {first} already.").format(code=figure.indicator, first=other.source),
        _("Expected each figure once."),
        _("Keep one of the two rows."),
    )
