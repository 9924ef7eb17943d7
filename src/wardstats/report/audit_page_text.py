"""The text of an audited document in stretches, each with what the claims upon it come to.

A claim over a short stretch of one place is marked as a whole; one that reaches over cells, a list,
a paragraph or the result of another claim, by its figures. Where claims lie upon each other, the
gravest outcome is shown. Markdown is shown as it is meant: cells without bars, words without stars.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from wardstats.audit.documents.auditing import OUTCOMES, AuditedClaim, AuditedDocument
from wardstats.audit.documents.document import Document, Place

_LONGEST_MARK = 200  # characters
_CELL_END = re.compile(r"[\t|]")
_EMPHASIS = re.compile(r"\*\*|`")  # a single star may be a bullet
_HASHES = re.compile(r"#{1,6}\s+")
_BARS_ALONE = re.compile(r"[\s|:-]+")  # the line below the headings of a Markdown table
_FIGURE = re.compile(r"[0-9][0-9.,]*(?:[ \u00a0]?[^\W\d_]+| ?%){0,2}")  # with its unit


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters with one outcome, or none, and the claims that are named behind them."""

    text: str
    outcome: str
    named: tuple[AuditedClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a row, in cells of stretches."""

    place: Place
    cells: tuple[tuple[Stretch, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A table of neighbouring rows, or a single paragraph, heading or note."""

    kind: str  # "table" or the kind of the place
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    """A marked stretch of the text."""

    start: int
    end: int
    item: AuditedClaim
    is_named: bool  # the claim is named behind it: its result, else its first figure


def arrange_text(audited: AuditedDocument) -> Iterator[Section]:
    """Yield the document's text in its order."""
    document = audited.document
    spans: dict[int, list[_Span]] = {}
    starts = [place.start for place in document.places]
    results = sorted({item.claim.reported_start for item in audited.claims})
    for item in audited.claims:
        for span in _spans(document, item, results):
            place = max(bisect_right(starts, span.start) - 1, 0)
            spans.setdefault(place, []).append(span)
    passages = (
        _passage(document, place, spans.get(number, ()))
        for number, place in enumerate(document.places)
        if not (_is_barred(document, place) and _BARS_ALONE.fullmatch(document.text_of(place)))
    )
    for table, group in groupby(passages, key=lambda passage: passage.place.table):
        if table:
            yield Section("table", tuple(group))
        else:
            yield from (Section(passage.place.kind, (passage,)) for passage in group)


def _spans(document: Document, item: AuditedClaim, results: Sequence[int]) -> Iterator[_Span]:
    claim = item.claim
    within = results[bisect_left(results, claim.start) : bisect_left(results, claim.end)]
    is_whole = claim.end - claim.start <= _LONGEST_MARK and not _CELL_END.search(claim.text)
    is_whole = is_whole and set(within) <= {claim.reported_start}
    if is_whole and len(document.places_between(claim.start, claim.end)) == 1:
        yield _Span(claim.start, claim.end, item, is_named=True)
        return
    figures = _figures(document, item) or [(claim.start, document.place_at(claim.start).end)]
    named = claim.reported_start if claim.reported_start in dict(figures) else figures[0][0]
    for start, end in figures:
        yield _Span(start, min(end, claim.end), item, is_named=start == named)


def _figures(document: Document, item: AuditedClaim) -> list[tuple[int, int]]:
    """Return where the figures of a claim stand, its result among them."""
    claim = item.claim
    places = {(one.start, one.end) for one in claim.operands if one.start < one.end}
    told = claim.reported_start
    result = _FIGURE.match(document.text, told, claim.end) if told >= 0 else None
    return sorted(places | ({result.span()} if result else set()))


def _is_barred(document: Document, place: Place) -> bool:
    """Whether a row is one of Markdown: "| Xã A | 12 |"."""
    return place.kind == "row" and document.text_of(place).lstrip().startswith("|")


def _without_marks(document: Document, place: Place) -> Place:
    """Return a Markdown heading without its hashes, a row without the bars at its ends."""
    text = document.text_of(place)
    if place.kind == "heading" and (hashes := _HASHES.match(text)):
        return replace(place, start=place.start + hashes.end())
    if not _is_barred(document, place):
        return place
    opening = text.index("|") + 1
    closing = len(text.rstrip()) - text.rstrip().endswith("|")
    return replace(place, start=place.start + opening, end=place.start + max(closing, opening))


def _passage(document: Document, place: Place, spans: Sequence[_Span]) -> Passage:
    is_barred = _is_barred(document, place)
    shown = _without_marks(document, place)
    cell_end = "|" if is_barred else "\t"
    cells: list[list[Stretch]] = [[]]
    for stretch in _stretches(document.text, shown, spans):
        text = _EMPHASIS.sub("", stretch.text) if document.format == "text" else stretch.text
        first, *others = text.split(cell_end) if place.kind == "row" else [text]
        cells[-1].append(Stretch(first, stretch.outcome, () if others else stretch.named))
        for number, text in enumerate(others, start=1):
            named = stretch.named if number == len(others) else ()
            cells.append([Stretch(text, stretch.outcome, named)])
    return Passage(place, tuple(map(tuple, cells)))


def _stretches(text: str, place: Place, spans: Sequence[_Span]) -> Iterator[Stretch]:
    """Cut a place where a mark begins or ends."""
    changes: dict[int, Counter[str]] = {}
    named: dict[int, list[AuditedClaim]] = {}
    for span in spans:
        end = min(span.end, place.end)
        changes.setdefault(span.start, Counter())[span.item.outcome] += 1
        changes.setdefault(end, Counter())[span.item.outcome] -= 1
        if span.is_named:
            named.setdefault(end, []).append(span.item)
    cuts = sorted({place.start, *changes, place.end})
    upon: Counter[str] = Counter()
    for start, end in pairwise(cuts):
        upon.update(changes.get(start, Counter()))
        gravest = next((outcome for outcome in OUTCOMES if upon[outcome] > 0), "")
        yield Stretch(text[start:end], gravest, tuple(named.get(end, ())))
