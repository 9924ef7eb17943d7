"""The ward, its report document and the texts of the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SECTIONS = ("I", "II.1", "II.2", "II.3", "II.4", "II.5", "III")


@dataclass(frozen=True, slots=True)
class Ward:
    """The smallest area reported."""

    code: str  # folder name, "kenh-duong"
    name: str  # "Kênh Dương"
    kind: str  # "phường", "xã" or "thị trấn"
    superior: str  # body above it, "quận Lê Chân"; empty where there is none
    city: str  # "thành phố Hải Phòng"

    @property
    def full_name(self) -> str:
        """Kind and name, "phường Kênh Dương"."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Document:
    """The report as a document of the People's Committee."""

    number: str  # "189"; empty in a draft
    symbol: str  # "BC-UBND"
    place: str  # "Kênh Dương"
    date: date | None  # None in a draft
    recipients: tuple[str, ...]  # "UBND quận Lê Chân", …
    authority: str  # "TM. ỦY BAN NHÂN DÂN"
    position: str  # "CHỦ TỊCH"


@dataclass(frozen=True, slots=True)
class TextItem:
    """A paragraph of the report that is not a figure."""

    section: str  # one of SECTIONS
    text: str
    cell: str  # "Nội dung!B4"
