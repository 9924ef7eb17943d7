"""Claims beside the figures of a workbook."""

import pytest

import wardstats
from wardstats.errors import TableError
from wardstats.model.observations import Observation, build_observations


def observation(label, role, value, unit, text, cell, precision=0):
    return Observation(
        "w", "", label, role, "2020-9M", "", "final", value, unit, precision, "", text,
        "2020-9M.xlsx", "Thu", cell,
    )  # fmt: skip


OBSERVATIONS = build_observations(
    [
        observation("Lệ phí chợ", "actual", 61_000_000, "đồng", "61", "F5", 6),
        observation("Lệ phí chợ", "plan", 70_000_000, "đồng", "70", "D5", 6),
        observation("Lệ phí chợ", "plan_percent", 87.0, "%", "87", "H5"),
        observation("Người đi tỉnh khác", "actual", 3, "người", "3", "F9"),
        observation("Vụ gây rối trật tự", "actual", 6, "vụ", "6", "F11"),
        observation("Vụ trộm cắp tài sản", "actual", 8, "vụ", "8", "F20"),
        observation("Đối tượng trộm cắp tài sản", "actual", 11, "người", "11", "F21"),
        observation("Cờ Tổ quốc đã treo", "actual", 900, "lá", "900", "F22"),
        observation("Nhân khẩu đã đối sánh", "actual", 9625, "người", "9.625", "F30"),
        observation("Khám dự phòng tại trạm", "actual", 968, "người", "968", "F31"),
        observation("Vụ gây rối đã chuyển cấp trên", "actual", 1, "vụ", "1", "F12"),
    ]
)


def compared(text):
    return wardstats.audit(text, OBSERVATIONS)[
        ["against", "workbook_value", "cell"]
    ].values.tolist()


def test_same_figures_name_their_cells():
    assert compared("Lệ phí chợ 61 triệu/70 triệu = 87% KH") == [
        ["same", "61; 70; 87", "Thu!F5; Thu!D5; Thu!H5"]
    ]


def test_figure_that_differs_is_shown_with_its_cell():
    assert compared("Lệ phí chợ 61 triệu/70 triệu = 88% KH") == [["different", "87", "Thu!H5"]]


def test_figure_of_another_name_is_not_in_the_workbook():
    assert compared("Phí trông xe 61 triệu/70 triệu = 87% KH") == [["not_in_workbook", "", ""]]


def test_name_may_stand_behind_a_count():
    assert compared("Có 3 người đi tỉnh khác, 5 người đi nước ngoài")[0] == ["same", "3", "Thu!F9"]


def test_comma_parts_a_figure_from_the_name_of_another():
    assert compared("Có 3 người đi tỉnh khác, 5 người đi nước ngoài")[1][0] == "not_in_workbook"


def test_figure_of_one_of_the_rows_that_begin_alike_is_the_same():
    assert compared("Xử lý 1 vụ gây rối trật tự do cấp trên giao")[0] == ["same", "1", "Thu!F12"]


def test_figure_of_none_of_the_rows_that_begin_alike_names_them_all():
    assert compared("Xử lý 4 vụ gây rối trật tự do cấp trên giao")[0] == [
        "different", "6; 1", "Thu!F11; Thu!F12",
    ]  # fmt: skip


def test_row_is_named_by_its_first_cell():
    text = "Lệ phí chợ\t\t61 triệu/70 triệu = 87% KH"
    assert compared(text)[0][0] == "same"


def test_table_of_other_columns_is_refused():
    with pytest.raises(TableError):
        wardstats.audit("Có 3 vụ", OBSERVATIONS.drop(columns="cell"))


def test_words_of_a_label_may_stand_on_either_side_of_a_figure():
    assert compared("Đợt này treo 900 cờ Tổ quốc trên các tuyến phố") == [
        ["same", "900", "Thu!F22"]
    ]


def test_what_is_counted_tells_which_of_two_labels_is_meant():
    cells = [cell for _state, _value, cell in compared("Trộm cắp tài sản 8 vụ, 11 đối tượng")]
    assert cells == ["Thu!F20", "Thu!F21"]


def test_figure_named_by_the_words_around_it_may_differ():
    assert compared("Đợt này treo 800 cờ Tổ quốc")[0] == ["different", "900", "Thu!F22"]


def test_second_figure_of_a_name_is_of_another_thing():
    text = "Treo 900 cờ Tổ quốc ở trung tâm. Các tổ treo 40 cờ Tổ quốc"
    assert [state for state, _value, _cell in compared(text)] == ["same", "not_in_workbook"]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Đã kiểm tra 9.652 nhân khẩu", "Thu!F30"),  # two digits exchanged
        ("Đã kiểm tra 9.325 nhân khẩu", "Thu!F30"),  # one digit wrong
        ("Trạm y tế khám cho 986 người", "Thu!F31"),
    ],
)
def test_figure_one_slip_away_differs_though_few_words_name_it(text, cell):
    assert [(state, found) for state, _value, found in compared(text)] == [("different", cell)]


@pytest.mark.parametrize(
    "text",
    [
        "Đã kiểm tra 9.256 nhân khẩu",  # more than one slip
        "Trạm y tế khám cho 960 người",  # one digit of three: it may be any other figure
        "Thăm hỏi 986 người",  # no word of the label
        "Đã đối sánh 9.625 nhân khẩu. Đã cấp 9.652 nhân khẩu thẻ",  # its own figure is told
    ],
)
def test_figure_that_may_be_another_one_is_not_in_the_workbook(text):
    assert "different" not in [state for state, _value, _cell in compared(text)]
