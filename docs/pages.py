"""Writes the pages that are made from the code: indicators, checks, command line.

`make docs` writes them; a test compares them, so they are never out of date.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
import pandas as pd
import typer.main
from typer.cli import get_docs_for_click

import wardstats.checks
from wardstats.checks.registry import Rule
from wardstats.cli import app
from wardstats.language import using_language
from wardstats.model.catalogue import Catalogue, Indicator
from wardstats.model.observations import Observation, build_observations
from wardstats.model.quantities import parse_figure

FOLDER = Path(__file__).parent
_MADE = "<!-- made by docs/pages.py; run `make docs` -->\n\n"
_DIRECTIONS = {"up": "more is better", "down": "less is better", "none": ""}


def indicators_page() -> str:
    """List the packaged catalogue, a table a sector."""
    catalogue = Catalogue.packaged()
    parts = [
        "# Indicators\n\n"
        f"{len(catalogue)} indicators of the packaged catalogue"
        " (`src/wardstats/model/indicators/`). A ward adds its own in"
        " `data/raw/<ward>/indicators.toml`.\n"
    ]
    for sector in catalogue.sectors.values():
        parts.append(f"\n## {sector.name_vi} ({sector.name_en}), section {sector.section}\n")
        header = ("code", "chỉ tiêu", "indicator", "unit", "kind", "direction", "made of")
        rows = [_indicator_row(one) for one in catalogue.of_sector(sector.code)]
        parts.append(_table(header, rows))
    return _MADE + "\n".join(parts)


def checks_page() -> str:
    """List the rules with their reasons, each with what it finds in a small table."""
    examples = tomllib.loads((FOLDER / "examples.toml").read_text(encoding="utf-8"))
    with using_language("en"):
        rules = [
            f"## `{rule.code}`: {rule.title}\n\n{rule.why}\n\n{_worked(rule, examples)}"
            for rule in wardstats.checks.RULES.values()
        ]
    opening = (
        "# Checks\n\n"
        "Every figure stands for the interval of numbers that are printed so; whole counts are"
        " exact. A reported figure that the operands round to is silent; one that they only may"
        " round to is a *note*; one that they cannot is a *warning*. No tolerance is chosen.\n"
        "Codes are never renamed. The examples are made up; what is found in them was found by the"
        " rule (`docs/examples.toml`).\n"
    )
    return _MADE + "\n".join([opening, *rules])


def _worked(rule: Rule, examples: dict[str, Any]) -> str:
    """Show the example of a rule as a sheet, and the first finding of the rule in it."""
    if rule.code not in examples:
        raise SystemExit(f"docs/examples.toml: no example of the rule '{rule.code}'")
    example = examples[rule.code]
    earlier = {**example, **example["earlier"]} if "earlier" in example else None
    found = wardstats.checks.check(
        _observations(example, "2020-9M.xlsx"),
        history=_observations(earlier, "earlier.xlsx") if earlier else None,
    )
    found = found[found["code"] == rule.code]
    if found.empty:
        raise SystemExit(f"docs/examples.toml: the rule '{rule.code}' finds nothing")
    first = found.iloc[0]
    cells = first["cells"].replace("Sheet!", "").replace(";", ",")
    before = f"Earlier reports:\n\n{_sheet(earlier)}\nThis report:\n\n" if earlier else ""
    place = f" ({cells})" if cells else ""
    said = first["message"].replace("Sheet!", "")
    return (
        f"{before}{_sheet(example)}\n"
        f"**{first['severity']}**{place}: {said} *{first['suggestion']}*\n"
    )


def _observations(example: dict[str, Any], workbook: str) -> pd.DataFrame:
    """Make the observations of an example's figures."""
    return build_observations(
        _printed(row[0], column, text, f"{chr(ord('C') + place)}{number}", workbook)
        for number, row in enumerate(example["rows"], start=4)
        for place, (column, text) in enumerate(zip(example["columns"], row[1:], strict=True))
        if text
    )


def _sheet(example: dict[str, Any]) -> str:
    """Show the figures of an example as a sheet."""
    columns, rows = example["columns"], example["rows"]
    letters = [chr(ord("C") + place) for place in range(len(columns))]
    header = (
        "",
        "B",
        *(f"{letter}: {name}" for letter, name in zip(letters, columns, strict=True)),
    )
    indicators = [Catalogue.packaged()[code] for code, *_texts in rows]
    lines = [
        (str(number), f"{one.name_en} ({one.unit})", *texts)
        for number, (one, (_code, *texts)) in enumerate(zip(indicators, rows, strict=True), start=4)
    ]
    return _table(header, lines)


def _printed(code: str, column: str, text: str, cell: str, workbook: str) -> Observation:
    """Make the observation of a figure in an example."""
    indicator = Catalogue.packaged()[code]
    role, period, *body = column.split()
    printed = parse_figure(text, "%" if role.endswith("percent") else indicator.unit)
    if printed is None:
        raise SystemExit(f"docs/examples.toml: '{text}' of {code} is no figure")
    quantity = printed.quantity
    return Observation(
        "synthetic", code, indicator.name_en, role, period, "".join(body), printed.status,
        float(quantity.value), quantity.unit, quantity.precision, quantity.qualifier, text,
        workbook, "Sheet", cell,
    )  # fmt: skip


def commands_page() -> str:
    """Describe the command line by its own help."""
    command = typer.main.get_command(app)
    text = get_docs_for_click(obj=command, ctx=click.Context(command), name="wardstats")
    status = (
        "\n## Exit status\n\n"
        "| status | means |\n| --- | --- |\n"
        "| 0 | done |\n"
        "| 1 | done, and blockers were found; for `check`: something does not add up |\n"
        "| 2 | the input or the words are wrong; nothing was written |\n"
        "| 3 | a run failed half-way; its half-run notebook was kept |\n"
    )
    return _MADE + text.rstrip() + "\n" + status


PAGES: dict[str, Callable[[], str]] = {
    "indicators.md": indicators_page,
    "checks.md": checks_page,
    "commands.md": commands_page,
}


def _indicator_row(one: Indicator) -> tuple[str, ...]:
    made_of = ""
    if one.total_of:
        made_of = ("at least " if one.partial else "") + " + ".join(one.total_of)
    elif one.rate_of:
        made_of = " / ".join(one.rate_of)
    return (
        f"`{one.code}`", one.name_vi, one.name_en, one.unit,
        one.kind + (", planned" if one.planned else "") + _bounds(one),
        _DIRECTIONS[one.direction], made_of,
    )  # fmt: skip


def _bounds(one: Indicator) -> str:
    least = f", at least {one.least}" if one.least is not None else ""
    return least + (f", at most {one.most}" if one.most is not None else "")


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(header), ["---"] * len(list(header)), *(list(row) for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def main() -> None:
    """Write all pages."""
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
