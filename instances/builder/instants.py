"""Clock times as UTC instants, and small tables."""

from typing import Any

import pandas as pd

Rows = list[dict[str, Any]]


def utc(clock: str, zone: str = "Europe/Paris") -> pd.Timestamp:
    """The instant of a clock time such as `2024-01-22 08:30`."""
    return pd.Timestamp(clock, tz=zone).tz_convert("UTC").as_unit("s")


def table(rows: Rows, columns: str) -> pd.DataFrame:
    """The rows as a table with these columns (names separated by spaces)."""
    return pd.DataFrame(rows, columns=columns.split())


def with_instants(given: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The same table, its columns of instants typed as such."""
    for column in columns:
        given[column] = pd.to_datetime(given[column], utc=True).astype("datetime64[s, UTC]")
    return given
