"""Cues: what the words around a percentage say it is a percentage of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Token
from wardstats.audit.reading.words import fold_words

MOVES = frozenset({"up", "down"})
DIFFERENCES = MOVES | {"over", "lacking"}  # verbs of a figure that is one
_VERBS = frozenset({"reach", "share", "over", "up", "down", "level", "multiple", "relative",
                    "lacking", "actual"})  # fmt: skip
_SIGNS = {"-": "down", "–": "down", "−": "down", "+": "up"}
_OTHER_BASES = {"plan": "prior", "prior": "plan"}
_PERIODS = fold_words("tháng", "quý", "năm")
_NAMING = frozenset({"", "plan", "reach", "prior", "inflow", "outflow"})  # "tổng thu 3 tỷ đồng"
_LEAST_NAME = 2  # words that tell a thing of its own
_LONGEST_NAME = 8  # words of a whole that is named with its number
_MOST_COORDINATED = 4  # "giảm 23 % số vụ, 16 % số người chết, 28 % số người bị thương"
# Words that may stand between a figure and what is said of it, and name nothing new.
SUBJECTLESS = frozenset({"với", "là", "đều", "mới", "được", "ước", "khoảng", "hơn", "gần", "trên",
                         "chỉ", "ở", "mức", "thêm", "và", "đã", "đến", "nay", "cũng"})  # fmt: skip


_SUBJECTLESS_OPENINGS = frozenset({"prior", "compare", "up", "down", "plan", "actual", "reach",
                                   "share", "over", "relative"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """What governs a figure, and what it is set against."""

    verb: str = ""  # the nearest role before: reach, share, over, up, down, level, multiple
    against: str = ""  # "plan", "prior" or "whole"
    is_of_rate: bool = False  # its subject is a rate: "tỷ lệ … giảm 2 %"
    through: int = 0  # the last token that belongs to it
    named: frozenset[str] = (
        frozenset()
    )  # words of a base told by its name: "so với số hộ đã đăng ký"
    base_follows: int | None = None  # number of the term that is the base: "so với chỉ tiêu là 70"

    @property
    def sign(self) -> int:
        """Whether the figure counts downwards."""
        return -1 if self.verb in {"down", "lacking"} else 1


def read_cue(passage: Passage, place: int) -> Cue:
    """Read the words around a term."""
    term = passage.terms[place]
    verb, left_against, is_of_rate = _look_left(passage, term)
    against, through, base = _look_right(passage, place)
    former = place
    while not verb and former and place - former < _MOST_COORDINATED:
        if not _is_coordinated(passage, passage.terms[former - 1], passage.terms[former]):
            break
        former -= 1
        verb = read_cue_left(passage, former)
    named = frozenset() if against else _name_behind(passage, term)
    return Cue(verb, against or left_against, is_of_rate, through, named, base)


def read_cue_left(passage: Passage, place: int) -> str:
    """Return the role of the nearest word that governs a term; empty for none."""
    return _look_left(passage, passage.terms[place])[0]


def _look_left(passage: Passage, term: Term) -> tuple[str, str, bool]:
    """Return the governing role, what a phrase before it compares with, and whether of a rate."""
    verb = _sign_before(passage, term)
    against = former = ""
    is_of_rate = False
    divided = names = False
    for token in passage.before(term):
        if token.kind == "opaque" or (token.is_mark("()") and verb):
            break
        divided = divided or token.is_mark(",") or token.text == "và"
        if token.role == "lacking" and names:
            continue  # "thiếu hụt dịch vụ xã hội 33 hộ" names a thing
        names = names or names_a_thing(token)
        is_told = against == "prior" and verb == "reach"  # "tăng so với cùng kỳ là 268 vụ"
        governs = token.role in (MOVES if is_told else _VERBS if not verb else ())
        if governs and not divided:
            verb = token.role
        elif token.role == "share" and verb in MOVES:
            is_of_rate = True
        elif token.role in {"plan", "prior"} and not against:
            former = token.role
        elif token.role == "compare" and former and not (divided and verb == "share"):
            against = former  # but "tăng 9 trẻ so với cùng kỳ, chiếm 7 %" is of all
    return verb, against, is_of_rate


def _sign_before(passage: Passage, term: Term) -> str:
    """Return the direction that a sign gives a figure in brackets: "(-2 vụ, -10 %)"."""
    if term.first < 2:
        return ""
    sign, before = passage.tokens[term.first - 1], passage.tokens[term.first - 2]
    glued = sign.end == passage.tokens[term.first].start and before.is_mark("(,;")
    return _SIGNS.get(sign.text, "") if glued and sign.kind == "mark" else ""


def _look_right(passage: Passage, place: int) -> tuple[str, int, int | None]:
    """Return what the words behind set the term against, their end, and a base among them."""
    term = passage.terms[place]
    compared = False
    for taken, token in enumerate(passage.tokens[term.last + 1 : term.last + 9], 1):
        at = term.last + taken
        if token.figure or token.kind == "stop" or token.is_mark(";|,)") or token.text == "và":
            break
        if token.role in _VERBS - {"relative", "actual"} and token.text != "đạt":
            break
        if token.role == "compare":
            compared = True
        elif token.role in {"plan", "prior"} and taken <= (8 if compared else 3):
            return token.role, at, _base_behind(passage, place, at)
        elif _names_whole(token, taken, compared=compared):
            base = _base_behind(passage, place, at)
            if token.text != "của" or base is not None:
                return "whole", at, base
        elif token.role == "opening" or (token.kind == "opaque" and compared):
            return ("prior", at, _base_behind(passage, place, at)) if compared else ("", 0, None)
        elif token.kind == "opaque" and taken == 2 and _is_year(passage.tokens[at - 1], token):
            base = _base_behind(passage, place, at)  # "bằng 200 % năm 2021 (6.000 lượt)"
            return ("prior", at, base) if base is not None else ("", 0, None)
        elif compared and token.text in _PERIODS:
            return "prior", at, _base_behind(passage, place, at)
    named = _whole_in_brackets(passage, place) if compared else None
    return named or _base_between(passage, place, compared=compared)


def _is_year(word: Token, token: Token) -> bool:
    return word.text == "năm" and len(token.text) == 4


def _names_whole(token: Token, taken: int, *, compared: bool) -> bool:
    """Whether a word opens the whole of a share: "trên tổng số", "của 41.944 hộ"."""
    if token.text == "của":
        return taken == 1
    return token.role in {"whole", "of"} and (compared or taken <= 2)


def _name_behind(passage: Passage, term: Term) -> frozenset[str]:
    """Return the words that name a base after "so với" or "trong"."""
    words: list[str] = []
    for token in passage.after(term):
        if token.is_mark(",(") or (token.kind == "word" and token.role not in {"", "compare"}):
            break
        words.append(token.text)
    return frozenset(words[1:]) if words and words[0] in {"so", "so với"} else frozenset()


def _whole_in_brackets(passage: Passage, place: int) -> tuple[str, int, int] | None:
    """Read "so với lực lượng lao động (4.362)": a whole told by its name and its number."""
    if place + 1 >= len(passage.terms):
        return None
    whole = passage.terms[place + 1]
    gap = passage.gap(passage.terms[place], whole)
    closes = passage.tokens[whole.last + 1 : whole.last + 2]
    is_alone = bool(gap and closes) and gap[-1].is_mark("(") and closes[0].is_mark(")")
    words = gap[:-1]
    is_named = 2 <= len(words) <= _LONGEST_NAME and all(
        word.kind == "word" and word.role in {"", "compare", "average"} for word in words
    )
    if not (is_named and is_alone and whole.is_amount):
        return None
    return "whole", whole.last + 1, place + 1


def _base_between(passage: Passage, place: int, *, compared: bool) -> tuple[str, int, int | None]:
    """Read "so với 12 vụ cùng kỳ": the base stands before what it is."""
    if not compared or place + 1 >= len(passage.terms):
        return "", 0, None
    base = passage.terms[place + 1]
    if not base.is_amount or len(passage.gap(passage.terms[place], base)) > 3:
        return "", 0, None
    for token in passage.after(base, 4):
        if token.role in {"plan", "prior", "opening"}:
            against = "plan" if token.role == "plan" else "prior"
            return against, base.last, place + 1
    return "", 0, None


def _base_behind(passage: Passage, place: int, at: int) -> int | None:
    """Return the term that follows "so với chỉ tiêu (là)" as its figure."""
    following = place + 1
    if following >= len(passage.terms) or not passage.terms[following].is_amount:
        return None
    words = passage.tokens[at + 1 : passage.terms[following].first]
    names = [token for token in words if not token.is_mark("(:")]
    other = _OTHER_BASES.get(passage.tokens[at].role)
    is_direct = len(names) <= 5 and all(token.role != other for token in names)
    is_direct = is_direct and all(
        token.kind == "opaque"
        or token.text == "cả năm"
        or ((token.kind == "word" and token.role in _NAMING)
        and token.text not in {"và", "đạt", "ước đạt"})
        for token in names
    )  # fmt: skip
    if any(token.is_mark("(") for token in words) and _holds_more(passage, following):
        return None  # "51 % kế hoạch (250 sinh viên, đạt 14 %; 620 học sinh, đạt 52 %)"
    if passage.tokens[at].role == "prior" and (_names_its_own(words) or _tells_how_much(words)):
        return None  # "tăng 11 % so với cùng kỳ (khách quốc tế 210.000 lượt)"
    return following if is_direct else None


def _tells_how_much(words: Sequence[Token]) -> bool:
    """Whether a bracket tells the change in number: "so với cùng kỳ (bằng 837 ha)"."""
    opened = [at for at, token in enumerate(words) if token.is_mark("(")]
    inside = words[opened[-1] + 1 :] if opened else ()
    return bool(inside) and inside[0].role in {"reach", "relative"}


def _names_its_own(words: Sequence[Token]) -> bool:
    """Whether a bracket names what its figure counts, in two words or more."""
    inside = list(dropwhile(lambda token: not token.is_mark("("), words))
    names = [token for token in inside if names_a_thing(token) and token.text not in _PERIODS]
    return len(names) >= _LEAST_NAME


def _holds_more(passage: Passage, first: int) -> bool:
    """Whether brackets hold a percentage or a list besides their first figure."""
    if first + 1 == len(passage.terms):
        return False
    gap = passage.gap(passage.terms[first], passage.terms[first + 1])
    return not any(token.is_mark(")") or token.kind == "stop" for token in gap)


def _is_coordinated(passage: Passage, former: Term, term: Term) -> bool:
    """Whether only "và" stands between the phrase of a percentage and the next one."""
    if not former.is_percent:
        return False
    words = passage.gap(former, term)
    return bool(words) and words[-1].text in {"và", ","} and not _has_verb(words)


def _has_verb(tokens: Iterable[Token]) -> bool:
    return any(token.role in _VERBS for token in tokens)


def names_a_thing(token: Token) -> bool:
    """Whether a word is of what is spoken of, not of what is said about it."""
    return token.kind == "word" and not token.role and token.text not in SUBJECTLESS


def goes_on(tokens: Sequence[Token]) -> bool:
    """Whether each semicolon opens a clause without a subject of its own.

    "TH: 137 lao động; đạt 114 %", "ước 96 tỷ; cùng kỳ: 84 tỷ; tăng 15 %".
    """
    return all(
        at + 1 < len(tokens) and _is_subjectless(tokens[at + 1 : at + 3])
        for at, token in enumerate(tokens)
        if token.is_mark(";")
    )


def _is_subjectless(opening: Sequence[Token]) -> bool:
    """Whether a clause does not name what it is of: "; tỷ lệ 85 %", not "; tỷ lệ hộ nghèo 2 %"."""
    if opening[0].role == "share" and len(opening) > 1 and names_a_thing(opening[1]):
        return False
    return opening[0].role in _SUBJECTLESS_OPENINGS or opening[0].text == "th"  # thực hiện


def is_linked(tokens: Iterable[Token]) -> bool:
    """Whether only marks and words of "that is" stand between a change and its percentage."""
    return all(
        token.is_mark("()=,;+-–") or token.role in {"share", "reach", "relative"}
        or token.text in SUBJECTLESS
        for token in tokens
    )  # fmt: skip
