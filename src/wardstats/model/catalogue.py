"""Catalogue: what each indicator means, declared once, in TOML.

The packaged catalogue (`indicators/`, one file a sector) holds what wards have in common; a ward
adds its own file beside its workbooks. Reading the files is `catalogue_files`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from wardstats.errors import NameUnknownError
from wardstats.language import current_language
from wardstats.language import translate as _
from wardstats.model.names import closest_names
from wardstats.model.units import Unit, find_unit


@dataclass(frozen=True, slots=True)
class Sector:
    """A field of a ward's work: one sheet of the form, one part of a section of the report."""

    code: str  # "revenue"
    name_vi: str  # also the sheet's name, "Thu ngân sách"
    name_en: str
    section: str = "II.5"  # place in the report, "II.1"
    order: int = 0  # place among the sectors

    @property
    def name(self) -> str:
        """Its name in the language in use."""
        return self.name_vi if current_language() == "vi" else self.name_en


@dataclass(frozen=True, slots=True)
class Indicator:
    """A defined measure."""

    code: str  # "revenue.tax.non_state"
    name_vi: str
    name_en: str
    sector: str  # code of its sector
    unit: str  # unit of entry, "triệu đồng"
    direction: str = "none"  # "up": more is better; "down": less is better; "none"
    kind: str = "flow"  # "flow" adds up over months, "stock", "rate", "event"
    planned: bool = False  # whether a plan is usual
    total_of: tuple[str, ...] = ()  # codes of its parts
    partial: bool = False  # whether the parts need not be all
    rate_of: tuple[str, ...] = ()  # numerator, denominator
    at_most: str = ""  # code of what it cannot exceed
    least: Decimal | None = None  # in its unit of entry: what it can hardly be less than
    most: Decimal | None = None  # and hardly more than
    sensitive: bool = False  # small counts of persons: not for publication by name
    aliases: tuple[str, ...] = ()  # other spellings of its label

    @property
    def name(self) -> str:
        """Its name in the language in use."""
        return self.name_vi if current_language() == "vi" else self.name_en

    @property
    def base_unit(self) -> Unit:
        """The unit its values are held in."""
        return find_unit(find_unit(self.unit).base)


class Catalogue:
    """Indicators and sectors by their codes, in the order they were declared.

    Examples
    --------
    >>> catalogue = Catalogue.packaged()
    >>> catalogue["revenue.tax.non_state"].name_vi
    'Thuế ngoài quốc doanh'
    >>> "revenue.tax.beer" in catalogue
    False
    """

    def __init__(self, sectors: Iterable[Sector], indicators: Iterable[Indicator]) -> None:
        self.indicators: Mapping[str, Indicator] = MappingProxyType(
            {indicator.code: indicator for indicator in indicators}
        )
        declared = {sector.code: sector for sector in sectors}
        for indicator in self.indicators.values():
            code = indicator.sector
            declared.setdefault(code, Sector(code, code, code, order=len(declared) * 10 + 10))
        self.sectors: Mapping[str, Sector] = MappingProxyType(
            dict(sorted(declared.items(), key=lambda item: item[1].order))
        )

    @classmethod
    def from_toml(cls, *paths: str | Path) -> Catalogue:
        """Read a catalogue from TOML files, `[[sector]]` and `[[indicator]]` entries each.

        Raises
        ------
        CatalogueError
            Naming file and line: a key or value that is not legal, a code declared twice or
            nowhere, a cycle of totals, units of total and parts that clash.
        """
        # The reader builds a Catalogue, so it stands in a module of its own above this one.
        from wardstats.model.catalogue_files import read_catalogue  # noqa: PLC0415

        return read_catalogue([Path(path) for path in paths])

    @classmethod
    def packaged(cls, *more: str | Path) -> Catalogue:
        """Return the packaged catalogue, with a ward's own files added."""
        from wardstats.model.catalogue_files import packaged_files, read_catalogue  # noqa: PLC0415

        return read_catalogue([*packaged_files(), *(Path(path) for path in more)])

    def __getitem__(self, code: str) -> Indicator:
        try:
            return self.indicators[code]
        except KeyError:
            near = closest_names(code, self.indicators)
            raise NameUnknownError(
                "",
                _("unknown indicator '{code}'.").format(code=code),
                _("Expected a code of the catalogue; closest: {near}.").format(
                    near=", ".join(near)
                ),
                _("Correct the code, or declare it in the ward's indicators.toml."),
                candidates=near,
            ) from None

    def __contains__(self, code: object) -> bool:
        return code in self.indicators

    def __len__(self) -> int:
        return len(self.indicators)

    def of_sector(self, sector: str) -> list[Indicator]:
        """Return the indicators of one sector, in the order they were declared."""
        return [one for one in self.indicators.values() if one.sector == sector]

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The place of each code in the report: by sector, then as declared."""
        sectors = {code: number for number, code in enumerate(self.sectors)}
        ordered = sorted(self.indicators.values(), key=lambda one: sectors[one.sector])
        return MappingProxyType({one.code: number for number, one in enumerate(ordered)})
