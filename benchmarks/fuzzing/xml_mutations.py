"""Mutations of the parts' XML: well formed by its tree, and not so by its text."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from random import Random
from xml.etree import ElementTree as ET

from fuzzing.seeds import LINKS, MAIN, Parts, pack, unpack
from fuzzing.values import MARKS

ET.register_namespace("", MAIN)
ET.register_namespace("r", LINKS)

_TAG = re.compile(r"<[^<>]*>")
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_NAMES = ("c", "row", "v", "f", "is", "t", "si", "r", "sheetData", "mergeCell", "sheet", "xf", "x")
_KEYS = ("r", "s", "t", "ref", "si", "hidden", "name", "Id", "Target", "count", "numFmtId", "x")
_TEXTS = ("&#0;", "&#7;", "&x;", "&lt;", "<!-- -->", "<![CDATA[<c>]]>", "<?x y?>", "\x00", "\ufffe")


def mutate_xml(content: bytes, random: Random, times: int) -> tuple[bytes, list[str]]:
    """Change parts of a workbook; its archive is whole and says the truth."""
    parts = unpack(content)
    done = []
    for _time in range(times):
        name = _pick_part(parts, random)
        change = random.choice(_CHANGES)
        parts[name], what = change(parts[name], random)
        done.append(f"{name}: {change.__name__} {what}")
    return pack(parts), done


def _pick_part(parts: Parts, random: Random) -> str:
    """Take a part; sheets oftener than others."""
    names = sorted(name for name in parts if name.endswith((".xml", ".rels")))
    sheets = [name for name in names if "/worksheets/sheet" in name and name.endswith(".xml")]
    return random.choice(sheets if sheets and random.random() < 0.5 else names)


def in_tree(part: bytes, random: Random) -> tuple[bytes, str]:
    """Change elements or attributes; the result is well formed."""
    try:
        root = ET.fromstring(part)
    except (ET.ParseError, ValueError):
        return in_text(part, random)
    element = random.choice(list(root.iter()))
    change = random.choice(_IN_TREE)
    what = change(root, element, random)
    tag = str(element.tag).rpartition("}")[2]
    return ET.tostring(root, encoding="utf-8"), f"{change.__name__} <{tag}> {what}"


def _parent(root: ET.Element, element: ET.Element) -> ET.Element | None:
    return next((one for one in root.iter() if element in list(one)), None)


def drop(root: ET.Element, element: ET.Element, _random: Random) -> str:
    if (parent := _parent(root, element)) is not None:
        parent.remove(element)
    return ""


def double(root: ET.Element, element: ET.Element, random: Random) -> str:
    if (parent := _parent(root, element)) is None:
        return "nothing"
    count = random.choice((1, 1, 1, 3, 120))
    for _time in range(count):
        parent.insert(random.randint(0, len(parent)), copy.deepcopy(element))
    return str(count)


def move(root: ET.Element, element: ET.Element, random: Random) -> str:
    if (parent := _parent(root, element)) is None:
        return "nothing"
    parent.remove(element)
    target = random.choice(list(root.iter()))
    target.insert(random.randint(0, len(target)), element)
    return f"into <{str(target.tag).rpartition('}')[2]}>"


def shuffle(_root: ET.Element, element: ET.Element, random: Random) -> str:
    children = list(element)
    random.shuffle(children)
    element[:] = children
    return str(len(children))


def reverse(_root: ET.Element, element: ET.Element, _random: Random) -> str:
    element[:] = list(element)[::-1]
    return ""


def rename(_root: ET.Element, element: ET.Element, random: Random) -> str:
    space = random.choice((MAIN, MAIN, _STRICT, "", "urn:x"))
    name = random.choice(_NAMES)
    element.tag = f"{{{space}}}{name}" if space else name
    return f"to {element.tag}"


def rename_all(root: ET.Element, _element: ET.Element, random: Random) -> str:
    """Put the whole part into another name space."""
    space = random.choice((_STRICT, "urn:x", ""))
    for one in root.iter():
        name = str(one.tag).rpartition("}")[2]
        one.tag = f"{{{space}}}{name}" if space else name
    return space


def set_attribute(_root: ET.Element, element: ET.Element, random: Random) -> str:
    key = random.choice([*element.attrib, *element.attrib, random.choice(_KEYS)])
    value = _legal(random.choice(MARKS))
    element.set(key, value)
    return f"{key}={value!r:.40}"


def drop_attribute(_root: ET.Element, element: ET.Element, random: Random) -> str:
    if not element.attrib:
        return "nothing"
    key = random.choice(list(element.attrib))
    del element.attrib[key]
    return key


def swap_attributes(root: ET.Element, element: ET.Element, random: Random) -> str:
    other = random.choice(list(root.iter(element.tag)))
    mine, theirs = dict(element.attrib), dict(other.attrib)
    element.attrib.clear()
    other.attrib.clear()
    element.attrib.update(theirs)
    other.attrib.update(mine)
    return str(theirs)[:40]


def set_text(_root: ET.Element, element: ET.Element, random: Random) -> str:
    element.text = _legal(random.choice(MARKS))
    return f"{element.text!r:.40}"


def _legal(text: str) -> str:
    return "".join(letter for letter in text if letter >= " " or letter in "\n\t")


_IN_TREE: tuple[Callable[[ET.Element, ET.Element, Random], str], ...] = (
    drop, drop, double, move, shuffle, reverse, rename, rename_all, *[set_attribute] * 5,
    drop_attribute, drop_attribute, swap_attributes, set_text, set_text,
)  # fmt: skip


def in_text(part: bytes, random: Random) -> tuple[bytes, str]:
    """Change the text, with no respect for XML."""
    text = part.decode("utf-8", "replace")
    tags = list(_TAG.finditer(text))
    if not tags:
        return part + b"<", "an open tag"
    tag, other = random.choice(tags), random.choice(tags)
    cut = random.randint(0, len(text))
    changes: dict[str, str] = {
        "without a tag": text[: tag.start()] + text[tag.end() :],
        "a tag twice": text[: tag.end()] + tag[0] + text[tag.end() :],
        "another tag": text[: tag.start()] + other[0] + text[tag.end() :],
        "a mark": text[: tag.end()] + random.choice(_TEXTS) + text[tag.end() :],
        "cut": text[:cut],
        "cut to nothing": "",
        "doubled": text + text,
        "a DOCTYPE": '<!DOCTYPE a [<!ENTITY x "y">]>' + text,
        "another encoding": text.replace("utf-8", "ascii").replace("UTF-8", "us-ascii"),
        "no head": re.sub(r"^<\?xml[^>]*\?>", "", text),
        "deep": text[: tag.end()] + "<a>" * 150 + "</a>" * 150 + text[tag.end() :],
    }
    what = random.choice(list(changes))
    return changes[what].encode("utf-8", "replace"), f"{what} {tag[0]:.40}"


def in_encoding(part: bytes, random: Random) -> tuple[bytes, str]:
    """Write the same text in another encoding, said or not."""
    encoding = random.choice(("utf-16", "utf-16-be", "utf-8-sig", "cp1258", "utf-32", "utf-7"))
    text = part.decode("utf-8", "replace")
    if random.random() < 0.5:
        text = re.sub(r"^<\?xml[^>]*\?>", f'<?xml version="1.0" encoding="{encoding}"?>', text)
    return text.encode(encoding, "replace"), encoding


def in_bytes(part: bytes, random: Random) -> tuple[bytes, str]:
    """Flip bits of the inflated part."""
    content = bytearray(part)
    places = [random.randrange(len(content)) for _flip in range(random.randint(1, 4)) if content]
    for place in places:
        content[place] ^= 1 << random.randrange(8)
    return bytes(content), str(places)


_CHANGES: tuple[Callable[[bytes, Random], tuple[bytes, str]], ...] = (
    *[in_tree] * 7, in_text, in_text, in_bytes, in_encoding,
)  # fmt: skip
