"""Which rooms open in a simulation, and what happens if more people come than they hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.instance import Instance
from models.policy import RoomSeatsParameters, SecondSessionParameters
from models.timetable import Timetable
from scheduler.simulation.draws import Floats, Ints

SHARED = ("ordinary", "extra")
"""Kinds of seats whose rooms may stay closed; who sits alone, is moved or is heard keeps the room."""
OPENING = ["rooms", "seats", "opened", "spare", "overflow", "shortage", "idle"]
FEATURE = ["session", "site", "start", "feature", "candidates"]
SEATS = ["rooms", "seats", "opened_seats", "overflow", "shortage"]


@dataclass(frozen=True)
class FeatureDemand:
    """Who needs a feature of rooms: `counts` come (draw x place), `listed` are planned at each place."""

    feature: str
    counts: Ints
    listed: Ints


@dataclass(frozen=True)
class _Rooms:
    """The rooms of one site and start, the largest first."""

    seats: Ints
    staff: Ints
    features: Sequence[frozenset[str]]

    @classmethod
    def of(cls, rooms: pd.DataFrame) -> "_Rooms":
        seats, staff = (rooms[name].to_numpy(np.int64) for name in ("seats", "staff"))
        return cls(seats, staff, rooms["features"].tolist())

    def having(self, feature: str) -> Ints:
        return np.flatnonzero([feature in found for found in self.features])

    def opened(self, people: int, needing: Iterable[tuple[str, int]]) -> Ints:
        """The rooms that hold so many people, so many of them with each feature: first rooms that have it, the largest first."""
        chosen: list[int] = []
        for rooms, wanted in [(self.having(f), n) for f, n in needing] + [
            (np.arange(len(self.seats)), people)
        ]:
            for room in rooms.tolist():
                if sum(self.seats[r] for r in chosen if r in rooms) >= wanted:
                    break
                if room not in chosen:
                    chosen.append(room)
        return np.array(sorted(chosen), np.int64)


NO_ROOMS = _Rooms(np.empty(0, np.int64), np.empty(0, np.int64), ())


def with_rooms(
    instance: Instance,
    timetable: Timetable,
    places: pd.DataFrame,
    counts: Ints,
    demands: Sequence[FeatureDemand],
) -> tuple[pd.DataFrame, tuple[pd.DataFrame, Ints]]:
    """The places with the rooms that open and what follows from that; and the same by feature, with the counts of its rows
    (draw x row)."""
    used = dict(tuple(_rooms(instance, timetable).groupby(["site", "start"], sort=False)))
    rows, features, columns = [], [], []
    for i, (session, site, start) in enumerate(
        places[["session", "site", "start"]].itertuples(index=False, name=None)
    ):
        here = used.get((site, start))
        rooms = NO_ROOMS if here is None else _Rooms.of(here)
        share = instance.policies[instance.site[site].centre].of(SecondSessionParameters).quantile / 1000
        asked = [one for one in demands if one.listed[i]]
        every = np.arange(len(rooms.seats))
        open_now = every
        if session == 2:
            needing = [(one.feature, _quantile(one.counts[:, i], share)) for one in asked]
            open_now = rooms.opened(_quantile(counts[:, i], share), needing)
        capacity = int(rooms.seats[open_now].sum())
        short: Floats = np.maximum(counts[:, i] - capacity, 0).astype(np.float64)
        for one in asked:
            having = rooms.having(one.feature)
            held = int(rooms.seats[np.intersect1d(having, open_now)].sum())
            lacking: Floats = np.maximum(one.counts[:, i] - held, 0).astype(np.float64)
            features.append(
                (session, site, start, one.feature, int(one.listed[i]), len(having), int(rooms.seats[having].sum()), held,
                 (lacking > 0).mean(), lacking.mean())
            )  # fmt: skip
            columns.append(one.counts[:, i])
            short = np.maximum(short, lacking)
        idle = int(rooms.staff[np.setdiff1d(every, open_now)].sum())
        seats, opened = int(rooms.seats.sum()), len(open_now)
        rows.append((len(every), seats, opened, len(every) - opened, (short > 0).mean(), short.mean(), idle))
    opening = pd.DataFrame(rows, columns=OPENING)
    told = pd.DataFrame(features, columns=[*FEATURE, *SEATS])
    by_row = np.column_stack(columns) if columns else np.zeros((len(counts), 0), np.int64)
    return pd.concat([places, opening], axis=1), (told, by_row)


def _quantile(counts: Ints, share: float) -> int:
    return int(np.quantile(counts, share, method="higher"))


def _rooms(instance: Instance, timetable: Timetable) -> pd.DataFrame:
    """The rooms of each site and start, the largest first: site, start, room, seats that may be used, features, staff on
    duty."""
    percent = {c: policy.of(RoomSeatsParameters).capacity_percent for c, policy in instance.policies.items()}
    size = {str(r.id): max(r.seats * percent[instance.site[r.site].centre] // 100, 1) for r in instance.rooms}
    features = {str(r.id): frozenset(r.features) for r in instance.rooms}
    seats = timetable.seats[timetable.seats["kind"].isin(SHARED) & (timetable.seats["room"] != "")]
    rooms = seats[["site", "start", "room"]].drop_duplicates(ignore_index=True)
    names = rooms["room"].astype(str)
    rooms["seats"] = names.map(size).fillna(0).astype("int64")
    rooms["features"] = names.map(lambda name: features.get(name, frozenset()))
    there = rooms[["room", "start"]].reset_index().merge(timetable.duties, on="room")
    there = there[(there["from"] <= there["start"]) & (there["to"] > there["start"])]
    staff = there.groupby("index")["staff"].nunique()
    rooms["staff"] = staff.reindex(rooms.index).fillna(0).astype("int64")
    return rooms.sort_values(["site", "start", "seats", "room"], ascending=[True, True, False, True])
