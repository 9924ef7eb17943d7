"""Where workbooks lie: `data/raw/<ward>/<period>.xlsx`."""

from __future__ import annotations

from pathlib import Path

from wardstats.errors import NameUnknownError, PeriodError, WardstatsError
from wardstats.language import translate as _
from wardstats.model.catalogue import Catalogue
from wardstats.model.names import closest_names
from wardstats.model.periods import Period

_PROJECT_FOLDERS = ("data/raw", "data/processed", "notebooks")  # looked for upwards
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


def earlier_workbooks(folder: Path, period: Period) -> list[Path]:
    """Return the ward's workbooks from the same period last year up to before this one, in order.

    Those are what a report is compared with: last year's figures, and the course of this year.
    """
    found = [
        (closing, path)
        for path in folder.glob("[0-9]*.xlsx")
        if (closing := _closing_month(path)) is not None
        and _closing_month_of(period.prior) <= closing < _closing_month_of(period)
    ]
    return [path for _closing, path in sorted(found)]


def _closing_month(path: Path) -> tuple[int, int] | None:
    """Return year and month that a workbook's name closes with; None where it is no period."""
    try:
        return _closing_month_of(Period.parse(path.stem))
    except PeriodError:
        return None


def _closing_month_of(period: Period) -> tuple[int, int]:
    return period.year, period.last_month


def ward_catalogue(folder: Path) -> Catalogue:
    """Return the packaged catalogue with the ward's own file, when there is one."""
    own = folder / WARD_CATALOGUE
    return Catalogue.packaged(own) if own.is_file() else Catalogue.packaged()


def ward_names(raw: Path) -> list[str]:
    """Return the names of the wards that have a folder."""
    return sorted(entry.name for entry in raw.glob("[!.]*") if entry.is_dir())


def wards_with_workbook(period: str, raw: str | Path = "data/raw") -> list[str]:
    """Return the names of the wards that have a workbook of the period; stop when none has."""
    names = ward_names(find_folder(raw))
    found = [name for name in names if find_source(name, period, raw).is_file()]
    if not found:
        raise WardstatsError(
            str(raw),
            _("no ward has a workbook {period}.xlsx.").format(period=period),
            remedy=_("Put it into {folder}/<ward>/.").format(folder=raw),
        )
    return found


def find_folder(folder: str | Path) -> Path:
    """Return a folder: the project's own are found from the working folder upwards.

    Any other is the one that was named, from the working folder.
    """
    path, here = Path(folder), Path.cwd()
    if path.as_posix() not in _PROJECT_FOLDERS:
        return here / path
    candidates = [place / path for place in (here, *here.parents)]
    # A folder still to be made belongs beside its siblings: data/processed next to data/raw.
    found = next((one for one in candidates if one.is_dir()), None)
    beside = next((one for one in candidates if one.parent != one and one.parent.is_dir()), None)
    return found or (beside if path.parent != Path() and beside else here / path)
