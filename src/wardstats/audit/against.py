"""Against the workbook: each claim beside the figures that the workbook has for it.

A figure belongs to the indicator that is named in the words next to it, in its row, or before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from wardstats.audit.claims import Claim
from wardstats.audit.judging import Reading
from wardstats.model.labels import fold_label
from wardstats.model.observations import Observation, iterate_observations, require_observations
from wardstats.model.quantities import Quantity

AGAINST_COLUMNS = ("against", "workbook_value", "cell")
SAME, DIFFERENT, ABSENT = "same", "different", "not_in_workbook"

_CONTEXT = 160  # characters before a claim in which its indicator is named
_CELL = re.compile(r"[\t|]")
_FIGURE = re.compile(r"[0-9]|[;.](?=\s)")
_DIVISION = re.compile(r"[0-9;\n|\t(]|[.](?=\s)")
_OF_SEVERAL = frozenset({"sum_of_parts", "rate"})  # each figure has a name of its own
_ROLES = {  # part in the claim: roles of observations it may be, likeliest first
    "actual": ("actual",),
    "plan": ("plan",),
    "base": ("prior", "plan"),
    "count": ("actual",),
    "part": ("actual",),
    "total": ("actual",),
}
_REPORTED = {
    "of_plan": ("plan_percent",),
    "change": ("growth_percent",),
    "total": ("actual",),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the workbook says of one figure of a claim."""

    state: str  # SAME, DIFFERENT or ABSENT
    value: str = ""
    cell: str = ""


def compare_claims(text: str, claims: Sequence[Claim], observations: pd.DataFrame) -> pd.DataFrame:
    """Compare the figures of claims with those of a workbook.

    Parameters
    ----------
    text
        The text in NFC that the claims were found in.

    Returns
    -------
    One row per claim: `against` is "same", "different" or "not_in_workbook"; then what the
    workbook has, and its cells, both parted by "; ".

    Raises
    ------
    TableError
        The table is not one of observations.
    """
    require_observations(observations)
    labels = _by_label(iterate_observations(observations))
    rows = [_join(list(_compare(text, claim, labels))) for claim in claims]
    table = pd.DataFrame(rows, columns=list(AGAINST_COLUMNS))
    return table.astype("str")


def _by_label(figures: Iterator[Observation]) -> dict[str, list[Observation]]:
    """Group observations by the key of their label, the longest label first."""
    groups: dict[str, list[Observation]] = {}
    for figure in figures:
        groups.setdefault(fold_label(figure.label), []).append(figure)
    return dict(sorted(groups.items(), key=lambda group: (-len(group[0]), group[0])))


def _compare(
    text: str, claim: Claim, labels: Mapping[str, list[Observation]]
) -> Iterator[Comparison]:
    shared = claim.kind not in _OF_SEVERAL
    for role, quantity, start, end in _figures(claim, shared=shared):
        roles = _ROLES.get(role, ()) if role != "reported" else _REPORTED.get(claim.meaning, ())
        figures = _named_in(_contexts(text, start, end), labels)
        alike = [one for one in figures if one.role in roles and one.unit == quantity.unit]
        if alike:
            yield _compare_figure(quantity, alike)


def _figures(claim: Claim, *, shared: bool) -> Iterator[tuple[str, Quantity, int, int]]:
    """Yield each figure with the place at which its indicator is named."""
    first = claim.operands[0] if claim.operands else None
    for operand in claim.operands:
        place = first if shared and first else operand
        yield operand.role, operand.quantity, place.start, place.end
    if claim.reported is not None:
        start, end = (first.start, first.end) if first else (claim.start, claim.start)
        yield "reported", claim.reported, start, end


def _contexts(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words that may name a figure: those before it and those behind it, as keys.

    In a row the name is the first cell; in prose no other figure stands between.
    """
    before = text[max(start - _CONTEXT, 0) : start].rpartition("\n")[2]
    first_cell = _CELL.split(before, maxsplit=1)
    if len(first_cell) > 1:
        return fold_label(first_cell[0]), ""
    behind = _DIVISION.split(text[end : end + _CONTEXT], maxsplit=1)[0]
    return fold_label(_FIGURE.split(before)[-1]), fold_label(behind)


def _named_in(
    contexts: tuple[str, str], labels: Mapping[str, list[Observation]]
) -> list[Observation]:
    """Return the figures of the longest label that stands before the figure, or begins behind."""
    before, behind = contexts
    ends = [label for label in labels if f" {before} ".endswith(f" {label} ")]
    holds = [label for label in labels if f" {label} " in f" {before} "]
    begins = [label for label in labels if f" {label} " in f" {behind} "]
    return labels[(ends or begins or holds)[0]] if ends or begins or holds else []


def _compare_figure(quantity: Quantity, figures: Sequence[Observation]) -> Comparison:
    """Set a figure against the observations it may be: one that may be the same number wins."""
    own = Reading.of(quantity)
    for figure in figures:
        if own.meets(Reading.of(figure.quantity)):
            return Comparison(SAME, figure.text, figure.source)
    first = figures[0]
    return Comparison(DIFFERENT, first.text, first.source)


def _join(found: Sequence[Comparison]) -> tuple[str, str, str]:
    """Join what was found for the figures of a claim: one that differs decides."""
    if not found:
        return ABSENT, "", ""
    state = DIFFERENT if any(one.state == DIFFERENT for one in found) else SAME
    shown = list(dict.fromkeys((one.value, one.cell) for one in found if one.state == state))
    return (
        state,
        "; ".join(value for value, _cell in shown),
        "; ".join(cell for _value, cell in shown),
    )
