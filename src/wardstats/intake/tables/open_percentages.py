"""Percentages whose header does not say of what they are: "Tỷ lệ %", "%"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from wardstats.errors import SourceError
from wardstats.intake.tables.columns import Columns
from wardstats.intake.tables.headers import Header
from wardstats.intake.tables.view import SheetView
from wardstats.intake.tables.vocabulary import FIGURE, IGNORED, OPEN_PERCENT, Meaning
from wardstats.language import translate as _
from wardstats.model.numerals import parse_numeral, round_half_up
from wardstats.model.periods import Period

_ROWS_ASKED = 300
_BY_FORMULA, _BY_FIGURES, _ALONE = 0.95, 0.8, 0.7


def settle_open_percentages(view: SheetView, header: Header, rows: range, columns: Columns) -> None:
    """Decide of what each percentage is that its header leaves open."""
    for place, meaning in columns.meanings():
        if meaning.kind == OPEN_PERCENT:
            _settle(view, header, rows, columns, place, meaning)


def _settle(
    view: SheetView, header: Header, rows: range, columns: Columns, place: int, meaning: Meaning
) -> None:
    """Go by the formula in the header, else by the figures."""
    candidates = list(_candidates(columns, meaning))
    above_below = header.formulas.get(place)
    by_formula = [one for one in candidates if (one.above, one.below) == above_below
                  and one.role != "growth_percent"]  # fmt: skip
    if by_formula:
        columns.settle(place, by_formula[0].settled(meaning), _BY_FORMULA,
                _("by the numbers in the header"))  # fmt: skip
        return
    bases = {(one.above, one.below) for one in candidates}
    if meaning.role != "of_prior" and len(bases) == 1 and len(candidates) == 1:
        columns.settle(place, candidates[0].settled(meaning), _ALONE,
                _("the only percentage these columns give"))  # fmt: skip
        return
    hits = {one: _hits(view, rows, place, one) for one in candidates}
    best = max(hits, key=lambda one: hits[one], default=None)
    others = [count for one, count in hits.items() if one is not best]
    if best is not None and hits[best] > 0 and 2 * max(others, default=0) <= hits[best]:
        columns.settle(place, best.settled(meaning), _BY_FIGURES, _("as the figures tell"))
        return
    filled = any(view.value(row, place) is not None for row in rows)
    if filled:
        columns.problems.append(_open_percentage(view, header, place))
    columns.settle(place, Meaning(IGNORED, reason="header_ambiguous"), 0.0, _("it stays open"))


@dataclass(frozen=True)
class _Candidate:
    """A way to read a percentage: the role it has, and the columns it is made of."""

    role: str
    above: int
    below: int
    period: str

    def settled(self, meaning: Meaning) -> Meaning:
        return replace(meaning, kind=FIGURE, role=self.role, period=self.period)

    def percentage(self, above: Decimal, below: Decimal) -> Fraction:
        quotient = Fraction(above) / Fraction(below)
        return (quotient - 1 if self.role == "growth_percent" else quotient) * 100


def _candidates(columns: Columns, meaning: Meaning) -> Iterator[_Candidate]:
    """Yield what a percentage may be of, by the columns there are."""
    figures = dict(columns.figures())
    actual = [(place, one) for place, one in figures.items() if one.role == "actual"]
    for above, its in actual:
        now = Period.parse(its.period)
        for below, other in figures.items():
            if other.role == "plan" and meaning.role != "of_prior":
                if other.period in (str(now.whole_year), str(now)):
                    yield _Candidate("plan_percent", above, below, its.period)
            elif other.role == "prior" and other.period == str(now.prior):
                yield _Candidate("index_percent", above, below, its.period)
                yield _Candidate("growth_percent", above, below, its.period)


def _hits(view: SheetView, rows: range, place: int, candidate: _Candidate) -> int:
    """Count the rows whose percentage the candidate's columns give, to its last digit.

    The first rows of a long table are enough to tell its columns apart.
    """
    hits = 0
    for row in rows[:_ROWS_ASKED]:
        shown, above, below = (
            _plain_number(view.value(row, column))
            for column in (place, candidate.above, candidate.below)
        )
        if shown is None or above is None or not below:
            continue
        computed = candidate.percentage(above, below)
        for reading in (shown, shown * 100):
            precision = min(max(int(reading.as_tuple().exponent), -4), 0)
            if round_half_up(computed, precision) == round_half_up(reading, precision):
                hits += 1
                break
    return hits


def _plain_number(value: object) -> Decimal | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return Decimal(f"{value:.15g}")
    numeral = parse_numeral(value.rstrip(" %")) if isinstance(value, str) else None
    return numeral.value if numeral else None


def _open_percentage(view: SheetView, header: Header, place: int) -> SourceError:
    return view.place(header.first_row, place).refuse(
        "header_ambiguous",
        _("the column '{column}' does not say of what its percentages are.").format(
            column=header.text(place)
        ),
        _("Expected a header such as '% KH' or '% tăng, giảm so cùng kỳ'."),
        _("Write it into {cell}, or say it in the ward's aliases.toml under [columns].").format(
            cell=header.address(place)
        ),
    )
