"""Clock arithmetic on arrays: minutes since 1970 in UTC and on a zone's wall clock."""

from collections.abc import Iterable
from datetime import date, time

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
DAY = 24 * 60
QUARTER = 15


class Clock:
    """UTC offsets of some zones over a span of days, looked up by quarter of an hour.

    Every clock change falls on a quarter; a table makes thousands of look-ups an array operation.
    """

    def __init__(self, zones: Iterable[str], first: date, last: date) -> None:
        """Offsets from two days before `first` to two days after `last`."""
        self._since = (day_number(first) - 2) * DAY
        quarters = np.arange(self._since, (day_number(last) + 3) * DAY, QUARTER)
        stamps = pd.DatetimeIndex(quarters.astype("datetime64[m]").astype("datetime64[s]")).tz_localize("UTC")
        self._offsets: dict[str, Ints] = {}
        for zone in set(zones):
            wall = (
                stamps.tz_convert(zone).tz_localize(None).to_numpy().astype("datetime64[m]").astype(np.int64)
            )
            self._offsets[zone] = np.asarray(wall - quarters)

    def to_local(self, zone: str, instants: Ints) -> Ints:
        """Wall-clock minutes since 1970-01-01 00:00 of a zone, for UTC minutes."""
        return instants + self._offset(zone, instants)

    def to_utc(self, zone: str, wall: Ints) -> Ints:
        """UTC minutes for wall-clock minutes (a repeated time gets its second reading)."""
        guess = wall - self._offset(zone, wall)
        return wall - self._offset(zone, guess)

    def _offset(self, zone: str, instants: Ints) -> Ints:
        table = self._offsets[zone]
        return table[np.clip((instants - self._since) // QUARTER, 0, len(table) - 1)]


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - date(1970, 1, 1).toordinal()


def minute_of_day(at: time) -> int:
    """Minutes after midnight."""
    return at.hour * 60 + at.minute


def weekday(days: Ints) -> Ints:
    """Monday 0 … Sunday 6 of day numbers (1970-01-01 was a Thursday)."""
    return (days + 3) % 7
