"""Labels as keys: one key for the ways a Vietnamese label is spelt; labels print as typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ETH = str.maketrans("ÐðƉɖ", "ĐđĐđ")  # letters that look like Đ and are not
_KEPT_PUNCTUATION = "%‰"  # they tell a share from a count
# A tone on the second vowel of a closing oa, oe, uy goes to the first: hoà is hòa.
_OLD_PLACES = {
    second: first
    for pair, first_row, second_row in (
        ("oa", "òỏõóọ", "àảãáạ"),
        ("oe", "òỏõóọ", "èẻẽéẹ"),
        ("uy", "ùủũúụ", "ỳỷỹýỵ"),
    )
    for second, first in zip(
        (pair[0] + toned for toned in second_row),
        (toned + pair[1] for toned in first_row),
        strict=True,
    )
}
_NEW_STYLE = re.compile(r"(?<!q)(?:" + "|".join(_OLD_PLACES) + r")\b")
_FINAL_Y = re.compile(r"\b([bcdđghklmnprstvx]|qu)([yỳỷỹýỵ])\b")
_Y_TO_I = str.maketrans("yỳỷỹýỵ", "iìỉĩíị")


@lru_cache(maxsize=8192)  # names of the catalogue and words of headers are folded again and again
def fold_label(text: str) -> str:
    """Return the key under which spellings of one label meet.

    Case, punctuation, dashes, spaces and invisible characters do not count, nor where the tone
    of oa, oe, uy stands, nor y or i after a single consonant. Tones do count. Old encodings are
    to be converted before (`wardstats.model.legacy_encodings`): the soft hyphen is dropped here.

    Examples
    --------
    >>> fold_label("  Tỷ lệ hộ nghèo – xã Hoà Bình (%)")
    'tỉ lệ hộ nghèo xã hòa bình %'
    >>> fold_label("Thuỷ lợi") == fold_label("THỦY LỢI")
    True
    >>> fold_label("thu"), fold_label("thú"), fold_label("thủ")
    ('thu', 'thú', 'thủ')
    """
    composed = unicodedata.normalize("NFC", text).translate(_ETH)
    folded = unicodedata.normalize("NFC", composed.casefold())
    words = " ".join("".join(map(_plain_sign, folded)).split())
    placed = _NEW_STYLE.sub(lambda vowels: _OLD_PLACES[vowels[0]], words)
    return _FINAL_Y.sub(lambda word: word[1] + word[2].translate(_Y_TO_I), placed)


def _plain_sign(sign: str) -> str:
    """Keep letters, digits and signs of meaning; a space for punctuation, nothing for format."""
    category = unicodedata.category(sign)
    if category == "Cf":
        return ""
    is_dropped = category[0] in "PZC" and sign not in _KEPT_PUNCTUATION
    return " " if is_dropped or sign == "\u2212" else sign
