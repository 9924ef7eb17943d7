"""Report: the parts of the ward's report, in its order, each shown by one notebook cell."""

from wardstats.report.document import letterhead, signature
from wardstats.report.review import attention, findings, plan_chart, scorecard
from wardstats.report.sections import evaluation, section

__all__ = [
    "attention",
    "evaluation",
    "findings",
    "letterhead",
    "plan_chart",
    "scorecard",
    "section",
    "signature",
]
