"""Readings: what one figure may have been, within the room that its relations leave."""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from wardstats.checks.copies import PASTED, find_copies
from wardstats.checks.intervals import Interval, exact_value, half_digit
from wardstats.checks.likelihood import Likelihood, Point
from wardstats.checks.network import Network, Tie
from wardstats.checks.slips import EXCHANGE_CHANCE, Former, count_digits, undo_slips, unknown_cost
from wardstats.model.numerals import round_half_up
from wardstats.model.observations import Observation
from wardstats.model.units import find_unit

_STEPS = 32  # at which the fit over a room is measured
_FINEST = -2  # digit that is suggested where the printed figure has none so fine


@dataclass(frozen=True)
class Reading:
    """What a figure was, with what was printed so, and the room it has."""

    former: Former
    spread: Interval
    room: Interval
    point: Point  # as floats, and not rounded


class Readings:
    """The readings of a ward's figures; each figure's slips are undone once."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.likelihood = Likelihood(network)
        self._undone: dict[int, list[Reading]] = {}
        self._windows: dict[tuple[int, int], Interval | None] = {}

    def of(self, figure: int, room: Mapping[int, Interval]) -> list[Reading]:
        """Return what a figure may have been: slips undone that fit, and what ties imply."""
        return [*self.undone(figure, room[figure]), *self._implied(figure, room)]

    def undone(self, figure: int, room: Interval) -> list[Reading]:
        """Return the figures that a usual slip made this one of, where they fit, cheapest first."""
        low, high = float(room.low), float(room.high)
        return [
            replace(reading, room=room)
            for reading in self._all_undone(figure)
            if reading.point.may_meet(low, high) and room.meet(reading.spread)
        ]

    def cheapest(self, figure: int, most: float, besides: int) -> list[Reading]:
        """Return slips undone at less than a cost that fit all ties but those with another figure.

        Floats decide, so that some more than fit are returned.
        """
        windows: list[Interval] = []
        for tie in self.network.of_figure[figure]:
            if besides not in tie.members:
                window = self._window(tie, figure)
                if window is None:
                    return []
                windows.append(window)
        return [
            reading
            for reading in self._all_undone(figure)
            if reading.former.cost <= most
            and all(window.meet(reading.point.spread) for window in windows)
        ]

    def exchanged(self, one: int, other: int) -> dict[int, Reading]:
        """Return what two figures were, if each stands in the other's cell."""
        cost = -math.log(EXCHANGE_CHANCE) / 2  # half for each of the two
        made = {}
        for figure, source in ((one, other), (other, one)):
            former = self.network.figures[source]
            told = Former(exact_value(former), former.precision, "exchanged", cost)
            made[figure] = _read_exactly(told, former.unit)
        return made

    def _window(self, tie: Tie, figure: int) -> Interval | None:
        """Return where a tie wants a figure, the others being as printed."""
        key = id(tie), figure
        if key not in self._windows:
            self._windows[key] = self.likelihood.implied(tie, figure, {})
        return self._windows[key]

    def _all_undone(self, figure: int) -> list[Reading]:
        if figure not in self._undone:
            unit = self.network.figures[figure].unit
            found = [_read_exactly(former, unit) for former in self._undo(figure)]
            self._undone[figure] = sorted(found, key=lambda one: one.former.cost)
        return self._undone[figure]

    def _undo(self, figure: int) -> Iterable[Former]:
        """Return slips undone, of each value the likeliest."""
        observed = self.network.figures[figure]
        is_whole = _is_whole(observed)
        likeliest: dict[tuple[Fraction, int], Former] = {}
        for former in undo_slips(observed):
            key = former.value, former.precision
            is_none = former.value == exact_value(observed)
            if not is_none and (not is_whole or former.value.denominator == 1):
                known = likeliest.get(key)
                if known is None or former.cost < known.cost:
                    likeliest[key] = former
        return likeliest.values()

    def _implied(self, figure: int, room: Mapping[int, Interval]) -> Iterator[Reading]:
        """Yield what the relations imply, for each way in which a figure's digits are lost.

        All values in the room are possible then, so that together they are the likelier the more
        there are.
        """
        observed = self.network.figures[figure]
        value, fit = self._middle(figure, room)
        point = Point(float(value), self.likelihood.point(figure).half)
        ways = fit + _log_ways(value, observed, room[figure])
        copies = find_copies(self.network, figure, round_half_up(value, observed.precision))
        for slip, cost in [("", unknown_cost(observed)), *copies]:
            precision = _digits_left(observed, room[figure], is_pasted=slip in PASTED)
            told = _round_within(value, precision, room[figure])
            former = Former(told, precision, slip, cost - ways, is_exact=False)
            spread = _spread(told, observed.unit, precision)
            yield Reading(former, spread, room[figure], point)

    def _middle(self, figure: int, room: Mapping[int, Interval]) -> tuple[Fraction, float]:
        """Return the value to expect in a room, and the logarithm of how well all values fit.

        The fit is the mean one, relative to that of the value returned.
        """
        if math.isinf(room[figure].low) or math.isinf(room[figure].high):
            own = exact_value(self.network.figures[figure])
            return Fraction(min(max(own, room[figure].low), room[figure].high)), 0.0
        low, width = Fraction(room[figure].low), Fraction(room[figure].high - room[figure].low)
        if not width:
            return low, 0.0
        others = {
            one: Point(float(its.low + its.high) / 2, float(its.high - its.low) / 2)
            for one, its in room.items()
            if one != figure
        }
        half = self.likelihood.point(figure).half

        def gain(place: float) -> float:
            point = Point(float(low) + float(width) * place, half)
            return self.likelihood.gain({**others, figure: point})

        places = [(step + 0.5) / _STEPS for step in range(_STEPS)]
        gains = [gain(place) for place in places]
        least = min(gains)
        fits = [math.exp(least - one) for one in gains]
        middle = math.fsum(map(operator.mul, fits, places)) / math.fsum(fits)
        mean = math.log(math.fsum(fits) / _STEPS) - least
        return low + width * Fraction(middle), mean + gain(middle)


def _read_exactly(former: Former, unit: str) -> Reading:
    """Make the reading of a figure of which every digit is told."""
    spread = _spread(former.value, unit, former.precision)
    point = Point(float(former.value), float(spread.high - spread.low) / 2)
    return Reading(former, spread, spread, point)


def _is_whole(observed: Observation) -> bool:
    """Whether there is no part of its unit: of a person, of a đồng."""
    unit = find_unit(observed.unit)
    return unit.is_count or unit.symbol == "đồng"


def _digits_left(observed: Observation, room: Interval, *, is_pasted: bool) -> int:
    """Return the last digit that relations tell, the printed one at the finest.

    What is pasted into a cell brings its own digits along, so the former figure may have finer
    ones.
    """
    width = room.high - room.low
    if not 0 < width < math.inf:
        return observed.precision
    finest = 0 if _is_whole(observed) else _FINEST
    if not is_pasted:
        finest = max(finest, observed.precision)
    return max(math.floor(math.log10(float(width))), min(finest, observed.precision))


def _log_ways(value: Fraction, observed: Observation, room: Interval) -> float:
    """Return the logarithm of how many figures of so many digits a room holds, one at least.

    Figures of every size are as likely, so that what counts is the width against the value.
    """
    digits = count_digits(observed) * math.log(10)
    size = max(abs(float(value)), 10.0**observed.precision)
    share = float(room.high - room.low) / size
    return digits + min(math.log(share + math.exp(-digits)), 0.0)


def _round_within(value: Fraction, precision: int, room: Interval) -> Fraction:
    """Round to a digit that the room leaves open, without leaving the room."""
    rounded, step = Fraction(round_half_up(value, precision)), Fraction(10) ** precision
    if rounded > room.high and room.holds(rounded - step):
        return rounded - step
    if rounded < room.low and room.holds(rounded + step):
        return rounded + step
    return rounded


def _spread(value: Fraction, unit: str, precision: int) -> Interval:
    half = half_digit(unit, precision)
    return Interval(value - half, value + half)
