"""Kernel of the branch and bound over blocks: the lower bound of a node, and sets of slots that are too dear."""

from scheduler.solver.bounds.search_tables import LOOKUPS, SearchLevels, SearchTables
from scheduler.solver.jit import jit


@jit
def reachable_slots(x: SearchTables, y: SearchLevels, at: int) -> bool:
    """Fill `reachable`, the slots that each free block may still take; False if a block has no set left."""
    for g in range(len(x.size)):
        if y.free[g]:
            y.reachable[g] = 0
            if y.n_sets[at, g] == 0:
                return False
            for i in range(y.n_sets[at, g]):
                y.reachable[g] |= x.bits[y.sets[at, g, i]]
    return True


@jit
def clique_bounds(x: SearchTables, y: SearchLevels, at: int) -> int:
    """Fill the least cost of each clique by itself (`clique_bound`) and return their sum."""
    total, every = 0, (1 << x.kernel.shape[0]) - 1
    for c in range(len(x.weight)):
        reach, members, g = 0, x.members[c], 0
        while members:
            if members & 1 and y.free[g]:
                reach |= y.reachable[g]
            members >>= 1
            g += 1
        taken = y.taken[at, c]
        y.unreachable[c] = every & ~reach & ~taken
        y.clique_bound[c] = (
            x.weight[c] * x.cost[y.to_come[at, c], x.code[taken] + 2 * x.code[y.unreachable[c]]]
        )
        y.owner[c] = -1
        total += y.clique_bound[c]
    return int(total)


@jit
def set_values(x: SearchTables, y: SearchLevels, at: int, g: int) -> int:
    """Fill `value`, the least cost that each set of a free block adds: its own pairs, its pairs with placed blocks, and
    the increase of the cliques that no block has counted yet. Returns the least value."""
    n, best = 0, 1 << 60
    for j in range(x.first[g], x.first[g + 1]):
        c = x.cliques_of[j]
        if y.owner[c] < 0:
            y.owner[c] = g
            y.counted[n] = c
            n += 1
    for i in range(y.n_sets[at, g]):
        k = y.sets[at, g, i]
        bits, value, t = x.bits[k], x.uncovered[g, g] * x.inner[k], 0
        while bits:
            if bits & 1:
                value += y.penalty[at, g, t]
            bits >>= 1
            t += 1
        bits = x.bits[k]
        for j in range(n):
            c = y.counted[j]
            code = x.code[y.taken[at, c] | bits] + 2 * x.code[y.unreachable[c] & ~bits]
            value += x.weight[c] * x.cost[y.to_come[at, c] - x.size[g], code] - y.clique_bound[c]
        y.value[g, i] = value
        best = min(best, value)
    y.progress[LOOKUPS] += (n + 1) * y.n_sets[at, g]
    return int(best)


@jit
def prune_sets(x: SearchTables, y: SearchLevels, at: int, g: int, most: int) -> None:
    """Remove the sets of a block whose value is at least `most`."""
    n = 0
    for i in range(y.n_sets[at, g]):
        if y.value[g, i] < most:
            y.sets[at, g, n], y.value[g, n] = y.sets[at, g, i], y.value[g, i]
            n += 1
    y.n_sets[at, g] = n


@jit
def bound_and_prune(x: SearchTables, y: SearchLevels, at: int, target: int) -> int:
    """The lower bound of level `at`, given the blocks placed before it. Sets that lead to at least `target` are removed;
    a result of at least `target` prunes the level."""
    if not reachable_slots(x, y, at):
        return target
    total = y.spent[at] + clique_bounds(x, y, at)
    for h in range(len(x.size)):
        g = x.order[h]
        if y.free[g]:
            y.least[g] = set_values(x, y, at, g)
            total += y.least[g]
            if total >= target:
                return int(total)
    for g in range(len(x.size)):
        if y.free[g]:
            prune_sets(x, y, at, g, target - total + y.least[g])
    return int(total)
