"""Percent signs that stand elsewhere, or were forgotten: "Tỷ lệ % 104", "chiếm 5,86 diện tích"."""

from __future__ import annotations

from collections.abc import Sequence

from wardstats.audit.reading.pieces import Pieces
from wardstats.audit.reading.tokens import Token
from wardstats.audit.reading.words import fold_words
from wardstats.model.numerals import Numeral

_ALL = 100
_MOST_PERCENT = 1000
_PLAN = ["kế", "hoạch"]
_REACHED = fold_words("đạt", "bằng")


def is_percentage_without_sign(
    numeral: Numeral, label: Sequence[Token], pieces: Pieces, behind: int, *, in_row: bool
) -> bool:
    """Say whether a bare number is in percent.

    Parameters
    ----------
    label
        The words before it, nearest first, back to a figure or the end of a cell.
    pieces, behind
        The paragraph, and the place behind the number.
    in_row
        Whether the paragraph is a row, in which a sign may open the label: "% so với KH 136 |".
    """
    if not label or numeral.value >= _MOST_PERCENT:
        return False
    if label[0].is_mark("%") or (in_row and label[-1].is_mark("%")):
        return True
    is_told = numeral.precision < 0 or label[0].text == "bằng"  # "đạt 12 kế hoạch" counts plans
    return _is_forgotten(numeral, label, pieces, behind) or (
        is_told and _is_of_plan(label[0], pieces, behind)
    )


def _is_forgotten(numeral: Numeral, label: Sequence[Token], pieces: Pieces, behind: int) -> bool:
    """Whether a number with decimals is told as a share: "chiếm 5,86 diện tích", "(đạt 78,3)"."""
    if numeral.precision >= 0 or numeral.value >= _ALL:
        return False
    opens = len(label) > 1 and label[1].is_mark("(")
    return label[0].text == "chiếm" or (
        label[0].text == "đạt" and opens and pieces.next_is(behind, ")")
    )


def _is_of_plan(verb: Token, pieces: Pieces, behind: int) -> bool:
    """Whether nothing but the plan stands behind: "đạt 98,3 kế hoạch giao"; it has no figure."""
    if verb.text not in _REACHED or pieces.words_from(behind)[:2] != _PLAN:
        return False
    end = pieces.skip_space(pieces.behind_words(behind, len(_PLAN)))
    return end >= len(pieces.items) or pieces.items[end].sort != "numeral"
