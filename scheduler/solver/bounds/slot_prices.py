"""What slots cost for their distance to each other: with those just before, and the cheapest few."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.bounds.slot_sets import cheapest_sets

Longs = npt.NDArray[np.int64]
WINDOW = 8
"""Distances beyond it are not counted: the table of a clique doubles with each."""


def prices(kernel: Longs) -> Longs:
    """What each slot costs with every set of the slots just before it."""
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
    """What 0, 1, 2 .. slots cost at least, `most` or all of them at the end."""
    price = prices(kernel)
    slots, masks = price.shape
    count = min(most, slots)
    table, taken = np.zeros((count + 2, masks), np.int64), np.zeros((slots, count + 1, masks), np.int8)
    sets, one, free = np.zeros((1, slots), np.int8), np.ones(1, np.int64), np.zeros((1, slots), np.int64)
    sizes = np.arange(count + 1).reshape(-1, 1)
    return np.array([cheapest_sets(k, one, free, price, table, taken, sets) for k in sizes], np.int64)
