"""Templates of pages: what every page is filled with, and its stylesheet."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


def page_environment(**filters: Callable[..., Any]) -> Environment:
    """Make what fills a page's template: all text is escaped, a name that is missing stops."""
    environment = Environment(
        loader=PackageLoader("wardstats.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= filters
    return environment


def stylesheet(name: str) -> str:
    """Return a stylesheet of the pages, to stand in the page itself."""
    return (resources.files("wardstats.report") / "templates" / name).read_text(encoding="utf-8")
