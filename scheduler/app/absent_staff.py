"""Who of the staff cannot come to exams that lack people."""

from collections.abc import Iterator
from datetime import date, timedelta

import pandas as pd

from models.conflict import Conflict
from models.ids import ExamId
from models.instance import Instance

MOMENT = timedelta(minutes=1)


def absent_staff(semester: Instance, conflict: Conflict) -> Iterator[tuple[str, str, date]]:
    """Those of the conflict's staff who are away on every day on which its exams may be held: the id, then `until` and the
    last day on which they are there, or `from` and the first."""
    windows = [semester.window[ExamId(exam)] for exam in conflict.exams]
    first, last = min(day for day, _ in windows), max(day for _, day in windows)
    staff = semester.staff[semester.staff["id"].isin(conflict.staff)]
    for name, site, since, until in staff[["id", "site", "from", "until"]].itertuples(index=False, name=None):
        zone = semester.site[site].zone
        leaves = None if pd.isna(until) else (until.tz_convert(zone) - MOMENT).date()
        comes = None if pd.isna(since) else since.tz_convert(zone).date()
        if leaves is not None and leaves < first:
            yield str(name), "until", leaves
        elif comes is not None and comes > last:
            yield str(name), "from", comes
