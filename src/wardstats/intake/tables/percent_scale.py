"""A plain number under a percent header: 80,7 is percent, 0,807 may be the same as a share."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from wardstats.intake.cells.figures import Place, ReadCell
from wardstats.language import translate as _
from wardstats.model.numerals import print_numeral
from wardstats.model.quantities import Quantity
from wardstats.model.verdicts import Verdict, judge

_SHARE_UP_TO = 10  # a share of 1 000 %: beyond it nobody means one
_LIKE = 3  # how many times a reported percentage may be off and still be meant


def may_be_share(value: object, number_format: str) -> bool:
    """Whether a stored number could be a share as well as a percentage; texts are as printed."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return "%" not in number_format and 0 < abs(value) <= _SHARE_UP_TO


def settle_scale(
    place: Place,
    read: ReadCell,
    computed: Fraction | None,
    *,
    column_has_points: bool,
    is_declared: bool,
) -> tuple[ReadCell, bool]:
    """Decide between percentage and share; return the figure and whether it was a share.

    Parameters
    ----------
    computed
        What the row's other figures give, in percent; None when they give nothing.
    column_has_points
        Whether the column holds numbers that can only be percentages.
    is_declared
        Whether percentages were asked for, as in the standard form: what nothing speaks against
        is one.

    Raises
    ------
    SourceError
        `ambiguous_percent`: nothing tells.
    """
    points = read.figure.quantity
    share = replace(points, value=points.value * 100, precision=points.precision + 2)
    as_share = replace(read, figure=replace(read.figure, quantity=share))
    if computed is not None:
        fits = [_fits(one, computed) for one in (points, share)]
        if fits[0] != fits[1]:
            return (read, False) if fits[0] else (as_share, True)
    if column_has_points:
        return read, False  # one that does not fit is for the checks to name
    if computed is not None:
        likes = [_is_like(one, computed) for one in (points, share)]
        if likes[0] != likes[1]:
            return (read, False) if likes[0] else (as_share, True)
    if is_declared or (computed is None and abs(points.value) > 2):
        return read, False
    raise place.refuse(
        "ambiguous_percent",
        _("'{value}': {value} % or {percent} %?").format(
            value=read.text, percent=print_numeral(share.value, max(-share.precision, 0))
        ),
        _("Expected a figure that plan and actual figure bear out, or the format 'Percentage'."),
        _("Give the cell the format 'Percentage', or type it as text: 80,7%."),
    )


def _fits(reported: Quantity, computed: Fraction) -> bool:
    return judge(computed, (computed, computed), reported) is Verdict.CONSISTENT


def _is_like(reported: Quantity, computed: Fraction) -> bool:
    if computed == 0 or reported.value == 0:
        return False
    ratio = Fraction(reported.value) / computed
    return Fraction(1, _LIKE) < ratio < _LIKE


def computed_percent(
    role: str, actual: Decimal | None, plan: Decimal | None, prior: Decimal | None
) -> Fraction | None:
    """Compute a percentage from the figures of its row; None when one is missing or zero."""
    below = plan if role == "plan_percent" else prior
    if actual is None or not below:
        return None
    quotient = Fraction(actual) / Fraction(below) * 100
    return quotient - 100 if role == "growth_percent" else quotient
