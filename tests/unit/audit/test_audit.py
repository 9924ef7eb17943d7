"""The room as a whole: its table, its JSON, its name."""

import subprocess
import sys

import pytest

import wardstats
from wardstats.audit import find_claims
from wardstats.audit.claims import CLAIM_COLUMNS
from wardstats.language import using_language

TEXT = "Thu phí 61 triệu/70 triệu = 88% KH; có 9 vụ"


def test_table_has_a_row_for_each_claim():
    table = wardstats.audit(TEXT)
    assert list(table.columns) == list(CLAIM_COLUMNS)
    assert table["kind"].tolist() == ["ratio_with_operands", "count_only"]


def test_text_without_figures_gives_an_empty_table():
    assert wardstats.audit("Không có số liệu.").empty


def test_json_item_has_the_agreed_names():
    assert find_claims(TEXT)[0].as_json() == {
        "kind": "ratio_with_operands",
        "text": "61 triệu/70 triệu = 88% KH",
        "start": 8,
        "end": 34,
        "operands": [
            {"value": "61000000", "unit": "đồng", "precision": 6, "qualifier": ""},
            {"value": "70000000", "unit": "đồng", "precision": 6, "qualifier": ""},
        ],
        "reported": {"value": "88", "unit": "%", "precision": 0, "qualifier": ""},
        "computed": "87,14 %",
        "verdict": "consistent_within_rounding",
        "explanation": "61/70 = 87,14 %; muốn được 88 % cần từ 61,25 trở lên. "
        "Chỉ khớp nếu tính cả sai số làm tròn của các số liệu.",
    }


def test_explanation_is_in_the_language_in_use_and_its_figures_as_the_report_prints_them():
    with using_language("en"):
        [claim, _count] = find_claims(TEXT)
    assert claim.explanation.startswith("61/70 = 87,14 %; 88 % needs 61,25 or more.")


@pytest.mark.parametrize(
    "imports",
    [
        "import wardstats",
        "import wardstats.audit.claims, wardstats",
        "from wardstats import audit; import wardstats.audit.claims, wardstats",
        "import wardstats.audit",
    ],
)
def test_room_can_be_called_whatever_was_imported_first(imports):
    program = f"{imports}\nimport wardstats\nprint(len(wardstats.audit('Có 9 vụ')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"1"


HOSTILE = [
    "9", "/", "1/", "%", "9% ", "(", "5 (", " ", "1 000 ", "5 = ", "5 + ", "5 - 5 = ", "1\n", "1|",
    "trong đó 5 hộ, ", "5 hộ: ", "tổng 5 hộ, ", "lần thứ I ", "- 5 hộ:\n", "chưa đạt 5% KH\n",
]  # fmt: skip


def count_steps(text):
    """Calls of Python functions while the claims of a text are found."""
    steps = 0

    def count(_frame, event, _argument):
        nonlocal steps
        steps += event == "call"

    sys.setprofile(count)
    try:
        find_claims(text)
    finally:
        sys.setprofile(None)
    return steps


@pytest.mark.parametrize("piece", HOSTILE)
def test_steps_grow_no_faster_than_the_text(piece):
    find_claims(piece)  # what is loaded once does not count
    small, large = (count_steps(piece * times) for times in (60, 240))
    assert large <= 4.6 * small + 200
