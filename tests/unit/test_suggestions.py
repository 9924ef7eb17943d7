"""What is told of suggested corrections: those that help, and honestly how far."""

from __future__ import annotations

import pandas as pd
import pytest

from wardstats.report.suggestions import suggested_cells, suggested_for, unexplained_cells

pytestmark = pytest.mark.usefixtures("english")


def suggestions(*rows):
    """A table of suggestions: cell, suggested value, checks it clears, slip."""
    return pd.DataFrame(
        {
            "rank": rank, "sheet": "S", "cell": cell, "suggested": value, "clears": clears,
            "slip": slip, "suggestion": f"S!{cell}: 1 → {value}",
        }
        for rank, (cell, value, clears, slip) in enumerate(rows, 1)
    )  # fmt: skip


def test_a_change_that_helps_alone_goes_before_one_that_does_not():
    table = suggestions(("A1", 2.0, 0, ""), ("B1", 3.0, 1, ""))
    assert suggested_for("S!A1; S!B1", "warning", table) == ("S!B1: 1 → 3.0",)


def test_where_no_change_helps_alone_those_are_told_that_help_together():
    table = suggestions(("A1", 2.0, 0, ""), ("B1", 3.0, 0, ""))
    assert len(suggested_for("S!A1; S!B1", "warning", table)) == 2


def test_a_cell_without_a_value_that_helps_is_not_called_a_correction():
    assert suggested_for("S!A1", "warning", suggestions(("A1", None, 0, ""))) == ()


def test_a_note_needs_no_correction():
    assert suggested_for("S!A1", "note", suggestions(("A1", 2.0, 1, ""))) == ()


def test_it_is_said_how_the_figure_may_have_gone_wrong():
    ((*_place, slip),) = suggested_cells(suggestions(("A1", 2.0, 1, "digit_lost")))
    assert slip == "a digit lost"


def test_cells_that_nothing_explains_are_named_by_themselves():
    table = suggestions(("A1", 2.0, 1, ""), ("B1", None, 0, ""), ("C1", None, 0, ""))
    assert unexplained_cells(table) == "S!B1, C1"
