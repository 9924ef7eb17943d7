"""Score the audit on labelled texts: `python benchmarks/score_claims.py LABELS.json…`.

A file of labels holds fragments (each with its text and its one claim), or the claims of the report
that stands beside it as a text. Prints how many claims are found, with the right kind and the right
verdict, per kind, beside the aims. `--part 1/3` scores every third fragment only, `--part 2/3` the
others, so that a part can be kept unseen while rules are written. `--failures` lists what is not as
labelled; `--summary` prints the aims alone.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from wardstats.audit import find_claims
from wardstats.audit.claims import Claim
from wardstats.model.units import read_unit

CHECKABLE = {"consistent", "consistent_within_rounding", "inconsistent"}
AIMS = {
    "verdict of checkable claims": 0.95,
    "negatives left alone": 0.98,
    "consistent not called inconsistent": 0.99,
}


@dataclass(frozen=True)
class Label:
    """What a person says of one stretch of a text."""

    name: str
    quote: str
    kind: str
    verdict: str
    reported: frozenset[Decimal]  # the figure that follows, in base units or as printed
    operands: frozenset[Decimal]
    is_negative: bool
    others: frozenset[Decimal] = frozenset()  # further figures of the stretch that are right

    @property
    def is_claim(self) -> bool:
        return self.kind != "count_only" and not self.is_negative


@dataclass
class Score:
    """A label, and what the audit says of its stretch of text."""

    label: Label
    claims: list[Claim]
    arithmetic: list[Claim] = field(init=False)

    def __post_init__(self) -> None:
        self.arithmetic = [claim for claim in self.claims if claim.kind != "count_only"]

    @property
    def best(self) -> Claim | None:
        """The claim that the label is about: of its figure, with its operands, of its kind."""
        label = self.label
        told = [claim for claim in self.arithmetic if reported(claim) in label.reported]
        told = told or [claim for claim in self.claims if claim.kind == label.kind]
        return max(told or self.arithmetic[:1], key=self._nearness, default=None)

    def _nearness(self, claim: Claim) -> tuple[int, bool]:
        values = {abs(operand.quantity.value) for operand in claim.operands}
        return len(values & self.label.operands), claim.kind == self.label.kind

    @property
    def kind_is_right(self) -> bool:
        return self.best is not None and self.best.kind == self.label.kind

    @property
    def verdict_is_right(self) -> bool:
        return self.best is not None and str(self.best.verdict) == self.label.verdict

    @property
    def is_checkable(self) -> bool:
        return self.label.is_claim and self.label.verdict in CHECKABLE

    @property
    def is_false_alarm(self) -> bool:
        alarms = [claim for claim in self.claims if claim.verdict == "inconsistent"]
        if self.label.verdict in {"inconsistent", "ambiguous"}:
            return any(reported(claim) in self.label.others for claim in alarms)
        return bool(alarms)

    @property
    def is_right(self) -> bool:
        if not self.label.is_claim:
            return not self.arithmetic
        return self.kind_is_right and self.verdict_is_right and not self.is_false_alarm


def reported(claim: Claim) -> Decimal | None:
    return abs(claim.reported.value) if claim.reported else None


def numbers(values: object) -> frozenset[Decimal]:
    return frozenset(
        abs(Decimal(str(value)))
        for value in (values if isinstance(values, list) else [values])
        if isinstance(value, int | float)
    )


def read_label(item: dict, name: str) -> Label:
    """Read a label in either of the two spellings: `parsed.reported_pct`, or `reported`."""
    told = numbers(item.get("reported", item.get("parsed", {}).get("reported_pct")))
    factor = factor_of(item.get("reported_unit"))
    return Label(
        name,
        unicodedata.normalize("NFC", item.get("text") or item["quote"]),
        item["kind"],
        item["verdict"],
        told | {value * factor for value in told},
        numbers(item.get("operands")),
        is_negative=item["kind"] == "negative" or bool(item.get("negative")),
        others=numbers([other["reported"] for other in item.get("also", [])]) - told,
    )


def factor_of(unit: str | None) -> Decimal:
    """The factor of a printed unit: a label may tell tonnes where the audit tells kilograms."""
    found = read_unit(unit.split()) if unit else None
    return found[0].factor if found else Decimal(1)


def score_fragments(items: list[dict]) -> Iterator[Score]:
    for item in items:
        label = read_label(item, item["id"])
        yield Score(label, find_claims(label.quote))


def score_report(labels: dict, text: str) -> tuple[list[Score], list[Claim]]:
    """Score the claims of a report; also return what is called inconsistent in no slip's words."""
    text = unicodedata.normalize("NFC", text)
    claims = find_claims(text)
    scores, slips = [], []
    for item in labels["claims"]:
        label = read_label(item, item["id"])
        start = text.index(label.quote)
        span = range(start, start + len(label.quote))
        scores.append(Score(label, [claim for claim in claims if stands_in(claim, span)]))
        if item["slip"]:
            slips.append(span)
    alarms = [claim for claim in claims if claim.verdict == "inconsistent"]
    return scores, [one for one in alarms if not any(touches(one, span) for span in slips)]


def stands_in(claim: Claim, span: range) -> bool:
    """Whether what a claim reports, or all that it is computed from, stands in a stretch."""
    if claim.reported is None or (claim.meaning == "total" and claim.reported_start not in span):
        return bool(claim.operands) and all(part.start in span for part in claim.operands)
    return claim.reported_start in span


def touches(claim: Claim, span: range) -> bool:
    places = [operand.start for operand in claim.operands]
    return any(
        place in span for place in (claim.start, claim.end - 1, claim.reported_start, *places)
    )


def share(part: int, whole: int) -> str:
    return f"{part:4d}/{whole:<4d} {100 * part / whole:6.2f} %" if whole else f"{part:4d}/0"


def print_kinds(scores: list[Score]) -> None:
    print(f"{'kind':22}{'found':>20}{'kind':>20}{'verdict':>20}{'precision':>20}")
    kinds = sorted({score.label.kind for score in scores if score.label.is_claim})
    predicted = Counter(score.best.kind for score in scores if score.best)
    for kind in kinds:
        own = [score for score in scores if score.label.is_claim and score.label.kind == kind]
        right = sum(score.kind_is_right for score in own)
        cells = [
            share(sum(bool(score.arithmetic) for score in own), len(own)),
            share(right, len(own)),
            share(sum(score.verdict_is_right for score in own), len(own)),
            share(right, predicted[kind]),
        ]
        print(f"{kind:22}" + "".join(f"{cell:>20}" for cell in cells))


def print_aims(scores: list[Score]) -> None:
    claims = [score for score in scores if score.label.is_claim]
    read = [score for score in scores if score.arithmetic]
    groups = {
        "detection, recall": (claims, lambda score: bool(score.arithmetic)),
        "detection, precision": (read, lambda score: score.label.is_claim),
        "kind of claims": (claims, lambda score: score.kind_is_right),
        "verdict of claims": (claims, lambda score: score.verdict_is_right),
        "verdict of checkable claims": (
            [score for score in claims if score.is_checkable],
            lambda score: score.verdict_is_right,
        ),
        "negatives left alone": (
            [score for score in scores if score.label.is_negative],
            lambda score: not score.arithmetic,
        ),
        "consistent not called inconsistent": (
            [score for score in scores if score.label.verdict == "consistent"],
            lambda score: not score.is_false_alarm,
        ),
        "plain figures left alone": (
            [score for score in scores if score.label.kind == "count_only"],
            lambda score: not score.arithmetic,
        ),
        "nothing right called inconsistent": (scores, lambda score: not score.is_false_alarm),
    }
    for name, (group, is_right) in groups.items():
        aim = f"aim {100 * AIMS[name]:.0f} %" if name in AIMS else ""
        print(f"{name:36}{share(sum(map(is_right, group)), len(group))}   {aim}")


def print_failures(scores: list[Score]) -> None:
    for score in scores:
        if score.is_right:
            continue
        label = score.label
        print(f"\n{label.name} {label.kind} {label.verdict}: {label.quote}")
        for claim in score.claims:
            print(f"   {claim.kind} {claim.meaning} {claim.verdict}: {claim.explanation}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path, nargs="+")
    parser.add_argument("--part", choices=["1/3", "2/3"], default="")
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--summary", action="store_true")
    words = parser.parse_args()
    for path in words.labels:
        print(f"\n{path.name}")
        labels = json.loads(path.read_text(encoding="utf-8"))
        elsewhere: list[Claim] = []
        if isinstance(labels, dict):
            text = path.with_name(labels["report"]).read_text(encoding="utf-8")
            scores, elsewhere = score_report(labels, text)
        else:
            chosen = [
                item
                for at, item in enumerate(labels)
                if not words.part or (at % 3 == 2) == (words.part == "1/3")
            ]
            scores = list(score_fragments(chosen))
        if not words.summary:
            print_kinds(scores)
        print_aims(scores)
        if isinstance(labels, dict):
            print(f"called inconsistent elsewhere: {len(elsewhere)}")
        if words.failures:
            print_failures(scores)
            for claim in elsewhere:
                print(f"\nelsewhere: {claim.text}\n   {claim.kind} {claim.explanation}")


if __name__ == "__main__":
    main()
