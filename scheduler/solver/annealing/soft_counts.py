"""Soft counts follow every move: each option knows what it would cost beyond the limits, all else as it is."""

import numpy as np

from scheduler.solver.annealing.jit import jit
from scheduler.solver.annealing.layout import Layout, Numbers, Totals
from scheduler.solver.annealing.unit_pairs import linked

NONE = 1 << 30
"""After the last count."""


@jit
def beyond(p: Layout, a: Numbers, c: int, others: int, amount: int) -> int:
    """What `amount` more costs in count c when `others` are there."""
    over = others - a[p.gterms + 3 * c]
    return int(a[p.gterms + 3 * c + 1] * (max(0, over + amount) - max(0, over)))


@jit
def beside(p: Layout, a: Numbers, i: int, last: int, j: int, end: int) -> tuple[int, int, int, int]:
    """The next count of rows i (of an option that is left) and j (of one that is taken), read side by side in the
    order of their counts; how much it changes, and the rows to go on from."""
    left = a[p.wcount + i] if i < last else NONE
    right = a[p.wcount + j] if j < end else NONE
    by = 0
    if left <= right:
        by -= a[p.wamount + i]
        i += 1
    if right <= left:
        by += a[p.wamount + j]
        j += 1
    return min(left, right), by, i, j


@jit
def recount(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, old: int, new: int) -> None:
    """Unit `u` leaves option `old` for `new` (-1: none): counts, and what they cost other units."""
    i, last = (a[p.wfirst + old], a[p.wfirst + old + 1]) if old >= 0 else (0, 0)
    j, end = (a[p.wfirst + new], a[p.wfirst + new + 1]) if new >= 0 else (0, 0)
    while i < last or j < end:
        c, by, i, j = beside(p, a, i, last, j, end)
        if by:
            shift_count(p, a, s, t, c, by, u)


@jit
def shift_count(p: Layout, a: Numbers, s: Numbers, t: Totals, c: int, by: int, u: int) -> None:
    """Count c changes because of unit `u`; all other units see it."""
    before = s[p.many + c]
    after = before + by
    s[p.many + c] = after
    terms = p.gterms + 3 * c
    limit, weight, most = a[terms], a[terms + 1], a[terms + 2]
    if max(before, after) + most <= limit or min(before, after) - most >= limit:
        return
    run, end = p.gruns + 4 * a[p.gfirst + c], p.gruns + 4 * a[p.gfirst + c + 1]
    while run < end:
        v, mine, begin = a[run], 0, run
        at = s[p.choice + v]
        while run < end and a[run] == v:
            if a[run + 1] <= at < a[run + 2]:
                mine = a[run + 3]
            run += 4
        if v != u:
            low, high = before - mine - limit, after - mine - limit
            for k in range(begin, run, 4):
                amount = a[k + 3]
                rise = max(0, high + amount) - max(0, high) - max(0, low + amount) + max(0, low)
                if rise:
                    add_along(s, p.dear + a[k + 1], p.dear + a[k + 2], weight * rise)


@jit
def add_along(s: Numbers, since: int, until: int, rise: int) -> None:
    """Add to a part of a table."""
    by = np.int32(rise)
    for k in range(np.uint64(since), np.uint64(until)):
        s[k] = np.int32(s[k] + by)


@jit
def joint(p: Layout, a: Numbers, s: Numbers, t: Totals, n: int) -> int:
    """What the counts cost more, when the n units of the chain move together, than the sum of each alone."""
    if n == 2 and not linked(p, a, p.mates, s[p.chain], s[p.chain + 1]):
        return 0
    extra = 0
    for i in range(1, n):
        extra -= turn(p, a, s, t, s[p.choice + s[p.chain + i]], s[p.aim + i], 0)
    for i in range(n):
        extra += turn(p, a, s, t, s[p.choice + s[p.chain + i]], s[p.aim + i], 1) * (i > 0)
    for i in range(n):
        turn(p, a, s, t, s[p.aim + i], s[p.choice + s[p.chain + i]], 1)
    return int(extra)


@jit
def turn(p: Layout, a: Numbers, s: Numbers, t: Totals, old: int, new: int, keep: int) -> int:
    """What the counts cost more if a unit leaves option `old` for `new`, the others where they are counted;
    with `keep` it is counted there from now on. Tables do not follow."""
    change = 0
    i, last = a[p.wfirst + old], a[p.wfirst + old + 1]
    j, end = a[p.wfirst + new], a[p.wfirst + new + 1]
    while i < last or j < end:
        c, by, i, j = beside(p, a, i, last, j, end)
        change += beyond(p, a, c, s[p.many + c], by)
        s[p.many + c] += keep * by
    return int(change)
