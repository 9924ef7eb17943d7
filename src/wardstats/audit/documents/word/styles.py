"""Styles and list numbers of a Word document: what a paragraph shows that is not in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wardstats.audit.documents.word.parts import PartListener

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LONGEST_NUMBER = 40


@dataclass
class Style:
    """What a paragraph style says of lists, headings and fonts."""

    based_on: str = ""
    level: int = 0  # of a heading
    list_id: str = ""
    list_level: int = 0
    font: str = ""


class StyleListener(PartListener):
    """Gathers the paragraph styles of `word/styles.xml`."""

    def __init__(self) -> None:
        super().__init__()
        self.styles: dict[str, Style] = {}
        self._style = self._defaults = Style()

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take a style, or what it says."""
        style = self._style
        if name == "style":
            self._style = Style()
            self.styles[attributes.get("styleId", "")] = self._style
            if attributes.get("default") in {"1", "true"} and attributes.get("type") == "paragraph":
                self.styles.setdefault("", self._style)
        elif name == "basedOn":
            style.based_on = attributes.get("val", "")
        elif name == "outlineLvl":
            style.level = number(attributes, most=_LEVELS - 1) + 1
        elif name == "numId":
            style.list_id = attributes.get("val", "")
        elif name == "ilvl":
            style.list_level = number(attributes, most=_LEVELS - 1)
        elif name == "rFonts":
            style.font = attributes.get("ascii", "")

    def resolve(self, identifier: str) -> Style:
        """Return a style with what it takes from those it is based on."""
        found = Style()
        seen: set[str] = set()
        while identifier in self.styles and identifier not in seen:
            seen.add(identifier)
            style = self.styles[identifier]
            found.level = found.level or style.level
            if not found.list_id:
                found.list_id, found.list_level = style.list_id, style.list_level
            found.font = found.font or style.font
            identifier = style.based_on
        found.font = found.font or self._defaults.font
        return found


@dataclass
class ListLevel:
    """How a level of a list is numbered."""

    form: str = "decimal"
    text: str = ""  # "%1.", "%1.%2"
    first: int = 1


@dataclass
class _Numbering:
    levels: dict[int, ListLevel] = field(default_factory=dict)
    counts: list[int] = field(default_factory=lambda: [0] * _LEVELS)


class NumberingListener(PartListener):
    """Gathers the lists of `word/numbering.xml`, and counts their items."""

    def __init__(self) -> None:
        super().__init__()
        self._forms: dict[str, _Numbering] = {}
        self._lists: dict[str, str] = {}
        self._numbering = _Numbering()
        self._level = ListLevel()
        self._list = ""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take a form of numbering, a level of it, or a list that has it."""
        if name == "abstractNum":
            self._numbering = _Numbering()
            self._forms[attributes.get("abstractNumId", "")] = self._numbering
        elif name == "lvl":
            self._level = ListLevel()
            self._numbering.levels[number(attributes, "ilvl", _LEVELS - 1)] = self._level
        elif name == "numFmt":
            self._level.form = attributes.get("val", "")
        elif name == "lvlText":
            self._level.text = attributes.get("val", "")[:_LONGEST_NUMBER]
        elif name == "start":
            self._level.first = number(attributes, most=100_000)
        elif name == "num":
            self._list = attributes.get("numId", "")
        elif name == "abstractNumId":
            self._lists[self._list] = attributes.get("val", "")

    def next_number(self, list_id: str, level: int) -> str:
        """Return what stands before the next item of a list: "2.1.", "-", or nothing."""
        numbering = self._forms.get(self._lists.get(list_id, ""))
        form = numbering.levels.get(level) if numbering else None
        if numbering is None or form is None or form.form == "none":
            return ""
        counts = numbering.counts
        counts[level] = counts[level] + 1 if counts[level] else form.first
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        if form.form == "bullet":
            return "-"

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            own = numbering.levels.get(place, form)
            return write_number(counts[place] or own.first, own.form)

        return _PLACEHOLDER.sub(shown, form.text)


def write_number(value: int, form: str) -> str:
    """Write a list number as Word shows it.

    Examples
    --------
    >>> write_number(3, "lowerLetter"), write_number(4, "upperRoman"), write_number(7, "decimal")
    ('c', 'IV', '7')
    """
    if form.endswith("Letter") and 1 <= value <= 26:
        letter = chr(ord("a") + value - 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman") and 1 <= value < 40:
        digits = ""
        for worth, sign in _ROMAN:
            digits, value = digits + sign * (value // worth), value % worth
        return digits.upper() if form.startswith("upper") else digits
    return str(value)


def number(attributes: dict[str, str], name: str = "val", most: int = 1_000) -> int:
    """Return a whole number that an attribute holds, within bounds; 0 for anything else."""
    text = attributes.get(name, "")
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 8 else 0
