"""The fast rules of packing as compiled loops: rooms filled batch by batch.

Arrays: groups and rooms are numbered within the cluster. `first` delimits the batches in `members` (groups in the order in
which they are seated), `sitting` numbers the sittings of each batch from 0 (by member), `order` lists the places in
`members` by the number of rooms that serve them. `left` counts who has no seat yet, and `people` (group, room) who has one.
Rooms are taken in `taken` (room, n, from and until), `n_taken` times each, and closed in `closed` (room, from, until).
"""

import numpy as np
import numpy.typing as npt

from scheduler.solver.jit import jit

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
FAR = 1 << 60


@jit
def is_free(room: int, since: int, until: int, closed: Ints, taken: Ints, n_taken: Ints) -> bool:
    """Whether nobody holds the room in [since, until), and it is open."""
    for k in range(n_taken[room]):
        if taken[room, k, 0] < until and since < taken[room, k, 1]:
            return False
    for k in range(len(closed)):
        if closed[k, 0] == room and closed[k, 1] < until and closed[k, 2] > since:
            return False
    return True


@jit
def _take(room: int, since: int, until: int, taken: Ints, n_taken: Ints) -> None:
    taken[room, n_taken[room], 0] = since
    taken[room, n_taken[room], 1] = until
    n_taken[room] += 1


@jit
def fill(
    whole: bool,
    batches: tuple[int, int],
    first: Ints,
    members: Ints,
    sitting: Ints,
    order: Ints,
    left: Ints,
    since: Ints,
    until: Ints,
    alone: Flags,
    may: Flags,
    options: Ints,
    price: Ints,
    asks: Flags,
    seats: Ints,
    sought: Flags,
    closed: Ints,
    taken: Ints,
    n_taken: Ints,
    people: Ints,
    free: Flags,
    meant: Flags,
    of_sitting: Ints,
    least: Ints,
) -> bool:
    """Each batch opens the smallest free room that holds its remaining candidates, else the largest free room.

    With `whole`, a room is opened for the largest remaining sitting instead, and a sitting joins a room of its batch
    only if the room holds all of it. A batch holds its rooms from its first beginning to its last end. False: no room left.
    """
    for b in range(batches[0], batches[1]):
        low, high = first[b], first[b + 1]
        if low == high:
            continue
        begin, end, count = FAR, -FAR, 0
        for k in range(low, high):
            begin = min(begin, since[members[k]])
            end = max(end, until[members[k]])
            count = max(count, sitting[k] + 1)
        for j in range(len(seats)):
            free[j] = is_free(j, begin, end, closed, taken, n_taken)
        single = alone[members[low]]
        for one in range(count):
            least[one] = FAR
        for k in range(low, high):
            least[sitting[k]] = min(least[sitting[k]], options[members[k]])
        while True:
            total = 0
            for one in range(count):
                of_sitting[one] = 0
            for k in range(low, high):
                of_sitting[sitting[k]] += left[members[k]]
                total += left[members[k]]
            if total == 0:
                break
            largest = 0
            for one in range(count):
                if of_sitting[one] > of_sitting[largest]:
                    largest = one
            for k in range(low, high):
                meant[k] = left[members[k]] > 0 and (not whole or sitting[k] == largest)
            if not _some_room(low, high, members, meant, may, free):
                # No room serves all of them: first those with the fewest rooms to choose from.
                fewest, best = low, FAR
                for k in range(low, high):
                    meant[k] = False
                    rank = options[members[k]] if left[members[k]] > 0 else len(seats) + 1
                    if rank < best:
                        fewest, best = k, rank
                meant[fewest] = True
            wanted, needy = 0, False
            for k in range(low, high):
                if meant[k]:
                    wanted += left[members[k]]
                    needy = needy or asks[members[k]]
            if single:
                wanted = 1
            room, holding = _best_room(
                low, high, members, meant, may, free, price, seats, sought, wanted, needy
            )
            if room < 0:
                return False
            free[room] = False
            _take(room, begin, end, taken, n_taken)
            space = 1 if single else seats[room]
            for one in range(count):
                meant[one] = False  # from here on: the sittings that were looked at
            for _ in range(count):
                one = -1
                for other in range(count):
                    if meant[other]:
                        continue
                    if (
                        one < 0
                        or least[other] < least[one]
                        or (least[other] == least[one] and of_sitting[other] > of_sitting[one])
                    ):
                        one = other
                meant[one] = True
                # Whole sittings only, unless no room at all could hold the largest.
                if whole and holding and space < of_sitting[one]:
                    continue
                for at in range(low, high):
                    k = order[at]
                    if sitting[k] == one and may[members[k], room]:
                        seated = min(space, left[members[k]])
                        people[members[k], room] += seated
                        left[members[k]] -= seated
                        space -= seated
    return True


@jit
def _some_room(low: int, high: int, members: Ints, meant: Flags, may: Flags, free: Flags) -> bool:
    """Whether a free room serves all who are meant."""
    for j in range(len(free)):
        if not free[j]:
            continue
        fine = True
        for k in range(low, high):
            if meant[k] and not may[members[k], j]:
                fine = False
                break
        if fine:
            return True
    return False


@jit
def _best_room(
    low: int,
    high: int,
    members: Ints,
    meant: Flags,
    may: Flags,
    free: Flags,
    price: Ints,
    seats: Ints,
    sought: Flags,
    wanted: int,
    needy: bool,
) -> tuple[int, bool]:
    """The room to open, and whether it holds all that are wanted: the cheapest, then one that nobody else seeks, then the
    smallest that holds them, else the largest. -1: none."""
    room, holding, dear, spare = -1, False, FAR, False
    for j in range(len(seats)):
        if not free[j]:
            continue
        fine, cost = True, 0
        for k in range(low, high):
            if meant[k]:
                if not may[members[k], j]:
                    fine = False
                    break
                cost += price[members[k], j]
        if not fine:
            continue
        holds, seeks = seats[j] >= wanted, sought[j] and not needy
        if room >= 0:
            if holding and not holds:
                continue
            if holding == holds:
                if cost > dear:
                    continue
                if cost == dear:
                    if holds and (seeks, seats[j]) >= (spare, seats[room]):
                        continue
                    if not holds and seats[j] <= seats[room]:
                        continue
        room, holding, dear, spare = j, holds, cost, seeks
    return room, holding


@jit
def fill_by_end(
    batches: tuple[int, int],
    first: Ints,
    members: Ints,
    left: Ints,
    since: Ints,
    until: Ints,
    may: Flags,
    price: Ints,
    asks: Flags,
    seats: Ints,
    sought: Flags,
    closed: Ints,
    taken: Ints,
    n_taken: Ints,
    people: Ints,
    free: Flags,
    meant: Flags,
) -> bool:
    """Who stays longest sits together, so that the other rooms are free the sooner.

    `members` of each batch are in order of their ends, the last first. A room is held until the last end of those inside:
    the smallest room that holds all of the latest end, filled up with the next ones.
    """
    for b in range(batches[0], batches[1]):
        low, high = first[b], first[b + 1]
        begin = FAR
        for k in range(low, high):
            begin = min(begin, since[members[k]])
        while True:
            total, end = 0, -FAR
            for k in range(low, high):
                if left[members[k]] > 0:
                    total += left[members[k]]
                    end = max(end, until[members[k]])
            if total == 0:
                break
            for j in range(len(seats)):
                free[j] = is_free(j, begin, end, closed, taken, n_taken)
            for k in range(low, high):
                meant[k] = left[members[k]] > 0 and until[members[k]] == end
            if not _some_room(low, high, members, meant, may, free):
                found = False
                for k in range(low, high):
                    meant[k] = meant[k] and not found
                    found = found or meant[k]
            wanted, needy = 0, False
            for k in range(low, high):
                if meant[k]:
                    wanted += left[members[k]]
                    needy = needy or asks[members[k]]
            room, _ = _best_room(low, high, members, meant, may, free, price, seats, sought, wanted, needy)
            if room < 0:
                return False
            _take(room, begin, end, taken, n_taken)
            space = seats[room]
            for k in range(low, high):
                if may[members[k], room]:
                    seated = min(space, left[members[k]])
                    people[members[k], room] += seated
                    left[members[k]] -= seated
                    space -= seated
    return True
