"""A notebook to blocks: wardstats' own, and what an analyst added by ordinary means.

Markdown cells, data frames, pictures and printed text become blocks too, so that every format
shows them. Cells tagged `notebook-only` guide whoever opens the notebook and are left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import mistune
from bs4 import BeautifulSoup

from wardstats.language import translate as _
from wardstats.report.blocks import MIME

BlockJSON = dict[str, Any]

NOTEBOOK_ONLY = "notebook-only"
_HIDDEN_TAGS = {NOTEBOOK_ONLY, "remove_cell", "remove-cell"}
_PICTURES = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}


def collect_blocks(notebook: Any) -> list[BlockJSON]:
    """Collect the blocks of an executed notebook, in order, headings without gaps."""
    blocks: list[BlockJSON] = []
    for number, cell in enumerate(notebook.cells, start=1):
        if _HIDDEN_TAGS & set(cell.metadata.get("tags", [])):
            continue
        if cell.cell_type == "markdown":
            blocks += _markdown_blocks(cell.source)
        elif cell.cell_type == "code":
            for output in cell.get("outputs", []):
                blocks += _output_blocks(output, number)
    return close_heading_gaps(blocks)


def notebook_language(blocks: list[BlockJSON]) -> str:
    """Return the language the blocks were written in; Vietnamese where none says."""
    return next((block["language"] for block in blocks if block.get("language")), "vi")


def notebook_title(blocks: list[BlockJSON], fallback: str) -> str:
    """Return the title: the document's subject, or the first heading."""
    for block in blocks:
        if block["block"] == "Letterhead":
            return f"{block['kind']}: {block['subject']} – {block['issuer'][-1]}"
    return next((block["heading"] for block in blocks if block.get("heading")), fallback)


def close_heading_gaps(blocks: list[BlockJSON]) -> list[BlockJSON]:
    """Lift headings that skip a level, which readers by ear would stumble over."""
    closed: list[BlockJSON] = []
    above: list[int] = []  # levels, as written, of the headings that the next may stand under
    for block in blocks:
        is_letterhead = block["block"] == "Letterhead"
        if is_letterhead or block.get("heading"):
            level = 1 if is_letterhead else block["level"]
            above = [*(one for one in above if one < level), level]
        closed.append({**block, "level": len(above)} if block.get("heading") else block)
    return closed


def _text_block(**content: Any) -> BlockJSON:
    return {"block": "Text", "paragraphs": [], "heading": "", "level": 2, "style": "body"} | content


def _listing(text: str) -> BlockJSON:
    """Keep printed text; characters that no page can show are left out."""
    shown = "".join(one for one in text if one in "\n\t" or unicodedata.category(one) != "Cc")
    return {"block": "Listing", "text": shown.rstrip()}


def _output_blocks(output: Any, cell_number: int) -> Iterator[BlockJSON]:
    if output.output_type == "stream":
        if output.name == "stdout":
            yield _listing(output.text)
        return
    if output.output_type == "error":
        yield _listing(f"{output.ename}: {output.evalue}")
        return
    data = output.get("data", {})
    if MIME in data:
        yield from data[MIME]["blocks"]
        return
    for mime, form in _PICTURES.items():
        if mime in data:
            alternative = output.metadata.get("alt") or _("Picture made by cell {number}").format(
                number=cell_number
            )
            source = data[mime]
            source = source[source.find("<svg") :] if form == "svg" else source.strip()
            yield {
                "block": "Picture", "format": form, "data": source, "alternative": alternative,
            }  # fmt: skip
            return
    if "<table" in data.get("text/html", ""):
        yield from _html_tables(data["text/html"], cell_number)
    elif "text/markdown" in data:
        yield from _markdown_blocks(data["text/markdown"])
    elif "text/plain" in data:
        yield _listing(data["text/plain"])


def _html_tables(html: str, cell_number: int) -> Iterator[BlockJSON]:
    """Turn the HTML of a data frame into a table block."""
    for table in BeautifulSoup(html, "html.parser").find_all("table"):
        rows = [
            [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]
            for row in table.find_all("tr")
        ]
        caption = table.caption.get_text(" ", strip=True) if table.caption else ""
        if len(rows) > 1:
            yield _table_block(caption, cell_number, rows)


def _table_block(caption: str, cell_number: int, rows: list[list[str]]) -> BlockJSON:
    width = max(len(row) for row in rows)
    header, *body = [row + [""] * (width - len(row)) for row in rows]
    return {
        "block": "Table",
        "caption": caption or _("Table made by cell {number}").format(number=cell_number),
        "columns": header,
        "rows": [
            {"cells": [_cell(text) for text in row], "is_total": False, "level": 0} for row in body
        ],
        "numeric": [
            all(row[column][:1].isdigit() or row[column][:1] in "-−" for row in body)
            for column in range(width)
        ],
        "notes": [],
    }


def _cell(text: str) -> dict[str, Any]:
    return {
        "text": text,
        "value": "",
        "unit": "",
        "precision": 0,
        "sources": [],
        "tone": "",
        "remark": "",
        "link": "",
    }


def _markdown_blocks(source: str) -> Iterator[BlockJSON]:
    parse = mistune.create_markdown(renderer="ast", plugins=["table"])
    for token in parse(source):
        if not isinstance(token, dict):
            continue
        kind, text = token["type"], _spoken(token)
        if kind == "heading":
            yield _text_block(heading=text, level=token["attrs"]["level"])
        elif kind in ("paragraph", "block_text", "block_quote"):
            yield _text_block(paragraphs=[text])
        elif kind == "list":
            yield _text_block(
                paragraphs=[_spoken(item) for item in token["children"]], style="list"
            )
        elif kind == "block_code":
            yield _listing(token["raw"])
        elif kind == "table":
            yield _table_block("", 0, _markdown_rows(token))


def _markdown_rows(token: dict[str, Any]) -> list[list[str]]:
    head, body = token["children"]
    rows = [head, *body["children"]]
    return [[_spoken(cell) for cell in row["children"]] for row in rows]


def _spoken(token: dict[str, Any]) -> str:
    """Return the words of a Markdown token without its marks."""
    if token["type"] in ("softbreak", "linebreak"):
        return " "
    if "children" in token:
        return "".join(_spoken(child) for child in token["children"])
    return str(token.get("raw", ""))
