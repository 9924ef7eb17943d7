"""Rules on reported change against the same period last year."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wardstats.checks.intervals import exact_value
from wardstats.checks.mismatch import Wording
from wardstats.checks.registry import Confronted, relation_rule
from wardstats.checks.relations import Ratio
from wardstats.language import translate as _
from wardstats.model.numerals import print_numeral, round_half_up
from wardstats.model.periods import Period
from wardstats.model.quantities import print_quantity, subtract
from wardstats.model.verdicts import Verdict


def _word_change(relation: Ratio, _verdict: Verdict) -> Wording:
    reported, (actual, prior) = relation.reported, relation.operands
    change = relation.point
    computed = f"{print_numeral(change, max(1, -reported.precision))} %"
    message = _(
        "{label}: {reported} against the same period is reported, but {change} on a base of"
        " {prior} is {computed}."
    ).format(
        label=reported.label,
        reported=_signed(exact_value(reported), print_quantity(reported.quantity)),
        change=_signed(change, print_quantity(subtract(actual.quantity, prior.quantity))),
        prior=print_quantity(prior.quantity),
        computed=_signed(change, computed),
    )
    return Wording(
        " ".join([message, *_remarks(relation)]),
        computed=computed,
        correction=_("Write {value}, or correct one of the two figures.").format(
            value=_signed(change, f"{print_numeral(change, max(0, -reported.precision))} %")
        ),
    )


@relation_rule(
    "growth_mismatch",
    "Reported change against its base",
    "A change is divided by the figure of the year before; dividing by this year's is the "
    "usual slip.",
    _word_change,
)
def relate_growth(confronted: Confronted) -> Iterator[Ratio]:
    """Tie each reported change to (actual − prior) ÷ prior."""
    for indicator, reported in confronted.of_role("growth_percent"):
        actual = confronted.find(indicator.code, "actual", reported.period)
        base = str(Period.parse(reported.period).prior)
        prior = confronted.find(indicator.code, "prior", base)
        if actual and prior:
            yield Ratio(reported, actual, prior, constant=-100)


def _signed(change: Fraction, text: str) -> str:
    """Say a change as an increase or a decrease, without its sign."""
    wording = _("a decrease of {change}") if change < 0 else _("an increase of {change}")
    return wording.format(change=text.lstrip("-"))


def _remarks(relation: Ratio) -> Iterator[str]:
    reported, (actual, prior) = relation.reported, relation.operands
    now, then = exact_value(actual), exact_value(prior)
    on_this_year = (now - then) / now * 100 if now else None
    if on_this_year is not None and (
        round_half_up(on_this_year, reported.precision) == reported.quantity.value
    ):
        yield _("{reported} is the change divided by this year's figure ({actual}).").format(
            reported=print_quantity(reported.quantity).lstrip("-"),
            actual=print_quantity(actual.quantity),
        )
    if prior.status == "implied":
        yield _("The base of {prior} is implied by the change in number.").format(
            prior=print_quantity(prior.quantity)
        )
