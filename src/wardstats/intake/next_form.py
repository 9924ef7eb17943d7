"""The next entry form of a ward: what its last workbook says of the ward, and the same rows."""

from __future__ import annotations

from pathlib import Path

from wardstats.errors import NameUnknownError, SourceError
from wardstats.intake.form import write_form
from wardstats.intake.reading import Reading
from wardstats.intake.sources import find_folder
from wardstats.intake.workbook import read_workbook, ward_catalogue
from wardstats.language import translate as _
from wardstats.model.periods import Period


def write_next_form(period: str | Period, ward: str, raw: str | Path = "data/raw") -> Path:
    """Write the entry form of a period into the ward's folder and return its path.

    A ward with workbooks gets the rows and the information of its latest one; a new ward gets
    all indicators of the catalogue.

    Raises
    ------
    PeriodError
        The period cannot be read.
    NameUnknownError
        The ward's name is no folder's name.
    SourceError
        `form_exists`: there is a workbook already; it is not touched.
    """
    wanted = Period.parse(str(period))
    if not ward or ward.startswith(".") or Path(ward).name != ward:
        raise NameUnknownError(
            _("parameter '{name}'").format(name="ward"),
            _("'{ward}' is not the name of a folder.").format(ward=ward),
            _("Expected a name such as 'kenh-duong'."),
        )
    folder = find_folder(raw) / ward
    path = folder / f"{wanted}.xlsx"
    if path.exists():
        raise SourceError(
            "form_exists",
            path.as_posix(),
            _("there is a workbook already; it was not touched."),
            remedy=_("Move it away first, or ask for another period."),
            file=path.name,
        )
    latest = _latest_reading(folder)
    if latest is None:
        return write_form(path, wanted, {}, ward_catalogue(folder))
    rows = set(latest.coverage["indicator"])
    return write_form(path, wanted, _information(latest), ward_catalogue(folder), rows)


def _latest_reading(folder: Path) -> Reading | None:
    """Read the workbook whose period ends last; None when the ward has none."""
    found = [path for path in folder.glob("[0-9]*.xlsx") if not path.name.startswith("~$")]
    if not found:
        return None
    return read_workbook(max(found, key=_closing_month))


def _closing_month(path: Path) -> Period:
    return Period.parse(path.stem).closing_month


def _information(latest: Reading) -> dict[str, str | list[str]]:
    """Return what stays the same from one report to the next; number and date do not."""
    ward, document = latest.ward, latest.document
    return {
        "kind": ward.kind, "name": ward.name, "superior": ward.superior, "city": ward.city,
        "symbol": document.symbol, "place": document.place, "authority": document.authority,
        "position": document.position, "recipients": list(document.recipients),
    }  # fmt: skip
