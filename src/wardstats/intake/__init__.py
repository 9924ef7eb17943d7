"""Excel in: workbooks to observations, and the entry form back to Excel."""

from wardstats.intake.form import write_form
from wardstats.intake.reading import Reading
from wardstats.intake.workbook import read_workbook

__all__ = ["Reading", "read_workbook", "write_form"]
