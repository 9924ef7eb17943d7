"""Writes the entry form: a workbook in the standard form, made from the catalogue.

Only the cells to be filled in can be edited (there is no password), and they take numbers.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from wardstats.intake.form.cell_texts import sheet_name
from wardstats.intake.form.layout import INFORMATION_SHEET, TEXT_SHEET
from wardstats.intake.form.saved_results import with_results
from wardstats.intake.form.sector_sheet import KnownFigures, write_sector
from wardstats.intake.form.side_sheets import write_information, write_texts
from wardstats.model.catalogue import Catalogue
from wardstats.model.periods import Period


def write_form(
    path: str | Path,
    period: Period,
    information: Mapping[str, str | Sequence[str]],
    catalogue: Catalogue | None = None,
    codes: Collection[str] | None = None,
    known: KnownFigures | None = None,
) -> Path:
    """Write a workbook in the standard form, to be filled in.

    Parameters
    ----------
    information
        What is known for the sheet of information: keys of `layout.INFORMATION`.
    codes
        Only these indicators; None for all of the catalogue.
    known
        Figures that are known before entry, by indicator and column (`layout.PLAN` …).

    Returns
    -------
    The path written. An existing file is replaced; guarding it is the caller's part.
    """
    catalogue = catalogue or Catalogue.packaged()
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = INFORMATION_SHEET
    write_information(sheet, {**information, "period": str(period)})
    results: dict[str, dict[str, str]] = {}
    for sector in catalogue.sectors.values():
        indicators = [
            one for one in catalogue.of_sector(sector.code) if codes is None or one.code in codes
        ]
        if indicators:
            title = sheet_name(sector.name_vi, [*workbook.sheetnames, TEXT_SHEET])
            sheet = workbook.create_sheet(title)
            results[title] = write_sector(sheet, sector, indicators, catalogue, period, known or {})
    write_texts(workbook.create_sheet(TEXT_SHEET))
    output = io.BytesIO()
    workbook.save(output)
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(with_results(output.getvalue(), results))
    return path
