"""Judging: the verdict on what figures give, with the arithmetic written out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from wardstats.audit.intervals import Reading
from wardstats.audit.reading.tokens import Figure
from wardstats.language import translate as _
from wardstats.language import using_language
from wardstats.model.numerals import print_numeral
from wardstats.model.quantities import Quantity
from wardstats.model.verdicts import Verdict, is_truncated, judge

APART = 4  # a percentage that many times off, or more, is of other figures than these
_NOTATION = "vi"  # of the reports: a result stands beside their figures in every language
_MOST_DIGITS = 6
FITTING = frozenset({Verdict.CONSISTENT, Verdict.WITHIN_ROUNDING})


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict on one reading of a claim."""

    verdict: Verdict
    computed: str
    explanation: str
    question: str = ""

    @property
    def fits(self) -> bool:
        """Whether the figures may be right."""
        return self.verdict in FITTING

    def or_else(self, other: Outcome, question: str) -> Outcome:
        """Leave open which of two readings is meant, and ask."""
        explanation = close([self.explanation, other.explanation])
        return Outcome(Verdict.AMBIGUOUS, self.computed, explanation, question)


def is_usable(quantity: Quantity) -> bool:
    """Whether a figure can stand below a fraction line."""
    return Reading.of(quantity).low > 0


def settle(
    formula: str, value: Reading, reported: Figure, need: Callable[[], str] = str
) -> Outcome:
    """Judge a reported figure against a value in its base unit, and write the arithmetic out.

    Parameters
    ----------
    formula
        What is computed, as printed: "61/70".
    need
        Says what the figures would have to be; asked when the verdict is not consistent.
    """
    quantity = reported.quantity
    verdict = judge(value.point, (value.low, value.high), quantity)
    if verdict is Verdict.INCONSISTENT and value.meets(Reading.of(quantity)):
        verdict = Verdict.WITHIN_ROUNDING  # "gần 578 %"
    told = Reading.of(quantity)
    if quantity.qualifier and told.low <= value.point <= told.high:
        verdict = Verdict.CONSISTENT  # 24.232 is "trên 24.000"
    computed = show_number(value.point, reported)
    sentences = [f"{formula} = {computed}"]
    needed = need() if verdict is not Verdict.CONSISTENT else ""
    if needed:
        sentences = [f"{sentences[0]}; {needed}"]
    if verdict is not Verdict.CONSISTENT and is_truncated(value.point, quantity):
        sentences.append(_("The digits were cut off, not rounded."))
    elif verdict is Verdict.WITHIN_ROUNDING:
        sentences.append(_("It fits only within the rounding of the figures."))
    return Outcome(verdict, computed, close(sentences))


def close(sentences: Iterable[str]) -> str:
    """Join sentences to a text, each with its full stop.

    Examples
    --------
    >>> close(["61/70 = 87,14 %", "Hỏi lại."])
    '61/70 = 87,14 %. Hỏi lại.'
    """
    return " ".join(f"{sentence.rstrip('.')}." for sentence in sentences if sentence)


def show_number(value: Fraction, like: Figure) -> str:
    """Write a number of the base unit as a figure is printed, in its unit.

    All digits are written where they end soon; else two, or as many as the figure has.

    Examples
    --------
    >>> from wardstats.model.numerals import parse_numeral
    >>> from wardstats.model.units import find_unit
    >>> show_number(Fraction(6100, 70), Figure(parse_numeral("88"), "88", find_unit("%"), "%"))
    '87,14 %'
    """
    number = value / Fraction(like.unit.factor if like.unit else 1)
    exact = next((some for some in range(_MOST_DIGITS) if _ends(number, some)), None)
    decimals = max(2, -like.numeral.precision) if exact is None else exact
    noun = like.noun or (like.unit.symbol if like.compound and like.unit else "")
    return f"{print_numeral(number, decimals, _NOTATION)} {noun}".strip()


def show_quantity(quantity: Quantity) -> str:
    """Write a figure as the reports do, in whatever language the words around it are.

    Examples
    --------
    >>> from decimal import Decimal
    >>> with using_language("en"):
    ...     show_quantity(Quantity(Decimal("71.9"), "%", -1))
    '71,9 %'
    """
    with using_language(_NOTATION):
        return str(quantity)


def show_bound(value: Fraction, like: Figure, *, is_least: bool) -> str:
    """Write a bound so that the number as written keeps to it, one digit finer than a figure.

    Examples
    --------
    >>> from wardstats.model.numerals import parse_numeral
    >>> area = Figure(parse_numeral("6,61"), "6,61")
    >>> show_bound(Fraction(66121, 10001), area, is_least=True)
    '6,612'
    """
    unit = Fraction(like.unit.factor if like.unit else 1)
    number = value / unit
    if _ends(number, _MOST_DIGITS - 1):
        return show_number(value, like)
    scale = 10 ** max(2, 1 - like.numeral.precision)
    rounded = ceil(number * scale) if is_least else floor(number * scale)
    return show_number(Fraction(rounded, scale) * unit, like)


def _ends(number: Fraction, decimals: int) -> bool:
    return bool((number * 10**decimals).denominator == 1)
