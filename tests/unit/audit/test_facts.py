"""The same fact said twice, and the evaluation against the figures."""

REPORT = """Kết quả 9 tháng đầu năm

I. KẾT QUẢ
- Thu phí chợ 30/50 triệu đồng = 60% KH
- Thu quỹ khuyến học 40/50 triệu đồng = 80% KH
- Tiêm phòng cúm đạt 55% KH

Một số chỉ tiêu chưa hoàn thành: thu phí chợ đạt {percent}% KH.

III. NHIỆM VỤ TRỌNG TÂM
1. Thu phí chợ đạt 100% KH"""


def claims_of(kind, text, arithmetic):
    return [claim for claim in arithmetic(text) if claim.kind == kind]


def test_fact_said_twice_alike_is_consistent(arithmetic):
    [claim] = claims_of("repeated_fact", REPORT.format(percent=60), arithmetic)
    assert claim.verdict == "consistent"


def test_fact_said_twice_otherwise_is_asked(arithmetic):
    [claim] = claims_of("repeated_fact", REPORT.format(percent=65), arithmetic)
    assert (claim.verdict, bool(claim.question)) == ("ambiguous", True)


def test_target_of_the_outlook_is_no_repeated_fact(arithmetic):
    claims = claims_of("repeated_fact", REPORT.format(percent=60), arithmetic)
    assert all("100" not in claim.text for claim in claims)


def test_indicator_behind_and_not_named_is_asked(arithmetic):
    [claim] = claims_of("evaluation", REPORT.format(percent=60), arithmetic)
    assert (claim.verdict, claim.computed) == ("ambiguous", "Tiêm phòng cúm 55 %")


def test_evaluation_that_names_all_behind_is_consistent(arithmetic):
    text = REPORT.format(percent=60).replace("- Tiêm phòng cúm đạt 55% KH\n", "")
    [claim] = claims_of("evaluation", text, arithmetic)
    assert claim.verdict == "consistent"


def test_report_of_no_named_period_is_not_evaluated(arithmetic):
    text = REPORT.format(percent=60).replace("9 tháng đầu năm", "quý")
    assert claims_of("evaluation", text, arithmetic) == []


def test_share_said_twice_otherwise_is_asked(arithmetic):
    text = "Tỷ lệ hộ nghèo còn 1,09% (42/3.850 hộ).\n\nĐến nay tỷ lệ hộ nghèo còn 1,19%."
    [claim] = claims_of("repeated_fact", text, arithmetic)
    assert (claim.verdict, claim.computed) == ("ambiguous", "1,09 %")


def test_rows_of_a_table_are_facts_of_their_own(arithmetic):
    table = (
        "Khu vực | Hộ | Hộ nghèo | Tỷ lệ (%)\nKhu vực 1 | 200 | 8 | 4,0\nKhu vực 2 | 150 | 9 | 6,0"
    )
    assert claims_of("repeated_fact", table, arithmetic) == []


def test_what_was_done_is_no_name_of_a_fact(arithmetic):
    text = "Nhận 50 hồ sơ, đã giải quyết 40 hồ sơ (80%)\n\nNhận 20 đơn, đã giải quyết 18 đơn (90%)"
    assert claims_of("repeated_fact", text, arithmetic) == []
