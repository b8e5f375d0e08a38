"""Kernels of the linear assignment problem: every row its own column at the least cost (Hungarian method).

The successive shortest path form with potentials (Jonker and Volgenant), O(rows² x columns).
"""

import numpy as np
import numpy.typing as npt

from scheduler.solver.jit import jit

Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.int8]
FAR = 1 << 60
"""More than any cost of an assignment."""


@jit
def assign(
    cost: Longs, row: Longs, column: Longs, owner: Longs, way: Longs, least: Longs, seen: Flags
) -> int:
    """The least cost of giving every row its own column (no more rows than columns).

    Fills `owner`: the row of column j - 1 is `owner[j] - 1`, 0 means free. The other arrays are scratch of length
    columns + 1 (`row` at least rows + 1).
    """
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
    """The least cost of all units, those of one clique (`first[k] .. first[k + 1] - 1`) in different slots, each unit at
    `cost[unit, slot]`. Fills `at`, the slot of each unit; the other arrays are scratch of `assign`."""
    total = 0
    for k in range(len(first) - 1):
        part = cost[first[k] : first[k + 1]]
        total += assign(part, row, column, owner, way, least, seen)
        for j in range(1, cost.shape[1] + 1):
            if owner[j]:
                at[first[k] + owner[j] - 1] = j - 1
    return int(total)
