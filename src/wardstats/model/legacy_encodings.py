"""Old Vietnamese encodings in Excel cells: TCVN3 (ABC) and VNI-Windows, to Unicode.

Before Unicode the font carried the meaning: a cell holds Latin-1 characters, and `.VnTime` or
`VNI-Times` draws them as Vietnamese. TCVN3 gives each small letter one character and has no
capitals with tones (fonts ending in H draw them); VNI writes a vowel and, after it, its mark.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

# Each row: a letter under its tones none, grave, hook, tilde, acute, dot; then its characters.
# U+00AD, invisible in most editors, is TCVN3's ư.
TCVN3_ROWS = (
    ("aàảãáạ", "aµ¶·¸¹"),
    ("ăằẳẵắặ", "¨»¼½¾Æ"),
    ("âầẩẫấậ", "©ÇÈÉÊË"),
    ("eèẻẽéẹ", "eÌÎÏÐÑ"),
    ("êềểễếệ", "ªÒÓÔÕÖ"),
    ("iìỉĩíị", "i×ØÜÝÞ"),
    ("oòỏõóọ", "oßáâãä"),
    ("ôồổỗốộ", "«åæçèé"),
    ("ơờởỡớợ", "¬êëìíî"),
    ("uùủũúụ", "uïñòóô"),
    ("ưừửữứự", "\u00adõö÷øù"),
    ("yỳỷỹýỵ", "yúûüýþ"),
    ("đ", "®"),
    ("ĂÂĐÊÔƠƯ", "¡¢§£¤¥¦"),
)
VNI_ROWS = (
    ("aàảãáạ", "a aø aû aõ aù aï"),
    ("ăằẳẵắặ", "aê aè aú aü aé aë"),
    ("âầẩẫấậ", "aâ aà aå aã aá aä"),
    ("eèẻẽéẹ", "e eø eû eõ eù eï"),
    ("êềểễếệ", "eâ eà eå eã eá eä"),
    ("iìỉĩíị", "i ì æ ó í ò"),
    ("oòỏõóọ", "o oø oû oõ où oï"),
    ("ôồổỗốộ", "oâ oà oå oã oá oä"),
    ("ơờởỡớợ", "ô ôø ôû ôõ ôù ôï"),
    ("uùủũúụ", "u uø uû uõ uù uï"),
    ("ưừửữứự", "ö öø öû öõ öù öï"),
    ("yỳỷỹýỵ", "y yø yû yõ yù î"),
    ("đ", "ñ"),
)
_ASCII_LETTERS = "AaEeIiOoUuYy"


def _build_tcvn3() -> dict[str, str]:
    pairs = (pair for letters, codes in TCVN3_ROWS for pair in zip(codes, letters, strict=True))
    return {code: letter for code, letter in pairs if code not in _ASCII_LETTERS}


def _build_vni() -> dict[str, str]:
    """Both cases; the case of a pair is that of its vowel (`AÂ` and `Aâ` are both Â)."""
    table = {}
    for letters, codes in VNI_ROWS:
        for code, letter in zip(codes.split(), letters, strict=True):
            table[code] = letter
            table[code.upper()] = letter.upper()
            table[code[0].upper() + code[1:]] = letter.upper()
            table[code[0] + code[1:].upper()] = letter
    return {code: letter for code, letter in table.items() if code not in _ASCII_LETTERS}


_TABLES = {"TCVN3": _build_tcvn3(), "VNI": _build_vni()}
_CODES = {
    name: re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    for name, table in _TABLES.items()
}
_WORDS = {
    "TCVN3": re.compile("[A-Za-z" + re.escape("".join(_TABLES["TCVN3"])) + "]+"),
    "VNI": re.compile("[A-Za-zÀ-ÖØ-öø-ÿ]+"),
}
_FONTS = {"TCVN3": re.compile(r"@?\.vn", re.I), "VNI": re.compile(r"@?vni[- ]", re.I)}
# Letters that neither encoding can hold: the text is Unicode.
_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
_BEYOND_LATIN = re.compile("[\u0100-\u1fff]")
_LATIN_LETTERS = re.compile("[À-ÖØ-öø-ÿ]")
# Neither encoding has letters in 0x80-0x9F: there stand Windows' quotes and dashes.
_C1 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}

_ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyz").union(
    *(letters.lower() for letters, _codes in TCVN3_ROWS)
)
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_STOPS = ("c", "ch", "p", "t")  # syllables closed by these take acute or dot only
_STOP_TONES = ("\u0301", "\u0323")
_SYLLABLE = re.compile(
    "(?:b|ch|c(?![eêiy])|d|đ|gh(?=[eêi])|gi|g(?![eê])|h|kh|k(?=[eêiy])|l|m"
    "|ngh(?=[eêi])|ng(?![eêi])|nh|n|ph|qu|r|s|th|tr|t|v|x)?"
    "(?P<rime>a(?:ch|ng|nh|[cimnoptuy])?|ă(?:ng|[cmnpt])|â(?:ng|[cmnptuy])"
    "|e(?:ng|[cmnopt])?|ê(?:ch|nh|[mnptu])?"
    "|i(?:ch|nh|[amnptu])?|iê(?:ng|[cmnptu])"
    "|o(?:ng|[cimnpt])?|oa(?:ch|ng|nh|[cimnopty])?|oă(?:ng|[cmnt])|oe[mnot]?|oo(?:ng|[cnt])"
    "|ô(?:ng|[cimnpt])?|ơ[imnpt]?"
    "|u(?:ng|[acimnpt])?|uâ(?:ng|[nty])|uê(?:ch|nh|n)?|uô(?:ng|[cimnt])|uơ"
    "|uy(?:ch|nh|[anptu])?|uyê[nt]"
    "|ư(?:ng|[acimntu])?|ươ(?:ng|[cimnptu])"
    "|y(?:ch|nh|[nt])?|yê(?:ng|[mntu]))"
)
_RARE_AFTER_VOWEL = "äåãõûøÄÅÃÕÛØ"
_ENOUGH = 2  # points of `_strength` from which a text without a telling font is old


@dataclass(frozen=True, slots=True)
class LegacyText:
    """A text found in an old encoding, as it stood and as it reads."""

    encoding: str  # TCVN3 or VNI
    before: str
    after: str  # Unicode, NFC


def convert_legacy(text: str, font: str = "") -> LegacyText | None:
    """Convert a text in an old encoding; None when it is not in one.

    The font decides: `.Vn…` is TCVN3 (in capitals when its name ends in H), `VNI-…` is VNI.
    Under other fonts only strong signs count: words that are no Vietnamese as they stand and
    are Vietnamese once converted. Text with letters that only Unicode has is never touched.

    Examples
    --------
    >>> convert_legacy("tÊt c¶ mäi ng­êi").after
    'tất cả mọi người'
    >>> convert_legacy("Xin chaøo caùc baïn")
    LegacyText(encoding='VNI', before='Xin chaøo caùc baïn', after='Xin chào các bạn')
    >>> convert_legacy("céng hßa", font=".VnTimeH").after
    'CỘNG HÒA'
    >>> convert_legacy("Hội đồng nhân dân", font=".VnTime") is None
    True
    """
    plain = unicodedata.normalize("NFC", text)
    if plain.isascii() or _UNICODE.search(plain):
        return None
    encoding = _encoding_of(font)
    if encoding:
        if not _CODES[encoding].search(plain) or _is_unicode_in_old_font(plain, encoding):
            return None
    else:
        encoding = _recognise(plain)
    if not encoding:
        return None
    after = _decode(plain, encoding)
    if encoding == "TCVN3" and _is_capital(font):
        after = after.upper()
    return LegacyText(encoding, text, after) if after != plain else None


def _encoding_of(font: str) -> str:
    named = (name for name, pattern in _FONTS.items() if pattern.match(font.strip()))
    return next(named, "")


def _is_capital(font: str) -> bool:
    name = font.strip().lower()
    return bool(_FONTS["TCVN3"].match(name)) and name.endswith("h")


def _decode(text: str, encoding: str) -> str:
    table = _TABLES[encoding]
    decoded = _CODES[encoding].sub(lambda code: table[code[0]], text)
    return unicodedata.normalize("NFC", decoded.translate(_C1))


def _leaves_letters(text: str, encoding: str) -> bool:
    """Whether letters remain that the encoding does not have, or marks without their vowel."""
    return bool(_LATIN_LETTERS.search(_CODES[encoding].sub("", text)))


def _is_unicode_in_old_font(text: str, encoding: str) -> bool:
    """Whether the text is good Vietnamese as it stands and no good in the font's encoding."""
    words = [word for word in _WORDS["VNI"].findall(text) if not word.isascii()]
    return _leaves_letters(text, encoding) and all(map(_is_word, words))


def _recognise(text: str) -> str:
    """Tell the encoding by its signs alone; empty when they are weak or even."""
    if _BEYOND_LATIN.search(text):
        return ""
    strengths = {name: _strength(text, name) for name in _TABLES}
    best = max(strengths, key=lambda name: strengths[name])
    is_alone = list(strengths.values()).count(strengths[best]) == 1
    return best if strengths[best] >= _ENOUGH and is_alone else ""


def _strength(text: str, encoding: str) -> int:
    """Points for words that become Vietnamese by converting; 0 when other words contradict."""
    if _leaves_letters(text, encoding):
        return 0
    words = _WORDS[encoding].findall(text)
    points = 0
    gained = kept = lost = 0
    for word in words:
        converted = _decode(word, encoding)
        if word.isascii() or len(word) == 1:
            continue
        if converted == word or _is_weak(word):
            kept += _is_syllable(converted)
        elif not _is_syllable(converted):
            lost += 1
        elif _is_word(word):
            kept += 1  # good before and after: sè, số
        else:
            gained += 1
            points += _points(word, encoding)
    is_dense = 5 * (gained + kept) >= len(words) and 4 * lost <= gained
    return points + kept if points and is_dense else 0


def _points(word: str, encoding: str) -> int:
    """Two for what other languages do not write within a word, else one for each sign.

    In TCVN3 a symbol (n¨m) or a capital in a small word (trÞ), in VNI some marks (Vieät).
    """
    for before, sign in pairwise(word):
        if sign.isascii():
            continue
        is_odd = not _is_letter(sign) or (sign.isupper() and before.islower())
        is_odd_mark = before in _ASCII_LETTERS and sign in _RARE_AFTER_VOWEL
        if is_odd_mark if encoding == "VNI" else is_odd:
            return 2
    return sum(not sign.isascii() for sign in word)


def _is_weak(word: str) -> bool:
    """Whether the only sign is a symbol that units, quotes and notes have too: µm, N·m, «on, x¹."""
    symbols = [place for place, sign in enumerate(word) if not sign.isascii()]
    if len(symbols) != 1 or _is_letter(word[symbols[0]]):
        return False
    return symbols[0] in (0, len(word) - 1) or (len(word) == 3 and "·" in word)


def _is_letter(sign: str) -> bool:
    return sign not in "×÷" and (sign.isascii() or sign >= "À")


def _is_word(word: str) -> bool:
    """Whether the word is Vietnamese as it stands: a syllable, its capitals in good order."""
    return _is_syllable(word) and (word.islower() or word.isupper() or word.istitle())


def _is_syllable(word: str) -> bool:
    """Whether the letters make a Vietnamese syllable, with at most one tone that fits.

    Examples
    --------
    >>> [_is_syllable(word) for word in ("người", "hoàn", "café", "cùc", "leọ")]
    [True, True, False, False, False]
    """
    if not _ALPHABET.issuperset(word.lower()):
        return False
    tones = [
        (place, mark)
        for place, letter in enumerate(word.lower())
        for mark in unicodedata.normalize("NFD", letter)
        if mark in _TONES
    ]
    parted = unicodedata.normalize("NFD", word.lower())
    letters = "".join(mark for mark in parted if mark not in _TONES)
    found = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", letters))
    if not found or len(tones) > 1:
        return False
    rime = found["rime"]
    if not tones:
        return not rime.endswith(_STOPS)
    place, tone = tones[0]
    is_fit = tone in _STOP_TONES or not rime.endswith(_STOPS)
    return is_fit and place - found.start("rime") in _tone_places(rime)


def _tone_places(rime: str) -> tuple[int, ...]:
    """Tell which letters of the rime may carry its tone; oa, oe, uy are written in two ways."""
    vowels = rime.rstrip("cghmnpt")
    shaped = [place for place, vowel in enumerate(vowels) if vowel in "ăâêôơ"]
    if shaped:
        return (shaped[-1],)
    if vowels in ("oa", "oe", "uy"):
        return (0, 1)
    is_second = len(vowels) == 3 or (len(vowels) == 2 and vowels != rime)
    return (1,) if is_second else (0,)
