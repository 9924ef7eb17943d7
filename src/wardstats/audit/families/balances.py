"""Equations and balances: A + B = C; what was there, came in, went out and is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, takewhile

from wardstats.audit.claims import Claim
from wardstats.audit.families.writing import Part, show_alike, write_claim
from wardstats.audit.intervals import Reading
from wardstats.audit.judging import settle
from wardstats.audit.reading.cues import MOVES, names_a_thing, read_cue_left
from wardstats.audit.reading.passages import Passage
from wardstats.audit.reading.terms import Term
from wardstats.audit.reading.tokens import Figure, Token

_THEREFORE = frozenset({"vậy", "thực"})  # "như vậy tăng", "thực tăng"
_NEGATIONS = frozenset({"không", "chưa"})
_LITTLE = Fraction(1, 20)  # of a whole that its part and a rest miss
_NOW = frozenset({"hiện", "nay"})
_NEAR = 6  # words between a pair and its rest
_MOST_COLUMNS = 40  # of a table
_MOST_TERMS = 40  # on one side of an equation
_OPERATORS = {"+": 1, "-": -1, "−": -1, "–": -1}
_CHANGES = {"up": 1, "down": -1}
_DIRECTIONS = _CHANGES | {"inflow": 1, "outflow": -1}
# In a balance what is received comes in: "tồn 12 đơn, tiếp nhận 35 đơn, giải quyết 41 đơn".
_STOCK_DIRECTIONS = _DIRECTIONS | {"whole": 1}
_SIGNS = {1: " + ", -1: " − "}


def find_balances(passage: Passage) -> Iterator[Claim]:
    """Yield a claim for each equation and balance of a paragraph."""
    yield from _equations(passage)
    yield from _stocks(passage)
    yield from _remainders(passage)
    yield from _rests_of_pairs(passage)
    yield from _net_changes(passage)


def _equations(passage: Passage) -> Iterator[Claim]:
    for at, token in enumerate(passage.tokens):
        if not token.is_mark("="):
            continue
        left = _side(passage, at, -1)
        right = _side(passage, at, 1)
        for terms, total in ((left, right), (right, left)):
            if len(terms) > 1 and len(total) == 1:
                claim = _write(passage, terms, total[0][1])
                figures = [term.figure for _sign, term in (*terms, *total)]
                if claim.verdict == "consistent" or not _number_columns(figures):
                    yield claim


def _number_columns(figures: Sequence[Figure]) -> bool:
    """Whether an equation may be of the columns of a table: "Tổng số (1=2+3)"."""
    return all(one.unit is None and one.numeral.value < _MOST_COLUMNS for one in figures)


def _side(passage: Passage, equals: int, step: int) -> list[tuple[int, Term]]:
    """Return the signed terms of one side of an equation, from left to right."""
    after = passage.count_before(equals)
    ordered = (
        range(after, min(after + _MOST_TERMS, len(passage.terms)))
        if step > 0
        else range(after - 1, max(after - 1 - _MOST_TERMS, -1), -1)
    )
    if not ordered:
        return []
    if not _is_free(passage, ordered[0], equals):
        return []
    chain = [ordered[0]]
    for place in ordered[1:]:
        sign = _operator(passage, min(place, chain[-1]), max(place, chain[-1]))
        if not sign:
            break
        chain.append(place)
    chain.sort()
    signs = [1, *(_operator(passage, one, other) for one, other in pairwise(chain))]
    return [(sign, passage.terms[place]) for sign, place in zip(signs, chain, strict=True)]


def _is_free(passage: Passage, place: int, equals: int) -> bool:
    """Whether only words stand between a term and the sign of equality."""
    term = passage.terms[place]
    if term.last < equals:
        between = passage.tokens[term.last + 1 : equals]
    else:
        between = passage.tokens[equals + 1 : term.first]
    return term.is_amount and all(token.kind in {"word", "opaque"} for token in between)


def _operator(passage: Passage, left: int, right: int) -> int:
    """Return +1 or −1 where a plus or a spaced minus alone joins two terms, else 0."""
    one, other = passage.terms[left], passage.terms[right]
    gap = passage.gap(one, other)
    marks = [token for token in gap if token.kind not in {"word", "opaque"}]
    if len(marks) != 1 or not (one.is_amount and other.is_amount):
        return 0
    sign = _OPERATORS.get(marks[0].text, 0)
    text = passage.paragraph.text
    spaced = text[marks[0].start - 1].isspace() and text[marks[0].end].isspace()
    return sign if sign > 0 or spaced else 0


def _stocks(passage: Passage) -> Iterator[Claim]:
    """Read "đầu năm A, giảm B, còn lại C"."""
    for place, term in enumerate(passage.terms):
        if not term.is_amount or not _is_opening(passage, term):
            continue
        moves: list[tuple[int, Term]] = []
        for later in range(place + 1, min(place + 6, len(passage.terms))):
            other = passage.terms[later]
            may_be_like = other.is_amount and other.may_be_like(term)
            if not may_be_like or not passage.same_sentence(term, other):
                break
            direction = _direction(passage, other, _STOCK_DIRECTIONS)
            if direction and not _is_closing(passage, other):
                moves.append((direction, other))
            elif moves and _is_closing(passage, other):
                yield _write(passage, [(1, term), *moves], other)
                break
            else:
                break


def _direction(passage: Passage, term: Term, directions: Mapping[str, int] = _DIRECTIONS) -> int:
    """Return +1 or −1 where the nearest verb says that something came in or went out."""
    words = [*passage.before(term, 6), *_clause_behind(passage, term)]
    return next((directions[token.role] for token in words if token.role in directions), 0)


def _clause_behind(passage: Passage, term: Term) -> Iterator[Token]:
    """Yield the words behind a figure in its clause: "43 hộ thoát nghèo"."""
    return takewhile(lambda token: token.kind == "word", passage.after(term, 4))


def _remainders(passage: Passage) -> Iterator[Claim]:
    """Read "tiếp nhận A, đã giải quyết B, còn lại C"."""
    counted = [term for term in passage.terms if not term.is_percent]
    for place in range(len(counted) - 2):
        whole, second, third = counted[place : place + 3]
        alike = _is_like(second, whole) and _is_like(third, whole) and whole.is_amount
        if not alike or not passage.same_sentence(whole, third) or _is_opening(passage, whole):
            continue
        if second.figure.quantity.value > whole.figure.quantity.value:
            continue
        if place and _is_stock(passage, counted[place - 1], whole):
            continue
        is_flow_in = _direction(passage, second) > 0 and not _is_planned(passage, whole)
        if _is_rest(passage, third) and not is_flow_in:
            claim = _write(passage, [(1, whole), (-1, second)], third)
            is_flow = _direction(passage, whole) > 0 > _direction(passage, second)
            is_sure = is_flow or _is_whole(passage, whole) or _is_denied(passage, whole, claim)
            is_sure = is_sure or _are_of_one_name(passage, whole, second, third)
            is_sure = is_sure and not _names_its_own(passage, second, third)
            is_sure = is_sure and not _goes_on(passage, third, counted[place + 3 : place + 4])
            if is_sure or claim.verdict == "consistent":
                yield claim


def _are_of_one_name(passage: Passage, whole: Term, *others: Term) -> bool:
    """Whether it is told that there are so many, and of the same name: "có 55 hộ cận nghèo"."""
    is_there = [token.text for token in passage.before(whole, 1)] == ["có"]
    nouns = {term.figure.noun for term in (whole, *others)}
    return is_there and whole.figure.is_count and len(nouns) == 1 and " " in nouns.pop()


def _goes_on(passage: Passage, rest: Term, following: Sequence[Term]) -> bool:
    """Whether a rest is the first of several: "còn lại người Mường 318, người Thái 134"."""
    return any(_is_like(one, rest) and passage.same_sentence(rest, one) for one in following)


def _is_whole(passage: Passage, term: Term) -> bool:
    return bool({"whole", "plan"} & passage.roles_before(term, 6))


def _is_denied(passage: Passage, whole: Term, rest: Claim) -> bool:
    """Whether a rest that is denied is missed by little: "còn 65 cử tri không đi bầu"."""
    if rest.reported is None:
        return False
    place = passage.count_ended(rest.end) - 1
    behind = [token.text for token in passage.after(passage.terms[place], 2)]
    given = Fraction(whole.figure.quantity.value)
    parts = [Fraction(operand.quantity.value) for operand in rest.operands]
    missed = abs(parts[0] - parts[1] - Fraction(rest.reported.value))
    return bool(_NEGATIONS & set(behind)) and missed <= _LITTLE * given


def _names_its_own(passage: Passage, second: Term, third: Term) -> bool:
    """Whether "còn" says where a thing of its own stands: "…; hộ nghèo còn 62 hộ"."""
    clause = list(takewhile(lambda token: not token.is_mark(",;"), passage.before(third, _NEAR)))
    names = any(names_a_thing(token) and token.text not in _NOW for token in clause)
    is_new = len(clause) < len(passage.gap(second, third))
    return is_new and names and not any(token.role == "remain" for token in clause)


def _is_planned(passage: Passage, term: Term) -> bool:
    return "plan" in passage.roles_before(term, 6)


def _is_opening(passage: Passage, term: Term) -> bool:
    return "opening" in passage.roles_before(term, 6)


def _rests_of_pairs(passage: Passage) -> Iterator[Claim]:
    """Read "đã xong 38/45 căn, còn (lại) 7 căn"."""
    counted = [term for term in passage.terms if not term.is_percent]
    for pair, rest in pairwise(counted):
        if pair.below is None or not rest.is_amount or not passage.same_sentence(pair, rest):
            continue
        is_near = sum(token.kind == "word" for token in passage.gap(pair, rest)) <= _NEAR
        is_rest = _is_rest(passage, rest) and not _lacks(passage, rest)
        if pair.figure.base != rest.figure.base or not is_rest:
            continue
        claim = _write(passage, [(1, pair.lower), (-1, pair.upper)], rest)
        is_new = any(token.is_mark(";") for token in passage.gap(pair, rest))
        if (is_near and not is_new) or claim.verdict == "consistent":
            yield claim


def _net_changes(passage: Passage) -> Iterator[Claim]:
    """Read "kết nạp A, chuyển đi B, như vậy tăng C"; without "như vậy" only a fit counts."""
    for came, went, net in zip(passage.terms, passage.terms[1:], passage.terms[2:], strict=False):
        alike = came.is_amount and _is_like(went, came) and _is_like(net, came)
        if not alike or not passage.same_sentence(came, net):
            continue
        roles = [token.role for token in passage.before(net, 3)]
        sign = next((_CHANGES[role] for role in roles if role in _CHANGES), 0)
        if sign and _direction(passage, came) > 0 > _direction(passage, went):
            claim = _write(passage, [(sign, came), (-sign, went)], net)
            is_told = any(token.text in _THEREFORE for token in passage.gap(went, net))
            if is_told or claim.verdict == "consistent":
                yield claim


def _is_stock(passage: Passage, former: Term, term: Term) -> bool:
    """Whether the figure before is what was there, so that three figures are not all."""
    return _is_opening(passage, former) and passage.same_sentence(former, term)


def _lacks(passage: Passage, term: Term) -> bool:
    """Whether it is said to be missing, which is a difference."""
    return "lacking" in passage.roles_before(term, 4)


def _is_rest(passage: Passage, term: Term) -> bool:
    """Whether a figure is what is left, or what lacks: "còn 10", "số dư 10", "còn thiếu 10"."""
    if read_cue_left(passage, passage.count_before(term.first)) in MOVES:
        return False  # "giảm 8 tiêu chí so với cuối năm"
    words = [*passage.before(term, 4), *_clause_behind(passage, term)]
    is_balance = any(
        token.role == "opening" and {"dư", "tồn"} & set(token.text.split()) for token in words
    )
    return is_balance or any(
        token.role in {"remain", "lacking"} or (token.role == "level" and "còn" in token.text)
        for token in words
    )


def _is_closing(passage: Passage, term: Term) -> bool:
    return bool({"remain", "level"} & passage.roles_before(term, 4))


def _write(passage: Passage, terms: Sequence[tuple[int, Term]], total: Term) -> Claim:
    named = next((term for _sign, term in terms if term.figure.unit), total)
    figures = [term.figure.in_unit_of(named.figure) for _sign, term in terms]
    shown = show_alike(figures)
    value = Reading.of(figures[0].quantity).times(terms[0][0])
    formula = shown[0]
    for (sign, _term), figure, text in zip(terms[1:], figures[1:], shown[1:], strict=True):
        value = value + Reading.of(figure.quantity).times(sign)
        formula += _SIGNS[sign] + text
    reported = total.figure.in_unit_of(named.figure)
    outcome = settle(formula, value, reported)
    parts: list[Part] = [("part", term, term.figure) for _sign, term in terms]
    return write_claim(passage, "sum_of_parts", "total", parts, total, outcome)


def _is_like(one: Term, other: Term) -> bool:
    return one.is_amount and one.is_like(other)
