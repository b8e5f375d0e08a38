"""What two units share: bits, links, what they cost and break together."""

import numpy as np

from scheduler.solver.annealing.jit import jit
from scheduler.solver.annealing.layout import Layout, Numbers, Totals

PLACES = np.array(
    [
        [0, 1, 28, 2, 29, 14, 24, 3, 30, 22, 20, 15, 25, 17, 4, 8],
        [31, 27, 13, 23, 21, 19, 16, 7, 26, 12, 18, 6, 11, 5, 10, 9],
    ],
    np.int64,
).ravel()
"""Where the one bit set in a word of 32 is, by its product with a de Bruijn sequence."""


@jit
def lowest_bit(word: int) -> int:
    """Where the lowest bit of a word of 32 (above 0) is."""
    return int(PLACES[(((word & -word) * 0x077CB531) & 0xFFFFFFFF) >> 27])


@jit
def linked(p: Layout, a: Numbers, bits: int, u: int, v: int) -> int:
    """The bit of a pair in one of the tables of bits."""
    return int((a[bits + u * p.near_width + (v >> 5)] >> (v & 31)) & 1)


@jit
def link_of(a: Numbers, first: int, node: int, u: int, v: int) -> int:
    """The first link of u with v, or where it would be, in one of the lists of links."""
    low, high = a[first + u], a[first + u + 1]
    while low < high:
        mid = (low + high) >> 1
        if a[node + mid] < v:
            low = mid + 1
        else:
            high = mid
    return int(low)


@jit
def crossing(
    p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, old: int, x: int, v: int, own: int, y: int
) -> int:
    """What two moves together, u from old to x and v from own to y, cost more than the sum of each alone."""
    price = 0
    if linked(p, a, p.kin, u, v):
        low, end = link_of(a, p.lfirst, p.lnode, u, v), a[p.lfirst + u + 1]
        width = a[p.first + v + 1] - a[p.first + v]
        while low < end and a[p.lnode + low] == v:
            matrix = p.cost + a[p.lmat + low] - a[p.first + v]
            before, after = matrix + (old - a[p.first + u]) * width, matrix + (x - a[p.first + u]) * width
            price += a[p.lweight + low] * (a[before + own] + a[after + y] - a[before + y] - a[after + own])
            low += 1
    if p.prices:
        for k in range(a[p.qfirst + old], a[p.qfirst + old + 1]):
            price += a[p.qprice + k] * ((a[p.qopt + k] == own) - (a[p.qopt + k] == y))
        for k in range(a[p.qfirst + x], a[p.qfirst + x + 1]):
            price += a[p.qprice + k] * ((a[p.qopt + k] == y) - (a[p.qopt + k] == own))
    return price


@jit
def hit(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, x: int, v: int, y: int) -> int:
    """1 if u at option x and v at option y break something hard."""
    if not linked(p, a, p.near, u, v):
        return 0
    if linked(p, a, p.plain, u, v):
        return int(a[p.slot + x] == a[p.slot + y])
    low = link_of(a, p.hfirst, p.hnode, u, v)
    n = a[p.first + v + 1] - a[p.first + v]
    return int(a[p.bad + a[p.hmat + low] + (x - a[p.first + u]) * n + y - a[p.first + v]])
