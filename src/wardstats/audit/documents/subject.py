"""Subject: whether a report speaks of the ward and the year of the workbook it is compared with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pandas as pd

from wardstats.language import translate as _

_WORD = re.compile(r"[^\W_]+")


def subject_remarks(text: str, observations: pd.DataFrame) -> Iterator[str]:
    """Say what a workbook is of and the text never names; another ward's would differ in all.

    Examples
    --------
    >>> table = pd.DataFrame({"ward": ["kenh-duong"], "role": ["actual"], "period": ["2020-9M"]})
    >>> list(subject_remarks("UBND phường Kênh Dương, 9 tháng năm 2020", table))
    []
    >>> list(subject_remarks("UBND phường Hòa Bình, 9 tháng năm 2020", table))
    ["Văn bản không nhắc tới 'kenh-duong' của biểu số liệu: hãy xem có đúng báo cáo không."]
    """
    words = f" {_plain_letters(text)} "
    periods = observations.loc[observations["role"] == "actual", "period"]
    wards = [str(ward) for ward in observations["ward"].unique()]
    years = sorted({str(period)[:4] for period in periods})
    for name in (*wards, *years[-1:]):
        if f" {_plain_letters(name)} " not in words:
            yield _(
                "The text does not name '{name}' of the workbook: see whether it is this report."
            ).format(name=name)


def _plain_letters(text: str) -> str:
    """Write a text as folders are named, a blank between words: small letters without tones."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(letters))
