"""Values that readers of workbooks trip over."""

from __future__ import annotations

import datetime as dt
from typing import Any

# What may stand in a cell.
CELLS: tuple[Any, ...] = (
    None, "", " ", "-", "–", "x", "…", 0, -1, 1, 61, 2.679, 1e300, -1e-300, 10**18, 0.1 + 0.2,
    True, False, dt.datetime.fromisoformat("2020-05-12"), dt.date(1900, 1, 1), dt.time(9, 30),
    dt.timedelta(days=3), "=1/0", "=SUM(A1:A9)", "='[2]Sheet1'!A1", "=", "==", "=-",
    '=HYPERLINK("http://example.org","x")', "@SUM(1)", "+1", "#DIV/0!", "#REF!", "#N/A",
    "1.905", "189.26", "1,905", "1.234.567,89", "1,234,567.89", "80,7%", "80.7 %", "0,807",
    "2,679 tỷ", "634 tỷ 620 triệu", "2,679 tỷ/3,320 tỷ = 80,7% KH", "61/70 = 87,1%", "trên 10.000",
    "khoảng 5 - 7", "9/9", "12/5", "1e5", "1E999", "NaN", "-inf", "١٢٣", "１２３", "½", "Ⅷ", "1²",
    "'70", "61\u00a0", "1\u2009060", "\u200b61", "\u202e61", "\ufeff61", "−8,3", "(8,3)", "8,3-",
    "9" * 400, "a" * 32_767, "a" * 5_000, "\n", "a\nb\r\nc", "_x0007_", "_x000D_", "\t61",
    "<b>1</b>", "{{ 1 }}", "$x$", "../../x", "CON", "STT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm",
    "Lũy kế", "% KH", "Cùng kỳ", "Thực hiện tháng 9", "6=4/5", "1=1/1", "9=9/0", "Trong đó:", "I",
    "a)", "1.1.1.1", "Tổng cộng", "Người lập biểu", "Ghi chú:", "ĐVT: triệu đồng", "(1.000 đồng)",
    "Ngày 31 tháng 2 năm 2020", "tháng 13 năm 2020", "năm 0", "quý V năm 2020", "năm 9999",
    "6 tháng đầu năm 2021", "ChØ tiªu", "§VT", "Thueá", "Chỉ tiêu", "THU THUẾ", "Thuế", "𝟙𝟚", "😀",
    "\ud7ff", "e\u0301" * 200, "KH " * 300, "revenue.tax", "Thu thuế", "%", "vụ", "lít", "tỷ đồng",
)  # fmt: skip

NUMBER_FORMATS = (
    "General", "0", "0.00", "#,##0", "#,##0,,", "0.0%", "0%%", ";;;", "@", "dd/mm/yyyy", "[h]:mm",
    '0.0" tỷ"', '"x"', "[Red]-0", "#,##0_);(#,##0)", "0.00E+00", "# ?/?", "[$-42A]d mmm", "[>9]0;x",
    '0"', "\\", "_", "*", "[", ";;;;;;", "0" * 300, ",,,,", "General;General", "[DBNum1]0", "",
)  # fmt: skip

FONTS = ("Times New Roman", ".VnTime", ".VnArialH", "VNI-Times", "vni-helve", "", "x" * 99)

# What may stand in an attribute or between two tags.
MARKS = (
    "", "0", "-1", "1", "2", "7", "99", "65536", "4294967296", "9" * 30, "9" * 5_000, "1.5", "1e5",
    "1E400", "-0", "+1", "0x10", " 1 ", "1_000", "NaN", "inf", "true", "false", "on", "None", "s",
    "b", "e", "d", "n", "str", "inlineStr", "x", "A1", "B4", "E5", "a1", "A0", "XFD1048576", "XFE1",
    "A1048577", "$A$1", "A1:B2", "B2:A1", "A1:XFD1048576", "A:A", "1:1", "A1 B2", "A1:", ":",
    "#REF!", "'Biểu 1'!A1", "rId1", "rId2", "rId99", "hidden", "veryHidden", "shared", "array",
    "dataTable",
    "2020-09-16", "25:61:61", "-1-1-1", "http://example.org/x", "file:///etc/hostname",
    "../../../etc/hostname", "/xl/workbook.xml", "xl/worksheets/sheet1.xml", "\\", "%00", "%s",
    "{0}", "{}", "{x}", "a" * 40_000, "١", "𝟙", "Ω", "\u202e", "\n", "\t", "<", "&", '"',
    "]]>", "_x0000_",
)  # fmt: skip
