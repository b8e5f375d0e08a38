"""Hours of duty for each person and day, as a sheet for pay."""

import pandas as pd

from models.instance import Instance
from models.timetable import Timetable

COLUMNS = ["staff", "site", "day", "from", "to", "duties", "minutes"]


def duty_hours(instance: Instance, timetable: Timetable) -> pd.DataFrame:
    """One row for each person, site and local day with a duty: staff, site, day, from and to (local, of the first and the
    last duty), duties (their kinds), minutes (on duty: times that overlap or touch count once, breaks do not)."""
    duties = timetable.duties.dropna(subset=["staff", "from", "to"])
    zones = {str(site.id): site.zone for site in instance.sites}
    rows = []
    for (staff, site), mine in duties.groupby(["staff", "site"], sort=True):
        zone = zones.get(str(site), "UTC")
        local = mine.assign(
            **{name: mine[name].dt.tz_convert(zone).dt.tz_localize(None) for name in ("from", "to")}
        )
        for day, part in local.groupby(local["from"].dt.date, sort=True):
            kinds = " ".join(sorted(set(part["duty"].astype(str))))
            first, last = part["from"].min().to_pydatetime(), part["to"].max().to_pydatetime()
            rows.append((str(staff), str(site), day, first, last, kinds, _covered(part)))
    return pd.DataFrame(rows, columns=COLUMNS).astype(object)


def _covered(part: pd.DataFrame) -> int:
    """Minutes in at least one of the duties."""
    total, until = pd.Timedelta(0), None
    for start, end in part.sort_values("from")[["from", "to"]].itertuples(index=False, name=None):
        begin = start if until is None else max(start, until)
        total += max(end - begin, pd.Timedelta(0))
        until = end if until is None else max(until, end)
    return int(total.total_seconds() // 60)
