"""Blocks: what a notebook cell shows, as plain data.

Every format is rendered from the same block JSON (`MIME`), which a block carries in its notebook
output beside its HTML and plain text. A table cell and a chart point keep the quantity and its
source cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from wardstats.language import current_language
from wardstats.model.observations import Observation

MIME = "application/vnd.wardstats.block+json"


class Block:
    """What all blocks can do: become JSON, HTML and plain text."""

    def to_json(self) -> dict[str, Any]:
        """Return the block as plain data, with its kind and language."""
        content = asdict(self)  # type: ignore[call-overload]
        return {"block": type(self).__name__, "language": current_language(), **content}

    def flatten(self) -> Iterator[Block]:
        """Yield the block, or the blocks it is made of."""
        yield self

    def _repr_mimebundle_(self, **_ignored: object) -> dict[str, Any]:
        from wardstats.report.html import render_fragment  # noqa: PLC0415 - renders blocks

        shown = [block.to_json() for block in self.flatten()]
        return {
            MIME: {"blocks": shown},
            "text/html": render_fragment(shown),
            "text/plain": "\n\n".join(plain_text(block) for block in shown),
        }


@dataclass(frozen=True)
class Letterhead(Block):
    """The head of the document, as Decree 30/2020 arranges it."""

    issuer: tuple[str, ...]  # superior body and issuing body, the last one bold
    nation: str
    motto: str
    number: str
    place_and_date: str
    kind: str  # "BÁO CÁO"
    subject: str


@dataclass(frozen=True)
class Text(Block):
    """A heading, paragraphs, or both."""

    paragraphs: tuple[str, ...] = ()
    heading: str = ""
    level: int = 2  # of the heading: 1 page, 2 part, 3 section, 4 sector
    style: str = "body"  # "body", "list", "numbered" or "aside"


@dataclass(frozen=True)
class Cell:
    """A table cell: its text and, for a figure, the exact quantity and where it stands."""

    text: str
    value: str = ""  # exact number in the base unit
    unit: str = ""
    precision: int = 0
    sources: tuple[str, ...] = ()
    tone: str = ""  # status of the figure, for colour and mark
    remark: str = ""  # a second, smaller line: what was reported instead
    link: str = ""  # where the text leads to: a cell of a workbook


@dataclass(frozen=True)
class Row:
    """A table row; `is_total` rows have their parts beneath."""

    cells: tuple[Cell, ...]
    is_total: bool = False
    level: int = 0  # 1 for a part of the total above


@dataclass(frozen=True)
class Table(Block):
    """A table with a caption; its first column heads the rows."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    numeric: tuple[bool, ...]  # columns to be set flush right
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Point:
    """A point of a chart."""

    label: str
    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart(Block):
    """A picture with what it says in words and its points."""

    caption: str
    alternative: str  # what the picture shows, for who cannot see it
    svg: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Score:
    """One number of the scorecard."""

    number: str
    label: str
    tone: str


@dataclass(frozen=True)
class Scorecard(Block):
    """The few numbers a reviewer looks at first."""

    caption: str
    scores: tuple[Score, ...]


@dataclass(frozen=True)
class FindingItem:
    """A finding as it is shown."""

    severity: str
    severity_name: str
    cells: str
    message: str
    suggestion: str
    corrections: tuple[str, ...] = ()  # of single cells, each of which would clear it
    also: tuple[FindingItem, ...] = ()  # more findings that name the same cells


@dataclass(frozen=True)
class FindingsList(Block):
    """Findings with their cells."""

    heading: str
    level: int
    empty: str  # what is said when there is none
    items: tuple[FindingItem, ...]
    cells_label: str
    suggestion_label: str
    corrections_label: str = ""
    also_label: str = ""


@dataclass(frozen=True)
class Signature(Block):
    """Recipients, and an empty place for the signature; never a signature or a seal."""

    recipients_label: str
    recipients: tuple[str, ...]
    authority: str
    position: str


@dataclass(frozen=True)
class Group(Block):
    """Blocks shown by one cell, in order."""

    blocks: tuple[Block, ...] = field(default=())

    def flatten(self) -> Iterator[Block]:
        """Yield the blocks within, however deep."""
        for block in self.blocks:
            yield from block.flatten()


def figure_cell(figure: Observation | None, text: str, tone: str = "") -> Cell:
    """Make a table cell of a figure; an empty cell when there is none."""
    if figure is None:
        return Cell("")
    quantity = figure.quantity
    return Cell(
        text, str(quantity.value), quantity.unit, quantity.precision, (figure.source,), tone
    )


def plain_text(block: dict[str, Any]) -> str:
    """Write a block's JSON as plain text, for a terminal."""
    lines: list[str] = [block[key] for key in ("heading", "caption", "subject") if block.get(key)]
    lines += block.get("paragraphs", ())
    lines += [
        "\t".join(f"{cell['text']} {cell['remark']}".strip() for cell in row["cells"])
        for row in block.get("rows", ())
    ]
    lines += [f"{score['number']}\t{score['label']}" for score in block.get("scores", ())]
    for item in block.get("items", ()):
        for one in (item, *item.get("also", ())):
            lines += [f"{one['cells']}: {one['message']}", *one.get("corrections", ())]
    lines += [f"{point['label']}\t{point['text']}" for point in block.get("points", ())]
    return "\n".join(lines)
