"""Units: spellings, scales, base units."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from decimal import Decimal
from importlib import resources

import pytest

from wardstats.errors import NameUnknownError
from wardstats.model.units import find_scale, find_unit, fold_unit

ENTRIES = tomllib.loads(
    (resources.files("wardstats.model") / "units.toml").read_text(encoding="utf-8")
)["unit"]


@pytest.mark.parametrize(
    ("spelling", "symbol"),
    [
        ("đồng", "đồng"),
        ("tr.đ", "triệu đồng"),
        ("TRIỆU  ĐỒNG", "triệu đồng"),
        ("1.000 đồng", "nghìn đồng"),
        ("tỉ đồng", "tỷ đồng"),
        ("đối tượng", "người"),
        ("m2", "m²"),
        (" hộ ", "hộ"),
        (unicodedata.normalize("NFD", "triệu đồng"), "triệu đồng"),
    ],
)
def test_a_unit_is_found_by_any_of_its_spellings(spelling, symbol):
    assert find_unit(spelling).symbol == symbol


@pytest.mark.parametrize(
    ("symbol", "base", "factor"),
    [
        ("đồng", "đồng", "1"),
        ("nghìn đồng", "đồng", "1000"),
        ("triệu đồng", "đồng", "1000000"),
        ("tỷ đồng", "đồng", "1000000000"),
        ("tấn", "kg", "1000"),
        ("ha", "m²", "10000"),
        ("km", "m", "1000"),
        ("triệu đồng/người/năm", "đồng/người/năm", "1000000"),
    ],
)
def test_a_unit_is_held_in_its_base_unit(symbol, base, factor):
    unit = find_unit(symbol)
    assert (unit.base, unit.factor) == (base, Decimal(factor))


@pytest.mark.parametrize(
    ("symbol", "is_count"), [("vụ", True), ("người", True), ("đồng", False), ("%", False)]
)
def test_only_whole_things_are_counted(symbol, is_count):
    assert find_unit(symbol).is_count is is_count


@pytest.mark.parametrize(
    ("text", "scale"),
    [("nghìn tỷ", 12), ("tỷ", 9), ("Tỉ", 9), ("tr", 6), ("ngàn", 3), ("hộ", None), ("", None)],
)
def test_a_scale_word_is_a_power_of_ten(text, scale):
    assert find_scale(text) == scale


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(("count", "name"), [(1, "case"), (2, "cases"), (0, "cases")])
def test_english_units_have_a_plural(count, name):
    assert find_unit("vụ").name(count) == name


def test_vietnamese_units_have_no_plural():
    assert find_unit("vụ").name(1) == find_unit("vụ").name(2) == "vụ"


def test_an_unknown_unit_is_refused_with_the_nearest():
    with pytest.raises(NameUnknownError) as refusal:
        find_unit("triệu đồg")
    assert refusal.value.candidates[0] == "triệu đồng"


def test_no_spelling_belongs_to_two_units():
    spellings = Counter(
        fold_unit(spelling)
        for entry in ENTRIES
        for spelling in {entry["symbol"], *entry.get("aliases", [])}
    )
    assert [spelling for spelling, count in spellings.items() if count > 1] == []


@pytest.mark.parametrize(
    "entry", [entry for entry in ENTRIES if "base" in entry], ids=lambda entry: entry["symbol"]
)
def test_a_scaled_unit_is_a_power_of_ten_of_a_unit_that_is_its_own_base(entry):
    base, factor = find_unit(entry["base"]), Decimal(entry["factor"])
    assert (base.base, factor) == (entry["base"], Decimal(1).scaleb(factor.adjusted()))
