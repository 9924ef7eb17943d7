"""Averages of the years of a term: "Giai đoạn 2016-2020 … 500 hộ, mỗi năm bình quân 100".

The text seldom says whether the first year counts, so that only a fit does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from wardstats.audit.claims import Claim
from wardstats.audit.families.writing import write_claim
from wardstats.audit.intervals import Reading
from wardstats.audit.judging import settle
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term

_YEARS = re.compile(r"([0-9]{4})\s?[-–]\s?([0-9]{4})")
_PER_YEAR = "/năm"
_MOST_YEARS = 30
_FARTHEST = 4  # figures between a sum and its average


def find_yearly_averages(passage: Passage) -> Iterator[Claim]:
    """Yield a claim for each average per year that the sum of a term gives."""
    told: dict[int, set[int]] = {}  # how long the terms of a sentence are
    for token, sentence in zip(passage.tokens, passage.sentences, strict=True):
        years = _YEARS.fullmatch(token.text) if token.kind == "opaque" else None
        count = int(years[2]) - int(years[1]) if years else 0
        if 0 < count <= _MOST_YEARS:
            told.setdefault(sentence, set()).add(count)
    for place, term in enumerate(passage.terms) if told else ():
        counts = told.get(passage.sentences[term.first], set())
        if counts and _is_average(passage, term):
            for count in sorted(counts):
                yield from _judge(passage, place, count)


def _is_average(passage: Passage, term: Term) -> bool:
    """Whether a figure is told as the mean of the years."""
    before = [*passage.before(term, 6)]
    behind = [token.text for token in passage.after(term, 5)]
    is_yearly = any(token.text == "năm" for token in before) or behind[-2:] == ["/", "năm"]
    is_yearly = is_yearly or term.figure.base.endswith(_PER_YEAR)
    return term.is_amount and is_yearly and any(token.role == "average" for token in before)


def _judge(passage: Passage, place: int, count: int) -> Iterator[Claim]:
    """Judge the nearest like figure before an average, over the years with the first or without."""
    term = passage.terms[place]
    for total in reversed(passage.terms[max(place - _FARTHEST, 0) : place]):
        is_like = total.figure.base == term.figure.base.removesuffix(_PER_YEAR)
        if not (total.is_amount and is_like and passage.same_sentence(total, term)):
            continue
        for years in (count + 1, count):
            value = Reading.of(total.figure.quantity).times(Fraction(1, years))
            outcome = settle(f"{total.figure} / {years}", value, term.figure)
            if outcome.fits:
                parts = [("actual", total, total.figure)]
                yield write_claim(passage, "rate", "average", parts, term, outcome)
                return
