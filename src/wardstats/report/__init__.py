"""Report: the parts of the ward's report, in its order, each shown by one notebook cell."""

from wardstats.report.document import letterhead, signature
from wardstats.report.review import attention, findings, plan_chart, scorecard
from wardstats.report.sections import evaluation, section
from wardstats.report.source_review import (
    reading_columns,
    reading_findings,
    reading_labels,
    reading_summary,
)

__all__ = [
    "attention",
    "evaluation",
    "findings",
    "letterhead",
    "plan_chart",
    "reading_columns",
    "reading_findings",
    "reading_labels",
    "reading_summary",
    "scorecard",
    "section",
    "signature",
]
