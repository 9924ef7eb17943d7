"""The drawing of a sheet's comments: a box for each, in the old markup that Excel still wants.

Other programs leave HTML in such a part that no XML parser reads, so it is edited as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from openpyxl.utils.cell import coordinate_to_tuple

NO_SHAPES = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml"'
    b' xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>'
)
_TYPE = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office" id="_x0000_t202" coordsize="21600,21600"'
    ' o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel" id="wardstats_{row}_{column}"'
    ' type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#{colour}"'
    ' o:insetmode="auto"><v:fill color2="#{colour}"/><v:shadow color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/>"
    "<x:Anchor>{right}, 12, {top}, 4, {far}, 12, {bottom}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
_ANY_SHAPE = re.compile(rb"<(\w+:)?shape\b[^>]*[^/]>.*?</\1?shape>", re.DOTALL)
_LETTERS_A_LINE = 40
_COLUMNS_WIDE = 3


def without_shapes(content: bytes, addresses: Iterable[str]) -> bytes:
    """Take out the boxes of comments that are gone."""
    gone = {_row_and_column(address) for address in addresses}

    def kept(match: re.Match[bytes]) -> bytes:
        return b"" if _place_of(match[0]) in gone else match[0]

    return _ANY_SHAPE.sub(kept, content)


def with_shapes(content: bytes, notes: Mapping[str, tuple[str, str]]) -> bytes:
    """Put in a box for each comment that has none yet: colour and text by address."""
    present = {_place_of(match[0]) for match in _ANY_SHAPE.finditer(content)}
    shapes = "".join(
        _shape(*_row_and_column(address), colour, text)
        for address, (colour, text) in notes.items()
        if _row_and_column(address) not in present
    )
    if shapes and b"_x0000_t202" not in content:
        shapes = _TYPE + shapes
    before, end, after = content.rpartition(b"</xml>")
    return before + shapes.encode() + end + after


def _shape(row: int, column: int, colour: str, text: str) -> str:
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in text.splitlines()) + 1
    top = max(row - 1, 0)
    return _SHAPE.format(
        row=row, column=column, colour=colour[2:], right=column + 1, far=column + 1 + _COLUMNS_WIDE,
        top=top, bottom=top + lines,
    )  # fmt: skip


def _row_and_column(address: str) -> tuple[int, int]:
    """Return row and column from 0, as a drawing counts them."""
    row, column = coordinate_to_tuple(address)
    return row - 1, column - 1


def _place_of(shape: bytes) -> tuple[int, int] | None:
    """Return the cell a box belongs to; None when it is no comment's."""
    numbers = [re.search(rb"<\w*:?%b>\s*(\d+)\s*<" % name, shape) for name in (b"Row", b"Column")]
    if b'"Note"' not in shape or None in numbers:
        return None
    row, column = (int(number[1]) for number in numbers if number)
    return row, column
