"""Rules on reported change against the same period last year."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wardstats.checks.intervals import exact_value
from wardstats.checks.mismatch import Wording
from wardstats.checks.percentages import quotient_remarks, word_quotient
from wardstats.checks.registry import Confronted, relation_rule
from wardstats.checks.relations import Ratio
from wardstats.language import translate as _
from wardstats.model.numerals import print_numeral, round_half_up
from wardstats.model.observations import Observation
from wardstats.model.periods import Period
from wardstats.model.quantities import print_quantity, subtract
from wardstats.model.verdicts import Verdict


def _word_change(relation: Ratio, verdict: Verdict) -> Wording:
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
        " ".join([message, *quotient_remarks(relation, verdict), *_change_remarks(relation)]),
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
    for reported, actual, prior in _both_years(confronted, "growth_percent"):
        yield Ratio(reported, actual, prior, constant=-100)


def _word_index(relation: Ratio, verdict: Verdict) -> Wording:
    wording = word_quotient(relation, verdict)
    reported = relation.reported
    if not _is_printed(relation.point - 100, reported):
        return wording
    remark = _("{reported} is the change, not this year's figure in percent of last year's.")
    message = remark.format(reported=print_quantity(reported.quantity))
    return Wording(f"{wording.message} {message}", wording.computed, wording.correction)


@relation_rule(
    "index_mismatch",
    "Reported index against both years",
    "An index is this year's figure in percent of last year's: 116,8 % is a change of 16,8 %.",
    _word_index,
)
def relate_indices(confronted: Confronted) -> Iterator[Ratio]:
    """Tie each reported index to actual ÷ prior."""
    for reported, actual, prior in _both_years(confronted, "index_percent"):
        yield Ratio(reported, actual, prior)


def _both_years(
    confronted: Confronted, role: str
) -> Iterator[tuple[Observation, Observation, Observation]]:
    """Yield each percentage against last year with the figures of this year and of that."""
    for indicator, reported in confronted.of_role(role):
        actual = confronted.find(indicator.code, "actual", reported.period)
        base = str(Period.parse(reported.period).prior)
        prior = confronted.find(indicator.code, "prior", base)
        if actual and prior:
            yield reported, actual, prior


def _is_printed(value: Fraction, reported: Observation) -> bool:
    """Whether a number is what a reported figure was rounded from."""
    return round_half_up(value, reported.precision) == reported.quantity.value


def _signed(change: Fraction, text: str) -> str:
    """Say a change as an increase or a decrease, without its sign."""
    wording = _("a decrease of {change}") if change < 0 else _("an increase of {change}")
    return wording.format(change=text.lstrip("-"))


def _change_remarks(relation: Ratio) -> Iterator[str]:
    reported, (actual, prior) = relation.reported, relation.operands
    if _is_printed(relation.point + 100, reported):
        yield _(
            "{reported} is this year's figure in percent of last year's, not the change."
        ).format(reported=print_quantity(reported.quantity))
    now, then = exact_value(actual), exact_value(prior)
    on_this_year = (now - then) / now * 100 if now else None
    if on_this_year is not None and _is_printed(on_this_year, reported):
        yield _("{reported} is the change divided by this year's figure ({actual}).").format(
            reported=print_quantity(reported.quantity).lstrip("-"),
            actual=print_quantity(actual.quantity),
        )
    if prior.status == "implied":
        yield _("The base of {prior} is implied by the change in number.").format(
            prior=print_quantity(prior.quantity)
        )
