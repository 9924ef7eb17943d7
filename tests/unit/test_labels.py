"""Keys of labels: spellings of one label meet, words that differ stay apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardstats.model.labels import fold_label


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"), ("Hòa Bình", "HOÀ BÌNH"), ("thủy", "thuỷ"), ("ủy ban", "Uỷ ban"),
        ("khỏe", "khoẻ"), ("hóa", "hoá"), ("họa", "hoạ"), ("lũy", "luỹ"), ("tùy", "tuỳ"),
        ("kỷ luật", "kỉ luật"), ("kỹ thuật", "kĩ thuật"), ("lý", "lí"), ("tỷ lệ", "Tỉ lệ"),
        ("Mỹ", "Mĩ"), ("hy sinh", "hi sinh"), ("quý I", "quí I"), ("Đất", "Ðất"), ("đất", "ðất"),
        ("kinh tế - xã hội", "Kinh tế – xã hội"), ("kinh tế - xã hội", "kinh tế—xã hội"),
        ("kinh tế - xã hội", "kinh tế \u2212 xã hội"), ("số hộ", "số\u00a0hộ"),
        ("số hộ", "số\u200b hộ\ufeff"), ("số hộ", "  số \n hộ:"), ("số hộ (hộ)", "Số hộ, hộ."),
        ("số hộ", unicodedata.normalize("NFD", "số hộ")), ("“số hộ”", "số hộ*"),
        ("Ghi_chú", "ghi chú"),
    ],
)  # fmt: skip
def test_spellings_of_one_label_meet(one, other):
    assert fold_label(one) == fold_label(other)


@pytest.mark.parametrize(
    "labels",
    [
        ("thu", "thú", "thủ", "thư"),
        ("hòa", "hóa", "hoa", "họa"),
        ("số hộ nghèo", "số hộ nghèo (%)"),
        ("đất", "dất"),
        ("tay", "tai"),
        ("thúy", "thúi"),
        ("kỷ", "kỵ", "ký"),
        ("m2", "m²", "m"),
        ("dưới 5 tuổi", "dưới 15 tuổi"),
        ("< 5 tuổi", "> 5 tuổi"),
        ("1,5", "15"),
        ("quả", "của"),
    ],
)
def test_words_that_differ_stay_apart(labels):
    assert len(set(map(fold_label, labels))) == len(labels)


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("", ""),
        (" – ", ""),
        ("Thuỷ sản", "thủy sản"),
        ("quý", "quí"),
        ("y tế", "y tế"),
        ("khuỷu", "khuỷu"),
        ("hoàn toàn", "hoàn toàn"),
        ("ngoài", "ngoài"),
        ("toán học", "toán học"),
        ("Năm 2020/2019", "năm 2020 2019"),
    ],
)
def test_the_key_is_readable(label, key):
    assert fold_label(label) == key


@given(st.text(alphabet="aàáảoòóôơuùưyỳýhktlđĐÐ -–()%\u00a0\u200b", max_size=20))
def test_a_key_is_its_own_key(text):
    assert fold_label(fold_label(text)) == fold_label(text)
    assert fold_label(text.upper()) == fold_label(text)
