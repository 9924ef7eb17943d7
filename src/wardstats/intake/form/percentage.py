"""The form's plan percentage: a formula that the spreadsheet computes, and its result."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from openpyxl.utils import get_column_letter

from wardstats.intake.form.layout import CUMULATIVE, FORM_COLUMNS, PLAN
from wardstats.model.numerals import round_half_up

_PLAN, _ACTUAL = (
    get_column_letter(FORM_COLUMNS.index(column) + 1) for column in (PLAN, CUMULATIVE)
)
# Empty where either figure is missing or words, and where there is no positive plan.
_FORMULA = (
    '=IF(AND(ISNUMBER({plan}),ISNUMBER({actual})),IF({plan}>0,ROUND({actual}/{plan}*100,1),""),"")'
)
_FIRST_ROW = re.compile(r"[0-9]{1,7}")
PERCENT_FORMAT = "0.0"


def percentage_formula(row: int) -> str:
    """Return the formula of a row's plan percentage.

    Examples
    --------
    >>> percentage_formula(4)
    '=IF(AND(ISNUMBER(D4),ISNUMBER(F4)),IF(D4>0,ROUND(F4/D4*100,1),""),"")'
    """
    return _FORMULA.format(plan=f"{_PLAN}{row}", actual=f"{_ACTUAL}{row}")


def is_percentage_formula(formula: object) -> bool:
    """Tell whether a formula is the form's own, in whatever row; then no result means no figure.

    Examples
    --------
    >>> is_percentage_formula(percentage_formula(12)), is_percentage_formula("=F4/D4*100")
    (True, False)
    """
    row = _FIRST_ROW.search(str(formula))
    return row is not None and formula == percentage_formula(int(row[0]))


def plan_percentage(plan: float, actual: float) -> Decimal | None:
    """Compute what the formula gives; None for an empty text.

    Examples
    --------
    >>> plan_percentage(3.32, 2.679), plan_percentage(0, 5)
    (Decimal('80.7'), None)
    """
    if plan <= 0:
        return None
    share = Fraction(Decimal(str(actual))) / Fraction(Decimal(str(plan)))
    return round_half_up(share * 100, -1)
