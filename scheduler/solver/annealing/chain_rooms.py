"""Rooms for all members of a chain at once, or none of them moves."""

from scheduler.solver.annealing.jit import jit
from scheduler.solver.annealing.layout import Layout, Numbers, Totals
from scheduler.solver.annealing.room_moves import cheapest_room, leaving, rise, sit, taking


@jit
def seat_chain(
    p: Layout, a: Numbers, s: Numbers, t: Totals, n: int, change: int, over: float, keep: bool
) -> tuple[int, bool]:
    """Give every member of the chain a room in its new slot; if that fails or costs too much, undo."""
    members = 0
    for i in range(n):
        u = s[p.chain + i]
        for m in range(a[p.mfirst + u], a[p.mfirst + u + 1]):
            j = members
            while j > 0 and a[p.size + s[p.order + j - 1]] < a[p.size + m]:
                s[p.order + j] = s[p.order + j - 1]
                j -= 1
            s[p.order + j] = m
            members += 1
    for i in range(members):
        m = s[p.order + i]
        slot = a[p.slot + s[p.choice + a[p.unit + m]]]
        change += leaving(p, a, s, t, m, slot)
        rise(p, a, s, t, m, slot)
        s[p.hold + 1 + m] = s[p.room + m]
    for i in range(members):
        m = s[p.order + i]
        slot = a[p.slot + s[p.aim + s[p.mark + a[p.unit + m]] - 1]]
        room = cheapest_room(p, a, s, t, m, slot, s[p.hold + 1 + m] if keep else -1)
        if room < 0:
            back(p, a, s, t, i, members)
            return change, False
        change += taking(p, a, s, t, m, slot, room, -1)
        sit(p, a, s, t, m, slot, room)
        if change > over:
            back(p, a, s, t, i + 1, members)
            return change, False
    return change, True


@jit
def back(p: Layout, a: Numbers, s: Numbers, t: Totals, seated: int, members: int) -> None:
    """The first `seated` members leave their new rooms; all take their old ones."""
    for i in range(seated):
        m = s[p.order + i]
        rise(p, a, s, t, m, a[p.slot + s[p.aim + s[p.mark + a[p.unit + m]] - 1]])
    for i in range(members):
        m = s[p.order + i]
        sit(p, a, s, t, m, a[p.slot + s[p.choice + a[p.unit + m]]], s[p.hold + 1 + m])


@jit
def unseat(p: Layout, a: Numbers, s: Numbers, t: Totals, n: int) -> None:
    """All members of a chain go back to their old rooms."""
    members = 0
    for i in range(n):
        members += a[p.mfirst + s[p.chain + i] + 1] - a[p.mfirst + s[p.chain + i]]
    back(p, a, s, t, members, members)
