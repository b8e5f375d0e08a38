"""Units put in and taken out one by one, the hardest first."""

from scheduler.solver.annealing.delta_tables import admitted, count_in, settle
from scheduler.solver.annealing.jit import jit
from scheduler.solver.annealing.layout import Layout, Numbers, Totals
from scheduler.solver.annealing.room_moves import cheapest_room, rise, sit


@jit
def take_out(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int) -> None:
    """Unit `u` gives up its option and rooms."""
    old = s[p.choice + u]
    if p.members:
        for m in range(a[p.mfirst + u], a[p.mfirst + u + 1]):
            rise(p, a, s, t, m, a[p.slot + old])
    settle(p, a, s, t, u, -1)
    count_in(p, a, s, t, old, -1)


@jit
def put(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, option: int) -> bool:
    """Unit `u` takes an option and rooms there, if there are any left and limits allow."""
    slot = a[p.slot + option]
    if p.members:
        for m in range(a[p.mfirst + u], a[p.mfirst + u + 1]):
            room = cheapest_room(p, a, s, t, m, slot, -1)
            if room < 0:
                for n in range(a[p.mfirst + u], m):
                    rise(p, a, s, t, n, slot)
                return False
            sit(p, a, s, t, m, slot, room)
    settle(p, a, s, t, u, option)
    count_in(p, a, s, t, option, 1)
    if admitted(p, a, s, t, option):
        return True
    take_out(p, a, s, t, u)
    return False


@jit
def greedy(p: Layout, a: Numbers, s: Numbers, t: Totals, done: Totals) -> int:
    """Place units one by one, the one with the fewest options left first; how many found no place."""
    units = p.units
    failed = 0
    for _ in range(units):
        next_, fewest, most = -1, 1 << 30, -1
        for u in range(units):
            if done[u]:
                continue
            free = 0
            for o in range(a[p.first + u], a[p.first + u + 1]):
                free += s[p.conf + o] == 0 and not a[p.closed + o]
            degree = a[p.hfirst + u + 1] - a[p.hfirst + u]
            if free < fewest or (free == fewest and degree > most):
                next_, fewest, most = u, free, degree
        done[next_] = 1
        if not first_fit(p, a, s, t, next_):
            failed += 1
    return failed


@jit
def first_fit(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int) -> bool:
    """Give a unit its cheapest free option that has room."""
    bound = -(1 << 30)
    while True:
        best = -1
        for o in range(a[p.first + u], a[p.first + u + 1]):
            fresh = s[p.conf + o] == 0 and not a[p.closed + o]
            key = s[p.dear + o] * 4 + (o - a[p.first + u]) % 4
            if (
                fresh
                and key > bound
                and (best < 0 or key < s[p.dear + best] * 4 + (best - a[p.first + u]) % 4)
            ):
                best = o
        if best < 0:
            return False
        if put(p, a, s, t, u, best):
            return True
        bound = s[p.dear + best] * 4 + (best - a[p.first + u]) % 4
