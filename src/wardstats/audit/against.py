"""Against the workbook: each claim beside the figures that the workbook has for it.

A figure belongs to the indicator that is named in the words next to it, in its row, or before it;
else to one whose words stand around it (`wardstats.audit.naming`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

import pandas as pd

from wardstats.audit.claims import Claim
from wardstats.audit.intervals import Reading
from wardstats.audit.naming import Naming, Surroundings, find_namings
from wardstats.audit.slipped import find_slipped
from wardstats.errors import NameUnknownError
from wardstats.model.labels import fold_label
from wardstats.model.numerals import round_half_up
from wardstats.model.observations import Observation, iterate_observations, require_observations
from wardstats.model.quantities import Quantity
from wardstats.model.units import find_unit

AGAINST_COLUMNS = ("against", "workbook_value", "cell")
SAME, DIFFERENT, ABSENT = "same", "different", "not_in_workbook"

_SHARED_WORDS = 3  # with which the labels of rows begin alike
_CONTEXT = 160  # characters before a claim in which its indicator is named
_CELL = re.compile(r"[\t|]")
_FIGURE = re.compile(r"[0-9]|[,;.](?=\s)")
_DIVISION = re.compile(r"[0-9;\n|\t(]|[.,](?=\s)")
_FILLERS = frozenset(
    map(fold_label, ("đạt", "ước", "là", "được", "có", "trên", "hơn", "gần", "khoảng", "với"))
)  # between a label and its figure
_OF_SEVERAL = frozenset({"sum_of_parts", "rate"})  # each figure has a name of its own
_ROLES = {  # part in the claim: roles of observations it may be, likeliest first
    "actual": ("actual",),
    "plan": ("plan",),
    "base": ("prior", "plan"),
    "count": ("actual",),
    "part": ("actual", "plan"),
}
_REPORTED = {
    "of_plan": ("plan_percent",),
    "change": ("growth_percent",),
    "total": ("actual", "plan"),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the workbook says of one figure of a claim."""

    state: str  # SAME, DIFFERENT or ABSENT
    value: str = ""
    cell: str = ""
    is_by_words: bool = False  # the label does not stand at the figure, only its words around it


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
    compared = [list(_compare(text, claim, labels)) for claim in claims]
    told = {one.cell for found in compared for one in found if one.state == SAME}
    rows = [_join([one for one in found if not _is_of_another(one, told)]) for found in compared]
    table = pd.DataFrame(rows, columns=list(AGAINST_COLUMNS))
    return table.astype("str")


def _is_of_another(one: Comparison, told: Set[str]) -> bool:
    """Whether a figure that differs is of another thing: the cell's own is told elsewhere."""
    return one.state == DIFFERENT and one.is_by_words and one.cell in told


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
        figures = _named_in(_contexts(text, start, end), quantity.unit, labels)
        alike = [one for one in figures if one.role in roles and one.unit == quantity.unit]
        if alike:
            yield _compare_figure(quantity, alike)
        elif not figures:
            around = Surroundings(text, start, end)
            by_words = list(_compare_by_words(quantity, around, roles, labels))
            yield from by_words or _compare_by_slip(quantity, around, roles, labels)


def _compare_by_words(
    quantity: Quantity,
    around: Surroundings,
    roles: Sequence[str],
    labels: Mapping[str, list[Observation]],
) -> Iterator[Comparison]:
    """Compare with the labels whose words stand around a figure.

    One that has the same figure is meant; else the likeliest one differs, if it is sure.
    """
    named = [
        (naming, alike)
        for naming in find_namings(around, labels)
        if (alike := [one for one in labels[naming.label] if _may_be(one, quantity, roles)])
    ]
    compared = [(naming, _compare_figure(quantity, alike)) for naming, alike in named]
    same = [comparison for _naming, comparison in compared if comparison.state == SAME]
    likeliest = compared[:1] if len(compared) == 1 or _stands_out(compared) else []
    yield from same[:1] or [
        replace(one, is_by_words=True) for naming, one in likeliest if naming.is_sure
    ]


def _compare_by_slip(
    quantity: Quantity,
    around: Surroundings,
    roles: Sequence[str],
    labels: Mapping[str, list[Observation]],
) -> Iterator[Comparison]:
    """Compare with the figure that this one is but for a slip of the pen."""
    slipped = find_slipped(quantity, around, labels, lambda one: _may_be(one, quantity, roles))
    if slipped is not None:
        found = _compare_figure(quantity, [slipped])
        yield replace(found, is_by_words=True)


def _stands_out(compared: Sequence[tuple[Naming, Comparison]]) -> bool:
    """Whether the likeliest label has more words in the clause than the next one."""
    return len(compared) > 1 and compared[0][0].own > compared[1][0].own


def _may_be(one: Observation, quantity: Quantity, roles: Sequence[str]) -> bool:
    """Whether a figure of the workbook may be one of the text; what is counted has many names."""
    are_counts = _is_count(one.unit) and _is_count(quantity.unit)
    return one.role in roles and (one.unit == quantity.unit or are_counts)


def _is_count(unit: str) -> bool:
    try:
        return find_unit(unit).is_count if unit else False
    except NameUnknownError:
        return True  # "món quà"


def _figures(claim: Claim, *, shared: bool) -> Iterator[tuple[str, Quantity, int, int]]:
    """Yield each figure with the place at which its indicator is named."""
    first = claim.operands[0] if claim.operands else None
    for operand in claim.operands:
        place = first if shared and first else operand
        yield operand.role, operand.quantity, place.start, place.end
    if claim.reported is None:
        return
    if shared and first:
        yield "reported", claim.reported, first.start, first.end
    else:
        yield "reported", claim.reported, claim.reported_start, claim.end


def _contexts(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words that may name a figure: those before it and those behind it, as keys.

    In a row the name is the first cell; in prose no other figure and no comma stands between.
    """
    before = text[max(start - _CONTEXT, 0) : start].rpartition("\n")[2]
    first_cell = _CELL.split(before, maxsplit=1)
    if len(first_cell) > 1:
        return fold_label(first_cell[0]), ""
    behind = _DIVISION.split(text[end : end + _CONTEXT], maxsplit=1)[0]
    return fold_label(_FIGURE.split(before)[-1]), fold_label(behind)


def _named_in(
    contexts: tuple[str, str], unit: str, labels: Mapping[str, list[Observation]]
) -> list[Observation]:
    """Return the figures of the longest label that ends before a figure, or begins behind it.

    A label may hold what is counted: "Người đi Hà Nội" names "6 người đi Hà Nội". Rows that begin
    alike share such a name, since the text seldom tells it to its end.
    """
    before, behind = contexts
    words = before.split()
    while words and words[-1] in _FILLERS:
        words.pop()
    ahead = f" {' '.join(words)}"
    following = (f"{behind} ", f"{fold_label(unit)} {behind} ")
    for label, figures in labels.items():
        if ahead.endswith(f" {label}"):
            return figures
        if any(key.startswith(f"{label} ") for key in following):
            return figures + _of_kindred_labels(label, labels)
    return []


def _of_kindred_labels(label: str, labels: Mapping[str, list[Observation]]) -> list[Observation]:
    """Return the figures of the other labels that begin with the same words."""
    words = label.split()[:_SHARED_WORDS]
    if len(words) < _SHARED_WORDS:
        return []
    return [
        figure
        for other, figures in labels.items()
        if other != label and other.split()[:_SHARED_WORDS] == words
        for figure in figures
    ]


def _compare_figure(quantity: Quantity, figures: Sequence[Observation]) -> Comparison:
    """Set a figure against the observations it may be: one that may be the same number wins.

    Where none does, all of the first one's part are named.
    """
    for figure in figures:
        if _is_same(quantity, figure.quantity):
            return Comparison(SAME, figure.text, figure.source)
    named = [figure for figure in figures if figure.role == figures[0].role]
    return Comparison(
        DIFFERENT,
        "; ".join(figure.text for figure in named),
        "; ".join(figure.source for figure in named),
    )


def _is_same(one: Quantity, other: Quantity) -> bool:
    """Whether two printed figures agree in the digits of the coarser one."""
    if one.qualifier or other.qualifier:
        return Reading.of(one).meets(Reading.of(other))
    precision = max(one.precision, other.precision)
    return round_half_up(one.value, precision) == round_half_up(other.value, precision)


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
