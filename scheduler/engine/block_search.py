"""Kernels of the search over blocks: depth first, what is left at its cheapest as the bound."""

import numpy as np
import numpy.typing as npt

from scheduler.anneal.jit import jit

Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
FAR = 1 << 40


@jit
def cheapest(size: int, since: int, until: int, slot: Longs, inner: Longs, heavy: int, row: Longs) -> int:
    """The least a block costs alone when its slots cost `row`: its own pairs weigh `heavy`. Its sets come
    with rising `inner`, so that those from some point on cannot be the cheapest."""
    floor, taken, least = 0, 0, 1 << 62
    for _ in range(size):
        best = -1
        for t in range(len(row)):
            if not (taken >> t) & 1 and (best < 0 or row[t] < row[best]):
                best = t
        taken |= 1 << best
        floor += row[best]
    if size == 1:
        return floor
    for k in range(since, until):
        if heavy * inner[k] + floor >= least:
            break
        cost = heavy * inner[k]
        for i in range(size):
            cost += row[slot[k, i]]
        least = min(least, cost)
    return least


@jit
def begin(
    weight: Longs,
    clash: Flags,
    kernel: Longs,
    sizes: Longs,
    since: Longs,
    until: Longs,
    slot: Longs,
    inner: Longs,
    penalty: Longs,
    least: Longs,
) -> int:
    """The least cost of every block by itself, in `least[0]`; returns their sum."""
    total = 0
    for g in range(len(sizes)):
        least[0, g] = cheapest(sizes[g], since[g], until[g], slot, inner, weight[g, g], penalty[0, g])
        total += least[0, g]
    return total


@jit
def separating(weight: Longs, clash: Flags, sizes: Longs, since: Longs, until: Longs, free: Longs) -> int:
    """The free block that has most to do with other free ones, by how many sets it has; -1: none has."""
    best, most = -1, 0.0
    for g in range(len(sizes)):
        if free[g] >= 0:
            continue
        tied = 0
        for h in range(len(sizes)):
            if h != g and free[h] < 0:
                tied += (weight[g, h] + clash[g, h]) * sizes[g] * sizes[h]
        if tied / (until[g] - since[g]) > most:
            best, most = g, tied / (until[g] - since[g])
    return best


@jit
def open_level(
    weight: Longs,
    sizes: Longs,
    since: Longs,
    until: Longs,
    slot: Longs,
    inner: Longs,
    penalty: Longs,
    queue: Longs,
    price: Longs,
    level: Longs,
    at: int,
    g: int,
    spent: int,
    spare: int,
    once: Flags,
) -> None:
    """Level `at` will try the sets of block g that cost less than `spare`; blocks before it have `spent`."""
    n = 0
    for k in range(since[g], until[g]):
        if at == 0 and not once[k]:
            continue
        cost = weight[g, g] * inner[k]
        for i in range(sizes[g]):
            cost += penalty[at, g, slot[k, i]]
        if cost < spare:
            queue[at, n], price[at, n] = k, cost
            n += 1
    level[at, 0], level[at, 1], level[at, 2], level[at, 3] = g, 0, n, spent


@jit
def settle(
    weight: Longs,
    clash: Flags,
    kernel: Longs,
    sizes: Longs,
    since: Longs,
    until: Longs,
    slot: Longs,
    inner: Longs,
    penalty: Longs,
    least: Longs,
    free: Longs,
    at: int,
    g: int,
    k: int,
    spare: int,
) -> int:
    """Block g takes set k: what free blocks pay then, in level `at + 1`; the least sum, or `spare` and more."""
    slots, total = kernel.shape[0], 0
    for h in range(len(sizes)):
        if free[h] < 0 and h != g:
            total += least[at, h]
            least[at + 1, h] = least[at, h]
            for t in range(slots):
                penalty[at + 1, h, t] = penalty[at, h, t]
    for small in range(2):
        for h in range(len(sizes)):
            if free[h] >= 0 or h == g or (sizes[h] == 1) == small or not (weight[g, h] or clash[g, h]):
                continue
            for i in range(sizes[g]):
                for t in range(slots):
                    penalty[at + 1, h, t] += weight[g, h] * kernel[slot[k, i], t]
                if clash[g, h]:
                    penalty[at + 1, h, slot[k, i]] = FAR
            cost = cheapest(sizes[h], since[h], until[h], slot, inner, weight[h, h], penalty[at + 1, h])
            total += cost - least[at, h]
            least[at + 1, h] = cost
            if total >= spare:
                return int(total)
    return int(total)


@jit
def pop(queue: Longs, price: Longs, level: Longs, at: int) -> int:
    """The place in the queue of the cheapest set not yet tried, moved to the front; -1: none is left."""
    i, n = level[at, 1], level[at, 2]
    if i >= n:
        return -1
    best = i
    for j in range(i + 1, n):
        if price[at, j] < price[at, best]:
            best = j
    queue[at, i], queue[at, best] = queue[at, best], queue[at, i]
    price[at, i], price[at, best] = price[at, best], price[at, i]
    level[at, 1] = i + 1
    return int(i)


@jit
def others(least: Longs, free: Longs, at: int, g: int) -> int:
    """What the free blocks but g cost at least."""
    total = 0
    for h in range(free.shape[0]):
        if free[h] < 0 and h != g:
            total += least[at, h]
    return int(total)


@jit
def search(
    weight: Longs,
    clash: Flags,
    kernel: Longs,
    sizes: Longs,
    since: Longs,
    until: Longs,
    slot: Longs,
    inner: Longs,
    penalty: Longs,
    least: Longs,
    queue: Longs,
    price: Longs,
    level: Longs,
    free: Longs,
    once: Flags,
    told: Longs,
    nodes: int,
) -> int:
    """Look at up to so many more nodes; how many it were. `told`: level (-1: at the beginning), the least cost
    so far, 1 when all has been looked at, a bound on what has not."""
    if told[0] < 0 and not told[2]:
        g = separating(weight, clash, sizes, since, until, free)
        if g < 0:
            told[1], told[2] = min(told[1], others(least, free, 0, -1)), 1
            return 0
        told[0] = 0
        spare = told[1] - others(least, free, 0, g)
        open_level(
            weight, sizes, since, until, slot, inner, penalty, queue, price, level, 0, g, 0, spare, once
        )
    looked = 0
    while looked < nodes and not told[2]:
        at = told[0]
        g = level[at, 0]
        free[g] = -1
        rest = others(least, free, at, g)
        i = pop(queue, price, level, at)
        if i < 0 or level[at, 3] + price[at, i] + rest >= told[1]:
            told[0] = at - 1
            told[2] = at == 0
            continue
        if at == 0:
            told[3] = price[0, i] + rest
        looked += 1
        k, spent = queue[at, i], level[at, 3] + price[at, i]
        spare = told[1] - spent
        total = settle(
            weight, clash, kernel, sizes, since, until, slot, inner, penalty, least, free, at, g, k, spare
        )
        if total >= spare:
            continue
        free[g] = at
        h = separating(weight, clash, sizes, since, until, free)
        if h < 0:
            told[1] = spent + total
            continue
        spare -= others(least, free, at + 1, h)
        told[0] = at + 1
        open_level(
            weight,
            sizes,
            since,
            until,
            slot,
            inner,
            penalty,
            queue,
            price,
            level,
            at + 1,
            h,
            spent,
            spare,
            once,
        )
    return looked
