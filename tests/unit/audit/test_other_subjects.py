"""Percentages, parts and cells of another subject than the figures beside them: none is wrong."""

import tomllib
from pathlib import Path

import pytest

RIGHT = tomllib.loads((Path(__file__).parent / "right.toml").read_text("utf-8"))["sentences"]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_said_of_others_is_not_called_wrong(text, arithmetic):
    assert "inconsistent" not in [claim.verdict for claim in arithmetic(text)]


@pytest.mark.parametrize(
    "text",
    [
        "12 kg/ ",
        "| 12 người/ ",
        "Xã có gần 1.000 hộ. Tỷ lệ hộ văn hóa 89,32%. Có 893 hộ.",
        "Hỗ trợ gần 10.000 hộ, 8.932 hộ, đạt 89,321%",
        "Có 0/0 vụ, tăng 25,3%",
    ],
)
def test_odd_figures_do_not_stop_the_reading(text, arithmetic):
    assert all(claim.text in text for claim in arithmetic(text))


def test_parts_make_the_second_figure_of_a_pair(arithmetic):
    [_pair, total] = arithmetic("Kiểm tra 42/54 cơ sở, 40 cơ sở đạt, 14 cơ sở không đạt")
    assert (total.kind, total.verdict, str(total.reported)) == (
        "sum_of_parts", "consistent", "54 cơ sở",
    )  # fmt: skip
