"""Rows that another table names."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

Flags = npt.NDArray[np.bool_]


def named(rows: pd.DataFrame, table: pd.DataFrame, keys: Sequence[str] = ("candidate", "exam")) -> Flags:
    """Which rows the table has by these keys."""
    if not len(table):
        return np.zeros(len(rows), bool)
    theirs = table[[*keys]].astype(str).drop_duplicates().assign(there=True)
    mine = rows[[*keys]].astype(str).merge(theirs, on=[*keys], how="left")["there"]
    return np.asarray(mine.notna(), bool)
