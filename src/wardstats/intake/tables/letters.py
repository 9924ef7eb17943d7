"""The letters of a cell: which of a text in runs count, and which of any text nobody sees."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from openpyxl.cell.rich_text import CellRichText

from wardstats.model.legacy_encodings import LegacyText, convert_legacy

_ESCAPED = re.compile(r"_x00[01][0-9A-F]_")  # how a workbook writes a line end or a tab
# Without width; a soft hyphen in front may have been meant for a minus.
_UNSEEN = re.compile("[\u200b-\u200e\u202a\u202c\u202d\u2060\u2066\u2068\u2069\ufeff]|(?<!^)\u00ad")
_TURNING = re.compile("[\u200f\u061c\u202b\u202e\u2067]")  # digits may be seen in another order
_METRE = re.compile(r"(?<![^\W\d_])[kcdm]?m$")
_POWERS = {"2": "²", "3": "³"}


@dataclass(frozen=True, slots=True)
class Runs:
    """A text in runs, parted."""

    kept: str  # what counts; all of it where nothing else is left
    struck: str = ""  # letters that are struck out beside others that are not
    raised: str = ""  # letters in superscript that are no power of a metre
    is_struck: bool = False  # all of it is struck out
    converted: LegacyText | None = None


def part_runs(text: CellRichText, font: str) -> Runs:
    """Part a text by its runs: what counts, what is struck out, what is raised.

    Parameters
    ----------
    font
        The font of the cell, which a run without one of its own has.
    """
    kept, struck, raised = "", "", ""
    encoding = ""
    for run in text:
        look = getattr(run, "font", None)
        shown, its_encoding = _in_unicode(str(run), (look and look.rFont) or font)
        encoding = encoding or its_encoding
        if look is not None and look.strike:
            struck += shown
        elif look is None or look.vertAlign != "superscript":
            kept += shown
        elif shown.strip() in _POWERS and _METRE.search(kept):
            kept += _POWERS[shown.strip()]
        else:
            raised += shown
    plain = str(text)
    converted = LegacyText(encoding, plain, kept) if encoding else None
    if not kept.strip():
        return Runs(f"{struck}{raised}", is_struck=bool(struck), converted=converted)
    return Runs(kept, struck, raised, converted=converted)


def _in_unicode(text: str, font: str) -> tuple[str, str]:
    """Return a text in Unicode, and the old encoding it was in."""
    old = convert_legacy(text, font)
    return (old.after, old.encoding) if old else (composed(text), "")


def composed(text: str) -> str:
    r"""Join letters with their marks, and write escaped line ends as spaces.

    Examples
    --------
    >>> composed("Hộ_x000D_\nnghe\u0300o")
    'Hộ \nnghèo'
    """
    if text.isascii():
        return _ESCAPED.sub(" ", text) if "_x00" in text else text
    return unicodedata.normalize("NFC", _ESCAPED.sub(" ", text))


def without_unseen(text: str) -> str:
    """Leave out signs that nobody sees; none where others turn what stands beside them round.

    Examples
    --------
    >>> without_unseen("1.\u200b350"), without_unseen("nghèo\u00ad")
    ('1.350', 'nghèo')
    """
    return text if text.isascii() or _TURNING.search(text) else _UNSEEN.sub("", text)
