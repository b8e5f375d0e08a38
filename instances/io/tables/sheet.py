"""A table in memory: every column as codes into its distinct values, every row with its file line."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.schema import Table

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Objects = npt.NDArray[np.object_]


@dataclass(frozen=True)
class ColumnCells:
    """A column: row i holds `values[codes[i]]`, written `texts[codes[i]]`; `good` where a value is.

    A blank cell of a column with a default is the default; other blanks are "" or None, not good.
    """

    texts: Objects
    values: Objects
    good: Flags
    codes: Ints

    def rows_where(self, distinct: Flags) -> Ints:
        """The rows whose distinct value is marked."""
        return np.flatnonzero(distinct[self.codes]) if distinct.any() else np.empty(0, np.int64)

    @cached_property
    def column(self) -> Objects:
        """The values row by row."""
        out: Objects = self.values[self.codes]
        return out

    @property
    def strings(self) -> "pd.Series[str]":
        """The values row by row as a pandas text column."""
        return pd.Series(self.column, dtype="str")


@dataclass(frozen=True)
class Sheet:
    """A table as read; `lines` are file lines; `lost` the ids of lines that could not be read."""

    table: Table
    lines: Ints
    columns: dict[str, ColumnCells]
    lost: frozenset[str] = frozenset()

    @property
    def file(self) -> str:
        """Name of the CSV file."""
        return f"{self.table.name}.csv"

    def __getitem__(self, column: str) -> ColumnCells:
        return self.columns[column]

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries (small tables only)."""
        names = list(self.columns)
        rows = zip(*(self.columns[name].column for name in names), strict=True)
        return [dict(zip(names, row, strict=True)) for row in rows]
