"""Insert and eject: a unit that fits nowhere pushes others out, at a price that rises with every ejection."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.annealing.insertion import put, take_out
from scheduler.solver.annealing.jit import draw, jit
from scheduler.solver.annealing.layout import Layout, Numbers, Totals
from scheduler.solver.annealing.room_moves import cheapest_room

Floats = npt.NDArray[np.float64]
FULL = 1e18
TENURE = 5
TENURES = 10
GRUDGE = 0.02


@jit
def eviction(
    p: Layout, a: Numbers, s: Numbers, t: Totals, weight: Floats, m: int, slot: int, room: int
) -> float:
    """What it costs to clear enough of a room for member `m`."""
    need = s[p.seated + slot * p.rooms + room] + a[p.size + m] - a[p.seats + room]
    all_ = s[p.inside + slot * p.rooms + room] > 0 and (
        a[p.alone + m] or s[p.shut + slot * p.rooms + room] > 0
    )
    if need <= 0 and not all_:
        return 0.0
    price = 0.0
    for i in range(s[p.len + slot]):
        v = s[p.list + slot * p.units + i]
        if s[p.mark + v]:
            continue
        for n in range(a[p.mfirst + v], a[p.mfirst + v + 1]):
            if s[p.room + n] == room and (all_ or need > 0):
                price += weight[v]
                need -= a[p.size + n]
    return price if need <= 0 else FULL


@jit
def price_of(
    p: Layout, a: Numbers, s: Numbers, t: Totals, weight: Floats, u: int, option: int, base: float
) -> float:
    """What must be ejected, by weight, for `u` to take an option (rooms of each member on its own)."""
    price = base
    slot = a[p.slot + option]
    for m in range(a[p.mfirst + u], a[p.mfirst + u + 1]):
        least = FULL
        for k in range(a[p.ffirst + m], a[p.ffirst + m + 1]):
            least = min(least, eviction(p, a, s, t, weight, m, slot, a[p.froom + k]))
        price += least
    return price


@jit
def force(
    p: Layout, a: Numbers, s: Numbers, t: Totals, weight: Floats, u: int, option: int, out: Totals
) -> int:
    """Put `u` at an option, ejecting who is in the way; `out` lists them. Returns how many."""
    n = 0
    for k in range(a[p.hfirst + u], a[p.hfirst + u + 1]):
        v = a[p.hnode + k]
        width = a[p.first + v + 1] - a[p.first + v]
        at = a[p.hmat + k] + (option - a[p.first + u]) * width - a[p.first + v]
        if s[p.choice + v] >= 0 and a[p.bad + at + s[p.choice + v]]:
            take_out(p, a, s, t, v)
            out[n] = v
            n += 1
    slot = a[p.slot + option]
    while not put(p, a, s, t, u, option):
        # Clear the cheapest room of the first member that finds none.
        member = a[p.mfirst + u]
        for m in range(a[p.mfirst + u], a[p.mfirst + u + 1]):
            member = m
            if cheapest_room(p, a, s, t, m, slot, -1) < 0:
                break
        best, least = -1, 2 * FULL
        for k in range(a[p.ffirst + member], a[p.ffirst + member + 1]):
            price = eviction(p, a, s, t, weight, member, slot, a[p.froom + k])
            if 0.0 < price < least:
                best, least = a[p.froom + k], price
        i = s[p.len + slot] - 1
        before = n
        while i >= 0:
            v = s[p.list + slot * p.units + i]
            for m in range(a[p.mfirst + v], a[p.mfirst + v + 1]):
                if s[p.room + m] == best:
                    take_out(p, a, s, t, v)
                    out[n] = v
                    n += 1
                    break
            i = min(i - 1, s[p.len + slot] - 1)
            if cheapest_room(p, a, s, t, member, slot, -1) >= 0:
                break
        if n == before:
            break
    return n


@jit
def repair(
    p: Layout,
    a: Numbers,
    s: Numbers,
    t: Totals,
    tries: int,
    tabu: Totals,
    weight: Floats,
    price: Floats,
    lists: Totals,
) -> int:
    """Insert units that have no option, ejecting others, until all have one; how many are left."""
    units = p.units
    waiting, out = lists[0], lists[1]
    left = 0
    for u in range(units):
        if s[p.choice + u] < 0:
            waiting[left] = u
            left += 1
    for at in range(t[p.total + 2], t[p.total + 2] + tries):
        if left == 0:
            break
        t[p.total + 2] = at + 1
        pick = draw(t, p.rng, left)
        u = waiting[pick]
        begin, width = a[p.first + u], a[p.first + u + 1] - a[p.first + u]
        for x in range(width):
            price[x] = 2 * FULL if a[p.closed + begin + x] or tabu[begin + x] > at else 0.0
        for k in range(a[p.hfirst + u], a[p.hfirst + u + 1]):
            v = a[p.hnode + k]
            if s[p.choice + v] >= 0:
                n = a[p.first + v + 1] - a[p.first + v]
                for x in range(width):
                    price[x] += (
                        weight[v] * a[p.bad + a[p.hmat + k] + x * n + s[p.choice + v] - a[p.first + v]]
                    )
        best, least, ties = -1, FULL, 0
        for x in range(width):
            if price[x] <= least and p.members:
                price[x] = price_of(p, a, s, t, weight, u, begin + x, price[x])
            if price[x] < least:
                best, least, ties = x, price[x], 1
            elif price[x] == least and price[x] < FULL:
                ties += 1
                if draw(t, p.rng, ties) == 0:
                    best = x
        if best < 0:
            continue
        gone = force(p, a, s, t, weight, u, begin + best, out)
        if s[p.choice + u] >= 0:
            left -= 1
            waiting[pick] = waiting[left]
        for i in range(gone):
            v = out[i]
            waiting[left] = v
            left += 1
            weight[v] += GRUDGE
        for i in range(gone):
            v = out[i]
            option = begin + best
            for o in range(a[p.first + v], a[p.first + v + 1]):
                if a[p.slot + o] == a[p.slot + option]:
                    tabu[o] = at + TENURE + draw(t, p.rng, TENURES) + left
    return left
