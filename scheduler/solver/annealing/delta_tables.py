"""Tables that follow every move: cost and conflicts of all options, cells, days, units by slot."""

import numpy as np

from scheduler.solver.annealing.jit import jit
from scheduler.solver.annealing.layout import Layout, Numbers, Totals
from scheduler.solver.annealing.soft_counts import recount


@jit
def add_row(a: Numbers, s: Numbers, row: int, matrix: int, x: int, y: int, width: int, weight: int) -> None:
    """Add to `row` of a table how much row y of a matrix is dearer than row x (-1: nothing), times a weight."""
    # Unsigned places: no test for counting from the end, and eight numbers at a time.
    at, heavy, wide = np.uint64(row), np.int32(weight), np.uint64(width)
    if x < 0:
        plus = np.uint64(matrix + y * width)
        for j in range(wide):
            s[at + j] = np.int32(s[at + j] + heavy * a[plus + j])
    elif y < 0:
        minus = np.uint64(matrix + x * width)
        for j in range(wide):
            s[at + j] = np.int32(s[at + j] - heavy * a[minus + j])
    else:
        plus, minus = np.uint64(matrix + y * width), np.uint64(matrix + x * width)
        for j in range(wide):
            s[at + j] = np.int32(s[at + j] + heavy * (a[plus + j] - a[minus + j]))


@jit
def add_gap(s: Numbers, row: int, gap: int, width: int, weight: int) -> None:
    """The same, the difference of the two rows known."""
    at, known, heavy = np.uint64(row), np.uint64(gap), np.int32(weight)
    for j in range(np.uint64(width)):
        s[at + j] = np.int32(s[at + j] + heavy * s[known + j])


@jit
def retable(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, old: int, new: int) -> None:
    """Neighbours of `u` see it leave option `old` for `new` (-1: not there)."""
    mine = a[p.first + u]
    x, y = old - mine if old >= 0 else -1, new - mine if new >= 0 else -1
    first, node, mat, known = p.first, p.lnode, p.lmat, -1
    end = a[p.lfirst + u + 1]
    for k in range(a[p.lfirst + u], end):
        begin = a[first + a[node + k]]
        width = a[first + a[node + k] + 1] - begin
        # Neighbours with one matrix in common come one after the other: their rows are compared once.
        if a[mat + k] == known:
            add_gap(s, p.dear + begin, p.gap, width, a[p.lweight + k])
        elif k + 1 < end and a[mat + k + 1] == a[mat + k]:
            known = a[mat + k]
            for j in range(width):
                s[p.gap + j] = 0
            add_row(a, s, p.gap, p.cost + known, x, y, width, 1)
            add_gap(s, p.dear + begin, p.gap, width, a[p.lweight + k])
        else:
            add_row(a, s, p.dear + begin, p.cost + a[mat + k], x, y, width, a[p.lweight + k])
    for k in range(a[p.hfirst + u], a[p.hfirst + u + 1]):
        begin = p.conf + a[first + a[p.hnode + k]]
        if a[p.hrow + k] < 0:
            if x >= 0:
                s[np.uint64(begin + x)] -= 1
            if y >= 0:
                s[np.uint64(begin + y)] += 1
            continue
        r = p.brow + a[p.hrow + k]
        if old >= 0:
            for i in range(a[r + x], a[r + x + 1]):
                s[begin + a[p.bcol + i]] -= 1
        if new >= 0:
            for i in range(a[r + y], a[r + y + 1]):
                s[begin + a[p.bcol + i]] += 1
    if p.prices:
        if old >= 0:
            for k in range(a[p.qfirst + old], a[p.qfirst + old + 1]):
                s[p.dear + a[p.qopt + k]] -= a[p.qprice + k]
        if new >= 0:
            for k in range(a[p.qfirst + new], a[p.qfirst + new + 1]):
                s[p.dear + a[p.qopt + k]] += a[p.qprice + k]


@jit
def relist(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, old: int, new: int) -> None:
    """The lists of units by slot follow."""
    word, bit = u >> 5, np.int32(1) << np.int32(u & 31)
    if old >= 0:
        slot = a[p.slot + old]
        s[p.there + slot * p.near_width + word] ^= bit
        s[p.len + slot] -= 1
        last = s[p.list + slot * p.units + s[p.len + slot]]
        s[p.list + slot * p.units + s[p.pos + u]] = last
        s[p.pos + last] = s[p.pos + u]
    if new >= 0:
        slot = a[p.slot + new]
        s[p.there + slot * p.near_width + word] ^= bit
        s[p.list + slot * p.units + s[p.len + slot]] = u
        s[p.pos + u] = s[p.len + slot]
        s[p.len + slot] += 1


@jit
def settle(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, new: int) -> None:
    """Unit `u` takes option `new`; cells and days have followed already (`count_in`)."""
    old = s[p.choice + u]
    retable(p, a, s, t, u, old, new)
    if p.counted:
        recount(p, a, s, t, u, old, new)
    if old < 0 or new < 0 or a[p.slot + old] != a[p.slot + new]:
        relist(p, a, s, t, u, old, new)
    s[p.choice + u] = new


@jit
def count_in(p: Layout, a: Numbers, s: Numbers, t: Totals, option: int, sign: int) -> None:
    """Cells and days gain (1) or lose (-1) an option."""
    if p.limits:
        for k in range(a[p.cfirst + option], a[p.cfirst + option + 1]):
            t[p.used + a[p.ccell + k]] += sign * a[p.camount + k]
    if p.chains:
        for k in range(a[p.dfirst + option], a[p.dfirst + option + 1]):
            s[p.dcount + (2 * a[p.dchain + k] + a[p.dwaits + k]) * p.days + a[p.dday + k]] += sign


@jit
def admitted(p: Layout, a: Numbers, s: Numbers, t: Totals, option: int) -> bool:
    """Whether the cells and days that an option counts in are within their limits."""
    if p.limits:
        for k in range(a[p.cfirst + option], a[p.cfirst + option + 1]):
            if t[p.used + a[p.ccell + k]] > a[p.limit + a[p.ccell + k]]:
                return False
    if p.chains:
        for k in range(a[p.dfirst + option], a[p.dfirst + option + 1]):
            c = a[p.dchain + k]
            waits = 0
            while waits < p.days and s[p.dcount + (2 * c + 1) * p.days + waits] == 0:
                waits += 1
            ready = p.days - 1
            while ready >= 0 and s[p.dcount + (2 * c + 0) * p.days + ready] == 0:
                ready -= 1
            if waits < p.days and ready >= 0 and ready + a[p.dlag + c] > waits:
                return False
    return True


@jit
def replace(p: Layout, a: Numbers, s: Numbers, t: Totals, old: int, new: int) -> bool:
    """Count `new` instead of `old` if limits allow; else leave all as it was."""
    if p.limits == 0 and p.chains == 0:
        return True
    count_in(p, a, s, t, old, -1)
    count_in(p, a, s, t, new, 1)
    if admitted(p, a, s, t, new):
        return True
    count_in(p, a, s, t, new, -1)
    count_in(p, a, s, t, old, 1)
    return False


@jit
def keep_best(p: Layout, a: Numbers, s: Numbers, t: Totals) -> None:
    """Remember the present choice if it is the cheapest so far."""
    if t[p.total] < t[p.total + 1]:
        t[p.total + 1] = t[p.total]
        for u in range(p.units):
            s[p.best + u] = s[p.choice + u]
        for m in range(p.members):
            s[p.bestroom + m] = s[p.room + m]
