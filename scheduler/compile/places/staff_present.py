"""The staff of an instance as a table of the place stage."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from scheduler.terms.clock import utc_minutes
from scheduler.terms.staff_terms import Task

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def duties_present(
    instance: Instance, able: Mapping[Task, Flags], sites: Mapping[str, int], begin: int, end: int
) -> Ints:
    """Rows (site, from, until, staff, escorts, secretaries, either) of `Staffing.present`, cut where presence changes.
    `able`: who of the staff may do each task; nobody, where no rule asks for it."""
    staff, zero = instance.staff, pd.Timestamp(0, tz="UTC")
    since = np.where(staff["from"].isna(), begin, utc_minutes(staff["from"].fillna(zero)))
    until = np.where(staff["until"].isna(), end, utc_minutes(staff["until"].fillna(zero)))
    nobody = np.zeros(len(staff), bool)
    escort, writes = able.get("escort", nobody), able.get("secretary", nobody)
    rows: list[tuple[int, ...]] = []
    for site, here in staff.groupby("site", observed=True).indices.items():
        cuts = np.unique(np.concatenate([[begin, end], since[here], until[here]]))
        for a, b in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
            there = here[(since[here] <= a) & (until[here] >= b)]
            counts = (int(duty[there].sum()) for duty in (escort, writes, escort | writes))
            rows.append((sites[str(site)], a, b, len(there), *counts))
    return np.array(rows, np.int64).reshape(-1, 7)
