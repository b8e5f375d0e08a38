"""When a site opens and closes on the day of a start."""

import pandas as pd

from models.instance import Instance
from models.local_time import to_utc
from scheduler.rules.checks.clocks import local_time, minute_of


def opening_times(instance: Instance, table: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """The instants (UTC) of opening and closing on the local day of each row's `start`; NaT on a weekday when the site is
    closed. Rows have `site`, `zone` and `start`."""
    hours = [
        (str(site.id), weekday, minute_of(span[0]), minute_of(span[1]))
        for site in instance.sites
        for weekday, span in enumerate(site.hours.by_weekday)
        if span is not None
    ]
    known = pd.DataFrame(hours, columns=["site", "weekday", "opens", "closes"])
    day = local_time(table["start"], table["zone"]).dt.normalize()
    asked = pd.DataFrame({"site": table["site"], "weekday": day.dt.day_of_week.astype("int64")})
    found = asked.merge(known, on=["site", "weekday"], how="left").set_axis(table.index)
    opens = day + pd.to_timedelta(found["opens"], unit="min")
    closes = day + pd.to_timedelta(found["closes"], unit="min")
    return to_utc(opens, table["zone"]), to_utc(closes, table["zone"])
