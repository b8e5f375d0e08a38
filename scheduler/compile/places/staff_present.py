"""The staff of an instance as a table of the place stage."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from models.instance import Instance
from scheduler.compile.places.presence_spans import presence_spans
from scheduler.terms.staff_terms import Task

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def duties_present(
    instance: Instance, able: Mapping[Task, Flags], sites: Mapping[str, int], begin: int, end: int
) -> Ints:
    """Rows (site, from, until, staff, escorts, secretaries, either) of `Staffing.present`, cut where presence changes.
    `able`: who of the staff may do each task; nobody, where no rule asks for it."""
    staff, spans = instance.staff, presence_spans(instance)
    person, since, until = spans[:, 0], np.maximum(spans[:, 1], begin), np.minimum(spans[:, 2], end)
    nobody = np.zeros(len(staff), bool)
    escort, writes = able.get("escort", nobody), able.get("secretary", nobody)
    rows: list[tuple[int, ...]] = []
    for site, here in staff.groupby("site", observed=True).indices.items():
        mine = np.isin(person, here)
        cuts = np.unique(np.concatenate([[begin, end], since[mine], until[mine]]))
        for a, b in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
            there = person[mine & (since <= a) & (until >= b)]
            counts = (int(duty[there].sum()) for duty in (escort, writes, escort | writes))
            rows.append((sites[str(site)], a, b, len(there), *counts))
    return np.array(rows, np.int64).reshape(-1, 7)
