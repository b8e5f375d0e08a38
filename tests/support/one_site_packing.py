"""Place terms of one site, written short, and every packing of them looked at."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from scheduler.terms.places import Groups, PlaceTerms, Staffing
from scheduler.terms.room_table import RoomTable

Packing = list[dict[int, int]]
"""People by room, for each group."""


@dataclass(frozen=True)
class G:
    """A group: `size` people from `since` to `until`; `escort`: (from, team) until `since`; groups of one
    `pool` are alternatives for the same people, groups of one `sitting` belong into one room."""

    size: int
    since: int = 0
    until: int = 10
    batch: int | None = None
    kind: str = "divisible"
    drop: int = -1
    length: int = 60
    escort: tuple[int, int] | None = None
    node: int | None = None
    pool: int | None = None
    sitting: int | None = None

    @property
    def together(self) -> int:
        return self.since if self.batch is None else self.batch

    @property
    def alone(self) -> bool:
        return self.kind in ("isolated", "exclusive")


@dataclass(frozen=True)
class Site:
    """Rooms by seats, with prices and closures (room, from, until); staff rows (from, until, people, escorts)."""

    seats: tuple[int, ...]
    groups: tuple[G, ...]
    price: tuple[int, ...] = ()
    closed: tuple[tuple[int, int, int], ...] = ()
    ratio: int = 0
    staff: tuple[tuple[int, int, int, int], ...] = ((-100, 100, 99, 99),)
    mixed: int = 0
    split: int = 0
    owed: tuple[tuple[int, int, int], ...] = field(default=())

    def terms(self) -> PlaceTerms:
        groups = self.groups
        numbers = np.arange(len(groups))
        escorts = [(i, g.escort[0], g.since, g.escort[1]) for i, g in enumerate(groups) if g.escort]
        return PlaceTerms(
            rooms=RoomTable(
                names=tuple(f"room {r}" for r in range(len(self.seats))),
                site=np.zeros(len(self.seats), np.int64),
                seats=np.array(self.seats, np.int64),
                cost=np.array(self.price or [0] * len(self.seats), np.int64),
                closed=np.array(self.closed, np.int64).reshape(-1, 3),
            ),
            groups=Groups(
                node=np.array([i if g.node is None else g.node for i, g in enumerate(groups)]),
                kind=np.zeros(len(groups), np.int64),
                site=np.zeros(len(groups), np.int64),
                size=np.array([g.size for g in groups]),
                since=np.array([g.since for g in groups]),
                until=np.array([g.until for g in groups]),
                batch=np.array([g.together for g in groups]),
                alone=np.array([g.alone for g in groups]),
                isolated=np.array([g.kind == "isolated" for g in groups]),
                divisible=np.array([g.kind in ("divisible", "isolated") for g in groups]),
                drop_cost=np.array([g.drop for g in groups]),
                length=np.array([g.length for g in groups]),
                partner=numbers * 0 - 1,
                pool=np.array([-1 - i if g.pool is None else g.pool for i, g in enumerate(groups)]),
                sitting=np.array(self.sittings),
            ),
            staffing=Staffing(
                ratio=np.array([self.ratio]),
                present=np.array([(0, *row, 0, row[3]) for row in self.staff], np.int64).reshape(-1, 7),
                escorts=np.array(escorts, np.int64).reshape(-1, 4),
            ),
            mixed_cost=self.mixed,
            split_cost=self.split,
        )

    @property
    def sittings(self) -> list[int]:
        """The sitting of each group: its own unless told, -1 for isolated people."""
        own = enumerate(self.groups)
        return [-1 if g.kind == "isolated" else 100 + i if g.sitting is None else g.sitting for i, g in own]


def ways(group: G, seats: tuple[int, ...]) -> Iterator[dict[int, int]]:
    """Every way to spread a group over rooms, people left out included where that is allowed."""
    rooms = range(len(seats))
    if group.kind in ("whole", "exclusive"):
        yield from ({r: group.size} for r in rooms if group.size <= seats[r])
        return
    most = [1 if group.kind == "isolated" else min(group.size, s) for s in seats]
    for people in itertools.product(*(range(m + 1) for m in most)):
        if sum(people) == group.size or (
            (group.drop >= 0 or group.pool is not None) and sum(people) < group.size
        ):
            yield {r: n for r, n in enumerate(people) if n}


def cost_of(site: Site, packing: Packing) -> int | None:
    """What a packing costs; None if anything is wrong with it."""
    groups = site.groups
    for (g, mine), (h, theirs) in itertools.combinations(zip(groups, packing, strict=True), 2):
        meet = g.since < h.until and h.since < g.until
        apart = g.together != h.together or g.alone or h.alone
        if meet and apart and set(mine) & set(theirs):
            return None
    for group, people in zip(groups, packing, strict=True):
        for room, since, until in site.closed:
            if room in people and since < group.until and group.since < until:
                return None
    served = {
        g.escort[1]: (g.escort[0], g.since) for g, p in zip(groups, packing, strict=True) if g.escort and p
    }
    for minute in range(
        min(g.escort[0] if g.escort else g.since for g in groups), max(g.until for g in groups)
    ):
        inside = [p for g, p in zip(groups, packing, strict=True) if g.since <= minute < g.until]
        people = [sum(p.get(r, 0) for p in inside) for r in range(len(site.seats))]
        if any(n > seats for n, seats in zip(people, site.seats, strict=True)):
            return None
        if site.ratio:
            busy = sum(since <= minute < until for since, until in served.values())
            needed = sum(-(-n // site.ratio) for n in people)
            there = [row for row in site.staff if row[0] <= minute < row[1]]
            if busy > sum(row[3] for row in there) or busy + needed > sum(row[2] for row in there):
                return None
    cost = 0
    for pool in {(g.pool, i if g.pool is None else -1) for i, g in enumerate(groups)}:
        members = [i for i, g in enumerate(groups) if (g.pool, i if g.pool is None else -1) == pool]
        out = groups[members[0]].size - sum(sum(packing[i].values()) for i in members)
        if out < 0 or (out > 0 and groups[members[0]].drop < 0):
            return None
        cost += out * max(groups[members[0]].drop, 0)
    for sitting in set(site.sittings) - {-1}:
        used = {r for s, p in zip(site.sittings, packing, strict=True) if s == sitting for r in p}
        cost += site.split * max(len(used) - 1, 0)
    for room in range(len(site.seats)):
        lengths = {g.length for g, p in zip(groups, packing, strict=True) if room in p}
        cost += site.mixed * max(len(lengths) - 1, 0)
        cost += sum(site.price[room] for p in packing if room in p) if site.price else 0
    return cost


def least(site: Site) -> int | None:
    """The least cost over every packing; None if there is none."""
    costs = (
        cost_of(site, list(p)) for p in itertools.product(*(list(ways(g, site.seats)) for g in site.groups))
    )
    return min((cost for cost in costs if cost is not None), default=None)
