"""Styles of a workbook: each marked cell keeps its own, with another fill."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wardstats.intake.marking.marks import COLOURS
from wardstats.intake.package.splicing import (
    Edit,
    Element,
    apply_edits,
    find_elements,
    insert_last,
    tag_at,
    with_attribute,
)

NO_STYLES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill>'
    b'<fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    b"</styleSheet>"
)  # for a workbook that has none
_NO_FILL = 0  # number of the fill that is none, as the file format has it
_AUTOMATIC = 'indexed="64"'
_FILL_NUMBER = re.compile(rb"\sfillId\s*=\s*[\"'](\d+)[\"']")
_OF_FILL = re.compile(rb"\s(?:fillId|applyFill)\s*=\s*[\"'][^\"']*[\"']")


@dataclass(frozen=True, slots=True)
class _Fill:
    """The colours of a solid fill, as attributes; empty for any other fill."""

    seen: str = ""  # 'rgb="FFFFB3A8"', 'theme="4" tint="0.6"'
    behind: str = ""

    @property
    def is_mark(self) -> bool:
        return self.seen in _MARKS


_MARKS = {f'rgb="{colour}"' for colour in COLOURS.values()}


class Styles:
    """The part of styles, to which fills and styles are added at the end.

    Nobody sees the background colour of a solid fill. The colour that a cell had before it was
    marked is kept there, so that it comes back when the mark goes.

    Parameters
    ----------
    keeps_behind
        Whether the program that saved the workbook leaves that colour alone, as Excel does.
    """

    def __init__(self, content: bytes, *, keeps_behind: bool = True) -> None:
        elements = find_elements(content, lambda path: path[1:2] in (("fills",), ("cellXfs",)))
        self._content, self._keeps_behind = content, keeps_behind
        self._lists = {one.name: one for one in elements if len(one.path) == 2}
        self._fills = _read_fills(elements)
        self._styles = [
            content[one.start : one.end] for one in elements if one.path[1:] == ("cellXfs", "xf")
        ]
        self._counts = len(self._fills), len(self._styles)
        self._marked = {
            number for number, style in enumerate(self._styles) if self._fill(style).is_mark
        }
        self._numbers: dict[tuple[bytes, int], int] = {}
        for number, style in enumerate(self._styles):
            self._numbers.setdefault(_look(style), number)

    def is_marked(self, style: int) -> bool:
        """Tell whether a style has the fill of a mark."""
        return style in self._marked

    def plain(self, style: int) -> int:
        """Return the style a cell has without its mark."""
        if not self.is_marked(style):
            return style
        kept = self._fill(self._styles[style]).behind if self._keeps_behind else ""
        return self._with_fill(style, self._fill_number(_Fill(kept)) if kept else _NO_FILL)

    def marked(self, style: int, severity: str) -> int:
        """Return the style of a cell without mark, with one."""
        style = style if style < len(self._styles) else 0
        behind = self._fill(self._styles[style]).seen
        return self._with_fill(
            style, self._fill_number(_Fill(f'rgb="{COLOURS[severity]}"', behind))
        )

    def content(self) -> bytes:
        """Return the part with what was added."""
        fills = b"".join(map(self._written_fill, self._fills[self._counts[0] :]))
        styles = b"".join(self._styles[self._counts[1] :])
        added = (("fills", fills, len(self._fills)), ("cellXfs", styles, len(self._styles)))
        edits: list[Edit] = []
        for name, text, count in added:
            element = self._lists[name]
            tag = with_attribute(tag_at(self._content, element.start), "count", str(count))
            if text:
                edits.append(Edit(element.start, element.inside, tag))
                edits.append(insert_last(self._content, element, text))
        return apply_edits(self._content, edits)

    def _fill(self, style: bytes) -> _Fill:
        number = _look(style)[1]
        return self._fills[number] if number < len(self._fills) else _Fill()

    def _fill_number(self, wanted: _Fill) -> int:
        """Return the number of a solid fill, which is added when there is none like it."""
        if wanted not in self._fills:
            self._fills.append(wanted)
        return self._fills.index(wanted)

    def _with_fill(self, style: int, fill: int) -> int:
        """Return the number of the style that differs by its fill only."""
        old = self._styles[style]
        tag = tag_at(old, 0)
        new = with_attribute(with_attribute(tag, "fillId", str(fill)), "applyFill", "1")
        changed = new + old[len(tag) :]
        number = self._numbers.setdefault(_look(changed), len(self._styles))
        if number == len(self._styles):
            self._styles.append(changed)
        return number

    def _written_fill(self, fill: _Fill) -> bytes:
        mark = self._lists["fills"].prefix
        return (
            f'<{mark}fill><{mark}patternFill patternType="solid"><{mark}fgColor {fill.seen}/>'
            f"<{mark}bgColor {fill.behind or _AUTOMATIC}/></{mark}patternFill></{mark}fill>"
        ).encode()


def _look(style: bytes) -> tuple[bytes, int]:
    """Return what a style looks like, and its fill: two that agree in both look the same."""
    fill = _FILL_NUMBER.search(style)
    return _OF_FILL.sub(b"", style), int(fill[1]) if fill else _NO_FILL


def _read_fills(elements: list[Element]) -> list[_Fill]:
    """Read the fills, in their order; what stands inside one follows it."""
    fills: list[_Fill] = []
    is_solid = False
    for element in elements:
        if element.name == "fill":
            fills.append(_Fill())
        elif element.name == "patternFill":
            is_solid = element.attributes.get("patternType") == "solid"
        elif is_solid and element.name in ("fgColor", "bgColor"):
            colour = " ".join(f'{name}="{text}"' for name, text in element.attributes.items())
            behind = "" if colour == _AUTOMATIC else colour
            last = fills[-1]
            is_seen = element.name == "fgColor"
            fills[-1] = _Fill(colour, last.behind) if is_seen else _Fill(last.seen, behind)
    return fills
