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
    before = _readings(clocks, zone, first=True)
    gone = _not(before, clocks)
    instants = before.tz_convert("UTC")
    return instants.where(~gone, instants.ceil("min")) if gone.any() else instants


def skipped(clocks: pd.DatetimeIndex, zone: str) -> Flags:
    """Which local times do not exist, because a change of clocks skips them."""
    return _not(_readings(clocks, zone, first=True), clocks)


def repeated(clocks: pd.DatetimeIndex, zone: str) -> Flags:
    """Which local times come twice, because the clock is put back."""
    one, other = (_readings(clocks, zone, first=first) for first in (True, False))
    return np.asarray((one != other) & clocks.notna())


def to_utc(clocks: pd.Series, zones: pd.Series | npt.NDArray[np.object_]) -> pd.Series:
    """The instant of each local time (NaT: none) in its own zone, as `utc_instants` says."""
    local = pd.Series(pd.to_datetime(clocks))
    wall, out = local.to_numpy("datetime64[s]"), np.full(len(local), np.datetime64("NaT", "s"))
    codes, names = pd.factorize(np.asarray(zones, object))
    for code, zone in enumerate(names):
        mine = codes == code
        out[mine] = utc_instants(pd.DatetimeIndex(wall[mine]), str(zone)).to_numpy("datetime64[s]")
    return pd.Series(pd.DatetimeIndex(out, tz="UTC"), index=local.index)


def _not(readings: pd.DatetimeIndex, clocks: pd.DatetimeIndex) -> Flags:
    """Where the clock does not show the local time at its reading, because there is none."""
    return np.asarray((readings.tz_localize(None) != clocks) & clocks.notna())


def _readings(clocks: pd.DatetimeIndex, zone: str, *, first: bool) -> pd.DatetimeIndex:
    """The first or the second reading of each local time; of a skipped one the last moment before the change."""
    # pandas shifts forward too far where a change skips less than an hour (Lord Howe), never backward.
    which = np.full(len(clocks), first)
    return clocks.tz_localize(zone, ambiguous=which, nonexistent="shift_backward")
