"""Auditing a document: its claims, each with its place and what the workbook says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from wardstats.audit import find_claims
from wardstats.audit.against import ABSENT, AGAINST_COLUMNS, DIFFERENT, SAME, compare_claims
from wardstats.audit.claims import Claim, build_claims
from wardstats.audit.documents.document import Document, Place
from wardstats.audit.documents.opening import read_document
from wardstats.audit.documents.subject import subject_remarks
from wardstats.model.verdicts import Verdict

# What a claim comes to, in the order a reviewer looks: its verdict, but for one that only the
# workbook contradicts.

OUTCOMES = (
    str(Verdict.INCONSISTENT), DIFFERENT, str(Verdict.AMBIGUOUS), str(Verdict.WITHIN_ROUNDING),
    str(Verdict.NOT_CHECKABLE), str(Verdict.CONSISTENT),
)  # fmt: skip
WRONG = OUTCOMES[:2]


@dataclass(frozen=True, slots=True)
class AuditedClaim:
    """A claim of a document, where it stands, and what the workbook says of it."""

    number: int  # in the order of the text, from 1; 0: a plain figure
    claim: Claim
    place: Place
    against: str = ""  # "same", "different", "not_in_workbook"; empty: not compared
    workbook_value: str = ""
    cell: str = ""

    @property
    def is_plain_figure(self) -> bool:
        """Whether it claims nothing but itself, and the workbook says nothing else."""
        return self.claim.kind == "count_only" and self.against != DIFFERENT

    @property
    def outcome(self) -> str:
        """One of OUTCOMES."""
        is_contradicted = self.against == DIFFERENT
        if is_contradicted and self.claim.verdict != Verdict.INCONSISTENT:
            return DIFFERENT
        return str(self.claim.verdict)

    def as_json(self) -> dict[str, Any]:
        """Return the claim, its place and the comparison as plain values."""
        compared = {
            "against": self.against,
            "workbook_value": self.workbook_value,
            "cell": self.cell,
        }
        return {
            **self.claim.as_json(),
            "question": self.claim.question,
            "place": self.place.as_json(),
            **(compared if self.against else {}),
        }


@dataclass(frozen=True)
class AuditedDocument:
    """A document with all its claims."""

    document: Document
    items: tuple[AuditedClaim, ...]

    @property
    def claims(self) -> tuple[AuditedClaim, ...]:
        """The claims that say more than a plain figure."""
        return tuple(item for item in self.items if not item.is_plain_figure)

    @property
    def is_compared(self) -> bool:
        """Whether the claims were set against a workbook."""
        return any(item.against for item in self.items)

    @property
    def has_errors(self) -> bool:
        """Whether the arithmetic or the workbook contradicts a claim."""
        return any(item.outcome in WRONG for item in self.claims)

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes that claims could come to, in the reviewer's order."""
        return tuple(one for one in OUTCOMES if one != DIFFERENT or self.is_compared)

    def with_outcome(self, outcome: str) -> tuple[AuditedClaim, ...]:
        """Return the claims of one outcome, in the order of the text."""
        return tuple(item for item in self.claims if item.outcome == outcome)

    def counts(self) -> dict[str, int]:
        """Count the claims by outcome, in the reviewer's order, and the plain figures."""
        found = Counter(item.outcome for item in self.claims)
        plain = len(self.items) - len(self.claims)
        return {outcome: found[outcome] for outcome in self.outcomes} | {"plain_figures": plain}

    def comparisons(self) -> dict[str, int]:
        """Count the claims and plain figures that the workbook has, has otherwise, has not."""
        found = Counter(item.against for item in self.items)
        return {state: found[state] for state in (SAME, DIFFERENT, ABSENT)}

    def table(self) -> pd.DataFrame:
        """Return one row per claim, plain figures included.

        Returns
        -------
        Columns `number`, `place`, those of `wardstats.audit.claims.CLAIM_COLUMNS` and, when
        compared, of `wardstats.audit.against.AGAINST_COLUMNS`.
        """
        table = build_claims(item.claim for item in self.items)
        table.insert(0, "place", [item.place.name() for item in self.items])
        table.insert(0, "number", [item.number for item in self.items])
        if self.is_compared:
            for column in AGAINST_COLUMNS:
                table[column] = [getattr(item, column) for item in self.items]
        return table


def audit_document(path: str | Path, observations: pd.DataFrame | None = None) -> AuditedDocument:
    """Read a written report, find its claims and judge each.

    Parameters
    ----------
    path
        Text, Markdown, Word, PDF with text, or HTML.
    observations
        Figures of a workbook (`wardstats.model.observations`) to compare the claims with.

    Raises
    ------
    SourceError
        The file cannot be read (`wardstats.audit.documents.opening.read_document`).
    TableError
        The table is not one of observations.
    """
    document = read_document(path)
    claims = find_claims(document.text)
    compared: list[dict[Hashable, Any]] = [{} for _claim in claims]
    if observations is not None:
        compared = compare_claims(document.text, claims, observations).to_dict("records")
        remarks = (*document.remarks, *subject_remarks(document.text, observations))
        document = replace(document, remarks=remarks)
    return AuditedDocument(document, tuple(_number_claims(document, claims, compared)))


def _number_claims(
    document: Document, claims: Sequence[Claim], compared: Sequence[dict[Hashable, Any]]
) -> Iterator[AuditedClaim]:
    number = 0
    for claim, comparison in zip(claims, compared, strict=True):
        facts = {str(name): str(text) for name, text in comparison.items()}
        item = AuditedClaim(0, claim, document.place_at(claim.start), **facts)
        number += not item.is_plain_figure
        yield item if item.is_plain_figure else replace(item, number=number)
