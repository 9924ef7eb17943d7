"""The report as a document: its head and its foot, after Decree 30/2020/NĐ-CP."""

from __future__ import annotations

from wardstats.analysis.ward_period import WardPeriod
from wardstats.language import current_language
from wardstats.language import translate as _
from wardstats.model.periods import Period
from wardstats.model.wards import Document
from wardstats.report.blocks import Letterhead, Signature
from wardstats.report.wording import place_name


def letterhead(data: WardPeriod) -> Letterhead:
    """Compose the head of the report; a draft's number and day stay blank."""
    ward, document = data.ward, data.document
    issuers = []
    if ward.superior:
        issuers.append(
            _("The People's Committee of {place}").format(place=place_name(ward.superior))
        )
    issuers.append(_("People's Committee of {place}").format(place=place_name(ward.full_name)))
    return Letterhead(
        issuer=tuple(issuer.upper() for issuer in issuers),
        nation=_("SOCIALIST REPUBLIC OF VIET NAM"),
        motto=_("Independence - Freedom - Happiness"),
        number=_("No: {number}/{symbol}").format(
            number=_with_zero(document.number), symbol=document.symbol or "BC-UBND"
        ),
        place_and_date=_place_and_date(document),
        kind=_("REPORT"),
        subject=_subject(data.period),
    )


def signature(data: WardPeriod) -> Signature:
    """Compose recipients and signatory's office; the place for the signature stays empty."""
    document = data.document
    authority, position = document.authority, document.position
    if current_language() == "en":
        authority = "ON BEHALF OF THE PEOPLE'S COMMITTEE" if authority else ""
        position = {"CHỦ TỊCH": "CHAIRMAN", "PHÓ CHỦ TỊCH": "VICE CHAIRMAN"}.get(position, position)
    return Signature(
        recipients_label=_("Recipients:"),
        recipients=document.recipients,
        authority=authority,
        position=position,
    )


def _subject(period: Period) -> str:
    return _(
        "Results of socio-economic, defence and security targets, {period}; tasks for the {rest}"
    ).format(period=period.name(), rest=period.rest_of_year())


def _with_zero(number: str) -> str:
    """Write numbers below ten with a leading zero, as the decree asks."""
    return number.zfill(2) if number.isdigit() else number or "     "


def _place_and_date(document: Document) -> str:
    """Write place and day; days below ten and months below three with a leading zero."""
    day = document.date
    if day is None:
        return _("{place}, day … month … year …").format(place=document.place)
    return _("{place}, day {day} month {month} year {year}").format(
        place=document.place,
        day=f"{day.day:02d}",
        month=f"{day.month:02d}" if day.month < 3 else day.month,
        year=day.year,
    )
