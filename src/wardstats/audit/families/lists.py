"""Totals whose parts are list items or rows: a head, "Trong đó", then items of a lower level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wardstats.audit.claims import Claim
from wardstats.audit.families.items import names_another
from wardstats.audit.families.sums import Scope, Sum, choose_sum, write_sum
from wardstats.audit.families.writing import Spot, find_spot
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure
from wardstats.model.verdicts import Verdict

# Numbers of markers, by their sort; "I." is Roman, "i)" a letter.
_NUMBERS = {"0": re.compile(r"[0-9]+"), "I": re.compile(r"[IVX]+"), "a": re.compile(r"[a-zđ]")}
_MOST_ITEMS = 60
_MOST_COLUMNS = 30
_MOST_TOTALS = 8  # figures of a head that may be the total


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A head with its items."""

    head: Passage
    items: tuple[Passage, ...]
    opener: str

    def ties(self, one: Sum) -> bool:
        """Whether the words that open a list make its items the parts of a total."""
        if self.opener == "named":  # "Tổng sản lượng 5.200 tấn", then items: it may be so
            return one.is_all_but_a_digit
        return one.outcome.verdict is not Verdict.NOT_CHECKABLE

    @property
    def scope(self) -> Scope:
        """What the words say of the items."""
        return Scope.ALL if self.opener == "wholly" else Scope.OPEN


def find_list_totals(passages: Sequence[Passage]) -> Iterator[Claim]:
    """Yield a claim for each column of figures that a list divides."""
    for breakdown in _find_breakdowns(passages):
        for column in range(min(len(breakdown.head.cells), _MOST_COLUMNS)):
            for below in (False, True):
                chosen = choose_sum(list(_sums(breakdown, column, below=below)))
                if chosen and breakdown.ties(chosen):
                    yield write_sum(breakdown.head.paragraph.text, chosen)
    yield from _find_closing_totals(passages)


def _find_closing_totals(passages: Sequence[Passage]) -> Iterator[Claim]:
    """Yield a claim for each "Tổng cộng: …" that stands below the items it adds up."""
    for at, passage in enumerate(passages):
        if at < 2 or not passage.terms or passage.tokens[0].role != "whole":
            continue
        total = find_spot(passage, passage.terms[0])
        items = _items_above(passages, at)
        spots = [_part_of(item, 0, total.figure, below=False) for item in items]
        parts = tuple(spot for spot in spots if spot is not None)
        if len(parts) < 2 or passage.terms[0].is_pair or passage.terms[0].is_percent:
            continue
        one = Sum(total, parts, Scope.ALL if len(parts) == len(spots) else Scope.OPEN)
        if one.is_plausible and one.is_all_but_a_digit:
            yield write_sum(passage.paragraph.text, one)


def _items_above(passages: Sequence[Passage], at: int) -> list[Passage]:
    """Return the items of one marker directly above a paragraph."""
    marker = _sort_of(passages[at - 1].paragraph.marker)
    items: list[Passage] = []
    for passage in reversed(passages[max(at - _MOST_ITEMS, 0) : at]):
        if not marker or _sort_of(passage.paragraph.marker) != marker:
            break
        items.insert(0, passage)
    return items


def _find_breakdowns(passages: Sequence[Passage]) -> Iterator[Breakdown]:
    for at, passage in enumerate(passages):
        opener = _opening_role(passage)
        if not opener:
            continue
        head, first = (passage, at + 1) if passage.terms else (passages[at - 1], at + 1)
        if at == 0 and head is not passage:
            continue
        items = _items_from(passages, first, head)
        if len(items) > 1:
            yield Breakdown(head, items, opener)


def _opening_role(passage: Passage) -> str:
    """Return the role of the words that end a head: "… trong đó:", "gồm"; a colon is "colon"."""
    tokens = [token for token in passage.tokens if not token.is_mark(":|")]
    last = tokens[-1] if tokens else None
    if last is not None and last.role in {"partly", "wholly"}:
        return last.role
    if not passage.terms:
        return ""
    if passage.tokens[-1].is_mark(":"):
        return "colon"
    return "named" if any(token.role == "whole" for token in passage.tokens) else ""


def _items_from(passages: Sequence[Passage], first: int, head: Passage) -> tuple[Passage, ...]:
    """Return the paragraphs of one marker, another one than the head's, that follow."""
    if first >= len(passages):
        return ()
    marker = _sort_of(passages[first].paragraph.marker)
    if not marker or marker == _sort_of(head.paragraph.marker):
        return ()
    items = []
    for passage in passages[first : first + _MOST_ITEMS]:
        if _sort_of(passage.paragraph.marker) != marker:
            break
        items.append(passage)
    return tuple(items)


def _sort_of(marker: str) -> str:
    """Return the level of a marker: "9." and "10." are of one, "1.2." is of another.

    Examples
    --------
    >>> _sort_of("9."), _sort_of("10."), _sort_of("1.2."), _sort_of("VIII."), _sort_of("b)")
    ('0.', '0.', '0.0.', 'I.', 'a)')
    """
    for sort, form in _NUMBERS.items():
        marker = form.sub(sort, marker)
    return marker


def _sums(breakdown: Breakdown, column: int, *, below: bool) -> Iterator[Sum]:
    """Yield the readings of a column: each figure of the head as the total of the items' firsts."""
    for total in _terms_in(breakdown.head, column)[:_MOST_TOTALS]:
        figure = total.below if below else total.figure
        if figure is None or total.is_percent:
            continue
        parts = [_part_of(item, column, figure, below=below) for item in breakdown.items]
        named = tuple(part for part in parts if part is not None)
        if len(named) > 1:
            yield Sum(find_spot(breakdown.head, total, figure), named, breakdown.scope)


def _part_of(item: Passage, column: int, total: Figure, *, below: bool) -> Spot | None:
    """Return the first figure that counts what a total does; a bare one does if it is alone."""
    terms = [term for term in _terms_in(item, column) if not term.is_percent]
    for term in terms:
        figure = term.below if below else term.figure
        if figure is not None and len(terms) == 1 and not names_another(item, term):
            figure = figure.in_unit_of(total)
        if figure is not None and figure.base == total.base:
            spot = find_spot(item, term, term.below if below else term.figure)
            return replace(spot, figure=figure)
    return None


def _terms_in(passage: Passage, column: int) -> tuple[Term, ...]:
    return passage.cells[column] if column < len(passage.cells) else ()
