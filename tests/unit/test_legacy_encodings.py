"""Old encodings: every letter of TCVN3 and VNI, and nothing else taken for them."""

from __future__ import annotations

import unicodedata
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wardstats.model.legacy_encodings import LegacyText, convert_legacy

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = "aăâeêioôơuưy"
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
ACCENTED = [letter for letter in SMALL if not letter.isascii()]
CAPITALS = [letter.upper() for letter in ACCENTED]

# A second writing of both encodings, on another principle than the module's rows:
# TCVN3 in the order of its codes, VNI by the marks a letter is made of.
TCVN3_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
TCVN3_CODES = {
    letter: chr(start + place)
    for start, letters in TCVN3_RUNS.items()
    for place, letter in enumerate(letters)
}
VNI_MARKS = {
    "": dict(zip(TONES, ["", "ø", "û", "õ", "ù", "ï"], strict=True)),
    "\u0302": dict(zip(TONES, "âàåãáä", strict=True)),
    "\u0306": dict(zip(TONES, "êèúüéë", strict=True)),
}
VNI_WHOLE = {"ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î", "đ": "ñ"}

PHRASES = [
    "tất cả mọi người", "Xin chào các bạn", "Việt Nam", "Tổng số hộ", "Số hộ nghèo",
    "Diện tích lúa đông xuân", "Năng suất (tạ/ha)", "Sản lượng lương thực", "Thực hiện năm 2020",
    "Kế hoạch năm", "Chỉ tiêu chủ yếu", "Đơn vị tính", "Tỷ lệ tăng trưởng", "Giá trị sản xuất",
    "Dân số trung bình", "trẻ em dưới 5 tuổi", "Thu ngân sách nhà nước", "triệu đồng",
    "Trường học đạt chuẩn quốc gia", "khuyết tật", "nước sạch hợp vệ sinh", "Quý I năm nay",
    "xã, phường", "Ghi chú: ước cả năm", "Người có công", "thủy sản nuôi trồng",
    "lao động được giải quyết",
    "nghĩa vụ quân sự", "bảo hiểm y tế", "Ủy ban nhân dân phường", "Đường giao thông nông thôn",
    "ngoài giờ, khuỷu tay, quỹ đất",
]  # fmt: skip


def to_tcvn3(text):
    """Encode; capitals with tones, which TCVN3 lacks, become small."""
    return "".join(
        TCVN3_CODES.get(letter) or TCVN3_CODES.get(letter.lower(), letter) for letter in text
    )


def to_vni(text):
    return "".join(map(_letter_to_vni, text))


def _letter_to_vni(letter):
    small = letter.lower()
    if small in VNI_WHOLE:
        code = VNI_WHOLE[small]
    else:
        parts = unicodedata.normalize("NFD", small)
        tone = next((mark for mark in parts if mark in TONES), "")
        shape = next((mark for mark in parts if mark in ("\u0302", "\u0306")), "")
        base = {"ơ": "ô", "ư": "ö"}.get(
            unicodedata.normalize("NFC", parts.replace(tone, "")), parts[0]
        )
        code = base + VNI_MARKS[shape][tone]
    return code.upper() if letter != small else code


def lower_toned_capitals(text):
    return "".join(
        letter if letter in "ĂÂÊÔƠƯĐ" or letter.isascii() else letter.lower() for letter in text
    )


def after(text, font=""):
    found = convert_legacy(text, font)
    return found.after if found else text


def test_the_second_writing_is_whole():
    assert len(ACCENTED) == len(set(ACCENTED)) == 67
    assert sorted(TCVN3_CODES) == sorted([*ACCENTED, *"ĂÂÊÔƠƯĐ"])
    assert len(set(TCVN3_CODES.values())) == 74
    assert len({to_vni(letter) for letter in ACCENTED + CAPITALS}) == 134
    assert to_vni("Đường Ỷ") == "Ñöôøng YÛ"


@pytest.mark.parametrize("letter", ACCENTED + list("ĂÂÊÔƠƯĐ"))
def test_every_tcvn3_letter_is_read(letter):
    assert after(to_tcvn3(letter), ".VnTime") == letter


@pytest.mark.parametrize("letter", ACCENTED)
def test_every_tcvn3_letter_is_capital_under_a_font_of_capitals(letter):
    assert convert_legacy(to_tcvn3(letter), ".VnTimeH").after == letter.upper()


@pytest.mark.parametrize("letter", ACCENTED + CAPITALS)
def test_every_vni_letter_is_read(letter):
    assert after(to_vni(letter), "VNI-Times") == letter


@pytest.mark.parametrize(("code", "letter"), [("Aâ", "Â"), ("aÂ", "â"), ("Ôù", "Ớ"), ("öØ", "ừ")])
def test_a_vni_pair_of_two_cases_takes_that_of_its_vowel(code, letter):
    assert after(code, "VNI-Times") == letter


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("font", [".VnTime", ".VnArial", ".VNARIAL NARROW", " .vntime "])
def test_a_tcvn3_phrase_comes_back_under_its_font(phrase, font):
    assert convert_legacy(to_tcvn3(phrase), font) == LegacyText(
        "TCVN3", to_tcvn3(phrase), lower_toned_capitals(phrase)
    )


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("font", ["VNI-Times", "VNI-Helve", "vni-helve-condense", "VNI Times"])
def test_a_vni_phrase_comes_back_under_its_font(phrase, font):
    assert convert_legacy(to_vni(phrase), font) == LegacyText("VNI", to_vni(phrase), phrase)


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("font", ["", "Times New Roman", "Calibri"])
def test_a_phrase_is_known_by_its_signs(phrase, font):
    assert after(to_tcvn3(phrase), font) == lower_toned_capitals(phrase)
    assert after(to_vni(phrase), font) == phrase


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("tÊt c¶ mäi ng\u00adêi", "tất cả mọi người"),
        ("Xin chaøo caùc baïn", "Xin chào các bạn"),
        ("Vieät", "Việt"),
        ("Thu phí, leä phí", "Thu phí, lệ phí"),
        ("Ng÷ ©m häc", "Ngữ âm học"),
        ("COÄNG HOØA XAÕ HOÄI", "CỘNG HÒA XÃ HỘI"),
        ("N¨m 2020", "Năm 2020"),
        ("th\u00adêng", "thường"),
        ("§Êt", "Đất"),
        ("®«", "đô"),
        ("gi¸ trÞ (%)", "giá trị (%)"),
        ("\u201cd©n sè\u201d \u2013 n¨m", "“dân số” – năm"),
    ],
)
def test_strong_signs_decide(text, read):
    assert after(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "2020", "1.234,5", "80,7%", "UBND", "Total", "m²", "m³", "25°C", "±5", "½",
        "2½ kg", "µg", "µm", "µg/m³", "5 µl", "N·m", "kW·h", "a × b", "3×4", "5 ÷ 10", "£5", "¥",
        "¢", "§ 5", "§5", "®", "Windows®", "Excel® 2016", "© 2020", "©", "«quoted»", "« on dit »",
        "«Nam»", "x¹", "Thu¹", "Thu¹ Chi²", "Nam¹ Co¹", "1ª", "Mª", "¶", "· Nam", "¬p",
        "co\u00adoperation", "Viet\u00adnam", "\u00ad", "café", "Café Noël à la crème",
        "L'été où l'âne naïf bêlait",
        "Thé", "laïc", "Le maïs, la forêt et la tête", "Où êtes-vous ?", "Niño",
        "El niño está aquí", "España, año mañana", "aún más lejos está", "¿Qué tal? ¡Señor!",
        "São Paulo não é aí", "leão", "geändert", "Théâtre où",
        "Zoë Caïn", "Kóńgò",
        "Müller & Söhne für Köln", "Übergröße", "på", "smørrebrød på bordet", "Åre öl",
    ],
)  # fmt: skip
def test_other_text_is_not_taken_for_old(text):
    assert convert_legacy(text) is None
    assert convert_legacy(text, "Times New Roman") is None


@pytest.mark.parametrize("font", ["", ".VnTime", ".VnTimeH", "VNI-Times", "Arial"])
@pytest.mark.parametrize(
    "text",
    ["Hội đồng nhân dân", "đô la", "cỏ", unicodedata.normalize("NFD", "số hộ"), "Hà và cá", "2020",
     "m²", "Nam", "Hà Nam: xã và nhà", "Ủy ban"],
)  # fmt: skip
def test_unicode_is_left_even_under_an_old_font(text, font):
    assert convert_legacy(text, font) is None


@pytest.mark.parametrize(
    "text", ["cá", "xã", "hé", "sè", "lóa", "thé", "Hòa Bình", "hai con bò", "thêm tôm và cá"]
)
def test_what_is_vietnamese_as_it_stands_is_left_without_a_telling_font(text):
    assert convert_legacy(text) is None


def test_a_telling_font_decides_where_signs_cannot():
    assert after("cá", ".VnTime") == "cỏ"
    assert after("x·", ".VnTime") == "xã"
    assert after("laïc", "VNI-Times") == "lạc"
    assert after("Tæng", ".VnTime") == "Tổng"


def test_a_letter_that_is_its_own_code_is_capital_under_a_font_of_capitals():
    assert convert_legacy("lý", ".VnTime") is None
    assert after("lý", ".VnArialH") == "LÝ"


def test_text_composed_of_parts_is_read_too():
    parted = unicodedata.normalize("NFD", "tÊt c¶ mäi ng\u00adêi")
    assert convert_legacy(parted) == LegacyText("TCVN3", parted, "tất cả mọi người")


@pytest.mark.parametrize("stored", ["\u0093d©n sè\u0094 \u0096 n¨m", "“d©n sè” – n¨m"])
def test_the_codes_below_a0_are_quotes_and_dashes(stored):
    assert after(stored, ".VnTime") == "“dân số” – năm"


def test_what_is_found_cannot_be_changed():
    found = convert_legacy("N¨m 2020")
    with pytest.raises(FrozenInstanceError):
        found.after = ""


# Syllables, spelt independently of the module: _ stands after the vowel that takes the tone.
OPEN_RIMES = (
    "a_ a_i a_o a_u a_y â_u â_y e_ e_o ê_ ê_u i_ i_a i_u iê_u o_ o_a oa_i o_i ô_ ô_i ơ_ ơ_i"
    " u_ u_a u_i u_y uô_i ư_ ư_a ư_i ươ_i a_m a_n a_ng a_nh ă_n ă_ng â_m â_n â_ng e_n ê_n ê_nh"
    " i_n i_nh iê_n iê_ng o_n o_ng ô_n ô_ng ơ_n u_n u_ng uô_n uô_ng ư_ng ươ_n ươ_ng oa_n oa_ng uâ_n"
)
STOPPED_RIMES = "a_c a_p a_t a_ch ă_t â_t â_p i_t i_ch iê_t o_c ô_c ô_t u_c u_t ư_c ươ_c uô_c oa_t"
ONSETS = "b ch d đ h kh l m n nh ph r s t th tr v x"
_open = st.tuples(
    st.sampled_from(OPEN_RIMES.split()),
    st.sampled_from(TONES),
)
_stopped = st.tuples(st.sampled_from(STOPPED_RIMES.split()), st.sampled_from(TONES[-2:]))
SYLLABLES = st.builds(
    lambda onset, rime: unicodedata.normalize("NFC", onset + rime[0].replace("_", rime[1])),
    st.sampled_from(ONSETS.split()),
    st.one_of(_open, _stopped),
)
TEXTS = st.lists(SYLLABLES, min_size=1, max_size=8).map(" ".join)
CASED = st.builds(
    lambda text, change: change(text),
    TEXTS,
    st.sampled_from([str.lower, str.upper, str.title, str.capitalize]),
)


@given(CASED)
def test_unicode_vietnamese_is_never_changed(text):
    assert convert_legacy(text) is None


@given(TEXTS)
def test_tcvn3_comes_back(text):
    assert after(to_tcvn3(text), ".VnTime") == text
    assert after(to_tcvn3(text), ".VnTimeH") in (text, text.upper())


@given(CASED)
def test_vni_comes_back(text):
    assert after(to_vni(text), "VNI-Times") == text


@given(CASED)
@example("bì bộc")  # once read as TCVN3
def test_without_a_font_old_text_is_read_rightly_or_left(text):
    assert after(to_vni(text)) in (text, to_vni(text))
    small = text.lower()
    assert after(to_tcvn3(small)) in (small, to_tcvn3(small))


@given(st.text())
def test_any_text_is_converted_or_left(text):
    for font in ("", ".VnTime", "VNI-Times"):
        found = convert_legacy(text, font)
        assert found is None or found.before == text != found.after


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_ascii_is_always_left(text):
    assert convert_legacy(text, ".VnTimeH") is None
