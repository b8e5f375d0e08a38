"""The fast rules of packing as compiled loops: rooms filled batch by batch."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from scheduler.solver.jit import jit

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
FAR = 1 << 60


class Filling(NamedTuple):
    """The groups and rooms of a cluster, both numbered within it, and what is seated so far.

    - Groups: `left` counts who has no seat yet; `since`, `until`, `alone`, `asks` (needs equipment) as in `Groups`; `may` and
      `price` (group, room); `options`: how many rooms serve it.
    - Batches: `first` delimits them in `members`, groups in the order in which they are seated; `sitting` numbers the sittings of each
      batch from 0 (by member); `order` lists the places in `members` by `options`.
    - Rooms: `seats`, `sought` by who needs equipment; closed in `closed` (room, from, until) and taken in `taken` (room, n, from and
      until), `n_taken` times each; `people` (group, room).
    - Scratch: `free` by room; `meant`, `of_sitting`, `least` by member.
    """

    left: Ints
    since: Ints
    until: Ints
    alone: Flags
    asks: Flags
    may: Flags
    price: Ints
    options: Ints
    first: Ints
    members: Ints
    sitting: Ints
    order: Ints
    seats: Ints
    sought: Flags
    closed: Ints
    taken: Ints
    n_taken: Ints
    people: Ints
    free: Flags
    meant: Flags
    of_sitting: Ints
    least: Ints


@jit
def _is_free(at: Filling, room: int, since: int, until: int) -> bool:
    """Whether nobody holds the room in [since, at.until), and it is open."""
    for k in range(at.n_taken[room]):
        if at.taken[room, k, 0] < until and since < at.taken[room, k, 1]:
            return False
    for k in range(len(at.closed)):
        if at.closed[k, 0] == room and at.closed[k, 1] < until and at.closed[k, 2] > since:
            return False
    return True


@jit
def _take(at: Filling, room: int, since: int, until: int) -> None:
    at.taken[room, at.n_taken[room], 0] = since
    at.taken[room, at.n_taken[room], 1] = until
    at.n_taken[room] += 1


@jit
def fill(at: Filling, batches: tuple[int, int], whole: bool) -> bool:
    """Each batch opens the smallest free room that holds its remaining candidates, else the largest free room.

    With `whole`, a room is opened for the largest remaining sitting instead, and a sitting joins a room of its batch
    only if the room holds all of it. A batch holds its rooms from its first beginning to its last end. False: no room left.
    """
    for b in range(batches[0], batches[1]):
        low, high = at.first[b], at.first[b + 1]
        if low == high:
            continue
        begin, end, count = FAR, -FAR, 0
        for k in range(low, high):
            begin = min(begin, at.since[at.members[k]])
            end = max(end, at.until[at.members[k]])
            count = max(count, at.sitting[k] + 1)
        for j in range(len(at.seats)):
            at.free[j] = _is_free(at, j, begin, end)
        single = at.alone[at.members[low]]
        for one in range(count):
            at.least[one] = FAR
        for k in range(low, high):
            at.least[at.sitting[k]] = min(at.least[at.sitting[k]], at.options[at.members[k]])
        while True:
            total = 0
            for one in range(count):
                at.of_sitting[one] = 0
            for k in range(low, high):
                at.of_sitting[at.sitting[k]] += at.left[at.members[k]]
                total += at.left[at.members[k]]
            if total == 0:
                break
            largest = 0
            for one in range(count):
                if at.of_sitting[one] > at.of_sitting[largest]:
                    largest = one
            for k in range(low, high):
                at.meant[k] = at.left[at.members[k]] > 0 and (not whole or at.sitting[k] == largest)
            if not _some_room(at, low, high):
                # No room serves all of them: first those with the fewest rooms to choose from.
                fewest, best = low, FAR
                for k in range(low, high):
                    at.meant[k] = False
                    rank = at.options[at.members[k]] if at.left[at.members[k]] > 0 else len(at.seats) + 1
                    if rank < best:
                        fewest, best = k, rank
                at.meant[fewest] = True
            wanted, needy = 0, False
            for k in range(low, high):
                if at.meant[k]:
                    wanted += at.left[at.members[k]]
                    needy = needy or at.asks[at.members[k]]
            if single:
                wanted = 1
            room, holding = _best_room(at, low, high, wanted, needy)
            if room < 0:
                return False
            at.free[room] = False
            _take(at, room, begin, end)
            space = 1 if single else at.seats[room]
            for one in range(count):
                at.meant[one] = False  # from here on: the sittings that were looked at
            for _ in range(count):
                one = -1
                for other in range(count):
                    if at.meant[other]:
                        continue
                    if (
                        one < 0
                        or at.least[other] < at.least[one]
                        or (at.least[other] == at.least[one] and at.of_sitting[other] > at.of_sitting[one])
                    ):
                        one = other
                at.meant[one] = True
                # Whole sittings only, unless no room at all could hold the largest.
                if whole and holding and space < at.of_sitting[one]:
                    continue
                for step in range(low, high):
                    k = at.order[step]
                    if at.sitting[k] == one and at.may[at.members[k], room]:
                        seated = min(space, at.left[at.members[k]])
                        at.people[at.members[k], room] += seated
                        at.left[at.members[k]] -= seated
                        space -= seated
    return True


@jit
def _some_room(at: Filling, low: int, high: int) -> bool:
    """Whether a free room serves all who are meant."""
    for j in range(len(at.free)):
        if not at.free[j]:
            continue
        fine = True
        for k in range(low, high):
            if at.meant[k] and not at.may[at.members[k], j]:
                fine = False
                break
        if fine:
            return True
    return False


@jit
def _best_room(at: Filling, low: int, high: int, wanted: int, needy: bool) -> tuple[int, bool]:
    """The room to open, and whether it holds all that are wanted: the cheapest, then one that nobody else seeks, then the
    smallest that holds them, else the largest. -1: none."""
    room, holding, dear, spare = -1, False, FAR, False
    for j in range(len(at.seats)):
        if not at.free[j]:
            continue
        fine, cost = True, 0
        for k in range(low, high):
            if at.meant[k]:
                if not at.may[at.members[k], j]:
                    fine = False
                    break
                cost += at.price[at.members[k], j]
        if not fine:
            continue
        holds, seeks = at.seats[j] >= wanted, at.sought[j] and not needy
        if room >= 0:
            if holding and not holds:
                continue
            if holding == holds:
                if cost > dear:
                    continue
                if cost == dear:
                    if holds and (seeks, at.seats[j]) >= (spare, at.seats[room]):
                        continue
                    if not holds and at.seats[j] <= at.seats[room]:
                        continue
        room, holding, dear, spare = j, holds, cost, seeks
    return room, holding


@jit
def fill_by_end(at: Filling, batches: tuple[int, int]) -> bool:
    """Who stays longest sits together, so that the other rooms are free the sooner.

    `members` of each batch are in order of their ends, the last first. A room is held until the last end of those inside:
    the smallest room that holds all of the latest end, filled up with the next ones.
    """
    for b in range(batches[0], batches[1]):
        low, high = at.first[b], at.first[b + 1]
        begin = FAR
        for k in range(low, high):
            begin = min(begin, at.since[at.members[k]])
        while True:
            total, end = 0, -FAR
            for k in range(low, high):
                if at.left[at.members[k]] > 0:
                    total += at.left[at.members[k]]
                    end = max(end, at.until[at.members[k]])
            if total == 0:
                break
            for j in range(len(at.seats)):
                at.free[j] = _is_free(at, j, begin, end)
            for k in range(low, high):
                at.meant[k] = at.left[at.members[k]] > 0 and at.until[at.members[k]] == end
            if not _some_room(at, low, high):
                found = False
                for k in range(low, high):
                    at.meant[k] = at.meant[k] and not found
                    found = found or at.meant[k]
            wanted, needy = 0, False
            for k in range(low, high):
                if at.meant[k]:
                    wanted += at.left[at.members[k]]
                    needy = needy or at.asks[at.members[k]]
            room, _ = _best_room(at, low, high, wanted, needy)
            if room < 0:
                return False
            _take(at, room, begin, end)
            space = at.seats[room]
            for k in range(low, high):
                if at.may[at.members[k], room]:
                    seated = min(space, at.left[at.members[k]])
                    at.people[at.members[k], room] += seated
                    at.left[at.members[k]] -= seated
                    space -= seated
    return True
