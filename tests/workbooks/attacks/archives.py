"""Archives built to harm their reader."""

from __future__ import annotations

import io
import zipfile

from workbooks.attacks.plain import SHEET_PART, plain
from workbooks.building import Book, archive_of, attack
from workbooks.expecting import Expected


def packed(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@attack("1.4 MB that inflate to 600 MB")
def bomb(book: Book) -> Expected:
    def swell(content: bytes) -> bytes:
        parts = packed(content)
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(name, text)
            with archive.open("xl/media/image1.png", "w") as part:
                for _megabyte in range(600):
                    part.write(bytes(1_000_000))
        return whole.getvalue()

    plain(book)
    book.rework(swell)
    return Expected(stops="unsafe_archive")


@attack("part in the archive twice, the second with other figures")
def part_twice(book: Book) -> Expected:
    """Every reader takes the last one, whoever looked at the first."""

    def repeat(content: bytes) -> bytes:
        parts = packed(content)
        other = SHEET_PART.replace("sheet1", "sheet9")
        both = archive_of(parts | {other: parts[SHEET_PART].replace(b"69.5", b"89.5")})
        return both.replace(other.encode(), SHEET_PART.encode())

    plain(book)
    book.rework(repeat)
    return Expected(stops="unsafe_archive")


@attack("two parts that are the same bytes")
def overlapping(book: Book) -> Expected:
    def overlap(content: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            first, second = archive.infolist()[:2]
            end = archive.start_dir
        name = second.filename.encode()
        directory = content[end:].replace(
            second.header_offset.to_bytes(4, "little") + name,
            first.header_offset.to_bytes(4, "little") + name,
        )
        return content[:end] + directory

    plain(book)
    book.rework(overlap)
    return Expected(stops="unsafe_archive")


@attack("part that would be written outside of any folder")
def path_outside(book: Book) -> Expected:
    """Nothing is ever unpacked to disk: the part is not looked at, the workbook is read."""
    book.set_part("../../../tmp/synthetic.txt", b"outside")
    return plain(book)


@attack("archive of archives")
def archive_in_archive(book: Book) -> Expected:
    inner = archive_of({f"{number}.bin": bytes(10_000) for number in range(10)})
    book.set_part("xl/embeddings/oleObject1.bin", inner)
    return plain(book)


@attack("archive cut off in the middle")
def cut_off(book: Book) -> Expected:
    plain(book)
    book.rework(lambda content: content[: len(content) // 2])
    return Expected(stops="corrupt_file")


@attack("archive with bytes before it, as mail programs leave them")
def bytes_before(book: Book) -> Expected:
    plain(book)
    book.rework(lambda content: b"MIME-Version: 1.0\r\n\r\n" + content)
    return Expected(stops="not_a_workbook")
