"""Kernel of the search over blocks: what all that is not placed costs at least; sets that are too dear."""

from scheduler.solver.annealing.jit import jit
from scheduler.solver.bounds.block_tables import Levels, Tables


@jit
def reach_of(x: Tables, y: Levels, at: int) -> bool:
    """All slots that each free block may still take; whether each has a set left."""
    for g in range(len(x.size)):
        if y.free[g]:
            y.reach[g] = 0
            if y.ways[at, g] == 0:
                return False
            for i in range(y.ways[at, g]):
                y.reach[g] |= x.bits[y.sets[at, g, i]]
    return True


@jit
def bases(x: Tables, y: Levels, at: int) -> int:
    """What each clique costs at least by itself; their sum."""
    total, every = 0, (1 << x.kernel.shape[0]) - 1
    for c in range(len(x.weight)):
        reach, members, g = 0, x.members[c], 0
        while members:
            if members & 1 and y.free[g]:
                reach |= y.reach[g]
            members >>= 1
            g += 1
        taken = y.taken[at, c]
        y.barred[c] = every & ~reach & ~taken
        y.base[c] = x.weight[c] * x.cost[y.to_come[at, c], x.code[taken] + 2 * x.code[y.barred[c]]]
        y.owner[c] = -1
        total += y.base[c]
    return int(total)


@jit
def look(x: Tables, y: Levels, at: int, g: int) -> int:
    """The value of each set of a free block: its own pairs, what it pays the blocks that are placed, and how
    much dearer it makes the cliques that nobody has counted yet; the least of them."""
    n, best = 0, 1 << 60
    for j in range(x.first[g], x.first[g + 1]):
        c = x.mine[j]
        if y.owner[c] < 0:
            y.owner[c] = g
            y.now[n] = c
            n += 1
    for i in range(y.ways[at, g]):
        k = y.sets[at, g, i]
        bits, value, t = x.bits[k], x.left[g, g] * x.inner[k], 0
        while bits:
            if bits & 1:
                value += y.penalty[at, g, t]
            bits >>= 1
            t += 1
        bits = x.bits[k]
        for j in range(n):
            c = y.now[j]
            code = x.code[y.taken[at, c] | bits] + 2 * x.code[y.barred[c] & ~bits]
            value += x.weight[c] * x.cost[y.to_come[at, c] - x.size[g], code] - y.base[c]
        y.value[g, i] = value
        best = min(best, value)
    y.told[3] += (n + 1) * y.ways[at, g]
    return int(best)


@jit
def strike(x: Tables, y: Levels, at: int, g: int, most: int) -> None:
    """Leave the sets of a block with values below `most`."""
    n = 0
    for i in range(y.ways[at, g]):
        if y.value[g, i] < most:
            y.sets[at, g, n], y.value[g, n] = y.sets[at, g, i], y.value[g, i]
            n += 1
    y.ways[at, g] = n


@jit
def tighten(x: Tables, y: Levels, at: int, target: int) -> int:
    """What all costs at least with the blocks placed before level `at`; sets that lead to `target` and more
    are struck out. `target` and more: nothing cheaper is left."""
    if not reach_of(x, y, at):
        return target
    total = y.spent[at] + bases(x, y, at)
    for h in range(len(x.size)):
        g = x.order[h]
        if y.free[g]:
            y.least[g] = look(x, y, at, g)
            total += y.least[g]
            if total >= target:
                return int(total)
    for g in range(len(x.size)):
        if y.free[g]:
            strike(x, y, at, g, target - total + y.least[g])
    return int(total)
