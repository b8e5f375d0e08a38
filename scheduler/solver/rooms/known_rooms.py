"""Everybody in the room people know already, as far as that goes; newcomers where there is space."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.best_fit import supervised
from scheduler.solver.rooms.cell import Cell
from scheduler.terms.places import Duties, Groups, Kept, Pinned, Rooms

Ints = npt.NDArray[np.int64]


def changed(cell: Cell, people: Ints, groups: Groups, kept: Kept) -> int:
    """People of a packing who do not have the room they had, in whichever alternative they sit."""
    pools = np.zeros_like(people)
    np.add.at(pools, np.searchsorted(cell.groups, groups.head[cell.groups]), people)
    rows = kept.of(cell.groups)
    at = np.searchsorted(cell.groups, rows[:, 0])
    where = {int(r): j for j, r in enumerate(cell.rooms)}
    room = np.array([where.get(int(r), -1) for r in rows[:, 1]], np.int64)
    there = np.where(room >= 0, pools[at, room], 0) if len(rows) else np.empty(0, np.int64)
    return int((rows[:, 2] - np.minimum(there, rows[:, 2])).sum())


def keeps_pins(cell: Cell, people: Ints, groups: Groups, pinned: Pinned) -> bool:
    """Whether a packing has everybody where that is settled."""
    where = {int(r): j for j, r in enumerate(cell.rooms)}
    head = groups.head[cell.groups]
    for first, room, count in pinned.seats.tolist():
        if room not in where or people[head == first, where[room]].sum() < count:
            return False
    for i in np.flatnonzero(np.isin(cell.groups, pinned.barred[:, 0])).tolist():
        used = cell.rooms[people[i] > 0].tolist()
        if not all(pinned.open_to(int(cell.groups[i]), room) for room in used):
            return False
    return True


def all_pinned(cell: Cell, groups: Groups, pinned: Pinned) -> bool:
    """Whether everybody of a cell has a settled room and a settled time: there is one packing."""
    single = bool((groups.head[cell.groups] == cell.groups).all())
    return single and int(pinned.seats[:, 2].sum()) == int(groups.size[cell.groups].sum())


def keep_fit(cell: Cell, groups: Groups, rooms: Rooms, duties: Duties, kept: Kept) -> Ints | None:
    """People by (group, room) with everybody in the old room where it is still there, the others with
    their own exam or in a free room; None when that does not work out."""
    people = np.zeros((len(cell.groups), len(cell.rooms)), np.int64)
    where = {int(r): j for j, r in enumerate(cell.rooms)}
    number = {int(g): i for i, g in enumerate(cell.groups)}
    for group, room, count in kept.of(cell.groups).tolist():
        if room in where and not _barred(rooms, room, groups, group):
            people[number[group], where[room]] += count
    asked = np.where(groups.head[cell.groups] == cell.groups, groups.size[cell.groups], 0)
    for i in np.argsort(-asked, kind="stable").tolist():
        left = int(asked[i] - people[i].sum())
        for j in _welcoming(i, left, people, cell, groups, rooms) if left > 0 else ():
            seated = max(0, min(left, _space(i, j, people, cell, groups, rooms)))
            people[i, j] += seated
            left -= seated
        if left > 0:
            return None
    fine = _lawful(people, cell, groups, rooms) and supervised(people, cell.groups, groups, duties)
    return people if fine else None


def _barred(rooms: Rooms, room: int, groups: Groups, group: int) -> bool:
    """Whether the room is closed while the group is there, or has not what it needs."""
    if not rooms.serving(groups.rooms_asked[group : group + 1])[0, room]:
        return True
    closed = rooms.closed[rooms.closed[:, 0] == room]
    return bool(((closed[:, 1] < groups.until[group]) & (closed[:, 2] > groups.since[group])).any())


def _others(i: int, j: int, people: Ints, cell: Cell, groups: Groups) -> Ints:
    """Groups in the room while group i would be there, itself left out."""
    rows, mine = cell.groups, cell.groups[i]
    meets = (groups.since[rows] < groups.until[mine]) & (groups.since[mine] < groups.until[rows])
    meets[i] = False
    return np.flatnonzero(meets & (people[:, j] > 0))


def _crowd(i: int, j: int, people: Ints, cell: Cell, groups: Groups) -> int:
    """People in the room at most while group i is there, itself included."""
    return int(people[i, j] + people[_others(i, j, people, cell, groups), j].sum())


def _may_share(i: int, others: Ints, cell: Cell, groups: Groups) -> bool:
    rows = cell.groups
    alone = groups.alone[rows[i]] or groups.alone[rows[others]].any()
    return not len(others) or bool(not alone and (groups.batch[rows[others]] == groups.batch[rows[i]]).all())


def _space(i: int, j: int, people: Ints, cell: Cell, groups: Groups, rooms: Rooms) -> int:
    """Places left in the room for group i."""
    most = 1 if groups.isolated[cell.groups[i]] else int(rooms.seats[cell.rooms[j]])
    return most - _crowd(i, j, people, cell, groups)


def _welcoming(i: int, left: int, people: Ints, cell: Cell, groups: Groups, rooms: Rooms) -> list[int]:
    """Rooms in which those left of group i may sit: where it sits already, then where all of them have
    places, then with others, then the smallest."""
    found = []
    for j, room in enumerate(cell.rooms.tolist()):
        others = _others(i, j, people, cell, groups)
        if _may_share(i, others, cell, groups) and not _barred(rooms, room, groups, int(cell.groups[i])):
            short = _space(i, j, people, cell, groups, rooms) < left
            found.append((people[i, j] == 0, short, not len(others), int(rooms.seats[room]), j))
    return [j for *_, j in sorted(found)]


def _lawful(people: Ints, cell: Cell, groups: Groups, rooms: Rooms) -> bool:
    """Nobody too many in a room, nobody disturbed, nobody beside who sits alone."""
    for i, j in np.argwhere(people > 0).tolist():
        others = _others(i, j, people, cell, groups)
        if not _may_share(i, others, cell, groups) or _space(i, j, people, cell, groups, rooms) < 0:
            return False
    return True
