"""Instants as text: `2024-01-22T13:00:00Z`, nothing else."""

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

_INSTANT = re.compile(r"(19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def instant_texts(instants: "pd.Series[pd.Timestamp]") -> npt.NDArray[np.object_]:
    """The text of each instant; none is blank."""
    codes, distinct = pd.factorize(pd.to_datetime(instants, utc=True), use_na_sentinel=False)
    texts = ["" if value is pd.NaT else f"{value:%Y-%m-%dT%H:%M:%SZ}" for value in distinct]
    out: npt.NDArray[np.object_] = np.array([*texts, ""], object)[codes]
    return out


def parse_instant(text: object) -> pd.Timestamp | None:
    """The instant, or None if the text is not one."""
    if not isinstance(text, str) or not _INSTANT.fullmatch(text):
        return None
    try:
        return pd.Timestamp(text)
    except ValueError:
        return None


def instant_column(values: Iterable[pd.Timestamp | None]) -> "pd.Series[pd.Timestamp]":
    """Instants (None: none) as a column."""
    column = pd.Series(pd.to_datetime(pd.Series(list(values), dtype=object), utc=True))
    return column.astype("datetime64[s, UTC]")
