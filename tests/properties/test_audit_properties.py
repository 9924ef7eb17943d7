"""What holds of every claim: printed ratios are found, spelling and spacing change no verdict."""

import random
import re
import tomllib
import unicodedata
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardstats.audit import find_claims
from wardstats.model.numerals import print_numeral

UNITS = ("thẻ", "người", "hộ", "vụ", "hồ sơ", "triệu đồng", "tỷ đồng", "ha", "tấn")
VERBS = (" = ", ", đạt ", " đạt tỷ lệ ", ", bằng ", " (")
TAILS = ("", " KH", " kế hoạch năm", " chỉ tiêu giao", " dự toán thành phố giao")

FORMS = Path(__file__).parents[1] / "unit" / "audit" / "sentences.toml"
GROUPS = tomllib.loads(FORMS.read_text("utf-8"))["group"]
SENTENCES = [text for group in GROUPS for text in group["sentences"]]
# One sentence of prose each, that does not begin with a figure, which would end the one before.
OTHERS = tomllib.loads((FORMS.parent / "right.toml").read_text("utf-8"))["sentences"]
TOLD = [text for one in GROUPS if one["verdict"] == "consistent" for text in one["sentences"]]
RIGHT = [text.rstrip(".") for text in TOLD + OTHERS if not re.match(r"\d|.*[|\n]", text, re.DOTALL)]
PRINTED_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

numbers = st.integers(13, 99_999)
row_names = st.sampled_from(["Tổng cộng", "Toàn xã", "Thu phí", "Hồ sơ đất đai", "Trẻ em", "Mức 3"])
words = st.sampled_from(["thu phí", "trồng cây", "tiêm phòng", "cấp thẻ", "khám sức khỏe"])


def write_ratio(actual, plan, unit, verb, tail, decimals, name="Thực hiện"):
    percent = print_numeral(Fraction(100 * actual, plan), decimals)
    pair = f"{print_numeral(actual, 0)}/{print_numeral(plan, 0)} {unit}"
    return f"{name} {pair}{verb}{percent}%{tail}" + (")" if verb == " (" else "")


ratios = st.builds(
    write_ratio,
    actual=numbers,
    plan=numbers,
    unit=st.sampled_from(UNITS),
    verb=st.sampled_from(VERBS),
    tail=st.sampled_from(TAILS),
    decimals=st.integers(0, 3),
)


def verdicts(text):
    return [(claim.kind, str(claim.verdict)) for claim in find_claims(text)]


@given(ratios)
def test_exact_ratio_is_always_found_and_consistent(text):
    assert verdicts(text) == [("ratio_with_operands", "consistent")]


@given(ratios)
def test_decomposed_text_gives_the_same_claims(text):
    assert find_claims(unicodedata.normalize("NFD", text)) == find_claims(text)


@given(ratios, st.sampled_from(["  ", "\u00a0", "\n", " \n"]), st.integers(0, 30))
def test_spaces_and_line_breaks_change_no_verdict(text, space, place):
    spots = [at for at, sign in enumerate(text) if sign == " "]
    at = spots[place % len(spots)]
    assert verdicts(text[:at] + space + text[at + 1 :]) == verdicts(text)


@given(numbers, numbers, st.integers(0, 2))
def test_scale_of_money_changes_no_verdict(actual, plan, decimals):
    texts = [
        write_ratio(actual, plan, unit, " = ", " KH", decimals) for unit in ("triệu", "tỷ đồng")
    ]
    assert verdicts(texts[0]) == verdicts(texts[1])


@given(st.lists(st.tuples(words, numbers), min_size=2, max_size=6), st.sampled_from(UNITS))
def test_exact_total_is_always_consistent(parts, unit):
    total = print_numeral(sum(number for _name, number in parts), 0)
    items = "; ".join(f"{name} {print_numeral(number, 0)} {unit}" for name, number in parts)
    found = verdicts(f"Tổng số {total} {unit}, gồm: {items}.")
    assert ("sum_of_parts", "consistent") in found
    assert all(verdict != "inconsistent" for _kind, verdict in found)


@given(numbers, st.integers(1, 12))
def test_exact_change_is_always_consistent(present, delta):
    percent = print_numeral(Fraction(100 * delta, present - delta), 2)
    text = f"Có {print_numeral(present, 0)} vụ, tăng {delta} vụ ({percent}%) so với cùng kỳ"
    assert ("yoy_change", "consistent") in verdicts(text)


@pytest.mark.parametrize("seed", range(40))
def test_right_sentences_one_behind_another_are_not_called_wrong(seed):
    draw = random.Random(seed)
    for _ in range(10):
        chosen = draw.sample(RIGHT, 3)
        text = ". ".join(sentence[0].upper() + sentence[1:] for sentence in chosen)
        assert "inconsistent" not in [verdict for _kind, verdict in verdicts(text)], text


@given(
    st.lists(st.tuples(row_names, numbers, numbers, numbers), min_size=2, max_size=6),
    st.sampled_from([" ", "\n"]),
)
def test_right_rows_without_their_cells_are_not_called_wrong(rows, row_end):
    text = row_end.join(
        f"{name} {whole} {part} {print_numeral(Fraction(100 * part, whole), 1)}% {other} "
        f"{print_numeral(Fraction(100 * other, whole), 1)}%"
        for name, part, whole, other in rows
    )
    assert "inconsistent" not in [verdict for _kind, verdict in verdicts(text)]


@given(st.sampled_from(SENTENCES), st.data())
def test_no_figure_however_small_or_large_stops_the_reading(sentence, data):
    extremes = st.sampled_from(["0", "0,0", "00", "1", "100", "99.999.999.999.999.999"])
    text = PRINTED_NUMBER.sub(lambda match: data.draw(st.just(match.group()) | extremes), sentence)
    assert all(claim.text in text for claim in find_claims(text))


@given(st.text(alphabet="0123456789.,/%()=+-;: \n\t|đạt KHvụtrong", max_size=200))
def test_offsets_cut_the_text_of_every_claim(text):
    composed = unicodedata.normalize("NFC", text)
    for claim in find_claims(text):
        assert composed[claim.start : claim.end] == claim.text


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_count_composed_characters(form):
    text = unicodedata.normalize(form, "Cộng hòa: có 9/11 vụ, đạt 81,82%")
    [claim] = find_claims(text)
    assert unicodedata.normalize("NFC", text)[claim.start : claim.end] == claim.text
