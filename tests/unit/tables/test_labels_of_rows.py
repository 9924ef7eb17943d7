"""Labels become indicators only where that is clear."""

import pytest

from wardstats.intake.tables.labels import LabelIndex, strip_label
from wardstats.model.catalogue import Catalogue


@pytest.fixture(scope="module")
def index():
    return LabelIndex(Catalogue.packaged(), {"Thu A": "revenue.tax.fees"})


@pytest.mark.parametrize(
    ("text", "label", "unit"),
    [
        ("- Lệ phí môn bài", "Lệ phí môn bài", ""),
        ("1.2. Số vụ cháy (vụ)", "Số vụ cháy", "vụ"),
        ("a) Thuế ngoài quốc doanh", "Thuế ngoài quốc doanh", ""),
        ("II. Thu ngân sách", "Thu ngân sách", ""),
        ("+ Trong đó: Phí, lệ phí", "Phí, lệ phí", ""),
        ("Tổng thu thuế:", "Tổng thu thuế", ""),
        ("30 hộ nghèo", "hộ nghèo", ""),
    ],
)
def test_marks_and_units_are_no_part_of_a_label(text, label, unit):
    assert strip_label(text) == (label, unit)


@pytest.mark.parametrize("text", ["Tổng thu thuế", "TỔNG THU THUẾ", "Tổng  thu\nthuê\u0301"])
def test_a_label_is_known_however_it_is_typed(index, text):
    assert index.match(text).indicator.code == "revenue.tax"


def test_a_wards_own_word_goes_first(index):
    assert index.match("Thu A").indicator.code == "revenue.tax.fees"


def test_a_near_spelling_is_known_with_less_confidence(index):
    match = index.match("Thuế ngoài quốc doan")
    assert (match.indicator.code, match.confidence < 1) == ("revenue.tax.non_state", True)


def test_a_near_spelling_in_another_kind_of_unit_is_not_taken(index):
    assert index.match("Thuế ngoài quốc doan", unit="người").indicator is None


def test_a_label_that_is_not_near_gets_candidates(index):
    match = index.match("Thuế ngoài nước")
    assert (match.indicator, bool(match.candidates)) == (None, True)


def test_a_sector_is_known_by_its_title(index):
    assert index.sector_of("I. THU NGÂN SÁCH") == "revenue"
