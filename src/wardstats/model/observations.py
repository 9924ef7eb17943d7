"""Observations: one row per printed figure, with the cell it stands in (design of the columns).

An empty cell, "-" or "x", and 0 are three different things: a missing figure has no row here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from wardstats.errors import TableError
from wardstats.language import translate as _
from wardstats.model.qualifiers import QUALIFIERS, STATUSES
from wardstats.model.quantities import Quantity

if TYPE_CHECKING:
    from pandera.pandas import DataFrameSchema

ROLES = ("plan", "actual", "prior", "plan_percent", "growth_percent", "index_percent")


class Observation(NamedTuple):
    """One figure as printed in one cell; a country's are made by the million."""

    ward: str  # folder name, "kenh-duong"
    indicator: str  # catalogue code; empty when the label is not known
    label: str  # as printed
    role: str  # one of ROLES
    period: str  # of the figure itself: plan "2020", month "2020-09", prior "2019-9M"
    assigned_by: str  # who set the plan; empty when there is one plan
    status: str  # "estimate" (ước), "final", "implied" (suy ra), "corrected" (by corrections.toml)
    value: float  # in the base unit
    unit: str  # base unit
    precision: int  # power of ten of the last printed digit
    qualifier: str  # "over", "about", … (`QUALIFIERS`) or empty
    text: str  # the cell as a person sees it, corrected or not
    workbook: str
    sheet: str
    cell: str

    @property
    def quantity(self) -> Quantity:
        """The figure as an exact quantity.

        A float64 holds every figure of up to 15 digits; its shortest decimal form is the figure.
        """
        value = float(self.value)
        exact = Decimal(int(value)) if value.is_integer() else Decimal(repr(value))
        return Quantity(exact, self.unit, int(self.precision), self.qualifier)

    @property
    def source(self) -> str:
        """Sheet and cell, "Thu ngân sách!F5"."""
        return f"{self.sheet}!{self.cell}"


OBSERVATION_COLUMNS = Observation._fields


def build_observations(figures: Iterable[Observation]) -> pd.DataFrame:
    """Build the observations table, one row per figure, in the order given."""
    table = pd.DataFrame([*figures], columns=list(OBSERVATION_COLUMNS))
    texts = [column for column in OBSERVATION_COLUMNS if column not in ("value", "precision")]
    kinds = dict.fromkeys(texts, "str") | {"value": "float64", "precision": "int8"}
    return table.astype(kinds)


def iterate_observations(observations: pd.DataFrame) -> Iterator[Observation]:
    """Yield the rows of an observations table as values."""
    columns = [
        observations[column].astype("float64").tolist()  # counts alone are often held as integers
        if column == "value"
        else observations[column].tolist()
        for column in OBSERVATION_COLUMNS
    ]
    yield from map(Observation._make, zip(*columns, strict=True))


def figures_in(table: pd.DataFrame | None) -> list[Observation]:
    """Return the rows of a table handed in as values; none where there is no table.

    Raises
    ------
    TableError
        The table is not one of observations.
    """
    return [] if table is None else list(iterate_observations(require_observations(table)))


def require_observations(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table unchanged, or stop when it is not one of observations.

    Raises
    ------
    TableError
        A column is missing, or holds a value it may not hold; the first is named.
    """
    from pandera.errors import SchemaError, SchemaErrors  # noqa: PLC0415 - slow to import, needed only here

    try:
        _schema().validate(table)
    except (SchemaError, SchemaErrors) as error:
        first = error.schema_errors[0] if isinstance(error, SchemaErrors) else error
        raise TableError(
            _("observations"),
            _("{problem}.").format(problem=str(first).splitlines()[0].rstrip(".")),
            _("Expected the columns: {columns}.").format(columns=", ".join(OBSERVATION_COLUMNS)),
        ) from error
    return table


@cache
def _schema() -> DataFrameSchema:
    from pandera.pandas import Check, Column, DataFrameSchema  # noqa: PLC0415

    checks = {
        "role": Check.isin(ROLES),
        "status": Check.isin(STATUSES),
        "qualifier": Check.isin(QUALIFIERS),
        "value": Check(lambda values: values.abs() < float("inf"), error="a number"),
    }
    kinds = {"value": float, "precision": int}
    return DataFrameSchema(
        {
            name: Column(kinds.get(name, str), checks.get(name), coerce=name in kinds)
            for name in OBSERVATION_COLUMNS
        }
    )
