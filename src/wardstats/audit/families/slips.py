"""Slips of text: a year, an ordinal or a document code that cannot be meant."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from wardstats.audit.claims import Claim
from wardstats.language import translate as _
from wardstats.model.labels import fold_label
from wardstats.model.verdicts import Verdict

_DATED = re.compile(
    r"ngày\s{1,3}[0-9]{1,2}\s{1,3}tháng\s{1,3}[0-9]{1,2}\s{1,3}năm\s{1,3}([0-9]{4})"
)
_OUTLOOK = re.compile(
    r"[0-9]{1,2}\s{1,3}tháng\s{1,3}(?:cuối|còn\s{1,3}lại)(?:\s{1,3}của)?\s{1,3}năm\s{1,3}([0-9]{4})",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"ngày\s{1,3}([0-9]{1,2})(?:\s?[/.-]\s?|\s{1,3}tháng\s{1,3})([0-9]{1,2})"
    r"(?:\s?[/.-]\s?|\s{1,3}năm\s{1,3})((?:19|20)[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:tháng\s{1,3}đầu|quý\s{1,3}(?:[IVX]{1,3}|[1-4]),?|cả)\s{1,3}năm\s{1,3}([0-9]{4})"
    r"|quý\s{1,3}(?:[IVX]{1,3}|[1-4])\s?/\s?([0-9]{4})",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"so\s{1,3}với|cùng\s{1,3}kỳ", re.IGNORECASE)
_NEAR = 30  # characters before a period that is only compared with
_HEAD = 2000  # characters in which a report says what period it is of
_SAME_PERIOD = re.compile(r"cùng\s{1,3}kỳ\s{1,3}(?:của\s{1,3})?năm\s{1,3}([0-9]{4})")
_ORDINAL = re.compile(r"lần\s{1,3}thứ\s{1,3}([IVXL]{1,7}|[0-9]{1,2})(?!\w)")
_CODE = re.compile(
    r"[0-9]{1,5}\s?[/-]\s?(?:(?:19|20)[0-9]{2}\s?/\s?)?([A-ZĐƯ]{2,5})\s?[-–/]\s?([A-ZĐƯ][A-ZĐƯa-z]{1,10})"
)
_MONTHS = 12
_CONGRESS = "đại hội"
_NAME_LENGTH = 70  # characters before an ordinal in which its congress is named
# A sort of document: how its code begins, and who alone issues it where that is laid down.
_DOCUMENTS = {
    "nghị định": (("NĐ",), ("CP", "HĐBT")),
    "quyết định": (("QĐ",), ()),
    "nghị quyết": (("NQ",), ()),
    "chỉ thị": (("CT",), ()),
    "thông tư": (("TT", "TTLT"), ()),
    "kế hoạch": (("KH",), ()),
    "báo cáo": (("BC",), ()),
    "kết luận": (("KL",), ()),
    "thông báo": (("TB",), ()),
}  # fmt: skip


def find_slips(text: str) -> Iterator[Claim]:
    """Yield a claim for each date, year, ordinal and document code that cannot be."""
    yield from _dates(text)
    yield from _years(text)
    yield from _years_before(text)
    yield from _ordinals(text)
    yield from _codes(text)


def _dates(text: str) -> Iterator[Claim]:
    """Yield days that no calendar has: "ngày 31/11/2022"."""
    for match in _DATE.finditer(text):
        day, month, year = map(int, match.groups())
        last = monthrange(year, month)[1] if 1 <= month <= _MONTHS else 0
        if 1 <= day <= last:
            continue
        message = (
            _("Month {month} of {year} has no day {day}.")
            if last
            else _("A year has no month {month}.")
        )
        message = message.format(day=day, month=month, year=year)
        yield _slip(text, match.start(), match.end(), "date", "", message)


def _years(text: str) -> Iterator[Claim]:
    """Yield plans for the rest of a year that is not the report's."""
    outlooks = list(_OUTLOOK.finditer(text))
    dated = _DATED.search(text)
    named = str(_year_of_report(text) or (outlooks[0][1] if outlooks else ""))
    year = dated[1] if dated else named
    for outlook in outlooks:
        if outlook[1] != year:
            message = _("The report is of {year}, but this plan is for {other}.").format(
                year=year, other=outlook[1]
            )
            yield _slip(text, outlook.start(), outlook.end(), "year", year, message)


def _years_before(text: str) -> Iterator[Claim]:
    """Yield a "cùng kỳ năm …" that is not of the year before the report's."""
    year = _year_of_report(text)
    if year is None:
        return
    for match in _SAME_PERIOD.finditer(text):
        named = int(match[1])
        if named == year - 1:
            continue
        message = _("The report is of {year}; the same period of {other} is not the one before.")
        message = message.format(year=year, other=named)
        slip = _slip(text, match.start(), match.end(), "year", str(year - 1), message)
        if named < year:
            question = _("Is the comparison with {other} meant, or with {before}?").format(
                other=named, before=year - 1
            )
            slip = replace(slip, verdict=Verdict.AMBIGUOUS, question=question)
        yield slip


def _year_of_report(text: str) -> int | None:
    """Return the year of the period that a report's head names, if it names one only."""
    years = {
        int(title[1] or title[2])
        for title in _TITLE.finditer(text, 0, _HEAD)
        if not _COMPARED.search(text, max(title.start() - _NEAR, 0), title.start())
    }
    return years.pop() if len(years) == 1 else None


def _ordinals(text: str) -> Iterator[Claim]:
    """Yield a congress that was numbered otherwise before."""
    first: dict[str, str] = {}
    for match in _ORDINAL.finditer(text):
        before = text[max(match.start() - _NAME_LENGTH, 0) : match.start()]
        at = before.casefold().rfind(_CONGRESS)
        if at < 0:
            continue
        name = fold_label(before[at:]).replace("đại biểu ", "")
        known = first.setdefault(name, match[1])
        if known == match[1]:
            continue
        message = _(
            "The same congress is number {one} in one place and {other} in another."
        ).format(one=known, other=match[1])
        start = match.start() - len(before) + at
        yield _slip(text, start, match.end(), "ordinal", known, message)


def _codes(text: str) -> Iterator[Claim]:
    """Yield a document whose code does not fit its sort, or its issuer."""
    for match in _CODE.finditer(text):
        sort, issuer = match[1], match[2]
        named = _sort_before(text, match.start())
        expected = _DOCUMENTS[named][0] if named else (sort,)
        issuers = _issuers().get(sort, ())
        is_of_sort = sort.startswith(expected)  # "QĐUB", "QĐTA" are decisions
        if is_of_sort and (not issuers or issuer in issuers):
            continue
        if not is_of_sort:
            right = expected[0]
            message = _("A document named '{name}' has a code in {right}, not {sort}.").format(
                name=named, right=right, sort=sort
            )
        else:
            right = f"{sort}-{issuers[0]}"
            message = _("A code in {sort} ends in {right}, not {issuer}.").format(
                sort=sort, right=right, issuer=issuer
            )
        yield _slip(text, match.start(), match.end(), "document_code", right, message)


def _sort_before(text: str, at: int) -> str:
    """Return the sort of document named directly before a code."""
    before = text[max(at - 20, 0) : at].casefold().removesuffix("số ").strip()
    return next((name for name in _DOCUMENTS if before.endswith(name)), "")


@cache
def _issuers() -> dict[str, tuple[str, ...]]:
    return {code: issuers for codes, issuers in _DOCUMENTS.values() for code in codes}


def _slip(text: str, start: int, end: int, meaning: str, computed: str, explanation: str) -> Claim:
    verdict = Verdict.INCONSISTENT
    quoted = text[start:end]
    return Claim("text_slip", quoted, start, end, (), None, meaning, computed, verdict, explanation)
