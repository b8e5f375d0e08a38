"""A timetable with the column types it promises. Hand-made timetables have text, blanks and gaps."""

import pandas as pd

from models.timetable import DUTIES, HOSTS, INSTANTS, NUMBERS, OVERLAPS, ROOMS, SEATS, STARTS, Timetable


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
    out = table.reindex(columns=list(columns)).reset_index(drop=True)
    return out.assign(**{name: _column(out[name], name) for name in columns})


def _column(values: pd.Series, name: str) -> pd.Series:
    if name in INSTANTS:
        return pd.to_datetime(values, utc=True, errors="coerce").astype("datetime64[s, UTC]")
    if name in NUMBERS:
        return pd.to_numeric(values, errors="coerce").astype("float64")
    if values.isna().any():
        values = values.astype(object).where(values.notna(), "")
    return values.astype(str).astype(object)
