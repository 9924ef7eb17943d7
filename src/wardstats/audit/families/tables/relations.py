"""Relations of columns: what one column of a table is computed from, and whether a row obeys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wardstats.audit.claims import Claim
from wardstats.audit.families.quotients import judge_excess, judge_quotient
from wardstats.audit.families.sums import Scope, Sum, write_sum
from wardstats.audit.families.tables.headers import Header
from wardstats.audit.families.tables.reading import Table, only_term
from wardstats.audit.families.writing import Part, find_spot, show_alike, write_claim
from wardstats.audit.intervals import Reading
from wardstats.audit.judging import Outcome, close, is_usable, settle
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.reach import Quotient
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure
from wardstats.language import translate as _
from wardstats.model.units import find_unit

_ROLES = {"of_plan": "plan"}
_KINDS = {"of_plan": "ratio_with_operands", "share": "ratio_with_operands"}
_SHARES = {"plan": "of_plan", "prior": "index"}  # by what stands below the line


@dataclass(frozen=True, slots=True)
class Relation:
    """A column, and the ones that it is computed from."""

    sort: str  # "share" (A/B), "change" (A/B − 1), "difference" (A − B), "sum"
    result: int
    operands: tuple[int, ...]
    is_named: bool  # by the header; else the rows show it

    def meaning(self, header: Header) -> str:
        """Return what its claims mean, of a share by the heading of what it is taken of."""
        if self.sort == "share":
            return _SHARES.get(header.columns[self.operands[-1]], "share")
        return {"sum": "total"}.get(self.sort, self.sort)


def named_relations(header: Header) -> Iterator[Relation]:
    """Yield the relations that a header names: "Kế hoạch | Thực hiện | Tỷ lệ (%)"."""
    for percent, base in header.percents:
        yield _named("share", header, percent, "actual", base)
    for sort in ("change", "difference"):
        if all(map(header.has_one, (sort, "actual", "prior"))):
            yield _named(sort, header, sort, "actual", "prior")


def _named(sort: str, header: Header, *names: str) -> Relation:
    result, *operands = map(header.columns.index, names)
    return Relation(sort, result, tuple(operands), is_named=True)


def judge_relation(table: Table, row: Passage, relation: Relation) -> Claim | None:
    """Judge a row of a table by a relation of its columns; None where a figure is missing."""
    reported = figure_at(table, row, relation.result)
    operands = [figure_at(table, row, column) for column in relation.operands]
    known = [term for term in operands if term is not None]
    if reported is None or len(known) < len(operands) or not _are_alike(known):
        return None
    if relation.sort == "sum":
        return _judge_sum(row, reported, known)
    outcome, shown = _judge_two(row, relation, reported, known)
    if outcome is None:
        return None
    if not (outcome.fits or relation.is_named):
        note = _("Other rows of this table are computed in this way.")
        outcome = replace(outcome, explanation=close([outcome.explanation, note]))
    meaning = relation.meaning(table.header)
    above, below = known
    parts: list[Part] = [
        ("actual", above, above.figure),
        (_ROLES.get(meaning, "base"), below, below.figure),
    ]
    return write_claim(row, _KINDS.get(meaning, "yoy_change"), meaning, parts, shown, outcome)


def figure_at(table: Table, row: Passage, column: int) -> Term | None:
    """Return the one figure of a cell, a bare one in the unit that heads its column."""
    term = only_term(row.cells[column])
    unit = table.header.units[column]
    if term is None or unit is None or term.figure.unit is not None:
        return term
    return replace(term, figure=replace(term.figure, unit=unit))


def as_percent(figure: Figure) -> Figure | None:
    """Return a figure of a column of percentages in %, bare or not."""
    if figure.unit is None:
        return figure.in_unit_of(Figure(figure.numeral, "", find_unit("%"), "%"))
    return replace(figure, noun=figure.noun or "%") if figure.base == "%" else None


def is_below_zero(row: Passage, term: Term) -> bool:
    """Whether a sign stands before a figure: "-183"."""
    return term.first > 0 and row.tokens[term.first - 1].is_mark("-–−")


def _is_signed(row: Passage, term: Term) -> bool:
    return is_below_zero(row, term) or (term.first > 0 and row.tokens[term.first - 1].is_mark("+"))


def _are_alike(terms: list[Term]) -> bool:
    return len({term.figure.base for term in terms}) == 1


def _judge_two(
    row: Passage, relation: Relation, reported: Term, operands: list[Term]
) -> tuple[Outcome | None, Term]:
    """Judge a share, a change or a difference; with the reported figure as it is meant."""
    above, below = operands
    if relation.sort == "difference":
        return _judge_difference(row, reported, above, below), reported
    figure = as_percent(reported.figure)
    if figure is None or not is_usable(below.figure.quantity):
        return None, reported
    shown = Term(reported.first, reported.last, figure)
    quotient = Quotient(above.figure, below.figure, ())
    sign = -1 if is_below_zero(row, reported) else 1
    change = judge_excess(quotient, figure, sign)
    if relation.sort != "share":
        return change, shown
    share = judge_quotient(quotient, figure)
    is_change = _is_signed(row, reported) or (change.fits and not share.fits)
    return (change if is_change else share), shown  # "So sánh (%)": -17,4


def _judge_difference(row: Passage, reported: Term, above: Term, below: Term) -> Outcome:
    """Judge A − B; a column "Tăng, giảm" may leave the sign out."""
    one, other = Reading.of(above.figure.quantity), Reading.of(below.figure.quantity)
    is_less = one.point < other.point and (
        is_below_zero(row, reported) or reported.figure.quantity.value > 0
    )
    first, second = (below, above) if is_less else (above, below)
    value = other - one if is_less else one - other
    formula = " − ".join(show_alike([first.figure, second.figure]))
    return settle(formula, value, reported.figure)


def _judge_sum(row: Passage, reported: Term, parts: list[Term]) -> Claim:
    one = Sum(
        find_spot(row, reported),
        tuple(find_spot(row, part, part.figure) for part in parts),
        Scope.ALL,
    )
    return write_sum(row.paragraph.text, one)
