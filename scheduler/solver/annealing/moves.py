"""Moves of one or two units. Each returns whether it was made; `over` is how much it may cost."""

from scheduler.solver.annealing.delta_tables import admitted, count_in, replace, settle
from scheduler.solver.annealing.jit import draw, jit
from scheduler.solver.annealing.layout import Layout, Numbers, Totals
from scheduler.solver.annealing.room_moves import leaving, rise, sit, some_room, taking
from scheduler.solver.annealing.soft_counts import joint
from scheduler.solver.annealing.unit_pairs import crossing, hit

ROOMS_SEEN = 3


@jit
def option_at(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, slot: int) -> int:
    """The cheapest option of a unit in a slot, -1 if it has none."""
    if p.square:
        return a[p.first + u] + slot if a[p.closed + a[p.first + u] + slot] == 0 else -1
    k = u * p.slots + slot
    best = -1
    for i in range(a[p.sfirst + k], a[p.sfirst + k + 1]):
        option = a[p.sopt + i]
        if best < 0 or s[p.dear + option] < s[p.dear + best]:
            best = option
    return best


@jit
def move(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, new: int, over: float) -> bool:
    """Unit `u` (of one member) takes option `new` and, if rooms count, some room there."""
    old = s[p.choice + u]
    change = s[p.dear + new] - s[p.dear + old]
    if p.members == 0:
        if change > over or not replace(p, a, s, t, old, new):
            return False
    else:
        m = a[p.mfirst + u]
        before, after = a[p.slot + old], a[p.slot + new]
        change += leaving(p, a, s, t, m, before)
        if change + a[p.least + m] > over:
            return False
        room, price = some_room(p, a, s, t, m, after, m if before == after else -1, ROOMS_SEEN)
        change += price
        if room < 0 or change > over or not replace(p, a, s, t, old, new):
            return False
        rise(p, a, s, t, m, before)
        sit(p, a, s, t, m, after, room)
    settle(p, a, s, t, u, new)
    t[p.total] += change
    return True


@jit
def two(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, x: int, v: int, y: int, over: float) -> bool:
    """Units `u` and `v` (of one member each, in two slots) take options x and y: swap or kick.

    x is in the slot that v leaves, y not in that slot.
    """
    old, own = s[p.choice + u], s[p.choice + v]
    change = s[p.dear + x] - s[p.dear + old] + s[p.dear + y] - s[p.dear + own]
    here, there, away = a[p.slot + old], a[p.slot + own], a[p.slot + y]
    if p.members:
        m, n = a[p.mfirst + u], a[p.mfirst + v]
        change += leaving(p, a, s, t, m, here) + leaving(p, a, s, t, n, there)
        over -= a[p.least + m] + a[p.least + n]
    if p.apart and away == here and change > over:
        return False
    if s[p.conf + x] != hit(p, a, s, t, u, x, v, own) or s[p.conf + y] != hit(p, a, s, t, v, y, u, old):
        return False
    if hit(p, a, s, t, u, x, v, y):
        return False
    change += crossing(p, a, s, t, u, old, x, v, own, y)
    if p.counted:
        s[p.chain], s[p.aim], s[p.chain + 1], s[p.aim + 1] = u, x, v, y
        change += joint(p, a, s, t, 2)
    if change > over:
        return False
    if p.members:
        over += a[p.least + m]
        first, price = some_room(p, a, s, t, m, there, n, ROOMS_SEEN)
        if first < 0 or change + price > over:
            return False
        change += price
        over += a[p.least + n]
        second, price = some_room(p, a, s, t, n, away, m if away == here else -1, ROOMS_SEEN)
        if second < 0:
            return False
        change += price
    if change > over or not replace_two(p, a, s, t, old, x, own, y):
        return False
    if p.members:
        rise(p, a, s, t, m, here)
        rise(p, a, s, t, n, there)
        sit(p, a, s, t, m, there, first)
        sit(p, a, s, t, n, away, second)
    settle(p, a, s, t, u, x)
    settle(p, a, s, t, v, y)
    t[p.total] += change
    return True


@jit
def replace_two(p: Layout, a: Numbers, s: Numbers, t: Totals, old: int, x: int, own: int, y: int) -> bool:
    """Count x and y instead of p and o if limits allow."""
    if p.limits == 0 and p.chains == 0:
        return True
    count_in(p, a, s, t, old, -1)
    count_in(p, a, s, t, own, -1)
    count_in(p, a, s, t, x, 1)
    count_in(p, a, s, t, y, 1)
    if admitted(p, a, s, t, x) and admitted(p, a, s, t, y):
        return True
    count_in(p, a, s, t, x, -1)
    count_in(p, a, s, t, y, -1)
    count_in(p, a, s, t, old, 1)
    count_in(p, a, s, t, own, 1)
    return False


@jit
def reroom(p: Layout, a: Numbers, s: Numbers, t: Totals, m: int, over: float) -> bool:
    """Member `m` takes another room of its slot."""
    n = a[p.ffirst + m + 1] - a[p.ffirst + m]
    room = a[p.froom + a[p.ffirst + m] + draw(t, p.rng, n)]
    if room == s[p.room + m]:
        return False
    slot = a[p.slot + s[p.choice + a[p.unit + m]]]
    price = taking(p, a, s, t, m, slot, room, -1)
    if price < 0:
        return False
    change = price + leaving(p, a, s, t, m, slot)
    if change > over:
        return False
    rise(p, a, s, t, m, slot)
    sit(p, a, s, t, m, slot, room)
    t[p.total] += change
    return True


@jit
def exchange_rooms(p: Layout, a: Numbers, s: Numbers, t: Totals, m: int, over: float) -> bool:
    """Member `m` and another one of its slot exchange rooms."""
    slot = a[p.slot + s[p.choice + a[p.unit + m]]]
    v = s[p.list + slot * p.units + draw(t, p.rng, s[p.len + slot])]
    n = a[p.mfirst + v] + draw(t, p.rng, a[p.mfirst + v + 1] - a[p.mfirst + v])
    mine, its = s[p.room + m], s[p.room + n]
    if mine == its or a[p.seats + its] < a[p.size + m] or a[p.seats + mine] < a[p.size + n]:
        return False
    price = taking(p, a, s, t, m, slot, its, n)
    if price < 0:
        return False
    change = leaving(p, a, s, t, m, slot) + leaving(p, a, s, t, n, slot) + price
    price = taking(p, a, s, t, n, slot, mine, m)
    if price < 0 or change + price > over:
        return False
    rise(p, a, s, t, m, slot)
    rise(p, a, s, t, n, slot)
    sit(p, a, s, t, m, slot, its)
    sit(p, a, s, t, n, slot, mine)
    t[p.total] += change + price
    return True
