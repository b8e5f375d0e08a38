"""Instants, local clocks and days, a column at a time."""

from datetime import time
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
INSTANT = pd.DatetimeTZDtype("s", "UTC")
"""The type of columns of instants."""


def utc_text(instants: pd.Series) -> pd.Series:
    """Instants as UTC text to the minute, the form in which findings carry them; blank for none."""
    return _text(instants, "m", "Z")


def day_text(days: pd.Series) -> pd.Series:
    """Local dates as text, `2024-01-22`; blank for none."""
    return _text(days, "D", "")


def _text(times: pd.Series, unit: Literal["m", "D"], end: str) -> pd.Series:
    """Times in ISO 8601 to the minute or day, followed by `end`; blank for none. (`strftime` takes ten times as long.)"""
    known = times.notna().to_numpy()
    text = np.full(len(times), "", object)
    iso = np.datetime_as_string(times.to_numpy("datetime64[s]")[known], unit=unit, casting="unsafe")
    text[known] = [moment + end for moment in iso.tolist()]
    return pd.Series(text, index=times.index, dtype=object)


def utc_seconds(instants: pd.Series) -> Ints:
    """Seconds since 1970 UTC (instants must not be missing)."""
    values: Ints = instants.to_numpy("datetime64[s]").astype(np.int64)
    return values


def instants_at(seconds: Ints, index: pd.Index) -> pd.Series:
    """The instants at these seconds since 1970 UTC."""
    return pd.Series(pd.DatetimeIndex(seconds.astype("datetime64[s]"), tz="UTC"), index=index)


def minutes_later(instants: pd.Series, minutes: pd.Series | Ints | int) -> pd.Series:
    """Each instant moved by its number of minutes (earlier where that is negative)."""
    length = np.broadcast_to(np.asarray(minutes, dtype=np.int64), len(instants))
    return instants + length * np.timedelta64(60, "s")


def local_time(instants: pd.Series, zones: pd.Series) -> pd.Series:
    """The local time of each instant in its own zone, without a zone attached."""
    out = np.full(len(instants), np.datetime64("NaT", "s"))
    utc = instants.to_numpy("datetime64[s]")
    codes, names = pd.factorize(zones.to_numpy())
    for code, name in enumerate(names):
        chosen = codes == code
        clock = pd.DatetimeIndex(utc[chosen], tz="UTC").tz_convert(name).tz_localize(None)
        out[chosen] = clock.to_numpy("datetime64[s]")
    return pd.Series(out, index=instants.index)


def minute_of(clock: time) -> int:
    """Minutes since midnight."""
    return clock.hour * 60 + clock.minute
