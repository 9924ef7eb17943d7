"""Where workbooks lie: `data/raw/<ward>/<period>.xlsx`."""

from __future__ import annotations

from pathlib import Path

from wardstats.errors import NameUnknownError, PeriodError
from wardstats.language import translate as _
from wardstats.model.names import closest_names
from wardstats.model.periods import Period

WARD_CATALOGUE = "indicators.toml"  # a ward's own indicators, beside its workbooks


def find_source(ward: str, period: str | Period, raw: str | Path = "data/raw") -> Path:
    """Return the path a ward's workbook of a period has; it need not be there.

    Raises
    ------
    PeriodError
        The period cannot be read.
    NameUnknownError
        There is no such ward; the nearest folders are offered.
    """
    try:
        wanted = Period.parse(str(period))
    except PeriodError as error:
        raise PeriodError(
            _("parameter '{name}'").format(name="period"), error.problem, error.expected
        ) from error
    folder = find_folder(raw)
    if ward not in ward_names(folder):
        near = closest_names(ward, ward_names(folder))
        raise NameUnknownError(
            _("parameter '{name}'").format(name="ward"),
            _("there is no ward '{ward}' in {folder}.").format(ward=ward, folder=raw),
            _("Expected the name of a folder there; closest: {near}.").format(
                near=", ".join(near) or "–"
            ),
            _("Correct the name, or make the folder and put the workbook into it."),
            candidates=near,
        )
    return folder / ward / f"{wanted}.xlsx"


def ward_names(raw: Path) -> list[str]:
    """Return the names of the wards that have a folder."""
    return sorted(entry.name for entry in raw.glob("[!.]*") if entry.is_dir())


def find_folder(folder: str | Path) -> Path:
    """Find a folder from the working folder upwards; one that is nowhere is to be made here."""
    path = Path(folder)
    if path.is_absolute():
        return path
    here = Path.cwd()
    candidates = [place / path for place in (here, *here.parents)]
    # A folder still to be made belongs beside its siblings: data/processed next to data/raw.
    found = next((one for one in candidates if one.is_dir()), None)
    beside = next((one for one in candidates if one.parent != one and one.parent.is_dir()), None)
    return found or (beside if path.parent != Path() and beside else here / path)
