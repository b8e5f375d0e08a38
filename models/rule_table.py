"""A table that a rule brings: rows of a semester that only this rule reads."""

from dataclasses import dataclass

import pandas as pd

from models.schema.declare import Table


def no_rows(table: Table) -> pd.DataFrame:
    """The table without rows."""
    return pd.DataFrame(columns=[column.name for column in table.columns])


@dataclass(frozen=True)
class RuleTable:
    """A table as its rule declares it, with its rows; cells are Python values (None or "" where blank)."""

    table: Table
    rows: pd.DataFrame
