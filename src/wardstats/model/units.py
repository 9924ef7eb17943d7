"""Units: what a figure counts, its base unit, and whether it is a whole count.

The units themselves stand in `units.toml`. A base unit (đồng, người, kg) is what values are held
in; a scaled unit (triệu đồng, tấn) is what people print.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources

from wardstats.errors import NameUnknownError
from wardstats.language import current_language
from wardstats.language import translate as _
from wardstats.model.names import closest_names

SCALE_WORDS = {"nghìn tỷ": 12, "tỷ": 9, "triệu": 6, "nghìn": 3}
_SCALE_SPELLINGS = {
    "nghìn tỉ": 12, "ngàn tỷ": 12, "ngàn tỉ": 12, "tỉ": 9, "tr": 6, "ngàn": 3, "tr.đ": 6,
}  # fmt: skip
_SCALE_NAMES = {12: "trillion", 9: "billion", 6: "million", 3: "thousand"}  # English


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure."""

    symbol: str  # as printed, "triệu đồng"
    base: str  # symbol of the unit values are held in, "đồng"
    factor: Decimal  # how many base units one of these is, 1000000
    kind: str  # "count" (whole things), "money", "measure", "rate"
    one: str  # English, one of them
    many: str  # English, several

    @property
    def is_count(self) -> bool:
        """Whether whole numbers of this unit are exact, never rounded."""
        return self.kind == "count"

    def name(self, value: Decimal | int = 2) -> str:
        """Return the unit's word in the language in use, for this many of it.

        Examples
        --------
        >>> find_unit("vụ").name()
        'vụ'
        """
        if current_language() == "vi":
            return self.symbol
        return self.one if abs(value) == 1 else self.many


@lru_cache(maxsize=4096)
def find_unit(text: str) -> Unit:
    """Find a unit by its symbol or another spelling.

    Raises
    ------
    NameUnknownError
        No unit is spelt so; the nearest are offered.

    Examples
    --------
    >>> find_unit("tr.đ").symbol
    'triệu đồng'
    >>> find_unit("tấn").factor
    Decimal('1000')
    >>> find_unit("triệu đồng/ha").factor  # of đồng/m²
    Decimal('100')
    >>> find_unit("nghìn tỷ đồng").factor
    Decimal('1000000000000')
    """
    unit = _units_by_spelling().get(fold_unit(text)) or _compose_unit(text)
    if unit is None:
        candidates = closest_names(text, [known.symbol for known in _units()])
        raise NameUnknownError(
            "",
            _("unknown unit '{unit}'.").format(unit=text),
            _("Expected a unit of the list; closest: {near}.").format(near=", ".join(candidates)),
            candidates=candidates,
        )
    return unit


def read_unit(words: Sequence[str]) -> tuple[Unit, int] | None:
    """Find the longest unit that a row of words begins with, and how many words it takes.

    Examples
    --------
    >>> unit, taken = read_unit(["triệu", "đồng", "tiền", "thuế"])
    >>> unit.symbol, taken
    ('triệu đồng', 2)
    >>> read_unit(["thuế"]) is None
    True
    """
    for taken in range(min(len(words), _longest_spelling()), 0, -1):
        unit = _units_by_spelling().get(fold_unit(" ".join(words[:taken])))
        if unit is not None:
            return unit, taken
    return None


def find_scale(text: str) -> int | None:
    """Return the power of ten of a bare scale word ("tỷ" is 9), or None.

    Examples
    --------
    >>> find_scale("tỷ"), find_scale("hộ")
    (9, None)
    """
    folded = fold_unit(text)
    return SCALE_WORDS.get(folded, _SCALE_SPELLINGS.get(folded))


def fold_unit(text: str) -> str:
    """Bring a unit's spelling to one form: NFC, lower case, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@cache
def _units() -> tuple[Unit, ...]:
    source = resources.files("wardstats.model") / "units.toml"
    entries = tomllib.loads(source.read_text(encoding="utf-8"))["unit"]
    return tuple(
        Unit(
            symbol=entry["symbol"],
            base=entry.get("base", entry["symbol"]),
            factor=Decimal(entry.get("factor", 1)),
            kind=entry["kind"],
            one=entry["one"],
            many=entry["many"],
        )
        for entry in entries
    )


def _compose_unit(text: str) -> Unit | None:
    """Make a unit of two known ones, "con/hộ", or of a scale and one: "nghìn tỷ đồng"."""
    above, slash, below = text.rpartition("/")
    if not slash:
        return _scaled_unit(text)
    if not above or not below:
        return None
    try:
        part, whole = find_unit(above), find_unit(below)
    except NameUnknownError:
        return None
    symbol = f"{part.symbol}/{whole.symbol}"
    factor = part.factor / whole.factor
    names = (f"{part.one} per {whole.one}", f"{part.many} per {whole.one}")
    return Unit(symbol, f"{part.base}/{whole.base}", factor, "measure", *names)


def _scaled_unit(text: str) -> Unit | None:
    """Make a unit of a scale word and a unit that has none of its own: "nghìn lượt"."""
    words = fold_unit(text).split()
    for taken in (2, 1):
        scale = find_scale(" ".join(words[:taken]))
        part = _units_by_spelling().get(" ".join(words[taken:]))
        if scale is None or part is None or part.symbol != part.base:
            continue
        symbol = f"{' '.join(words[:taken])} {part.symbol}"
        names = (f"{_SCALE_NAMES[scale]} {part.many}",) * 2
        return Unit(symbol, part.base, Decimal(10) ** scale, part.kind, *names)
    return None


@cache
def _longest_spelling() -> int:
    return max(len(spelling.split()) for spelling in _units_by_spelling())


@cache
def _units_by_spelling() -> dict[str, Unit]:
    source = resources.files("wardstats.model") / "units.toml"
    entries = tomllib.loads(source.read_text(encoding="utf-8"))["unit"]
    spellings = {fold_unit(unit.symbol): unit for unit in _units()}
    for unit, entry in zip(_units(), entries, strict=True):
        spellings.update({fold_unit(alias): unit for alias in entry.get("aliases", [])})
    return spellings
