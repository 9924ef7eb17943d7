"""The columns of a table: what each holds, by its header, else by its figures, else asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from wardstats.errors import SourceError
from wardstats.intake.cells.figures import holds_figure
from wardstats.intake.form.layout import FORM_COLUMNS
from wardstats.intake.tables.headers import Header
from wardstats.intake.tables.view import SheetView
from wardstats.intake.tables.vocabulary import (
    CODE,
    FIGURE,
    IGNORED,
    LABEL,
    NUMBER,
    OPEN_PERCENT,
    REMARK,
    UNIT,
    Meaning,
)
from wardstats.language import translate as _
from wardstats.model.labels import fold_label
from wardstats.model.names import closest_names
from wardstats.model.numerals import parse_numeral, round_half_up
from wardstats.model.periods import Period

# What a ward's aliases.toml may say of a column.
COLUMN_NAMES = (
    "plan", "actual", "actual_month", "prior", "prior_month", "plan_percent", "growth_percent",
    "index_percent", "ignore",
)  # fmt: skip
_KNOWN = [column.header for column in FORM_COLUMNS]
_MARK = re.compile(r"(?:[ivxlc]+|[a-zđ]|\d{1,3}(?:\.\d{1,2})*)[.)]?|[-+*•]|", re.IGNORECASE)
_ROWS_ASKED = 300
_CERTAIN, _BY_FORMULA, _BY_FIGURES, _BY_PLACE = 1.0, 0.95, 0.8, 0.7


@dataclass(frozen=True)
class Columns:
    """The columns of a table by their places; `problems` where one stays open."""

    meanings: dict[int, Meaning]
    confidence: dict[int, float]
    reasons: dict[int, str]
    problems: list[SourceError] = field(default_factory=list)

    def place_of(self, kind: str) -> int:
        """Return the place of a column that stands once; 0 when there is none."""
        return next((place for place, one in self.meanings.items() if one.kind == kind), 0)

    def labels(self) -> list[int]:
        """Return the places of labels, the nearest to the figures first: it says the most."""
        places = (place for place, one in self.meanings.items() if one.kind == LABEL)
        return sorted(places, reverse=True)

    def figures(self) -> Iterator[tuple[int, Meaning]]:
        """Yield the columns of figures with their places."""
        return ((place, one) for place, one in self.meanings.items() if one.kind == FIGURE)


def resolve_columns(
    view: SheetView,
    header: Header,
    last_row: int,
    period: Period,
    named: Mapping[str, str],
) -> Columns:
    """Decide what each column of a table holds.

    Parameters
    ----------
    last_row
        The last row that may belong to the table.
    named
        What the ward's own file says of headers: folded header to one of `COLUMN_NAMES`.
    """
    rows = range(header.last_row + 1, last_row + 1)
    columns = Columns(dict(header.meanings), {}, {})
    for place in header.paths:
        said = named.get(fold_label(header.text(place))) or named.get(
            fold_label(header.paths[place][-1])
        )
        if said:
            _settle(columns, place, _named_meaning(said, period), 1.0, _("as the ward's file says"))
    _find_labels(view, rows, columns)
    _find_marks(view, header, rows, columns)
    for place, meaning in list(columns.meanings.items()):
        if meaning.kind == OPEN_PERCENT:
            _settle_percent(view, header, rows, columns, place)
    columns.problems.extend(_twice(view, header, columns))
    columns.problems.extend(_unknown(view, header, rows, columns))
    for place in columns.meanings:
        columns.confidence.setdefault(place, _CERTAIN)
        columns.reasons.setdefault(place, _("by its header"))
    return columns


def _settle(columns: Columns, place: int, meaning: Meaning, confidence: float, reason: str) -> None:
    columns.meanings[place] = meaning
    columns.confidence[place] = confidence
    columns.reasons[place] = reason


def _named_meaning(name: str, period: Period) -> Meaning:
    if name == "ignore":
        return Meaning(IGNORED, reason="as the ward's file says")
    role = name.removesuffix("_month")
    now = period.closing_month if name.endswith("_month") else period.cumulative
    spans = {"plan": period.whole_year, "prior": now.prior}
    unit = "%" if role.endswith("percent") else ""
    return Meaning(FIGURE, role, str(spans.get(role, now)), unit=unit)


def _find_labels(view: SheetView, rows: range, columns: Columns) -> None:
    """Take the first column of texts for the labels where no header says which they are."""
    if columns.place_of(LABEL):
        return
    for place in range(1, view.last_column + 1):
        kind = columns.meanings[place].kind if place in columns.meanings else ""
        values = [view.value(row, place) for row in rows]
        texts = [one for one in values if isinstance(one, str) and not holds_figure(one)]
        if kind in (NUMBER, CODE, UNIT, REMARK) or not texts:
            continue
        if 2 * len(texts) >= len([one for one in values if one is not None]):
            _settle(columns, place, Meaning(LABEL), _BY_PLACE, _("the first column of texts"))
            return


def _find_marks(view: SheetView, header: Header, rows: range, columns: Columns) -> None:
    """Take a column without a header, left of the labels, for their marks: I, 1, a), -."""
    for place in range(header.columns.start, columns.place_of(LABEL)):
        if place in columns.meanings or header.text(place):
            continue
        values = [view.value(row, place) for row in rows]
        if all(_MARK.fullmatch(str(one)) for one in values if one is not None):
            _settle(columns, place, Meaning(NUMBER), _BY_PLACE, _("marks left of the labels"))


def _settle_percent(
    view: SheetView, header: Header, rows: range, columns: Columns, place: int
) -> None:
    """Decide of what a percentage is: by the formula in the header, else by the figures."""
    meaning = columns.meanings[place]
    candidates = list(_candidates(columns, meaning))
    above_below = header.formulas.get(place)
    by_formula = [one for one in candidates if (one.above, one.below) == above_below
                  and one.role != "growth_percent"]  # fmt: skip
    if by_formula:
        _settle(columns, place, by_formula[0].settled(meaning), _BY_FORMULA,
                _("by the numbers in the header"))  # fmt: skip
        return
    bases = {(one.above, one.below) for one in candidates}
    if meaning.role != "of_prior" and len(bases) == 1 and len(candidates) == 1:
        _settle(columns, place, candidates[0].settled(meaning), _BY_PLACE,
                _("the only percentage these columns give"))  # fmt: skip
        return
    hits = {one: _hits(view, rows, place, one) for one in candidates}
    best = max(hits, key=lambda one: hits[one], default=None)
    others = [count for one, count in hits.items() if one is not best]
    if best is not None and hits[best] > 0 and 2 * max(others, default=0) <= hits[best]:
        _settle(columns, place, best.settled(meaning), _BY_FIGURES, _("as the figures tell"))
        return
    filled = any(view.value(row, place) is not None for row in rows)
    if filled:
        columns.problems.append(_open_percentage(view, header, place))
    _settle(columns, place, Meaning(IGNORED, reason="header_ambiguous"), 0.0, _("it stays open"))


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


def _twice(view: SheetView, header: Header, columns: Columns) -> Iterator[SourceError]:
    """Ask about all columns that share one meaning: nobody can tell which of them is right."""
    sharing: dict[tuple[str, str, str], list[int]] = {}
    for place, meaning in columns.figures():
        sharing.setdefault(meaning.key, []).append(place)
    for places in (several for several in sharing.values() if len(several) > 1):
        for place, other in zip(places, [places[1], *places], strict=False):
            columns.meanings[place] = Meaning(IGNORED, reason="header_ambiguous")
            yield view.place(header.lowest.get(place, header.first_row), place).refuse(
                "header_ambiguous",
                _("the columns '{first}' and '{second}' ({cell}) have one meaning.").format(
                    first=header.text(place), second=header.text(other),
                    cell=header.address(other)),
                _("Expected headers that tell them apart."),
                _("Complete the headers, or say it in the ward's aliases.toml under [columns]."),
            )  # fmt: skip


def _unknown(
    view: SheetView, header: Header, rows: range, columns: Columns
) -> Iterator[SourceError]:
    """Refuse columns that hold figures under a header that is not known."""
    width = range(header.columns.start, min(header.columns.stop, view.last_column + 1))
    for place in (one for one in width if one not in columns.meanings):
        figures = [row for row in rows if holds_figure(view.value(row, place))]
        if not figures:
            beside = columns.meanings.get(place - 1)
            is_indented = place not in header.paths and beside is not None and beside.kind == LABEL
            columns.meanings[place] = Meaning(LABEL if is_indented else REMARK)
            continue
        columns.meanings[place] = Meaning(IGNORED, reason="header_unknown")
        yield view.place(header.lowest.get(place, header.first_row), place).refuse(
            "header_unknown",
            _("the column '{column}' holds figures, but its header is not known.").format(
                column=header.text(place)
            ),
            _("Expected a header such as Kế hoạch năm, Thực hiện tháng, Lũy kế, Cùng kỳ, % KH."),
            _(
                "Correct the header (closest: {near}), say it in the ward's aliases.toml, or move"
                " the column away."
            ).format(near=closest_names(header.text(place), _KNOWN, 1)[0]),
        )
