"""Moves that look at all options of a unit before they choose."""

from scheduler.solver.annealing.jit import draw, jit
from scheduler.solver.annealing.kempe_chains import carry
from scheduler.solver.annealing.layout import Layout, Numbers, Totals
from scheduler.solver.annealing.moves import move, two


@jit
def saving(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int) -> int:
    """The most that a unit could save on its rooms."""
    gain = 0
    for m in range(a[p.mfirst + u], a[p.mfirst + u + 1]):
        gain += a[p.price + s[p.room + m]] + p.mixed - a[p.least + m]
    return gain


@jit
def walk(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, over: float) -> bool:
    """Unit `u` takes one of all its options that are free and not too dear, any of them as likely."""
    begin, width = a[p.first + u], a[p.first + u + 1] - a[p.first + u]
    own = s[p.choice + u] - begin
    dear, conf = s[p.dear + begin : p.dear + begin + width], s[p.conf + begin : p.conf + begin + width]
    most = dear[own] + int(min(over, 1e9))
    if p.members:
        most += saving(p, a, s, t, u)
    found = 0
    for x in range(width):
        found += (conf[x] == 0) & (dear[x] <= most)
    if found < 2:
        return False
    left = draw(t, p.rng, found - 1)
    for x in range(width):
        if conf[x] == 0 and dear[x] <= most and x != own:
            left -= 1
            if left < 0:
                if p.members and a[p.mfirst + u + 1] - a[p.mfirst + u] > 1:
                    return carry(p, a, s, t, u, begin + x, -1, -1, over)
                return move(p, a, s, t, u, begin + x, over)
    return False


@jit
def both(p: Layout, a: Numbers, s: Numbers, t: Totals, u: int, x: int, v: int, y: int, over: float) -> bool:
    """Units `u` and `v` take options x and y."""
    if p.members and (a[p.mfirst + u + 1] - a[p.mfirst + u] > 1 or a[p.mfirst + v + 1] - a[p.mfirst + v] > 1):
        return carry(p, a, s, t, u, x, v, y, over)
    return two(p, a, s, t, u, x, v, y, over)
