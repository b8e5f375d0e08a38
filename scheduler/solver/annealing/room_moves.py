"""Rooms of members, slot by slot: what a member may take, and what taking or leaving costs."""

from scheduler.solver.annealing.jit import draw, jit
from scheduler.solver.annealing.layout import Layout, Numbers, Totals


@jit
def leaving(p: Layout, a: Numbers, s: Numbers, t: Totals, m: int, slot: int) -> int:
    """Change of cost when member `m` gives up its room in `slot`."""
    room = s[p.room + m]
    c = slot * p.rooms + room
    change = -a[p.price + room]
    if p.mixed and s[p.inside + c] > 1 and s[p.kinds + c * p.lengths + a[p.length + m]] == 1:
        change -= p.mixed
    return int(change)


@jit
def taking(p: Layout, a: Numbers, s: Numbers, t: Totals, m: int, slot: int, room: int, gone: int) -> int:
    """Change of cost when `m` takes a room in `slot` that `gone` (or -1) gives up; -1: it may not."""
    c = slot * p.rooms + room
    seated, inside, shut = s[p.seated + c], s[p.inside + c], s[p.shut + c]
    left = gone >= 0 and s[p.room + gone] == room
    if left:
        seated -= a[p.size + gone]
        inside -= 1
        shut -= a[p.alone + gone]
    if seated + a[p.size + m] > a[p.seats + room] or (inside > 0 and (a[p.alone + m] or shut > 0)):
        return -1
    price = a[p.price + room]
    if p.mixed and inside > 0:
        same = s[p.kinds + c * p.lengths + a[p.length + m]]
        if left and a[p.length + gone] == a[p.length + m]:
            same -= 1
        if same == 0:
            price += p.mixed
    return int(price)


@jit
def sit(p: Layout, a: Numbers, s: Numbers, t: Totals, m: int, slot: int, room: int) -> None:
    """Member `m` takes a room."""
    c = slot * p.rooms + room
    s[p.seated + c] += a[p.size + m]
    s[p.inside + c] += 1
    s[p.shut + c] += a[p.alone + m]
    s[p.kinds + c * p.lengths + a[p.length + m]] += 1
    s[p.room + m] = room


@jit
def rise(p: Layout, a: Numbers, s: Numbers, t: Totals, m: int, slot: int) -> None:
    """Member `m` gives up its room."""
    c = slot * p.rooms + s[p.room + m]
    s[p.seated + c] -= a[p.size + m]
    s[p.inside + c] -= 1
    s[p.shut + c] -= a[p.alone + m]
    s[p.kinds + c * p.lengths + a[p.length + m]] -= 1


@jit
def some_room(
    p: Layout, a: Numbers, s: Numbers, t: Totals, m: int, slot: int, gone: int, enough: int
) -> tuple[int, int]:
    """The cheapest, then tightest, of the first few rooms that fit, from a random one on; and its price."""
    begin, n = a[p.ffirst + m], a[p.ffirst + m + 1] - a[p.ffirst + m]
    best, least, tight, found = -1, 1 << 30, 1 << 30, 0
    if n == 0:
        return best, least
    k = draw(t, p.rng, n)
    for _ in range(n):
        room = a[p.froom + begin + k]
        k = k + 1 if k + 1 < n else 0
        price = taking(p, a, s, t, m, slot, room, gone)
        if price < 0:
            continue
        space = a[p.seats + room] - s[p.seated + slot * p.rooms + room]
        if price < least or (price == least and space < tight):
            best, least, tight = room, price, space
        found += 1
        if found >= enough:
            break
    return best, least


@jit
def cheapest_room(p: Layout, a: Numbers, s: Numbers, t: Totals, m: int, slot: int, only: int) -> int:
    """The cheapest, then tightest, room that takes member `m` (`only` that one if not -1), or -1."""
    best, least, tight = -1, 1 << 30, 1 << 30
    for k in range(a[p.ffirst + m], a[p.ffirst + m + 1]):
        room = a[p.froom + k]
        if only >= 0 and room != only:
            continue
        price = taking(p, a, s, t, m, slot, room, -1)
        space = a[p.seats + room] - s[p.seated + slot * p.rooms + room]
        if price >= 0 and (price < least or (price == least and space < tight)):
            best, least, tight = room, price, space
    return best
