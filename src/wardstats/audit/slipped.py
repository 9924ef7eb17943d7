"""Slipped figures: one that a workbook has but for a slip of the pen, beside words of its label.

"Kiểm tra 2.407 hộ, 9.652 nhân khẩu", where the workbook has 9.625: hardly a word of the label
stands there, but hardly another figure is one slip away either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from wardstats.audit.naming import Surroundings, words_of_label
from wardstats.model.digit_slips import mistype_one, swap_neighbours
from wardstats.model.observations import Observation
from wardstats.model.quantities import Quantity

_FEWEST_DIGITS = 2
_TELLING_DIGITS = 3  # of figures that are hardly ever another one with two digits exchanged
_MANY_DIGITS = 4  # of figures that are hardly ever another one with one digit wrong
_FEWEST_WORDS = 2  # of the label, in the clause of a figure of fewer digits


def find_slipped(
    quantity: Quantity,
    around: Surroundings,
    labels: Mapping[str, Sequence[Observation]],
    may_be: Callable[[Observation], bool],
) -> Observation | None:
    """Return the one figure that is a slip away from another, and whose label is near it."""
    slips = set(_slips_of(quantity))
    found = [
        (shared, one)
        for label, figures in labels.items()
        if (shared := len(words_of_label(label) & around.clause))
        if _is_telling(quantity, shared)
        for one in figures
        if may_be(one) and _digits(one.quantity) in slips
    ]
    most = max((shared for shared, _one in found), default=0)
    nearest = {one.source: one for shared, one in found if shared == most}
    return nearest.popitem()[1] if len(nearest) == 1 else None


def _is_telling(quantity: Quantity, shared: int) -> bool:
    return len(_digits(quantity)) >= _TELLING_DIGITS or shared >= _FEWEST_WORDS


def _slips_of(quantity: Quantity) -> Iterator[str]:
    """Yield the digits that it makes to exchange two, or in a long figure to change one."""
    digits = _digits(quantity)
    slips: Iterable[str] = swap_neighbours(digits) if len(digits) >= _FEWEST_DIGITS else ()
    yield from (slip for slip in slips if not slip.startswith("0"))
    if len(digits) >= _MANY_DIGITS:
        yield from mistype_one(digits)


def _digits(quantity: Quantity) -> str:
    """Return the digits as printed."""
    return str(int(abs(quantity.value).scaleb(-quantity.precision)))
