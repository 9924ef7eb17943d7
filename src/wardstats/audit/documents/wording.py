"""How outcomes, kinds of claims and comparisons are called and marked, in the language in use."""

from __future__ import annotations

from wardstats.language import translate as _

MARKS = {
    "inconsistent": "✗",
    "different": "≠",
    "ambiguous": "?",
    "consistent_within_rounding": "≈",
    "not_checkable": "○",
    "consistent": "✓",
}


def outcome_name(outcome: str) -> str:
    """Name what a claim comes to in two or three words.

    Examples
    --------
    >>> outcome_name("inconsistent")
    'không khớp'
    """
    names = {
        "inconsistent": _("mismatch"),
        "different": against_name("different"),
        "ambiguous": _("two readings"),
        "consistent_within_rounding": _("fits by rounding"),
        "not_checkable": _("not checkable"),
        "consistent": _("fits"),
    }
    return names[outcome]


def outcome_meaning(outcome: str) -> str:
    """Say what an outcome means, for a legend."""
    meanings = {
        "inconsistent": _("the arithmetic gives another figure"),
        "different": _("the workbook has another figure"),
        "ambiguous": _("the wording must be asked about"),
        "consistent_within_rounding": _("right only because the figures were rounded"),
        "not_checkable": _("a figure that is needed is not in the text"),
        "consistent": _("the arithmetic gives this figure"),
    }
    return meanings[outcome]


def kind_name(kind: str) -> str:
    """Name a kind of claim."""
    names = {
        "ratio_with_operands": _("ratio"),
        "percent_of_plan_only": _("percentage of a plan"),
        "yoy_change": _("change"),
        "sum_of_parts": _("total and parts"),
        "rate": _("rate"),
        "count_only": _("figure"),
        "repeated_fact": _("said twice"),
        "text_slip": _("slip of writing"),
        "evaluation": _("evaluation"),
    }
    return names[kind]


def against_name(state: str) -> str:
    """Name what the comparison with the workbook gave."""
    names = {
        "same": _("as in the workbook"),
        "different": _("the workbook differs"),
        "not_in_workbook": _("not in the workbook"),
    }
    return names[state]
