"""Partitions: a count, then what became of it: "Kiểm tra 40 cơ sở, 36 đạt, 4 không đạt".

Or some of it, then the others: "42/54 tổ xếp loại tốt, 12 tổ khá".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wardstats.audit.claims import Claim
from wardstats.audit.families.sums import Sum, sum_of_terms, write_sum
from wardstats.audit.reading.cues import DIFFERENCES, read_cue_left
from wardstats.audit.reading.opposites import are_opposites
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Token
from wardstats.model.verdicts import Verdict

_MOST_PARTS = 6
_CLOSING = ("tổng", "cộng")  # they open a total of what stands before them
# Roles of words that other families read: lists, balances, comparisons.
_SPOKEN_FOR = frozenset({"partly", "wholly", "remain", "level", "plan", "prior", "compare", "of",
                         "opening"})  # fmt: skip


def find_partitions(passage: Passage) -> Iterator[Claim]:
    """Yield a claim for each count that the counts behind it add up to.

    Only a fit counts, unless the second of two parts denies what the first one says.
    """
    place = 0
    while place + 1 < len(passage.terms):
        behind = _parts_behind(passage, place)
        readings = [sum_of_terms(passage, *one) for one in _readings(passage.terms[place], behind)]
        is_sure = _may_be_divided(passage, place) and are_opposites(passage, behind)
        meant = (one for one in readings if _is_meant(passage, place, one, is_sure=is_sure))
        chosen = next(meant, None)
        if chosen is not None:
            yield write_sum(passage.paragraph.text, chosen)
            place += len(behind)
        place += 1


def _may_be_divided(passage: Passage, place: int) -> bool:
    """Whether a count is no part itself: "trong đó 186 vụ thành công, 103 vụ không thành …"."""
    whole = passage.terms[place]
    return not whole.is_pair and "partly" not in passage.roles_before(whole)


def _readings(whole: Term, behind: list[Term]) -> Iterator[tuple[Term, list[Term]]]:
    """Yield what may be a total, with its parts; of a pair either figure."""
    if whole.is_pair and behind:
        yield whole.lower, [whole.upper, *behind]
    if len(behind) > 1:
        yield whole.upper, behind
    if len(behind) > 1 and whole.is_pair:
        yield whole.lower, behind


def _is_meant(passage: Passage, place: int, one: Sum, *, is_sure: bool) -> bool:
    """Whether the parts make the count; of a named total also but for one slip."""
    if one.outcome.verdict is Verdict.CONSISTENT or (is_sure and one.is_plausible):
        return True
    if one.outcome.fits and one.is_long and all(part.figure.qualifier for part in one.parts):
        return True  # "hơn 11,92 tỷ đồng, … hơn 6,51 tỷ đồng, … hơn 5,4 tỷ đồng"
    words = passage.before(passage.terms[place], 8)
    is_named = any(token.text.startswith(("tổng", "toàn")) for token in words)
    return is_named and one.is_all_but_a_digit


def _parts_behind(passage: Passage, place: int) -> list[Term]:
    """Return the counts of the same thing that follow a count to the end of its sentence."""
    whole = passage.terms[place]
    if not _may_count(passage, place):
        return []
    if whole.figure.unit is None and "whole" not in passage.roles_before(whole, 5):
        return []
    if any(
        passage.same_sentence(whole, former) and former.figure.base == whole.figure.base
        for former in passage.terms[max(place - _MOST_PARTS, 0) : place]
    ):
        return []
    parts: list[Term] = []
    former = whole
    for at in range(place + 1, min(place + 2 + _MOST_PARTS, len(passage.terms))):
        term = passage.terms[at]
        if term.is_percent:
            continue  # "thành 10 vụ (83,3 %), chưa thành 2 vụ", "120 lượt, tăng 7 %; trong nước …"
        gap = _behind_percents(_outside_brackets(passage.gap(former, term)))
        is_count = not term.is_pair and _may_count(passage, at)
        if not is_count or not _is_of_list(passage, whole, parts, term):
            break
        says = gap[:-1] if term.figure.qualifier else gap  # "trên 81 tỷ" is no "3 trên 4"
        if any(token.role in _SPOKEN_FOR or token.is_mark("()|/=+") for token in says):
            break
        if any(token.role and token.text.startswith(_CLOSING) for token in gap):
            return []
        if any(token.is_mark(":") for token in gap[:-1]):  # ": 20" alone is no opener
            break
        if len({whole.figure.base, term.figure.base} - {""}) > 1:
            break
        parts.append(term)
        former = term
    return parts if len(parts) <= _MOST_PARTS else []


def _behind_percents(gap: list[Token]) -> list[Token]:
    """Leave out the clauses that say in percent how a figure moved or how far it is."""
    last = max((at for at, token in enumerate(gap) if token.is_percent), default=-1)
    parts = [at for at, token in enumerate(gap) if at > last and token.is_mark(",;")]
    return gap[parts[0] :] if last >= 0 and parts else gap


def _outside_brackets(gap: Sequence[Token]) -> list[Token]:
    """Leave out a percentage in brackets, with them."""
    percents = {at for at, token in enumerate(gap) if token.is_percent}
    beside = {at + step for at in percents for step in (-1, 0, 1)}
    return [token for at, token in enumerate(gap) if at not in beside]


def _is_of_list(passage: Passage, whole: Term, parts: list[Term], term: Term) -> bool:
    """Whether a count stands in the sentence of the parts: the whole's own, or the next one."""
    if parts:
        return passage.same_sentence(parts[0], term)
    return 0 <= passage.sentences[term.first] - passage.sentences[whole.first] <= 1


def _may_count(passage: Passage, place: int) -> bool:
    term = passage.terms[place].upper
    is_count = term.is_amount and not term.is_range
    return is_count and read_cue_left(passage, place) not in DIFFERENCES
