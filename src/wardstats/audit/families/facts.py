"""Facts of the whole text: the same thing said twice, and the evaluation against the figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from wardstats.audit.claims import Claim, Operand
from wardstats.audit.judging import show_quantity
from wardstats.audit.reading.cues import SUBJECTLESS
from wardstats.audit.reading.passages import Passage
from wardstats.language import translate as _
from wardstats.model.numerals import round_half_up
from wardstats.model.quantities import Quantity
from wardstats.model.verdicts import Verdict

_NAMING = frozenset({"", "inflow", "outflow"})  # roles that may stand in a name: "thu tại chỗ"
_CHAPTER = re.compile(r"(?:[IVX]{1,5}|[A-D])\s?[.)]")
_OUTLOOK_WORDS = ("phương hướng", "nhiệm vụ trọng tâm", "giải pháp", "mục tiêu")
_TOLD = frozenset({"of_plan", "share"})  # what a percentage tells of a thing
_LABEL_WORDS = 12
_LABEL_TOKENS = 40  # in which the name of a percentage stands
_PERIOD = re.compile(r"([0-9]{1,2})\s{1,3}tháng\s{1,3}đầu\s{1,3}năm")
_BEHIND = re.compile(
    r"chưa\s(?:hoàn\sthành|đạt)|không\s(?:hoàn\sthành|đạt)|đạt\sthấp|còn\schậm|đạt\skết\squả\sthấp"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A percentage of plan, or a share, with the thing it is said of."""

    label: str  # folded words, "thuế ngoài quốc doanh"
    name: str  # as printed
    claim: Claim
    passage: int
    reported: Quantity


def find_facts(passages: Sequence[Passage], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield claims on facts said twice, and on what an evaluation names as behind."""
    facts = list(_read_facts(passages, claims))
    yield from _repeats(facts)
    yield from _evaluations(passages, [fact for fact in facts if fact.claim.meaning == "of_plan"])


def _read_facts(passages: Sequence[Passage], claims: Sequence[Claim]) -> Iterator[Fact]:
    starts = [passage.tokens[0].start for passage in passages]
    plans = set(_outlook(passages))
    number = 0
    labels: dict[int, tuple[str, str]] = {}  # of rows
    for claim in claims:
        if claim.meaning not in _TOLD or claim.reported is None or claim.reported.unit != "%":
            continue
        while number + 1 < len(starts) and starts[number + 1] <= claim.start:
            number += 1
        passage = passages[number]
        if len(passage.columns) > 1 and number not in labels:
            labels[number] = _label_of_row(passage)
        label, name = labels.get(number) or _label(passage, claim)
        if label and number not in plans:
            yield Fact(label, name, claim, number, claim.reported)


def _outlook(passages: Sequence[Passage]) -> Iterator[int]:
    """Yield the paragraphs of a chapter on tasks to come: what they say are no results."""
    is_outlook = False
    for number, passage in enumerate(passages):
        if _CHAPTER.fullmatch(passage.paragraph.marker):
            words = " ".join(token.text for token in passage.tokens)
            is_outlook = any(word in words for word in _OUTLOOK_WORDS)
        if is_outlook:
            yield number


def _label(passage: Passage, claim: Claim) -> tuple[str, str]:
    """Return the words that name what a percentage is said of: before its verb, or its figure."""
    number = passage.count_ended(claim.end) - 1
    if number < 0:
        return "", ""
    if not passage.terms[number].is_percent:  # a base may stand behind: "(36/40 tỷ)"
        number = max(number - 1, 0)
    at = passage.terms[number].first - 1
    farthest = max(at - _LABEL_TOKENS, -1)
    while at > farthest:
        words: list[int] = []
        while at > farthest and not passage.tokens[at].figure and not _parts_clauses(passage, at):
            if passage.tokens[at].kind == "word" and passage.tokens[at].role in _NAMING:
                words.insert(0, at)
            at -= 1
        if words and passage.tokens[words[0]].text.split()[0] == "đã":
            return "", ""  # "đã giải quyết 81 hồ sơ": of what was named before
        while words and passage.tokens[words[0]].text in SUBJECTLESS:
            words.pop(0)  # "đến nay hộ nghèo còn …"
        if words:
            label = " ".join(passage.tokens[word].text for word in words)
            return label, passage.paragraph.slice(words[0], words[-1])
        at -= 1
    return "", ""


def _label_of_row(passage: Passage) -> tuple[str, str]:
    """Return the first cell of a row that holds words, with its numbers: "Khu phố 2"."""
    for cell in passage.columns:
        if any(token.kind == "word" for token in cell):
            printed = passage.paragraph.text[cell[0].start : cell[-1].end]
            return printed.casefold(), printed
    return "", ""


def _parts_clauses(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    return token.is_mark(",;:|()") or token.kind == "stop" or token.text == "và"


def _repeats(facts: Sequence[Fact]) -> Iterator[Claim]:
    """Yield a fact that an earlier paragraph told as well."""
    first: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        if " " not in fact.label:
            continue
        known = first.setdefault((fact.claim.meaning, fact.label), fact)
        if known.passage != fact.passage:
            yield _repeat(known, fact)


def _repeat(known: Fact, fact: Fact) -> Claim:
    precision = max(known.reported.precision, fact.reported.precision)
    values = [round_half_up(one.reported.value, precision) for one in (known, fact)]
    agrees = values[0] == values[1]
    told = _("{name}: {one} in one place, {other} in another").format(
        name=fact.name, one=show_quantity(known.reported), other=show_quantity(fact.reported)
    )
    return replace(
        fact.claim,
        kind="repeated_fact",
        meaning="repetition",
        operands=(Operand("base", known.reported, known.claim.start, known.claim.end),),
        computed=show_quantity(known.reported),
        verdict=Verdict.CONSISTENT if agrees else Verdict.AMBIGUOUS,
        explanation=f"{told}.",
        question="" if agrees else _("Is this the same fact, and which figure is right?"),
    )


def _evaluations(passages: Sequence[Passage], facts: Sequence[Fact]) -> Iterator[Claim]:
    """Yield the paragraph that names most of what is behind, beside all that is below the pace."""
    if not passages:
        return
    period = _PERIOD.search(passages[0].paragraph.text)
    if period is None or not 1 <= int(period[1]) <= 12:
        return
    named: dict[int, list[Fact]] = {}
    for fact in facts:
        named.setdefault(fact.passage, []).append(fact)
    evaluating = [number for number in named if _is_evaluation(passages[number])]
    if not evaluating:
        return
    best = max(evaluating, key=lambda number: len(named[number]))
    known = [fact.label for number in evaluating for fact in named[number]]
    told = [fact for number, some in named.items() if number < best for fact in some]
    pace = Fraction(100 * int(period[1]), 12)
    below = [fact for fact in told if Fraction(fact.reported.value) < pace]
    yield _evaluate(passages[best], named[best], _unnamed(below, known), pace)


def _is_evaluation(passage: Passage) -> bool:
    text = passage.paragraph.slice(0, len(passage.tokens) - 1)
    return _BEHIND.search(text) is not None


def _unnamed(facts: Sequence[Fact], labels: Sequence[str]) -> list[Fact]:
    """Return the facts that no label names; one may have words before the other."""
    endings = {ending for label in labels for ending in _endings(label)}
    exact = set(labels)
    return [
        fact
        for fact in facts
        if fact.label not in endings and not any(end in exact for end in _endings(fact.label))
    ]


def _endings(label: str) -> list[str]:
    """Return the last words of a label, two or more of them."""
    words = label.split()[-_LABEL_WORDS:]
    return [" ".join(words[at:]) for at in range(max(len(words) - 1, 1))]


def _evaluate(
    passage: Passage, named: Sequence[Fact], missing: Sequence[Fact], pace: Fraction
) -> Claim:
    mark = Quantity(round_half_up(pace, 0), "%")
    told = "; ".join(f"{fact.name} {show_quantity(fact.reported)}" for fact in missing)
    message = _("At this time {pace} of the year's plan is the even pace.").format(pace=mark)
    question = ""
    if missing:
        question = _("Also below it and not named: {names}. Are they behind as well?").format(
            names=told
        )
    start, end = passage.tokens[0].start, passage.tokens[-1].end
    return Claim(
        kind="evaluation",
        text=passage.paragraph.text[start:end],
        start=start,
        end=end,
        operands=tuple(
            Operand("named", fact.reported, fact.claim.start, fact.claim.end) for fact in named
        ),
        reported=None,
        meaning="evaluation",
        computed=told,
        verdict=Verdict.AMBIGUOUS if missing else Verdict.CONSISTENT,
        explanation=message,
        question=question,
    )
