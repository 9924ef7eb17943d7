"""Blocks to PDF: A4, tagged, with embedded fonts, by Typst; no system package is needed."""

from __future__ import annotations

import base64
import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import typst


def render_pdf(blocks: list[dict[str, Any]], title: str, language: str) -> bytes:
    """Render block JSON to a PDF that the compiler has held against PDF/UA-1.

    Fonts are those that come with Typst and matplotlib, so pages are the same on every machine;
    Times New Roman is taken where it is installed.
    """
    inputs = {
        "blocks": json.dumps([_with_bytes(block) for block in blocks], ensure_ascii=False),
        "language": language,
        "title": title,
    }
    return bytes(
        typst.compile(  # type: ignore[misc]
            _template().encode(),
            font_paths=[str(_matplotlib_fonts())],
            sys_inputs=inputs,
            pdf_standards=["ua-1"],
        )
    )


def _with_bytes(block: dict[str, Any]) -> dict[str, Any]:
    """Give a raster picture as numbers: JSON has no bytes, and Typst no base64."""
    if block["block"] != "Picture" or block["format"] == "svg":
        return block
    return {**block, "data": list(base64.b64decode(block["data"]))}


@cache
def _template() -> str:
    source = resources.files("wardstats.report") / "templates" / "report.typ"
    return source.read_text(encoding="utf-8")


@cache
def _matplotlib_fonts() -> Path:
    """Return matplotlib's font folder without importing matplotlib, which takes long."""
    return Path(str(resources.files("matplotlib") / "mpl-data" / "fonts" / "ttf"))
