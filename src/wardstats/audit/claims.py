"""Claims: what a text says with figures, and what the arithmetic says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from wardstats.model.quantities import Quantity
from wardstats.model.verdicts import Verdict

KINDS = (
    "ratio_with_operands", "percent_of_plan_only", "yoy_change", "sum_of_parts", "rate",
    "count_only", "repeated_fact", "text_slip", "evaluation",
)  # fmt: skip

MEANINGS = (
    "of_plan",  # 95 % of the plan; 100 is plan met
    "over_plan",  # more than the plan by so much: 5 % is 105 % of it
    "share",  # of a whole
    "change",  # against the base, (now - then) / then
    "index",  # now / then; 116,8 % is 16,8 % more
    "points",  # difference of two percentages
    "total", "difference", "average", "product",
    "count", "repetition", "year", "ordinal", "document_code", "evaluation",
)  # fmt: skip

CLAIM_COLUMNS = (
    "kind", "meaning", "text", "start", "end", "operands", "reported", "computed",
    "verdict", "explanation", "question",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure of a claim in its part."""

    role: str  # "actual", "plan", "base", "change", "total", "part", "factor", …
    quantity: Quantity
    start: int = 0  # where it stands in the NFC text
    end: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a text that figures can prove or refute.

    Offsets count characters of the text in NFC; `text` is the slice between them.
    """

    kind: str  # one of KINDS
    text: str
    start: int
    end: int
    operands: tuple[Operand, ...]
    reported: Quantity | None  # the figure that follows from the operands, as printed
    meaning: str  # one of MEANINGS
    computed: str  # what the arithmetic gives, in the language in use
    verdict: Verdict
    explanation: str  # the arithmetic written out, in the language in use
    question: str = ""  # what to ask the author, when the wording has two readings

    def as_json(self) -> dict[str, Any]:
        """Return the claim as plain values for a machine.

        Numbers are texts, so that no digit is lost; all in base units.

        Examples
        --------
        >>> from decimal import Decimal
        >>> nine = Operand("count", Quantity(Decimal(9), "vụ"))
        >>> claim = Claim("count_only", "9 vụ", 0, 4, (nine,), None, "count", "",
        ...               Verdict.NOT_CHECKABLE, "")
        >>> claim.as_json()["operands"]
        [{'value': '9', 'unit': 'vụ', 'precision': 0, 'qualifier': ''}]
        """
        return {
            "kind": self.kind,
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "operands": [_quantity_as_json(operand.quantity) for operand in self.operands],
            "reported": _quantity_as_json(self.reported) if self.reported else None,
            "computed": self.computed,
            "verdict": str(self.verdict),
            "explanation": self.explanation,
        }


def build_claims(claims: Iterable[Claim]) -> pd.DataFrame:
    """Build the claims table, one row per claim, in the order of the text.

    Returns
    -------
    Columns `CLAIM_COLUMNS`; `operands` and `reported` are the figures as printed, operands
    parted by "; ".
    """
    rows = [
        {
            "kind": claim.kind,
            "meaning": claim.meaning,
            "text": claim.text,
            "start": claim.start,
            "end": claim.end,
            "operands": "; ".join(str(operand.quantity) for operand in claim.operands),
            "reported": str(claim.reported) if claim.reported else "",
            "computed": claim.computed,
            "verdict": str(claim.verdict),
            "explanation": claim.explanation,
            "question": claim.question,
        }
        for claim in claims
    ]
    table = pd.DataFrame(rows, columns=list(CLAIM_COLUMNS))
    texts = [column for column in CLAIM_COLUMNS if column not in ("start", "end")]
    return table.astype(dict.fromkeys(texts, "str") | {"start": "int64", "end": "int64"})


def _quantity_as_json(quantity: Quantity) -> dict[str, Any]:
    return {
        "value": f"{quantity.value:f}",
        "unit": quantity.unit,
        "precision": quantity.precision,
        "qualifier": quantity.qualifier,
    }
