"""Kernels of the spread bound: the cheapest slots for units that meet, the cheapest slots of a clique."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.jit import jit

Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.int8]
FAR = 1 << 60


@jit
def cheapest_sets(
    size: Longs, weight: Longs, reward: Longs, price: Longs, table: Longs, taken: Flags, sets: Flags
) -> int:
    """For every clique c the `size[c]` slots that cost least: pairs of them at `price` times `weight[c]`,
    less `reward[c]` of each slot. Fills `sets` (clique, slot); returns the sum of the costs.

    `price[slot, mask]` is what a slot costs with those taken among the last few (a bit each, the last
    slot first). `table` (size + 1, mask) and `taken` (slot, size, mask) are scratch.
    """
    slots, masks, total = price.shape[0], price.shape[1], 0
    spare = table.shape[0] - 1
    for c in range(len(size)):
        most = size[c]
        # table[j, mask]: the least cost of the slots from here on if j of them are taken.
        for mask in range(masks):
            table[0, mask] = 0
            for j in range(1, most + 1):
                table[j, mask] = FAR
        for slot in range(slots - 1, -1, -1):
            for j in range(min(most, slots - slot), -1, -1):
                for mask in range(masks):
                    next_ = (mask << 1) & (masks - 1)
                    best = table[j, next_]
                    taken[slot, j, mask] = 0
                    if j > 0 and table[j - 1, next_ | 1] < FAR:
                        other = table[j - 1, next_ | 1] + weight[c] * price[slot, mask] - reward[c, slot]
                        if other < best:
                            best = other
                            taken[slot, j, mask] = 1
                    table[spare, mask] = best
                for mask in range(masks):
                    table[j, mask] = table[spare, mask]
        total += table[most, 0]
        left, mask = most, 0
        for slot in range(slots):
            sets[c, slot] = taken[slot, left, mask]
            left -= sets[c, slot]
            mask = ((mask << 1) & (masks - 1)) | sets[c, slot]
    return int(total)


@jit
def assign(
    cost: Longs, row: Longs, column: Longs, owner: Longs, way: Longs, least: Longs, seen: Flags
) -> int:
    """The cheapest way to give every row its own column (Hungarian, rows at most columns). `owner[j]` is
    then the row of column j less one, counted from 1, 0: free; returns the cost. The rest is scratch."""
    rows, columns = cost.shape
    row[:], column[:], owner[:] = 0, 0, 0
    for i in range(1, rows + 1):
        owner[0], at = i, 0
        least[:], seen[:] = FAR, 0
        while True:
            seen[at] = 1
            mine, step, best = owner[at], FAR, 0
            for j in range(1, columns + 1):
                if not seen[j]:
                    reduced = cost[mine - 1, j - 1] - row[mine] - column[j]
                    if reduced < least[j]:
                        least[j], way[j] = reduced, at
                    if least[j] < step:
                        step, best = least[j], j
            for j in range(columns + 1):
                if seen[j]:
                    row[owner[j]] += step
                    column[j] -= step
                else:
                    least[j] -= step
            at = best
            if owner[at] == 0:
                break
        while at:
            owner[at] = owner[way[at]]
            at = way[at]
    total = 0
    for j in range(1, columns + 1):
        if owner[j]:
            total += cost[owner[j] - 1, j - 1]
    return int(total)


@jit
def assign_all(
    first: Longs,
    cost: Longs,
    row: Longs,
    column: Longs,
    owner: Longs,
    way: Longs,
    least: Longs,
    seen: Flags,
    at: Longs,
) -> int:
    """Units in cliques (`first[k] .. first[k + 1]`), those of one clique in different slots, each unit at
    `cost[unit, slot]`: the least cost of all, and the slot of each unit in `at`."""
    total = 0
    for k in range(len(first) - 1):
        part = cost[first[k] : first[k + 1]]
        total += assign(part, row, column, owner, way, least, seen)
        for j in range(1, cost.shape[1] + 1):
            if owner[j]:
                at[first[k] + owner[j] - 1] = j - 1
    return int(total)
