"""What rounding explains: the benchmark's own reckoning, apart from that of `wardstats`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from planting.tables import PERCENTS, Figure, Table

Room = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Tie:
    """What ties a figure to others: a sum to its terms, or a percentage to above and below."""

    figure: Figure
    operands: tuple[Figure, ...]
    base: int = 0  # what is taken off a percentage
    is_ratio: bool = False

    @property
    def members(self) -> tuple[Figure, ...]:
        return self.figure, *self.operands

    def room(self, one: Figure) -> Room | None:
        """Where one member must lie, the others being as printed; None: anywhere."""
        if not self.is_ratio:
            signed = [(-1, self.figure), *((1, part) for part in self.operands)]
            own = next(sign for sign, other in signed if other.place == one.place)
            rest = [(sign * -own, other) for sign, other in signed if other.place != one.place]
            middle = sum(sign * other.value for sign, other in rest)
            reach = sum(other.half for _sign, other in rest)
            return Fraction(middle - reach), Fraction(middle + reach)
        above, below = (_ends(operand) for operand in self.operands)
        low, high = ((end + self.base) / 100 for end in _ends(self.figure))
        if one.place == self.figure.place:
            if below[0] <= 0:
                return None
            return _hull(*(x / y * 100 - self.base for x in above for y in below))
        if one.place == self.operands[0].place:
            return _hull(*(x * y for x in (low, high) for y in below))
        if low <= 0:
            return (max(above[0], Fraction(0)) / high, Fraction(10) ** 30) if high > 0 else None
        return _hull(*(x / y for x in above for y in (low, high)))

    @property
    def is_kept(self) -> bool:
        room = self.room(self.figure)
        return room is None or _meet(room, _ends(self.figure)) is not None


def _ends(one: Figure) -> Room:
    return one.value - one.half, one.value + one.half


def _hull(*values: Fraction) -> Room:
    return min(values), max(values)


def _meet(one: Room, other: Room) -> Room | None:
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return (low, high) if low <= high else None


def _is_allowed(one: Figure) -> bool:
    return one.value >= 0 or one.column == "growth_percent"


def ties_of(table: Table) -> Iterator[Tie]:
    figures = table.figures
    for (node, column), one in figures.items():
        if column in PERCENTS:
            above, below, base = PERCENTS[column]
            yield Tie(one, (figures[node, above], figures[node, below]), base, is_ratio=True)
        elif table.parts[node]:
            yield Tie(one, tuple(figures[part, column] for part in table.parts[node]))
        if column == "actual" and (node, "month") in figures:
            yield Tie(one, (figures[node, "before"], figures[node, "month"]))


def is_explained(table: Table) -> bool:
    """Whether rounding explains the whole table, so that nobody can see a slip in it."""
    return all(tie.is_kept for tie in ties_of(table)) and all(
        map(_is_allowed, table.figures.values())
    )


def is_hidden(table: Table, planted: list[tuple[str, Figure]]) -> bool:
    """Whether rounding, or another slip, explains what one of the slips did."""
    restored = {one.place: one for _kind, one in planted}
    some = [{}, *({place: restored[place]} for place in restored)] if len(restored) > 1 else [{}]
    return any(is_explained(replace(table, figures=table.figures | back)) for back in some)


def would_one_do(table: Table) -> bool:
    """Whether changing a single figure satisfies everything, so that one slip is enough."""
    ties = list(ties_of(table))
    broken = [tie for tie in ties if not tie.is_kept]
    negative = {one.place for one in table.figures.values() if not _is_allowed(one)}
    for one in table.figures.values():
        of_it = [tie for tie in ties if any(one.place == other.place for other in tie.members)]
        if all(tie in of_it for tie in broken) and negative <= {one.place}:
            room: Room | None = (Fraction(-(10**30)), Fraction(10) ** 30)
            if one.column != "growth_percent":
                room = (Fraction(0), Fraction(10) ** 30)
            for tie in of_it:
                its = tie.room(one)
                if room and its:
                    room = _meet(room, its)
            if room:
                return True
    return False
