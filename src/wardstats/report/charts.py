"""Charts: the only place that knows matplotlib. SVG with its letters drawn as paths."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from wardstats.analysis.results import Result
from wardstats.language import translate as _
from wardstats.model.numerals import print_numeral
from wardstats.report.blocks import Chart, Point
from wardstats.report.wording import plan_percent_text, result_label, status_name, with_doubt

COLOURS = {
    "achieved": "#1b7f4d",
    "on_track": "#2f6f9f",
    "behind": "#b4541a",
    "not_met": "#b4541a",
    "exceeded": "#a3202c",
    "doubtful": "#6a3d9a",
}
_HATCHES = {"behind": "////", "not_met": "////", "exceeded": "xxxx", "doubtful": "...."}
_WIDTH = 5.2  # inches: letters stay readable on a phone, and fit an A4 column
MOST_ROWS = 20  # bars that fit an A4 page
_ROW = 0.46  # inches a bar with its label above
_MARGINS = {"left": 0.12, "right": 0.12, "top": 0.5, "bottom": 0.62}
_CLEAR = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}  # no line through a label
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "wardstats",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "hatch.linewidth": 0.6,
}


def draw_plan_chart(results: Sequence[Result]) -> Chart:
    """Draw planned indicators against their plans, with the even pace of the year.

    Each bar is a plan percentage, computed or, where it cannot be, as reported. More than
    `MOST_ROWS` do not fit a page.
    """
    period = results[0].period
    caption = _("Planned indicators against the year's plan, {period}").format(period=period.name())
    if any(one.doubts for one in results):
        caption = _("{caption}; question mark and dots: in doubt").format(caption=caption)
    height = _MARGINS["top"] + _MARGINS["bottom"] + _ROW * len(results)
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(_WIDTH, height))
        FigureCanvasAgg(figure)  # measures the labels
        axes = figure.add_axes(
            (
                _MARGINS["left"] / _WIDTH,
                _MARGINS["bottom"] / height,
                1 - (_MARGINS["left"] + _MARGINS["right"]) / _WIDTH,
                _ROW * len(results) / height,
            )
        )
        _draw_bars(axes, results)
        _draw_marks(axes, results)
        drawn = io.StringIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return Chart(caption, _alternative(results), _svg_element(drawn.getvalue()), _points(results))


def _draw_bars(axes: Axes, results: Sequence[Result]) -> None:
    axes.set_xlim(0, _right_end(results))
    axes.set_ylim(len(results) - 0.5, -0.9)
    for row, result in enumerate(results):
        percent = float(result.percent or 0)
        axes.barh(
            row, percent, height=0.38, color=COLOURS[_tone(result)],
            hatch=_HATCHES.get(_tone(result)), edgecolor="white", linewidth=0,
        )  # fmt: skip
        label = axes.text(
            0, row - 0.31, result_label(result),
            va="bottom", ha="left", color="#1c2529", bbox=_CLEAR,
        )  # fmt: skip
        percent_label = axes.text(
            _right_end(results), row - 0.31, _percent_label(result),
            va="bottom", ha="right", color=COLOURS[_tone(result)], weight="bold", bbox=_CLEAR,
        )  # fmt: skip
        _part(label, percent_label)


def _tone(result: Result) -> str:
    return "doubtful" if result.doubts else result.status


def _percent_label(result: Result) -> str:
    """Write a percentage; a question mark, which the caption explains, says that it is in doubt."""
    return f"? {plan_percent_text(result)}" if result.doubts else plan_percent_text(result)


def _part(label: Text, other: Text) -> None:
    """Cut a label short of the other one; the alternative has it whole."""
    end = other.get_window_extent().x0
    while label.get_window_extent().x1 > end and len(label.get_text()) > 1:
        label.set_text(label.get_text()[:-2].rstrip() + "…")


def _draw_marks(axes: Axes, results: Sequence[Result]) -> None:
    """Draw the lines of the plan and of the even pace."""
    period = results[0].period
    pace = period.year_share * 100
    marks = [(100.0, _("plan"))]
    if pace < 100:
        words = _("{months} months: {pace} %").format(
            months=period.last_month, pace=print_numeral(pace, 0 if pace.denominator == 1 else 1)
        )
        marks.append((float(pace), words))
    for position, words in marks:
        axes.axvline(position, color="#1c2529", linewidth=1, linestyle=(0, (4, 2)), zorder=0)
        # The label of the earlier mark ends at its line, so that the two never meet.
        is_last = position == 100
        axes.text(
            position, -0.95, f" {words}" if is_last else f"{words} ",
            va="bottom", ha="left" if is_last else "right", fontsize=8, color="#1c2529",
        )  # fmt: skip
    axes.set_yticks([])
    ticks = range(0, int(_right_end(results)) + 1, 25)
    axes.set_xticks(list(ticks), [str(tick) for tick in ticks])
    axes.set_xlabel(_("% of the year's plan"))
    axes.spines[["top", "right", "left"]].set_visible(False)


def _right_end(results: Sequence[Result]) -> float:
    """Leave room for the highest bar; beyond twice the plan a bar is cut at the edge."""
    highest = max(float(result.percent or 0) for result in results)
    return min(max(highest * 1.04, 118.0), 200.0)


def _svg_element(document: str) -> str:
    """Cut off the XML declaration and document type, so that the picture can be embedded."""
    return document[document.index("<svg") :]


def _points(results: Sequence[Result]) -> tuple[Point, ...]:
    return tuple(
        Point(
            result_label(result),
            with_doubt(plan_percent_text(result), result),
            tuple(figure.source for figure in result.figures.all()),
        )
        for result in results
    )


def _alternative(results: Sequence[Result]) -> str:
    """Say in words what the chart shows."""
    spoken = "; ".join(
        with_doubt(
            f"{result_label(result)} {plan_percent_text(result)} ({status_name(result.status)})",
            result,
        )
        for result in results
    )
    return _("Bar chart of {count} planned indicators in percent of plan: {values}.").format(
        count=len(results), values=spoken
    )
