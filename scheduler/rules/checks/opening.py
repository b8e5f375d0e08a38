"""When a site opens and closes on the day of a start."""

import numpy as np
import pandas as pd

from models.instance import Instance
from models.local_time import to_utc
from scheduler.rules.checks.clocks import local_time, minute_of


def opening_times(instance: Instance, table: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """The instants (UTC) of opening and closing on the local day of each row's `start`; NaT on a weekday when the site is
    closed. Rows have `site`, `zone` and `start`."""
    hours = {
        (str(site.id), weekday): (minute_of(span[0]), minute_of(span[1]))
        for site in instance.sites
        for weekday, span in enumerate(site.hours.by_weekday)
        if span is not None
    }
    day = local_time(table["start"], table["zone"]).dt.normalize()
    asked = zip(table["site"].tolist(), day.dt.day_of_week.tolist(), strict=True)
    shut = np.timedelta64("NaT", "m")
    spans = np.array([hours.get(of, (shut, shut)) for of in asked], "timedelta64[m]").reshape(-1, 2)
    opens, closes = (to_utc(day + spans[:, side], table["zone"]) for side in (0, 1))
    return opens, closes
