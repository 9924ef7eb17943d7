"""The archive a workbook or a document is: its entries are checked, its parts inflated in pieces.

Nothing is extracted to disk, and no size that the archive states is believed: what a part inflates
to is counted while it is inflated, and none may inflate to more than its entry says.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wardstats.errors import SourceError
from wardstats.files.refusals import MEGABYTE, corrupt_file, refuse_file, unsafe_archive
from wardstats.language import translate as _

_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_ENTRY_SIGNATURE = b"PK\x01\x02"
_ENCRYPTED_FLAG = 0x1
_PIECE = 16_384  # compressed bytes taken at a time
_OUTPUT = 65_536  # inflated bytes given at a time


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """What an archive may hold."""

    parts: int = 2_000
    content: int = 200 * MEGABYTE  # all parts, inflated
    part: int = 100 * MEGABYTE
    ratio: int = 200  # inflated to compressed
    ratio_from: int = 10 * MEGABYTE  # small parts may be all blanks


class Archive:
    """An archive, opened and checked, held in memory as it came.

    Raises
    ------
    SourceError
        `corrupt_file`, `encrypted`, or `unsafe_archive`: too many or too large parts, two parts of
        one name, or parts that lie upon each other.
    """

    def __init__(self, path: Path, content: bytes, limits: ArchiveLimits | None = None) -> None:
        self.path = path
        self._content = memoryview(content)
        self._limits = limits or ArchiveLimits()
        self.entries = self._read_entries(content)
        self._require_few_and_small()
        self._require_apart()

    @property
    def names(self) -> frozenset[str]:
        """The names of the parts."""
        return frozenset(entry.filename for entry in self.entries)

    def _read_entries(self, content: bytes) -> list[zipfile.ZipInfo]:
        # Counted before zipfile makes an object of each. A little more than the limit: a workbook
        # embedded in the workbook has entries of its own.
        if content.count(_ENTRY_SIGNATURE) > 2 * self._limits.parts:
            raise self._too_much()
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                self._directory = archive.start_dir
                return archive.infolist()
        except (zipfile.BadZipFile, OverflowError, ValueError, NotImplementedError) as error:
            raise corrupt_file(self.path, str(error)) from error

    def _require_few_and_small(self) -> None:
        if len(self.entries) > self._limits.parts:
            raise self._too_much()
        if sum(entry.file_size for entry in self.entries) > self._limits.content:
            raise self._too_much()
        names: set[str] = set()
        for entry in self.entries:
            if entry.flag_bits & _ENCRYPTED_FLAG:
                raise refuse_file(
                    self.path,
                    "encrypted",
                    _("the file has a password."),
                    _("Remove the password of the archive and send the file again."),
                )
            self._require_size(entry, entry.file_size)
            name = entry.filename.replace("\\", "/").casefold()
            if name in names:
                raise unsafe_archive(
                    self.path,
                    _("the part '{part}' stands in the file twice.").format(part=entry.filename),
                )
            names.add(name)

    def _require_apart(self) -> None:
        """Refuse parts that share bytes: a small file could unpack to anything."""
        end = 0
        for entry in sorted(self.entries, key=lambda one: one.header_offset):
            if entry.header_offset < end:
                raise self._overlap(entry)
            end = self._start(entry) + entry.compress_size
            if end > self._directory:
                raise self._overlap(entry)

    def _start(self, entry: zipfile.ZipInfo) -> int:
        """Return where a part's compressed bytes begin."""
        offset = entry.header_offset
        header = bytes(self._content[offset : offset + _LOCAL_HEADER.size])
        if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
            raise corrupt_file(self.path, f"{entry.filename}: local header")
        fields = _LOCAL_HEADER.unpack(header)
        if fields[3] != entry.compress_type:
            raise corrupt_file(self.path, f"{entry.filename}: two kinds of compression")
        return offset + _LOCAL_HEADER.size + int(fields[9]) + int(fields[10])

    def inflate(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """Yield a part's content in small pieces.

        Raises
        ------
        SourceError
            `unsafe_archive` as soon as it is larger than allowed or than stated; `corrupt_file`.
        """
        size, checksum = 0, 0
        for piece in filter(None, self._pieces(entry)):
            size += len(piece)
            checksum = zlib.crc32(piece, checksum)
            self._require_size(entry, size)
            if size > entry.file_size:
                raise self._lie(entry)
            yield piece
        if size != entry.file_size:
            raise self._lie(entry)
        if checksum != entry.CRC:
            raise corrupt_file(self.path, f"{entry.filename}: CRC")

    def _pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        start = self._start(entry)
        raw = self._content[start : start + entry.compress_size]
        if entry.compress_type == zipfile.ZIP_STORED:
            for place in range(0, len(raw), _OUTPUT):
                yield bytes(raw[place : place + _OUTPUT])
            return
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            raise corrupt_file(self.path, f"{entry.filename}: compression {entry.compress_type}")
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for place in range(0, len(raw), _PIECE):
                waiting = bytes(raw[place : place + _PIECE])
                while waiting and not inflater.eof:
                    yield inflater.decompress(waiting, _OUTPUT)
                    waiting = inflater.unconsumed_tail
            while not inflater.eof and (rest := inflater.decompress(b"", _OUTPUT)):
                yield rest
        except zlib.error as error:
            raise corrupt_file(self.path, f"{entry.filename}: {error}") from error
        if not inflater.eof:
            raise corrupt_file(self.path, f"{entry.filename}: cut short")

    def _require_size(self, entry: zipfile.ZipInfo, size: int) -> None:
        limits = self._limits
        swells = size > limits.ratio_from and size > limits.ratio * entry.compress_size
        if size > limits.part or swells:
            raise unsafe_archive(
                self.path,
                _("the part '{part}' unpacks to more than 100 MB or 200 times its size.").format(
                    part=entry.filename
                ),
            )

    def _too_much(self) -> SourceError:
        return unsafe_archive(
            self.path,
            _("the file unpacks to more than 200 MB or 2 000 parts; it was not read."),
        )

    def _overlap(self, entry: zipfile.ZipInfo) -> SourceError:
        return unsafe_archive(
            self.path,
            _("the part '{part}' lies upon another part.").format(part=entry.filename),
        )

    def _lie(self, entry: zipfile.ZipInfo) -> SourceError:
        return unsafe_archive(
            self.path,
            _("the part '{part}' has another size than the file says.").format(part=entry.filename),
        )
