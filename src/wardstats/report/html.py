"""Blocks to HTML: one self-contained page, readable without JavaScript."""

from __future__ import annotations

import base64
import re
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from wardstats.language import translate as _
from wardstats.language import using_language
from wardstats.report.templating import page_environment, stylesheet

BlockJSON = dict[str, Any]

_PERCENT = re.compile(r"[-+−]?[0-9][0-9.,]* %")


def render_page(blocks: list[BlockJSON], title: str, language: str) -> str:
    """Render a whole page from block JSON."""
    with using_language(language):
        return _environment().get_template("page.html.j2").render(
            blocks=blocks,
            contents=_contents(blocks),
            title=title,
            language=language,
            style=Markup(stylesheet("page.css")),
            contents_label=_("Contents"),
        )  # fmt: skip


def render_fragment(blocks: list[BlockJSON]) -> str:
    """Render blocks alone, as a notebook shows them."""
    return _environment().get_template("blocks.html.j2").render(blocks=blocks)


def _contents(blocks: list[BlockJSON]) -> list[tuple[str, str]]:
    """List the headings of parts and sections with their anchors."""
    return [
        (anchor(block["heading"]), block["heading"])
        for block in blocks
        if block.get("heading") and block["level"] <= 3
    ]


def anchor(heading: str) -> str:
    """Make a heading's anchor; letters of any language stay.

    Examples
    --------
    >>> anchor("1. Thu thuế, thu ngân sách")
    'muc-1-thu-thuế-thu-ngân-sách'
    """
    return "muc-" + "-".join(re.findall(r"\w+", heading.casefold()))


def keep_percent(text: str) -> Markup:
    """Keep a number and its percent sign on one line."""
    escaped = str(escape(text))
    return Markup(_PERCENT.sub(lambda match: f'<span class="together">{match[0]}</span>', escaped))


def picture_source(picture: BlockJSON) -> str:
    """Make the address of a picture that carries its own data."""
    if picture["format"] == "svg":
        data = base64.b64encode(picture["data"].encode()).decode("ascii")
        return f"data:image/svg+xml;base64,{data}"
    kind = "jpeg" if picture["format"] == "jpg" else picture["format"]
    return f"data:image/{kind};base64,{''.join(picture['data'].split())}"


@cache
def _environment() -> Environment:
    return page_environment(anchor=anchor, together=keep_percent, picture_source=picture_source)
