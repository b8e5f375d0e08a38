"""Kernels of the depth-first branch and bound over blocks; each level gives one block a set of slots.

Blocks that separate the others are placed first: once no two free blocks have anything to do with each other, the
bound of the node is the exact cost.
"""

from scheduler.solver.bounds.node_bound import bound_and_prune
from scheduler.solver.bounds.search_tables import DONE, LEVEL, LOOKUPS, TARGET, SearchLevels, SearchTables
from scheduler.solver.jit import jit


@jit
def branching_block(x: SearchTables, y: SearchLevels, at: int) -> int:
    """The block to branch on: the free block with the largest tie to other free blocks per set it has; -1: none has a
    tie."""
    best, most = -1, 0.0
    for g in range(len(x.size)):
        if y.free[g]:
            tied = 0
            for h in range(len(x.size)):
                if h != g and y.free[h]:
                    tied += x.tie[g, h]
            if tied / y.n_sets[at, g] > most:
                best, most = g, tied / y.n_sets[at, g]
    return best


@jit
def place_block(x: SearchTables, y: SearchLevels, at: int, g: int, k: int) -> None:
    """Block g takes set k: fill the next level."""
    bits, slots = x.bits[k], x.kernel.shape[0]
    spent = x.uncovered[g, g] * x.inner[k]
    for t in range(slots):
        if (bits >> t) & 1:
            spent += y.penalty[at, g, t]
    y.spent[at + 1] = y.spent[at] + spent
    for c in range(len(x.weight)):
        y.taken[at + 1, c], y.to_come[at + 1, c] = y.taken[at, c], y.to_come[at, c]
    for j in range(x.first[g], x.first[g + 1]):
        y.taken[at + 1, x.cliques_of[j]] |= bits
        y.to_come[at + 1, x.cliques_of[j]] -= x.size[g]
    for h in range(len(x.size)):
        if h == g or not y.free[h]:
            continue
        for t in range(slots):
            y.penalty[at + 1, h, t] = y.penalty[at, h, t]
            if x.uncovered[g, h]:
                for s in range(slots):
                    if (bits >> s) & 1:
                        y.penalty[at + 1, h, t] += x.uncovered[g, h] * x.kernel[s, t]
        n = 0
        for i in range(y.n_sets[at, h]):
            if not (x.clash[g, h] and bits & x.bits[y.sets[at, h, i]]):
                y.sets[at + 1, h, n] = y.sets[at, h, i]
                n += 1
        y.n_sets[at + 1, h] = n


@jit
def open_level(x: SearchTables, y: SearchLevels, at: int, g: int, total: int) -> None:
    """Level `at` will try the sets of block g, each with its lower bound; `total` is that of the level."""
    for i in range(y.n_sets[at, g]):
        y.price[at, i] = total - y.least[g] + y.value[g, i]
        if at == 0 and not x.canonical[y.sets[0, g, i]]:
            y.price[at, i] = 1 << 60
    y.branch[at, 0], y.branch[at, 1] = g, 0


@jit
def next_set(y: SearchLevels, at: int, g: int) -> int:
    """The position of the cheapest set not yet tried, moved to the front; -1: none is below the target."""
    i, n = y.branch[at, 1], y.n_sets[at, g]
    best = i
    for j in range(i + 1, n):
        if y.price[at, j] < y.price[at, best]:
            best = j
    if i >= n or y.price[at, best] >= y.progress[TARGET]:
        return -1
    y.sets[at, g, i], y.sets[at, g, best] = y.sets[at, g, best], y.sets[at, g, i]
    y.price[at, i], y.price[at, best] = y.price[at, best], y.price[at, i]
    y.branch[at, 1] = i + 1
    return int(i)


@jit
def expand(x: SearchTables, y: SearchLevels, at: int) -> bool:
    """Bound level `at` and choose its block; False if the level is pruned or solved."""
    total = bound_and_prune(x, y, at, y.progress[TARGET])
    if total >= y.progress[TARGET]:
        return False
    g = branching_block(x, y, at)
    if g < 0:
        y.progress[TARGET] = total
        return False
    open_level(x, y, at, g, total)
    return True


@jit
def search(x: SearchTables, y: SearchLevels, lookups: int) -> int:
    """Continue the search for about so many more lookups; returns the number of nodes visited."""
    end, nodes = y.progress[LOOKUPS] + lookups, 0
    if y.progress[LEVEL] < 0 and not y.progress[DONE]:
        y.free[:] = 1
        y.progress[DONE] = not expand(x, y, 0)
        y.progress[LEVEL] = 0
    while y.progress[LOOKUPS] < end and not y.progress[DONE]:
        at = y.progress[LEVEL]
        g = y.branch[at, 0]
        y.free[g] = 1
        i = next_set(y, at, g)
        if i < 0:
            y.progress[LEVEL] = at - 1
            y.progress[DONE] = at == 0
            continue
        nodes += 1
        y.free[g] = 0
        place_block(x, y, at, g, y.sets[at, g, i])
        if expand(x, y, at + 1):
            y.progress[LEVEL] = at + 1
    return nodes
