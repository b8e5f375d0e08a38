"""Kernel of the pricing problem of the clique cover: cliques worth more than the charges of their pairs (greedy)."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.jit import jit

Longs = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]
FAR = 1e300
"""Less than any gain when negative: the block may not join."""


@jit
def best_joining_block(
    size: Longs, linked: Longs, value: Reals, charge: Reals, row: Longs, units: int
) -> int:
    """The block that adds most to the clique of `row` (count, members); -1: none may join."""
    best, most = -1, -FAR
    for g in range(len(size)):
        if units + size[g] >= len(value):
            continue
        gain = value[units + size[g]] - charge[g, g]
        for k in range(1, row[0] + 1):
            if g == row[k] or not linked[g, row[k]]:
                gain = -FAR
                break
            gain -= charge[g, row[k]]
        if gain > most:
            best, most = g, gain
    return best


@jit
def price_cliques(
    size: Longs, linked: Longs, value: Reals, charge: Reals, first: Longs, second: Longs, found: Longs
) -> None:
    """From every pair of blocks `first[i], second[i]` (equal: from one block) grow a clique, always by the block that
    adds most to its gain: `value[k]` for k units less `charge` of its blocks and pairs of blocks.

    Row i of `found` gets the best clique on the way: the number of blocks (0: no clique gains), then the blocks.
    """
    for i in range(len(first)):
        row, best, gainful = found[i], 1e-6, 0
        row[0], row[1], units = 1, first[i], size[first[i]]
        cost = charge[first[i], first[i]]
        while units < len(value):
            if value[units] - cost > best:
                best, gainful = value[units] - cost, row[0]
            g = second[i]
            if row[0] > 1 or g == first[i]:
                g = best_joining_block(size, linked, value, charge, row, units)
            if g < 0:
                break
            cost += charge[g, g]
            for k in range(1, row[0] + 1):
                cost += charge[g, row[k]]
            row[0] += 1
            row[row[0]] = g
            units += size[g]
        row[0] = gainful
