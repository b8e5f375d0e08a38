"""What two bundles share: bits in masks, links, what they cost together, whether they conflict."""

import numpy as np

from scheduler.solver.annealing.layout import Ints, Ints32, Layout
from scheduler.solver.jit import jit

BIT_POSITIONS = np.array(
    [
        [0, 1, 28, 2, 29, 14, 24, 3, 30, 22, 20, 15, 25, 17, 4, 8],
        [31, 27, 13, 23, 21, 19, 16, 7, 26, 12, 18, 6, 11, 5, 10, 9],
    ],
    np.int64,
).ravel()
"""The position of a single bit in a word of 32, found by its product with a de Bruijn sequence
(Leiserson, Prokop and Randall 1998)."""
DE_BRUIJN, WORD = 0x077CB531, 0xFFFFFFFF
"""The sequence, and the 32 bits kept of the product."""
POSITION_SHIFT = 27
"""The upper five bits of the product say the position."""


@jit
def lowest_bit(word: int) -> int:
    """The position of the lowest bit of a word of 32 bits that is not 0."""
    return int(BIT_POSITIONS[(((word & -word) * DE_BRUIJN) & WORD) >> POSITION_SHIFT])


@jit
def has_bit(at: Layout, data: Ints32, mask: int, u: int, v: int) -> int:
    """The bit of bundle v in the mask of bundle u; `mask` is where the masks of one kind begin."""
    return int((data[mask + u * at.mask_words + (v >> 5)] >> (v & 31)) & 1)


@jit
def first_link(data: Ints32, first: int, other: int, u: int, v: int) -> int:
    """The first link of u with v, or where it would be: bisection in the soft or in the hard links."""
    low, high = data[first + u], data[first + u + 1]
    while low < high:
        mid = (low + high) >> 1
        if data[other + mid] < v:
            low = mid + 1
        else:
            high = mid
    return int(low)


@jit
def interaction(
    at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, old: int, x: int, v: int, own: int, y: int
) -> int:
    """What u from old to x and v from own to y cost together more than the sum of both moves alone."""
    price = 0
    if has_bit(at, data, at.soft_mask, u, v):
        low, end = (first_link(data, at.soft_first, at.soft_other, u, v), data[at.soft_first + u + 1])
        width = data[at.option_first + v + 1] - data[at.option_first + v]
        while low < end and data[at.soft_other + low] == v:
            matrix = at.cost_matrices + data[at.soft_matrix + low] - data[at.option_first + v]
            before = matrix + (old - data[at.option_first + u]) * width
            after = matrix + (x - data[at.option_first + u]) * width
            price += data[at.soft_weight + low] * (
                data[before + own] + data[after + y] - data[before + y] - data[after + own]
            )
            low += 1
    if at.n_penalties:
        for k in range(data[at.penalty_first + old], data[at.penalty_first + old + 1]):
            other = data[at.penalty_option + k]
            price += data[at.penalty_cost + k] * ((other == own) - (other == y))
        for k in range(data[at.penalty_first + x], data[at.penalty_first + x + 1]):
            other = data[at.penalty_option + k]
            price += data[at.penalty_cost + k] * ((other == y) - (other == own))
    return price


@jit
def conflict_of(at: Layout, data: Ints32, state: Ints32, totals: Ints, u: int, x: int, v: int, y: int) -> int:
    """1 if option x of u and option y of v break something hard together, else 0."""
    if not has_bit(at, data, at.hard_mask, u, v):
        return 0
    if has_bit(at, data, at.same_slot_mask, u, v):
        return int(data[at.slot + x] == data[at.slot + y])
    low = first_link(data, at.hard_first, at.hard_other, u, v)
    width = data[at.option_first + v + 1] - data[at.option_first + v]
    row = at.conflict_matrices + data[at.hard_matrix + low] + (x - data[at.option_first + u]) * width
    return int(data[row + y - data[at.option_first + v]])
