"""Shares whose whole the text names elsewhere, and tables with their columns."""

import pytest

POPULATION = "Dân số 6.200 người/1.550 hộ, bình quân 4 người/hộ."


def judged(text, arithmetic):
    return [(claim.computed, str(claim.verdict)) for claim in arithmetic(text)][-1]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hộ nghèo còn 31 hộ, chiếm 2,0% tổng số hộ.", ("2 %", "consistent")),
        ("Hộ nghèo còn 31 hộ, chiếm 2,6% tổng số hộ.", ("2 %", "inconsistent")),
        ("Có 5.890 người có thẻ, đạt 95% dân số.", ("95 %", "consistent")),
        ("Có 5.890 người có thẻ, đạt 98% dân số.", ("95 %", "inconsistent")),
    ],
)
def test_share_of_all_households_or_people_is_set_against_them(sentence, expected, arithmetic):
    assert judged(f"{POPULATION}\n\n{sentence}", arithmetic) == expected


def test_share_of_a_narrower_whole_takes_no_figure_of_the_text(arithmetic):
    text = f"{POPULATION}\n\nHộ nghèo còn 31 hộ, chiếm 5% số hộ nông nghiệp."
    assert judged(text, arithmetic)[1] == "not_checkable"


def test_share_far_off_is_of_another_whole(arithmetic):
    text = f"{POPULATION}\n\nHộ nghèo còn 31 hộ, chiếm 20% tổng số hộ."
    assert judged(text, arithmetic)[1] == "not_checkable"


def test_share_behind_another_is_of_the_same_whole(arithmetic):
    text = "Toàn phường có 1.550 hộ; hộ nghèo 31 hộ, chiếm 2%; hộ cận nghèo 62 hộ, chiếm 5%."
    assert judged(text, arithmetic) == ("4 %", "inconsistent")


TABLE = """Khoản thu (triệu đồng) | Dự toán | 9 tháng | Tỷ lệ %
Thuế | 400 | 320 | 80,0
Phí | 100 | 90 | {percent}
Cộng | 500 | {total} | {all}"""


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ({"percent": "90,0", "total": "410", "all": "82,0"}, []),
        ({"percent": "95,0", "total": "410", "all": "82,0"}, ["90/100 = 90 %"]),
        ({"percent": "90,0", "total": "420", "all": "84,0"}, ["320 + 90 = 410"]),
    ],
)
def test_rows_and_columns_of_a_table_are_judged(cells, wrong, arithmetic):
    claims = arithmetic(TABLE.format(**cells))
    told = [claim.explanation.split(";")[0] for claim in claims if claim.verdict == "inconsistent"]
    assert [one.split(". ")[0].rstrip(".") for one in told] == wrong


def test_column_of_places_is_added_up(arithmetic):
    text = "Tổ | Số hộ | Hộ nghèo\nTổ 1 | 210 | 4\nTổ 2 | 190 | 6\nTổng cộng | 400 | 10"
    assert [str(claim.verdict) for claim in arithmetic(text)] == ["consistent", "consistent"]
