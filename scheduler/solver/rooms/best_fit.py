"""Best fit decreasing: seat the groups of a cluster as a planner would, the largest first, in the smallest room that
holds them. A heuristic for bin packing; `packing_model` is exact."""

import numpy as np
import numpy.typing as npt

from scheduler.terms.places import Groups, Staffing
from scheduler.terms.room_table import RoomTable

Ints = npt.NDArray[np.int64]


def best_fit(
    rows: Ints, room_rows: Ints, groups: Groups, rooms: RoomTable, staffing: Staffing
) -> Ints | None:
    """Candidates by (group, room), or None if neither attempt succeeds.

    The first attempt keeps sittings whole; the second fills one room after the other, which needs fewer rooms.
    """
    for whole in (True, False):
        people = _fill(rows, room_rows, groups, rooms, whole=whole)
        if people is not None and supervised(people, rows, groups, staffing):
            return people
    return None


def _fill(rows: Ints, room_rows: Ints, groups: Groups, rooms: RoomTable, *, whole: bool) -> Ints | None:
    """Each batch opens the smallest free room that holds its remaining candidates, else the largest free room.

    With `whole`, a room is opened for the largest remaining sitting instead, and a sitting joins a room of its batch
    only if the room holds all of it.
    """
    people = np.zeros((len(rows), len(room_rows)), np.int64)
    may = rooms.serving(groups.rooms_asked[rows])[:, room_rows]
    price = rooms.candidate_prices(groups.rooms_asked[rows])[:, room_rows]
    taken: list[list[tuple[int, int]]] = [[] for _ in room_rows]
    seats, sought = rooms.seats[room_rows], rooms.sought[room_rows]
    # Of alternatives for the same candidates only the first is tried here.
    asked = np.where(groups.head[rows] == rows, groups.size[rows], 0)
    for members in _batches(rows, groups):
        members = members[asked[members] > 0]
        if not len(members):
            continue
        since = int(groups.since[rows[members]].min())
        until = int(groups.until[rows[members]].max())
        free = [j for j in range(len(room_rows)) if _free(taken[j], rooms, int(room_rows[j]), since, until)]
        left = asked[members]
        alone = bool(groups.alone[rows[members[0]]])
        if not (groups.divisible | groups.isolated)[rows[members]].all():
            return None
        sitting = _sitting(rows[members], groups)
        choice = may[members]
        while left.sum() > 0:
            of_sitting = np.bincount(sitting, weights=left).astype(np.int64)
            meant = (sitting == of_sitting.argmax()) & (left > 0) if whole else left > 0
            serving = np.asarray(choice[meant].all(0))
            if not any(
                serving[j] for j in free
            ):  # no room serves all of them: first those with the fewest rooms to choose from
                meant = np.arange(len(left)) == np.where(left > 0, choice.sum(1), len(seats) + 1).argmin()
                serving = choice[meant][0]
            good = [j for j in free if serving[j]]
            if not good:
                return None
            wanted = 1 if alone else int(left[meant].sum())
            holding = [j for j in good if seats[j] >= wanted]
            # Groups that need no equipment leave equipped rooms to those that do.
            spare = sought & (not groups.rooms_asked[rows[members[meant]]].any())
            dear = price[members[meant]].sum(0)
            room = (
                min(holding, key=lambda j: (dear[j], spare[j], seats[j], j))
                if holding
                else min(good, key=lambda j: (dear[j], -seats[j], j))
            )
            free.remove(room)
            taken[room].append((since, until))
            space = 1 if alone else int(seats[room])
            least = np.array([choice[sitting == one].sum(1).min() for one in range(len(of_sitting))])
            for one in np.lexsort((-of_sitting, least)):
                # Whole sittings only, unless no room at all could hold the largest.
                if whole and holding and space < of_sitting[one]:
                    continue
                of_one = np.flatnonzero((sitting == one) & choice[:, room])
                for k in of_one[np.argsort(choice[of_one].sum(1), kind="stable")]:
                    seated = min(space, int(left[k]))
                    people[members[k], room] += seated
                    left[k] -= seated
                    space -= seated
    return people


def _sitting(rows: Ints, groups: Groups) -> Ints:
    """The sitting of each group, numbered from 0."""
    head = groups.sitting_head[rows]
    return np.asarray(np.unique(np.where(head < 0, rows, head), return_inverse=True)[1], np.int64)


def _batches(rows: Ints, groups: Groups) -> list[Ints]:
    """The members of each batch, in order of seating: groups that need a room alone (each by itself), batches in which
    somebody needs equipment, then the others by size."""
    alone = groups.alone[rows]
    result = [np.array([i]) for i in np.flatnonzero(alone)]
    for batch in np.unique(groups.batch[rows][~alone]):
        result.append(np.flatnonzero((groups.batch[rows] == batch) & ~alone))
    asks = groups.rooms_asked[rows]
    return sorted(
        result,
        key=lambda m: (not alone[m[0]], not asks[m].any(), -int(groups.size[rows[m]].sum()), int(m[0])),
    )


def _free(taken: list[tuple[int, int]], rooms: RoomTable, room: int, since: int, until: int) -> bool:
    if any(a < until and since < b for a, b in taken):
        return False
    closed = rooms.closed[rooms.closed[:, 0] == room]
    return not ((closed[:, 1] < until) & (closed[:, 2] > since)).any()


def supervised(people: Ints, rows: Ints, groups: Groups, staffing: Staffing) -> bool:
    """Whether the invigilators, escorts and secretaries present suffice at every instant.

    Demand rises only where a group or an escort begins, supply falls only where a shift ends: these instants are checked.
    """
    site = int(groups.site[rows[0]])
    ratio = int(staffing.ratio[site])
    if ratio == 0:
        return True
    escorts = staffing.escorts[np.isin(staffing.escorts[:, 0], rows[people.any(1)])]
    shifts = staffing.present[staffing.present[:, 0] == site]
    begin = int(np.concatenate([groups.since[rows], escorts[:, 1]]).min())
    inside = shifts[(shifts[:, 1] > begin) & (shifts[:, 1] < groups.until[rows].max()), 1]
    for minute in np.unique(np.concatenate([groups.since[rows], escorts[:, 1], inside])):
        here = (groups.since[rows] <= minute) & (groups.until[rows] > minute)
        in_rooms = people[here & ~groups.before_jury[rows]].sum(0)
        needed = int((-(-in_rooms // ratio)).sum())
        away = (escorts[:, 1] <= minute) & (escorts[:, 2] > minute)
        busy = len(np.unique(escorts[away, 3]))
        shift = shifts[(shifts[:, 1] <= minute) & (shifts[:, 2] > minute)]
        aides = int(people[here & groups.with_secretary[rows]].sum())
        there, escorts_there, writers, either = shift[:, 3:7].sum(0).tolist()
        if busy > escorts_there or needed + busy + aides > there:
            return False
        if aides and (aides > writers or aides + busy > either):
            return False
    return True
