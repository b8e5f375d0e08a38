"""Kicks: a unit takes an option, and each unit in its way one that is free for it, whatever the slot."""

import numpy as np

from scheduler.solver.annealing.best_option_moves import saving
from scheduler.solver.annealing.jit import draw, jit
from scheduler.solver.annealing.kempe_chains import in_the_way, shift, unmark
from scheduler.solver.annealing.layout import Layout, Numbers, Totals
from scheduler.solver.annealing.unit_pairs import hit, link_of, linked, lowest_bit

KICKED = 3
TAKEN = 1 << 29
"""The change of an option that is not free: more than any move may cost."""


@jit
def pushed(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, x: int) -> int:
    """The chain of `u` and all who forbid option x, its length; 0 if one of them stands in another slot."""
    s[p.chain], s[p.aim] = u, x
    n, slot = 1, a[p.slot + x]
    near, stand = p.near + u * p.near_width, p.there + slot * p.near_width
    for word in range(p.near_width):
        bits = a[near + word] & s[stand + word]
        if bits and a[p.odd + u]:
            bits = in_the_way(p, a, s, t, u, x, word, bits)
        rest = np.int64(bits) & 0xFFFFFFFF
        while rest:
            s[p.chain + n] = 32 * word + lowest_bit(int(rest))
            rest &= rest - 1
            n += 1
    if n - 1 != s[p.conf + x]:
        return 0
    for i in range(n):
        s[p.mark + s[p.chain + i]] = i + 1
    return n


@jit
def prices_of(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, x: int, v: int) -> int:
    """What each option would cost `v` more, `u` at option x (scratch row `gap`); the least of them."""
    begin, width = a[p.first + v], a[p.first + v + 1] - a[p.first + v]
    old, own = s[p.choice + u], s[p.choice + v]
    here, there = a[p.slot + old], a[p.slot + x]
    now = s[p.dear + own]
    for y in range(width):
        s[p.gap + y] = s[p.dear + begin + y] - now
    if linked(p, a, p.kin, u, v):
        k, end = link_of(a, p.lfirst, p.lnode, u, v), a[p.lfirst + u + 1]
        while k < end and a[p.lnode + k] == v:
            before = p.cost + a[p.lmat + k] + (old - a[p.first + u]) * width
            after = p.cost + a[p.lmat + k] + (x - a[p.first + u]) * width
            weight = a[p.lweight + k]
            both = weight * (a[before + own - begin] - a[after + own - begin])
            for y in range(width):
                s[p.gap + y] += both + weight * (a[after + y] - a[before + y])
            k += 1
    least = TAKEN
    plain = linked(p, a, p.plain, u, v)
    for y in range(width):
        slot = a[p.slot + begin + y]
        if plain:
            free = s[p.conf + begin + y] == (slot == here)
        else:
            free = s[p.conf + begin + y] == hit(p, a, s, t, v, begin + y, u, old)
        if not free or slot == there:
            s[p.gap + y] = TAKEN
        least = min(least, s[p.gap + y])
    return least


@jit
def kick(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, x: int, over: float) -> bool:
    """Unit `u` takes option x; who is in the way takes one of its free options that are not too dear."""
    n = pushed(p, a, s, t, u, x)
    if n == 0:
        return False
    spare = int(min(over, 1e8)) - (s[p.dear + x] - s[p.dear + s[p.choice + u]])
    if p.members:
        for i in range(n):
            spare += saving(p, a, s, t, s[p.chain + i])
    # No one saves more than all it costs; who stands in one slot with `u` shares nothing with it (`apart`).
    most = spare
    for i in range(1, n):
        most += s[p.dear + s[p.choice + s[p.chain + i]]]
    if p.apart and most < 0:
        unmark(p, a, s, t, n)
        return False
    rest = 0
    for i in range(1, n):
        least = prices_of(p, a, s, t, u, x, s[p.chain + i])
        rest += least
        if least >= TAKEN:
            break
    if rest > spare:
        unmark(p, a, s, t, n)
        return False
    for i in range(1, n):
        v = s[p.chain + i]
        least = prices_of(p, a, s, t, u, x, v)
        rest -= least
        width, found = a[p.first + v + 1] - a[p.first + v], 0
        for y in range(width):
            found += s[p.gap + y] <= spare - rest
        left = draw(t, p.rng, found)
        y = -1
        while left >= 0:
            y += 1
            left -= s[p.gap + y] <= spare - rest
        s[p.aim + i] = a[p.first + v] + y
        spare -= s[p.gap + y]
    return shift(p, a, s, t, n, over, False, False)
