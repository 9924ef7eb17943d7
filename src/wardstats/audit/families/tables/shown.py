"""Relations that the rows of a table show: so many obey one that it can be no chance.

Headings name few of the columns that are computed. A reader sees from the rows that the last
column is the sum of the others, and then which row breaks the rule. So does this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from wardstats.audit.claims import Claim
from wardstats.audit.families.tables.reading import Table
from wardstats.audit.families.tables.relations import Relation, figure_at, judge_relation
from wardstats.audit.judging import FITTING

_CHANCE = Fraction(1, 1000)  # of rows that obey a relation which nobody meant
_CHANCE_OF_NAMED = Fraction(1, 20)  # where the heading says that a column is computed
_FEWEST_ROWS = 2  # that obey
_MOST_BROKEN = Fraction(1, 4)  # rows that break it, for one that obeys; one always may
_MOST_ROWS = 40  # that are looked at
_MOST_COLUMNS = 16
_COMPUTED = {"share": ("percent",), "change": ("change",), "difference": ("difference",),
             "sum": ("whole",)}  # fmt: skip


def find_shown_relations(table: Table, known: Sequence[Relation]) -> Iterator[Relation]:
    """Yield a relation for each further column that the rows show to be computed."""
    columns = _columns_of_figures(table)
    if len(table.rows) < _FEWEST_ROWS or not 2 < len(columns) <= _MOST_COLUMNS:
        return
    computed = {relation.result for relation in known}
    for column in columns:
        if column in computed:
            continue
        candidates = list(_candidates(table, column, [one for one in columns if one != column]))
        shown = [one for one in candidates if _is_shown(table, one, len(candidates))]
        if shown:
            computed.add(column)
            yield max(shown, key=lambda one: (_count(table, one)[0], -_distance(one)))


def _columns_of_figures(table: Table) -> list[int]:
    """Return the columns that hold figures, but for the one that numbers the rows."""
    found = []
    for column in range(table.width):
        values = [
            term.figure.numeral.value
            for row in table.rows
            if (term := figure_at(table, row, column)) is not None
        ]
        steps = {value - at for at, value in enumerate(values)}
        if len(values) >= _FEWEST_ROWS and not (column == 0 and len(steps) == 1):
            found.append(column)
    return found


def _candidates(table: Table, column: int, others: Sequence[int]) -> Iterator[Relation]:
    """Yield what a column may be computed from."""
    name = table.header.columns[column]
    if name.startswith(_COMPUTED["share"]) or _is_in_percent(table, column):
        sort = "change" if name == "change" else "share"
        counted = [one for one in others if not _holds_rates(table, one)]
        for above, below in permutations(counted, 2):
            yield Relation(sort, column, (above, below), is_named=False)
        return
    counted = [one for one in others if not _holds_rates(table, one)]
    is_headless = not any(table.header.columns)
    for above, below in permutations(counted, 2) if is_headless else ():
        if max(above, below) < column:  # else 6/0,71 % = 842 is one, too
            yield Relation("share", column, (above, below), is_named=False)
    for above, below in permutations(counted, 2) if name == "difference" else ():
        yield Relation("difference", column, (above, below), is_named=False)
    before = [one for one in counted if one < column]
    behind = [one for one in counted if one > column]
    for count in range(2, len(before) + 1):
        yield Relation("sum", column, tuple(before[-count:]), is_named=False)
    for count in range(2, len(behind) + 1):
        yield Relation("sum", column, tuple(behind[:count]), is_named=False)


def _holds_rates(table: Table, column: int) -> bool:
    name = table.header.columns[column]
    return name.startswith(("percent", "change")) or _is_in_percent(table, column)


def _is_in_percent(table: Table, column: int) -> bool:
    """Whether the figures of a column are printed in percent."""
    terms = (figure_at(table, row, column) for row in table.rows[:_MOST_ROWS])
    return any(term is not None and term.is_percent for term in terms)


def _is_shown(table: Table, relation: Relation, looked_at: int) -> bool:
    """Whether more rows obey a relation than would do by chance, and few break it."""
    obeying, broken, chance = _count(table, relation)
    if obeying < _FEWEST_ROWS or broken > max(Fraction(1), _MOST_BROKEN * obeying):
        return False
    name = table.header.columns[relation.result]
    is_named = name.startswith(_COMPUTED[relation.sort])
    return chance * looked_at <= (_CHANCE_OF_NAMED if is_named else _CHANCE)


def _count(table: Table, relation: Relation) -> tuple[int, int, Fraction]:
    """Count the rows that obey and that break a relation; with the chance that so many obey."""
    obeying = broken = 0
    chance = Fraction(1)
    seen = set()  # a row that is repeated shows nothing new
    for row in table.rows[:_MOST_ROWS]:
        claim = judge_relation(table, row, relation)
        if claim is None or claim.reported is None:
            continue
        figures = tuple(operand.quantity for operand in claim.operands)
        likelihood = _likelihood(claim)
        if claim.verdict not in FITTING:
            broken += 1
            if broken > _MOST_BROKEN * _MOST_ROWS:
                break
        elif likelihood is not None and figures not in seen:
            seen.add(figures)
            obeying += 1
            chance *= likelihood
    return obeying, broken, chance


def _likelihood(claim: Claim) -> Fraction | None:
    """Return how likely a row obeys by chance; None for nothing and all, which tell nothing."""
    reported = claim.reported
    if reported is None or not reported.value:
        return None
    step = 2 * Fraction(reported.half_digit)
    if reported.unit == "%":
        return None if reported.value == 100 else min(step / 100, Fraction(1))
    is_trivial = any(operand.quantity.value == reported.value for operand in claim.operands)
    return None if is_trivial else min(step / Fraction(reported.value), Fraction(1))


def _distance(relation: Relation) -> int:
    return sum(abs(column - relation.result) for column in relation.operands)
