"""Blocks: plain data that a notebook carries in three forms."""

from __future__ import annotations

import dataclasses
import json

import pytest

from wardstats import report
from wardstats.analysis.ward_period import load
from wardstats.language import using_language
from wardstats.model.observations import iterate_observations
from wardstats.report.blocks import (
    MIME,
    Cell,
    Chart,
    Group,
    Letterhead,
    Point,
    Row,
    Scorecard,
    Signature,
    Table,
    Text,
    figure_cell,
    plain_text,
)

PARTS = {
    "scorecard": report.scorecard,
    "attention": report.attention,
    "plan_chart": report.plan_chart,
    "letterhead": report.letterhead,
    "section II.1": lambda data: report.section(data, "II.1"),
    "evaluation": report.evaluation,
    "findings": report.findings,
    "signature": report.signature,
}
TABLE = Table(
    caption="Thu ngân sách",
    columns=("Chỉ tiêu", "Lũy kế"),
    rows=(Row((Cell("Tổng thu thuế"), Cell("80,7", remark="báo cáo: 81"))),),
    numeric=(False, True),
)


def bundle(block) -> dict:
    return block._repr_mimebundle_(include=None, exclude=None)


@pytest.fixture(params=PARTS.values(), ids=PARTS)
def part(request, real_data):
    """Each part of the report."""
    return request.param(real_data)


def test_a_part_is_shown_as_blocks_html_and_text(part):
    assert sorted(bundle(part)) == [MIME, "text/html", "text/plain"]


def test_a_part_survives_json(part):
    shown = bundle(part)[MIME]
    again = json.loads(json.dumps(shown))
    assert [block["block"] for block in again["blocks"]] == [
        block["block"] for block in shown["blocks"]
    ] != []  # fmt: skip


def test_every_block_says_its_language(part):
    assert {block["language"] for block in bundle(part)[MIME]["blocks"]} == {"vi"}


def test_a_part_is_shown_without_scripts(part):
    assert "<script" not in bundle(part)["text/html"].casefold()


def test_a_part_in_plain_text_is_not_empty(part):
    assert bundle(part)["text/plain"].strip() or isinstance(part, Signature)


def test_a_block_names_its_kind():
    assert Text(heading="I").to_json()["block"] == "Text"


def test_a_block_is_in_the_language_in_use():
    with using_language("en"):
        assert Text(heading="I").to_json()["language"] == "en"


def test_a_block_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        TABLE.caption = "Khác"


def test_groups_within_groups_are_flattened_in_order():
    first, second, third = (Text(heading=str(number)) for number in (1, 2, 3))
    group = Group((first, Group((Group((second,)), third))))
    assert list(group.flatten()) == [first, second, third]


def test_an_empty_group_shows_nothing():
    assert bundle(Group())[MIME]["blocks"] == []


def test_a_figures_cell_keeps_the_exact_value_and_its_place(observe):
    (figure,) = iterate_observations(observe(("revenue.tax", "plan", "2020", "3,320 tỷ đồng")))
    cell = figure_cell(figure, "3,320 tỷ")
    assert (cell.value, cell.unit, cell.precision, cell.sources) == (
        "3320000000", "đồng", 6, ("S!A1",),
    )  # fmt: skip


def test_a_missing_figure_is_an_empty_cell():
    assert figure_cell(None, "0") == Cell("")


@pytest.mark.parametrize("said", ["Thu ngân sách", "Tổng thu thuế", "80,7", "báo cáo: 81"])
def test_a_tables_plain_text_says_everything(said):
    assert said in plain_text(TABLE.to_json())


def test_a_charts_plain_text_says_its_points():
    chart = Chart("Kế hoạch", "lời", "<svg/>", (Point("Tổng thu thuế", "80,7 %"),))
    assert plain_text(chart.to_json()) == "Kế hoạch\nTổng thu thuế\t80,7 %"


# What the parts of the report hold.


def blocks_of(part, kind):
    return [block for block in part.flatten() if isinstance(block, kind)]


def test_the_scorecard_counts_met_on_pace_behind_wrong_and_notes(real_data):
    (card,) = blocks_of(report.scorecard(real_data), Scorecard)
    assert [score.number for score in card.scores] == ["5", "5", "5", "3", "3"]


def test_the_letterhead_has_number_and_symbol(real_data):
    assert "189/BC-UBND" in report.letterhead(real_data).number


def test_a_number_below_ten_gets_a_zero(ward_data):
    assert "07/BC-UBND" in report.letterhead(ward_data).number


def test_a_month_above_two_gets_no_zero(ward_data):
    assert "09" not in report.letterhead(ward_data).place_and_date


def test_the_issuing_body_stands_last(real_data):
    assert "KÊNH DƯƠNG" in report.letterhead(real_data).issuer[-1]


def test_the_superior_body_stands_first(real_data):
    assert "LÊ CHÂN" in report.letterhead(real_data).issuer[0]


def test_the_letterhead_is_one_block(real_data):
    assert blocks_of(report.letterhead(real_data), Letterhead) == [report.letterhead(real_data)]


def test_recipients_are_those_of_the_workbook(ward_data):
    assert report.signature(ward_data).recipients == ("UBND quận Synthetic", "Lưu: VT")


def test_the_place_of_the_signature_has_no_name(real_data):
    fields = {field.name for field in dataclasses.fields(report.signature(real_data))}
    assert fields == {"recipients_label", "recipients", "authority", "position"}


def test_made_up_figures_are_called_so(ward_data):
    first = next(iter(report.scorecard(ward_data).flatten()))
    assert len(first.paragraphs) == 2


def test_real_figures_are_not_called_made_up(real_data):
    first = next(iter(report.scorecard(real_data).flatten()))
    assert len(first.paragraphs) == 1


def test_there_is_no_chart_without_a_plan(ward_workbook, edit_workbook):
    plans = [f"Thu ngân sách!{column}{row}" for column in "DH" for row in range(4, 8)]
    edit_workbook(ward_workbook, dict.fromkeys(plans))
    data = load("synthetic-ward", "2020-9M", ward_workbook.parents[1])
    assert list(report.plan_chart(data).flatten()) == []


def test_findings_are_listed_gravest_first(real_data):
    (listed,) = report.findings(real_data).flatten()
    assert [item.severity for item in listed.items] == ["warning"] * 2 + ["note"] * 3


def test_findings_that_name_the_same_cell_are_told_together(real_data):
    (listed,) = report.findings(real_data).flatten()
    assert [(item.cells, [one.cells for one in item.also]) for item in listed.items[:2]] == [
        ("An ninh, trật tự!I4, F4, G4", ["An ninh, trật tự!F4, F12, F14, F23, F27"]),
        ("An ninh, trật tự!F16, F18, F20, F22", []),
    ]


def test_no_finding_is_left_out_of_the_list(real_data):
    (listed,) = report.findings(real_data).flatten()
    told = [one.message for item in listed.items for one in (item, *item.also)]
    assert sorted(told) == sorted(real_data.findings["message"])


def test_a_correction_is_told_once_of_findings_told_together(real_data):
    (listed,) = report.findings(real_data).flatten()
    first = listed.items[0]
    told = [*first.corrections, *(text for one in first.also for text in one.corrections)]
    assert len(told) == len(set(told)) > 1


def test_the_scorecard_says_in_how_many_places_figures_do_not_add_up(real_data):
    (card,) = blocks_of(report.scorecard(real_data), Scorecard)
    assert (card.scores[3].number, card.scores[3].label) == ("3", "không khớp, ở 2 chỗ")


def test_a_finding_shows_which_of_its_cells_would_explain_it(real_data):
    (listed,) = report.findings(real_data).flatten()
    assert listed.items[0].corrections == (
        "An ninh, trật tự!I4: sửa -9,09 % → -8,33 % thì 1 phép kiểm tra sẽ khớp.",
    )
    assert len(listed.items[0].also[0].corrections) == 4


def test_what_rounding_explains_needs_no_correction(real_data):
    (listed,) = report.findings(real_data).flatten()
    assert [item.corrections for item in listed.items if item.severity == "note"] == [()] * 3


def test_attention_tells_a_correction_in_place_of_what_is_to_be_done(real_data):
    *_table, listed = report.attention(real_data).flatten()
    first = listed.items[0]
    assert first.suggestion == ""
    assert first.corrections == (
        "An ninh, trật tự!I4: sửa -9,09 % → -8,33 % thì 1 phép kiểm tra sẽ khớp.",
    )


def test_attention_names_no_cell_where_several_may_be_wrong(real_data):
    *_table, listed = report.attention(real_data).flatten()
    for open_one in (listed.items[0].also[0], listed.items[1]):
        assert open_one.corrections == ()
        assert open_one.suggestion.startswith("Ghi tổng số là 1")


def test_attention_leaves_notes_out(real_data):
    *_table, listed = report.attention(real_data).flatten()
    assert {item.severity for item in listed.items} == {"warning"}


def test_a_findings_cells_name_each_sheet_once(real_data):
    (listed,) = report.findings(real_data).flatten()
    assert listed.items[0].cells == "An ninh, trật tự!I4, F4, G4"


def test_every_figure_of_the_workbook_stands_in_a_section(real_data):
    sections = [report.section(real_data, code) for code in ("I", "II.1", "II.2", "II.3", "II.4",
                                                             "II.5", "III")]  # fmt: skip
    shown = {
        source
        for section in sections
        for table in blocks_of(section, Table)
        for row in table.rows
        for cell in row.cells
        for source in cell.sources
    }
    observations = real_data.observations
    read = set(observations["sheet"] + "!" + observations["cell"])
    assert read - shown == set()


# Figures in doubt.


@pytest.fixture
def slipped(ward_workbook, edit_workbook):
    """The made-up ward with a result a thousand times too large, far above its plan."""
    edit_workbook(ward_workbook, {"Thu ngân sách!F5": 61000})
    with using_language("vi"):
        return load("synthetic-ward", "2020-9M", ward_workbook.parents[1])


def test_the_scorecard_says_how_many_of_those_that_met_their_plan_are_in_doubt(slipped):
    (card,) = blocks_of(report.scorecard(slipped), Scorecard)
    assert (card.scores[0].number, card.scores[0].label) == ("1", "đạt, trong đó 1 cần xem lại")


def test_the_evaluation_counts_no_doubtful_achievement_silently(slipped):
    _heading, opening, told = report.evaluation(slipped).flatten()
    assert "cần xem lại số liệu của 1 chỉ tiêu đã hoàn thành" in opening.paragraphs[0]
    assert "(cần xem lại: Thu ngân sách!H5, F5)" in told.paragraphs[0]


def test_the_sentence_of_a_result_in_doubt_says_so(slipped):
    sentences = [one for text in blocks_of(report.section(slipped, "II.1"), Text)
                 for one in text.paragraphs]  # fmt: skip
    (said,) = [one for one in sentences if one.startswith("Lệ phí môn bài")]
    assert said.endswith("(cần xem lại: Thu ngân sách!H5, F5).")


def test_the_evaluation_of_figures_that_add_up_speaks_of_no_doubt(ward_data):
    told = [plain_text(one.to_json()) for one in report.evaluation(ward_data).flatten()]
    assert [one for one in told if "cần xem lại" in one] == []
