"""Who of the staff cannot come to exams that lack people."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
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
    for number in np.flatnonzero(semester.staff["id"].isin(conflict.staff)).tolist():
        zone = semester.site[semester.staff["site"].iloc[number]].zone
        mine = semester.presence[semester.presence["person"] == number]
        comes = [date.min if pd.isna(at) else at.tz_convert(zone).date() for at in mine["from"]]
        leaves = [date.max if pd.isna(at) else (at.tz_convert(zone) - MOMENT).date() for at in mine["until"]]
        spans = [(one, other) for one, other in zip(comes, leaves, strict=True) if one <= other]
        if any(one <= last and other >= first for one, other in spans):
            continue
        name = str(semester.staff["id"].iloc[number])
        if before := [other for _, other in spans if other < first]:
            yield name, "until", max(before)
        elif spans:
            yield name, "from", min(one for one, _ in spans)
