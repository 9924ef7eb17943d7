"""Every workbook of the tree."""

from __future__ import annotations

import importlib
import pkgutil

import workbooks.attacks
import workbooks.habits
from workbooks.building import CASES, WorkbookCase


def all_cases() -> tuple[WorkbookCase, ...]:
    """Return the workbooks in the order of their modules."""
    for package in (workbooks.habits, workbooks.attacks):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    return tuple(CASES)
