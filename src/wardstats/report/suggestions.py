"""What `locate` suggests, beside the findings that it would clear. It is shown, never applied."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from wardstats.language import translate as _
from wardstats.model.findings import CELLS_SEPARATOR, shorten_cells

_MOST = 4  # suggestions beside one finding; the table has them all


def suggested_for(cells: str, severity: str, suggestions: pd.DataFrame) -> tuple[str, ...]:
    """Return the likeliest corrections of one of a finding's cells, as sentences.

    One that helps only together with another is told where none helps alone.

    Parameters
    ----------
    cells
        As in a findings table. A note needs no correction: rounding may explain it.
    """
    if severity == "note":
        return ()
    named = set(cells.split(CELLS_SEPARATOR))
    of_these = suggestions[_places(suggestions).isin(named) & suggestions["suggested"].notna()]
    alone = of_these[of_these["clears"] > 0]
    chosen = of_these if alone.empty else alone
    return tuple(chosen["suggestion"].head(_MOST))


def suggested_cells(suggestions: pd.DataFrame) -> Iterator[tuple[str, str, str, str]]:
    """Yield sheet, cell, change and how the figure may have gone wrong, the likeliest first."""
    known = suggestions[suggestions["suggested"].notna()]
    for one in known.sort_values("rank", kind="stable").to_dict("records"):
        change = one["suggestion"].removeprefix(f"{one['sheet']}!{one['cell']}: ")
        yield one["sheet"], one["cell"], change, slip_name(one["slip"])


def unexplained_cells(suggestions: pd.DataFrame) -> str:
    """Name the cells that are in checks that fail, of which no value is known that would help."""
    unknown = suggestions[suggestions["suggested"].isna()]
    return shorten_cells(CELLS_SEPARATOR.join(_places(unknown)))


def _places(suggestions: pd.DataFrame) -> pd.Series[str]:
    return suggestions["sheet"] + "!" + suggestions["cell"]


def slip_name(slip: str) -> str:
    """Say how a figure went wrong; empty where that does not show.

    Examples
    --------
    >>> slip_name("digits_swapped")
    'Đảo hai chữ số'
    """
    names = {
        "unit": _("the unit of another scale"),
        "decimal_mark": _("the decimal comma, or noughts"),
        "sign": _("the sign"),
        "digits_swapped": _("two digits swapped"),
        "digit_lost": _("a digit lost"),
        "digit_doubled": _("a digit doubled"),
        "digit_mistyped": _("a digit mistyped"),
        "neighbour": _("the figure of a neighbouring cell"),
        "other_period": _("the figure of another period"),
        "percent_typed": _("the percentage typed for the figure"),
        "wrong_base": _("divided by the wrong year"),
        "truncated": _("digits cut off"),
        "inverted": _("the plan divided by the result"),
        "part_left_out": _("a part left out of the total"),
        "total_not_updated": _("a total that was not summed again"),
        "exchanged": _("two figures of the row exchanged"),
        "index_typed": _("this year in percent of last year typed for the change"),
        "excess_typed": _("the change, or what exceeds the plan, typed for the percentage"),
    }
    return names.get(slip, "")
