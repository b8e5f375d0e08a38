"""Local times: which instant a time on the clock of a zone is, also where the clock changes.

A time that a change of clocks skips does not exist; as the bound of an interval it is the instant of the change.
A time that a change repeats means its first reading.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

Flags = npt.NDArray[np.bool_]


def utc_instants(clocks: pd.DatetimeIndex, zone: str) -> pd.DatetimeIndex:
    """The instants (UTC) of local times of a zone: of a repeated time the first reading, of a skipped one the change."""
    before = _readings(clocks, zone, first=True).tz_convert("UTC")
    return before.where(~skipped(clocks, zone), before.ceil("min"))


def skipped(clocks: pd.DatetimeIndex, zone: str) -> Flags:
    """Which local times do not exist, because a change of clocks skips them."""
    return np.asarray((_readings(clocks, zone, first=True).tz_localize(None) != clocks) & clocks.notna())


def repeated(clocks: pd.DatetimeIndex, zone: str) -> Flags:
    """Which local times come twice, because the clock is put back."""
    one, other = (_readings(clocks, zone, first=first) for first in (True, False))
    return np.asarray((one != other) & clocks.notna())


def to_utc(clocks: pd.Series, zones: pd.Series | npt.NDArray[np.object_]) -> pd.Series:
    """The instant of each local time (NaT: none) in its own zone, as `utc_instants` says."""
    local = pd.Series(pd.to_datetime(clocks)).dt.as_unit("s")
    out = pd.Series(pd.NaT, index=local.index, dtype="datetime64[s, UTC]")
    for zone, rows in local.groupby(np.asarray(zones, object)):
        out.loc[rows.index] = utc_instants(pd.DatetimeIndex(rows), str(zone)).as_unit("s")
    return out


def _readings(clocks: pd.DatetimeIndex, zone: str, *, first: bool) -> pd.DatetimeIndex:
    """The first or the second reading of each local time; of a skipped one the last moment before the change."""
    # pandas shifts forward too far where a change skips less than an hour (Lord Howe), never backward.
    which = np.full(len(clocks), first)
    return clocks.tz_localize(zone, ambiguous=which, nonexistent="shift_backward")
