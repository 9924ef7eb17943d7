"""Score the audit on labelled fragments: `python benchmarks/score_claims.py CLAIMS.json`.

Prints how many claims are found, with the right kind and the right verdict, per kind, beside the
aims. `--part 1/3` scores every third fragment only, `--part 2/3` the others, so that a part can be
kept unseen while rules are written. `--failures` lists what is not as labelled.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from wardstats.audit import find_claims
from wardstats.audit.claims import Claim

CHECKABLE = {"consistent", "consistent_within_rounding", "inconsistent"}
AIMS = {
    "verdict of checkable claims": 0.95,
    "negatives left alone": 0.98,
    "consistent not called inconsistent": 0.99,
}


@dataclass
class Score:
    """A fragment, its label, and what the audit says of it."""

    item: dict
    claims: list[Claim]

    @property
    def arithmetic(self) -> list[Claim]:
        return [claim for claim in self.claims if claim.kind != "count_only"]

    @property
    def is_claim(self) -> bool:
        return self.item["kind"] != "count_only" and not self.item.get("negative")

    @property
    def best(self) -> Claim | None:
        """The claim that the label is about: its percentage, else its kind, else the first."""
        reported = self.item["parsed"].get("reported_pct")
        for claim in self.claims:
            if reported is None or claim.reported is None:
                continue
            if abs(claim.reported.value) == abs(Decimal(str(reported))):
                return claim
        same = [claim for claim in self.claims if claim.kind == self.item["kind"]]
        return (same or self.arithmetic or [None])[0]

    @property
    def kind_is_right(self) -> bool:
        return self.best is not None and self.best.kind == self.item["kind"]

    @property
    def verdict_is_right(self) -> bool:
        return self.best is not None and str(self.best.verdict) == self.item["verdict"]

    @property
    def is_checkable(self) -> bool:
        return self.is_claim and self.item["verdict"] in CHECKABLE

    @property
    def is_false_alarm(self) -> bool:
        calm = self.item["verdict"] not in {"inconsistent", "ambiguous"}
        return calm and any(claim.verdict == "inconsistent" for claim in self.claims)


def share(part: int, whole: int) -> str:
    return f"{part:4d}/{whole:<4d} {100 * part / whole:6.2f} %" if whole else f"{part:4d}/0"


def print_kinds(scores: list[Score]) -> None:
    print(f"{'kind':22}{'found':>20}{'kind':>20}{'verdict':>20}{'precision':>20}")
    kinds = sorted({score.item["kind"] for score in scores if score.is_claim})
    predicted = Counter(score.best.kind for score in scores if score.best)
    for kind in kinds:
        own = [score for score in scores if score.is_claim and score.item["kind"] == kind]
        right = sum(score.kind_is_right for score in own)
        cells = [
            share(sum(bool(score.arithmetic) for score in own), len(own)),
            share(right, len(own)),
            share(sum(score.verdict_is_right for score in own), len(own)),
            share(right, predicted[kind]),
        ]
        print(f"{kind:22}" + "".join(f"{cell:>20}" for cell in cells))


def print_aims(scores: list[Score]) -> None:
    checkable = [score for score in scores if score.is_checkable]
    negatives = [score for score in scores if score.item.get("negative")]
    plain = [score for score in scores if score.item["kind"] == "count_only"]
    calm = [score for score in scores if score.item["verdict"] == "consistent"]
    rows = {
        "verdict of checkable claims": (
            sum(score.verdict_is_right for score in checkable), len(checkable)),
        "negatives left alone": (
            sum(not score.arithmetic for score in negatives), len(negatives)),
        "consistent not called inconsistent": (
            sum(not score.is_false_alarm for score in calm), len(calm)),
        "plain figures left alone": (
            sum(not score.arithmetic for score in plain), len(plain)),
        "nothing right called inconsistent": (
            sum(not score.is_false_alarm for score in scores), len(scores)),
    }  # fmt: skip
    for name, (part, whole) in rows.items():
        aim = f"aim {100 * AIMS[name]:.0f} %" if name in AIMS else ""
        print(f"{name:36}{share(part, whole)}   {aim}")


def print_failures(scores: list[Score]) -> None:
    for score in scores:
        left_alone = not score.arithmetic
        right = (score.kind_is_right and score.verdict_is_right) if score.is_claim else left_alone
        if right and not score.is_false_alarm:
            continue
        item = score.item
        print(f"\n{item['id']} {item['kind']} {item['verdict']}: {item['text']}")
        for claim in score.claims:
            print(f"   {claim.kind} {claim.meaning} {claim.verdict}: {claim.explanation}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", type=Path)
    parser.add_argument("--part", choices=["1/3", "2/3"], default="")
    parser.add_argument("--failures", action="store_true")
    words = parser.parse_args()
    items = json.loads(words.claims.read_text(encoding="utf-8"))
    if words.part:
        items = [item for at, item in enumerate(items) if (at % 3 == 2) == (words.part == "1/3")]
    scores = [Score(item, find_claims(item["text"])) for item in items]
    print_kinds(scores)
    print_aims(scores)
    if words.failures:
        print_failures(scores)


if __name__ == "__main__":
    main()
