"""The chart: the same bytes every time, told in words, every label inside and apart."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from wardstats.analysis.results import build_results
from wardstats.language import using_language
from wardstats.model.catalogue import Catalogue
from wardstats.model.observations import iterate_observations
from wardstats.report.charts import draw_plan_chart
from wardstats.report.wording import result_label

LONGEST = max(
    (one.name_vi for one in Catalogue.packaged().indicators.values() if one.planned), key=len
)


def planned(data):
    return [one for one in data.results if one.percent is not None]


@pytest.fixture
def results(real_data):
    return planned(real_data)


@pytest.fixture
def draw(monkeypatch):
    """Give a function that draws results and returns the figure matplotlib saved."""
    kept = []
    save = Figure.savefig

    def keep(figure, *arguments, **options):
        kept.append(figure)
        save(figure, *arguments, **options)

    def draw_it(results):
        draw_plan_chart(results)
        FigureCanvasAgg(kept[-1]).draw()
        return kept[-1]

    monkeypatch.setattr(Figure, "savefig", keep)
    return draw_it


@pytest.fixture(params=["vi", "en", "longest"])
def drawn(request, draw, results):
    """The real ward's chart in either language, and with the longest planned name on every bar."""
    with using_language("en" if request.param == "en" else "vi"):
        if request.param == "longest":
            return draw([replace(one, label=LONGEST) for one in results])
        return draw(results)


def boxes(figure):
    """The box of every text on the figure, in pixels."""
    (axes,) = figure.axes
    texts = [*axes.texts, axes.xaxis.label, *axes.get_xticklabels()]
    return [(text.get_text(), text.get_window_extent()) for text in texts]


def test_two_drawings_are_the_same_bytes(results):
    assert draw_plan_chart(results).svg == draw_plan_chart(results).svg


def test_the_drawing_carries_no_clock(results):
    assert re.findall(r"<dc:date>|<dc:creator>", draw_plan_chart(results).svg) == []


def test_the_picture_can_be_embedded(results):
    svg = draw_plan_chart(results).svg
    assert (svg[:4], svg.rstrip()[-6:]) == ("<svg", "</svg>")


def test_letters_are_paths_so_that_no_font_is_needed(results):
    assert "<text" not in draw_plan_chart(results).svg


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_alternative_names_every_indicator(results, language):
    with using_language(language):
        said = draw_plan_chart(results).alternative
        assert [result_label(one) for one in results if result_label(one) not in said] == []


@pytest.mark.parametrize("percent", ["80,7 %", "87,1 %", "69,9 %", "106,2 %"])
def test_the_alternative_tells_the_percentages(results, percent):
    assert percent in draw_plan_chart(results).alternative


def test_a_bar_in_doubt_is_marked_and_explained(draw, results):
    doubted = [replace(results[0], doubts=("Thu!F4",)), *results[1:]]
    chart, figure = draw_plan_chart(doubted), draw(doubted)
    labels = [text.get_text() for text in figure.axes[0].texts]
    assert [one for one in labels if one.startswith("? ")] == ["? 80,7 %"]
    assert chart.caption.endswith("dấu hỏi và chấm: cần xem lại")
    assert "80,7 % (đúng tiến độ) (cần xem lại: Thu!F4)" in chart.alternative


def test_a_chart_without_doubt_does_not_speak_of_it(results):
    assert "cần xem lại" not in draw_plan_chart(results).caption


def test_every_point_names_the_cells_it_comes_from(results):
    points = draw_plan_chart(results).points
    assert [point for point in points if not point.sources] == []


def test_there_is_a_point_for_every_indicator(results):
    points = draw_plan_chart(results).points
    assert [point.label for point in points] == [one.label for one in results]


def test_a_bar_is_as_long_as_its_percentage(drawn, results):
    bars = [patch.get_width() for patch in drawn.axes[0].patches]
    assert bars == [float(one.percent) for one in results]


def test_no_label_is_clipped(drawn):
    page = drawn.bbox
    outside = [
        text
        for text, box in boxes(drawn)
        if box.x0 < page.x0 or box.y0 < page.y0 or box.x1 > page.x1 or box.y1 > page.y1
    ]
    assert outside == []


def test_no_label_lies_on_another(drawn):
    found = boxes(drawn)
    pairs = [
        (one, other)
        for number, (one, box) in enumerate(found)
        for other, other_box in found[number + 1 :]
        if box.overlaps(other_box)
    ]
    assert pairs == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_label_that_has_room_is_whole(draw, results, language):
    with using_language(language):
        labels = [text.get_text() for text in draw(results).axes[0].texts]
        assert [one.label for one in results if result_label(one) not in labels] == []


def test_every_label_can_be_drawn_in_the_font(results, recwarn):
    draw_plan_chart(results)
    assert [str(warning.message) for warning in recwarn if "missing from" in str(warning)] == []


@pytest.mark.parametrize(("actual", "end"), [("10", 118.0), ("100", 148.6), ("1000", 200.0)])
def test_the_axis_holds_the_highest_bar_but_not_more_than_twice_the_plan(
    observe, draw, actual, end
):
    code = "revenue.tax.licence_fee"
    rows = ((code, "plan", "2020", "70 triệu"), (code, "actual", "2020-9M", f"{actual} triệu"))
    results = build_results(iterate_observations(observe(*rows)), Catalogue.packaged())
    assert draw(results).axes[0].get_xlim() == pytest.approx((0, end), abs=0.1)
