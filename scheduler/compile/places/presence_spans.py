"""When the staff of an instance are there, in minutes: what rosters, loads and counts of people are cut from."""

import numpy as np
import pandas as pd

from models.instance import Instance
from scheduler.terms.clock import utc_minutes
from scheduler.terms.group_types import Ints

EVER = 1 << 40
"""Minutes beyond every semester: staff without a date are always present."""


def presence_spans(instance: Instance) -> Ints:
    """Rows (person, from, until) in the order of the table `staff`, UTC minutes; those of a person that touch are one."""
    presence, zero = instance.presence, pd.Timestamp(0, tz="UTC")
    since = np.where(presence["from"].isna(), -EVER, utc_minutes(presence["from"].fillna(zero)))
    until = np.where(presence["until"].isna(), EVER, utc_minutes(presence["until"].fillna(zero)))
    person = presence["person"].to_numpy(np.int64)
    order = np.lexsort((since, person))
    rows: list[list[int]] = []
    for who, begin, end in zip(
        person[order].tolist(), since[order].tolist(), until[order].tolist(), strict=True
    ):
        if rows and rows[-1][0] == who and begin <= rows[-1][2]:
            rows[-1][2] = max(rows[-1][2], end)
        elif begin < end:
            rows.append([who, begin, end])
    return np.array(rows, np.int64).reshape(-1, 3)
