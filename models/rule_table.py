"""A table that a rule brings, or that records what happens around the exams: rows that few readers need."""

from dataclasses import dataclass

import pandas as pd

from models.schema.declare import Table


def no_rows(table: Table) -> pd.DataFrame:
    """The table without rows."""
    return pd.DataFrame(columns=[column.name for column in table.columns])


@dataclass(frozen=True)
class RuleTable:
    """A table as it is declared, with its rows; cells are Python values (None or "" where blank)."""

    table: Table
    rows: pd.DataFrame
