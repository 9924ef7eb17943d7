"""Reads catalogue files and refuses, with the line, what cannot be."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from wardstats.errors import NameUnknownError
from wardstats.language import translate as _
from wardstats.model.catalogue import Catalogue, Indicator, Sector
from wardstats.model.entries import Entry, read_entries
from wardstats.model.names import closest_names
from wardstats.model.units import find_unit
from wardstats.model.wards import SECTIONS

_CHOICES = {
    "direction": ("up", "down", "none"),
    "kind": ("flow", "stock", "rate", "event"),
    "section": SECTIONS,
}
_NUMBER = "Decimal | None"
_SHOWN_KINDS = {"tuple[str, ...]": '["…", "…"]', _NUMBER: "12.5"}
_INDICATOR_REQUIRED = ("code", "name_vi", "name_en", "sector", "unit")
_SECTOR_REQUIRED = ("code", "name_vi", "name_en")


def packaged_files() -> list[Path]:
    """Return the files of the packaged catalogue, by name."""
    folder = resources.files("wardstats.model") / "indicators"
    return sorted(Path(str(entry)) for entry in folder.iterdir() if entry.name.endswith(".toml"))


def read_catalogue(paths: list[Path]) -> Catalogue:
    """Read catalogue files into one catalogue; see `Catalogue.from_toml`."""
    return _read_catalogue(
        tuple(paths), tuple(path.stat().st_mtime_ns if path.exists() else 0 for path in paths)
    )


@cache
def _read_catalogue(paths: tuple[Path, ...], _changed: tuple[int, ...]) -> Catalogue:
    sectors: dict[str, Sector] = {}
    entries: dict[str, Entry] = {}
    indicators: dict[str, Indicator] = {}
    for path in paths:
        for table, entry in read_entries(path, ("sector", "indicator")):
            code = entry.require_text("code")
            if code in (sectors if table == "sector" else indicators):
                raise entry.refuse(
                    _("'{code}' is declared twice.").format(code=code),
                    remedy=_("Keep one of the two."),
                )
            if table == "sector":
                sectors[code] = Sector(**_legal_values(entry, Sector, _SECTOR_REQUIRED))
            else:
                indicators[code] = Indicator(**_legal_values(entry, Indicator, _INDICATOR_REQUIRED))
                entries[code] = entry
    for code, indicator in indicators.items():
        _check_references(indicator, indicators, entries[code])
    for code in indicators:
        _check_no_cycle(code, indicators, entries[code])
    return Catalogue(sectors.values(), indicators.values())


def _legal_values(entry: Entry, form: type, required: tuple[str, ...]) -> dict[str, Any]:
    """Return the entry's values as the dataclass takes them; lists become tuples."""
    known = {field.name: field for field in fields(form)}
    for key in required:
        entry.require_text(key)
    for key, value in entry.values.items():
        if key not in known:
            raise entry.refuse(
                _("unknown key '{key}'.").format(key=key),
                _("Expected one of: {known}.").format(known=", ".join(known)),
                _("Closest: {near}.").format(near=closest_names(key, known, 1)[0]),
            )
        _check_value(entry, key, value, str(known[key].type))
    if "unit" in known:
        _check_unit(entry)
    return {key: _held(value, str(known[key].type)) for key, value in entry.values.items()}


def _held(value: Any, kind: str) -> Any:
    """Turn a value of TOML into what an entry holds."""
    if kind == _NUMBER:
        return Decimal(value)
    return tuple(value) if isinstance(value, list) else value


def _check_value(entry: Entry, key: str, value: Any, kind: str) -> None:
    legal = {
        "str": isinstance(value, str),
        "bool": isinstance(value, bool),
        "int": isinstance(value, int) and not isinstance(value, bool),
        "tuple[str, ...]": isinstance(value, list) and all(isinstance(one, str) for one in value),
        _NUMBER: not isinstance(value, bool)
        and (isinstance(value, int) or (isinstance(value, Decimal) and value.is_finite())),
    }[kind]
    if not legal or value not in _CHOICES.get(key, (value,)):
        expected = _CHOICES.get(key, (_SHOWN_KINDS.get(kind, kind),))
        raise entry.refuse(
            _("'{key}' is {value!r}.").format(
                key=key, value=str(value) if isinstance(value, Decimal) else value
            ),
            _("Expected one of: {known}.").format(known=", ".join(expected)),
        )


def _check_unit(entry: Entry) -> None:
    try:
        find_unit(entry.values["unit"])
    except NameUnknownError as error:
        raise entry.refuse(error.problem, error.expected) from error


def _check_references(indicator: Indicator, indicators: dict[str, Indicator], entry: Entry) -> None:
    """Refuse codes that stand nowhere, and figures that cannot be what they are said to be."""
    bounds = (indicator.at_most,) if indicator.at_most else ()
    for code in (*indicator.total_of, *indicator.rate_of, *bounds):
        if code not in indicators:
            near = ", ".join(closest_names(code, indicators))
            raise entry.refuse(
                _("'{code}' refers to '{other}', which is not declared.").format(
                    code=indicator.code, other=code
                ),
                _("Expected a code of the catalogue; closest: {near}.").format(near=near),
            )
    for code in (*indicator.total_of, *bounds):
        _check_one_unit(entry, indicator, indicators[code])
    if indicator.rate_of:
        _check_rate(entry, indicator, indicators)
    _check_sense(entry, indicator)


def _check_one_unit(entry: Entry, indicator: Indicator, other: Indicator) -> None:
    if other.base_unit != indicator.base_unit:
        raise entry.refuse(
            _("'{code}' is in {unit}, but '{other}' in {other_unit}.").format(
                code=indicator.code,
                unit=indicator.unit,
                other=other.code,
                other_unit=other.unit,
            ),
            _("Expected one base unit."),
        )


def _check_rate(entry: Entry, indicator: Indicator, indicators: dict[str, Indicator]) -> None:
    """Refuse a quotient that is none, or whose unit its two figures do not give."""
    if len(indicator.rate_of) != 2:
        raise entry.refuse(
            _("'rate_of' has {count} codes.").format(count=len(indicator.rate_of)),
            _("Expected two: numerator, denominator."),
        )
    above, below = (indicators[code] for code in indicator.rate_of)
    if indicator.unit == "%":
        _check_one_unit(entry, above, below)
        return
    wanted = indicator.unit.rpartition("/")
    try:
        bases = [find_unit(wanted[place]).base for place in (0, 2)]
    except NameUnknownError:
        bases = []
    if bases != [above.base_unit.symbol, below.base_unit.symbol]:
        raise entry.refuse(
            _("'{code}' is in {unit}, but '{other}' in {other_unit}.").format(
                code=indicator.code,
                unit=indicator.unit,
                other=" / ".join(indicator.rate_of),
                other_unit=f"{above.unit}/{below.unit}",
            ),
            _("Expected % of one base unit, or the unit of the quotient."),
        )


def _check_sense(entry: Entry, indicator: Indicator) -> None:
    """Refuse what is legal by itself, and says nothing, or the contrary, beside the rest."""
    code, parts = indicator.code, indicator.total_of
    least, most = indicator.least, indicator.most
    twice = next((part for part in parts if parts.count(part) > 1), "")
    problem = ""
    if twice:
        problem = _("'total_of' names '{other}' twice.").format(other=twice)
    elif code in (*indicator.rate_of, indicator.at_most):
        problem = _("'{code}' refers to itself.").format(code=code)
    elif indicator.partial and not parts:
        problem = _("'partial' speaks of parts, but there is no total_of.")
    elif least is not None and most is not None and least > most:
        problem = _("'least' is {least}, more than 'most', {most}.").format(least=least, most=most)
    if problem:
        raise entry.refuse(problem, remedy=_("Correct the entry."))


def _check_no_cycle(code: str, indicators: dict[str, Indicator], entry: Entry) -> None:
    """Refuse a total that is, however far down, a part of itself."""
    path, seen = [(code, iter(indicators[code].total_of))], {code}
    while path:
        part = next(path[-1][1], None)
        if part is None:
            path.pop()
        elif part == code:
            chain = " → ".join([*(step for step, _parts in path), code])
            raise entry.refuse(
                _("the totals form a cycle: {chain}.").format(chain=chain),
                remedy=_("Take one of them out of total_of."),
            )
        elif part not in seen:
            seen.add(part)
            path.append((part, iter(indicators[part].total_of)))
