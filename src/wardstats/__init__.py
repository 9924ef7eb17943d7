"""wardstats: from a ward's Excel workbook to its plan report.

The public names; everything a notebook or a script needs. They are loaded on first use, so that
the command line starts quickly.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wardstats import report
    from wardstats.analysis.indicator_table import build_indicator_table
    from wardstats.analysis.source_review import SourceReview, review_source
    from wardstats.analysis.ward_period import WardPeriod, load
    from wardstats.audit import audit
    from wardstats.checks import check, locate
    from wardstats.errors import WardstatsError
    from wardstats.intake.form.writing import write_form
    from wardstats.intake.workbook import read_workbook
    from wardstats.language import set_language
    from wardstats.model.catalogue import Catalogue
    from wardstats.model.periods import Period
    from wardstats.model.quantities import Quantity
    from wardstats.running.run import run
    from wardstats.running.table_files import write_tables

__version__ = "0.1.0"

__all__ = [
    "Catalogue", "Period", "Quantity", "SourceReview", "WardPeriod", "WardstatsError",
    "audit", "build_indicator_table", "check", "load", "locate", "read_workbook", "report",
    "review_source", "run", "set_language", "write_form", "write_tables",
]  # fmt: skip

_HOMES = {
    "Catalogue": "wardstats.model.catalogue",
    "Period": "wardstats.model.periods",
    "Quantity": "wardstats.model.quantities",
    "WardPeriod": "wardstats.analysis.ward_period",
    "WardstatsError": "wardstats.errors",
    "build_indicator_table": "wardstats.analysis.indicator_table",
    "check": "wardstats.checks",
    "load": "wardstats.analysis.ward_period",
    "locate": "wardstats.checks",
    "read_workbook": "wardstats.intake.workbook",
    "review_source": "wardstats.analysis.source_review",
    "SourceReview": "wardstats.analysis.source_review",
    "run": "wardstats.running.run",
    "set_language": "wardstats.language",
    "write_form": "wardstats.intake.form.writing",
    "write_tables": "wardstats.running.table_files",
}


def __getattr__(name: str) -> Any:
    if name in {"audit", "report"}:  # rooms; the one of audit is callable
        return import_module(f"wardstats.{name}")
    if name not in _HOMES:
        problem = f"module 'wardstats' has no attribute {name!r}"
        raise AttributeError(problem)
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
