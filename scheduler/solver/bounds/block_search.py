"""Kernels of the search over blocks: depth first, cut off where nothing cheap enough is left.

Once blocks are placed that separate the others, each of these is best by itself: the bound is the cost.
"""

from scheduler.solver.annealing.jit import jit
from scheduler.solver.bounds.block_bound import tighten
from scheduler.solver.bounds.block_tables import Levels, Tables


@jit
def separating(x: Tables, y: Levels, at: int) -> int:
    """The free block that has most to do with other free ones, by how many sets it has; -1: none has."""
    best, most = -1, 0.0
    for g in range(len(x.size)):
        if y.free[g]:
            tied = 0
            for h in range(len(x.size)):
                if h != g and y.free[h]:
                    tied += x.tie[g, h]
            if tied / y.ways[at, g] > most:
                best, most = g, tied / y.ways[at, g]
    return best


@jit
def settle(x: Tables, y: Levels, at: int, g: int, k: int) -> None:
    """Block g takes set k: what the next level begins with."""
    bits, slots = x.bits[k], x.kernel.shape[0]
    spent = x.left[g, g] * x.inner[k]
    for t in range(slots):
        if (bits >> t) & 1:
            spent += y.penalty[at, g, t]
    y.spent[at + 1] = y.spent[at] + spent
    for c in range(len(x.weight)):
        y.taken[at + 1, c], y.to_come[at + 1, c] = y.taken[at, c], y.to_come[at, c]
    for j in range(x.first[g], x.first[g + 1]):
        y.taken[at + 1, x.mine[j]] |= bits
        y.to_come[at + 1, x.mine[j]] -= x.size[g]
    for h in range(len(x.size)):
        if h == g or not y.free[h]:
            continue
        for t in range(slots):
            y.penalty[at + 1, h, t] = y.penalty[at, h, t]
            if x.left[g, h]:
                for s in range(slots):
                    if (bits >> s) & 1:
                        y.penalty[at + 1, h, t] += x.left[g, h] * x.kernel[s, t]
        n = 0
        for i in range(y.ways[at, h]):
            if not (x.clash[g, h] and bits & x.bits[y.sets[at, h, i]]):
                y.sets[at + 1, h, n] = y.sets[at, h, i]
                n += 1
        y.ways[at + 1, h] = n


@jit
def open_level(x: Tables, y: Levels, at: int, g: int, total: int) -> None:
    """Level `at` will try the sets of block g; all costs `total` at least."""
    for i in range(y.ways[at, g]):
        y.price[at, i] = total - y.least[g] + y.value[g, i]
        if at == 0 and not x.once[y.sets[0, g, i]]:
            y.price[at, i] = 1 << 60
    y.branch[at, 0], y.branch[at, 1] = g, 0


@jit
def pop(y: Levels, at: int, g: int) -> int:
    """The place of the cheapest set not yet tried, moved to the front; -1: none is below what is to beat."""
    i, n = y.branch[at, 1], y.ways[at, g]
    best = i
    for j in range(i + 1, n):
        if y.price[at, j] < y.price[at, best]:
            best = j
    if i >= n or y.price[at, best] >= y.told[1]:
        return -1
    y.sets[at, g, i], y.sets[at, g, best] = y.sets[at, g, best], y.sets[at, g, i]
    y.price[at, i], y.price[at, best] = y.price[at, best], y.price[at, i]
    y.branch[at, 1] = i + 1
    return int(i)


@jit
def enter(x: Tables, y: Levels, at: int) -> bool:
    """Look at level `at`: whether it is worth going on from there."""
    total = tighten(x, y, at, y.told[1])
    if total >= y.told[1]:
        return False
    g = separating(x, y, at)
    if g < 0:
        y.told[1] = total
        return False
    open_level(x, y, at, g, total)
    return True


@jit
def search(x: Tables, y: Levels, lookups: int) -> int:
    """Go on for so many more lookups; how many nodes that were."""
    end, nodes = y.told[3] + lookups, 0
    if y.told[0] < 0 and not y.told[2]:
        y.free[:] = 1
        y.told[2] = not enter(x, y, 0)
        y.told[0] = 0
    while y.told[3] < end and not y.told[2]:
        at = y.told[0]
        g = y.branch[at, 0]
        y.free[g] = 1
        i = pop(y, at, g)
        if i < 0:
            y.told[0] = at - 1
            y.told[2] = at == 0
            continue
        nodes += 1
        y.free[g] = 0
        settle(x, y, at, g, y.sets[at, g, i])
        if enter(x, y, at + 1):
            y.told[0] = at + 1
    return nodes
