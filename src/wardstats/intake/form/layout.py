"""The standard form: its sheets and columns, said once for the reader and the writer."""

from __future__ import annotations

from dataclasses import dataclass

from wardstats.model.labels import fold_label

INFORMATION_SHEET = "Thông tin"
TEXT_SHEET = "Nội dung"
TEXT_COLUMNS = ("Mục", "Nội dung")


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a sector's sheet."""

    header: str
    role: str = ""  # role of its figures; empty for a column without figures
    span: str = ""  # period of its figures: "year", "month", "cumulative" or "prior"
    width: int = 16


CODE = FormColumn("Mã", width=24)
LABEL = FormColumn("Chỉ tiêu", width=46)
UNIT = FormColumn("ĐVT", width=13)
PLAN = FormColumn("Kế hoạch năm", "plan", "year")
MONTH = FormColumn("Thực hiện tháng", "actual", "month")
CUMULATIVE = FormColumn("Lũy kế", "actual", "cumulative")
PRIOR = FormColumn("Cùng kỳ năm trước", "prior", "prior")
PLAN_PERCENT = FormColumn("% KH (tự tính)", "plan_percent", "cumulative", width=12)
GROWTH = FormColumn("% tăng, giảm so cùng kỳ (báo cáo)", "growth_percent", "cumulative", width=18)
NOTE = FormColumn("Ghi chú", width=30)

FORM_COLUMNS = (
    CODE, LABEL, UNIT, PLAN, MONTH, CUMULATIVE, PRIOR, PLAN_PERCENT, GROWTH, NOTE,
)  # fmt: skip
REQUIRED_COLUMNS = (CODE, LABEL, UNIT, CUMULATIVE)
PERCENT_ROLES = ("plan_percent", "growth_percent", "index_percent")

# Rows of the sheet of information: key in code, label on the sheet.
INFORMATION = {
    "kind": "Loại đơn vị",
    "name": "Tên đơn vị",
    "superior": "Cơ quan cấp trên",
    "city": "Tỉnh, thành phố",
    "period": "Kỳ báo cáo",
    "number": "Số văn bản",
    "symbol": "Ký hiệu văn bản",
    "place": "Địa danh",
    "date": "Ngày ban hành",
    "authority": "Quyền hạn ký",
    "position": "Chức vụ người ký",
    "recipients": "Nơi nhận",  # may stand in several rows
}
REQUIRED_INFORMATION = ("kind", "name", "city", "period")


def fold_header(text: object) -> str:
    """Bring a header or label to the form it is known by, however it is typed.

    Examples
    --------
    >>> fold_header(" LŨY  KẾ: ") == fold_header("Lũy kế") == fold_header("Luỹ kế")
    True
    """
    return fold_label(str(text))
