"""The clocks of time zones, as the page's scripts read them."""

from collections.abc import Sequence

import pandas as pd

from reports.formats import place
from reports.page_data.id_codes import Columns


def zone_clocks(zones: Sequence[str], begins: pd.Series, ends: pd.Series) -> Columns:
    """The name of each zone, and its clock over all instants: pairs [UTC minute from which, minutes ahead of UTC]."""
    names = [place(zone)._asdict() for zone in zones]
    if begins.empty:
        return {"id": zones, "name": names, "ahead": []}
    first = pd.to_datetime(begins, utc=True).min().floor("D") - pd.Timedelta(days=2)
    last = pd.to_datetime(ends, utc=True).max() + pd.Timedelta(days=2)
    hours = pd.date_range(first, last, freq="h")
    return {"id": zones, "name": names, "ahead": [_ahead(hours, zone) for zone in zones]}


def _ahead(hours: pd.DatetimeIndex, zone: str) -> list[list[int]]:
    apart = hours.tz_convert(zone).tz_localize(None) - hours.tz_localize(None)
    ahead = pd.Series(apart.total_seconds().to_numpy() // 60).astype(int)
    changes = ahead[ahead != ahead.shift()]
    since = (hours[changes.index] - pd.Timestamp("1970-01-01", tz="UTC")).total_seconds() // 60
    return [[int(at), int(minutes)] for at, minutes in zip(since, changes, strict=True)]
