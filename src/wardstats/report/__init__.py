"""Report: the parts of the ward's report, in its order, each shown by one notebook cell."""

from wardstats.report.audit_page import write_audit_page
from wardstats.report.audit_page_blocks import audit_findings, audit_scorecard
from wardstats.report.document import letterhead, signature
from wardstats.report.review import attention, findings, plan_chart, scorecard
from wardstats.report.sections import evaluation, section
from wardstats.report.source_review import (
    reading_columns,
    reading_findings,
    reading_labels,
    reading_suggestions,
    reading_summary,
    reading_unmatched,
)
from wardstats.report.unmatched import unmatched

__all__ = [
    "attention",
    "audit_findings",
    "audit_scorecard",
    "evaluation",
    "findings",
    "letterhead",
    "plan_chart",
    "reading_columns",
    "reading_findings",
    "reading_labels",
    "reading_suggestions",
    "reading_summary",
    "reading_unmatched",
    "scorecard",
    "section",
    "signature",
    "unmatched",
    "write_audit_page",
]
