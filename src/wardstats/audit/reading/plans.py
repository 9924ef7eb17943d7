"""Plans: which figures the words beside them make what was to be reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Token
from wardstats.audit.reading.words import fold_words

_NAME = 10  # tokens of what is planned, and for when
_DONE = fold_words("đã", "được", "thì", "nhưng", "để")  # a plan with these behind it is not named
_OF_A_NAME = frozenset({"whole", "inflow", "outflow"})  # "kế hoạch thu ngân sách"
_PLACES = fold_words("tỉnh", "huyện", "xã", "phường", "thành", "phố", "thị", "trấn", "quận")


def is_planned(passage: Passage, term: Term) -> bool:
    """Whether the words beside a figure make it the plan: "kế hoạch năm là 70 triệu"."""
    words = list(passage.before(term, 6))
    behind = [token.role for token in passage.after(term, 3)]
    if words and words[0].role == "compare" and "plan" in behind:
        return True  # "so với 40 cuộc theo kế hoạch"
    if _opens_as_plan(passage, term):
        return True
    for distance, token in enumerate(words):
        if token.role == "plan":
            if _is_of_percentage(passage, term.first - 1 - distance):
                return False  # "đạt 30 % kế hoạch và trồng 325 cây"
            return token.text != "hđnd" or _is_given_by(words[:distance])
        if token.role in {"actual", "up", "down", "over", "share", "compare"} or distance > 4:
            return False
        if token.is_mark("(") and not distance:  # "chưa đạt kế hoạch (100 triệu đồng)"
            continue
        if token.is_mark(",()=") or token.text in {"đạt", "ước đạt", "hoàn thành", "được"}:
            return False
    return False


def _is_of_percentage(passage: Passage, at: int) -> bool:
    """Whether a percentage stands directly before a word, so that it is of that."""
    return at > 0 and passage.tokens[at - 1].is_percent


def _is_given_by(words: Sequence[Token]) -> bool:
    """Whether only the place of a council stands before its figure: "HĐND xã 70 triệu"."""
    return all(token.text in _PLACES for token in words)


def _opens_as_plan(passage: Passage, term: Term) -> bool:
    """Whether a clause begins as the plan of something: "Kế hoạch vốn đầu tư năm 2025 là 40 tỷ"."""
    words = list(takewhile(lambda token: not token.is_mark(",():="), passage.before(term, _NAME)))
    opening = words.pop() if words else None
    if opening is None or opening.role != "plan" or opening.text == "hđnd":
        return False
    at = term.first - len(words) - 1
    begins = at == 0 or passage.tokens[at - 1].kind in {"stop", "mark"}
    said = {token.role for token in words if token.text != "là"} - {"", *_OF_A_NAME}
    return begins and not said and not any(token.text in _DONE for token in words)


def coordinated_plans(passage: Passage, plan: int, actual: int) -> Iterator[int]:
    """Yield the figures that go on with a plan: "kế hoạch 600 liều A, 300 liều B; đã tiêm …"."""
    for place in range(plan + 1, actual):
        former, term = passage.terms[place - 1 : place + 1]
        gap = passage.gap(former, term)
        goes_on = all(token.is_mark(",") or not token.role for token in gap)
        if not (term.is_amount and term.is_like(former) and goes_on) or _divides(gap):
            return
        yield place


def _divides(gap: Sequence[Token]) -> bool:
    return any(token.kind == "stop" or token.is_mark(";:()|") for token in gap)
