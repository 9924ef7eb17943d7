"""The next entry form of a ward: what its last workbook says of the ward, and the same rows."""

from __future__ import annotations

from pathlib import Path

from wardstats.errors import NameUnknownError, PeriodError, SourceError
from wardstats.intake.form.layout import PLAN, PRIOR, FormColumn
from wardstats.intake.form.writing import write_form
from wardstats.intake.reading import Reading
from wardstats.intake.sources import find_folder, ward_catalogue
from wardstats.intake.workbook import read_workbook
from wardstats.language import translate as _
from wardstats.model.observations import iterate_observations
from wardstats.model.periods import Period
from wardstats.model.quantities import PrintedFigure


def write_next_form(period: str | Period, ward: str, raw: str | Path = "data/raw") -> Path:
    """Write the entry form of a period into the ward's folder and return its path.

    A ward with workbooks gets the rows and the information of its latest one, this year's plans
    and last year's figures of the same period; a new ward gets all indicators of the catalogue.

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
    known = _plans(latest, wanted) | _prior_figures(folder, wanted)
    return write_form(path, wanted, _information(latest), ward_catalogue(folder), rows, known)


def _latest_reading(folder: Path) -> Reading | None:
    """Read the workbook whose period ends last; None when the ward has none."""
    found = [
        (month, path)
        for path in folder.glob("[0-9]*.xlsx")
        if (month := _closing_month(path)) is not None
    ]
    if not found:
        return None
    return read_workbook(max(found)[1])


def _closing_month(path: Path) -> Period | None:
    """Return the last month of a workbook; None for a stray file such as "2020-9M (1).xlsx"."""
    try:
        return Period.parse(path.stem).closing_month
    except PeriodError:
        return None


def _information(latest: Reading) -> dict[str, str | list[str]]:
    """Return what stays the same from one report to the next; number and date do not."""
    ward, document = latest.ward, latest.document
    return {
        "kind": ward.kind, "name": ward.name, "superior": ward.superior, "city": ward.city,
        "symbol": document.symbol, "place": document.place, "authority": document.authority,
        "position": document.position, "recipients": list(document.recipients),
    }  # fmt: skip


def _plans(latest: Reading, wanted: Period) -> dict[tuple[str, FormColumn], PrintedFigure]:
    """Return the plans of the latest workbook where they are of the same year."""
    return {
        (figure.indicator, PLAN): PrintedFigure(figure.quantity, figure.status)
        for figure in iterate_observations(latest.observations)
        if figure.role == "plan" and figure.period == str(wanted.whole_year)
    }


def _prior_figures(folder: Path, wanted: Period) -> dict[tuple[str, FormColumn], PrintedFigure]:
    """Return last year's cumulative figures of the same period, where there is a workbook."""
    path = folder / f"{wanted.prior}.xlsx"
    if not path.is_file():
        return {}
    return {
        (figure.indicator, PRIOR): PrintedFigure(figure.quantity, figure.status)
        for figure in iterate_observations(read_workbook(path).observations)
        if figure.role == "actual" and figure.period == str(wanted.prior.cumulative)
    }
