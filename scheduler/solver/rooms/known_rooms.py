"""Known rooms and pins of a packing: a greedy packing that keeps candidates in the rooms they were told."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.best_fit import supervised
from scheduler.solver.rooms.clusters import Cluster
from scheduler.terms.places import Groups, KnownRooms, PlacePins, Staffing
from scheduler.terms.room_table import RoomTable

Ints = npt.NDArray[np.int64]


def changed_rooms(cluster: Cluster, people: Ints, groups: Groups, known: KnownRooms) -> int:
    """Candidates of a packing who do not sit in the room they know, in whichever alternative of their pool."""
    pools = np.zeros_like(people)
    np.add.at(pools, np.searchsorted(cluster.groups, groups.head[cluster.groups]), people)
    rows = known.of(cluster.groups)
    at = np.searchsorted(cluster.groups, rows[:, 0])
    where = {int(r): j for j, r in enumerate(cluster.rooms)}
    room = np.array([where.get(int(r), -1) for r in rows[:, 1]], np.int64)
    there = np.where(room >= 0, pools[at, room], 0) if len(rows) else np.empty(0, np.int64)
    return int((rows[:, 2] - np.minimum(there, rows[:, 2])).sum())


def respects_pins(cluster: Cluster, people: Ints, groups: Groups, pinned: PlacePins) -> bool:
    """Whether a packing respects the pinned seats."""
    where = {int(r): j for j, r in enumerate(cluster.rooms)}
    head = groups.head[cluster.groups]
    for first, room, count in pinned.seats.tolist():
        if room not in where or people[head == first, where[room]].sum() < count:
            return False
    return True


def all_pinned(cluster: Cluster, groups: Groups, pinned: PlacePins) -> bool:
    """Whether everybody of a cluster has a pinned seat and one time: there is only one packing."""
    single = bool((groups.head[cluster.groups] == cluster.groups).all())
    return single and int(pinned.seats[:, 2].sum()) == int(groups.size[cluster.groups].sum())


def fit_known_rooms(
    cluster: Cluster, groups: Groups, rooms: RoomTable, staffing: Staffing, known: KnownRooms
) -> Ints | None:
    """Candidates by (group, room): everybody in the known room if it still serves, the others with their own exam or
    in a free room. None if that does not work out."""
    people = np.zeros((len(cluster.groups), len(cluster.rooms)), np.int64)
    where = {int(r): j for j, r in enumerate(cluster.rooms)}
    number = {int(g): i for i, g in enumerate(cluster.groups)}
    for group, room, count in known.of(cluster.groups).tolist():
        if room in where and not unusable(rooms, room, groups, group):
            people[number[group], where[room]] += count
    asked = np.where(groups.head[cluster.groups] == cluster.groups, groups.size[cluster.groups], 0)
    for i in np.argsort(-asked, kind="stable").tolist():
        left = int(asked[i] - people[i].sum())
        for j in _rooms_for(i, left, people, cluster, groups, rooms) if left > 0 else ():
            seated = max(0, min(left, _space(i, j, people, cluster, groups, rooms)))
            people[i, j] += seated
            left -= seated
        if left > 0:
            return None
    fine = _feasible(people, cluster, groups, rooms) and supervised(people, cluster.groups, groups, staffing)
    return people if fine else None


def unusable(rooms: RoomTable, room: int, groups: Groups, group: int) -> bool:
    """Whether the room is closed during the occupation, or lacks what the group needs."""
    if not rooms.serving(groups.rooms_asked[group : group + 1])[0, room]:
        return True
    closed = rooms.closed[rooms.closed[:, 0] == room]
    return bool(((closed[:, 1] < groups.until[group]) & (closed[:, 2] > groups.since[group])).any())


def _others(i: int, j: int, people: Ints, cluster: Cluster, groups: Groups) -> Ints:
    """The other groups that use the room during the occupation of group i."""
    rows, mine = cluster.groups, cluster.groups[i]
    overlaps = (groups.since[rows] < groups.until[mine]) & (groups.since[mine] < groups.until[rows])
    overlaps[i] = False
    return np.flatnonzero(overlaps & (people[:, j] > 0))


def _crowd(i: int, j: int, people: Ints, cluster: Cluster, groups: Groups) -> int:
    """An upper bound on the candidates in the room during the occupation of group i, itself included."""
    return int(people[i, j] + people[_others(i, j, people, cluster, groups), j].sum())


def _may_share(i: int, others: Ints, cluster: Cluster, groups: Groups) -> bool:
    rows = cluster.groups
    alone = groups.alone[rows[i]] or groups.alone[rows[others]].any()
    return not len(others) or bool(not alone and (groups.batch[rows[others]] == groups.batch[rows[i]]).all())


def _space(i: int, j: int, people: Ints, cluster: Cluster, groups: Groups, rooms: RoomTable) -> int:
    """Seats left in the room for group i."""
    most = 1 if groups.isolated[cluster.groups[i]] else int(rooms.seats[cluster.rooms[j]])
    return most - _crowd(i, j, people, cluster, groups)


def _rooms_for(
    i: int, left: int, people: Ints, cluster: Cluster, groups: Groups, rooms: RoomTable
) -> list[int]:
    """Rooms in which the remaining candidates of group i may sit, in order of preference: rooms it uses already, rooms
    that hold all of them, rooms shared with others, small rooms."""
    found = []
    for j, room in enumerate(cluster.rooms.tolist()):
        others = _others(i, j, people, cluster, groups)
        if _may_share(i, others, cluster, groups) and not unusable(
            rooms, room, groups, int(cluster.groups[i])
        ):
            short = _space(i, j, people, cluster, groups, rooms) < left
            found.append((people[i, j] == 0, short, not len(others), int(rooms.seats[room]), j))
    return [j for *_, j in sorted(found)]


def _feasible(people: Ints, cluster: Cluster, groups: Groups, rooms: RoomTable) -> bool:
    """Whether no room is overfull or shared by groups that may not share one."""
    for i, j in np.argwhere(people > 0).tolist():
        others = _others(i, j, people, cluster, groups)
        if not _may_share(i, others, cluster, groups) or _space(i, j, people, cluster, groups, rooms) < 0:
            return False
    return True
