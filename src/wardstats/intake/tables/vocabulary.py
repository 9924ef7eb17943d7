"""What a column's header says: the words of Vietnamese reporting forms, read as a grammar.

A header is folded (case, tones' places, punctuation), its abbreviations are written out (KH, TH,
LK, CK, DT, ƯTH, ĐVT), its years and months are taken out. What remains is looked through for the
words that decide: a plan, a result, last year, a percentage and of what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from wardstats.errors import NameUnknownError
from wardstats.model.labels import fold_label
from wardstats.model.periods import Period
from wardstats.model.units import find_unit

CODE, NUMBER, LABEL, UNIT, REMARK = "code", "number", "label", "unit", "remark"
FIGURE, OPEN_PERCENT, IGNORED = "figure", "percent", "ignored"

_PLAIN = {
    CODE: ("mã", "mã số", "mã chỉ tiêu"),
    NUMBER: ("stt", "tt", "số tt", "số thứ tự"),
    LABEL: ("chỉ tiêu", "các chỉ tiêu", "tên chỉ tiêu", "nội dung", "chỉ tiêu chủ yếu",
            "tên đơn vị", "nội dung chỉ tiêu", "chỉ tiêu nội dung", "danh mục", "nhiệm vụ",
            "lĩnh vực"),
    UNIT: ("đơn vị tính", "đv tính", "đơn vị"),
    REMARK: ("ghi chú", "đánh giá", "nguyên nhân", "lý do", "giải pháp", "nhận xét", "xếp loại"),
}  # fmt: skip
PLAIN_HEADERS = {fold_label(word): kind for kind, words in _PLAIN.items() for word in words}
_ABBREVIATIONS = {
    "kh": "kế hoạch", "th": "thực hiện", "lk": "lũy kế", "ck": "cùng kì", "dt": "dự toán",
    "ưth": "ước thực hiện", "uth": "ước thực hiện", "đvt": "đơn vị tính", "ss": "so sánh",
    "tl": "tỉ lệ",
}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATED_MONTH = re.compile(r"\b(1[0-2]|0?[1-9])[/.-]((?:19|20)\d\d)\b")
_MONTH = re.compile(r"\btháng (1[0-2]|0?[1-9])\b")
_MONTHS = re.compile(r"\b(1[0-2]|0?[1-9]) tháng\b")
_SHORT_MONTH, _SHORT_MONTHS = re.compile(r"\bt ?([0-9]{1,2})\b"), re.compile(r"\b([0-9]{1,2}) ?t\b")
_QUARTER = re.compile(r"\bqu[ýí] (i{1,3}|iv|[1-4])\b")
_NAMED_UNIT = re.compile(
    r"\b(?:đơn vị tính|đơn vị|đvt|đv tính)\s*[:：]\s*([^()\n;]+)", re.IGNORECASE
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_ASSIGNED = re.compile(
    r"(?:kế hoạch|dự toán|chỉ tiêu|KH|DT)?\s*(?:năm)?\s*(?:\d{4})?\s*[-–]?\s*"
    r"(?:do\s+)?(?P<who>\S[^()]*?)\s+giao\b",
    re.IGNORECASE,
)
_PLAN = re.compile(r"\b(?:kế hoạch|dự toán|chỉ tiêu|KH|DT)\b", re.IGNORECASE)
_OPERANDS = re.compile(r"\b(?:th|lk|thực hiện|lũy kế|ước th)\s*/\s*(?:kh|dt|kế hoạch|dự toán)\b")
_LAST_YEARS = re.compile(r"\b(?:th|lk|thực hiện|lũy kế|năm nay)\s*/\s*(?:ck|cùng kỳ)\b")


_RESULTS = (  # words that say a figure is a result
    "thực hiện", "ước", "lũy kế", "kết quả", "đạt được", "tháng", "số liệu", "quý", "từ đầu năm",
    "sơ bộ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds."""

    kind: str  # CODE, NUMBER, LABEL, UNIT, REMARK, FIGURE, OPEN_PERCENT or IGNORED
    role: str = ""  # of figures, as in observations
    period: str = ""  # of figures
    assigned_by: str = ""  # of plans and their percentages: who set the plan, as printed
    unit: str = ""  # that the header gives, "nghìn đồng"
    is_estimate: bool = False
    reason: str = ""  # why it is ignored

    @property
    def key(self) -> tuple[str, str, str]:
        """What two columns of one table must not share."""
        return self.role, self.period, self.assigned_by


@dataclass(frozen=True, slots=True)
class _Words:
    """A header, taken apart."""

    typed: str
    key: str  # folded, abbreviations written out, without years
    years: tuple[int, ...]
    month: int  # "tháng 9"; 0 when none is named
    months: int  # "9 tháng"; 0 when none are named
    quarter: int

    def has(self, *words: str) -> bool:
        return any(re.search(rf"\b{re.escape(fold_label(word))}\b", self.key) for word in words)


@lru_cache(maxsize=4096)
def understand_header(path: tuple[str, ...], period: Period) -> Meaning | None:
    """Say what a column holds, by the texts over it; None when they are not known.

    Parameters
    ----------
    path
        The texts over the column, top down; of a merged header each text once.
    period
        The period of the workbook; a header that names none speaks of it.

    Examples
    --------
    >>> nine = Period.parse("2020-9M")
    >>> understand_header(("KH năm 2020",), nine).key
    ('plan', '2020', '')
    >>> understand_header(("Ước TH tháng 9",), nine).key
    ('actual', '2020-09', '')
    >>> understand_header(("So sánh (%)", "KH năm"), nine).role
    'plan_percent'
    >>> understand_header(("Người phụ trách",), nine) is None
    True
    """
    for text in reversed(path):
        kind = PLAIN_HEADERS.get(_plain_key(text))
        if kind is not None:
            return Meaning(kind)
    unit = next((found for text in reversed(path) if (found := unit_in(text))), "")
    meaning = _read_words(_take_apart(" ".join(path)), period)
    if meaning is None or meaning.kind == IGNORED:
        return meaning
    if unit and unit != "%":
        return Meaning(meaning.kind, meaning.role, meaning.period, meaning.assigned_by, unit,
                       meaning.is_estimate)  # fmt: skip
    return meaning


def _plain_key(text: str) -> str:
    key = fold_label(_BRACKETS.sub(" ", text))
    return " ".join(
        _ABBREVIATIONS.get(word, word) if word == "đvt" else word for word in key.split()
    )


def unit_in(text: str) -> str:
    """Return the unit that stands in brackets, or after "ĐVT:"; empty when there is none.

    Examples
    --------
    >>> unit_in("Kế hoạch (1.000 đồng)"), unit_in("(ĐVT: Triệu đồng)"), unit_in("Số vụ (vụ)")
    ('nghìn đồng', 'triệu đồng', 'vụ')
    >>> unit_in("Rà soát (đợt 1)")
    ''
    """
    if _NAMED_UNIT.search(text):
        return named_unit(text)
    return next(filter(None, map(_known_unit, reversed(_BRACKETS.findall(text)))), "")


def named_unit(text: str) -> str:
    """Return the unit behind "ĐVT:"; empty when there is none.

    Examples
    --------
    >>> named_unit("(ĐVT: Triệu đồng)"), named_unit("Kế hoạch (1.000 đồng)")
    ('triệu đồng', '')
    """
    match = _NAMED_UNIT.search(text)
    return _known_unit(match[1]) if match else ""


def _known_unit(text: str) -> str:
    try:
        return find_unit(text.strip(" .:")).symbol
    except NameUnknownError:
        return ""


def _take_apart(text: str) -> _Words:
    dated = _DATED_MONTH.search(text)
    plain = _DATED_MONTH.sub(r" tháng \1 \2 ", text)
    key = " ".join(_ABBREVIATIONS.get(word, word) for word in fold_label(plain).split())
    years = tuple(int(year) for year in _YEAR.findall(key))
    key = _SHORT_MONTHS.sub(r"\1 tháng", _SHORT_MONTH.sub(r"tháng \1", key))
    key = " ".join(_YEAR.sub(" ", key).split())
    month, months, quarter = _MONTH.search(key), _MONTHS.search(key), _QUARTER.search(key)
    named = quarter[1] if quarter else ""
    number = _ROMAN.get(named) or (int(named) if named else 0)
    typed = text if dated is None else plain
    return _Words(
        typed, key, years, int(month[1]) if month else 0, int(months[1]) if months else 0, number
    )


def _read_words(words: _Words, period: Period) -> Meaning | None:
    typed = words.typed.casefold()
    if words.has("tuyệt đối") and "%" not in typed and words.has("so", "so sánh", "tăng", "giảm"):
        return Meaning(IGNORED, reason="difference")
    is_percent = "%" in typed or words.has("tỉ lệ", "so sánh", "so với", "so", "chỉ số")
    if is_percent or _OPERANDS.search(typed) or _LAST_YEARS.search(typed):
        return _read_percent(words, period)
    if words.has("tăng", "giảm", "chênh lệch"):
        return Meaning(IGNORED, reason="difference")
    if words.has("kế hoạch", "dự toán", "giao", "chỉ tiêu năm", "mục tiêu"):
        return _figure("plan", words, _span(words, period, whole="year"), _assigner(words))
    is_result = words.has(*_RESULTS) or words.key in ("", "năm")
    is_last_year = words.has("cùng kì", "năm trước") or (
        is_result and words.years and max(words.years) < period.year
    )
    if is_last_year:
        return _read_last_year(words, period)
    if is_result and (words.key or words.years):
        return _figure("actual", words, _span(words, period, whole="cumulative"))
    return None


def _read_percent(words: _Words, period: Period) -> Meaning:
    """Say of what a percentage is; OPEN_PERCENT where only the figures can tell."""
    span = _span(words, period, whole="cumulative")
    if words.has("tháng trước", "kì trước", "quý trước"):
        return Meaning(IGNORED, reason="percentage of the period before")
    if words.has("kế hoạch", "dự toán", "chỉ tiêu", "nghị quyết", "mục tiêu"):
        return Meaning(FIGURE, "plan_percent", span, _assigner(words, of_percent=True), "%")
    is_last_year = words.has("cùng kì", "năm trước", "cùng kỳ")
    if is_last_year or (words.years and max(words.years) < period.year):
        is_change = words.has("tăng", "giảm", "tăng trưởng")
        role = "growth_percent" if is_change else ""
        kind = FIGURE if is_change else OPEN_PERCENT
        return Meaning(kind, role or "of_prior", _this_year(words, period), unit="%")
    if words.has("hoàn thành", "đạt"):
        return Meaning(FIGURE, "plan_percent", span, unit="%")
    return Meaning(OPEN_PERCENT, "", span, unit="%")


def _read_last_year(words: _Words, period: Period) -> Meaning:
    year = max(words.years, default=period.year - 1)
    names_part = words.month or words.months or words.quarter or words.has(
        "cùng kì", "lũy kế", "tháng", "từ đầu năm"
    )  # fmt: skip
    if not names_part:
        role = "prior" if period.kind == "year" and year == period.year - 1 else "actual"
        return _figure(role, words, str(Period(year, "year", 1)))
    then = Period(year, period.kind, period.number)
    span = _span(words, then, whole="cumulative")
    return _figure("prior" if year == period.year - 1 else "actual", words, span)


def _span(words: _Words, period: Period, *, whole: str) -> str:
    """Return the period a header speaks of; `whole` when it names none."""
    this_year = _this_year_period(words, period)
    if words.has("hết tháng trước", "đến tháng trước") and this_year.last_month > 1:
        return str(Period(this_year.year, "cumulative", this_year.last_month - 1))
    if words.months:
        return str(_first_months(this_year.year, words.months))
    if words.has("đến hết tháng", "đến tháng", "hết tháng", "lũy kế", "từ đầu năm"):
        month = words.month or this_year.last_month
        return str(_first_months(this_year.year, month))
    if words.quarter:
        return str(Period(this_year.year, "quarter", words.quarter))
    if words.has("cả năm"):
        return str(this_year.whole_year)
    if words.has("tháng"):
        return str(Period(this_year.year, "month", words.month or this_year.last_month))
    if whole == "cumulative" and words.years and not words.has("cùng kì"):
        return str(this_year.whole_year)
    return str(this_year.whole_year if whole == "year" else this_year.cumulative)


def _first_months(year: int, count: int) -> Period:
    return Period(year, "year", 1) if count == 12 else Period(year, "cumulative", count)


def _this_year_period(words: _Words, period: Period) -> Period:
    year = max(words.years, default=period.year)
    return Period(year, period.kind, period.number)


def _this_year(words: _Words, period: Period) -> str:
    """Return the span of a percentage against last year: it is a figure of this year."""
    spoken = _Words(words.typed, words.key, (), words.month, words.months, words.quarter)
    return _span(spoken, period, whole="cumulative")


def _figure(role: str, words: _Words, period: str, assigned_by: str = "") -> Meaning:
    return Meaning(FIGURE, role, period, assigned_by, is_estimate=words.has("ước", "sơ bộ"))


def _assigner(words: _Words, *, of_percent: bool = False) -> str:
    """Return who set the plan: "quận" of "KH quận giao", and of "% so với KH quận giao"."""
    typed = " ".join(_BRACKETS.sub(" ", words.typed).split())
    plan = _PLAN.search(typed) if of_percent else None
    if of_percent and plan is None:
        return ""
    match = _ASSIGNED.search(typed, plan.start() if plan else 0)
    return match["who"].strip() if match else ""
