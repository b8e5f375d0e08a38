"""Soft counts follow every move: each option knows what it would cost beyond the limits, all else as it is."""

from scheduler.anneal.arrays import Layout, Numbers, Totals
from scheduler.anneal.jit import jit


@jit
def beyond(p: Layout, a: Numbers, c: int, others: int, amount: int) -> int:
    """What `amount` more costs in count c when `others` are there."""
    over = others - a[p.glimit + c]
    return int(a[p.gweight + c] * (max(0, over + amount) - max(0, over)))


@jit
def part(p: Layout, a: Numbers, option: int, c: int) -> int:
    """For how many an option (-1: none) counts in count c."""
    if option >= 0:
        for k in range(a[p.wfirst + option], a[p.wfirst + option + 1]):
            if a[p.wcount + k] == c:
                return int(a[p.wamount + k])
    return 0


@jit
def recount(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, old: int, new: int) -> None:
    """Unit `u` leaves option `old` for `new` (-1: none): counts, and what they cost other units."""
    if old >= 0:
        for k in range(a[p.wfirst + old], a[p.wfirst + old + 1]):
            c = a[p.wcount + k]
            by = part(p, a, new, c) - a[p.wamount + k]
            if by:
                shift_count(p, a, s, t, c, by, u)
    if new >= 0:
        for k in range(a[p.wfirst + new], a[p.wfirst + new + 1]):
            c = a[p.wcount + k]
            if part(p, a, old, c) == 0:
                shift_count(p, a, s, t, c, a[p.wamount + k], u)


@jit
def shift_count(p: Layout, a: Numbers, s: Numbers, t: Totals, c: int, by: int, u: int) -> None:
    """Count c changes because of unit `u`; all other units see it."""
    before = s[p.many + c]
    after = before + by
    s[p.many + c] = after
    limit, most = a[p.glimit + c], a[p.gmost + c]
    if max(before, after) + most <= limit or min(before, after) - most >= limit:
        return
    i, end = a[p.gfirst + c], a[p.gfirst + c + 1]
    while i < end:
        v, mine, j = a[p.gunit + i], 0, i
        while j < end and a[p.gunit + j] == v:
            if a[p.gopt + j] == s[p.choice + v]:
                mine = a[p.gamount + j]
            j += 1
        if v != u:
            for k in range(i, j):
                amount = a[p.gamount + k]
                s[p.dear + a[p.gopt + k]] += beyond(p, a, c, after - mine, amount) - beyond(
                    p, a, c, before - mine, amount
                )
        i = j


@jit
def joint(p: Layout, a: Numbers, s: Numbers, t: Totals, n: int) -> int:
    """What the counts cost more, when the n units of the chain move together, than the sum of each alone."""
    extra = 0
    for i in range(n):
        old, new = s[p.choice + s[p.chain + i]], s[p.aim + i]
        for k in range(a[p.wfirst + old], a[p.wfirst + old + 1]):
            c, amount = a[p.wcount + k], a[p.wamount + k]
            extra += beyond(p, a, c, s[p.many + c] - amount, amount)
        for k in range(a[p.wfirst + new], a[p.wfirst + new + 1]):
            c = a[p.wcount + k]
            extra -= beyond(p, a, c, s[p.many + c] - part(p, a, old, c), a[p.wamount + k])
    for i in range(n):
        extra += count_chain(p, a, s, t, s[p.choice + s[p.chain + i]], -1)
        extra += count_chain(p, a, s, t, s[p.aim + i], 1)
    for i in range(n):
        count_chain(p, a, s, t, s[p.choice + s[p.chain + i]], 1)
        count_chain(p, a, s, t, s[p.aim + i], -1)
    return int(extra)


@jit
def count_chain(p: Layout, a: Numbers, s: Numbers, t: Totals, option: int, sign: int) -> int:
    """Counts gain (1) or lose (-1) an option; what they cost more then. Tables do not follow."""
    change = 0
    for k in range(a[p.wfirst + option], a[p.wfirst + option + 1]):
        c, amount = a[p.wcount + k], a[p.wamount + k]
        if sign > 0:
            change += beyond(p, a, c, s[p.many + c], amount)
        else:
            change -= beyond(p, a, c, s[p.many + c] - amount, amount)
        s[p.many + c] += sign * amount
    return int(change)
