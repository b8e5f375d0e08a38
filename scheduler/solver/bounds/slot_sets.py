"""The cheapest sets of slots for cliques: a dynamic program over slots with a window of the last slots taken."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.jit import jit

Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.int8]
FAR = 1 << 60
"""More than any cost of a set of slots: there are too few slots left."""
WINDOW = 8
"""The longest distance that is counted: each one more doubles the table of a clique. Longer ones cost nothing, which
keeps the bound valid."""


@jit
def cheapest_sets(
    size: Longs, weight: Longs, reward: Longs, price: Longs, table: Longs, taken: Flags, sets: Flags
) -> int:
    """For every clique c the `size[c]` slots of least cost: `weight[c]` times the costs of their pairs, less
    `reward[c, slot]` of each slot. Fills `sets` (clique, slot) and returns the sum of the costs.

    `price[slot, mask]` is the cost of a slot for the slots taken among the last few (one bit each, the last slot
    first), as of `window_costs`. `table` (size + 2, mask) and `taken` (slot, size + 1, mask) are scratch.
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


def window_costs(kernel: Longs) -> Longs:
    """The cost of each slot with every set of the slots just before it: slot x mask, bit 0 is the slot before."""
    slots = len(kernel)
    far = np.abs(np.subtract.outer(np.arange(slots), np.arange(slots)))
    window = min(WINDOW, int(far[kernel > 0].max(initial=1)))
    masks = np.arange(1 << window)
    price = np.zeros((slots, len(masks)), np.int64)
    for back in range(1, window + 1):
        near = np.array([kernel[slot - back, slot] if slot >= back else 0 for slot in range(slots)])
        price += near[:, None] * ((masks >> (back - 1)) & 1)[None, :]
    return price


def least_costs(kernel: Longs, most: int) -> Longs:
    """The least cost of 0, 1, 2 … slots, up to `most` or all of them."""
    price = window_costs(kernel)
    slots, masks = price.shape
    count = min(most, slots)
    table, taken = np.zeros((count + 2, masks), np.int64), np.zeros((slots, count + 1, masks), np.int8)
    sets, one, free = np.zeros((1, slots), np.int8), np.ones(1, np.int64), np.zeros((1, slots), np.int64)
    sizes = np.arange(count + 1).reshape(-1, 1)
    return np.array([cheapest_sets(k, one, free, price, table, taken, sets) for k in sizes], np.int64)
