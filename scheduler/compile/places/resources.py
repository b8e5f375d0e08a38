"""The rooms and staff of an instance as tables of the place terms."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from models.policy import RoomSeatsParameters
from scheduler.terms.equipment import Equipment
from scheduler.terms.places import RoomTable

Ints = npt.NDArray[np.int64]


def minutes(stamps: "pd.Series[pd.Timestamp]") -> Ints:
    """UTC timestamps as minutes since 1970."""
    naive = stamps.dt.tz_convert("UTC").dt.tz_localize(None)
    return np.asarray(naive.to_numpy().astype("datetime64[m]").astype(np.int64))


def room_table(
    instance: Instance, equipment: Equipment, sites: Mapping[str, int], begin: int, end: int
) -> RoomTable:
    """All rooms with their usable seats. A room with availability rows is closed outside them, between `begin` and `end`
    (UTC minutes)."""
    names = tuple(str(r.id) for r in instance.rooms)
    number = {name: i for i, name in enumerate(names)}
    closed: list[tuple[int, int, int]] = []
    known = instance.availability[instance.availability["room"].isin(names)]
    for room, rows in known.groupby("room", observed=True):
        spans = sorted(zip(minutes(rows["from"]).tolist(), minutes(rows["until"]).tolist(), strict=True))
        free = begin
        for since, until in spans:
            closed += [(number[str(room)], free, since)] if since > free else []
            free = max(free, until)
        closed.append((number[str(room)], free, end))
    return RoomTable(
        names=names,
        site=np.array([sites[str(r.site)] for r in instance.rooms], np.int64),
        seats=_usable(instance),
        cost=np.zeros(len(names), np.int64),
        closed=np.array(closed, np.int64).reshape(-1, 3),
        serves=equipment.serves(instance.rooms),
        equipped=equipment.sought(instance.rooms),
    )


def _usable(instance: Instance) -> Ints:
    """The seats that the policy of the hosting centre allows to use, at least one per room."""
    used = {
        s.id: instance.policies[s.centre].of(RoomSeatsParameters).capacity_percent for s in instance.sites
    }
    seats = np.array([r.seats for r in instance.rooms], np.int64)
    return np.maximum(1, seats * np.array([used[r.site] for r in instance.rooms], np.int64) // 100)


def duties_present(instance: Instance, sites: Mapping[str, int], begin: int, end: int) -> Ints:
    """Rows (site, from, until, staff, escorts, secretaries, either) of `Staffing.present`, cut where presence changes."""
    staff = instance.staff
    since = np.where(staff["from"].isna(), begin, minutes(staff["from"].fillna(pd.Timestamp(0, tz="UTC"))))
    until = np.where(staff["until"].isna(), end, minutes(staff["until"].fillna(pd.Timestamp(0, tz="UTC"))))
    escort = staff["escort"].to_numpy(bool)
    writes = instance.secretaries
    rows: list[tuple[int, ...]] = []
    for site, here in staff.groupby("site", observed=True).indices.items():
        cuts = np.unique(np.concatenate([[begin, end], since[here], until[here]]))
        for a, b in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
            there = here[(since[here] <= a) & (until[here] >= b)]
            able = (int(duty[there].sum()) for duty in (escort, writes, escort | writes))
            rows.append((sites[str(site)], a, b, len(there), *able))
    return np.array(rows, np.int64).reshape(-1, 7)
