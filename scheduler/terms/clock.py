"""Clock arithmetic on arrays: minutes since 1970 in UTC and on a zone's wall clock."""

from collections.abc import Iterable
from datetime import date, time

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.local_time import skipped, utc_instants

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
DAY = 24 * 60
QUARTER = 15


class Clock:
    """Local times of some zones over a span of days, looked up by quarter of an hour.

    Every clock change falls on a quarter; a table makes thousands of look-ups an array operation.
    """

    def __init__(self, zones: Iterable[str], first: date, last: date) -> None:
        """From two days before `first` to two days after `last`."""
        self.days = np.arange(day_number(first) - 2, day_number(last) + 3)
        """Every day of the span, as a number."""
        self._since = int(self.days[0]) * DAY
        quarters = np.arange(self._since, (int(self.days[-1]) + 1) * DAY, QUARTER)
        clocks = pd.DatetimeIndex(quarters.astype("datetime64[m]").astype("datetime64[s]"))
        self._wall: dict[str, Ints] = {}
        self._instant: dict[str, Ints] = {}
        self._skipped: dict[str, Flags] = {}
        self._place: dict[str, Ints] = {}
        self._of_week: dict[tuple[str, tuple[int, ...]], Ints] = {}
        for zone in set(zones):
            self._wall[zone] = (
                _minutes(clocks.tz_localize("UTC").tz_convert(zone).tz_localize(None)) - quarters
            )
            self._instant[zone] = _minutes(utc_instants(clocks, zone).tz_localize(None)) - quarters
            self._skipped[zone] = skipped(clocks, zone)
            place = (quarters + self._wall[zone]) // DAY - self.days[0]
            self._place[zone] = place.clip(0, len(self.days) - 1)

    def to_local(self, zone: str, instants: Ints) -> Ints:
        """Wall-clock minutes since 1970-01-01 00:00 of a zone, for UTC minutes."""
        return instants + self._wall[zone][self._quarter(zone, instants)]

    def to_utc(self, zone: str, wall: Ints) -> Ints:
        """UTC minutes for wall-clock minutes, as models/local_time.py reads them."""
        quarter = self._quarter(zone, wall)
        # Every minute of a skipped hour is the instant of the change.
        return wall + self._instant[zone][quarter] - np.where(self._skipped[zone][quarter], wall % QUARTER, 0)

    def exists(self, zone: str, wall: Ints) -> Flags:
        """Whether no change of clocks skips these wall-clock minutes."""
        return ~self._skipped[zone][self._quarter(zone, wall)]

    def to_existing(self, zone: str, wall: Ints, otherwise: int) -> Ints:
        """UTC minutes for wall-clock minutes; `otherwise` for those that a change of clocks skips."""
        quarter = self._quarter(zone, wall)
        return np.where(self._skipped[zone][quarter], otherwise, wall + self._instant[zone][quarter])

    def place_of_day(self, zone: str, instants: Ints) -> Ints:
        """The place among `days` of the local day of UTC minutes; of instants outside the span the first or the last."""
        return self._place[zone][self._quarter(zone, instants)]

    def of_week(self, zone: str, minutes: tuple[int, ...]) -> Ints:
        """UTC minutes, for every day, of the wall-clock minute (after midnight) that its weekday has; not to be written to."""
        key = zone, minutes
        if key not in self._of_week:
            wall = self.days * DAY + np.array(minutes)[weekday(self.days)]
            self._of_week[key] = self.to_utc(zone, wall)
        return self._of_week[key]

    def _quarter(self, zone: str, minutes: Ints) -> Ints:
        quarter = (minutes - self._since) // QUARTER
        return np.minimum(np.maximum(quarter, 0), len(self._wall[zone]) - 1)


def _minutes(clocks: pd.DatetimeIndex) -> Ints:
    return clocks.to_numpy().astype("datetime64[m]").astype(np.int64)


def utc_minutes(stamps: "pd.Series[pd.Timestamp]") -> Ints:
    """UTC timestamps as minutes since 1970."""
    naive = stamps.dt.tz_convert("UTC").dt.tz_localize(None)
    return np.asarray(naive.to_numpy().astype("datetime64[m]").astype(np.int64))


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - date(1970, 1, 1).toordinal()


def minute_of_day(at: time) -> int:
    """Minutes after midnight."""
    return at.hour * 60 + at.minute


def weekday(days: Ints) -> Ints:
    """Monday 0 … Sunday 6 of day numbers (1970-01-01 was a Thursday)."""
    return (days + 3) % 7
