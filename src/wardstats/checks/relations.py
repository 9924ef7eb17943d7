"""Relations: what ties printed figures together, exactly.

A family of rules declares relations; one mechanism judges them (`registry`), another solves them
for a cell (`localisation`). Two shapes cover what a ward's figures owe each other: a sum, which
may also be a bound, and a ratio.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Protocol

from wardstats.checks.intervals import (
    EVERYTHING,
    Interval,
    add,
    divide,
    exact_value,
    multiply,
    spread,
)
from wardstats.checks.screening import add_up, ratio_holds, screen_sum
from wardstats.model.numerals import round_half_up
from wardstats.model.observations import Observation
from wardstats.model.verdicts import Verdict, judge


class Relation(Protocol):
    """A tie between a reported figure and the operands it follows from."""

    @property
    def reported(self) -> Observation:
        """The figure that follows from the others; its cell is named first."""

    @property
    def operands(self) -> tuple[Observation, ...]:
        """The figures it follows from."""

    @property
    def binds(self) -> bool:
        """Whether something follows from it for its figures; an estimate may have moved."""

    @property
    def point(self) -> Fraction:
        """What the operands give as printed, in the unit of the reported figure."""

    @property
    def bounds(self) -> Interval:
        """The least and greatest that the operands may stand for."""

    @property
    def verdict(self) -> Verdict:
        """Whether the reported figure holds."""

    def implied(self, position: int, spreads: Sequence[Interval]) -> Interval | None:
        """Return where one figure must lie, the others lying in their spreads; None: nowhere.

        Parameters
        ----------
        position
            Which figure: 0 is the reported one, 1 the first operand.
        spreads
            An interval for each figure; that of `position` is not looked at.
        """


def figures_of(relation: Relation) -> tuple[Observation, ...]:
    """Return the figures that a relation ties, the reported one first."""
    return relation.reported, *relation.operands


# Relations are not frozen: made by the million, they take a third of the time that way.


@dataclass(eq=False)
class Sum:
    """The reported figure is the sum of its operands and a constant, or is bounded by it.

    Examples
    --------
    A balance is ``Sum(closing, (opening, received, spent), signs=(1, 1, -1))``; a part within its
    whole ``Sum(part, (whole,), sense="at_most")``; a figure that is not negative
    ``Sum(figure, (), sense="at_least")``; one fact in two places ``Sum(one, (other,))``.
    """

    reported: Observation
    operands: tuple[Observation, ...]
    signs: tuple[int, ...] = ()  # 1 or -1 for each operand; empty: all are added
    sense: str = "equal"  # what the reported figure is: "equal", "at_least" or "at_most"
    constant: Fraction | int = 0
    binds: bool = True

    @cached_property
    def point(self) -> Fraction:
        """The sum of the operands as printed."""
        return add_up(self.operands, self._signs) + self.constant

    @cached_property
    def bounds(self) -> Interval:
        """The least and greatest sum of what the operands stand for."""
        return self._sum([spread(one) for one in self.operands])

    @property
    def verdict(self) -> Verdict:
        """Whether the reported figure holds; a bound that is kept leaves nothing to say."""
        screened = None
        if not self.constant:
            screened = screen_sum(self.reported, self.operands, self._signs, self.sense)
        if screened is Verdict.CONSISTENT or self._is_finer_repeat:
            return Verdict.CONSISTENT
        return screened or self.judged

    @property
    def judged(self) -> Verdict:
        """Whether the reported figure holds, judged in full."""
        if self.sense == "equal":
            return _judge(self)
        kept = spread(self.reported).meet(self._open(self.bounds))
        return Verdict.CONSISTENT if kept else Verdict.INCONSISTENT

    def implied(self, position: int, spreads: Sequence[Interval]) -> Interval | None:
        """Return where one figure must lie; see `Relation`."""
        if position == 0:
            return self._open(self._sum(spreads[1:]))
        others = [
            one.times(-sign)
            for number, (sign, one) in enumerate(zip(self._signs, spreads[1:], strict=True), 1)
            if number != position
        ]
        low, high = add([spreads[0], *others]).shift(-self.constant)
        if self.sense == "at_least":
            low = -math.inf
        if self.sense == "at_most":
            high = math.inf
        return Interval(low, high).times(self._signs[position - 1])

    @property
    def _is_finer_repeat(self) -> bool:
        """Whether one figure is given again with more digits, which round to those it had."""
        if len(self.operands) != 1 or self.constant or self._signs != (1,) or self.sense != "equal":
            return False
        (former,) = self.operands
        if former.precision <= self.reported.precision or former.qualifier:
            return False
        rounded = round_half_up(exact_value(self.reported), former.precision)
        return not self.reported.qualifier and rounded == exact_value(former)

    @property
    def _signs(self) -> tuple[int, ...]:
        return self.signs or (1,) * len(self.operands)

    def _sum(self, spreads: Sequence[Interval]) -> Interval:
        signed = (one.times(sign) for sign, one in zip(self._signs, spreads, strict=True))
        return add(signed).shift(self.constant)

    def _open(self, bounds: Interval) -> Interval:
        """Open the side on which the reported figure is free."""
        return Interval(
            -math.inf if self.sense == "at_most" else bounds.low,
            math.inf if self.sense == "at_least" else bounds.high,
        )


@dataclass(eq=False)
class Ratio:
    """The reported figure is a quotient times a factor, plus a constant.

    Examples
    --------
    A percentage has the factor 100, a change also the constant -100, an average the factor 1, or
    what its unit makes of it: 1 000 000 for persons a km², whose area is held in m².
    """

    reported: Observation
    above: Observation
    below: Observation
    factor: int | Fraction = 100
    constant: int = 0
    binds: bool = True

    @property
    def operands(self) -> tuple[Observation, Observation]:
        """The numerator and the denominator."""
        return self.above, self.below

    @cached_property
    def point(self) -> Fraction:
        """The quotient of the operands as printed."""
        return exact_value(self.above) / exact_value(self.below) * self.factor + self.constant

    @cached_property
    def bounds(self) -> Interval:
        """The least and greatest quotient of what the operands stand for."""
        return self._quotient(spread(self.above), spread(self.below))

    @property
    def verdict(self) -> Verdict:
        """Whether the reported figure holds; nothing follows from a denominator that may be 0."""
        if ratio_holds(self.reported, self.above, self.below, self.factor, self.constant):
            return Verdict.CONSISTENT
        return self.judged

    @property
    def judged(self) -> Verdict:
        """Whether the reported figure holds, judged in full."""
        if spread(self.below).low <= 0:
            return Verdict.NOT_CHECKABLE
        return _judge(self)

    def implied(self, position: int, spreads: Sequence[Interval]) -> Interval | None:
        """Return where one figure must lie; see `Relation`. A denominator is above 0."""
        reported, above, below = spreads
        if position == 0:
            return self._quotient(above, below) if below.low > 0 else EVERYTHING
        quotient = reported.shift(-self.constant).times(1 / Fraction(self.factor))
        return multiply(quotient, below) if position == 1 else divide(above, quotient)

    def _quotient(self, above: Interval, below: Interval) -> Interval:
        inverse = Interval(1 / below.high, 1 / below.low)
        return multiply(above, inverse).times(self.factor).shift(self.constant)


def _judge(relation: Relation) -> Verdict:
    """Judge an equation; a figure said with "over" or "about" is right wherever it may be."""
    if any(one.qualifier for one in figures_of(relation)):
        meets = spread(relation.reported).meet(relation.bounds)
        return Verdict.CONSISTENT if meets else Verdict.INCONSISTENT
    low, high = relation.bounds
    return judge(relation.point, (Fraction(low), Fraction(high)), relation.reported.quantity)
