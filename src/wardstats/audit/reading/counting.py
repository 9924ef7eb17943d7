"""Counted nouns: what a paragraph counts twice is a unit, whether or not the list has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wardstats.audit.reading.scanning import Piece
from wardstats.audit.reading.words import fold_word, may_begin_role

_TWICE = 2
# Words that stand behind figures and are not what is counted.
_FUNCTION_WORDS = frozenset({
    "và", "với", "được", "đã", "đang", "có", "cho", "tại", "ở", "của", "do", "bởi", "để", "khi",
    "nếu", "thì", "mà", "này", "đó", "trong", "ngoài", "từ", "đến", "tới", "vào", "ra", "theo",
    "cũng", "chưa", "không", "bị", "sẽ", "phải", "nên", "về", "giữa", "trước", "sau", "đầu",
    "cuối", "nam", "nữ", "khác", "đều", "hay", "hoặc", "như", "nhưng", "qua", "thuộc", "đối",
    "số", "lần", "điểm", "giờ", "phút", "ngày", "tháng", "năm", "tuổi", "quý", "tuần",
})  # fmt: skip


def find_counted_nouns(pieces: Sequence[Piece]) -> frozenset[str]:
    """Return the words that stand directly behind two numerals or more.

    Examples
    --------
    >>> from wardstats.audit.reading.scanning import scan
    >>> sorted(find_counted_nouns(list(scan("có 12 chòi canh, thêm 3 chòi canh và 4 bể"))))
    ['chòi']
    """
    counts = Counter(
        noun.text
        for numeral, space, noun in zip(pieces, pieces[1:], pieces[2:], strict=False)
        if numeral.sort == "numeral" and space.sort == "space" and noun.sort == "word"
    )
    return frozenset(word for word, times in counts.items() if times >= _TWICE and _is_noun(word))


def _is_noun(word: str) -> bool:
    if len(word) < 2 or not word.islower():
        return False
    folded = fold_word(word)
    return folded not in _FUNCTION_WORDS and not may_begin_role(folded)
