"""A cell that holds several figures: "2,679 tỷ/3,320 tỷ = 80,7% KH"."""

from __future__ import annotations

import re

from wardstats.model.quantities import PrintedFigure, parse_figure

_NUMBER = r"[^/=%()]*[0-9][^/=%()]*"
_PERCENT = r"(?P<percent>[0-9][0-9.,]*)\s*%\s*(?:KH|kế hoạch|dự toán|DT|chỉ tiêu)?(?:\s*năm)?\.?"
_PAIR = rf"(?P<actual>{_NUMBER})/(?P<plan>{_NUMBER})"
_RESULT = rf"(?:=|\(|,?\s*đạt)\s*{_PERCENT}\s*\)?"
_LONGEST = 100  # signs; the time these patterns take grows with the cube of the length
_DIGITS = re.compile(r"[0-9.,\s]+")
_FORMS = (
    re.compile(_PAIR + _RESULT, re.IGNORECASE),
    re.compile(_PAIR, re.IGNORECASE),
    re.compile(rf"(?P<actual>{_NUMBER}){_RESULT}", re.IGNORECASE),
)


def parse_combined(text: str, unit: str) -> dict[str, PrintedFigure]:
    """Read the figures of a cell by their roles; empty when it holds one figure or none.

    Two figures without a percentage are a pair only where both carry a unit: "9/9" may be a date.

    Examples
    --------
    >>> read = parse_combined("2,679 tỷ/3,320 tỷ = 80,7% KH", "đồng")
    >>> {role: str(figure.quantity) for role, figure in read.items()}
    {'actual': '2,679 tỷ đồng', 'plan': '3,320 tỷ đồng', 'plan_percent': '80,7 %'}
    >>> str(parse_combined("61/70 triệu = 88% KH", "tỷ đồng")["actual"].quantity)
    '61 triệu đồng'
    >>> parse_combined("10/4/2020", "người"), parse_combined("9/9", "người")
    ({}, {})
    """
    joined = " ".join(text.split())
    if len(joined) > _LONGEST:
        return {}
    for form in _FORMS:
        match = form.fullmatch(joined)
        if match is None:
            continue
        parts = match.groupdict()
        if "percent" not in parts and joined.replace("/", "").replace(" ", "").isdigit():
            return {}
        if "plan" in parts and _DIGITS.fullmatch(parts["actual"].strip()):
            parts["actual"] += parts["plan"].strip(" 0123456789.,")  # one unit for both
        figures = {
            role: parse_figure(part.strip(), unit)
            for role, part in parts.items()
            if role != "percent"
        }
        if "percent" in parts:
            figures["plan_percent"] = parse_figure(parts["percent"], "%")
        read = {role: figure for role, figure in figures.items() if figure is not None}
        return read if len(read) == len(figures) else {}
    return {}
