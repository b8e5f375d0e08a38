"""Who is excluded from the institution on the days of an exam."""

from datetime import date

import numpy as np
import pandas as pd

from models.instance import Instance
from models.schema.records import EXCLUSIONS
from scheduler.eligibility.named_rows import Flags


def excluded(
    instance: Instance, rows: pd.DataFrame, starts: pd.DataFrame | None
) -> tuple[Flags, Flags, Flags]:
    """Who is excluded when the exam is held, who on some of the days on which it may be, and whose case is pending."""
    none = np.zeros(len(rows), bool)
    table = instance.rows_of(EXCLUSIONS)
    out, some, pending = none.copy(), none.copy(), none.copy()
    if not len(table):
        return out, some, pending
    first, last = (rows["exam"].map({str(e): days[i] for e, days in instance.window.items()}) for i in (0, 1))
    if starts is not None:
        day = rows[["candidate", "exam"]].merge(
            starts[["candidate", "exam", "day"]].drop_duplicates(["candidate", "exam"]),
            on=["candidate", "exam"],
            how="left",
        )["day"]
        first, last = day.where(day.notna(), first), day.where(day.notna(), last)
    for candidate, since, until, decided in zip(
        table["candidate"], table["from"], table["until"], table["decided"], strict=True
    ):
        mine = (rows["candidate"] == candidate).to_numpy()
        touches = mine & ((last >= since) & (first <= (until or date.max))).to_numpy(bool)
        if decided is None:
            pending |= touches
            continue
        whole = mine & ((first >= since) & (last <= (until or date.max))).to_numpy(bool)
        out |= whole
        some |= touches & ~whole
    return out, some & ~out, pending & ~out
