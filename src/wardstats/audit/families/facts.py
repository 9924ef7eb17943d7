"""Facts of the whole text: the same thing said twice, and the evaluation against the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from wardstats.audit.claims import Claim, Operand
from wardstats.audit.families.writing import unchecked
from wardstats.audit.reading.passages import Passage
from wardstats.language import translate as _
from wardstats.model.numerals import round_half_up
from wardstats.model.quantities import Quantity
from wardstats.model.verdicts import Verdict

_NAMING = frozenset({"", "inflow", "outflow"})  # roles that may stand in a name: "thu tại chỗ"
_PERIOD = re.compile(r"([0-9]{1,2})\s{1,3}tháng\s{1,3}đầu\s{1,3}năm")
_BEHIND = re.compile(
    r"chưa\s(?:hoàn\sthành|đạt)|không\s(?:hoàn\sthành|đạt)|đạt\sthấp|còn\schậm|đạt\skết\squả\sthấp"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A percentage of plan with the thing it is said of."""

    label: str  # folded words, "thuế ngoài quốc doanh"
    name: str  # as printed
    claim: Claim
    passage: int
    reported: Quantity


def find_facts(passages: Sequence[Passage], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield claims on facts said twice, and on what an evaluation names as behind."""
    facts = list(_read_facts(passages, claims))
    yield from _repeats(facts)
    yield from _evaluations(passages, facts)


def _read_facts(passages: Sequence[Passage], claims: Sequence[Claim]) -> Iterator[Fact]:
    starts = [passage.tokens[0].start for passage in passages]
    number = 0
    for claim in claims:
        if claim.meaning != "of_plan" or claim.reported is None or claim.reported.unit != "%":
            continue
        while number + 1 < len(starts) and starts[number + 1] <= claim.start:
            number += 1
        label, name = _label(passages[number], claim)
        if label:
            yield Fact(label, name, claim, number, claim.reported)


def _label(passage: Passage, claim: Claim) -> tuple[str, str]:
    """Return the words that name what a percentage is said of: before its verb, or its figure."""
    percent = max(
        (term for term in passage.terms if passage.tokens[term.first].end <= claim.end),
        key=lambda term: (term.is_percent, term.first),
        default=None,
    )
    if percent is None:
        return "", ""
    at = percent.first - 1
    while at >= 0:
        words: list[int] = []
        while at >= 0 and not passage.tokens[at].figure and not _parts_clauses(passage, at):
            if passage.tokens[at].kind == "word" and passage.tokens[at].role in _NAMING:
                words.insert(0, at)
            at -= 1
        if words:
            label = " ".join(passage.tokens[word].text for word in words)
            return label, passage.paragraph.slice(words[0], words[-1])
        at -= 1
    return "", ""


def _parts_clauses(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    return token.is_mark(",;:|()") or token.kind == "stop" or token.text == "và"


def _repeats(facts: Sequence[Fact]) -> Iterator[Claim]:
    """Yield a fact that an earlier paragraph told as well."""
    first: dict[str, Fact] = {}
    for fact in facts:
        if " " not in fact.label:
            continue
        known = first.setdefault(fact.label, fact)
        if known.passage != fact.passage:
            yield _repeat(known, fact)


def _repeat(known: Fact, fact: Fact) -> Claim:
    precision = max(known.reported.precision, fact.reported.precision)
    values = [round_half_up(one.reported.value, precision) for one in (known, fact)]
    agrees = values[0] == values[1]
    told = _("{name}: {one} in one place, {other} in another").format(
        name=fact.name, one=known.reported, other=fact.reported
    )
    return replace(
        fact.claim,
        kind="repeated_fact",
        meaning="repetition",
        operands=(Operand("base", known.reported, known.claim.start, known.claim.end),),
        computed=str(known.reported),
        verdict=Verdict.CONSISTENT if agrees else Verdict.AMBIGUOUS,
        explanation=f"{told}.",
        question="" if agrees else _("Is this the same fact, and which figure is right?"),
    )


def _evaluations(passages: Sequence[Passage], facts: Sequence[Fact]) -> Iterator[Claim]:
    """Yield the sentence that names what is behind, beside all that is below the pace."""
    if not passages:
        return
    period = _PERIOD.search(passages[0].paragraph.text)
    if period is None or not 1 <= int(period[1]) <= 12:
        return
    pace = Fraction(100 * int(period[1]), 12)
    for number, passage in enumerate(passages):
        text = passage.paragraph.slice(0, len(passage.tokens) - 1)
        named = [fact for fact in facts if fact.passage == number]
        if named and _BEHIND.search(text):
            yield _evaluate(passage, named, facts, pace)


def _evaluate(
    passage: Passage, named: Sequence[Fact], facts: Sequence[Fact], pace: Fraction
) -> Claim:
    labels = {fact.label for fact in named}
    start = passage.tokens[0].start
    missing = [
        fact
        for fact in facts
        if fact.claim.start < start
        and Fraction(fact.reported.value) < pace
        and not any(_is_same(fact.label, label) for label in labels)
    ]
    mark = Quantity(Decimal(round_half_up(pace, 0)), "%")
    told = [f"{fact.name} {fact.reported}" for fact in missing]
    message = _("At this time {pace} of the year's plan is the even pace.").format(pace=mark)
    question = ""
    verdict = Verdict.CONSISTENT
    if missing:
        verdict = Verdict.AMBIGUOUS
        question = _("Also below it and not named: {names}. Are they behind as well?").format(
            names="; ".join(told)
        )
    outcome = unchecked(message)
    end = passage.tokens[-1].end
    return Claim(
        "evaluation",
        passage.paragraph.text[start:end],
        start,
        end,
        tuple(Operand("named", fact.reported, fact.claim.start, fact.claim.end) for fact in named),
        None,
        "evaluation",
        "; ".join(told),
        verdict,
        outcome.explanation,
        question,
    )


def _is_same(one: str, other: str) -> bool:
    """Whether two labels name one thing: one may have words before the other."""
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")
