"""Mutations of the archive: its bytes, its directory, its parts as a whole."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from fuzzing.seeds import pack, unpack

_ENTRY, _LOCAL, _END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"
# Places of fields behind the signature, and how many bytes each has.
_ENTRY_FIELDS = {
    "flags": (8, 2), "compression": (10, 2), "CRC": (16, 4), "compressed size": (20, 4),
    "size": (24, 4), "name length": (28, 2), "extra length": (30, 2), "offset": (42, 4),
}  # fmt: skip
_LOCAL_FIELDS = {
    "flags": (6, 2), "compression": (8, 2), "CRC": (14, 4), "compressed size": (18, 4),
    "size": (22, 4), "name length": (26, 2), "extra length": (28, 2),
}  # fmt: skip
_END_FIELDS = {
    "entries": (8, 2), "all entries": (10, 2), "directory size": (12, 4), "start": (16, 4),
    "comment length": (20, 2),
}  # fmt: skip
_NAMES = (
    "xl/workbook.xml", "xl/worksheets/sheet1.xml", "XL/Workbook.xml", "xl\\workbook.xml",
    "/xl/x.xml", "../../../tmp/x", "xl/", "", "xl/vbaProject.bin", "xl/workbook.bin",
    "mimetype", "con", "é.xml",
    "xl/externalLinks/externalLink1.xml", "[Content_Types].xml", "x" * 300, "a\nb.xml",
    "EncryptedPackage",
)  # fmt: skip


def mutate_bytes(content: bytes, random: Random, times: int) -> tuple[bytes, list[str]]:
    """Change bytes of the file, with no respect for the archive."""
    done = []
    for _time in range(times):
        change = random.choice(_BYTES)
        content, what = change(content, random)
        done.append(f"{change.__name__} {what}")
    return content, done


def flip(content: bytes, random: Random) -> tuple[bytes, str]:
    changed = bytearray(content)
    places = [random.randrange(len(changed)) for _flip in range(random.randint(1, 8)) if changed]
    for place in places:
        changed[place] ^= 1 << random.randrange(8)
    return bytes(changed), str(places)


def cut(content: bytes, random: Random) -> tuple[bytes, str]:
    first, last = sorted(random.randint(0, len(content)) for _end in "ab")
    if random.random() < 0.5:
        return content[:first], f"behind {first}"
    return content[:first] + content[last:], f"{first} to {last}"


def splice(content: bytes, random: Random) -> tuple[bytes, str]:
    first, last = sorted(random.randint(0, len(content)) for _end in "ab")
    place = random.randint(0, len(content))
    return content[:place] + content[first:last] + content[place:], f"{first} to {last} at {place}"


def zeros(content: bytes, random: Random) -> tuple[bytes, str]:
    place, count = random.randint(0, len(content)), random.choice((1, 16, 512, 4096))
    return content[:place] + bytes(count) + content[place + count :], f"{count} at {place}"


def wrap(content: bytes, random: Random) -> tuple[bytes, str]:
    before = random.choice(
        (b"\0" * 64, b"MZ", b"<html>", b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    )
    return before + content, repr(before[:8])


def header_field(content: bytes, random: Random) -> tuple[bytes, str]:
    """Write a wrong number into the archive's directory."""
    signature, fields = random.choice(
        ((_ENTRY, _ENTRY_FIELDS), (_LOCAL, _LOCAL_FIELDS), (_END, _END_FIELDS))
    )
    places = _places(content, signature)
    name = random.choice(list(fields))
    offset, size = fields[name]
    places = [place + offset for place in places if place + offset + size <= len(content)]
    if not places:
        return content, "nothing"
    place = random.choice(places)
    old = int.from_bytes(content[place : place + size], "little")
    new = random.choice((0, 1, old + 1, max(old - 1, 0), old * 2, 8, 9, 99, 256**size - 1))
    written = (new % 256**size).to_bytes(size, "little")
    return content[:place] + written + content[place + size :], f"{name} {old} to {new} at {place}"


def _places(content: bytes, signature: bytes) -> list[int]:
    places, place = [], content.find(signature)
    while place >= 0:
        places.append(place)
        place = content.find(signature, place + 1)
    return places


_BYTES: tuple[Callable[[bytes, Random], tuple[bytes, str]], ...] = (
    flip, flip, cut, splice, zeros, wrap, *[header_field] * 5,
)  # fmt: skip


def mutate_archive(content: bytes, random: Random, times: int) -> tuple[bytes, list[str]]:
    """Change which parts there are, and how they are packed; each by itself is whole."""
    parts = [*unpack(content).items()]
    done = []
    method = random.choice((8, 8, 8, 0, 12, 14))
    for _time in range(times):
        change = random.choice(_PARTS)
        done.append(f"{change.__name__} {change(parts, random)}")
    return pack(parts, method), [*done, f"compression {method}"]


Items = list[tuple[str, bytes]]


def reorder(parts: Items, random: Random) -> str:
    random.shuffle(parts)
    return ""


def leave_out(parts: Items, random: Random) -> str:
    return parts.pop(random.randrange(len(parts)))[0] if parts else "nothing"


def twice(parts: Items, random: Random) -> str:
    name, data = random.choice(parts)
    parts.append((random.choice((name, name.upper(), name.replace("/", "\\"))), data))
    return parts[-1][0]


def rename(parts: Items, random: Random) -> str:
    number, name = random.randrange(len(parts)), random.choice(_NAMES)
    old, data = parts[number]
    parts[number] = (name, data)
    return f"{old} to {name:.40}"


def exchange(parts: Items, random: Random) -> str:
    one, other = random.randrange(len(parts)), random.randrange(len(parts))
    (name, data), (other_name, other_data) = parts[one], parts[other]
    parts[one], parts[other] = (name, other_data), (other_name, data)
    return f"{name} with {other_name}"


def add(parts: Items, random: Random) -> str:
    name = random.choice(_NAMES)
    data = random.choice((b"", b"<x/>", b"\0" * 99, bytes(300_000), random.randbytes(2_000)))
    parts.append((name, data))
    return f"{name:.40} of {len(data)}"


def empty(parts: Items, random: Random) -> str:
    number = random.randrange(len(parts))
    parts[number] = (parts[number][0], b"")
    return parts[number][0]


_PARTS: tuple[Callable[[Items, Random], str], ...] = (
    reorder, leave_out, leave_out, twice, rename, rename, exchange, add, empty,
)  # fmt: skip
