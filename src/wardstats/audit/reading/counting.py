"""Counted nouns: what a paragraph counts twice is a unit, whether or not the list has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wardstats.audit.reading.scanning import Piece
from wardstats.audit.reading.words import find_role, fold_word, fold_words, longest_role

_TWICE = 2
# Words that stand behind figures and are not what is counted.
_FUNCTION_WORDS = fold_words(
    "và", "với", "được", "đã", "đang", "có", "cho", "tại", "ở", "của", "do", "bởi", "để", "khi",
    "nếu", "thì", "mà", "này", "đó", "trong", "ngoài", "từ", "đến", "tới", "vào", "ra", "theo",
    "cũng", "chưa", "không", "bị", "sẽ", "phải", "nên", "về", "giữa", "trước", "sau", "đầu",
    "cuối", "nam", "nữ", "khác", "đều", "hay", "hoặc", "như", "nhưng", "qua", "thuộc", "đối",
    "số", "lần", "điểm", "giờ", "phút", "ngày", "tháng", "năm", "tuổi", "quý", "tuần",
)  # fmt: skip


def find_counted_nouns(pieces: Sequence[Piece]) -> frozenset[str]:
    """Return the words that stand directly behind two numerals or more.

    Examples
    --------
    >>> from wardstats.audit.reading.scanning import scan
    >>> sorted(find_counted_nouns(list(scan("có 12 chòi canh, thêm 3 chòi canh và 4 bể"))))
    ['chòi canh']
    """
    spaces = [at for at, piece in enumerate(pieces, start=1) if piece.sort == "numeral"]
    places = [at + 1 for at in spaces if at < len(pieces) and pieces[at].sort == "space"]
    counts = Counter(_noun_at(pieces, at) for at in places)
    longer = Counter((_noun_at(pieces, at), _noun_at(pieces, at + 2)) for at in places)
    always = {
        noun: f"{noun} {second}"
        for (noun, second), times in longer.items()
        if second and times == counts[noun] and " " not in noun + second
    }
    return frozenset(
        always.get(noun, noun) for noun, times in counts.items() if noun and times >= _TWICE
    )


def _noun_at(pieces: Sequence[Piece], at: int) -> str:
    """Return the noun at a place: a word, or two that only together play no part: "chi hội"."""
    words = [piece.text for piece in pieces[at : at + 3 : 2] if piece.sort == "word"]
    if len(words) == 2 and find_role([*map(fold_word, words)]) == ("", 2):
        return " ".join(words)
    return words[0] if words and pieces[at].sort == "word" and _is_noun(words[0]) else ""


def _is_noun(word: str) -> bool:
    if len(word) < 2 or not word.islower():
        return False
    folded = fold_word(word)
    return folded not in _FUNCTION_WORDS and not longest_role(folded)
