"""Naming: which indicators of a workbook a figure of the text may be, by the words around it.

A report says "tàng trữ trái phép chất ma túy 6 vụ, 12 đối tượng" where the workbook has a row
"Đối tượng tàng trữ trái phép chất ma túy": the words of the label stand around the figure, what
is counted first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from wardstats.model.labels import fold_label

# Words of labels that a sentence leaves out, or has for any other thing.
_EMPTY = frozenset(
    map(fold_label, ("tại", "của", "được", "cho", "do", "và", "trong", "từ", "đến", "các", "với",
                     "số", "ở", "có", "mắc", "đã", "trên", "bị", "theo", "về", "bằng", "địa",
                     "bàn"))
)  # fmt: skip
# Lines of one sentence are broken anywhere; one that begins with a capital or a mark is another.
_NEW_LINE = r"\n\s*(?=[-+*•–0-9A-ZĐÀ-ÝĂƠƯẠ-Ỵ])"
_SENTENCE_END = re.compile(rf"[.!?]\s|{_NEW_LINE}")
_SEGMENT_END = re.compile(rf"[.!?;]\s|{_NEW_LINE}")
_CLAUSE_END = re.compile(rf"[,;(]|[.!?]\s|[0-9]|{_NEW_LINE}")
_SCALES = frozenset(map(fold_label, ("triệu", "tỷ", "nghìn", "ngàn", "đồng", "tr", "đ")))
_REACH = 300  # characters on either side in which a sentence may begin and end
_LEAST_OWN = 2  # words of a label that stand in the clause of the figure
_MOST_OWN = 3  # of so many, two tell which label is meant


@dataclass(frozen=True)
class Surroundings:
    """The words around a figure: of its clause, of what a semicolon sets off, of its sentence."""

    text: str
    start: int
    end: int

    @cached_property
    def counted(self) -> str:
        """What the figure is printed with: "đối tượng"."""
        return fold_label(re.sub(r"[0-9.,/%=()]+", " ", self.text[self.start : self.end]))

    @cached_property
    def clause(self) -> frozenset[str]:
        """The words up to the next figure or mark on either side."""
        return self._within(_CLAUSE_END)

    @cached_property
    def segment(self) -> frozenset[str]:
        """The words up to a semicolon."""
        return self._within(_SEGMENT_END)

    @cached_property
    def sentence(self) -> frozenset[str]:
        """The words of the sentence."""
        return self._within(_SENTENCE_END)

    def _within(self, ends: re.Pattern[str]) -> frozenset[str]:
        before = ends.split(self.text[max(self.start - _REACH, 0) : self.start])[-1]
        behind = ends.split(self.text[self.end : self.end + _REACH], maxsplit=1)[0]
        return frozenset(f"{fold_label(before)} {self.counted} {fold_label(behind)}".split())


@dataclass(frozen=True, order=True)
class Naming:
    """A label that a figure may be named by; the greater, the likelier."""

    own: int  # of its words, how many stand in the clause
    words: int
    label: str
    is_sure: bool  # nearly all of them do, and what is counted is in it


def find_namings(around: Surroundings, labels: Iterable[str]) -> list[Naming]:
    """Return the labels whose words stand around a figure, the likeliest first."""
    return sorted(_fitting(around, labels), reverse=True)


@lru_cache(maxsize=4096)
def words_of_label(label: str) -> frozenset[str]:
    """Return the words of a label that tell it from others."""
    return frozenset(label.split()) - _EMPTY


def _fitting(around: Surroundings, labels: Iterable[str]) -> Iterator[Naming]:
    counted = set(around.counted.split()) - _SCALES
    for label in labels:
        words = words_of_label(label)
        own = len(words & around.clause)
        is_counted = bool(around.counted) and label.startswith(f"{around.counted} ")
        is_near = own >= _LEAST_OWN and 2 * own >= len(words) and words <= around.sentence
        if is_near or (is_counted and len(words) > 1 and words <= around.segment):
            is_all = _MOST_OWN * own >= _LEAST_OWN * len(words)
            yield Naming(own, len(words), label, is_all and counted <= set(label.split()))
