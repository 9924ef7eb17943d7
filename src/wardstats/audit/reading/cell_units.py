"""Units of cells: a bare figure takes the unit in the brackets before it, "Diện tích (ha) 46,2"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wardstats.audit.reading.tokens import CELL, Token
from wardstats.errors import NameUnknownError
from wardstats.model.units import Unit, find_unit

_LONGEST = 6  # tokens in the brackets
_TIME = re.compile(r"/(?:năm|tháng|vụ)$")  # of a rate, which is that of its sum too


def take_cell_units(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the bare figures of a row the units that their cells state; prose stays as it is."""
    if not any(token.text == CELL for token in tokens):
        return tokens
    return tuple(_in_its_unit(tokens, at) for at in range(len(tokens)))


def _in_its_unit(tokens: Sequence[Token], at: int) -> Token:
    token = tokens[at]
    if token.figure is None or token.figure.unit or not at or not tokens[at - 1].is_mark(")"):
        return token
    unit = _stated(tokens, at - 1)
    if unit is None:
        return token
    return token._replace(figure=replace(token.figure, unit=unit, noun=unit.symbol))


def _stated(tokens: Sequence[Token], end: int) -> Unit | None:
    """Return the unit in brackets that close at a token."""
    for start in range(end - 1, max(end - 1 - _LONGEST, -1), -1):
        if tokens[start].is_mark("("):
            name = " ".join(token.text for token in tokens[start + 1 : end]).replace(" / ", "/")
            return _named(name) or _named(_TIME.sub("", name))
    return None


def _named(name: str) -> Unit | None:
    try:
        return find_unit(name)
    except NameUnknownError:
        return None
