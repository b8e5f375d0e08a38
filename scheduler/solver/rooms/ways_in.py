"""What would let everybody of a stuck cluster in: its packing is tried again with a little more of one thing at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, TypeVar

import numpy as np
import numpy.typing as npt

from scheduler.solver.cpsat.parameters import Run
from scheduler.solver.rooms.clusters import Cluster
from scheduler.solver.rooms.incomplete_packing import IncompleteCluster
from scheduler.solver.rooms.packing import pack
from scheduler.solver.rooms.placer import Placement
from scheduler.terms.places import PlaceTerms

Ints = npt.NDArray[np.int64]
TRY_SECONDS = 0.5
"""Limit of one packing; in deterministic seconds too."""
MOST_PEOPLE, MOST_ROOMS, ENLARGED = 10, 5, 3
"""Members of staff and rooms to add, and rooms of the site to enlarge (the largest), at most."""
Number = TypeVar("Number", np.int64, np.bool_)
Resource = Literal["staff", "seats", "rooms"]


@dataclass(frozen=True)
class Relaxation:
    """So much more of one resource seats everybody of a stuck cluster: staff, seats in the `room`, or rooms of `seats` each."""

    resource: Resource
    amount: int
    room: int = -1
    seats: int = 0


@dataclass(frozen=True)
class Stuck:
    """A cluster whose candidates cannot all be seated: its `site`, from `since` to `until` (UTC minutes), the exams (nodes)
    that `missing` candidates sit.

    `ways` in, the cheapest first; `tried`: resources of which more was tried, `for_staff`: only staff is short.
    """

    site: int
    since: int
    until: int
    nodes: tuple[int, ...]
    missing: int
    for_staff: bool
    ways: tuple[Relaxation, ...]
    tried: tuple[Resource, ...]


def ways_in(placed: Placement, more: Callable[[], bool], seed: int) -> tuple[Stuck, ...]:
    """Each stuck cluster of an incomplete placement with what would seat everybody, as long as there is `more` time; those
    with the most candidates missing first."""
    found = sorted(placed.incomplete, key=lambda one: -missing_in(one, placed.terms))
    return tuple(_explained(one, placed.terms, more, seed) for one in found if missing_in(one, placed.terms))


def missing_in(one: IncompleteCluster, terms: PlaceTerms) -> int:
    """Candidates of a cluster who must be seated and are not."""
    return int(one.packing.left_out[terms.groups.drop_cost[one.cluster.groups] < 0].sum())


def _explained(one: IncompleteCluster, terms: PlaceTerms, more: Callable[[], bool], seed: int) -> Stuck:
    groups, cluster = terms.groups, one.cluster
    gone = cluster.groups[(one.packing.left_out > 0) & (groups.drop_cost[cluster.groups] < 0)]
    ways, tried = list[Relaxation](), dict[Resource, None]()
    for way, there, relaxed in _relaxed(one, terms):
        if not more():
            break
        if any(known.resource == way.resource for known in ways):
            continue  # less of it is enough
        tried[way.resource] = None
        run = Run(TRY_SECONDS, seed, deterministic=TRY_SECONDS)
        if pack(there, relaxed, run).people is not None:
            ways.append(way)
    return Stuck(
        int(groups.site[cluster.groups[0]]),
        int(groups.since[gone].min()),
        int(groups.until[gone].max()),
        tuple(np.unique(groups.node[gone]).tolist()),
        missing_in(one, terms),
        one.for_staff,
        tuple(ways),
        tuple(tried),
    )


def _relaxed(one: IncompleteCluster, terms: PlaceTerms) -> Iterator[tuple[Relaxation, Cluster, PlaceTerms]]:
    """The cluster with more of one resource, the cheapest first: seats in a room that is there, people, then rooms."""
    groups, rooms, cluster = terms.groups, terms.rooms, one.cluster
    missing = missing_in(one, terms)
    if one.for_staff:
        site = int(groups.site[cluster.groups[0]])
        for number in range(1, MOST_PEOPLE + 1):
            yield Relaxation("staff", number), cluster, _with_staff(terms, site, number)
        return
    for room in cluster.rooms[np.argsort(-rooms.seats[cluster.rooms], kind="stable")][:ENLARGED].tolist():
        seats = rooms.seats.copy()
        seats[room] += missing
        larger = replace(terms, rooms=replace(rooms, seats=seats))
        yield Relaxation("seats", missing, room), cluster, larger
    whole = cluster.groups[(one.packing.left_out > 0) & ~groups.divisible[cluster.groups]]
    seats_each = max(missing, int(groups.size[whole].max(initial=0)))
    for number in range(1, MOST_ROOMS + 1):
        added = np.arange(len(rooms.names), len(rooms.names) + number)
        there = Cluster(cluster.groups, np.concatenate([cluster.rooms, added]))
        yield (
            Relaxation("rooms", number, seats=seats_each),
            there,
            _with_rooms(terms, cluster, number, seats_each),
        )


def _with_staff(terms: PlaceTerms, site: int, number: int) -> PlaceTerms:
    """So many more people at the site all the time, who may do everything."""
    present = terms.staffing.present
    begin = min(int(terms.groups.since.min()), int(present[:, 1].min(initial=0)))
    end = max(int(terms.groups.until.max()), int(present[:, 2].max(initial=0)))
    cuts = np.unique(np.concatenate([[begin, end], present[present[:, 0] == site, 1:3].ravel()]))
    here = present[present[:, 0] == site]
    rows = [
        [site, a, b, *(here[(here[:, 1] <= a) & (here[:, 2] >= b), 3:7].sum(0) + number)]
        for a, b in pairwise(cuts)
    ]
    others = present[present[:, 0] != site]
    more = np.concatenate([others, np.array(rows, np.int64).reshape(-1, 7)])
    return replace(terms, staffing=replace(terms.staffing, present=more))


def _with_rooms(terms: PlaceTerms, cluster: Cluster, number: int, seats: int) -> PlaceTerms:
    """So many more rooms at the site of the cluster, open all the time and with all that anybody needs."""
    rooms, site = terms.rooms, int(terms.groups.site[cluster.groups[0]])

    def wider(table: npt.NDArray[Number], value: int) -> npt.NDArray[Number]:
        return np.pad(table, [(0, 0), (0, number)], constant_values=value) if len(table) else table

    more = replace(
        rooms,
        names=(*rooms.names, *[""] * number),
        site=np.append(rooms.site, [site] * number),
        seats=np.append(rooms.seats, [seats] * number),
        cost=np.append(rooms.cost, [0] * number),
        serves=wider(rooms.serves, 1),
        equipped=np.append(rooms.equipped, [False] * number) if len(rooms.equipped) else rooms.equipped,
        group_price=wider(rooms.group_price, 0),
        candidate_price=wider(rooms.candidate_price, 0),
    )
    beside = terms.room_relations.beside
    related = replace(terms.room_relations, beside=np.pad(beside, [(0, number), (0, number)]))
    return replace(terms, rooms=more, room_relations=related if beside.size else terms.room_relations)
