"""A timetable with the column types it promises. Hand-made timetables have text, blanks and gaps."""

import numpy as np
import pandas as pd

from models.timetable import DUTIES, HOSTS, INSTANTS, NUMBERS, OVERLAPS, ROOMS, SEATS, STARTS, Timetable
from scheduler.rules.checks.clocks import INSTANT


def typed_timetable(timetable: Timetable) -> Timetable:
    """The same rows with ids as text (blank if missing), instants in UTC and numbers (missing if unreadable)."""
    return Timetable(
        instance=timetable.instance,
        starts=_typed(timetable.starts, STARTS),
        rooms=_typed(timetable.rooms, ROOMS),
        seats=_typed(timetable.seats, SEATS),
        overlaps=_typed(timetable.overlaps, OVERLAPS),
        hosts=_typed(timetable.hosts, HOSTS),
        duties=_typed(timetable.duties, DUTIES),
        part=timetable.part,
    )


def _typed(table: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    table = table.reset_index(drop=True)
    blank = pd.Series(np.nan, index=table.index, dtype=object)
    return pd.DataFrame({name: _column(table.get(name, blank), name) for name in columns})


def _column(values: pd.Series, name: str) -> pd.Series:
    if name in INSTANTS:
        if values.dtype == INSTANT:
            return values
        return pd.to_datetime(values, utc=True, errors="coerce").astype(INSTANT)
    if name in NUMBERS:
        return pd.to_numeric(values, errors="coerce").astype("float64")
    missing = values.isna().tolist()
    words = ["" if gone else str(value) for value, gone in zip(values.tolist(), missing, strict=True)]
    return pd.Series(words, index=values.index, dtype=object)
