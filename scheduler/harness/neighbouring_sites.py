"""Semesters whose sites have neighbours: sites of the same centre and clock that may receive each other's people."""

from dataclasses import replace

import numpy as np
import pandas as pd

from models.ids import RoomId, SiteId
from models.instance import Instance
from models.policy import PolicySchema
from scheduler.harness.draws import Shape
from scheduler.harness.random_semesters import semester


def with_neighbours(seed: int, schema: PolicySchema | None = None) -> Instance:
    """A lawful semester; every site gets a neighbour with hours, closures, few rooms and staff of its own (some with
    none), to which half its people belong; most may be received at the other."""
    made, rng = semester(seed, Shape(wild=False), schema), np.random.default_rng([seed, 9])
    sites, rooms, ways = list(made.sites), list(made.rooms), []
    candidates, staff, closed = made.candidates.copy(), [made.staff], [made.closed]
    for site in made.sites:
        near = site.model_copy(update={"id": SiteId(f"{site.id}n"), "name": f"{site.name}n"})
        if rng.random() < 0.3:
            short = [(span[0], span[1].replace(hour=15)) if span else None for span in site.hours.by_weekday]
            near = near.model_copy(
                update={"hours": site.hours.model_copy(update={"by_weekday": tuple(short)})}
            )
        sites.append(near)
        for number, seats in enumerate(rng.integers(1, 8, int(rng.integers(0, 3))).tolist()):
            room = made.rooms[0].model_copy(
                update={"id": RoomId(f"{near.id}/{number}"), "site": near.id, "seats": seats}
            )
            rooms.append(room)
        team = pd.DataFrame(
            {"id": [f"{near.id}-{i}" for i in range(int(rng.integers(1, 6)))], "site": near.id}
        )
        always = pd.Series(pd.NaT, index=team.index, dtype="datetime64[s, UTC]")
        team = team.assign(escort=rng.random(len(team)) < 0.5, until=always, **{"from": always})
        staff.append(team.reindex(columns=made.staff.columns))
        for day in range(4):
            if rng.random() < 0.15:
                shut = made.sessions[0].first_day + pd.Timedelta(days=day)
                closed.append(pd.DataFrame({"site": [near.id], "day": [shut], "reason": ["works"]}))
        moves = (candidates["site"] == site.id) & (rng.random(len(candidates)) < 0.5)
        candidates.loc[moves, "site"] = near.id
        for home, host in ((site.id, near.id), (near.id, site.id)):
            if rng.random() < 0.8:
                ways.append((home, host, int(rng.integers(1, 40))))
    return replace(
        made,
        sites=tuple(sites),
        rooms=tuple(rooms),
        candidates=candidates,
        staff=pd.concat(staff, ignore_index=True),
        closed=pd.concat(closed, ignore_index=True),
        travel=pd.DataFrame(ways, columns=["from", "to", "minutes"]),
    )
