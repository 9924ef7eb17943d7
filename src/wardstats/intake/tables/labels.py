"""Labels to indicators: by the ward's own words, by name or alias, by near spelling; else asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from wardstats.errors import NameUnknownError
from wardstats.intake.tables.vocabulary import unit_in
from wardstats.model.catalogue import Catalogue, Indicator
from wardstats.model.labels import fold_label
from wardstats.model.units import find_unit

_MARK = re.compile(
    r"\s*(?:[-–—+*•●▪]+\s*|\(?\d{1,2}(?:\.\d{1,2})*(?:[.)/]\s*|\s+)(?=\D)|[IVX]{1,5}[.)/]\s*"
    r"|[A-ZĐ][.)/]\s+|[a-zđ][.)/]\s*)"
)
_MARK_ALONE = re.compile(
    r"[-–—+*•●▪]+|\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Za-zĐđ])[.)/]?|(?:trong|tr\.?) ?đó ?:?",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"(?<![cdk]m)(?<!\bm)[¹²³⁰⁴-⁹]+$|\s*(?:\(\*+\)|\*+)$")
_AMONG_THEM = re.compile(r"(?:trong đó|tr\.? ?đó|gồm|bao gồm)\s*:?\s*", re.IGNORECASE)
_UNIT_BRACKETS = re.compile(r"\(([^()]*)\)\s*:?\s*$")
_NEAR, _APART = 88.0, 4.0  # least likeness of a near spelling, and its lead over the next
_OFFERED = 60.0  # likeness from which a candidate is worth showing


@dataclass(frozen=True, slots=True)
class Match:
    """What a label was taken for."""

    indicator: Indicator | None
    confidence: float
    candidates: tuple[str, ...] = ()  # names of indicators that are near, nearest first


def strip_label(text: str) -> tuple[str, str]:
    """Take marks of level and footnotes, "Trong đó" and a unit in brackets off a label.

    Returns
    -------
    The label, and the unit, empty where there is none.

    Examples
    --------
    >>> strip_label("+ Lệ phí môn bài"), strip_label("1.2. Số vụ cháy (vụ)")
    (('Lệ phí môn bài', ''), ('Số vụ cháy', 'vụ'))
    >>> strip_label("Trong đó: Thuế ngoài quốc doanh")
    ('Thuế ngoài quốc doanh', '')
    >>> strip_label("Hộ nghèo¹"), strip_label("Diện tích (km²)")
    (('Hộ nghèo', ''), ('Diện tích', 'km²'))
    """
    rest = " ".join(text.split())
    while match := _MARK.match(rest) or _AMONG_THEM.match(rest):
        if match.end() == len(rest):
            break
        rest = rest[match.end() :]
    rest = _FOOTNOTE.sub("", rest.rstrip(" :;,"))
    unit = unit_in(rest)
    if unit and _UNIT_BRACKETS.search(rest):
        rest = _UNIT_BRACKETS.sub("", rest)
    elif unit:
        rest = re.split(r",?\s*(?:đvt|đơn vị tính)", rest, flags=re.IGNORECASE)[0]
    return rest.rstrip(" :;,").strip(), unit


def is_mark(text: str) -> bool:
    """Whether a text is only a mark of level, "II." or "-", or opens a list: "Trong đó:"."""
    return bool(_MARK_ALONE.fullmatch(" ".join(text.split())))


class LabelIndex:
    """The labels of a catalogue, ready to be looked up.

    Parameters
    ----------
    own
        A ward's own labels: label to code; they go before the catalogue's.
    """

    def __init__(self, catalogue: Catalogue, own: Mapping[str, str]) -> None:
        self._catalogue = catalogue
        self._own = {fold_label(label): code for label, code in own.items()}
        self._codes: dict[str, list[str]] = {}
        for indicator in catalogue.indicators.values():
            for name in (indicator.name_vi, *indicator.aliases):
                codes = self._codes.setdefault(fold_label(name), [])
                if indicator.code not in codes:
                    codes.append(indicator.code)
        self._sectors = {fold_label(one.name_vi): one.code for one in catalogue.sectors.values()}

    def sector_of(self, title: str) -> str:
        """Return the sector that a title names; empty when it names none."""
        return self._sectors.get(fold_label(strip_label(title)[0]), "")

    def is_name(self, label: str) -> bool:
        """Whether a label is the very name or another name of an indicator."""
        key = fold_label(label)
        return key in self._own or key in self._codes

    def match(self, label: str, *, sector: str = "", parent: str = "", unit: str = "") -> Match:
        """Find the indicator of a label.

        Parameters
        ----------
        sector, parent
            What stands above: a sector's code, the code of the indicator the row is a part of.
        unit
            The row's unit; a near spelling in another kind of unit is none.
        """
        key = fold_label(label)
        if key in self._own:
            return Match(self._catalogue[self._own[key]], 1.0)
        codes = self._codes.get(key, [])
        if codes:
            return self._choose(codes, sector, parent, unit)
        return self._nearest(key, unit)

    def _choose(self, codes: list[str], sector: str, parent: str, unit: str) -> Match:
        """Choose among indicators of one name by what stands above, and by the unit."""
        known = [self._catalogue[code] for code in codes]
        parts = self._catalogue[parent].total_of if parent else ()
        for narrower in (
            known,
            [one for one in known if _is_of_kind(one, unit)],
            [one for one in known if one.code in parts],
            [one for one in known if sector and one.sector == sector],
        ):
            if len(narrower) == 1:
                return Match(narrower[0], 1.0)
        return Match(None, 0.0, tuple(f"{one.name_vi} [{one.code}]" for one in known))

    def _nearest(self, key: str, unit: str) -> Match:
        found = process.extract(key, self._codes.keys(), scorer=fuzz.ratio, limit=4,
                                score_cutoff=_OFFERED)  # fmt: skip
        described = (self._described(self._codes[text]) for text, _score, _n in found)
        names = tuple(dict.fromkeys(described))[:3]
        if not found or not key:
            return Match(None, 0.0)
        text, score, _number = found[0]
        second = found[1][1] if len(found) > 1 else 0.0
        codes = self._codes[text]
        is_clear = score >= _NEAR and score - second >= _APART and len(codes) == 1
        if is_clear and _same_numbers(key, text) and _is_of_kind(self._catalogue[codes[0]], unit):
            return Match(self._catalogue[codes[0]], round(score / 100, 2), names)
        return Match(None, round(score / 100, 2), names)

    def _described(self, codes: Iterable[str]) -> str:
        return ", ".join(f"{self._catalogue[code].name_vi} [{code}]" for code in codes)


def _is_of_kind(indicator: Indicator, unit: str) -> bool:
    """Whether a unit, where there is one, is of the indicator's kind."""
    if not unit:
        return True
    try:
        return find_unit(unit).base == indicator.base_unit.symbol
    except NameUnknownError:
        return True


def _same_numbers(one: str, other: str) -> bool:
    """Whether two labels speak of the same numbers: "đợt 1" is not "đợt 2"."""
    return re.findall(r"\d+", one) == re.findall(r"\d+", other)
