"""Rules on figures that stand twice: one fact in two cells, a column or a row that was copied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from wardstats.checks.mismatch import Wording
from wardstats.checks.registry import Confronted, address, relation_rule, rule
from wardstats.checks.relations import Sum
from wardstats.language import translate as _
from wardstats.model.catalogue import Catalogue
from wardstats.model.findings import Finding
from wardstats.model.observations import Observation
from wardstats.model.periods import Period
from wardstats.model.quantities import print_quantity
from wardstats.model.verdicts import Verdict

_MANY_ROWS = 8  # of equal figures make a column a copy; less may be chance
_MANY_FIGURES = 3  # of several digits make a row a copy
_SEVERAL_DIGITS = 3
_COPIED_ROLES = ("plan", "actual", "prior")

Column = tuple[str, str, str]  # role, period, who set the plan


def _word_difference(relation: Sum, _verdict: Verdict) -> Wording:
    """Say that two cells differ; of two with the same digits no rounding makes one figure."""
    one, (other,) = relation.reported, relation.operands
    return Wording(
        _("{label}: {figure} stands here, but {other} in {cell}; it is one and the same figure.")
        .format(label=one.label, figure=print_quantity(one.quantity),
                other=print_quantity(other.quantity), cell=other.source),
        computed=print_quantity(other.quantity),
        correction=_("Keep the right one in both places."),
        severity="warning" if one.precision == other.precision else "",
    )  # fmt: skip


@relation_rule(
    "figures_differ",
    "One figure in two places",
    "What stands in two tables is one figure, as far as both print it.",
    _word_difference,
)
def relate_repeated_figures(confronted: Confronted) -> Iterator[Sum]:
    """Tie each figure that stands again to where it stands first."""
    for figure in confronted.figures:
        if figure.indicator and not _may_be_of_another_plan(confronted, figure):
            setters = confronted.set_by(figure.indicator, figure.role, figure.period)
            first = setters[figure.assigned_by]
            if first is not figure:
                finer, rounder = sorted((first, figure), key=lambda one: one.precision)
                yield Sum(rounder, (finer,))


def _may_be_of_another_plan(confronted: Confronted, figure: Observation) -> bool:
    """Whether a percentage of nobody's plan may be of any of several; each has one of its own."""
    if figure.role != "plan_percent" or figure.assigned_by:
        return False
    year = str(Period.parse(figure.period).whole_year)
    return len(confronted.set_by(figure.indicator, "plan", year)) > 1


@rule(
    "column_copied",
    "A column that repeats another",
    "Last month's, last year's or the plan's column, copied and not yet overwritten, adds up as "
    "well as the right one.",
)
def find_copied_columns(confronted: Confronted) -> Iterator[Finding]:
    """Note each column of results whose figures are all those of another column."""
    sheets: dict[tuple[str, str], dict[Column, dict[str, Observation]]] = defaultdict(dict)
    for figure in confronted.figures:
        if figure.role in _COPIED_ROLES and figure.value:
            column = (figure.role, figure.period, figure.assigned_by)
            rows = sheets[figure.workbook, figure.sheet].setdefault(column, {})
            first = rows.setdefault(figure.indicator or figure.label, figure)
            if address(figure) < address(first):
                rows[figure.indicator or figure.label] = figure
    for columns in sheets.values():
        for one, other in combinations(sorted(columns), 2):
            pairs = _copied_pairs(columns[one], columns[other])
            if pairs and _may_not_be_equal(one, other):
                yield _finding_of_columns(pairs)


def _copied_pairs(
    one: Mapping[str, Observation], other: Mapping[str, Observation]
) -> list[tuple[Observation, Observation]]:
    """Return the rows of two columns side by side; none where they differ, or are few."""
    shared = one.keys() & other.keys()
    if len(shared) < _MANY_ROWS or any(one[row].value != other[row].value for row in shared):
        return []
    return sorted(((one[row], other[row]) for row in shared), key=lambda pair: address(pair[0]))


def _may_not_be_equal(one: Column, other: Column) -> bool:
    """Whether two columns speak of different times; one of them is a result."""
    periods = [Period.parse(period) for _role, period, _setter in (one, other)]
    is_same_time = one[0] == other[0] and periods[0].months == periods[1].months
    return "actual" in (one[0], other[0]) and not is_same_time


def _finding_of_columns(pairs: list[tuple[Observation, Observation]]) -> Finding:
    ends = (pairs[0], pairs[-1])
    first, other = pairs[0] if pairs[0][0].role == "actual" else pairs[0][::-1]
    return Finding(
        "column_copied", "note", first.ward, first.period, "",
        tuple(one.source for pair in zip(*ends, strict=True) for one in pair),
        _("{sheet}: all {count} figures of the column '{one}' are those of '{other}'.").format(
            sheet=first.sheet, count=len(pairs), one=_column_name(first),
            other=_column_name(other)),
        suggestion=_("Look whether one of the columns was copied."),
    )  # fmt: skip


def _column_name(figure: Observation) -> str:
    wordings = {
        "plan": _("plan, {period}"),
        "actual": _("result, {period}"),
        "prior": _("last year, {period}"),
    }
    return wordings[figure.role].format(period=Period.parse(figure.period).name())


@rule(
    "row_copied",
    "A row that repeats another",
    "Two indicators with the same plan, result and figure of last year are one row, copied.",
)
def find_copied_rows(confronted: Confronted) -> Iterator[Finding]:
    """Note each row whose figures, of several digits, are all those of a row above it."""
    rows: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for role in _COPIED_ROLES:
        for indicator, figure in confronted.of_role(role):
            rows[figure.sheet, indicator.code].append(figure)
    alike: dict[frozenset[tuple[str, str, str, float, str]], list[list[Observation]]] = {}
    for figures in rows.values():
        content = frozenset(
            (one.role, one.period, one.assigned_by, one.value, one.unit) for one in figures
        )
        alike.setdefault(content, []).append(figures)
    for several in (one for one in alike.values() if len(one) > 1):
        ordered = [sorted(figures, key=address) for figures in several]
        first, *others = sorted(ordered, key=lambda one: address(one[0]))
        if len({abs(one.value) for one in first if _has_several_digits(one)}) >= _MANY_FIGURES:
            for other in others:
                if not _may_be_equal(other[0].indicator, first[0].indicator, confronted.catalogue):
                    yield _finding_of_rows(other, first)


def _has_several_digits(figure: Observation) -> bool:
    return len(figure.quantity.value.normalize().as_tuple().digits) >= _SEVERAL_DIGITS


def _may_be_equal(one: str, other: str, catalogue: Catalogue) -> bool:
    """Whether two indicators may well be equal: a part and its whole, where it is all of it."""
    return any(
        second in (*catalogue[first].total_of, catalogue[first].at_most)
        for first, second in ((one, other), (other, one))
    )


def _finding_of_rows(figures: list[Observation], other: list[Observation]) -> Finding:
    return Finding(
        "row_copied", "note", figures[0].ward, figures[0].period, figures[0].indicator,
        tuple(one.source for one in (*figures, *other)),
        _("{label}: its {count} figures are those of {other}.").format(
            label=figures[0].label, count=len(figures), other=other[0].label),
        suggestion=_("Look whether one of the rows was copied."),
    )  # fmt: skip
