"""Display tables: results of a sector arranged in rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from wardstats.analysis.results import Result
from wardstats.language import translate as _
from wardstats.model.catalogue import Catalogue
from wardstats.model.observations import Observation
from wardstats.model.units import find_unit
from wardstats.report.blocks import Cell, Row, Table, figure_cell
from wardstats.report.wording import (
    doubt_text,
    figure_text,
    growth_percent_parts,
    percent_text,
    plan_percent_parts,
    result_label,
    status_name,
)


@dataclass(frozen=True)
class _Column:
    """A column: its header, what it shows of a result, and whether it is a number."""

    header: str
    show: Callable[[Result], Cell]
    is_numeric: bool = True


def sector_table(caption: str, results: Sequence[Result], catalogue: Catalogue) -> Table:
    """Arrange the results of a sector; a column is there only when it has something to say."""
    units = {_unit(result) for result in results}
    shared_unit = units.pop() if len(units) == 1 else ""
    columns = [
        column
        for column in _columns(results, with_unit=not shared_unit)
        if any(column.show(result).text for result in results)
    ]
    shown = {result.indicator.code for result in results}
    totals = {
        part: result.indicator.code
        for result in results
        for part in catalogue[result.indicator.code].total_of
        if part in shown
    }
    return Table(
        caption=_("{caption} (unit: {unit})").format(caption=caption, unit=shared_unit)
        if shared_unit
        else caption,
        columns=tuple(column.header for column in columns),
        rows=tuple(_row(result, columns, totals) for result in results),
        numeric=tuple(column.is_numeric for column in columns),
        notes=_notes(results),
    )


def attention_table(caption: str, results: Sequence[Result]) -> Table:
    """Arrange what is behind or not met, in the order of the report, for the reviewer's page."""
    columns = (
        _Column(_("Indicator"), lambda one: Cell(result_label(one)), is_numeric=False),
        _Column(_("% of plan"), _doubted_percent),
        _Column(_("Pace"), _pace),
        _Column(_("Actual"), lambda one: _figure(one, one.figures.actual, with_unit=True)),
        _Column(_("Plan"), lambda one: _figure(one, one.figures.plan, with_unit=True)),
        _Column(_("Cells"), _doubted_source, is_numeric=False),
    )
    return Table(
        caption=caption,
        columns=tuple(column.header for column in columns),
        rows=tuple(_row(one, columns, {}) for one in results),
        numeric=tuple(column.is_numeric for column in columns),
        notes=(_("Pace: points above or below the even share of the year's plan."),),
    )


def _columns(results: Sequence[Result], *, with_unit: bool) -> list[_Column]:
    # One note says that all are estimates; where only some are, each says so itself.
    figure = partial(_figure, mark_estimates=not _all_are_estimates(results))
    period = results[0].period
    month = period.closing_month.last_month
    return [
        _Column(_("Indicator"), lambda one: Cell(result_label(one)), is_numeric=False),
        _Column(_("Unit"), lambda one: Cell(_unit(one) if with_unit else ""), is_numeric=False),
        _Column(_("Month {month}").format(month=month), lambda one: figure(one, one.figures.month)),
        _Column(_("Cumulative"), lambda one: figure(one, one.figures.actual)),
        _Column(_("Plan"), lambda one: figure(one, one.figures.plan)),
        _Column(_("% of plan"), _percent),
        _Column(_("Same period last year"), lambda one: figure(one, one.figures.prior)),
        _Column(_("Change"), _growth),
        _Column(_("Status"), _status, is_numeric=False),
        _Column(_("Cells"), _source_without_status, is_numeric=False),
    ]


def _row(result: Result, columns: Sequence[_Column], totals: dict[str, str]) -> Row:
    code = above = result.indicator.code
    level = 0
    while above in totals:
        level, above = level + 1, totals[above]
    return Row(
        cells=tuple(column.show(result) for column in columns),
        is_total=code in totals.values(),
        level=level,
    )


def _figure(
    result: Result,
    figure: Observation | None,
    *,
    with_unit: bool = False,
    mark_estimates: bool = False,
) -> Cell:
    if figure is None:
        return Cell("")
    text = figure_text(result, figure, with_unit=with_unit)
    if figure.unit == "đồng" and not with_unit:
        # Money keeps its scale word, "2,679 tỷ": lines of one table differ in it.
        text = figure_text(result, figure).removesuffix(find_unit("đồng").name()).strip()
    remarks = {
        "implied": _("implied"),
        "estimate": _("estimate") if mark_estimates else "",
        "corrected": _("corrected"),
    }
    return replace(figure_cell(figure, text), remark=remarks.get(figure.status, ""))


def _unit(result: Result) -> str:
    figures = result.figures
    if figures.actual is None and figures.plan is None and figures.plan_percent is not None:
        return "%"
    base = result.indicator.base_unit
    return base.name() if base.symbol == "đồng" else find_unit(result.indicator.unit).name()


def _growth(result: Result) -> Cell:
    text, remark = growth_percent_parts(result)
    return _computed(text, remark, result.figures.growth_percent)


def _percent(result: Result) -> Cell:
    """Show the plan percentage without its sign: the header has it."""
    text, remark = plan_percent_parts(result)
    return _computed(text.removesuffix(" %"), remark, result.figures.plan_percent)


def _computed(text: str, remark: str, reported: Observation | None) -> Cell:
    """Make a cell of a percentage that keeps the cell of the one the ward reported."""
    if reported is None:
        return Cell(text, remark=remark)
    return replace(figure_cell(reported, text), remark=remark)


def _pace(result: Result) -> Cell:
    if result.pace is None:
        return Cell("")
    sign = "+" if result.pace > 0 else ""
    return Cell(f"{sign}{percent_text(result.pace, below=(Fraction(0),)).removesuffix(' %')}")


def _status(result: Result) -> Cell:
    """Show the status; where findings accuse a figure it is made of, doubt and their cells."""
    if result.status == "not_planned":
        return Cell("")
    status = Cell(status_name(result.status), tone=result.status)
    if not result.doubts:
        return status
    return replace(status, sources=result.doubts, tone="doubtful", remark=_doubt(result))


def _doubted_percent(result: Result) -> Cell:
    """Show the plan percentage, marked where it is in doubt."""
    return replace(_percent(result), tone="doubtful" if result.doubts else "")


def _doubted_source(result: Result) -> Cell:
    """Name the cells of a row and, beneath them, those that findings accuse."""
    return replace(_source(result), remark=_doubt(result))


def _source_without_status(result: Result) -> Cell:
    """Name the cells of a row; where there is no status to be in doubt, what is in doubt here."""
    if result.status != "not_planned" or not result.doubts:
        return _source(result)
    return replace(_doubted_source(result), tone="doubtful")


def _doubt(result: Result) -> str:
    sheet = next(figure.sheet for figure in result.figures.all())
    return doubt_text(result, sheet)


def _source(result: Result) -> Cell:
    """Name the cells of a row: one alone, or the first and the last."""
    figures = result.figures.all()
    places = sorted((figure.cell for figure in figures), key=lambda cell: (len(cell), cell))
    is_range = len(places) > 1 and not result.is_derived
    text = f"{places[0]}–{places[-1]}" if is_range else "; ".join(places)
    return Cell(text, sources=tuple(figure.source for figure in figures))


def _notes(results: Sequence[Result]) -> tuple[str, ...]:
    sheets = dict.fromkeys(
        (figure.workbook, figure.sheet) for one in results for figure in one.figures.all()
    )
    sources = "; ".join(f"{workbook} › {sheet}" for workbook, sheet in sheets)
    notes = [_("Source: {sources}.").format(sources=sources)]
    if any(one.is_derived for one in results):
        notes.append(_("Cells beginning with '=': a total summed from its parts."))
    if _all_are_estimates(results):
        notes.append(_("Figures of the month and cumulative figures are estimates."))
    return tuple(notes)


def _all_are_estimates(results: Sequence[Result]) -> bool:
    figures = [
        figure
        for one in results
        for figure in (one.figures.actual, one.figures.month)
        if figure is not None
    ]
    return bool(figures) and all(figure.status == "estimate" for figure in figures)
